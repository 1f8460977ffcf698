/**
 * Past-time signal temporal logic, as rtamt computes it: the sign of its robustness is our truth.
 *
 * STL calls what lies before the trace true (in `historically`) or false (in `once`); Hedgerow calls it unknown. So
 * what Hedgerow knows must agree, and from `warmup` on everything must be known. Robustness 0 lies on a boundary,
 * where STL does not tell whether a comparison is strict.
 */
import { expect, it } from 'vitest';
import { recordConformance } from '../support/conformance.ts';
import { daily, sessionsFrom } from '../support/data.ts';
import { evaluate } from '../support/evaluate.ts';
import { describeShared, readShared } from '../support/shared.ts';
import { letters } from '../support/show.ts';

interface Translation {
  readonly hedgerow: string;
  /** Ticks from which on everything is known; `never` where history before the trace may matter for ever. */
  readonly warmup: number | 'never';
}

/** "S or, since the instant before, C": STL's since does not ask C at the instant of E. */
const strictSince = (c: string, e: string, eBefore: string): string => `(${e} or (${c} since ${eBefore}))`;

const generated: Readonly<Record<string, Translation>> = {
  'historically[0,2] (a > 28)': { hedgerow: 'a > 28 for 3 sessions', warmup: 2 },
  'once[0,4] (a > 28)': { hedgerow: 'a > 28 within 5 sessions', warmup: 4 },
  // No E ever comes: true as long as C may have held for ever.
  'historically (a > 28)': { hedgerow: 'a > 28 since a > 1_000', warmup: 'never' },
  'once (a > 28)': { hedgerow: 'not (a <= 28 since a > 1_000)', warmup: 'never' },
  '(a > 28) since (b > 0.6)': {
    hedgerow: strictSince('a > 28', 'b > 0.6', 'b 1 sessions ago > 0.6'),
    warmup: 'never',
  },
  '(a > 28) since[0,3] (b > 0.6)': {
    hedgerow: `(b > 0.6 or (a > 28 and b 1 sessions ago > 0.6)
      or (a > 28 for 2 sessions and b 2 sessions ago > 0.6)
      or (a > 28 for 3 sessions and b 3 sessions ago > 0.6))`,
    warmup: 3,
  },
  'rise(a > 28)': { hedgerow: 'a crosses above 28', warmup: 1 },
  'fall(a > 28)': { hedgerow: '(not a > 28) and a 1 sessions ago > 28', warmup: 1 },
  '(a > 28) and (b > 0.6)': { hedgerow: 'a > 28 and b > 0.6', warmup: 0 },
  '(a > 28) or (b > 0.6)': { hedgerow: 'a > 28 or b > 0.6', warmup: 0 },
  'not((a > 28) and historically[0,1](b > 0.6))': {
    hedgerow: 'not (a > 28 and b > 0.6 for 2 sessions)',
    warmup: 1,
  },
  'once[0,5](historically[0,2](a > 28) and (b > 0.6))': {
    hedgerow: '((a > 28 for 3 sessions) and b > 0.6) within 6 sessions',
    warmup: 7,
  },
  'historically[1,3] (a > 28)': { hedgerow: 'a 1 sessions ago > 28 for 3 sessions', warmup: 3 },
  'once[2,4](a > 28)': { hedgerow: 'a 2 sessions ago > 28 within 3 sessions', warmup: 4 },
};

/** Of a signal `x`, STL's truth is x > 0. Future operators (`always`, `eventually`, `until`, `next`) look ahead. */
const written: Readonly<Record<string, Translation>> = {
  'req and gnt': { hedgerow: 'req > 0 and gnt > 0', warmup: 0 },
  'req or gnt': { hedgerow: 'req > 0 or gnt > 0', warmup: 0 },
  'req -> gnt': { hedgerow: 'not req > 0 or gnt > 0', warmup: 0 },
  'not req': { hedgerow: 'not req > 0', warmup: 0 },
  'req <= gnt': { hedgerow: 'req <= gnt', warmup: 0 },
  'req < gnt': { hedgerow: 'req < gnt', warmup: 0 },
  'req >= gnt': { hedgerow: 'req >= gnt', warmup: 0 },
  'req > gnt': { hedgerow: 'req > gnt', warmup: 0 },
  'req == gnt': { hedgerow: 'req == gnt', warmup: 0 },
  'req !== gnt': { hedgerow: 'req != gnt', warmup: 0 },
  'prev req': { hedgerow: 'req 1 sessions ago > 0', warmup: 1 },
  's_prev req': { hedgerow: 'req 1 sessions ago > 0', warmup: 1 },
  'historically req': { hedgerow: 'req > 0 since req > 1_000', warmup: 'never' },
  'once req': { hedgerow: 'not (req <= 0 since req > 1_000)', warmup: 'never' },
  'req since gnt': { hedgerow: strictSince('req > 0', 'gnt > 0', 'gnt 1 sessions ago > 0'), warmup: 'never' },
  'req since[0,1] gnt': { hedgerow: 'gnt > 0 or (req > 0 and gnt 1 sessions ago > 0)', warmup: 1 },
  'once[0,1] req': { hedgerow: 'req > 0 within 2 sessions', warmup: 1 },
  'once[1,2] req': { hedgerow: 'req 1 sessions ago > 0 within 2 sessions', warmup: 2 },
  'historically[0,1] req': { hedgerow: 'req > 0 for 2 sessions', warmup: 1 },
  'historically[1,2] req': { hedgerow: 'req 1 sessions ago > 0 for 2 sessions', warmup: 2 },
  'rise(req)': { hedgerow: 'req > 0 and req 1 sessions ago <= 0', warmup: 1 },
  'fall(req)': { hedgerow: 'not req > 0 and req 1 sessions ago > 0', warmup: 1 },
};

