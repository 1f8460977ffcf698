/** Inputs as the compiler makes them, for tests of what reads data. */
import type { Ir } from '@hedgerow/dsl';
import { isoDate, isoInstant } from '../../src/calendar/civil.ts';
import { tradingCalendar } from '../../src/calendar/index.ts';
import type { Dataset } from '../../src/data/dataset.ts';
import { type CsvFeed, parseLag } from '../../src/data/feeds.ts';
import { loadData } from '../../src/data/load.ts';
import type { DataSource, LoadOptions } from '../../src/data/read.ts';

export const nyse = tradingCalendar('XNYS')!;

export const input = (name: string, declaration: Partial<Ir.Input> = {}): Ir.Input => ({
  name,
  unit: 'index',
  bars: false,
  every: { unit: 'session', count: 1 },
  supplied: false,
  file: 'rules.hedge',
  span: { start: 0, end: 1 },
  ...declaration,
});

export const monthly = (name: string, declaration: Partial<Ir.Input> = {}): Ir.Input =>
  input(name, { every: { unit: 'month', count: 1 }, ...declaration });

/** Loads one file. */
export const load = (
  content: string | Uint8Array,
  inputs: readonly Ir.Input[],
  source: Partial<DataSource> = {},
  options: LoadOptions = {},
) => loadData([{ name: 'data.csv', content, ...source }], inputs, nyse, options);

/** What a data set shows of itself, in short. */
export const found = (data: Dataset): string[] =>
  data.issues.map((i) => `${i.id}${i.line === undefined ? '' : ` ${i.line}`}`);
export const values = (
  data: Dataset,
  name = 'vix',
  field: 'value' | 'high' | 'close' | 'volume' = 'value',
): number[] => Array.from(data.series.get(name)?.fields.get(field) ?? []);
export const days = (data: Dataset, name = 'vix'): string[] =>
  Array.from(data.series.get(name)!.period, (p) => isoDate(nyse.date[p]!));
export const known = (data: Dataset, name = 'vix'): string[] =>
  Array.from(data.series.get(name)!.knownAt, isoInstant);
export const feed = (
  settings: Partial<Omit<CsvFeed, 'lag'>> & { readonly lag?: string },
): { feed: CsvFeed } => {
  const { lag, ...rest } = settings;
  const parsed = lag === undefined ? undefined : parseLag(lag)!;
  return { feed: { name: 'f', type: 'csv', path: 'data.csv', ...rest, ...(parsed && { lag: parsed }) } };
};
