import { defineRule } from '../../rule.ts';

/** A test without an expectation passes whatever the rules do. */
export const testWithoutExpectation = defineRule<{ title: string }>()({
  spec: {
    severity: 'warning',
    message: ({ title }) => `the test "${title}" expects nothing, and so always passes`,
    help: () => 'add an `expect`',
  },
  category: 'tests',
  summary: 'a test expects nothing',
  recommended: 'warning',
  strict: 'error',
  options: {},
  checkStatement(cx, statement, source) {
    if (statement.kind !== 'Test') return;
    if (statement.steps.some(({ kind }) => kind === 'expect' || kind === 'expect-condition')) return;
    cx.report({ title: statement.title.value }, { file: source.name, span: statement.title.span });
  },
});
