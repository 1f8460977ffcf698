/** Makes the timeline of a run: which instants, and which ticks of every other clock. */
import type { Ir, Program } from '@hedgerow/dsl';
import type { TradingCalendar } from '../calendar/types.ts';
import type { Dataset } from '../data/dataset.ts';
import { constTicks, isKnown, periodTicks, printTicks, sessionClosingBy, sessionTicks } from './clocks.ts';
import { minuteGrid, sessionGrid } from './grid.ts';
import type { DateRange, Ticks, Timeline } from './types.ts';

interface Sessions {
  readonly first: number;
  readonly last: number;
}

const isFast = (input: Ir.Input): boolean => input.every.unit === 'session' || input.every.unit === 'minutes';

/** Sessions of the first and the last known observation of one input, or `undefined` where it has none. */
function extent(input: Ir.Input, data: Dataset, calendar: TradingCalendar): Sessions | undefined {
  const series = data.series.get(input.name);
  if (!series) return undefined;
  let from = 0;
  let to = series.period.length - 1;
  while (from <= to && !isKnown(series, from)) from++;
  while (to >= from && !isKnown(series, to)) to--;
  if (from > to) return undefined;
  const session = (i: number): number =>
    input.every.unit === 'session' ? series.period[i]! : sessionClosingBy(calendar, series.knownAt[i]!);
  return { first: session(from), last: session(to) };
}

/**
 * From the first to the last observation of any input that is every session or faster. Prints do not extend it:
 * CPI since 1913 says nothing about when a rule set on the VIX can run. Only where there is nothing faster do they
 * give the range.
 */
function dataExtent(program: Program, data: Dataset, calendar: TradingCalendar): Sessions | undefined {
  const fast = program.inputs.filter(isFast);
  const union = (inputs: readonly Ir.Input[]): Sessions | undefined => {
    const all = inputs.map((input) => extent(input, data, calendar)).filter((e) => e !== undefined);
    if (all.length === 0) return undefined;
    return {
      first: Math.min(...all.map((e) => e.first)),
      last: Math.max(...all.map((e) => e.last)),
    };
  };
  return union(fast) ?? union(program.inputs);
}

/**
 * The timeline of a program over a calendar and a data set.
 *
 * `range` in epoch days, inclusive; a missing end is taken from the data, and both are clipped to the calendar. The
 * grid is empty where neither says anything, or where no session lies between. What happened before the grid is
 * not seen by windows on it: a run that wants decisions from a date on with warm windows begins earlier.
 */
export function makeTimeline(
  program: Program,
  calendar: TradingCalendar,
  data: Dataset,
  range: DateRange = {},
): Timeline {
  const count = calendar.date.length;
  const known = dataExtent(program, data, calendar);
  const first = range.from === undefined ? (known?.first ?? count) : calendar.atOrBefore(range.from - 1) + 1;
  const last = range.to === undefined ? (known?.last ?? -1) : calendar.atOrBefore(range.to);
  const from = Math.min(Math.max(first, 0), count);
  const to = Math.max(Math.min(last, count - 1), from - 1);

  const grid =
    program.everyMinutes === undefined
      ? sessionGrid(calendar, from, to)
      : minuteGrid(calendar, from, to, program.everyMinutes);
  const end = grid.length > 0 ? grid.time[grid.length - 1]! : Number.NEGATIVE_INFINITY;

  const ticksOf = (clock: Ir.Clock): Ticks => {
    switch (clock.kind) {
      case 'const':
        return constTicks(grid);
      case 'grid':
        return grid;
      case 'session':
        return program.everyMinutes === undefined ? grid : sessionTicks(grid);
      case 'period':
        return periodTicks(grid, calendar, clock.period);
      case 'prints':
        return printTicks(
          program.inputs.filter((input) => clock.inputs.includes(input.name)),
          data,
          calendar,
          end,
        );
    }
  };
  return {
    calendar,
    grid,
    clocks: program.clocks.map(ticksOf),
    firstOf: grid.firstOf,
    lastOf: grid.lastOf,
  };
}
