/** What rules read besides conditions: regimes, scores, layers, events, votes, definitions; by hand. */
import { describe, expect, it } from 'vitest';
import { eventCalendar } from '../../src/calendar/events/index.ts';
import { type Cell, daily, day, nyse, sessionsFrom } from '../support/data.ts';
import { evaluate, numbersOf, type Setting, truthsOf } from '../support/evaluate.ts';
import { letters, truths } from '../support/show.ts';

const vix = (values: readonly Cell[], declarations: string): Setting => ({
  source: `input vix : index\n${declarations}`,
  series: [daily('vix', values)],
  range: sessionsFrom('2024-01-02', values.length),
});

describe('regimes by bands', () => {
  const setting = vix(
    [24.99, 25, 28, 30, 35, 40, '?'],
    'regime vol by vix { dormant below 25 watch 25..28 armed 28..30 engaged 30..35 extreme above 35 }',
  );
  it.each([
    ['vol is dormant', 'TFFFFF?'],
    ['vol is watch', 'FTFFFF?'],
    ['vol is extreme', 'FFFFTT?'],
    ['vol in armed..engaged', 'FFTTFF?'],
    ['not vol is dormant', 'FTTTTT?'],
  ])('%s', (expression, expected) => expect(truthsOf(setting, expression)).toBe(expected));
});

describe('regimes as state machines', () => {
  it('with hysteresis: in at 28, out below 22', () => {
    const setting = vix(
      [20, 29, 25, 21, 25, '?', 29, '?', 23],
      'regime stress { on when vix > 28 until vix < 22  off otherwise }',
    );
    expect(truthsOf(setting, 'stress is on')).toBe('FTTFFFTTT');
  });
});

describe('scores', () => {
  const setting: Setting = {
    source: `input a, b, c : index
score s { base 20% +30% when a > 0 +40% when b > 0 -30% when c > 0 }`,
    series: ['a', 'b', 'c'].map((name, i) => daily(name, truths(['TTF??', 'TF?T?', 'FFFF?'][i]!))),
    range: sessionsFrom('2024-01-02', 5),
  };
  it('as a number are known once every part that matters is', () => {
    expect(numbersOf(setting, 's').map((v) => (v === '?' ? v : Math.round(v * 100)))).toEqual([
      90,
      50,
      '?',
      '?',
      '?',
    ]);
  });
  it('are compared as intervals', () => {
    // Intervals: 0.9; 0.5; 0.2..0.6; 0.6..0.9; -0.1..0.9, clamped to 0..0.9.
    expect(truthsOf(setting, 's >= 50%')).toBe('TT?T?');
    expect(truthsOf(setting, 's > 95%')).toBe('FFFFF');
    expect(truthsOf(setting, 's < 70%')).toBe('FTT??');
  });
});

describe('layers', () => {
  it('are read as the view of the instant before has them', () => {
    const setting: Setting = {
      source: `input q : index
layer l { buy put on q delta 0.7 expiry 30 days }
when q > 0 activate l`,
      series: [daily('q', [1, 1, 1])],
      layers: {
        is: (layer, state, instant) => layer === 'l' && state === (instant === 2 ? 'active' : 'idle'),
        size: (_, instant) => (instant === 2 ? 0.25 : 0),
      },
    };
    expect(truthsOf(setting, 'l is active')).toBe('FFT');
    expect(truthsOf(setting, 'l is idle')).toBe('TTF');
    expect(numbersOf(setting, 'l.size')).toEqual([0, 0, 0.25]);
  });
});

describe('events', () => {
  it('the FOMC of 20 March 2024, from the 11th on', () => {
    const setting: Setting = {
      source: 'event meeting from "calendar.fomc"',
      series: [],
      events: { meeting: eventCalendar('calendar.fomc', nyse)! },
      range: { from: day('2024-03-11'), to: day('2024-03-22') },
    };
    // Mon 11 .. Fri 15, Mon 18 .. Fri 22.
    expect(truthsOf(setting, 'within 5 days before meeting')).toBe('FFFFTTTTFF');
    expect(truthsOf(setting, '2..4 sessions before meeting')).toBe('FFFTTTFFFF');
    expect(truthsOf(setting, '1 sessions after meeting')).toBe('FFFFFFFFTF');
  });
});

describe('definitions', () => {
  it('and functions are what they stand for', () => {
    const setting = vix([10, 12, 11, 15], 'let excess(x, n) = x - sma(x, n)\nlet hot = excess(vix, 2) > 0.5');
    const { values } = evaluate(setting, ['hot', 'vix - sma(vix, 2) > 0.5']);
    expect(letters(values[0]!)).toBe('?TFT');
    expect(values[0]).toEqual(values[1]);
  });
});
