import { type Ir, mostTicks } from '@hedgerow/dsl';
import type { Part } from './part.ts';

const perSession: Readonly<Record<Ir.Input['every']['unit'], number>> = {
  minutes: 1,
  session: 1,
  week: 1 / 5,
  month: 1 / 21,
  quarter: 1 / 63,
};

/** How many ticks of a clock a window can hold: the room that is made for it. */
export function ticksWithin(
  { program }: Part,
  clock: Ir.ClockId,
  count: number,
  unit: Ir.Length['unit'],
): number {
  const { inputs, everyMinutes } = program;
  const prints = (names: readonly string[]): number =>
    Math.max(...inputs.filter(({ name }) => names.includes(name)).map(({ every }) => perSession[every.unit]));
  return mostTicks(
    unit,
    count,
    program.clocks[clock]!,
    everyMinutes === undefined ? { prints } : { prints, everyMinutes },
  );
}
