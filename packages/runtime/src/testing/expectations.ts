/** Judges one expectation on a run. */
import type { Ir } from '@hedgerow/dsl';
import { isoDate } from '../calendar/civil.ts';
import type { Decision } from '../engine/decision.ts';
import type { Run } from '../engine/run.ts';
import { explain } from '../explain/explain.ts';
import type { Why } from '../explain/why.ts';
import { dayOf } from './dates.ts';
import {
  decisionLine,
  type Expected,
  expectationLine,
  expectedKind,
  isOfKind,
  isOn,
  matches,
} from './decisions.ts';

type ExpectedCondition = Extract<Ir.TestStep, { kind: 'expect-condition' }>;

/** What is wrong, and where it first shows. */
export interface Verdict {
  readonly message: string;
  readonly session: string | null;
  readonly rule: string | null;
  readonly why: Why | null;
}

/** `undefined` where the run meets the expectation. */
export function judgeDecision(run: Run, expected: Expected): Verdict | undefined {
  const found = run.decisions.find((decision) => matches(expected, decision));
  if (expected.negated) return found && unwanted(found);
  return found ? undefined : missing(run, expected);
}

const unwanted = (found: Decision): Verdict => ({
  message: `there is one: ${decisionLine(found)}`,
  session: found.session,
  rule: found.rule,
  why: found.why,
});

function missing(run: Run, expected: Expected): Verdict {
  const ofKind = run.decisions.filter((decision) => isOfKind(expected, decision));
  const near = ofKind.find((decision) => isOn(expected, decision)) ?? ofKind[0];
  const message = near
    ? `there is none; the nearest is ${decisionLine(near)}`
    : `there is none: \`${expectationLine(expected)}\``;
  if (near && isOn(expected, near)) return { ...unwanted(near), message };

  const rule = ruleFor(run, expected);
  const tick = rule && instantOf(run, expected, rule);
  if (!rule || tick === undefined) return { message, session: null, rule: null, why: null };
  const condition = expectedKind(expected) === 'deactivated' ? (rule.until ?? rule.when) : rule.when;
  return {
    message,
    session: sessionAt(run, tick),
    rule: rule.name,
    why: explain(run.evaluation, condition, tick),
  };
}

/** The first rule that could have made the decision: for an end also one whose `until` ends its own claim. */
function ruleFor({ evaluation }: Run, expected: Expected): Ir.Rule | undefined {
  const { rules } = evaluation.program;
  const verbs: ReadonlySet<string> = new Set(verbsOf(expectedKind(expected)));
  const acts = (rule: Ir.Rule, verb: (verb: Ir.Verb) => boolean): boolean =>
    rule.actions.some(
      (action) =>
        verb(action.verb) &&
        (expected.layer === undefined || (action.verb !== 'alert' && action.layer === expected.layer)),
    );
  const direct = rules.find((rule) => acts(rule, (verb) => verbs.has(verb)));
  if (direct || expectedKind(expected) !== 'deactivated') return direct;
  return rules.find((rule) => rule.until !== undefined && acts(rule, (verb) => verb === 'activate'));
}

function verbsOf(kind: Decision['kind']): readonly Ir.Verb[] {
  switch (kind) {
    case 'scaled':
      return ['scale', 'activate'];
    case 'rolled':
      return ['roll'];
    case 'deactivated':
      return ['deactivate'];
    case 'alert':
      return ['alert'];
    default:
      return ['activate', 'scale', 'deactivate', 'roll'];
  }
}

/** Where to look: the date expected; else where the rule first fired, or else the last instant. */
function instantOf({ evaluation, first }: Run, { on }: Expected, rule: Ir.Rule): number | undefined {
  const { timeline } = evaluation;
  if (on !== undefined) {
    const tick = timeline.lastOf(timeline.calendar.indexOf(dayOf(on)));
    return tick < 0 ? undefined : tick;
  }
  for (let tick = first; tick < timeline.grid.length; tick++) {
    if (evaluation.value(rule.when.node, tick) === 1) return tick;
  }
  return timeline.grid.length > first ? timeline.grid.length - 1 : undefined;
}

function sessionAt({ evaluation }: Run, tick: number): string {
  const { grid, calendar } = evaluation.timeline;
  return isoDate(calendar.date[grid.session[tick]!]!);
}

/** `expect always C`, `expect never C`, `expect C on DATE`. What cannot be decided does not hold. */
export function judgeCondition(run: Run, expected: ExpectedCondition): Verdict | undefined {
  const { condition, mode, on } = expected;
  const { timeline, value } = run.evaluation;
  const [from, to] = mode === 'on' ? atSession(run, on!) : ([run.first, timeline.grid.length - 1] as const);
  for (let tick = from; tick <= to; tick++) {
    const truth = value(condition.node, tick);
    if (mode === 'never' ? truth !== 1 : truth === 1) continue;
    const session = sessionAt(run, tick);
    const found = Number.isNaN(truth) ? 'unknown' : truth === 1 ? 'true' : 'false';
    const why = explain(run.evaluation, condition, tick);
    return { message: `it is ${found} on ${session}`, session, rule: null, why };
  }
  return undefined;
}

/** The last instant of a session, twice. */
function atSession({ evaluation: { timeline } }: Run, date: string): readonly [number, number] {
  const tick = timeline.lastOf(timeline.calendar.indexOf(dayOf(date)));
  return [tick, tick];
}
