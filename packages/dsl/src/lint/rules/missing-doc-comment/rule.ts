import { defineRule } from '../../rule.ts';

/** The why of a rule is not in its text: reports and reviewers have nothing but the comment. */
export const missingDocComment = defineRule<{ name: string; kind: string }>()({
  spec: {
    severity: 'info',
    message: ({ name, kind }) => `the ${kind} \`${name}\` has no doc comment`,
    help: () => 'say above it, after `##`, what it is for; hovers and reports show it',
  },
  category: 'style',
  summary: 'a named rule or a layer has no doc comment',
  recommended: 'info',
  strict: 'warning',
  options: {},
  checkStatement(cx, statement, source) {
    if (statement.kind !== 'Rule' && statement.kind !== 'Layer') return;
    if (!statement.name || statement.doc !== undefined) return;
    const { name, span } = statement.name;
    cx.report({ name, kind: statement.kind.toLowerCase() }, { file: source.name, span });
  },
});
