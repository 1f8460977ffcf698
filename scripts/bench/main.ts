/** `pnpm bench`: measures, prints a table, and writes docs/performance.md. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import type { SourceFile } from '@hedgerow/dsl';
import { readMarket } from './market.ts';
import { installPeers } from './peers/load.ts';
import { type Machine, page, terminalTable } from './report.ts';
import { backtestLines, coldBacktest } from './suites/backtest.ts';
import { bookLines } from './suites/books.ts';
import { columnLines } from './suites/columns.ts';
import { compileLines } from './suites/compile.ts';
import { editorLines } from './suites/editor.ts';
import { exactSweepLines } from './suites/exact-sweep.ts';
import { gridSweepLines } from './suites/grid-sweep.ts';
import { indicatorLines } from './suites/indicators.ts';
import { ruleEngineLines } from './suites/rule-engines.ts';
import { streamLines } from './suites/stream.ts';
import { tableLines } from './suites/tables.ts';

const root = join(import.meta.dirname, '../..');
const PROCESSES = 5;

/** Rule sets of the project by the name that the table gives them. */
const ruleSets: Readonly<Record<string, readonly string[]>> = {
  'design card': ['rules/examples/design-card.hedge'],
  'ALVH rules': readdirSync(join(root, 'rules/alvh'))
    .filter((name) => name.endsWith('.hedge') && !name.endsWith('.test.hedge'))
    .map((name) => `rules/alvh/${name}`),
};

const read = (paths: readonly string[]): SourceFile[] =>
  paths.map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));

/** What a user waits for who runs a command: each time in a process of its own, which prints its milliseconds. */
const coldTimes = (file: string, ...args: string[]): number[] =>
  Array.from({ length: PROCESSES }, () =>
    Number(execFileSync(process.execPath, [...process.execArgv, file, ...args], { encoding: 'utf8' })),
  );
const coldBacktests = (name: string): number[] => coldTimes(import.meta.filename, name);
const coldLints = (layers: number): number[] =>
  coldTimes(join(import.meta.dirname, 'cold-lint.ts'), `${layers}`);

async function bench(): Promise<void> {
  const machine: Machine = {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: cpus().length,
    node: process.version.slice(1),
    load: loadavg()[0]!,
  };
  const market = readMarket();
  installPeers();
  console.error(
    `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, load ${machine.load.toFixed(2)}`,
  );
  console.error(`data: ${market.source}`);
  // While nothing of this process runs beside them.
  const linted = { onOneLayer: coldLints(1), onThreeLayers: coldLints(3) };
  const lines = [
    ...Object.entries(ruleSets).flatMap(([name, paths]) =>
      backtestLines(market, name, read(paths), coldBacktests(name)),
    ),
    ...columnLines(market),
    ...(await tableLines(market)),
    ...(await indicatorLines(market)),
    ...(await ruleEngineLines(market)),
    ...streamLines(market),
    ...bookLines(market),
    ...exactSweepLines(market),
    ...gridSweepLines(market),
    ...compileLines(read(ruleSets['ALVH rules']!), linted),
    ...(await editorLines(market)),
  ];
  console.log(terminalTable(lines));
  writeFileSync(join(root, 'docs/performance.md'), page(lines, machine, market.source));
  console.error('wrote docs/performance.md');
}

const cold = ruleSets[process.argv[2] ?? ''];
if (cold) console.log(coldBacktest(readMarket(), read(cold)));
else await bench();
