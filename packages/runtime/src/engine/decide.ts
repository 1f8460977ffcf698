/** Runs a rule set over a timeline, and writes out what it decides. */
import type { Ir } from '@hedgerow/dsl';
import { isoDate } from '../calendar/civil.ts';
import { blamesOf } from '../explain/blame.ts';
import { instantAt, valueAt } from '../explain/view.ts';
import type { Evaluation } from '../timeline/types.ts';
import type { Decision } from './decision.ts';
import { readsOf } from './instant.ts';
import { recorder } from './record.ts';
import type { AssertionFailure, Run, Undecided, Walk } from './run.ts';
import { walk } from './walk.ts';

/** The decisions of a rule set over the whole of a timeline. */
export const decide = (...of: Parameters<typeof walk>): Run => written(walk(...of));

/** A walk with its changes written out, and with what can be told of it afterwards. */
export function written(walked: Walk): Run {
  const { evaluation, first, undecidedAt } = walked;
  return {
    ...walked,
    decisions: decisionsOf(walked),
    undecided: evaluation.program.rules.flatMap((rule, i) => undecidedOf(evaluation, rule, undecidedAt[i]!)),
    assertionFailures: brokenAssertions(evaluation, first),
  };
}

/** Those of one instant together: they are numbered within it. */
function decisionsOf({ evaluation, drafts, instants }: Walk): Decision[] {
  const record = recorder(evaluation);
  const decisions: Decision[] = [];
  for (let i = 0, end: number; i < drafts.length; i = end) {
    const tick = instants[i]!;
    end = i + 1;
    while (instants[end] === tick) end++;
    decisions.push(...record(drafts.slice(i, end), instantAt(evaluation, tick)));
  }
  return decisions;
}

/** How often a rule could not be decided because something was unknown, and whose fault it was. */
function undecidedOf(evaluation: Evaluation, rule: Ir.Rule, ticks: readonly number[]): Undecided[] {
  if (ticks.length === 0) return [];
  const blame = new Map<string, number>();
  /** When each was blamed last: once an instant. */
  const blamed = new Map<string, number>();
  let now = -1;
  const count = (name: string): void => {
    if (blamed.get(name) === now) return;
    blamed.set(name, now);
    blame.set(name, (blame.get(name) ?? 0) + 1);
  };
  const reads = readsOf(rule).map((node) => ({ node, blames: blamesOf(evaluation, node) }));
  for (const tick of ticks) {
    now = tick;
    for (const { node, blames } of reads)
      if (Number.isNaN(valueAt(evaluation, node, tick))) blames(tick, count);
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
