/** Runs the entries of a part: what a clock's tick makes of the values. */
import type { Ir } from '@hedgerow/dsl';
import type { Assembled, Entry } from './assemble.ts';
import { enter } from './enter.ts';
import { isPrints } from './part.ts';

export interface Runner {
  /**
   * The next instant of the grid. `ticks[clock]` is 1 for the clocks that tick at it. The market's runner moves the grid
   * and takes the buffer before it evaluates: see enter.ts.
   */
  instant(ticks: Uint8Array): void;
  /** One print of a clock. */
  print(clock: Ir.ClockId): void;
  /** By place: computes what waited until it was asked for; absent where the value stands already. */
  readonly waiting?: readonly ((() => void) | undefined)[];
  /** The state was replaced: what was computed from the one before counts no more. */
  forget?(): void;
}

export type MakeRunner = (part: Assembled) => Runner;

/** Entry after entry, each a function: nothing is made into code at run time. */
export const closures: MakeRunner = (part) => {
  const { program, numbers, entries, isMarket } = part;
  const atInstants = entries.filter(({ clock }) => !isPrints(program, clock));
  const atPrints = new Map<Ir.ClockId, Entry[]>();
  for (const entry of entries) {
    if (!isPrints(program, entry.clock)) continue;
    const known = atPrints.get(entry.clock) ?? [];
    known.push(entry);
    atPrints.set(entry.clock, known);
  }
  return {
    instant(ticks) {
      if (isMarket) enter(part);
      for (const { clock, at, step } of atInstants) if (ticks[clock] === 1) numbers[at] = step();
    },
    print(clock) {
      for (const { at, step } of atPrints.get(clock) ?? []) numbers[at] = step();
    },
  };
};
