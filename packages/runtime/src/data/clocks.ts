/** Rows to observations, for each clock that an input may have. */
import { isoDate, MS_PER_MINUTE } from '../calendar/civil.ts';
import type { Series } from './dataset.ts';
import type { Lag } from './feeds.ts';
import { periodKnownAt, publicationTime, sessionKnownAt } from './known-at.ts';
import { ascending, type Candidate, hasValue, type Reading, reportOrder, toSeries } from './observations.ts';
import { type PeriodUnit, periodEnd, periodLabel, periodStart } from './periods.ts';
import { usualLag } from './publication-lags.ts';
import type { StampedRow } from './rows.ts';

/** (known-at, period), as a series is ordered. */
const inPublicationOrder = (candidates: readonly Candidate[]): Candidate[] =>
  candidates.toSorted((a, b) => a.knownAt - b.knownAt || a.period - b.period);

/** Every session: one row a session, known at its close, or at the row's own time if that is later. */
export function sessionSeries(reading: Reading): Series {
  const { rows, cells, calendar, issues, lag, input } = reading;
  const first = calendar.date[0]!;
  const last = calendar.date[calendar.date.length - 1]!;
  const outside: StampedRow[] = [];
  const candidates: Candidate[] = [];
  for (const row of rows) {
    const { date, label, time, midnight } = row.stamp;
    const isOutside = label === undefined && (date < first || date > last);
    if (isOutside) outside.push(row);
    if (isOutside || !hasValue(row, cells)) continue;
    const place = { line: row.row.line, dropped: true };
    const session = calendar.indexOf(date);
    if (label !== undefined) {
      issues.addOnce('bad-date', { found: row.text, expected: 'a day, such as 2025-10-24' }, place);
    } else if (session < 0) {
      const reason = calendar.closedBecause(date) ?? '';
      issues.addOnce('row-on-closed-day', { date: isoDate(date), calendar: calendar.name, reason }, place);
    } else {
      // A row that tells its own time needs no usual one.
      const isTimed = time !== undefined && midnight !== true;
      const due = sessionKnownAt(session, lag ?? (isTimed ? undefined : usualLag(input.name)), calendar);
      const told = row.published
        ? publicationTime(row.published, input.name, lag, calendar)
        : midnight === true
          ? due
          : (time ?? due);
      candidates.push({
        row,
        period: session,
        knownAt: Math.max(row.published ? calendar.close[session]! : due, told),
      });
    }
  }
  if (outside.length > 0) {
    issues.addOnce(
      'rows-outside-calendar',
      {
        rows: outside.length,
        first: outside[0]!.text,
        last: outside.at(-1)!.text,
        calendar: calendar.name,
        range: `${isoDate(first)} to ${isoDate(last)}`,
      },
      { dropped: true },
    );
  }
  const kept = ascending(candidates, reading);
  return toSeries(reading.hasPublished ? ascending(inPublicationOrder(kept), reading) : kept, reading);
}

/**
 * Every N minutes: one row an instant. A plain value is known at its time; a bar's time is when it began, as most
 * files have it, so it is known N minutes later. Rows outside the hours of a session are prints like any other.
 */
export function minuteSeries(reading: Reading): Series {
  const { rows, cells, calendar, issues, lag, input } = reading;
  const duration = input.bars ? input.every.count * MS_PER_MINUTE : 0;
  const candidates: Candidate[] = [];
  for (const row of rows) {
    if (!hasValue(row, cells)) continue;
    const { time, date } = row.stamp;
    if (time === undefined) {
      const expected = 'an instant, such as 2025-10-24T10:05-04:00';
      issues.addOnce('bad-date', { found: row.text, expected }, { line: row.row.line, dropped: true });
      continue;
    }
    const known = row.published
      ? publicationTime(row.published, input.name, lag, calendar)
      : time + duration + (lag?.unit === 'minutes' ? lag.count : 0) * MS_PER_MINUTE;
    const later = lag && lag.unit !== 'minutes' ? periodKnownAt(date, lag, calendar) : known;
    candidates.push({ row, period: time, knownAt: Math.max(time + duration, row.published ? known : later) });
  }
  const kept = ascending(candidates, reading);
  return toSeries(reading.hasPublished ? ascending(inPublicationOrder(kept), reading) : kept, reading);
}

/** `08:30`: completes a date of publication, and says nothing of which date. */
const isClockAlone = (lag: Lag): boolean => lag.count === 0 && lag.clock !== undefined;

/** Reference period and publication of each row of a slow input, or an issue. */
function prints(reading: Reading, unit: PeriodUnit, lag: Lag | undefined): Candidate[] {
  const { rows, cells, calendar, issues, input } = reading;
  const candidates: Candidate[] = [];
  for (const row of rows) {
    if (!hasValue(row, cells)) continue;
    const place = { line: row.row.line, dropped: true };
    const { date, label } = row.stamp;
    if (label !== undefined && label !== unit && !(label === 'month' && unit === 'quarter')) {
      issues.addOnce('bad-date', { found: row.text, expected: `a ${unit}, or a day of one` }, place);
      continue;
    }
    const period = periodStart(date, unit);
    let knownAt: number;
    if (row.published) knownAt = publicationTime(row.published, input.name, lag, calendar);
    else if (lag && !isClockAlone(lag)) knownAt = periodKnownAt(periodEnd(period, unit), lag, calendar);
    else {
      issues.addOnce('bad-date', { found: '', expected: 'a time of publication' }, place);
      continue;
    }
    if (knownAt < calendar.timeOf(period, 0)) {
      const published = isoDate(calendar.dateOf(knownAt));
      issues.addOnce('published-too-early', { period: periodLabel(period, unit), published }, place);
      continue;
    }
    candidates.push({ row, period, knownAt });
  }
  return candidates;
}

/**
 * Every week, month or quarter: publications of reference periods. With publication times the first print of each
 * period counts and the later ones are its revisions; without, a lag tells when each was known: the feed's, else the usual
 * one of the series. `undefined`, with an error, where there is neither.
 */
export function printSeries(reading: Reading, unit: PeriodUnit): Series | undefined {
  const { input, hasPublished, issues } = reading;
  const lag = reading.lag ?? usualLag(input.name);
  if (!hasPublished && (!lag || isClockAlone(lag))) {
    issues.add(
      'missing-publication-time',
      { input: input.name, every: unit },
      { input: input.name, dropped: true },
    );
    return undefined;
  }
  const candidates = prints(reading, unit, lag);
  if (!hasPublished) return toSeries(ascending(candidates, reading), reading);

  const first = new Map<number, Candidate>();
  const revised: Candidate[] = [];
  for (const candidate of inPublicationOrder(candidates)) {
    const earlier = first.get(candidate.period);
    if (!earlier) first.set(candidate.period, candidate);
    else if (earlier.knownAt === candidate.knownAt)
      reportOrder(candidate.row, earlier.row, earlier.row, issues);
    else revised.push(candidate);
  }
  if (revised.length > 0) {
    const label = periodLabel(revised[0]!.period, unit);
    issues.add(
      'revision-not-used',
      { input: input.name, count: revised.length, first: label },
      { line: revised[0]!.row.row.line, input: input.name },
    );
  }
  return toSeries(ascending([...first.values()], reading), reading);
}
