/**
 * Logic, comparisons and arithmetic of CEL, as its conformance tests have them. An error of CEL (a division by zero)
 * is our unknown: both are absorbed by `false and` and `true or`. By design different: what is not a number or not
 * finite is unknown here, where CEL has NaN and infinity.
 */
import { describe, expect, it } from 'vitest';
import { recordConformance } from '../support/conformance.ts';
import { missing, readShared } from '../support/shared.ts';
import { evaluateVector } from '../support/vectors.ts';

interface Case {
  readonly name: string;
  readonly expression: string;
  /** `true`, `19.5`, or `error`. */
  readonly expected: string;
}

/** The tests of one file that are one expression with a plain value. */
function casesOf(text: string): Case[] {
  return [...text.matchAll(/^ {2}test \{$([\s\S]*?)^ {2}\}$/gm)].flatMap(([, body]) => {
    const name = /name: "(\w+)"/.exec(body!)?.[1] ?? '';
    const expression = /expr: "(.*)"$/m.exec(body!)?.[1];
    const value = /value: \{ ?(?:bool|double|int64)_value: ?([^ }]+) ?\}/.exec(body!)?.[1];
    const expected = value ?? (body!.includes('eval_error') ? 'error' : undefined);
    return expression === undefined || expected === undefined ? [] : [{ name, expression, expected }];
  });
}

const NUMBER = String.raw`(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?`;
const ARITHMETIC = String.raw`[\s()*/+-]|${NUMBER}`;
const ORDER = '<=|>=|==|!=|<|>';
const number = new RegExp(`^(?:${ARITHMETIC})+$`);
const comparison = new RegExp(`^(?:${ARITHMETIC})+(?:${ORDER})(?:${ARITHMETIC})+$`);
const logic = new RegExp(`^(?:true|false|&&|\\|\\||!(?!=)|[?:]|${ORDER}|${ARITHMETIC})+$`);
const comparesTruths = new RegExp(`(?:true|false) (?:${ORDER})|(?:${ORDER}) (?:true|false)|^!\\d`);

/** The expression in our words; `undefined` for what only CEL can say. */
function translate(expression: string): string | undefined {
  if (number.test(expression) || comparison.test(expression)) return expression;
  if (!logic.test(expression) || comparesTruths.test(expression)) return undefined;
  // A number where a truth belongs is an error before a run.
  if (/(?:&&|\|\|) \d+$|^\d+ (?:&&|\|\|)/.test(expression)) return undefined;
  return expression
    .replace(/\(([^()?]*) \? (\w+) : (\w+)\)/g, '(if $1 then $2 else $3)')
    .replace(/^([^()?]*) \? (\w+) : (\w+)$/, 'if $1 then $2 else $3')
    .replaceAll('&&', 'and')
    .replaceAll('||', 'or')
    .replace(/!(?!=)/g, 'not ');
}

const NOT_FINITE = /^-?(?:inf|infinity|nan)$/i;
/** Comparisons with a NaN are false in CEL (`!=` is true) and unknown here. */
const comparesNaN = (expression: string): boolean => /0\.0\/0\.0/.test(expression);

function agrees(value: number, { expected, expression }: Case): boolean {
  if (expected === 'error' || NOT_FINITE.test(expected) || comparesNaN(expression))
    return Number.isNaN(value);
  if (expected === 'true' || expected === 'false') return value === (expected === 'true' ? 1 : 0);
  return Object.is(value, Number(expected));
}

const files = ['logic', 'comparisons', 'fp_math'].map((name) => `vectors/cel/${name}.textproto`);
describe.skipIf(missing(...files))('the conformance tests of CEL', () => {
  it('agree on what both languages can say', () => {
    const cases = files.flatMap((file) => casesOf(readShared(file)));
    const wrong: string[] = [];
    let compared = 0;
    let byDesign = 0;
    for (const one of cases) {
      const ours = translate(one.expression);
      if (ours === undefined) continue;
      compared++;
      if (NOT_FINITE.test(one.expected) || comparesNaN(one.expression)) byDesign++;
      const value = evaluateVector(ours);
      if (!agrees(value, one)) wrong.push(`${one.name}: ${one.expression} is ${value}, not ${one.expected}`);
    }
    recordConformance(
      'CEL: logic, comparisons, floating point',
      compared - byDesign - wrong.length,
      compared,
      `${byDesign} differ by design: NaN and infinity are unknown; the other tests are about types and operators that Hedgerow does not have`,
    );
    expect(wrong).toEqual([]);
    expect(compared).toBe(80);
  });
});
