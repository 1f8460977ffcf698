/** A stream driven over a pair: each value is compared at the tick that it is of, and nothing of it is kept. */
import type { MakeRunner } from '../../../src/stream/runner.ts';
import { Stream } from '../../../src/stream/stream.ts';
import { nyse } from '../data.ts';
import { type Pair, unlike } from './pair.ts';

/** Where it is to be restarted, `other` goes on from its snapshot. */
export function streamUnlike(pair: Pair, run: MakeRunner, other: MakeRunner): string | undefined {
  const { program, data, timeline, params, layers, observations, plan, stop } = pair;
  const { grid, clocks } = timeline;
  const { events } = data;
  const first = grid.session[0] ?? nyse.date.length;
  const made = (by: MakeRunner): Stream =>
    new Stream({ program, calendar: nyse, events, params, first, layers: [layers], run: by });
  const byClock = program.clocks.map((_, clock) => program.nodes.filter((node) => node.clock === clock));
  const isPrint = program.clocks.map(({ kind }) => kind === 'prints');
  const ticks = new Int32Array(program.nodes.length);
  let found: string | undefined;
  let stream = made(run);

  const ticked = (clock: number, book: number): void => {
    for (const { id } of byClock[clock]!) {
      if (isPrint[clock] && stream.isOfBook(id) !== book >= 0) continue;
      found ??= unlike(pair, id, ticks[id]!++, stream.value(id));
    }
  };
  let next = 0;
  for (let instant = 0; instant < grid.length && found === undefined; instant++) {
    if (plan.course === 'restarted' && instant === stop) {
      const bytes = stream.snapshot();
      stream = made(other);
      stream.restore(bytes);
    }
    while (next < observations.length && observations[next]!.knownAt <= stream.nextTime) {
      stream.observe(observations[next++]!);
    }
    stream.step({ ticked });
  }
  for (const { id, clock } of program.nodes) {
    if (program.clocks[clock]!.kind === 'const') found ??= unlike(pair, id, 0, stream.value(id));
    else if (ticks[id] !== clocks[clock]!.length) found ??= `node ${id} ticked ${ticks[id]} times`;
  }
  return found;
}
