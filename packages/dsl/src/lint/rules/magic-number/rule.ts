import type { Location } from '../../../source/span.ts';
import type { Statement } from '../../../syntax/ast.ts';
import { expressionsOf } from '../../../syntax/expressions.ts';
import { defineRule } from '../../rule.ts';

/** The same threshold, written out in several rules, is one knob that has to be turned in several places. */
export const magicNumber = defineRule<{ text: string; name: string; times: number }>()({
  spec: {
    severity: 'info',
    message: ({ text, name, times }) => `\`${name}\` is compared with \`${text}\` in ${times} places`,
    help: ({ text, name }) => `make it a param: \`param ${name.replace(/\W/g, '_')}_level = ${text}\``,
  },
  category: 'style',
  summary: 'the same number is a threshold of the same name in several declarations',
  recommended: 'info',
  strict: 'warning',
  options: {
    times: { type: 'number', default: 3, doc: 'in how many declarations it has to stand' },
  },
  check(cx) {
    const places = new Map<string, Place[]>();
    for (const { source, ast } of cx.files) {
      for (const statement of ast.statements) {
        for (const threshold of cx.remembered(statement, () => thresholdsOf(statement, source.text))) {
          const place = { threshold, statement, file: source.name };
          const found = places.get(threshold.key);
          if (found) found.push(place);
          else places.set(threshold.key, [place]);
        }
      }
    }
    for (const [key, found] of places) {
      if (found.length < cx.options.times) continue;
      const times = new Set(found.map(({ statement }) => statement)).size;
      if (times < cx.options.times) continue;
      const [first, ...others] = found.map(locate);
      const [name = '', text = ''] = key.split(' ');
      const related = others.map((place) => ({ ...place, message: 'and here' }));
      cx.report({ name, text, times }, first!, { related });
    }
  },
});

/** A number that a name is compared with, counted from the beginning of its statement. */
interface Threshold {
  /** The name and the number, as they are written. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

interface Place {
  readonly threshold: Threshold;
  readonly statement: Statement;
  readonly file: string;
}

function locate({ threshold, statement, file }: Place): Location {
  const from = statement.span.start;
  return { file, span: { start: from + threshold.start, end: from + threshold.end } };
}

/** 0 and 1 are no thresholds that anyone would turn. */
function thresholdsOf(statement: Statement, source: string): Threshold[] {
  if (statement.kind === 'Test' || statement.kind === 'Param') return [];
  return expressionsOf(statement).flatMap((expr) => {
    if (expr.kind !== 'Compare') return [];
    const names = expr.operands.flatMap((one) => (one.kind === 'Name' ? [one.name] : []));
    return expr.operands.flatMap((number) => {
      if (number.kind !== 'Number' || number.value === 0 || number.value === 1) return [];
      const { start, end } = number.span;
      const from = statement.span.start;
      const text = source.slice(start, end);
      return names.map((name) => ({ key: `${name} ${text}`, start: start - from, end: end - from }));
    });
  });
}
