/** What a whole series makes one doubt, though each of its rows is fine. */
import type { Ir } from '@hedgerow/dsl';
import { isoDate } from '../calendar/civil.ts';
import type { TradingCalendar } from '../calendar/types.ts';
import type { DataIssue } from './dataset.ts';
import { dataIssue } from './issues.ts';
import type { Piece } from './join.ts';

/** Sessions between the first and the last observation that have none. */
function missingSessions(
  { file, series, reported, feed }: Piece,
  input: Ir.Input,
  calendar: TradingCalendar,
): DataIssue[] {
  const { period } = series;
  const values = series.fields.get(input.bars ? 'close' : 'value')!;
  const dates: string[] = [];
  let expected = period[0]!;
  for (let i = 0; i < period.length; i++) {
    for (; expected < period[i]!; expected++)
      if (!reported.has(expected)) dates.push(isoDate(calendar.date[expected]!));
    if (Number.isNaN(values[i]!)) dates.push(isoDate(calendar.date[expected]!));
    expected++;
  }
  if (dates.length === 0) return [];
  const found = dataIssue(
    'missing-sessions',
    { input: input.name, count: dates.length, dates },
    { file, input: input.name },
  );
  // Where the last value is declared to stand, a gap is expected and only told.
  return [input.stale || feed?.stale ? { ...found, severity: 'info' } : found];
}

/** A rate is a fraction of one a year: half of its values above 25% is rare for rates, and usual for percentages. */
const SUSPICIOUS_RATE = 0.25;

function rateInPercent({ file, series }: Piece, input: Ir.Input): DataIssue[] {
  if (input.unit !== 'rate' || input.high !== undefined) return [];
  const sizes = series.fields.get(input.bars ? 'close' : 'value')!.filter((v) => !Number.isNaN(v));
  const median = sizes.map(Math.abs).sort()[Math.floor(sizes.length / 2)] ?? 0;
  if (median < SUSPICIOUS_RATE) return [];
  return [dataIssue('rate-looks-like-percent', { input: input.name, median }, { file, input: input.name })];
}

/** A feed's `stale` is for inputs every session; it would say nothing about a slower one. */
function staleOfPrints({ feed }: Piece, input: Ir.Input): DataIssue[] {
  if (!feed?.stale || input.every.unit === 'session') return [];
  const params = {
    path: `feeds.${feed.name}.stale`,
    found: `a limit for \`${input.name}\`, which is not an input every session`,
    expected: `it in the rule set: \`input ${input.name} ... stale after ${feed.stale.count} ${feed.stale.unit}\``,
  };
  return [dataIssue('invalid-manifest', params, { file: 'hedgerow.json', input: input.name })];
}

/** Doubts about the series of one input. */
export const doubts = (piece: Piece, input: Ir.Input, calendar: TradingCalendar): DataIssue[] => [
  ...(input.every.unit === 'session' ? missingSessions(piece, input, calendar) : []),
  ...rateInPercent(piece, input),
  ...staleOfPrints(piece, input),
];
