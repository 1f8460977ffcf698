/** A stream driven over a data set, as an evaluator like the others: values of every tick, in the order of time. */
import type { BarField, Ir } from '@hedgerow/dsl';
import type { TradingCalendar } from '../calendar/types.ts';
import type { Dataset, Series } from '../data/dataset.ts';
import type { Evaluation, Evaluator } from '../timeline/types.ts';
import type { Observation } from './arrivals.ts';
import type { MakeRunner } from './runner.ts';
import { Stream } from './stream.ts';

/** The observations of a data set by what is known first. */
export function observationsOf(data: Dataset): Observation[] {
  const all = [...data.series.values()].flatMap(ofSeries);
  return all.sort((a, b) => a.knownAt - b.knownAt);
}

function ofSeries({ name, period, knownAt, fields }: Series): Observation[] {
  const columns = [...fields];
  return Array.from(period, (described, i) => {
    const values: Partial<Record<BarField | 'value', number>> = {};
    for (const [field, column] of columns) values[field] = column[i]!;
    return { input: name, period: described, knownAt: knownAt[i]!, values };
  });
}

/** Gives a stream what is known by its next instant, observation after observation. */
export function feeder(data: Dataset, from = 0): (stream: Stream) => number {
  const observations = observationsOf(data);
  let next = from;
  return (stream) => {
    while (next < observations.length && observations[next]!.knownAt <= stream.nextTime) {
      stream.observe(observations[next++]!);
    }
    return next;
  };
}

/** Index of the first session of a grid, for a stream that begins with it. */
const firstSession = (
  grid: { readonly length: number; readonly session: Int32Array },
  calendar: TradingCalendar,
) => (grid.length > 0 ? grid.session[0]! : calendar.date.length);

/** What a stream may be put through between two instants: itself, or another that goes on from its state. */
export type Interruption = (stream: Stream, remake: () => Stream) => Stream;

/**
 * The evaluator that a stream is. It steps as far as it is asked, so that layers may be decided between two instants.
 */
export const streamed =
  (run: MakeRunner, interrupt: Interruption = (stream) => stream): Evaluator =>
  (program, timeline, data, params, layers) => {
    const { calendar, grid } = timeline;
    const { events } = data;
    const remake = (): Stream =>
      new Stream({
        program,
        calendar,
        events,
        params,
        first: firstSession(grid, calendar),
        layers: [layers],
        run,
      });
    let stream = remake();
    const feed = feeder(data);
    const columns = program.nodes.map((): number[] => []);
    const byClock = program.clocks.map((_, clock) => program.nodes.filter((node) => node.clock === clock));
    const isConst = program.clocks.map((clock) => clock.kind === 'const');
    const isPrint = program.clocks.map((clock) => clock.kind === 'prints');

    const ticked = (clock: Ir.ClockId, book: number): void => {
      for (const { id } of byClock[clock]!) {
        if (isPrint[clock] && stream.isOfBook(id) !== book >= 0) continue;
        columns[id]!.push(stream.value(id));
      }
    };
    let instants = 0;
    const step = (): void => {
      if (instants > 0) stream = interrupt(stream, remake);
      feed(stream);
      stream.step({ ticked });
      instants++;
    };
    const value = (id: Ir.NodeId, tick: number): number => {
      const node = program.nodes[id]!;
      if (isConst[node.clock]) return stream.value(id);
      if (tick < 0 || tick >= timeline.clocks[node.clock]!.length) return Number.NaN;
      const column = columns[id]!;
      while (column.length <= tick && instants < grid.length) step();
      return column[tick] ?? Number.NaN;
    };
    const evaluation: Evaluation = { program, timeline, data, params, value };
    return evaluation;
  };
