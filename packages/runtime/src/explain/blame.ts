/** Whose fault an unknown is. */
import type { Ir } from '@hedgerow/dsl';
import { inputsOf } from '../engine/inputs.ts';
import { sampleIndex } from '../timeline/sample.ts';
import type { Evaluation } from '../timeline/types.ts';

/**
 * Names of the inputs to blame for a node that is unknown at an instant: those below it that are unknown there
 * themselves; where all are known, all of them, since then a window on them has not filled.
 */
export function blameInputs(evaluation: Evaluation, node: Ir.NodeId, instant: number): string[] {
  const names = new Set<string>();
  blamesOf(evaluation, node)(instant, (name) => names.add(name));
  return [...names];
}

/** The same at instant after instant, name by name, some more than once: what lies below the node is found once. */
export function blamesOf(
  evaluation: Evaluation,
  node: Ir.NodeId,
): (instant: number, blame: (name: string) => void) => void {
  const { program, timeline } = evaluation;
  const below = inputsOf(program, [node]).map(({ id, name, clock }) => ({
    id,
    name,
    ticks: sampleIndex(timeline.clocks[clock]!, timeline.grid),
  }));
  return (instant, blame) => {
    let isFound = false;
    for (const { id, name, ticks } of below) {
      const tick = ticks[instant]!;
      if (tick >= 0 && !Number.isNaN(evaluation.value(id, tick))) continue;
      isFound = true;
      blame(name);
    }
    if (!isFound) for (const { name } of below) blame(name);
  };
}
