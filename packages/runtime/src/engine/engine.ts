/** The one decision engine, whichever evaluator feeds it: instant by instant, its state plain data. */
import type { Ir } from '@hedgerow/dsl';
import { valueAt } from '../explain/view.ts';
import type { Evaluation } from '../timeline/types.ts';
import type { ApprovalEvent, Decision } from './decision.ts';
import type { Draft, Instant, Verdict } from './instant.ts';
import { type Recorder, recorder } from './record.ts';
import { type EngineState, initialState } from './state.ts';
import { step } from './step.ts';

export interface Decided {
  readonly decisions: readonly Decision[];
  /** What each rule said, in the order of the program. */
  readonly verdicts: readonly Verdict[];
}

export interface Engine {
  /**
   * Decides one instant, a tick of the evaluation's grid; instants are given in order. `approvals` are those since the
   * instant before, up to and with this one's time.
   */
  step(evaluation: Evaluation, tick: number, approvals?: readonly ApprovalEvent[]): Decided;
  /** The layers as they stand after the last instant decided. Not to be written to. */
  readonly state: EngineState;
  /** A copy of all that the engine remembers: plain JSON. */
  snapshot(): EngineState;
  /**
   * Goes on from a snapshot. Throws a RangeError where it is of another rule set: claims and proposals are bound to the
   * rules that made them.
   */
  restore(snapshot: EngineState): void;
}

const NOBODY: readonly ApprovalEvent[] = [];
const NOTHING: readonly Decision[] = [];

export function createEngine(program: Ir.Program): Engine {
  let state = initialState(program);
  let known: { readonly evaluation: Evaluation; readonly record: Recorder } | undefined;
  return {
    step(evaluation, tick, approvals = NOBODY) {
      const { grid, calendar } = evaluation.timeline;
      const session = grid.session[tick]!;
      let drafts: Draft[] | undefined;
      const at: Instant = {
        program,
        now: { tick, session, time: grid.time[tick]!, date: calendar.date[session]! },
        value: (node) => valueAt(evaluation, node, tick),
        approvals,
        emit: (draft) => {
          drafts ??= [];
          drafts.push(draft);
        },
      };
      const verdicts = step(at, state);
      if (!drafts) return { decisions: NOTHING, verdicts };
      if (known?.evaluation !== evaluation) known = { evaluation, record: recorder(evaluation) };
      return { decisions: known.record(drafts, at), verdicts };
    },
    get state() {
      return state;
    },
    snapshot: () => structuredClone(state),
    restore(snapshot) {
      if (snapshot.rules_hash !== program.hash) {
        const found = `rule set ${snapshot.rules_hash.slice(0, 12)}`;
        throw new RangeError(`the snapshot is of ${found}, expected ${program.hash.slice(0, 12)}`);
      }
      state = structuredClone(snapshot);
    },
  };
}
