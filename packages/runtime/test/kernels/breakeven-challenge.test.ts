/** The modelled core condor, session by session on the exchange's calendar. */
import { describe, expect, it } from 'vitest';
import { finite, recurrenceKernel, tickContext } from '../../src/kernels/index.ts';
import { breakEvens, challenge, condorForDeltas, creditOf } from '../../src/options/condor.ts';
import { clock, daily, day, nyse } from '../support/data.ts';
import { evaluate } from '../support/evaluate.ts';

/** Short delta, long delta, anchor, rate, dividend: the table's defaults. */
const preset = [0.2, 0.05, 0, 0.045, 0.013];

/** Steps through `[when, spot, vol]`, each at its session's close where no time is told. */
function challenges(
  ticks: readonly (readonly [when: string, spot: number, vol: number])[],
  statics: readonly number[] = preset,
): (number | '?')[] {
  const kernel = recurrenceKernel('breakeven_challenge');
  const state = new Float64Array(kernel.stateSize(statics));
  const context = tickContext(nyse);
  const out = new Float64Array(1);
  return ticks.map(([when, spot, vol]) => {
    context.date = day(when.slice(0, 10));
    context.time = when.includes(' ') ? clock(when) : nyse.close[nyse.indexOf(context.date)]!;
    kernel.step(state, [spot, vol], out, statics, context);
    return Number.isNaN(finite(out[0]!)) ? '?' : out[0]!;
  });
}

/** What a condor opened at one time for another comes to, from the formulas alone. */
function opened(at: string, expiry: string, spot: number, vol: number) {
  const years = (clock(`${expiry} 09:30`) - clock(at)) / (365 * 86_400_000);
  const market = { spot, vol: vol / 100, years, rate: 0.045, dividend: 0.013 };
  const condor = condorForDeltas(market, 0.2, 0.05);
  return breakEvens(condor, creditOf(condor, market));
}

describe('breakeven_challenge', () => {
  it('is unknown until the first standard expiry, and then follows the condor opened at its close', () => {
    const ends = opened('2024-01-19 16:00', '2024-02-16', 4840, 13.3);
    const values = challenges([
      ['2024-01-18', 4780, 14],
      ['2024-01-19', 4840, 13.3],
      ['2024-01-22', 4850, 13.2],
      ['2024-01-31', ends.lower, 20],
      ['2024-02-12', ends.upper, 14],
      ['2024-02-15', 2 * ends.upper - 4840, 14],
    ]);
    expect(values.slice(0, 2)).toEqual(['?', 0]);
    expect(values[2]).toBe(challenge(ends, 4840, 4850));
    expect(values.slice(3)).toEqual([1, 1, expect.closeTo(2, 12)]);
  });

  it('opens the next condor at the close of each expiry', () => {
    const ends = opened('2024-02-16 16:00', '2024-03-15', 5005, 14.2);
    expect(
      challenges([
        ['2024-01-19', 4840, 13.3],
        ['2024-02-16', 5005, 14.2],
        ['2024-02-20', 4950, 15],
      ]),
    ).toEqual([0, 0, challenge(ends, 5005, 4950)]);
  });

  it.each([
    ['2025-04-17', 'Good Friday 2025 is a third Friday'],
    ['2026-06-18', 'Juneteenth 2026 is one'],
  ])('expires on %s: %s', (expiry) => {
    const before = nyse.date[nyse.indexOf(day(expiry)) - 1]!;
    const iso = new Date(before * 86_400_000).toISOString().slice(0, 10);
    expect(
      challenges([
        [iso, 5000, 20],
        [expiry, 5000, 20],
      ]),
    ).toEqual(['?', 0]);
  });

  it('opens at the next observation where the expiry was not observed', () => {
    const ends = opened('2024-02-20 16:00', '2024-03-15', 4975, 15.4);
    expect(
      challenges([
        ['2024-01-19', 4840, 13.3],
        ['2024-02-20', 4975, 15.4],
        ['2024-02-21', 4900, 15.3],
      ]),
    ).toEqual([0, 0, challenge(ends, 4975, 4900)]);
  });

  it('within sessions it opens at the close, not at the first observation of the day', () => {
    const first = opened('2024-01-19 16:00', '2024-02-16', 4840, 13.3);
    expect(
      challenges([
        ['2024-01-19 10:00', 4800, 14],
        ['2024-01-19 16:00', 4840, 13.3],
        ['2024-02-16 10:00', 5000, 14],
        ['2024-02-16 16:00', 5005, 14.2],
      ]),
    ).toEqual(['?', 0, challenge(first, 4840, 5000), 0]);
  });

  it('measures from the entry, from the centre of the break-evens, or between them', () => {
    const ends = opened('2024-01-19 16:00', '2024-02-16', 4840, 20);
    const centre = (ends.lower + ends.upper) / 2;
    for (const [anchor, from] of [
      [0, 4840],
      [1, centre],
      [0.5, (4840 + centre) / 2],
    ] as const) {
      const [, value] = challenges(
        [
          ['2024-01-19', 4840, 20],
          ['2024-01-22', 4750, 20],
        ],
        preset.with(2, anchor),
      );
      expect(value).toBeCloseTo(challenge(ends, from, 4750), 12);
    }
  });

  it('is unknown where the numbers make no condor, and opens one as soon as they do', () => {
    const ticks = [
      ['2024-01-19', 4840, 13.3],
      ['2024-01-22', 4850, 13.2],
    ] as const;
    expect(challenges(ticks, preset.with(0, 0.05).with(1, 0.2))).toEqual(['?', '?']);
    expect(challenges(ticks, preset.with(1, 0))).toEqual(['?', '?']);
    expect(challenges([['2024-01-19', 4840, 0], ticks[1]])).toEqual(['?', 0]);
    expect(challenges([['2024-01-19', -1, 13], ticks[1]])).toEqual(['?', 0]);
  });

  it('in a rule set: nothing is opened on a session at which the VIX is unknown', () => {
    // 2024-01-17 and six sessions more; the expiry is the third of them.
    const { values } = evaluate(
      {
        source: 'input spx, vix : index',
        series: [
          daily('spx', [4740, 4780, 4840, 4850, 4865, 4870, 4890], '2024-01-17'),
          daily('vix', [14.8, 14.1, '?', 13.2, 12.6, '?', 13.5], '2024-01-17'),
        ],
      },
      ['breakeven_challenge(spx, vix)'],
    );
    const ends = opened('2024-01-22 16:00', '2024-02-16', 4850, 13.2);
    const at = (spot: number): number => challenge(ends, 4850, spot);
    const unknown = Number.NaN;
    expect(values[0]).toEqual([unknown, unknown, unknown, 0, at(4865), unknown, at(4890)]);
  });
});
