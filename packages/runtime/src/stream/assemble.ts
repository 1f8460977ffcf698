/** Puts the nodes of a program into parts: the market's, once, and those of the book, once for each book. */
import { type BarField, type Ir, memorySharers, type Program } from '@hedgerow/dsl';
import type { EventCalendar, TradingCalendar } from '../calendar/types.ts';
import type { LayerView } from '../timeline/types.ts';
import { type InputMemory, inputMemory } from './inputs.ts';
import { periodBar } from './memories.ts';
import { NOW_SIZE, type Now } from './now.ts';
import { stepOf } from './operators.ts';
import type { Cell, Part, Step } from './part.ts';
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
  readonly values: Float64Array;
  /** The market's, which a book's nodes read beside their own. */
  readonly marketValues: Float64Array;
  /** The `Now` of a clock that ticks for everybody. */
  inherited(clock: Ir.ClockId): Now | undefined;
  /** By node: where its value stands; -1 for a node of the other part. */
  readonly places: Int32Array;
  readonly nows: ReadonlyMap<Ir.ClockId, Now>;
  readonly inputs: ReadonlyMap<string, InputMemory>;
  /** In the order of the graph, so that arguments come first. */
  readonly entries: readonly Entry[];
}

/** Fields of each input that some node of these reads; an input of which only the age is asked has none. */
function fieldsRead(nodes: readonly Ir.Node[]): Map<string, (BarField | 'value')[]> {
  const fields = new Map<string, (BarField | 'value')[]>();
  const of = (name: string): (BarField | 'value')[] => {
    const known = fields.get(name) ?? [];
    fields.set(name, known);
    return known;
  };
  for (const node of nodes) {
    if (node.op === 'input') of(node.name).push(node.field);
    if (node.op === 'sample') for (const { input } of node.stale ?? []) of(input);
  }
  return fields;
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
  const places = new Int32Array(program.nodes.length).fill(-1);
  for (const [place, { id }] of own.entries()) places[id] = place;
  const values = store.doubles(own.length, Number.NaN);

  const nows = new Map<Ir.ClockId, Now>();
  for (const [clock, { kind }] of program.clocks.entries()) {
    // Prints tick where they are read; all other clocks are everybody's.
    if (kind === 'prints' ? !own.some((node) => node.clock === clock) : market) continue;
    const now = store.doubles(NOW_SIZE, Number.NaN);
    now[0] = -1;
    nows.set(clock, now);
  }
  const inputs = new Map<string, InputMemory>();
  for (const [name, fields] of fieldsRead(own)) {
    const declared = program.inputs.find((input) => input.name === name);
    if (declared) inputs.set(name, inputMemory(declared, fields, store));
  }

  const cell = (id: Ir.NodeId): Cell => (places[id]! >= 0 ? { values, at: places[id]! } : market!.cell(id));
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
  for (const node of own) if (isConstant(node)) values[places[node.id]!] = stepOf(part, node)();

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
        return values[at]!;
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
    marketValues: market?.values ?? values,
    inherited: (clock) => market?.nows.get(clock),
    values,
    places,
    nows,
    inputs,
    entries,
  };
}
