import type { Ir, Program } from '@hedgerow/dsl';
import type { EpochDay } from '../calendar/types.ts';
import type { Dataset } from '../data/dataset.ts';
import type { LayerView, Ticks, Timeline } from '../timeline/types.ts';

/** What the definition of an operator may look at. */
export interface Scope {
  readonly program: Program;
  readonly timeline: Timeline;
  readonly data: Dataset;
  readonly params: ReadonlyMap<string, number>;
  readonly layers: LayerView;
  /** The value of a node at a tick of the clock that it shares with the asking node; a constant's anywhere. */
  value(node: Ir.NodeId, tick: number): number;
  /** The ticks of a node's clock. */
  ticks(node: Ir.Node): Ticks;
  /** Civil date at the exchange of each of them. */
  dates(node: Ir.Node): ArrayLike<EpochDay>;
}

/** The value of one node at a tick of its clock. */
export type Meaning = (tick: number) => number;

/** The node of one operator, with its attributes. */
export type NodeOf<K extends Ir.Node['op'], N extends Ir.Node = Ir.Node> = N extends { readonly op: infer O }
  ? K extends O
    ? N
    : never
  : never;

export const TRUE = 1;
export const FALSE = 0;
/** Of numbers and of truths. */
export const UNKNOWN = Number.NaN;

export const isUnknown = (value: number): boolean => Number.isNaN(value);

/** A number as evaluation knows it: what is not finite (an overflow, a division by zero) is unknown. */
export const finite = (value: number): number => (Number.isFinite(value) ? value : UNKNOWN);

/** A truth from a comparison of known values. */
export const truth = (holds: boolean): number => (holds ? TRUE : FALSE);
