import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marketOf } from '../../src/overlay/market.ts';
import { settingsOf } from '../../src/overlay/options.ts';
import { placements } from '../../src/overlay/placebo.ts';
import { type Episode, planOf, restOf } from '../../src/overlay/plan.ts';
import { randomOf, xoshiro128 } from '../../src/overlay/prng.ts';
import { openerOf } from '../../src/overlay/segment.ts';
import { sumOfLeast } from '../../src/overlay/select.ts';
import { structuresOf } from '../../src/overlay/structure.ts';
import { walk } from '../../src/overlay/walk.ts';
import { expectedShortfall } from '../../src/statistics/tails.ts';
import { type Case, ENGINE, runOf, simulated } from './simulated.ts';

describe('random numbers', () => {
  it('are xoshiro128**, by the reference outputs of its authors for the state 1, 2, 3, 4', () => {
    const random = xoshiro128([1, 2, 3, 4]);
    const first = Array.from({ length: 10 }, () => random.next() * 2 ** 32);
    expect(first).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('of one seed are the same, of another not, and none is out of its range', () => {
    const draw = (seed: number) => Array.from({ length: 1000 }, (random = randomOf(seed)) => random);
    expect(draw(1)).not.toBe(draw(2));
    const [a, b, c] = [randomOf(7), randomOf(7), randomOf(8)];
    const [x, y, z] = [a, b, c].map((random) => Array.from({ length: 100 }, () => random.below(10)));
    expect(x).toEqual(y);
    expect(x).not.toEqual(z);
    expect(new Set(x)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
  });
});

const episode = (length: number, closed: boolean): Episode => ({
  start: 0,
  length,
  steps: [{ offset: 0, units: 1, decision: null }],
  end: closed ? ({} as Episode['end']) : null,
});

describe('placements', () => {
  it('lie on the circle and never overlap, closing sessions included', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 0, max: 100 }),
        fc.integer(),
        (lengths, free, seed) => {
          const episodes = lengths.map((length) => episode(length, true));
          const size = lengths.reduce((total, length) => total + length + 1, free);
          const starts = placements(episodes, size, randomOf(seed));
          const taken = new Uint8Array(size);
          starts.forEach((start, i) => {
            for (let k = 0; k <= lengths[i]!; k++) taken[(start + k) % size]!++;
          });
          expect(Math.max(...taken)).toBe(1);
        },
      ),
    );
  });

  it('are spread evenly: every session is covered about as often as another', () => {
    const episodes = [episode(9, true), episode(19, true), episode(4, true)];
    const random = randomOf(3);
    const covered = new Float64Array(100);
    for (let trial = 0; trial < 4000; trial++) {
      placements(episodes, 100, random).forEach((start, i) => {
        for (let k = 0; k <= episodes[i]!.length; k++) covered[(start + k) % 100]!++;
      });
    }
    // 35 of 100 sessions: 1,400 of 4,000 trials, with a standard deviation near 30.
    for (const count of covered) expect(Math.abs(count - 1400)).toBeLessThan(150);
  });

  it('one that is always held fills the circle', () => {
    expect(placements([episode(50, false)], 50, randomOf(1))[0]).toBeLessThan(50);
  });
});

describe('shortfall without sorting', () => {
  it('adds up the same worst sessions', () => {
    const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (list, share) => {
        const count = 1 + Math.floor(share * (list.length - 1));
        const least = [...list].sort((a, b) => a - b).slice(0, count);
        const sum = least.reduce((a, b) => a + b, 0);
        expect(sumOfLeast(Float64Array.from(list), count)).toBeCloseTo(sum, 6);
      }),
    );
    const same = new Float64Array(50).fill(3);
    expect(sumOfLeast(same, 10)).toBe(30);
  });
});

const spx = Array.from({ length: 150 }, (_, i) => 4700 + 60 * Math.sin(i / 5) - (i > 60 ? 3 * (i - 60) : 0));
const vix = spx.map((_, i) => (i % 40 > 20 && i % 40 < 36 ? 26 + (i % 7) : 15));
const rules = `${ENGINE}
  rule enter: when vix > 28 activate engine size 20%..60% by vix from 28 to 33 until vix < 20
  rule later: when vix > 31 roll engine to expiry 60..90 days
`;
const given: Case = { rules, spx, vix };

describe('the placebo', () => {
  it('played at the times of the rules is the rules: the same P&L to the last bit', () => {
    const { run, data } = runOf(given);
    const settings = settingsOf({});
    const market = marketOf(run, data, settings);
    const [structure] = structuresOf(run.evaluation.program).structures;
    const { episodes } = planOf(run, market, structure!);
    expect(episodes.length).toBeGreaterThan(2);
    expect(episodes.some(({ steps }) => steps.some(({ expiry }) => expiry))).toBe(true);
    const opener = openerOf({ market, costs: settings.costs, unstruck: () => {} }, structure!.lines);
    const pnl = new Float64Array(market.length);
    for (const each of episodes) {
      walk(each, each.start, market.length, opener, (day) => {
        pnl[day.index]! += day.pnl;
      });
    }
    expect(pnl).toEqual(simulated(given).portfolios.overlay.layerPnl);
  });

  it('what runs over the end goes on at the beginning with what was held', () => {
    const whole: Episode = {
      start: 3,
      length: 10,
      steps: [
        { offset: 0, units: 2, decision: null },
        { offset: 4, units: 5, decision: null },
        { offset: 8, units: 1, decision: null },
      ],
      end: null,
    };
    expect(restOf(whole, 6)).toEqual({
      start: 0,
      length: 4,
      steps: [
        { offset: 0, units: 5, decision: null },
        { offset: 2, units: 1, decision: null },
      ],
      end: null,
    });
  });

  it('is the same for a seed, and its p-values count the rules themselves', () => {
    const placebo = (seed: number) =>
      simulated({ ...given, options: { placebo: { trials: 50, seed } } }).placebo;
    const [first, again, other] = [placebo(1), placebo(1), placebo(2)];
    expect(first).toEqual(again);
    expect(first.layerPnl).not.toEqual(other.layerPnl);
    const better = first.layerPnl.filter((pnl) => pnl >= first.rulesPnl).length;
    expect(first.pValuePnl).toBe((better + 1) / 51);
    const safer = first.shortfallReduction.filter((r) => r >= first.rulesShortfallReduction).length;
    expect(first.pValueShortfall).toBe((safer + 1) / 51);
  });

  it('measures the reduction of the expected shortfall of a session, as a share of capital', () => {
    const { placebo, portfolios, assumptions } = simulated(given);
    const { core, overlay } = portfolios;
    const daily = (equity: Float64Array): Float64Array =>
      equity.map((value, i) => value - (i === 0 ? assumptions.capital : equity[i - 1]!));
    const reduction =
      (expectedShortfall(daily(overlay.equity), 0.05) - expectedShortfall(daily(core.equity), 0.05)) /
      assumptions.capital;
    expect(placebo.rulesShortfallReduction).toBeCloseTo(reduction, 9);
    expect(placebo.rulesPnl).toBeCloseTo(
      overlay.layerPnl.reduce((a, b) => a + b, 0),
      6,
    );
  });
});
