/** What the operators of a stream are made from: one part is the market's nodes, or those of one book. */
import type { Ir, Program } from '@hedgerow/dsl';
import type { EventCalendar, TradingCalendar } from '../calendar/types.ts';
import type { LayerView } from '../timeline/types.ts';
import type { InputMemory } from './inputs.ts';
import type { Now } from './now.ts';
import type { Share } from './store.ts';

/** Where the present value of a node is held. */
export interface Cell {
  readonly values: Float64Array;
  readonly at: number;
}

export interface Part {
  readonly program: Program;
  readonly calendar: TradingCalendar;
  readonly events: ReadonlyMap<string, EventCalendar>;
  readonly params: ReadonlyMap<string, number>;
  readonly layers: LayerView;
  readonly store: Share;
  /** Of a node: the market's for a node of the market, whichever part asks. */
  cell(node: Ir.NodeId): Cell;
  now(clock: Ir.ClockId): Now;
  input(name: string): InputMemory;
  /** By node: the first of those that share their memory; see `memorySharers` of the dsl. */
  readonly sharers: Int32Array;
  /** What they share, made by the first. */
  shared<T>(node: Ir.Node, make: () => T): T;
}

/** The value of a node at the present tick of its clock. Called once a tick, after those of its arguments. */
export type Step = () => number;

export const readOf = (part: Part, node: Ir.NodeId): Step => {
  const { values, at } = part.cell(node);
  return () => values[at]!;
};

/** A constant is known before anything ticks. */
export function constantOf(part: Part, node: Ir.NodeId): number {
  const { values, at } = part.cell(node);
  return values[at]!;
}

/** A window's count as the params give it; `undefined` where it is no positive whole number. */
export function countOf(part: Part, node: Ir.NodeId): number | undefined {
  const count = constantOf(part, node);
  return Number.isInteger(count) && count > 0 ? count : undefined;
}

/** The numbers that are fixed for a run; `undefined` where params make one of them unknown. */
export function staticsOf(part: Part, nodes: readonly Ir.NodeId[]): Float64Array | undefined {
  const statics = Float64Array.from(nodes, (node) => constantOf(part, node));
  return statics.some(Number.isNaN) ? undefined : statics;
}

/** Whether a clock ticks once a session, so that sessions are ticks. */
export function oncePerSession({ program }: Part, clock: Ir.ClockId): boolean {
  const { kind } = program.clocks[clock]!;
  return kind === 'session' || (kind === 'grid' && program.everyMinutes === undefined);
}

export const isPrints = (program: Program, clock: Ir.ClockId): boolean =>
  program.clocks[clock]!.kind === 'prints';

export const UNKNOWN = Number.NaN;
export const unknown: Step = () => UNKNOWN;
