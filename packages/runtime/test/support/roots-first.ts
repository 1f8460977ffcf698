import { sparingColumns } from '../../src/columns/columns.ts';
import type { Evaluator } from '../../src/timeline/types.ts';

/**
 * Columns that are asked for their last nodes first, as engines ask for a rule's condition and for little beneath it:
 * what conditions are made of is then made where they leave it open, and nowhere else.
 */
export const rootsFirst: Evaluator = (program, timeline, ...rest) => {
  const evaluation = sparingColumns(program, timeline, ...rest);
  const nodes = program.nodes.filter((node) => !node.feedback).reverse();
  for (const node of nodes) if (timeline.clocks[node.clock]!.length > 0) evaluation.value(node.id, 0);
  return evaluation;
};
