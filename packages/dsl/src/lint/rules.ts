/** The one table of lint rules, by id. Adding one: its folder under rules/ and its line here. */
import { equalityOnComputedNumber } from './rules/equality-on-computed-number/rule.ts';

export const lintRules = {
  'equality-on-computed-number': equalityOnComputedNumber,
} as const;

export type LintRuleId = keyof typeof lintRules;
