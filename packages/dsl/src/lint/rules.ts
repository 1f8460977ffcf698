/** The one table of lint rules, by id. Adding one: its folder under rules/ and its line here. */
import { activateWithoutExit } from './rules/activate-without-exit/rule.ts';
import { bareShare } from './rules/bare-share/rule.ts';
import { calendarDaysWindow } from './rules/calendar-days-window/rule.ts';
import { conditionNotCovered } from './rules/condition-not-covered/rule.ts';
import { equalityOnComputedNumber } from './rules/equality-on-computed-number/rule.ts';
import { magicNumber } from './rules/magic-number/rule.ts';
import { missingDocComment } from './rules/missing-doc-comment/rule.ts';
import { naming } from './rules/naming/rule.ts';
import { openEndedScaleIn } from './rules/open-ended-scale-in/rule.ts';
import { ruleWithoutTest } from './rules/rule-without-test/rule.ts';
import { shadowedPreludeName } from './rules/shadowed-prelude-name/rule.ts';
import { singleTrigger } from './rules/single-trigger/rule.ts';
import { slowInputWithoutStale } from './rules/slow-input-without-stale/rule.ts';
import { testWithoutExpectation } from './rules/test-without-expectation/rule.ts';
import { unusedDeclaration } from './rules/unused-declaration/rule.ts';
import { windowLongerThanData } from './rules/window-longer-than-data/rule.ts';

export const lintRules = {
  'activate-without-exit': activateWithoutExit,
  'bare-share': bareShare,
  'calendar-days-window': calendarDaysWindow,
  'condition-not-covered': conditionNotCovered,
  'equality-on-computed-number': equalityOnComputedNumber,
  'magic-number': magicNumber,
  'missing-doc-comment': missingDocComment,
  naming: naming,
  'open-ended-scale-in': openEndedScaleIn,
  'rule-without-test': ruleWithoutTest,
  'shadowed-prelude-name': shadowedPreludeName,
  'single-trigger': singleTrigger,
  'slow-input-without-stale': slowInputWithoutStale,
  'test-without-expectation': testWithoutExpectation,
  'unused-declaration': unusedDeclaration,
  'window-longer-than-data': windowLongerThanData,
} as const;

export type LintRuleId = keyof typeof lintRules;
