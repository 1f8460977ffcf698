/** Runs a rule set over a timeline, instant by instant. */

import type { Ir } from '@hedgerow/dsl';
import { isoDate } from '../calendar/civil.ts';
import type { EpochDay } from '../calendar/types.ts';
import type { Dataset } from '../data/dataset.ts';
import { blameInputs } from '../explain/blame.ts';
import { valueAt } from '../explain/view.ts';
import type { Evaluation, Evaluator, Timeline } from '../timeline/types.ts';
import type { ApprovalEvent, Decision } from './decision.ts';
import { createEngine } from './engine.ts';
import { Histories } from './history.ts';
import { readsOf } from './instant.ts';
import type { AssertionFailure, Run, Undecided } from './run.ts';

export interface DecideOptions {
  /** In any order. One counts for proposals made at or before its time. */
  readonly approvals?: readonly ApprovalEvent[];
  /** The first session to decide, an epoch day. What lies before warms windows up and decides nothing. */
  readonly from?: EpochDay;
}

/** The decisions of a rule set over the whole of a timeline. */
export function decide(
  program: Ir.Program,
  evaluator: Evaluator,
  timeline: Timeline,
  data: Dataset,
  params: ReadonlyMap<string, number>,
  options: DecideOptions = {},
): Run {
  const { grid } = timeline;
  const histories = new Histories(program, grid.length);
  const evaluation = evaluator(program, timeline, data, params, histories);
  const engine = createEngine(program);
  const decisions: Decision[] = [];
  const instants: number[] = [];
  const silent = program.rules.map((): number[] => []);
  const approvals = [...(options.approvals ?? [])].sort((a, b) => a.time - b.time);
  let given = 0;
  const first = firstInstant(timeline, options.from);

  for (let tick = first; tick < grid.length; tick++) {
    const from = given;
    while (given < approvals.length && approvals[given]!.time <= grid.time[tick]!) given++;
    const decided = engine.step(evaluation, tick, from === given ? undefined : approvals.slice(from, given));
    histories.write(tick, engine.state);
    for (let rule = 0; rule < silent.length; rule++) {
      if (decided.verdicts[rule]!.undecided) silent[rule]!.push(tick);
    }
    for (const decision of decided.decisions) {
      decisions.push(decision);
      instants.push(tick);
    }
  }
  const { layers } = histories;
  const undecided = program.rules.flatMap((rule, i) => undecidedOf(evaluation, rule, silent[i]!));
  return {
    evaluation,
    first,
    approvals,
    decisions,
    instants,
    layers,
    undecided,
    assertionFailures: brokenAssertions(evaluation, first),
  };
}

/** Index of the first instant on a date or after it. */
function firstInstant({ grid, calendar }: Timeline, from: EpochDay | undefined): number {
  let first = 0;
  while (from !== undefined && first < grid.length && calendar.date[grid.session[first]!]! < from) first++;
  return first;
}

/** How often a rule could not be decided because something was unknown, and whose fault it was. */
function undecidedOf(evaluation: Evaluation, rule: Ir.Rule, ticks: readonly number[]): Undecided[] {
  if (ticks.length === 0) return [];
  const blame = new Map<string, number>();
  const reads = readsOf(rule);
  for (const tick of ticks) {
    const unknown = reads.filter((node) => Number.isNaN(valueAt(evaluation, node, tick)));
    const names = new Set(unknown.flatMap((node) => blameInputs(evaluation, node, tick)));
    for (const name of names) blame.set(name, (blame.get(name) ?? 0) + 1);
  }
  return [{ rule: rule.name, instants: ticks.length, blame }];
}

function brokenAssertions(evaluation: Evaluation, first: number): AssertionFailure[] {
  const { program, timeline } = evaluation;
  const { grid, calendar } = timeline;
  const failures: AssertionFailure[] = [];
  for (const { name, mode, condition } of program.assertions) {
    const broken = mode === 'always' ? 0 : 1;
    for (let instant = first; instant < grid.length; instant++) {
      if (valueAt(evaluation, condition.node, instant) !== broken) continue;
      const session = isoDate(calendar.date[grid.session[instant]!]!);
      failures.push({ assertion: name, instant, session });
    }
  }
  return failures;
}
