/** A layer's intent against the Greeks of its legs. */
import { describe, expect, it } from 'vitest';
import { compileText } from '../support/rule-set.ts';

const layer = (legs: string, intent: string): string => `layer engine {\n  ${legs}\n  intent ${intent}\n}\n`;

/** Greek, what is found and the delta to sell at, of each finding. */
const findings = (legs: string, intent: string): unknown[] => {
  const { diagnostics } = compileText(layer(legs, intent));
  return diagnostics.map((d) => {
    expect(d).toMatchObject({ id: 'structure-contradicts-intent', severity: 'warning' });
    const { greek, found, short } = d.params as { greek: string; found: string; short?: number };
    return short === undefined ? [greek, found] : [greek, found, short];
  });
};

const long = 'buy put on spx delta 0.75 expiry 30 days';

describe('the trap: a put spread long in the money and short at the money', () => {
  it.each([0.6, 0.5, 0.4, 0.3, 0.26])('is short vega with its short put at %d', (short) => {
    const legs = `${long} sell put on spx delta ${short} expiry 30 days`;
    expect(findings(legs, 'delta < 0, vega > 0')).toEqual([['vega', 'negative', 0.24]]);
    expect(findings(legs, 'vega < 0')).toEqual([]);
  });

  it.each([0.2, 0.1])('is long vega with it at %d', (short) => {
    const legs = `${long} sell put on spx delta ${short} expiry 30 days`;
    expect(findings(legs, 'delta < 0, vega > 0')).toEqual([]);
    expect(findings(legs, 'vega < 0')).toEqual([['vega', 'positive']]);
  });

  it('is not told at the border, where yields decide', () => {
    const legs = `${long} sell put on spx delta 0.25 expiry 30 days`;
    expect(findings(legs, 'vega > 0')).toEqual([]);
    expect(findings(legs, 'vega < 0')).toEqual([]);
  });

  it('names the greek, the intent and what to sell instead', () => {
    const [found] = compileText(
      layer(`${long} sell put on spx delta 0.5 expiry 30 days`, 'vega > 0'),
    ).diagnostics;
    expect(found!.message).toBe('`engine` is meant to have `vega > 0`, but the vega of its legs is negative');
    expect(found!.help).toContain('sell at a delta of 0.24 or less');
  });

  it('is looked at over whole bands: told only where no delta in them would do', () => {
    const bought = 'buy put on spx delta 0.65..0.85 target 0.75 expiry 30..60 days';
    const sold = (delta: string): string => `${bought} sell put on spx delta ${delta} expiry 30..60 days`;
    expect(findings(sold('0.45..0.55'), 'vega > 0')).toEqual([['vega', 'negative', 0.14]]);
    expect(findings(sold('0.20..0.55'), 'vega > 0')).toEqual([]);
    expect(findings(sold('0.05..0.10'), 'vega < 0')).toEqual([['vega', 'positive']]);
  });

  it('counts contracts', () => {
    const legs = `buy put on spx delta 0.30 expiry 30 days sell 3 put on spx delta 0.10 expiry 30 days`;
    expect(findings(legs, 'vega > 0')).toEqual([['vega', 'negative', 0.05]]);
    expect(findings(legs.replace('sell 3', 'sell'), 'vega > 0')).toEqual([]);
  });
});

describe('different expiries', () => {
  it('vega goes with the root of time, gamma against it', () => {
    const legs = 'buy put on spx delta 0.5 expiry 90 days sell put on spx delta 0.5 expiry 30 days';
    expect(findings(legs, 'vega < 0')).toEqual([['vega', 'positive']]);
    expect(findings(legs, 'gamma > 0, theta > 0')).toEqual([['gamma', 'negative', 0.09]]);
  });

  it('nothing is said where the bands of expiry leave it open', () => {
    const legs = 'buy put on spx delta 0.5 expiry 20..90 days sell put on spx delta 0.5 expiry 30 days';
    expect(findings(legs, 'vega < 0, gamma > 0')).toEqual([]);
    expect(findings(legs, 'vega > 0, gamma < 0')).toEqual([]);
    const cycles = 'buy put on spx delta 0.5 expiry next quarterly sell put on spx delta 0.4 expiry monthly';
    expect(findings(cycles, 'vega < 0')).toEqual([]);
  });

  it('legs with no expiry, or of one cycle, expire together', () => {
    // The longer they may live, the more a dividend yield moves what a delta means.
    for (const [expiry, short] of [
      ['', 0.22],
      ['expiry next quarterly', 0.23],
    ] as const) {
      const legs = `buy put on spx delta 0.75 ${expiry} sell put on spx delta 0.5 ${expiry}`;
      expect(findings(legs, 'vega > 0')).toEqual([['vega', 'negative', short]]);
    }
  });
});

