/** `check --cost` says what a stream takes: the bytes that it reports are those that are allocated. */
import { programCost } from '@hedgerow/dsl';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closures } from '../../src/stream/runner.ts';
import { Stream } from '../../src/stream/stream.ts';
import { idle, nyse } from '../support/data.ts';
import { compiled, paramsOf } from '../support/evaluate.ts';
import { intradayPrograms, programs } from '../support/generate/programs.ts';
import { runs } from '../support/generate/runs.ts';

function measured(source: string, expressions: readonly string[]) {
  const program = compiled(source, expressions);
  const events = new Map(program.events.map(({ name }) => [name, { name, events: [], knownThrough: 0 }]));
  const stream = new Stream({
    program,
    calendar: nyse,
    events,
    params: paramsOf(program),
    first: 6301,
    layers: [idle],
    run: closures,
  });
  const atFirst = stream.bytes;
  for (let i = 0; i < 200; i++) stream.step();
  const cost = programCost(program);
  return {
    reported: { market: cost.market.stateBytes, book: cost.book.stateBytes },
    atFirst,
    // Windows of time are full by now.
    later: stream.bytes,
  };
}

describe('state bytes', () => {
  it('are those that the stream allocates, for the market and for a book', () => {
    fc.assert(
      fc.property(fc.oneof(programs, intradayPrograms), ({ source, expressions }) => {
        const { reported, atFirst, later } = measured(source, expressions);
        expect(atFirst).toEqual(reported);
        expect(later).toEqual(reported);
      }),
      runs(100),
    );
  });
});
