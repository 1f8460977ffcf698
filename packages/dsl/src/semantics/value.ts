import type { BarField, ClockId, CompareOperator, Condition, Length, NodeId } from '../ir/program.ts';
import type { Span } from '../source/span.ts';
import { type Type, unresolvedType } from './types.ts';

/** What an expression means: its type, its clock, and the node that computes it there. */
export interface Value {
  readonly type: Type;
  readonly clock: ClockId;
  readonly node: NodeId;
  /** Series of different clocks met in it, so that it has no prints of its own. */
  readonly mixed: boolean;
  /** Scores and counts: the least and the greatest that the value may be while parts are unknown. */
  readonly interval?: { readonly low: NodeId; readonly high: NodeId };
  /** Scores: their terms, as parts of a comparison's *why*. */
  readonly terms?: readonly Draft[];
  /** Inputs with bars: their members. */
  readonly bars?: (field: BarField) => Value;
  /** Calls with several results: their members; the value itself is the first. */
  readonly members?: ReadonlyMap<string, () => Value>;
  /** Conditions: how they read in a *why* tree. */
  readonly draft?: Draft;
}

/** A condition of a *why* tree while its nodes are still on their own clocks. */
export interface Draft {
  readonly file: string;
  readonly span: Span;
  readonly text: string;
  readonly form: Condition['form'];
  readonly value: Value;
  readonly children: readonly Draft[];
  readonly compare?: {
    readonly left: Value;
    readonly operator: CompareOperator;
    readonly right: Value;
    readonly unit: string;
  };
  readonly length?: Length;
  readonly atLeast?: NodeId;
  readonly name?: string;
}

/** The value of what a diagnostic has told of: compatible with everything, so that nothing cascades. */
export const unresolved = (node: NodeId): Value => ({ type: unresolvedType, clock: 0, node, mixed: false });
