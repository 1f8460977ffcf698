import type { LintRuleId } from './ids.generated.ts';
import { lintRules } from './rules.ts';

type Specs = { readonly [Id in LintRuleId]: (typeof lintRules)[Id]['spec'] };

/** The lint rules' part of the catalogue of diagnostics. */
export const lintSpecs = Object.fromEntries(
  Object.entries(lintRules).map(([id, rule]) => [id, rule.spec]),
) as Specs;
