/** Where the page of a diagnostic stands: that of a lint rule in the rule's folder. */
import { lintRules } from '@hedgerow/dsl';

/** Relative to the root of the project. */
export const pagePath = (id: string): string =>
  id in lintRules ? `packages/dsl/src/lint/rules/${id}/page.md` : `docs/diagnostics/${id}.md`;
