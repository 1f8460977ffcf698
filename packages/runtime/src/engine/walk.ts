/**
 * Walks a rule set over a timeline, from one instant at which something can change to the next.
 *
 * What an instant does follows from the engine's state and from what it reads. So after one that left the state as it
 * was, all instants do the same, nothing, for as long as what it read stands: they are passed over. Nothing has to be
 * known for that of what rules, limits, vetoes and approvals do.
 */
import type { Ir } from '@hedgerow/dsl';
import type { EpochDay } from '../calendar/types.ts';
import type { Dataset } from '../data/dataset.ts';
import { momentAt, valueAt } from '../explain/view.ts';
import type { Moment } from '../reference/windows.ts';
import type { Evaluation, Evaluator, Timeline } from '../timeline/types.ts';
import type { ApprovalEvent } from './decision.ts';
import { Histories } from './history.ts';
import type { Draft, Instant } from './instant.ts';
import type { Walk } from './run.ts';
import { type EngineState, initialState } from './state.ts';
import { step } from './step.ts';

export interface DecideOptions {
  /** In any order. One counts for proposals made at or before its time. */
  readonly approvals?: readonly ApprovalEvent[];
  /** The first session to decide, an epoch day. What lies before warms windows up and decides nothing. */
  readonly from?: EpochDay;
}

const NOBODY: readonly ApprovalEvent[] = [];

/** The changes that a rule set makes over the whole of a timeline. */
export function walk(
  program: Ir.Program,
  evaluator: Evaluator,
  timeline: Timeline,
  data: Dataset,
  params: ReadonlyMap<string, number>,
  options: DecideOptions = {},
): Walk {
  const { grid } = timeline;
  const histories = new Histories(program, grid.length);
  const evaluation = evaluator(program, timeline, data, params, histories);
  const state = initialState(program);
  const drafts: Draft[] = [];
  const instants: number[] = [];
  const undecidedAt = program.rules.map((): number[] => []);
  const approvals = [...(options.approvals ?? [])].sort((a, b) => a.time - b.time);
  const first = firstInstant(timeline, options.from);
  let given = 0;
  /** The state before an instant that may leave it as it is. */
  let met: string | undefined;

  for (let tick = first, next: number; tick < grid.length; tick = next) {
    const from = given;
    while (given < approvals.length && approvals[given]!.time <= grid.time[tick]!) given++;
    const at = new Reading(evaluation, tick, from === given ? NOBODY : approvals.slice(from, given));
    const verdicts = step(at, state);
    for (const draft of at.drafts) {
      drafts.push(draft);
      instants.push(tick);
    }
    const stands = met !== undefined && at.drafts.length === 0 && met === textOf(state);
    next = stands ? Math.min(at.standsUntil, grid.length) : tick + 1;
    // Of those passed over, nobody would have taken notice.
    while (given < approvals.length && approvals[given]!.time <= grid.time[next - 1]!) given++;
    met = at.drafts.length === 0 && at.standsUntil > next ? textOf(state) : undefined;
    histories.write(tick, next, state);
    for (let rule = 0; rule < verdicts.length; rule++) {
      if (verdicts[rule]!.undecided) for (let one = tick; one < next; one++) undecidedAt[rule]!.push(one);
    }
  }
  return { evaluation, first, approvals, drafts, instants, layers: histories.layers, undecidedAt };
}

/** An instant that knows how long all that was read of it stands. */
class Reading implements Instant {
  readonly program: Ir.Program;
  readonly drafts: Draft[] = [];
  /** The first tick at which something of it may be otherwise. */
  standsUntil = Number.POSITIVE_INFINITY;
  readonly #evaluation: Evaluation;
  readonly #tick: number;
  readonly #approvals: readonly ApprovalEvent[];
  #now: Moment | undefined;

  constructor(evaluation: Evaluation, tick: number, approvals: readonly ApprovalEvent[]) {
    this.program = evaluation.program;
    this.#evaluation = evaluation;
    this.#tick = tick;
    this.#approvals = approvals;
  }

  value(node: Ir.NodeId): number {
    const value = valueAt(this.#evaluation, node, this.#tick);
    const next = this.#tick + 1;
    if (this.standsUntil > next) {
      const until = this.#evaluation.standsUntil?.(node, this.#tick) ?? next;
      this.standsUntil = Math.min(this.standsUntil, until);
    }
    return value;
  }

  /** The time is never what it was. */
  get now(): Moment {
    this.standsUntil = this.#tick + 1;
    this.#now ??= momentAt(this.#evaluation, this.#tick);
    return this.#now;
  }

  /** Others may have come by the next. */
  get approvals(): readonly ApprovalEvent[] {
    this.standsUntil = this.#tick + 1;
    return this.#approvals;
  }

  emit(draft: Draft): void {
    this.drafts.push(draft);
  }
}

const textOf = (state: EngineState): string => JSON.stringify(state);

/** Index of the first instant on a date or after it. */
function firstInstant({ grid, calendar }: Timeline, from: EpochDay | undefined): number {
  let first = 0;
  while (from !== undefined && first < grid.length && calendar.date[grid.session[first]!]! < from) first++;
  return first;
}
