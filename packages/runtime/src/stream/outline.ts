/** What a program says of its streams before there is one: made once for all of them. */
import { bookNodes, type Ir, memorySharers, type Program, sha256 } from '@hedgerow/dsl';
import { type Board, boardOf } from './board.ts';
import { lookingNodes } from './lazy.ts';
import { isPrints } from './part.ts';

/** Of the market's part, or the book's. */
export interface PartOutline {
  readonly nodes: readonly Ir.Node[];
  readonly board: Board;
  /** Clocks of prints that tick for this part. */
  readonly prints: readonly Ir.ClockId[];
}

export interface Outline {
  /** By node: 1 where it belongs to the book. */
  readonly book: Uint8Array;
  /** By node: the first of those that share their memory; see `memorySharers` of the dsl. */
  readonly sharers: Int32Array;
  /** By node: 1 where it waits until it is asked for, when entries run one after another; see `lookingNodes`. */
  readonly looking: Uint8Array;
  readonly market: PartOutline;
  readonly books: PartOutline;
  /** Hash of the graph: what two streams must have in common to go on from each other. */
  readonly graph: string;
}

const made = new WeakMap<Program, Outline>();

export function outlineOf(program: Program): Outline {
  const known = made.get(program);
  if (known) return known;
  const book = bookNodes(program);
  const outline: Outline = {
    book,
    sharers: memorySharers(program),
    looking: lookingNodes(program, book),
    market: partOf(program, book, false),
    books: partOf(program, book, true),
    graph: sha256(program.nodes.map(({ op, args }) => `${op} ${args}`).join()),
  };
  made.set(program, outline);
  return outline;
}

function partOf(program: Program, book: Uint8Array, ofBook: boolean): PartOutline {
  const board = boardOf(program, book, ofBook);
  return {
    nodes: program.nodes.filter(({ id }) => (book[id] === 1) === ofBook),
    board,
    prints: [...board.nows.keys()].filter((clock) => isPrints(program, clock)),
  };
}
