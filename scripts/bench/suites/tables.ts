/** R1 over a million rows by engines for tables, and R1 and R2 in C. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureLimit } from '../limit/limit.ts';
import { challenged, type Market, type Tape, tiled } from '../market.ts';
import { raceWaiting } from '../measure.ts';
import { peer } from '../peers/load.ts';
import type { Line } from '../report.ts';
import { handR1, handR2, r1, r2 } from '../rules.ts';
import { evaluation, OFTEN_OPEN } from './columns.ts';

const ROWS = 1_000_000;

/** Rows at which R1 holds, for the comparison, and the same counted, which is what is timed. */
interface TableEngine {
  readonly name: string;
  rows(): Promise<number[]>;
  count(): Promise<unknown>;
}

interface DuckDb {
  readonly DuckDBInstance: {
    create(path: string): Promise<{
      connect(): Promise<{
        run(sql: string): Promise<unknown>;
        runAndReadAll(sql: string): Promise<{ getRows(): unknown[][] }>;
      }>;
    }>;
  };
}

async function duckDb({ vix, be }: Tape): Promise<TableEngine | undefined> {
  const api = await peer<DuckDb>('@duckdb/node-api');
  if (!api) return undefined;
  const connection = await (await api.DuckDBInstance.create(':memory:')).connect();
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-bench-'));
  const file = join(folder, 'tape.csv');
  const lines = Array.from(vix, (x, i) => `${i},${x},${be[i]}`);
  writeFileSync(file, `i,vix,be\n${lines.join('\n')}\n`);
  const columns = "{'i': 'INTEGER', 'vix': 'DOUBLE', 'be': 'DOUBLE'}";
  await connection.run(`create table tape as from read_csv('${file}', columns = ${columns})`);
  rmSync(folder, { recursive: true });
  const held = `select i from tape
    window w as (order by i rows between 2 preceding and current row)
    qualify min(vix) over w > 28 and count(*) over w = 3 and be > 0.6`;
  return {
    name: 'DuckDB',
    rows: async () =>
      (await connection.runAndReadAll(`${held} order by i`)).getRows().map(([i]) => Number(i)),
    count: async () => (await connection.runAndReadAll(`select count(*) from (${held})`)).getRows(),
  };
}

interface PolarsExpression {
  rollingMin(window: number): PolarsExpression;
  gt(level: number): PolarsExpression;
  and(other: PolarsExpression): PolarsExpression;
  alias(name: string): PolarsExpression;
  sum(): PolarsExpression;
}

interface Polars {
  readonly default: {
    col(name: string): PolarsExpression;
    DataFrame(columns: Readonly<Record<string, unknown>>): {
      select(...expressions: PolarsExpression[]): { getColumn(name: string): { toArray(): unknown[] } };
    };
    Series(name: string, values: Float64Array): unknown;
  };
}

async function polars({ vix, be }: Tape): Promise<TableEngine | undefined> {
  const api = await peer<Polars>('nodejs-polars');
  if (!api) return undefined;
  const pl = api.default;
  const frame = pl.DataFrame({ vix: pl.Series('vix', vix), be: pl.Series('be', be) });
  const held = pl.col('vix').rollingMin(3).gt(28).and(pl.col('be').gt(0.6));
  return {
    name: 'nodejs-polars',
    rows: async () =>
      frame
        .select(held.alias('held'))
        .getColumn('held')
        .toArray()
        .flatMap((holds, i) => (holds === true ? [i] : [])),
    count: async () => frame.select(held.sum().alias('held')).getColumn('held').toArray(),
  };
}

const same = (rows: readonly number[], expected: Uint8Array): boolean =>
  rows.every((i) => expected[i] === 1) && rows.length === expected.reduce((sum, holds) => sum + holds, 0);

export async function tableLines({ tape }: Market): Promise<Line[]> {
  const its = tiled(tape, ROWS);
  const often = tiled(challenged(tape), ROWS);
  const expected = handR1(its);
  const engines = [await duckDb(its), await polars(its)].filter((engine) => engine !== undefined);
  for (const { name, rows } of engines) {
    if (!same(await rows(), expected)) throw new Error(`${name} finds other rows than R1`);
  }
  const candidates = [
    { name: 'R1', run: evaluation(r1, its).touch },
    { name: 'R2', run: evaluation(r2, its).touch },
    { name: OFTEN_OPEN, run: evaluation(r2, often).touch },
    ...engines.map(({ name, count }) => ({ name, run: count })),
  ];
  const times = await raceWaiting(candidates, 7, 2);
  const perRow = (name: string): number => (times.get(name)! * 1e6) / ROWS;
  const what = (rule: string, other: string): string => `${rule}, 1,000,000 rows, ns a row: ${other}`;
  const lines: Line[] = engines.map(({ name }) => ({
    what: what('R1', name),
    ours: perRow('R1'),
    other: perRow(name),
    note: 'the same rows; the other counts them',
  }));
  const [limit, oftenLimit] = [its, often].map((one) =>
    measureLimit(one, { R1: handR1(one), R2: handR2(one) }, 15),
  );
  if (!limit || !oftenLimit) {
    console.error('bench: without C: no gcc found');
    return lines;
  }
  const note = 'gcc -O3 -march=native, the same rows; a process of its own';
  const limitLine = (rule: string, other: number): Line => ({
    what: what(rule, 'C'),
    ours: perRow(rule),
    other,
    note,
  });
  return [
    ...lines,
    limitLine('R1', limit.r1),
    limitLine('R2', limit.r2),
    limitLine(OFTEN_OPEN, oftenLimit.r2),
  ];
}
