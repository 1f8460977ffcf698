/** Puts the nodes of a program into parts: the market's, once, and those of the book, once for each book. */
import type { Ir, Program } from '@hedgerow/dsl';
import type { EventCalendar, TradingCalendar } from '../calendar/types.ts';
import type { LayerView } from '../timeline/types.ts';
import { type Board, placeOf } from './board.ts';
import { type InputMemory, inputMemory } from './inputs.ts';
import { periodBar } from './memories.ts';
import { NOW_SIZE, type Now, TICK } from './now.ts';
import { stepOf } from './operators.ts';
import { outlineOf } from './outline.ts';
import { type Cell, type Part, type Step, UNKNOWN } from './part.ts';
import { type Pointwise, pointwise } from './plain.ts';
import { type Recurrence, stepOfRecurrence } from './recurrences.ts';
import { Share, Store, type Taken } from './store.ts';
import { type SplitWindow, whole, window } from './windows.ts';

export interface Setting {
  readonly program: Program;
  readonly calendar: TradingCalendar;
  readonly events: ReadonlyMap<string, EventCalendar>;
  readonly params: ReadonlyMap<string, number>;
  /** The layers of each book as of the instant before, one book where there is but one. */
  readonly layers: readonly LayerView[];
}

/** What is done at the ticks of a clock for a node: its step, where the result stands, and its memory. */
export interface Entry extends Taken {
  readonly node: Ir.Node;
  readonly clock: Ir.ClockId;
  readonly at: number;
  readonly step: Step;
  /** The two halves of a window's step. */
  readonly split?: SplitWindow;
  /** What a recurrence's step moves on. */
  readonly recurrence?: Recurrence;
  readonly pointwise?: Pointwise;
}

/** One copy of a part. */
export interface Assembled extends Part {
  readonly nows: ReadonlyMap<Ir.ClockId, Now>;
  /** In the order of the graph, so that arguments come first. */
  readonly entries: readonly Entry[];
}

/**
 * A part in as many copies as are needed: the market in one, what reads a book in one for each. `first` is assembled at
 * once, the others when somebody asks for all: code that is written out reads their memory alone, which is there.
 */
export interface Copies extends Setting {
  /** Absent for the market itself; nodes of a book read the market's where they are not their own. */
  readonly market?: Copies;
  readonly count: number;
  readonly board: Board;
  /** Clocks of prints that tick for this part. */
  readonly prints: readonly Ir.ClockId[];
  readonly store: Store;
  /** What stands on the board, of all copies. */
  readonly numbers: Float64Array;
  /** Values that become known with the next instant, by the board's `direct`. */
  readonly buffer: Float64Array;
  readonly first: Assembled;
  all(): readonly Assembled[];
}

export function copiesOf(setting: Setting, market?: Copies): Copies {
  const { layers } = setting;
  const outline = outlineOf(setting.program);
  const { nodes, board, prints } = market ? outline.books : outline.market;
  const count = market ? layers.length : 1;
  const store = new Store(count);
  const numbers = store.block(0, board.size, UNKNOWN);
  for (const place of board.nows.values())
    for (let copy = 0; copy < count; copy++) numbers[placeOf(place, NOW_SIZE, copy, count) + TICK] = -1;
  const shape: Shape = {
    ...setting,
    ...(market && { market }),
    count,
    board,
    prints,
    store,
    numbers,
    buffer: new Float64Array(board.direct.length).fill(UNKNOWN),
    nodes,
    sharers: outline.sharers,
  };
  const first = assemble(shape, 0);
  let all: readonly Assembled[] | undefined;
  return {
    ...shape,
    first,
    all() {
      all ??= Array.from({ length: count }, (_, copy) => (copy === 0 ? first : assemble(shape, copy)));
      return all;
    },
  };
}

interface Shape extends Omit<Copies, 'first' | 'all'> {
  readonly nodes: readonly Ir.Node[];
  readonly sharers: Int32Array;
}

/** A part of a book keeps memories of its own of all inputs that its nodes read themselves. */
function assemble(shape: Shape, copy: number): Assembled {
  const { program, board, count, numbers, sharers } = shape;
  const market = shape.market?.first;
  const store = new Share(shape.store, copy);
  store.doubles(board.size, UNKNOWN);
  const piece = (place: number, size: number): Float64Array => {
    const at = placeOf(place, size, copy, count);
    return numbers.subarray(at, at + size);
  };
  const places = board.values.map((place) => (place < 0 ? place : placeOf(place, 1, copy, count)));
  const nows = new Map([...board.nows].map(([clock, place]) => [clock, piece(place, NOW_SIZE)]));
  const inputs = new Map<string, InputMemory>(
    [...board.inputs].map(([name, placed]) => [name, inputMemory(placed, piece)]),
  );

  const cell = (id: Ir.NodeId): Cell =>
    places[id]! >= 0 ? { values: numbers, at: places[id]! } : market!.cell(id);
  const made = new Map<Ir.NodeId, unknown>();
  const part: Part = {
    ...shape,
    layers: shape.layers[copy]!,
    store,
    cell,
    now: (clock) => nows.get(clock) ?? market!.now(clock),
    input: (name) => inputs.get(name)!,
    sharers,
    shared<T>(node: Ir.Node, make: () => T): T {
      const first = sharers[node.id]!;
      if (!made.has(first)) made.set(first, make());
      return made.get(first) as T;
    },
  };

  // Constants are settled first: the others read them while they are made.
  const isConstant = ({ clock }: Ir.Node): boolean => program.clocks[clock]!.kind === 'const';
  for (const node of shape.nodes) if (isConstant(node)) numbers[places[node.id]!] = stepOf(part, node)();

  const entries: Entry[] = [];
  for (const node of shape.nodes) {
    if (isConstant(node)) continue;
    const mark = store.mark();
    const at = places[node.id]!;
    const add = (
      clock: Ir.ClockId,
      step: Step,
      inner?: Pick<Entry, 'split' | 'recurrence' | 'pointwise'>,
    ): void => {
      entries.push({ node, clock, at, step, ...inner, ...store.since(mark) });
    };
    if (node.op === 'sample' && node.aggregate) {
      const bar = periodBar(part, node);
      add(program.nodes[node.args[0]!]!.clock, () => {
        bar.take();
        return numbers[at]!;
      });
      add(node.clock, bar.value);
    } else if (node.op === 'window') {
      const split = window(part, node);
      add(node.clock, whole(split), { split });
    } else if (node.op === 'recurrence') {
      const { step, recurrence } = stepOfRecurrence(part, node);
      add(node.clock, step, { recurrence });
    } else if (node.op === 'pointwise') {
      const { step, pointwise: its } = pointwise(part, node);
      add(node.clock, step, { pointwise: its });
    } else add(node.clock, stepOf(part, node));
  }
  return { ...part, nows, entries };
}
