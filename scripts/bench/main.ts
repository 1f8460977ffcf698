/** `pnpm bench`: measures, prints a table, and writes docs/performance.md. */
import { writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { reference } from '@hedgerow/runtime';
import { readMarket } from './market.ts';
import { type Machine, page, terminalTable } from './report.ts';
import { backtestLines } from './suites/backtest.ts';
import { columnLines } from './suites/columns.ts';
import { compileLines } from './suites/compile.ts';

const root = join(import.meta.dirname, '../..');
const alvh = join(root, 'rules/alvh');

const machine: Machine = {
  cpu: cpus()[0]?.model.trim() ?? 'unknown',
  cores: cpus().length,
  node: process.version.slice(1),
  load: loadavg()[0]!,
};
const market = readMarket();
console.error(
  `${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, load ${machine.load.toFixed(2)}`,
);
console.error(`data: ${market.source}`);

const { lines: backtest, sessions } = backtestLines(market, alvh, reference);
const lines = [...backtest, ...columnLines(market), ...compileLines(alvh)];
const source = `${market.source}; the backtest covers ${sessions.toLocaleString('en-US')} sessions of the NYSE`;

console.log(terminalTable(lines));
writeFileSync(join(root, 'docs/performance.md'), page(lines, machine, source));
console.error('wrote docs/performance.md');
