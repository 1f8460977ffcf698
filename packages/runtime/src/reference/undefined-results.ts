import type { Ir } from '@hedgerow/dsl';
import type { Evaluation } from '../timeline/types.ts';

/** A node whose operator has no result for some of its known arguments. */
export interface UndefinedResult {
  readonly node: Ir.NodeId;
  /** At how many ticks of the node's clock, and the first of them. */
  readonly ticks: number;
  readonly first: number;
}

const partial: ReadonlySet<Ir.Node['op']> = new Set(['add', 'sub', 'mul', 'div', 'pointwise'] as const);

/**
 * Where a run divided by zero, took the logarithm of a non-positive number or overflowed: nodes that are unknown
 * though all they read is known. In the order of the program; empty where nothing of the kind happened. Asks for every
 * tick, so that it belongs after a run.
 */
export function undefinedResults(evaluation: Evaluation): UndefinedResult[] {
  const { program, timeline } = evaluation;
  const found: UndefinedResult[] = [];
  for (const node of program.nodes) {
    if (!partial.has(node.op)) continue;
    const reads = node.op === 'pointwise' ? [...node.args, ...node.statics] : node.args;
    let ticks = 0;
    let first = -1;
    for (let tick = 0; tick < timeline.clocks[node.clock]!.length; tick++) {
      if (!Number.isNaN(evaluation.value(node.id, tick))) continue;
      if (reads.some((arg) => Number.isNaN(evaluation.value(arg, tick)))) continue;
      ticks++;
      if (first < 0) first = tick;
    }
    if (ticks > 0) found.push({ node: node.id, ticks, first });
  }
  return found;
}
