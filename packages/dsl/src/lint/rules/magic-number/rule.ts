import type { Expr, Statement } from '../../../syntax/ast.ts';
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
    const places = new Map<string, { statement: Statement; file: string; span: Expr['span'] }[]>();
    for (const { source, ast } of cx.files) {
      for (const statement of ast.statements) {
        if (statement.kind === 'Test' || statement.kind === 'Param') continue;
        for (const { name, number } of thresholdsOf(statement)) {
          const text = cx.text({ file: source.name, span: number.span });
          const key = `${name} ${text}`;
          const found = places.get(key) ?? [];
          found.push({ statement, file: source.name, span: number.span });
          places.set(key, found);
        }
      }
    }
    for (const [key, found] of places) {
      const times = new Set(found.map(({ statement }) => statement)).size;
      if (times < cx.options.times) continue;
      const [first, ...others] = found;
      const [name = '', text = ''] = key.split(' ');
      const related = others.map(({ file, span }) => ({ file, span, message: 'and here' }));
      cx.report({ name, text, times }, first!, { related });
    }
  },
});

/** Numbers that names are compared with. 0 and 1 are no thresholds that anyone would turn. */
function* thresholdsOf(statement: Statement): Iterable<{ readonly name: string; readonly number: Expr }> {
  for (const expr of expressionsOf(statement)) {
    if (expr.kind !== 'Compare') continue;
    const names = expr.operands.flatMap((one) => (one.kind === 'Name' ? [one.name] : []));
    for (const number of expr.operands) {
      if (number.kind !== 'Number' || number.value === 0 || number.value === 1) continue;
      for (const name of names) yield { name, number };
    }
  }
}
