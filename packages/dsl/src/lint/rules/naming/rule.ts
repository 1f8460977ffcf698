import { declaredIn } from '../../../symbols/visit-names.ts';
import { defineRule } from '../../rule.ts';

/** Names are read by people and typed on command lines: one style, as the prelude has it. */
export const naming = defineRule<{ name: string; pattern: string }>()({
  spec: {
    severity: 'info',
    message: ({ name, pattern }) => `the name \`${name}\` does not match \`${pattern}\``,
    help: () => 'names of the prelude are written in snake_case',
  },
  category: 'style',
  summary: 'a name is not written in snake_case',
  recommended: 'info',
  strict: 'warning',
  options: {
    pattern: {
      type: 'string',
      default: '^[a-z][a-z0-9_]*(\\.[a-z][a-z0-9_]*)?$',
      doc: 'a regular expression that every declared name has to match',
    },
  },
  checkStatement(cx, statement, source) {
    const { pattern } = cx.options;
    const form = formOf(pattern);
    if (!form) return;
    for (const { span } of declaredIn(statement)) {
      const at = { file: source.name, span };
      const name = cx.text(at);
      if (!form.test(name)) cx.report({ name, pattern }, at);
    }
  },
});

/** A pattern that is none matches everything: the manifest's schema has told of it. */
function formOf(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern);
  } catch {
    return undefined;
  }
}
