/** Rules on real dates: rows are not sessions, and prints are known when they are published. */
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../src/calendar/civil.ts';
import { daily, day, nyse, prints, sessionsFrom } from '../support/data.ts';
import { evaluate, numbersOf, type Setting, truthsOf } from '../support/evaluate.ts';

/** The sessions at which a condition is true. */
function dates(setting: Setting, condition: string): string[] {
  const { evaluation, values } = evaluate(setting, [condition]);
  const { session } = evaluation.timeline.grid;
  return values[0]!.flatMap((truth, i) => (truth === 1 ? [isoDate(nyse.date[session[i]!]!)] : []));
}

describe('closed days', () => {
  it('2001-09-10 and 09-17 are neighbours', () => {
    const setting = {
      source: 'input vix : index',
      // Thu 6, Fri 7, Mon 10, Mon 17, Tue 18 September.
      series: [daily('vix', [29, 20, 29, 41, 38], '2001-09-06')],
    };
    expect(dates(setting, 'vix > 28 for 2 sessions')).toEqual(['2001-09-17', '2001-09-18']);
    expect(dates(setting, 'vix rises 40% within 1 sessions')).toEqual(['2001-09-10', '2001-09-17']);
    expect(dates(setting, 'vix > 28 for 3 days')).toEqual(['2001-09-10', '2001-09-17', '2001-09-18']);
  });

  it('Juneteenth 2022 is no session: three sessions from Thursday end on Tuesday', () => {
    const setting = {
      source: 'input vix : index',
      // Wed 15, Thu 16, Fri 17, Tue 21 June.
      series: [daily('vix', [29.62, 32.95, 31.13, 30.19], '2022-06-15')],
    };
    expect(dates(setting, 'vix > 30 for 3 sessions')).toEqual(['2022-06-21']);
  });
});

describe('the CPI of October 2025, which was never published', () => {
  const cpi = prints('cpi', [
    ['2024-09-01', '2024-10-10 08:30', 100],
    ['2024-10-01', '2024-11-13 08:30', 200],
    ['2024-11-01', '2024-12-11 08:30', 300],
    ['2025-08-01', '2025-09-11 08:30', 104],
    ['2025-09-01', '2025-10-24 08:30', 103],
    ['2025-11-01', '2025-12-18 08:30', 330],
  ]);
  // The print of the 24th is known at that day's close.
  const setting: Setting = {
    source: 'input cpi : index every month',
    series: [cpi],
    range: sessionsFrom('2025-10-23', 45),
  };
  const at = (iso: string, expression: string): number => {
    const { evaluation, values } = evaluate(setting, [expression]);
    const { session } = evaluation.timeline.grid;
    return values[0]![session.indexOf(nyse.indexOf(Date.parse(iso) / 86_400_000))]!;
  };

  it('yoy compares each print with its own month of the year before', () => {
    expect(at('2025-10-24', 'yoy(cpi)')).toBeCloseTo(103 / 100 - 1, 15);
    expect(at('2025-12-17', 'yoy(cpi)')).toBeCloseTo(103 / 100 - 1, 15);
    expect(at('2025-12-18', 'yoy(cpi)')).toBeCloseTo(330 / 300 - 1, 15);
  });
  it('and is unknown where that month was not published', () => {
    expect(at('2025-10-23', 'yoy(cpi)')).toBeNaN();
  });
  it('rising goes print by print, on the day of publication', () => {
    expect(at('2025-10-23', 'cpi falling for 1 prints')).toBe(1);
    expect(at('2025-10-24', 'cpi falling for 2 prints')).toBe(1);
    expect(at('2025-12-17', 'cpi falling for 2 prints')).toBe(1);
    expect(at('2025-12-18', 'cpi rising')).toBe(1);
  });
});

describe('two prints of one morning', () => {
  it('are two observations', () => {
    const setting: Setting = {
      source: 'input m : index every month',
      series: [
        prints('m', [
          ['2023-10-01', '2024-01-03 08:30', 1],
          ['2023-11-01', '2024-01-03 08:30', 2],
          ['2023-12-01', '2024-01-04 08:30', 3],
        ]),
      ],
      range: sessionsFrom('2024-01-02', 3),
    };
    expect(truthsOf(setting, 'm rising for 2 prints')).toBe('??T');
    expect(truthsOf(setting, 'm 1 prints ago < 2')).toBe('?TF');
  });
});

describe('known and coalesce of a slow input', () => {
  it('see what was never published, and what has gone stale', () => {
    const setting: Setting = {
      source: 'input m, n : index every month stale after 2 days\nlet either = coalesce(m, 9)',
      series: [prints('m', [['2023-12-01', '2024-01-03 08:30', 1]]), prints('n', [])],
      range: sessionsFrom('2024-01-02', 5),
    };
    expect(truthsOf(setting, 'known(m)')).toBe('FTTTF');
    expect(truthsOf(setting, 'known(n)')).toBe('FFFFF');
    expect(truthsOf(setting, 'known(n) and n > 0')).toBe('FFFFF');
    expect(numbersOf(setting, 'either')).toEqual([9, 1, 1, 1, 9]);
    expect(truthsOf(setting, 'coalesce(m > 0, n < 0, 1 > 2)')).toBe('FTTTF');
  });
});

describe('windows over prints', () => {
  const setting: Setting = {
    source: 'input m : index every month',
    series: [
      prints('m', [
        ['2023-10-01', '2023-11-14 08:30', 1],
        ['2023-11-01', '2023-12-12 08:30', 2],
        ['2023-12-01', '2024-01-11 08:30', 3],
        ['2024-01-01', '2024-02-13 08:30', 4],
        ['2024-02-01', '2024-03-12 08:30', 5],
      ]),
    ],
    range: { from: day('2024-02-12'), to: day('2024-03-12') },
  };
  const ends = (expression: string): (number | '?')[] => {
    const values = numbersOf(setting, expression);
    return [values[0]!, values[1]!, values.at(-1)!];
  };
  it('count prints, or reach back from one publication to others', () => {
    expect(ends('sum(m, 3)')).toEqual([6, 9, 12]);
    // Three months before 13 February lies the first print known: nobody knows what came before it.
    expect(ends('sum(m, 3 months)')).toEqual(['?', '?', 12]);
    // Windows are seen from the print itself: two months before 11 January lies the first one too.
    expect(ends('sum(m, 2 months)')).toEqual(['?', 7, 9]);
  });
});

describe('stale after', () => {
  it('a session input stands so long, a print too', () => {
    const setting: Setting = {
      source: 'input x : index stale after 1 sessions\ninput m : index every month stale after 2 days',
      series: [daily('x', [1, '?', '?', 4]), prints('m', [['2023-12-01', '2024-01-03 08:30', 5]])],
      range: sessionsFrom('2024-01-02', 5),
    };
    expect(truthsOf(setting, 'x > 0')).toBe('TT?TT');
    expect(truthsOf(setting, 'm > 0')).toBe('?TTT?');
  });
});

describe('by week', () => {
  it('uses no half-made week', () => {
    // From Monday 2024-01-08; Monday the 15th is a holiday. Fridays are the fifth and the ninth session.
    const values = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
    const setting: Setting = { source: 'input x : index', series: [daily('x', values, '2024-01-08')] };
    expect(evaluate(setting, ['x by week']).values[0]).toEqual([NaN, NaN, NaN, NaN, 5, 5, 5, 5, 9, 9]);
    expect(truthsOf(setting, '(x by week) rising')).toBe('????????TT');
    expect(truthsOf(setting, 'sma(x by week, 2) > 6')).toBe('????????TT');
  });
});
