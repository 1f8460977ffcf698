/** What the search is made of: what is asked, and what one who takes a question apart may say of its parts. */
import type { NodeId } from '../ir/program.ts';
import type { Bound } from './intervals.ts';
import type { Inequality } from './linear.ts';

/** A truth `offset` sessions ago, wanted true or false. */
export interface Goal {
  readonly node: NodeId;
  readonly offset: number;
  readonly wanted: boolean;
}

/** What a choice asks for: truths, or where values lie, where a comparison splits in two. */
export type Part = Goal | Bound | Inequality | Some;
export type Choice = readonly Part[];

/** So many of the goals from one on. */
export interface Some {
  readonly goals: readonly Goal[];
  readonly from: number;
  readonly need: number;
}

export interface Tools {
  /** All of them; nothing can fail yet. */
  all(parts: readonly Part[]): undefined;
  any(options: readonly Choice[]): symbol | undefined;
  assume(key: string, value: boolean): symbol | undefined;
  bound(one: Bound): symbol | undefined;
  /** Where a sum lies as a whole, beside what is said of its parts: it is one value, however it was rounded. */
  sum(one: Bound): symbol | undefined;
  less(one: Inequality): undefined;
  readonly fail: symbol;
}
