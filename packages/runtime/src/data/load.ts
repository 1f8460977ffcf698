/** Data of every kind: with positions, and with the event calendars that ship with the runtime. */
import type { Ir } from '@hedgerow/dsl';
import { books } from '../book/load.ts';
import { eventCalendars } from '../calendar/events/index.ts';
import type { TradingCalendar } from '../calendar/types.ts';
import type { Dataset } from './dataset.ts';
import { namesIn } from './names.ts';
import { type DataSource, type LoadOptions, readData } from './read.ts';

const all = { books, eventCalendars };

/** Reads sources into one data set. */
export const loadData = (
  sources: readonly DataSource[],
  inputs: readonly Ir.Input[],
  calendar: TradingCalendar,
  options?: LoadOptions,
): Dataset => readData(all, sources, inputs, calendar, options);

/** Names that sources could give, for the `supplied` option of `compile`. */
export const suppliedNames = (sources: readonly DataSource[]): string[] => namesIn(all, sources);
