/** Inputs as the compiler makes them, for tests of what reads data. */
import type { Ir } from '@hedgerow/dsl';
import { tradingCalendar } from '../../src/calendar/index.ts';
import { type DataSource, type LoadOptions, loadData } from '../../src/data/load.ts';

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
