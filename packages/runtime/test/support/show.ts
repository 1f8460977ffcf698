/** Values of a node as tables show them. */
import type { Evaluation } from '../../src/timeline/types.ts';

/** Every value of a node, in the order of its clock's ticks; NaN is unknown. */
export function column(evaluation: Evaluation, node: number): number[] {
  const { length } = evaluation.timeline.clocks[evaluation.program.nodes[node]!.clock]!;
  return Array.from({ length }, (_, tick) => evaluation.value(node, tick));
}

/** Truths as one letter a tick: T, F, and `?` for unknown. */
export const letters = (values: readonly number[]): string =>
  values.map((v) => (Number.isNaN(v) ? '?' : v === 1 ? 'T' : v === 0 ? 'F' : `[${v}]`)).join('');

/** Numbers with `?` for unknown. */
export const cells = (values: readonly number[]): (number | '?')[] =>
  values.map((v) => (Number.isNaN(v) ? '?' : v));

/** `T`, `F` and `?` as a series of 1, 0 and empty cells. */
export const truths = (text: string): (number | '?')[] =>
  [...text].map((c) => (c === 'T' ? 1 : c === 'F' ? 0 : '?'));
