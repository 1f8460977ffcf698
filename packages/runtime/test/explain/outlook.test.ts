import { describe, expect, it } from 'vitest';
import type { Cell } from '../support/data.ts';
import { whyOf } from './why-of.ts';

type Row = readonly [condition: string, vix: readonly Cell[], sessions: number | null];

/** The least number of sessions in which each could become true, by hand. 2024-01-02 was a Tuesday. */
const rows: readonly Row[] = [
  ['vix > 28', [30], 0],
  ['vix > 28', [20], 1],
  ['vix > 28', ['?'], 1],
  ['not vix > 28', [30], 1],

  ['vix > 28 for 3 sessions', [20, 20, 30], 2],
  ['vix > 28 for 3 sessions', [20, 30, 30], 1],
  ['vix > 28 for 3 sessions', [30, 30, 20], 3],
  ['vix > 28 for 3 sessions', [30, 30, '?'], 3],
  ['vix > 28 for 3 sessions', [30], 2],
  ['(vix > 28 for 2 sessions) for 3 sessions', [20], 4],
  ['vix > 28 for 3 prints', [20, 20, 30], 2],
  ['not (vix > 28 for 3 sessions)', [30, 30, 30], 1],
  ['not (vix > 28 within 3 sessions)', [20, 30, 20], 2],
  ['vix > 28 within 3 sessions', [20, 20, 20], 1],
  // Friday 5 January: true since then. Its week ago is full once Thursday the 4th lies 7 days back: on the 11th.
  ['vix > 28 for 7 days', [20, 20, 20, 30], 4],

  ['vix > 28 for 2 of 4 sessions', [20, 20, 20, 30], 1],
  ['vix > 28 for 2 of 4 sessions', [30, 20, 20, 20], 2],
  ['vix > 28 for 2 of 4 sessions', [20, 30, 20, 20], 1],
  ['vix > 28 for 3 of 4 sessions', [20, 20, 30, 30], 1],
  ['vix > 28 for 3 of 4 sessions', [30, 30, 20, 20], 3],
  ['vix > 28 for 3 of 4 sessions', [20, 20, 20, 20], 3],

  ['vix > 28 and vix > 30 for 2 sessions', [20], 2],
  ['vix > 28 or vix > 30 for 2 sessions', [20], 1],
  ['at least 2 of (vix > 28, vix > 30 for 2 sessions, vix > 35 for 5 sessions)', [20], 2],
  ['none of (vix < 28, vix < 30 for 2 sessions)', [20, 20], 1],

  ['vix crosses above 28', [20, 25], 1],
  ['vix crosses above 28', [30, 31], 2],
  ['vix rising', [25, 24], 1],
  ['sma(vix, 5) > 28', [20, 20, 20, 20, 20], 1],
  // How a window that has not filled will come out cannot be said.
  ['sma(vix, 5) > 28', [20], null],
  ['vix > 28 or sma(vix, 5) > 28', [20], 1],
  ['vix > 28 and sma(vix, 5) > 28', [20], null],
  // A param is what it is.
  ['n > 5 or vix > 28', [20], 1],
  ['n > 5 and vix > 28', [20], null],
];

describe('earliest', () => {
  it.each(rows)('%s over %j: %j', (condition, vix, sessions) => {
    expect(whyOf(condition, { vix }, 'param n = 3').earliest).toBe(sessions);
  });

  it('knows the state of a layer to be open, and what a week makes to wait for its end', () => {
    expect(whyOf('put_layer is active', { vix: [30] }, 'input dummy : index').earliest).toBe(1);
    // Tuesday 9 January 2024: the week is complete on Friday, three sessions on.
    expect(whyOf('(vix by week) > 28', { vix: [20, 20, 20, 20, 20, 20] }).earliest).toBe(3);
  });
});
