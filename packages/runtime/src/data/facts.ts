import type { Facts, Program } from '@hedgerow/dsl';
import { isoDate } from '../calendar/civil.ts';
import type { TradingCalendar } from '../calendar/types.ts';
import { sessionClosingBy } from '../timeline/clocks.ts';
import type { Dataset } from './dataset.ts';

/** For the lint rules: of each input that has data, its first and last session and how many values it has. */
export function dataFacts(
  { inputs }: Pick<Program, 'inputs'>,
  { series }: Pick<Dataset, 'series'>,
  calendar: TradingCalendar,
): NonNullable<Facts['data']> {
  return new Map(
    inputs.flatMap(({ name, bars }) => {
      const own = series.get(name);
      const values = own?.fields.get(bars ? 'close' : 'value');
      if (!own || !values) return [];
      const known = (value: number): boolean => !Number.isNaN(value);
      const [first, last] = [values.findIndex(known), values.findLastIndex(known)];
      if (first < 0) return [];
      const sessionOf = (i: number): string =>
        isoDate(calendar.date[sessionClosingBy(calendar, own.knownAt[i]!)]!);
      const observations = values.filter(known).length;
      return [[name, { from: sessionOf(first), to: sessionOf(last), observations }] as const];
    }),
  );
}
