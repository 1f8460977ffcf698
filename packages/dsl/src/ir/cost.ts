import { gridClock } from './graph.ts';
import { bookNodes, partBytes } from './memory.ts';
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

const costOf = (nodes: readonly Node[]): number => nodes.reduce((sum, node) => sum + node.cost, 0);

/** Memory, work and warm-up of a program, known before it runs. */
export function programCost(program: Program): ProgramCost {
  const { nodes } = program;
  const onGrid = nodes.filter((node) => node.clock === gridClock);
  const ofBook = bookNodes(program);
  const load = (book: 0 | 1): Load => {
    const own = nodes.filter(({ id }) => ofBook[id] === book);
    return { nodes: own.length, stateBytes: partBytes(program, own, book === 0), cost: costOf(own) };
  };
  const [market, book] = [load(0), load(1)];
  return {
    nodes: nodes.length,
    stateBytes: market.stateBytes + book.stateBytes,
    cost: costOf(nodes),
    market,
    book,
    warmup: onGrid.reduce((most, node) => Math.max(most, node.warmup), 0),
  };
}
