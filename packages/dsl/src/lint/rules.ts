/** The one table of lint rules, by id. Adding one: its folder under rules/, its line here, and its id in ids.ts. */
import type { LintRuleId } from './ids.generated.ts';
import type { LintRule, OptionSpecs } from './rule.ts';
import { activateWithoutExit } from './rules/activate-without-exit/rule.ts';
import { alwaysForbidden } from './rules/always-forbidden/rule.ts';
import { alwaysTrueCondition } from './rules/always-true-condition/rule.ts';
import { bareShare } from './rules/bare-share/rule.ts';
import { calendarDaysWindow } from './rules/calendar-days-window/rule.ts';
import { conditionNotCovered } from './rules/condition-not-covered/rule.ts';
import { conflictingActions } from './rules/conflicting-actions/rule.ts';
import { equalityOnComputedNumber } from './rules/equality-on-computed-number/rule.ts';
import { flapping } from './rules/flapping/rule.ts';
import { holdWithoutEffect } from './rules/hold-without-effect/rule.ts';
import { limitOutOfBand } from './rules/limit-out-of-band/rule.ts';
import { magicNumber } from './rules/magic-number/rule.ts';
import { missingDocComment } from './rules/missing-doc-comment/rule.ts';
import { naming } from './rules/naming/rule.ts';
import { openEndedScaleIn } from './rules/open-ended-scale-in/rule.ts';
import { redundantCondition } from './rules/redundant-condition/rule.ts';
import { ruleWithoutTest } from './rules/rule-without-test/rule.ts';
import { scoreOutOfReach } from './rules/score-out-of-reach/rule.ts';
import { shadowedPreludeName } from './rules/shadowed-prelude-name/rule.ts';
import { shadowedRule } from './rules/shadowed-rule/rule.ts';
import { singleTrigger } from './rules/single-trigger/rule.ts';
import { slowInputWithoutStale } from './rules/slow-input-without-stale/rule.ts';
import { testWithoutExpectation } from './rules/test-without-expectation/rule.ts';
import { thresholdOutsideRange } from './rules/threshold-outside-range/rule.ts';
import { unknownForever } from './rules/unknown-forever/rule.ts';
import { unreachableState } from './rules/unreachable-state/rule.ts';
import { unsatisfiableCondition } from './rules/unsatisfiable-condition/rule.ts';
import { unusedDeclaration } from './rules/unused-declaration/rule.ts';
import { windowLongerThanData } from './rules/window-longer-than-data/rule.ts';

export const lintRules = {
  'activate-without-exit': activateWithoutExit,
  'always-forbidden': alwaysForbidden,
  'always-true-condition': alwaysTrueCondition,
  'bare-share': bareShare,
  'calendar-days-window': calendarDaysWindow,
  'condition-not-covered': conditionNotCovered,
  'conflicting-actions': conflictingActions,
  'equality-on-computed-number': equalityOnComputedNumber,
  flapping,
  'hold-without-effect': holdWithoutEffect,
  'limit-out-of-band': limitOutOfBand,
  'magic-number': magicNumber,
  'missing-doc-comment': missingDocComment,
  naming,
  'open-ended-scale-in': openEndedScaleIn,
  'redundant-condition': redundantCondition,
  'rule-without-test': ruleWithoutTest,
  'score-out-of-reach': scoreOutOfReach,
  'shadowed-prelude-name': shadowedPreludeName,
  'shadowed-rule': shadowedRule,
  'single-trigger': singleTrigger,
  'slow-input-without-stale': slowInputWithoutStale,
  'test-without-expectation': testWithoutExpectation,
  'threshold-outside-range': thresholdOutsideRange,
  'unknown-forever': unknownForever,
  'unreachable-state': unreachableState,
  'unsatisfiable-condition': unsatisfiableCondition,
  'unused-declaration': unusedDeclaration,
  'window-longer-than-data': windowLongerThanData,
} as const satisfies Record<LintRuleId, object>;

/** Each rule is called with what it declares for itself; the table's union type cannot say so. */
export const ruleOf = (id: LintRuleId): LintRule<object, OptionSpecs> =>
  lintRules[id] as unknown as LintRule<object, OptionSpecs>;
