/** Distances to events, by hand. */
import type { Ir } from '@hedgerow/dsl';
import { describe, expect, it } from 'vitest';
import { eventCalendar } from '../../src/calendar/events/index.ts';
import type { EventCalendar } from '../../src/calendar/types.ts';
import { makeTimeline } from '../../src/timeline/timeline.ts';
import { clock, dataset, day, idle, nyse } from '../support/data.ts';
import { agreed } from '../support/difference.ts';
import { graph } from '../support/graph.ts';
import { column, letters } from '../support/show.ts';

interface Asked {
  readonly low: number;
  readonly high: number;
  readonly unit: Ir.Length['unit'] | 'prints';
  readonly relation: 'before' | 'after';
}

function seen(schedule: EventCalendar, from: string, to: string, asked: Asked): string {
  const g = graph();
  const { low, high, unit, relation } = asked;
  if (unit === 'observations') throw new Error('events are measured in time');
  const node = g.add({
    op: 'event-window',
    event: 'e',
    low: g.number(low),
    high: g.number(high),
    distanceUnit: unit,
    relation,
  });
  const program = g.program({});
  const data = dataset([], { e: schedule });
  const timeline = makeTimeline(program, nyse, data, { from: day(from), to: day(to) });
  return letters(column(agreed(program, timeline, data, new Map(), idle), node));
}

const before = (low: number, high: number, unit: Asked['unit']): Asked => ({
  low,
  high,
  unit,
  relation: 'before',
});
const after = (low: number, high: number, unit: Asked['unit']): Asked => ({
  low,
  high,
  unit,
  relation: 'after',
});

/** Wednesday 2024-01-10 14:00, announced in 2023; complete to the end of January. */
const one: EventCalendar = {
  name: 'one',
  events: [
    { date: day('2024-01-10'), time: clock('2024-01-10 14:00'), announced: clock('2023-12-01 09:00') },
  ],
  knownThrough: day('2024-01-31'),
};

describe('one event on Wednesday 2024-01-10, from Friday the 5th', () => {
  const week = (asked: Asked): string => seen(one, '2024-01-05', '2024-01-12', asked);
  // Sessions: Fri 5, Mon 8, Tue 9, Wed 10, Thu 11, Fri 12.
  it.each([
    [before(0, 2, 'days'), 'FTTTFF'],
    [before(2, 5, 'days'), 'TTFFFF'],
    [before(0, 2, 'sessions'), 'FTTTFF'],
    [before(3, 3, 'sessions'), 'TFFFFF'],
    [before(0, 1, 'weeks'), 'TTTTFF'],
    [before(0, 1, 'months'), 'TTTT??'],
    // At the close of Tuesday the event is 22 hours away; on Wednesday it is over.
    [before(0, 22, 'hours'), 'FFTFFF'],
    [after(0, 0, 'days'), '???TFF'],
    [after(1, 2, 'days'), '???FTT'],
    [after(0, 1, 'sessions'), '???TTF'],
    [after(0, 2, 'hours'), '???TFF'],
  ])('%o', (asked, expected) => expect(week(asked)).toBe(expected));
});

it('is unknown where the schedule does not reach, and before it began', () => {
  expect(seen(one, '2024-01-26', '2024-01-31', before(0, 2, 'days'))).toBe('FF??');
  expect(seen(one, '2023-11-29', '2023-12-04', before(0, 60, 'days'))).toBe('??TT');
});

it('an event on a closed day counts as the next session’s', () => {
  const saturday: EventCalendar = {
    ...one,
    events: [
      { date: day('2024-01-06'), time: clock('2024-01-06 12:00'), announced: clock('2023-12-01 09:00') },
    ],
  };
  expect(seen(saturday, '2024-01-04', '2024-01-09', before(1, 1, 'sessions'))).toBe('FTFF');
  expect(seen(saturday, '2024-01-04', '2024-01-09', after(0, 0, 'sessions'))).toBe('??TF');
});

describe('the FOMC of March 2020', () => {
  const fomc = eventCalendar('calendar.fomc', nyse)!;
  it('was scheduled for the 18th until Sunday the 15th, when it was cancelled', () => {
    // Wed 11, Thu 12, Fri 13, Mon 16, Tue 17, Wed 18.
    expect(seen(fomc, '2020-03-11', '2020-03-18', before(0, 7, 'days'))).toBe('TTTFFF');
  });
  it('the next one known then was 29 April', () => {
    expect(seen(fomc, '2020-03-16', '2020-03-17', before(44, 44, 'days'))).toBe('TF');
  });
});
