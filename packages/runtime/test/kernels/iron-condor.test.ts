/** The modelled core condor with its members, session by session on the exchange's calendar. */
import { functionTable } from '@hedgerow/dsl';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { finite, recurrenceKernel, tickContext } from '../../src/kernels/index.ts';
import { price } from '../../src/options/black-scholes.ts';
import { breakEvens, condorForDeltas, creditOf, legsOf } from '../../src/options/condor.ts';
import { clock, daily, day, nyse } from '../support/data.ts';
import { evaluate } from '../support/evaluate.ts';

/** Short delta, long delta, anchor, rate, dividend: the table's defaults. */
const preset = [0.2, 0.05, 0, 0.045, 0.013];
const members = functionTable.get('iron_condor')!.members!.map(({ name }) => name);

type Tick = readonly [when: string, spot: number, vol: number];

/** Steps through the ticks, each at its session's close where no time is told; the outputs of each. */
function run(fn: string, ticks: readonly Tick[], statics = preset): Float64Array[] {
  const kernel = recurrenceKernel(fn);
  const state = new Float64Array(kernel.stateSize(statics));
  const context = tickContext(nyse);
  return ticks.map(([when, spot, vol]) => {
    const out = new Float64Array(functionTable.get(fn)!.members?.length ?? 1);
    context.date = day(when.slice(0, 10));
    context.time = when.includes(' ') ? clock(when) : nyse.close[nyse.indexOf(context.date)]!;
    kernel.step(state, [spot, vol], out, statics, context);
    return out.map(finite);
  });
}

const named = (out: Float64Array): Record<string, number> =>
  Object.fromEntries(members.map((name, k) => [name, out[k]!]));

const entry: Tick = ['2024-01-19', 4840, 13.3];
const yearsFrom = (at: string): number => (clock('2024-02-16 09:30') - clock(at)) / (365 * 86_400_000);
const market = (at: string, spot: number, vol: number) => ({
  spot,
  vol: vol / 100,
  years: yearsFrom(at),
  rate: 0.045,
  dividend: 0.013,
});
const atEntry = market('2024-01-19 16:00', 4840, 13.3);
const condor = condorForDeltas(atEntry, 0.2, 0.05);
const credit = creditOf(condor, atEntry);

