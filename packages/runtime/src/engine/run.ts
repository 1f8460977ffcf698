import type { Evaluation } from '../timeline/types.ts';
import type { ApprovalEvent, Decision } from './decision.ts';

/** A layer after each instant of a run. */
export interface LayerHistory {
  /** 1 where the layer was active. */
  readonly active: Uint8Array;
  /** 1 where an approval was awaited. */
  readonly pending: Uint8Array;
  /** Granted size, 0 where not active. */
  readonly size: Float64Array;
}

/** How often a rule, or the size it asks for, could not be decided, and the inputs to blame. */
export interface Undecided {
  readonly rule: string;
  readonly instants: number;
  /** Input -> at how many of those instants it was unknown. */
  readonly blame: ReadonlyMap<string, number>;
}

/** An `assert` that was broken at an instant; one that cannot be decided is not broken. */
export interface AssertionFailure {
  readonly assertion: string;
  readonly instant: number;
  readonly session: string;
}

/** A rule set run over a stretch of time. */
export interface Run {
  readonly evaluation: Evaluation;
  /** Grid tick of the first instant decided. */
  readonly first: number;
  /** Those that it was given, in the order of time. */
  readonly approvals: readonly ApprovalEvent[];
  readonly decisions: readonly Decision[];
  /** Grid tick of each decision, beside `decisions`. */
  readonly instants: readonly number[];
  readonly layers: ReadonlyMap<string, LayerHistory>;
  readonly undecided: readonly Undecided[];
  readonly assertionFailures: readonly AssertionFailure[];
}
