/** The earliest session of what waits for a date, and on grids within sessions. */
import { describe, expect, it } from 'vitest';
import type { EventCalendar } from '../../src/calendar/types.ts';
import { explain } from '../../src/explain/explain.ts';
import type { Why } from '../../src/explain/why.ts';
import { clock, day, ticks } from '../support/data.ts';
import { evaluate, type Setting } from '../support/evaluate.ts';

/** The condition of a rule at an instant of the grid, by default the last. */
function why(condition: string, { source, ...setting }: Setting, instant?: number): Why {
  const rule = `rule it: when ${condition} alert "it"`;
  const { evaluation } = evaluate({ ...setting, source: `${source}\n${rule}` }, []);
  const last = evaluation.timeline.grid.length - 1;
  return explain(evaluation, evaluation.program.rules[0]!.when, instant ?? last);
}

describe('an event', () => {
  const event = (date: string, announced: string) => ({
    date: day(date),
    time: clock(`${date} 14:00`),
    announced: clock(announced),
  });
  const schedule: EventCalendar = {
    name: 'talk',
    events: [event('2024-01-12', '2023-12-01 09:00'), event('2024-01-09', '2024-01-05 09:00')],
    knownThrough: day('2024-02-29'),
  };
  const setting: Setting = {
    source: 'event talk from "calendar.talk"',
    series: [],
    range: { from: day('2024-01-02'), to: day('2024-01-05') },
    events: { talk: { ...schedule, events: schedule.events.toSorted((a, b) => a.date - b.date) } },
  };

  // On Wednesday 3 January the talk of Friday the 12th is known; from Friday the 5th on also that of the 9th.
  // Monday the 15th is Martin Luther King's, no session.
  it.each([
    ['within 2 days before talk', 1, 5],
    ['within 2 sessions before talk', 1, 5],
    ['1..1 sessions before talk', 3, 1],
    ['within 2 days before talk', 3, 1],
    ['not within 30 days before talk', 3, 6],
    ['within 1 sessions after talk', 1, null],
  ])('%s, seen from instant %d: %j', (condition, instant, sessions) => {
    expect(why(condition, setting, instant).earliest).toBe(sessions);
  });

  it('cannot be said where no schedule is known', () => {
    expect(why('within 2 days before talk', { ...setting, events: {} }).earliest).toBeNull();
  });
});

describe('three instants a session', () => {
  const setting = (...values: readonly number[]): Setting => ({
    source: 'evaluate every 130 minutes\ninput x : index every 130 minutes',
    series: [
      ticks(
        'x',
        values.map((value, i) => {
          const time = ['11:40', '13:50', '16:00'][i % 3]!;
          return [`2024-01-0${2 + Math.floor(i / 3)} ${time}`, value] as const;
        }),
      ),
    ],
    range: { from: day('2024-01-02'), to: day('2024-01-04') },
  });
  // Nine instants: 0..2 on Tuesday, 3..5 on Wednesday, 6..8 on Thursday.
  const never = setting(0, 0, 0, 0, 0, 0, 0, 0, 0);

  it('could be true later in the session, or in the next', () => {
    expect(why('x > 0', never, 3).earliest).toBe(0);
    expect(why('x > 0', never, 5).earliest).toBe(1);
  });

  it('counts whole sessions, of which one false instant takes the whole', () => {
    const condition = 'x > 0 for 2 sessions';
    expect(why(condition, setting(0, 0, 0, 1, 1, 1, 0, 0, 0), 5)).toMatchObject({
      earliest: 1,
      progress: { have: 1, need: 2, unit: 'sessions' },
    });
    expect(why(condition, setting(0, 0, 0, 0, 1, 1, 0, 0, 0), 5)).toMatchObject({
      earliest: 2,
      progress: { have: 0, need: 2, unit: 'sessions' },
    });
  });

  it('a cross asks for two instants where the value is beyond already', () => {
    const above = setting(9, 9, 9, 9, 9, 9, 9, 9, 9);
    // From 11:40: at or below at 13:50, above at 16:00. From 13:50: above in the next session.
    expect([3, 4, 5].map((instant) => why('x crosses above 5', above, instant).earliest)).toEqual([0, 1, 1]);
  });

  it('of whole sessions stands as of the last close until this one', () => {
    const daily = {
      ...never,
      source: `${never.source}\ninput y : index`,
      series: [
        ...never.series,
        ticks('y', [
          ['2024-01-02 16:00', 1],
          ['2024-01-03 16:00', 1],
          ['2024-01-04 16:00', 1],
        ]),
      ],
    };
    const condition = 'y > 0 for 2 sessions';
    expect(why(condition, daily, 2)).toMatchObject({ earliest: 1, progress: { have: 1, need: 2 } });
    expect(why(condition, daily, 4)).toMatchObject({ earliest: 0, progress: { have: 1, need: 2 } });
    expect(why(condition, daily, 5).truth).toBe('true');
    // Friday, the 5th, completes the week.
    expect(why('(y by week) > 5', daily, 6).earliest).toBe(1);
  });

  it('counts minutes from the last false instant on', () => {
    const told = why('x > 0 for 260 minutes', setting(0, 0, 0, 0, 1, 1, 0, 0, 0), 4);
    expect(told).toMatchObject({ earliest: 0, progress: { have: 130, need: 260, unit: 'minutes' } });
  });
});