/** Arithmetic: the values themselves. */
const arithmetic: Readonly<Record<string, string>> = {
  'req + gnt': 'req + gnt',
  '(req - gnt)': 'req - gnt',
  'req * gnt': 'req * gnt',
  'req / gnt': 'req / gnt',
  'abs(req)': 'abs(req)',
  'sqrt(abs(req))': 'sqrt(abs(req))',
  'sqrt(req)': 'sqrt(req)',
  'exp(req)': 'exp(req)',
};

const truthOf = (robustness: number): string => (robustness > 0 ? 'T' : robustness < 0 ? 'F' : '=');

/** Where a trace and ours disagree: a known truth that differs, or an unknown one after warm-up. */
function disagreements(ours: string, robustness: readonly number[], warmup: Translation['warmup']): string[] {
  return robustness.flatMap((r, i) => {
    const theirs = truthOf(r);
    const isExcused = theirs === '=' || (ours[i] === '?' && (warmup === 'never' || i < warmup));
    return isExcused || ours[i] === theirs ? [] : [`tick ${i}: ${ours[i]}, rtamt ${theirs}`];
  });
}

const file = 'vectors/temporal/rtamt-generated.json';
describeShared('rtamt on random traces', [file], () => {
  const { cases } = JSON.parse(readShared(file)) as {
    readonly cases: readonly { spec: string; a: number[]; b: number[]; robustness: number[] }[];
  };
  const specs = Object.keys(generated);

  it('agrees with every formula', () => {
    const wrong: string[] = [];
    let known = 0;
    let unknown = 0;
    for (const { spec, a, b, robustness } of cases) {
      const { hedgerow, warmup } = generated[spec]!;
      const { values } = evaluate(
        {
          source: 'input a : index\ninput b : ratio',
          series: [daily('a', a), daily('b', b)],
          range: sessionsFrom('2024-01-02', a.length),
        },
        [hedgerow],
      );
      const ours = letters(values[0]!);
      for (const [i, r] of robustness.entries()) {
        if (ours[i] === '?') unknown++;
        else if (truthOf(r) !== '=') known++;
      }
      wrong.push(...disagreements(ours, robustness, warmup).map((what) => `${spec}: ${what}`));
    }
    recordConformance(
      'STL: rtamt on random traces',
      known - wrong.length,
      known,
      `${cases.length} traces of ${specs.length} formulas; ${unknown} instants before warm-up are unknown, which STL decides`,
    );
    expect(wrong).toEqual([]);
    expect(cases.map((c) => c.spec).filter((spec) => !generated[spec])).toEqual([]);
  });
});

const byHand = 'vectors/temporal/rtamt-discrete-offline.json';
describeShared('rtamt’s own tests', [byHand], () => {
  interface Case {
    readonly spec: string;
    readonly dataset: { readonly time: number[]; readonly [signal: string]: number[] };
    readonly expected: readonly (readonly [number, number | 'inf' | '-inf'])[];
  }
  const { cases } = JSON.parse(readShared(byHand)) as { readonly cases: readonly Case[] };
  /** Half of them call the signals a and b and write unary operators with parentheses. */
  const specOf = (c: Case): string =>
    c.spec
      .replace(/^out = /, '')
      .replace(/\ba\b/g, 'req')
      .replace(/\bb\b/g, 'gnt')
      .replace(/^((?:once|historically|prev|not)(?:\[\d,\d\])?)\(req\)$/, '$1 req');
  const evaluateCase = (c: Case, expression: string): readonly number[] => {
    const { time: _, a, b, ...rest } = c.dataset;
    const signals: Record<string, readonly number[]> = {
      ...rest,
      ...(a && { req: a }),
      ...(b && { gnt: b }),
    };
    const names = Object.keys(signals);
    return evaluate(
      {
        source: names.map((name) => `input ${name} : ratio`).join('\n'),
        series: names.map((name) => daily(name, signals[name]!)),
        range: sessionsFrom('2024-01-02', c.expected.length),
      },
      [expression],
    ).values[0]!;
  };

  it('agrees with those that look back', () => {
    const wrong: string[] = [];
    let compared = 0;
    for (const c of cases) {
      const spec = specOf(c);
      const translation = written[spec];
      if (translation) {
        const robustness = c.expected.map(([, r]) =>
          Number(r === 'inf' ? Infinity : r === '-inf' ? -Infinity : r),
        );
        const found = disagreements(
          letters(evaluateCase(c, translation.hedgerow)),
          robustness,
          translation.warmup,
        );
        wrong.push(...found.map((what) => `${spec}: ${what}`));
        compared++;
      } else if (arithmetic[spec]) {
        const ours = evaluateCase(c, arithmetic[spec]);
        if (c.expected.some(([, value], i) => value !== ours[i])) wrong.push(`${spec}: ${ours.join(' ')}`);
        compared++;
      }
    }
    recordConformance(
      'STL: rtamt’s own tests',
      compared - wrong.length,
      compared,
      `of ${cases.length}: the others look ahead (always, eventually, until, next), ask for a power, or for robustness as a number`,
    );
    expect(wrong).toEqual([]);
    expect(compared).toBe(57);
  });
});