describe('single legs', () => {
  it.each([
    ['buy put on spx delta 0.3 expiry 45 days', 'delta < 0, gamma > 0, vega > 0, theta < 0', []],
    [
      'buy put on spx',
      'delta > 0, vega < 0',
      [
        ['delta', '-1 to 0'],
        ['vega', 'positive'],
      ],
    ],
    ['sell strangle on spx delta 0.10 expiry 90 days', 'vega < 0, theta > 0, gamma < 0', []],
    ['sell strangle on spx delta 0.10 expiry 90 days', 'vega > 0', [['vega', 'negative']]],
    ['sell strangle on spx delta 0.10 expiry 90 days', 'delta < 0', []],
    ['sell condor on spx delta 0.20 expiry monthly', 'vega < 0, theta > 0, gamma < 0', []],
    ['sell condor on spx delta 0.20 expiry monthly', 'gamma > 0', [['gamma', 'negative']]],
    ['buy put on spx delta 0.30..0.40', 'delta < -0.5', [['delta', '-0.4 to -0.3']]],
    ['buy put on spx delta 0.30..0.40', 'delta > -0.5, delta < -0.35', []],
    [
      'buy future on spx',
      'delta < 0, vega > 0',
      [
        ['delta', 'positive'],
        ['vega', 'zero'],
      ],
    ],
  ])('%s, meant to have %s', (legs, intent, expected) => {
    expect(findings(legs, intent)).toEqual(expected);
  });
});

describe('nothing is said', () => {
  it.each([
    [
      'of a size, where only the sign is known',
      'buy put on spx delta 0.3',
      'vega > 100, gamma > 0.5, theta > -100',
    ],
    [
      'of the theta of a put so deep in the money that rates may turn it',
      'buy put on spx delta 0.9 expiry 60 days',
      'theta > 0',
    ],
    ['of rho', 'buy put on spx delta 0.3', 'rho > 0'],
    [
      'of what contracts on a volatility index do to delta and vega',
      'buy call on vix delta 0.3',
      'delta < 0, vega < 0',
    ],
    ['where the hedge is one', 'sell strangle on spx delta 0.10 buy future on vix', 'vega > 0, delta < 0'],
    [
      'of two underlyings that differ',
      'buy put on spx delta 0.5 sell put on ndx delta 0.5',
      'delta < 0, vega > 0',
    ],
    ['of a layer without legs', '', 'vega > 0'],
  ])('%s', (_, legs, intent) => {
    const text = `input ndx : index\n${layer(legs, intent)}`;
    expect(compileText(text).diagnostics).toEqual([]);
  });

  it('where a leg or the intent is in error already', () => {
    const { diagnostics } = compileText(layer('sell put on spx delta 75', 'vega > 0'));
    expect(diagnostics.map((d) => d.id)).toEqual(['delta-out-of-range']);
  });
});

it('two underlyings of one sign have it', () => {
  const text = `input ndx : index\n${layer('sell put on spx delta 0.2 sell put on ndx delta 0.3', 'vega > 0')}`;
  expect(compileText(text).diagnostics).toMatchObject([{ params: { found: 'negative' } }]);
});

it('a warning, so an allowance silences it', () => {
  const text = `layer engine {
  sell put on spx delta 0.5
  # allow structure-contradicts-intent: the desk's own convention of signs
  intent vega > 0
}
`;
  expect(compileText(text).diagnostics).toEqual([]);
});
