import type { Evaluation } from '../timeline/types.ts';
import type { ApprovalEvent, Decision } from './decision.ts';
import type { Draft } from './instant.ts';

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

/** What a rule set changes over a stretch of time. */
export interface Walk {
  readonly evaluation: Evaluation;
  /** Grid tick of the first instant decided. */
  readonly first: number;
  /** Those that it was given, in the order of time. */
  readonly approvals: readonly ApprovalEvent[];
  readonly drafts: readonly Draft[];
  /** Grid tick of each, beside `drafts`. */
  readonly instants: readonly number[];
  readonly layers: ReadonlyMap<string, LayerHistory>;
  /** Of each rule, the instants at which it could not be decided. */
  readonly undecidedAt: readonly (readonly number[])[];
}

/** A rule set run over a stretch of time: a walk, its changes written out as decisions. */
export interface Run extends Walk {
  readonly decisions: readonly Decision[];
  readonly undecided: readonly Undecided[];
  readonly assertionFailures: readonly AssertionFailure[];
}
