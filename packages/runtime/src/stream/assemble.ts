/** Puts the nodes of a program into parts: the market's, once, and those of the book, once for each book. */
import { type Ir, memorySharers, type Program } from '@hedgerow/dsl';
import type { EventCalendar, TradingCalendar } from '../calendar/types.ts';
import type { LayerView } from '../timeline/types.ts';
import { type Board, boardOf } from './board.ts';
import { type InputMemory, inputMemory } from './inputs.ts';
import { periodBar } from './memories.ts';
import { NOW_SIZE, type Now } from './now.ts';
import { stepOf } from './operators.ts';
import { type Cell, type Part, type Step, UNKNOWN } from './part.ts';
import { type Recurrence, stepOfRecurrence } from './recurrences.ts';
import { Store, type Taken } from './store.ts';
import { type SplitWindow, whole, window } from './windows.ts';

export interface Setting {
  readonly program: Program;
  readonly calendar: TradingCalendar;
  readonly events: ReadonlyMap<string, EventCalendar>;
  readonly params: ReadonlyMap<string, number>;
}

/** What is done at the ticks of a clock for a node: its step, the cell that takes the result, and its memory. */
export interface Entry extends Taken {
  readonly node: Ir.Node;
  readonly clock: Ir.ClockId;
  readonly at: number;
  readonly step: Step;
  /** The two halves of a window's step. */
  readonly split?: SplitWindow;
  /** What a recurrence's step moves on. */
  readonly recurrence?: Recurrence;
}

export interface Assembled extends Part {
  readonly isMarket: boolean;
  readonly board: Board;
  /** What stands on the board. */
  readonly numbers: Float64Array;
  /** The market's, which a book's nodes read beside their own. */
  readonly marketNumbers: Float64Array;
  readonly nows: ReadonlyMap<Ir.ClockId, Now>;
  readonly inputs: ReadonlyMap<string, InputMemory>;
  /** Values that become known with the next instant, by the board's `direct`. */
  readonly buffer: Float64Array;
  /** In the order of the graph, so that arguments come first. */
  readonly entries: readonly Entry[];
}

/**
 * One part. `market` is absent for the market itself; nodes of a book read the market's where they are not their own.
 * A part of a book keeps memories of its own of all inputs that its nodes read themselves.
 */
export function assemble(
  setting: Setting,
  layers: LayerView,
  book: Uint8Array,
  market?: Assembled,
): Assembled {
  const { program } = setting;
  const own = program.nodes.filter(({ id }) => (book[id] === 1) === (market !== undefined));
  const store = new Store();
  const board = boardOf(program, book, market !== undefined);
  const numbers = store.doubles(board.size, UNKNOWN);
  const places = board.values;

  const nows = new Map<Ir.ClockId, Now>();
  for (const [clock, place] of board.nows) {
    numbers[place] = -1;
    nows.set(clock, numbers.subarray(place, place + NOW_SIZE));
  }
  const inputs = new Map(
    [...board.inputs].map(([name, placed]) => [name, inputMemory(placed, numbers)] as const),
  );

  const cell = (id: Ir.NodeId): Cell =>
    places[id]! >= 0 ? { values: numbers, at: places[id]! } : market!.cell(id);
  const sharers = memorySharers(program);
  const made = new Map<Ir.NodeId, unknown>();
  const part: Part = {
    ...setting,
    layers,
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
  for (const node of own) if (isConstant(node)) numbers[places[node.id]!] = stepOf(part, node)();

  const entries: Entry[] = [];
  for (const node of own) {
    if (isConstant(node)) continue;
    const mark = store.mark();
    const at = places[node.id]!;
    const add = (clock: Ir.ClockId, step: Step, inner?: Pick<Entry, 'split' | 'recurrence'>): void => {
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
    } else add(node.clock, stepOf(part, node));
  }
  return {
    ...part,
    isMarket: market === undefined,
    board,
    numbers,
    marketNumbers: market?.numbers ?? numbers,
    nows,
    inputs,
    buffer: new Float64Array(board.direct.length).fill(UNKNOWN),
    entries,
  };
}
