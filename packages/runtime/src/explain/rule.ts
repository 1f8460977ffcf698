/** Why a rule did, or did not do, what it is there for: its conditions, and every gate between them and a decision. */
import { closeTo, type Ir } from '@hedgerow/dsl';
import { isoInstant } from '../calendar/civil.ts';
import type { Decision, SourceSpan } from '../engine/decision.ts';
import { judge } from '../engine/instant.ts';
import { spanOf } from '../engine/places.ts';
import type { Run } from '../engine/run.ts';
import { explain } from './explain.ts';
import { type ActionGates, gatesOf } from './gates.ts';
import { outlookAt } from './outlook.ts';
import { stateBefore } from './replay.ts';
import { instantAt, sessionDate } from './view.ts';
import type { Why } from './why.ts';

/** Plain JSON. */
export interface RuleExplanation {
  readonly rule: string;
  readonly span: SourceSpan;
  /** ISO instant in UTC, and ISO date of its session. */
  readonly instant: string;
  readonly session: string;
  /** `when` is true and `unless` is false. */
  readonly fires: boolean;
  /** It does not fire, or one of its actions has no size, only because something is unknown. */
  readonly undecided: boolean;
  /** Least number of sessions in which it could fire; 0 where it does, `null` where that cannot be said. */
  readonly earliest: number | null;
  readonly when: Why;
  readonly unless: Why | null;
  readonly until: Why | null;
  /** What stands between the rule and each of its actions. */
  readonly actions: readonly ActionGates[];
  /** What it decided at this instant. */
  readonly decisions: readonly Decision[];
}

/**
 * Explains a rule at a grid instant of a run. Layers, cooldowns and proposals are those that the instant met: as the
 * instant before left them.
 * Throws a RangeError where there is no such rule, or where the run did not decide the instant.
 */
export function explainRule(run: Run, name: string, instant: number): RuleExplanation {
  const { evaluation } = run;
  const { program, timeline } = evaluation;
  const rule = ruleNamed(program, name);
  if (!(instant >= run.first && instant < timeline.grid.length)) {
    throw new RangeError(
      `instant ${instant} is none of the run's, ${run.first} to ${timeline.grid.length - 1}`,
    );
  }
  const at = instantAt(evaluation, instant);
  const { fires, undecided } = judge(at, rule);
  const met = stateBefore(run, instant);
  const outlook = outlookAt(evaluation, instant);
  const opens = rule.unless ? [outlook(rule.when, 1), outlook(rule.unless, 0)] : [outlook(rule.when, 1)];
  const earliest = fires ? 0 : Math.max(...opens);
  const tree = (condition: Ir.Condition | undefined): Why | null =>
    condition ? explain(evaluation, condition, instant) : null;
  return {
    rule: rule.name,
    span: spanOf(program, rule),
    instant: isoInstant(at.now.time),
    session: sessionDate(evaluation, instant),
    fires,
    undecided,
    earliest: Number.isFinite(earliest) ? earliest : null,
    when: explain(evaluation, rule.when, instant),
    unless: tree(rule.unless),
    until: tree(rule.until),
    actions: rule.actions.map((action) => gatesOf({ run, rule, at, met }, action)),
    decisions: run.decisions.filter((d, i) => run.instants[i] === instant && d.rule === rule.name),
  };
}

function ruleNamed({ rules }: Ir.Program, name: string): Ir.Rule {
  const found = rules.find((rule) => rule.name === name);
  if (found) return found;
  const names = rules.map((rule) => rule.name);
  const close = closeTo(name, names);
  const hint = close.length > 0 ? `did you mean \`${close[0]}\`?` : `rules: ${names.join(', ') || 'none'}`;
  throw new RangeError(`there is no rule \`${name}\`; ${hint}`);
}
