import type { Ir } from '@hedgerow/dsl';
import type { Pointwise } from './plain.ts';
import type { Recurrence } from './recurrences.ts';

/** What the text of a node may refer to. */
export interface Names {
  readonly program: Ir.Program;
  /** By node: the first of those that share their memory. */
  readonly sharers: Int32Array;
  /** The present value of a node. */
  value(node: Ir.NodeId): string;
  /** A place of its k-th array of memory. */
  memory(node: Ir.NodeId, k: number, at: number | string): string;
  /** A number of the `Now` of a clock. */
  now(clock: Ir.ClockId, place: number): string;
  /** A window's count, as an integer of 32 bits, by which kernels are faster; 0 where the params give none. */
  count(node: Ir.NodeId): string;
  /** A part of a window of so many ticks. */
  window(node: Ir.NodeId, what: string): string;
  /** A part of a recurrence. */
  recurrence(node: Ir.NodeId, what: keyof Recurrence): string;
  /** A part of a function of one tick. */
  pointwise(node: Ir.NodeId, what: keyof Pointwise): string;
  /** A number of what is remembered of the field that an input reads. */
  field(node: Extract<Ir.Node, { op: 'input' }>, place: number): string;
  /** A number of the stamp of an input's last observation. */
  published(input: string, place: number): string;
  /** An expression in numbers of a clock alone: made once for all books, where the clock is the market's. */
  ahead(clock: Ir.ClockId, name: string, value: string): string;
  /** The view of layers. */
  layers(): string;
}

/** Whether a number is known. */
export const known = (value: string): string => `${value} === ${value}`;

/** A statement that leaves a number in `x`, unknown where it is not finite. */
export const finite = (text: string): string => `x = ${text}; if (!isFinite(x)) x = NaN;`;
