import { wholeColumns } from '../../src/columns/columns.ts';
import { reference } from '../../src/reference/reference.ts';
import type { Evaluation, Evaluator } from '../../src/timeline/types.ts';

/**
 * Where two evaluations differ in a bit, at the ticks of the first; `undefined` where they do not. The second may go
 * on longer.
 */
export function difference(one: Evaluation, other: Evaluation): string | undefined {
  for (const node of one.program.nodes) {
    const ticks = one.timeline.clocks[node.clock]!.length;
    if (other.timeline.clocks[node.clock]!.length < ticks) return `clock ${node.clock} is shorter`;
    for (let tick = 0; tick < ticks; tick++) {
      const [a, b] = [one.value(node.id, tick), other.value(node.id, tick)];
      if (!Object.is(a, b)) return `node ${node.id} (${node.op}) at tick ${tick}: ${a}, ${b}`;
    }
  }
  return undefined;
}

/**
 * The reference, once the columns have been found to give the same at every node and tick: cases worked out by hand
 * hold for both.
 */
export const agreed: Evaluator = (...run) => {
  const evaluation = reference(...run);
  const found = difference(wholeColumns(...run), evaluation);
  if (found !== undefined) throw new Error(`columns and reference differ: ${found}`);
  return evaluation;
};
