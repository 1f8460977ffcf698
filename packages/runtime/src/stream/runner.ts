/** Runs the entries of a part: what a clock's tick makes of the values. The books are run together. */
import type { Ir } from '@hedgerow/dsl';
import type { Assembled, Copies, Entry } from './assemble.ts';
import { enter, GRID_CLOCK } from './enter.ts';
import { TICK } from './now.ts';
import { outlineOf } from './outline.ts';
import { isPrints, type Step } from './part.ts';

export interface Runner {
  /**
   * The next instant of the grid. `ticks[clock]` is 1 for the clocks that tick at it. The market's runner moves the grid
   * and takes the buffer before it evaluates: see enter.ts.
   */
  instant(ticks: Uint8Array): void;
  /** One print of a clock, for one of the copies. */
  print(clock: Ir.ClockId, copy: number): void;
  /** By place: computes for a copy what waited until it was asked for; absent where the value stands already. */
  readonly waiting?: readonly (((copy: number) => void) | undefined)[];
  /** The state was replaced: what was computed from the one before counts no more. */
  forget?(): void;
}

export type MakeRunner = (part: Copies) => Runner;

/** Entry after entry, each a function: nothing is made into code at run time. What only looks waits until it is asked. */
export const closures: MakeRunner = (part) => {
  const { program, numbers, market, board } = part;
  const { looking: lazy } = outlineOf(program);
  /** By place on the board of all copies: the tick at which what stands there was made. */
  const stamps = new Float64Array(numbers.length).fill(-1);
  const copies = part.all().map((copy) => {
    const isAtPrints = ({ clock }: Entry): boolean => isPrints(program, clock);
    const isNow = ({ node, split }: Entry): boolean => lazy[node.id] === 0 || split !== undefined;
    return {
      atInstants: inTurn(
        copy.entries.filter((entry) => !isAtPrints(entry) && isNow(entry)),
        lazy,
        numbers,
      ),
      atPrints: Map.groupBy(copy.entries.filter(isAtPrints), ({ clock }) => clock),
      asks: asksOf(copy, lazy, numbers, stamps),
    };
  });
  const waiting: ((copy: number) => void)[] = [];
  copies[0]!.asks.forEach((_, id) => {
    waiting[board.values[id]!] = (copy) => copies[copy]!.asks[id]!();
  });
  return {
    waiting,
    forget: () => stamps.fill(-1),
    instant(ticks) {
      if (!market) enter(part);
      for (const { atInstants } of copies) {
        const { steps, places, clocks } = atInstants;
        for (let i = 0; i < steps.length; i++) if (ticks[clocks[i]!] === 1) numbers[places[i]!] = steps[i]!();
      }
    },
    print(clock, copy) {
      for (const { at, step } of copies[copy]!.atPrints.get(clock) ?? []) numbers[at] = step();
    },
  };
};

/** What is done at an instant, in columns: entries are of several shapes. A window that waits takes its row at once. */
function inTurn(entries: readonly Entry[], lazy: Uint8Array, numbers: Float64Array) {
  const stepOf = ({ node, at, step, split }: Entry): Step => {
    if (lazy[node.id] === 0 || !split) return step;
    return () => {
      split.push();
      return numbers[at]!;
    };
  };
  return {
    steps: entries.map(stepOf),
    places: Int32Array.from(entries, ({ at }) => at),
    clocks: Int32Array.from(entries, ({ clock }) => clock),
  };
}

/** By node that waits: what makes its value, where it is not made yet, once those of its arguments are. */
function asksOf(
  { entries, now, cell }: Assembled,
  lazy: Uint8Array,
  numbers: Float64Array,
  stamps: Float64Array,
): (() => void)[] {
  const grid = now(GRID_CLOCK);
  const asks: (() => void)[] = [];
  for (const { node, at, step, split } of entries) {
    if (lazy[node.id] === 0) continue;
    const look = split?.now ?? step;
    // What stands already is looked at first.
    const args = split ? [] : [...node.args].sort((a, b) => lazy[a]! - lazy[b]!);
    const parts = args.map((arg) => ({ ask: asks[arg], ...cell(arg) }));
    /** A truth of one part that decides, so that the others need not be made. */
    const deciding = node.op === 'and' ? 0 : node.op === 'or' ? 1 : Number.NaN;
    asks[node.id] = () => {
      if (stamps[at] === grid[TICK]) return;
      stamps[at] = grid[TICK]!;
      for (const { ask, at: place, values } of parts) {
        ask?.();
        if (values[place] !== deciding) continue;
        numbers[at] = deciding;
        return;
      }
      numbers[at] = look();
    };
  }
  return asks;
}
