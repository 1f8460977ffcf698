/** Whose fault an unknown is. */
import type { Ir } from '@hedgerow/dsl';
import { inputsOf } from '../engine/inputs.ts';
import { sampleIndex } from '../timeline/sample.ts';
import type { Evaluation } from '../timeline/types.ts';

/**
 * Names of the inputs to blame for a node that is unknown at an instant: those below it that are unknown there
 * themselves; where all are known, all of them, since then a window on them has not filled.
 */
export const blameInputs = (evaluation: Evaluation, node: Ir.NodeId, instant: number): string[] =>
  blamesOf(evaluation, node)(instant);

/** The same at instant after instant: what lies below the node is found once. */
export function blamesOf(evaluation: Evaluation, node: Ir.NodeId): (instant: number) => string[] {
  const { program, timeline } = evaluation;
  const below = inputsOf(program, [node]).map((input) => ({
    input,
    ticks: sampleIndex(timeline.clocks[input.clock]!, timeline.grid),
  }));
  return (instant) => {
    const unknown = below.filter(({ input, ticks }) => {
      const tick = ticks[instant]!;
      return tick < 0 || Number.isNaN(evaluation.value(input.id, tick));
    });
    return [...new Set((unknown.length > 0 ? unknown : below).map(({ input }) => input.name))];
  };
}
