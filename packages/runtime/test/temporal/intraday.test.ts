/** A grid within sessions: windows of sessions on it, inputs of sessions on it, recurrences that tick at closes. */
import { describe, expect, it } from 'vitest';
import type { Series } from '../../src/data/dataset.ts';
import { clock, daily, day, nyse } from '../support/data.ts';
import { numbersOf, type Setting, truthsOf } from '../support/evaluate.ts';

/** One value every 130 minutes, so three instants a session: 11:40, 13:50, 16:00. */
function thrice(name: string, values: readonly number[]): Series {
  const times = ['2024-01-02', '2024-01-03', '2024-01-04'].flatMap((date) =>
    ['11:40', '13:50', '16:00'].map((time) => clock(`${date} ${time}`)),
  );
  return {
    name,
    period: Float64Array.from(times.slice(0, values.length)),
    knownAt: Float64Array.from(times.slice(0, values.length)),
    fields: new Map([['value', Float64Array.from(values)]]),
  };
}

const setting = (values: readonly number[]): Setting => ({
  source: 'evaluate every 130 minutes\ninput x : index every 130 minutes\ninput d : index',
  series: [thrice('x', values), daily('d', [10, 20, 30])],
  range: { from: day('2024-01-02'), to: day('2024-01-04') },
});

describe('three instants a session', () => {
  it('C for 2 sessions asks every instant of them', () => {
    expect(truthsOf(setting([1, 1, 1, 1, 1, 1, 1, 0, 1]), 'x > 0 for 2 sessions')).toBe('???TTTTFF');
  });
  it('C within 2 sessions likewise', () => {
    expect(truthsOf(setting([0, 1, 0, 0, 0, 0, 0, 0, 0]), 'x > 0 within 2 sessions')).toBe('?TTTTTFFF');
  });
  it('C for K of N sessions counts sessions by their last value so far', () => {
    expect(truthsOf(setting([0, 0, 1, 0, 1, 0, 0, 0, 1]), 'x > 0 for 2 of 2 sessions')).toBe('FF?FTFFFF');
  });
  it('functions take each session’s last value so far', () => {
    expect(numbersOf(setting([1, 2, 3, 4, 5, 6, 7, 8, 9]), 'sma(x, 2 sessions)')).toEqual([
      '?',
      '?',
      '?',
      3.5,
      4,
      4.5,
      6.5,
      7,
      7.5,
    ]);
  });
  it('minutes reach back that far in time, and no instant lies in the night', () => {
    expect(truthsOf(setting([1, 1, 0, 1, 1, 1, 1, 1, 1]), 'x > 0 for 260 minutes')).toBe('TTFTTTTTT');
  });
  it('a session ago is that session’s last instant', () => {
    expect(numbersOf(setting([1, 2, 3, 4, 5, 6, 7, 8, 9]), 'x 1 sessions ago')).toEqual([
      '?',
      '?',
      '?',
      3,
      3,
      3,
      6,
      6,
      6,
    ]);
  });
  it('a session input shows the last closed session until its own closes', () => {
    expect(numbersOf(setting([1, 2, 3, 4, 5, 6, 7, 8, 9]), 'd')).toEqual([
      '?',
      '?',
      10,
      10,
      10,
      20,
      20,
      20,
      30,
    ]);
  });
  it('recurrences on a session input tick at closes', () => {
    expect(numbersOf(setting([1, 2, 3, 4, 5, 6, 7, 8, 9]), 'cumsum(d)')).toEqual([
      '?',
      '?',
      10,
      10,
      10,
      30,
      30,
      30,
      60,
    ]);
  });
  it('sessions close at their own hour', () => {
    expect(nyse.close[nyse.indexOf(day('2024-07-03'))]).toBe(clock('2024-07-03 13:00'));
  });
});