describe('iron_condor', () => {
  it('at its opening is worth its credit, and one day of gamma costs about one of theta', () => {
    const m = named(run('iron_condor', [entry])[0]!);
    const ends = breakEvens(condor, credit);
    expect(m).toMatchObject({
      challenge: 0,
      lower: ends.lower,
      upper: ends.upper,
      long_put: condor.longPut,
      short_call: condor.shortCall,
      credit,
      value: credit,
      profit: 0,
      theta_accel: 1,
    });
    expect(m.width).toBe(Math.max(condor.shortPut - condor.longPut, condor.longCall - condor.shortCall));
    expect(m.max_loss).toBe(m.width! - credit);
    expect(m.days).toBeCloseTo(27.73, 2);
    expect(Math.abs(m.delta!)).toBeLessThan(1e-12);
    expect(m.gamma).toBeLessThan(0);
    expect(m.vega).toBeLessThan(0);
    expect(m.theta).toBeGreaterThan(0);
    // Black-Scholes' equation: without carry, theta is what gamma costs.
    expect(m.gamma_theta).toBeGreaterThan(0.9);
    expect(m.gamma_theta).toBeLessThan(1.1);
    const free = named(run('iron_condor', [entry], [0.2, 0.05, 0, 0, 0])[0]!);
    expect(free.gamma_theta).toBeCloseTo(1, 12);
  });

  it('later is marked at the level and volatility of then: its Greeks are the differences of its value', () => {
    const [, out] = run('iron_condor', [entry, ['2024-01-31', 4700, 18]]);
    const m = named(out!);
    const value = (spot: number, vol: number, days = 0, more = 0): number => {
      const now = market('2024-01-31 16:00', spot, vol);
      const years = now.years - days / 365;
      const legs = legsOf(condor, { ...now, years, rate: now.rate + more });
      return legs.reduce((sum, leg) => sum + leg.count * price(leg.contract), 0);
    };
    expect(m.value).toBeCloseTo(-value(4700, 18), 9);
    expect(m.profit).toBeCloseTo(credit + value(4700, 18), 9);
    expect(m.delta).toBeCloseTo((value(4701, 18) - value(4699, 18)) / 2, 5);
    expect(m.gamma).toBeCloseTo(value(4701, 18) - 2 * value(4700, 18) + value(4699, 18), 6);
    expect(m.gamma_percent! / (m.gamma! * 4700 * 47)).toBeCloseTo(1, 12);
    expect(m.vega).toBeCloseTo((value(4700, 18.01) - value(4700, 17.99)) / 0.02, 5);
    expect(m.theta).toBeCloseTo((value(4700, 18, 0.01) - value(4700, 18, -0.01)) / 0.02, 5);
    expect(m.rho).toBeCloseTo((value(4700, 18, 0, 1e-4) - value(4700, 18, 0, -1e-4)) / 0.02, 5);
    const left = yearsFrom('2024-01-31 16:00');
    expect(m.theta_accel).toBeCloseTo(Math.sqrt(yearsFrom('2024-01-19 16:00') / left), 12);
    expect(m.vega_30d! / (m.vega! * Math.sqrt(30 / 365 / left))).toBeCloseTo(1, 12);
    expect(m.challenge_put).toBeCloseTo((4840 - 4700) / (4840 - m.lower!), 12);
    expect(m.challenge_call).toBeLessThan(0);
    expect(m.challenge).toBe(m.challenge_put);
    const centre = (m.lower! + m.upper!) / 2;
    expect(m.challenge_center).toBeCloseTo((centre - 4700) / (centre - m.lower!), 12);
  });

  it('shows elevated gamma where the level has come to a short strike shortly before expiry', () => {
    const outs = run('iron_condor', [entry, ['2024-02-13', condor.shortPut, 18]]);
    const m = named(outs[1]!);
    expect(m.gamma_theta).toBeGreaterThan(1.5);
    expect(m.theta_accel).toBeGreaterThan(1.5);
  });

  it('between settlement and the opening of the next has break-evens, but no value', () => {
    const [, out] = run('iron_condor', [entry, ['2024-02-16 10:00', 5000, 14]]);
    const m = named(out!);
    expect(m.credit).toBe(credit);
    for (const name of members.slice(members.indexOf('value'))) expect(m[name], name).toBeNaN();
  });

  it('where no condor can be opened everything is unknown', () => {
    for (const value of run('iron_condor', [entry], [0.05, 0.2, 0, 0.045, 0.013])[0]!) {
      expect(value).toBeNaN();
    }
  });

  it('its challenge is breakeven_challenge, to the last bit', () => {
    const step = fc.tuple(fc.double({ min: 0.95, max: 1.05, noNaN: true }), fc.integer({ min: 8, max: 70 }));
    fc.assert(
      fc.property(
        fc.array(step, { minLength: 30, maxLength: 120 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (steps, anchor) => {
          const first = nyse.indexOf(day('2023-11-01'));
          let spot = 4500;
          const ticks = steps.map(([move, vol], i): Tick => {
            spot *= move;
            const date = new Date(nyse.date[first + i]! * 86_400_000).toISOString().slice(0, 10);
            return [date, spot, vol];
          });
          const statics = preset.with(2, anchor);
          const alone = run('breakeven_challenge', ticks, statics).map((out) => out[0]);
          expect(run('iron_condor', ticks, statics).map((out) => out[0])).toEqual(alone);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('in a rule set: the bare call is its challenge, and each member has its unit', () => {
    const data = {
      source: 'input spx, vix : index',
      series: [
        daily('spx', [4780, 4840, 4850], '2024-01-18'),
        daily('vix', [14.1, 13.3, 13.2], '2024-01-18'),
      ],
    };
    const { values } = evaluate(data, [
      'iron_condor(spx, vix) - breakeven_challenge(spx, vix)',
      'iron_condor(spx, vix).upper - spx',
      'iron_condor(spx, vix).credit / spx',
    ]);
    expect(values[0]!.slice(1)).toEqual([0, 0]);
    expect(values[1]![1]).toBe(breakEvens(condor, credit).upper - 4840);
    expect(values[2]![2]).toBe(credit / 4850);
  });

  it('reference and columns give the same bits of every member, across holes and four expiries', () => {
    const wave = (i: number): number | '?' => (i % 17 === 3 ? '?' : 4800 + 300 * Math.sin(i / 6));
    const sessions = Array.from({ length: 75 }, (_, i) => i);
    const data = {
      source: 'input spx, vix : index',
      series: [
        daily('spx', sessions.map(wave), '2024-01-10'),
        daily(
          'vix',
          sessions.map((i) => (i % 23 === 7 ? ('?' as const) : 18 + 8 * Math.cos(i / 9))),
          '2024-01-10',
        ),
      ],
    };
    // `evaluate` fails where the two differ.
    const { values } = evaluate(
      data,
      members.map((name) => `iron_condor(spx, vix).${name}`),
    );
    for (const [k, name] of members.entries()) {
      const known = values[k]!.filter((x) => !Number.isNaN(x));
      expect(known.length, name).toBeGreaterThan(50);
    }
    const credits = new Set(values[members.indexOf('credit')]!.filter((x) => !Number.isNaN(x)));
    expect(credits.size).toBe(4);
  });
});
