/** Decisions say where a layer is not what it is meant to be at the market of then. */
import { describe, expect, it } from 'vitest';
import { runRules } from './run-rules.ts';

const notesOf = (
  legs: string,
  intent: string,
  more = '',
  vix: number | '?' = 30,
): (readonly [string, ...string[]])[] => {
  const rules = `input spx, vix : index
layer engine { ${legs} intent ${intent} }
rule entry: when vix > 25 or spx > 0 activate engine until vix < 10
${more}`;
  const { decisions } = runRules({ rules, series: { spx: [5000, 5000], vix: [vix, vix] } });
  return decisions.map((d) => [d.kind, ...d.notes]);
};

const long = 'buy put on spx delta 0.75 expiry 30 days';

describe('an intent at the time of a decision', () => {
  it('which deltas a band leaves open, the pricer tells', () => {
    const spread = `${long} sell put on spx delta 0.10..0.60 target 0.50 expiry 30 days`;
    const [[kind, note]] = notesOf(spread, 'delta < 0, vega > 0') as [[string, string]];
    expect(kind).toBe('activated');
    expect(note).toMatch(/^intent vega > 0 does not hold: vega is -1\.1\d? a point, by VIX and a smile$/);
    expect(notesOf(spread.replace('target 0.50', 'target 0.15'), 'delta < 0, vega > 0')).toEqual([
      ['activated'],
    ]);
  });

  it('says nothing where it holds', () => {
    expect(notesOf(long, 'delta < 0, vega > 0, gamma > 0, theta < 0')).toEqual([['activated']]);
    expect(notesOf('sell strangle on spx delta 0.10 expiry 90 days', 'vega < 0, theta > 0')).toEqual([
      ['activated'],
    ]);
  });

  it('of a proposal too', () => {
    const approval = 'require 1 approval from (pm) to activate engine';
    const found = notesOf('buy call on spx delta 0.3 expiry 30 days', 'delta < -0.2', approval);
    expect(found).toEqual([
      ['proposed', 'intent delta < -0.2 does not hold: delta is 0.3, by VIX and a smile'],
    ]);
  });

  it.each([
    ['where VIX is unknown', 'sell put on spx delta 0.3 expiry 30 days', '?'],
    ['where a leg is a future', `sell put on spx delta 0.3 expiry 30 days buy future on spx`, 30],
    ['where a leg has no expiry', 'sell put on spx delta 0.3', 30],
    ['where a leg has no delta', 'sell put on spx expiry 30 days', 30],
    ['of legs on something else', 'sell put on vix delta 0.3 expiry 30 days', 30],
  ] as const)('says nothing %s', (_, legs, vix) => {
    expect(notesOf(legs, 'gamma > 0', '', vix)).toEqual([['activated']]);
  });

  it('nor of sizes that have no scale', () => {
    expect(notesOf(long, 'vega > 1_000')).toEqual([['activated']]);
  });
});
