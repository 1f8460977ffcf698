/** Runs the entries of a part: what a clock's tick makes of the values. The books are run together. */
import type { Ir } from '@hedgerow/dsl';
import type { Copies, Entry } from './assemble.ts';
import { enter } from './enter.ts';
import { isPrints } from './part.ts';

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

/** Entry after entry, each a function: nothing is made into code at run time. */
export const closures: MakeRunner = (part) => {
  const { program, numbers, market } = part;
  const copies = part.all().map(({ entries }) => ({
    atInstants: entries.filter(({ clock }) => !isPrints(program, clock)),
    atPrints: Map.groupBy(
      entries.filter(({ clock }) => isPrints(program, clock)),
      ({ clock }: Entry) => clock,
    ),
  }));
  return {
    instant(ticks) {
      if (!market) enter(part);
      for (const { atInstants } of copies) {
        for (const { clock, at, step } of atInstants) if (ticks[clock] === 1) numbers[at] = step();
      }
    },
    print(clock, copy) {
      for (const { at, step } of copies[copy]!.atPrints.get(clock) ?? []) numbers[at] = step();
    },
  };
};
