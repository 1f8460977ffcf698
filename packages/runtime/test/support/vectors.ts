/** Expressions of other languages, evaluated as ours: their literals become inputs, so that nothing is folded away. */
import { daily, sessionsFrom } from './data.ts';
import { evaluate } from './evaluate.ts';

const TRUTHS: Readonly<Record<string, string>> = { true: '(yes > 0)', false: '(no > 0)' };

/**
 * The value of an expression in our syntax at one instant. Numbers, `true`, `false`, `null` (an unknown number) and
 * `unknown` (an unknown truth) in it are read from inputs.
 */
export function evaluateVector(expression: string): number {
  const numbers: (number | '?')[] = [];
  const input = (value: number | '?'): string => `n${numbers.push(value) - 1}`;
  const text = expression.replace(
    /\b(?:true|false|null|unknown)\b|(?<![\w.])(?:\d+(?:\.(?!\.)\d*)?|\.\d+)(?:e[+-]?\d+)?/gi,
    (literal) => {
      if (literal === 'null') return input('?');
      if (literal === 'unknown') return `(${input('?')} > 0)`;
      return TRUTHS[literal] ?? input(Number(literal));
    },
  );
  const declared = numbers.map((_, i) => `n${i}`);
  const { values } = evaluate(
    {
      source: ['yes', 'no', ...declared].map((name) => `input ${name} : ratio`).join('\n'),
      series: [daily('yes', [1]), daily('no', [0]), ...declared.map((name, i) => daily(name, [numbers[i]!]))],
      range: sessionsFrom('2024-01-02', 1),
    },
    [text],
  );
  return values[0]![0]!;
}
