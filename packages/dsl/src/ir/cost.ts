import { gridClock } from './graph.ts';
import type { Node, Program } from './program.ts';

/** What one part of a program takes when it runs as a stream. */
export interface Load {
  readonly nodes: number;
  /** Memory between instants, in bytes. */
  readonly stateBytes: number;
  /** Work for one instant, in units of one addition. */
  readonly cost: number;
}

export interface ProgramCost extends Load {
  /** Evaluated once, however many books there are. */
  readonly market: Load;
  /** Evaluated for each book. */
  readonly book: Load;
  /** Instants before everything can be known, at the params' defaults. */
  readonly warmup: number;
}

const load = (nodes: readonly Node[]): Load => ({
  nodes: nodes.length,
  stateBytes: nodes.reduce((sum, node) => sum + node.stateBytes, 0),
  cost: nodes.reduce((sum, node) => sum + node.cost, 0),
});

/** Memory, work and warm-up of a program, known before it runs. */
export function programCost(program: Program): ProgramCost {
  const { nodes } = program;
  const onGrid = nodes.filter((node) => node.clock === gridClock);
  return {
    ...load(nodes),
    market: load(nodes.filter((node) => !node.book)),
    book: load(nodes.filter((node) => node.book)),
    warmup: onGrid.reduce((most, node) => Math.max(most, node.warmup), 0),
  };
}
