/** The stream, one instant at a time, agrees with the reference to the last bit, whichever way it runs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reference } from '../../src/reference/reference.ts';
import { generated } from '../../src/stream/compiled.ts';
import { feeder, streamed } from '../../src/stream/evaluator.ts';
import { closures, type MakeRunner } from '../../src/stream/runner.ts';
import { Stream } from '../../src/stream/stream.ts';
import { makeTimeline } from '../../src/timeline/timeline.ts';
import type { Evaluator } from '../../src/timeline/types.ts';
import { idle, nyse } from '../support/data.ts';
import { cases, difference, evaluateWith, type Prepared, prepare } from '../support/generate/cases.ts';
import { runs } from '../support/generate/runs.ts';
import { lateMutants } from '../support/generate/stream-mutants.ts';

const agreesWith = (one: Evaluator, other: Evaluator) =>
  fc.property(cases, (generated) => {
    const prepared = prepare(generated);
    const found = difference(evaluateWith(one, prepared), evaluateWith(other, prepared));
    if (found !== undefined) throw new Error(found);
  });

/** Stops after some instants, and goes on elsewhere from the bytes that were left; there the other runner takes over. */
function restarting(run: MakeRunner): Evaluator {
  let turn = 0;
  return streamed(run, (stream, remake) => {
    turn = (turn * 7 + 3) % 11;
    if (turn > 4) return stream;
    const next = remake();
    next.restore(stream.snapshot());
    return next;
  });
}

describe('a stream', () => {
  it('of closures is what the reference gives', () => {
    fc.assert(agreesWith(reference, streamed(closures)), runs(60));
  });

  it('goes on from a snapshot after any instant as if it had never stopped, in whichever form', () => {
    const [one, other] = [restarting(closures), restarting(generated)];
    fc.assert(agreesWith(reference, one), runs(60));
    fc.assert(agreesWith(reference, other), runs(60));
  });

  it('of generated code is, too', () => {
    fc.assert(agreesWith(reference, streamed(generated)), runs(60));
  });
});

/**
 * Two streams side by side, asked for their values at some instants alone, and stopped at some: what waited until then
 * must not be seen. Returns the first difference.
 */
function askedSeldom(
  prepared: Prepared,
  every: number,
  one: MakeRunner,
  other: MakeRunner,
): string | undefined {
  const { program, data, range, params } = prepared;
  const { grid } = makeTimeline(program, nyse, data, range);
  const first = grid.session[0] ?? nyse.date.length;
  const [a, b] = [one, other].map((run) => {
    const setting = { program, calendar: nyse, events: data.events, params, first, layers: [idle], run };
    return { stream: new Stream(setting), feed: feeder(data) };
  }) as [Fed, Fed];
  for (let i = 0; i < grid.length; i++) {
    for (const { stream, feed } of [a, b]) {
      feed(stream);
      stream.step();
    }
    // Now and then several instants in a row, then none for longer than any window remembers.
    const turn = (i * 7 + 3) % 61;
    if (i % every === 0 || turn < 2) {
      for (const { id, op } of program.nodes) {
        const [x, y] = [a.stream.value(id), b.stream.value(id)];
        if (!Object.is(x, y)) return `node ${id} (${op}) at tick ${i}: ${x}, ${y}`;
      }
    }
    if (turn === 5 || i === grid.length - 1) {
      const bytes = a.stream.snapshot();
      if (!Buffer.from(b.stream.snapshot()).equals(bytes)) return `the snapshot at tick ${i}`;
    }
    if (turn === 17) b.stream.restore(a.stream.snapshot());
  }
  return undefined;
}

interface Fed {
  readonly stream: Stream;
  readonly feed: (stream: Stream) => number;
}

/** Memories of windows alone, near and far back, of one series and of several. */
const waiting = [
  'realized_vol(a, 3) > max(realized_vol(a, 3) 1 sessions ago, 4 sessions)',
  'sma(a, 2) crosses above sma(b, 5)',
  'sma(a, 4) < sma(a, 4) 6 sessions ago + sma(a, 2)',
  'min(sma(b, 3) - sma(a, 2), 3 sessions) > 0',
  'zscore(b, 4) > zscore(b, 4) 18 sessions ago',
];

const agreesWhenAskedSeldom = (run: MakeRunner) =>
  fc.property(
    cases,
    fc.integer({ min: 1, max: 60 }),
    ({ generated: { source, expressions }, plan }, every) => {
      const prepared = prepare({ generated: { source, expressions: [...expressions, ...waiting] }, plan });
      const found = askedSeldom(prepared, every, closures, run);
      if (found !== undefined) throw new Error(found);
    },
  );

describe('what waits until it is asked for', () => {
  it('is what it would have been at once, however seldom values are asked for', () => {
    fc.assert(agreesWhenAskedSeldom(generated), runs(100));
  });

  it.each([...lateMutants])('is seen to be something else by %s', (_, mutant) => {
    const found = fc.check(agreesWhenAskedSeldom(mutant), { numRuns: 400, endOnFailure: true });
    expect(found.failed, `in ${found.numRuns} runs`).toBe(true);
    expect(String(found.errorInstance)).toMatch(/node \d+ \(.*\) at tick|the snapshot/);
  });
});
