/**
 * Three-valued logic, ranges and arithmetic of FEEL, as the compliance kit of DMN has them. FEEL's null is our unknown.
 * Not to be said in Hedgerow: types that it does not have, operands of a wrong type (errors before a run), powers, and
 * equality with null, which asks FEEL whether a value is there (`known(x)`).
 */
import { describe, expect, it } from 'vitest';
import { recordConformance } from '../support/conformance.ts';
import { missing, readShared } from '../support/shared.ts';
import { evaluateVector } from '../support/vectors.ts';

interface Case {
  readonly suite: string;
  readonly test: string;
  readonly expression: string;
  readonly expected: string | null;
}

const NUMBER = String.raw`-?(?:\d+(?:\.\d+)?(?:e[+-]?\d+)?|null)`;
const TRUTH = '(?:true|false|null)';

/** A form of FEEL and how Hedgerow says it; null is an unknown truth where the form is about truths. */
type Form = readonly [RegExp, (match: RegExpExecArray) => string];

const truths = (text: string): string => text.replaceAll('null', 'unknown');
const whole = (pattern: string): RegExp => new RegExp(`^${pattern}$`);

const forms: readonly Form[] = [
  [whole(`(${TRUTH}) (and|or) (${TRUTH})`), ([text]) => truths(text)],
  [whole(`not\\((${TRUTH})\\)`), ([, a]) => `not ${truths(a!)}`],
  [whole(`all\\((?:list:)?\\[?(${TRUTH}(?:, ${TRUTH})*)\\]?\\)`), ([, list]) => `all of (${truths(list!)})`],
  [
    whole(`any\\((?:list:)?\\[?(${TRUTH}(?:, ${TRUTH})*)\\]?\\)`),
    ([, list]) => `not none of (${truths(list!)})`,
  ],
  [whole(`(${NUMBER}) between (${NUMBER}) and (${NUMBER})`), ([, x, a, b]) => `${x} in ${a}..${b}`],
  [
    whole(`(${NUMBER}) in ([[(])(${NUMBER})\\.\\.(${NUMBER})([\\])])`),
    ([, x, open, a, b, close]) => `${a} ${open === '[' ? '<=' : '<'} ${x} ${close === ']' ? '<=' : '<'} ${b}`,
  ],
  [
    whole(`(${NUMBER}) in \\(?(<=|<|>=|>|=|!=|)\\s*(${NUMBER})\\)?`),
    ([, x, op, a]) => `${x} ${op === '' || op === '=' ? '==' : op} ${a}`,
  ],
  [whole(`(-?[\\d.e+-]+) = (-?[\\d.e+-]+)`), ([, a, b]) => `${a} == ${b}`],
  [whole(`(-?[\\d.]+) ([*/+-]) (-?[\\d.]+)`), ([, a, op, b]) => `${a} ${op} ${b}`],
  [whole('-{1,2}\\d+'), ([text]) => text.replace('--', '-(-').concat(text.startsWith('--') ? ')' : '')],
];

function translate(expression: string): string | undefined {
  for (const [pattern, write] of forms) {
    const match = pattern.exec(expression);
    if (match) return write(match);
  }
  return undefined;
}

/** Hedgerow's result as the kit writes it. FEEL computes in decimals, we in doubles: the last digits may differ. */
function agrees(value: number, expected: string | null): boolean {
  if (expected === null) return Number.isNaN(value);
  if (expected === 'true') return value === 1;
  if (expected === 'false') return value === 0;
  return Math.abs(value - Number(expected)) <= 1e-12 * Math.abs(Number(expected));
}

const file = 'vectors/feel/dmn-tck-logic-ranges.json';
describe.skipIf(missing(file))('the compliance kit of DMN', () => {
  it('agrees on what both languages can say', () => {
    const { cases } = JSON.parse(readShared(file)) as { readonly cases: readonly Case[] };
    const wrong: string[] = [];
    let compared = 0;
    for (const { suite, test, expression, expected } of cases) {
      const ours = translate(expression);
      if (ours === undefined) continue;
      compared++;
      const value = evaluateVector(ours);
      if (!agrees(value, expected))
        wrong.push(`${suite} ${test}: ${expression} is ${value}, not ${expected}`);
    }
    recordConformance(
      'FEEL: DMN compliance kit',
      compared - wrong.length,
      compared,
      `of ${cases.length}: the others are about types that Hedgerow does not have, operands of a wrong type, powers, and equality with null`,
    );
    expect(wrong).toEqual([]);
    expect(compared).toBe(127);
  });
});
