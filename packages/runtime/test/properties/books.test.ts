/** Books in one stream: each has what the reference gives for it alone, however seldom and in whichever order it is asked. */
import type { Ir, Program } from '@hedgerow/dsl';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reference } from '../../src/reference/reference.ts';
import type { Observation } from '../../src/stream/arrivals.ts';
import { generated } from '../../src/stream/compiled.ts';
import { observationsOf } from '../../src/stream/evaluator.ts';
import { closures, type MakeRunner } from '../../src/stream/runner.ts';
import { Stream } from '../../src/stream/stream.ts';
import { makeTimeline } from '../../src/timeline/timeline.ts';
import type { Evaluation, LayerView } from '../../src/timeline/types.ts';
import { nyse } from '../support/data.ts';
import { paramsOf } from '../support/evaluate.ts';
import { type Case, cases, prepare } from '../support/generate/cases.ts';
import { randomData } from '../support/generate/data.ts';
import { runs } from '../support/generate/runs.ts';
import { bookMutants } from '../support/generate/stream-mutants.ts';

const BOOKS = 3;

/** The same program, in which these inputs are each book's own. */
const ofBooks = (program: Program, inputs: readonly string[]): Program => ({
  ...program,
  nodes: program.nodes.map(
    (node): Ir.Node => (node.op === 'input' && inputs.includes(node.name) ? { ...node, book: true } : node),
  ),
});

/** Memories of what a book alone publishes, and windows of it. */
const expressions = [
  'sma(p, 2) > p 1 prints ago',
  'sma(a, 3) > max(sma(a, 3) 1 sessions ago, 4 sessions) and b > 20',
  'percentile_rank(a, 5) > 50% and first is active',
  'not (second is active) and b > 18 for 2 sessions',
];

/** Active at some instants, at others in each book. */
const layersOf = (book: number): LayerView => ({
  is: (_, state, instant) => (state === 'active') === ((instant >> (book + 1)) & 1) > 0,
  size: (_, instant) => ((instant * (book + 3)) % 5) / 10,
});

interface Scene {
  readonly program: Program;
  readonly params: ReadonlyMap<string, number>;
  readonly alone: readonly Evaluation[];
  readonly observations: readonly Observation[];
  make(run: MakeRunner): Stream;
}

function sceneOf({ generated: { source, expressions: given }, plan }: Case, own: readonly string[]): Scene {
  const prepared = prepare({ generated: { source, expressions: [...given, ...expressions] }, plan });
  const program = ofBooks(prepared.program, own);
  const params = paramsOf(program, plan.params);
  const { range, data: shared } = prepared;
  const books = Array.from({ length: BOOKS }, (_, book) => {
    const { series } = randomData({ ...plan, seed: plan.seed + book }, program.everyMinutes).data;
    const mixed = [...shared.series].map(
      ([name, one]) => [name, own.includes(name) ? series.get(name)! : one] as const,
    );
    return { ...shared, series: new Map(mixed) };
  });
  const alone = books.map((data, book) =>
    reference(program, makeTimeline(program, nyse, data, range), data, params, layersOf(book)),
  );
  const observations = [
    ...observationsOf(shared).filter(({ input }) => !own.includes(input)),
    ...books.flatMap((data, book) =>
      observationsOf(data).flatMap((one) => (own.includes(one.input) ? [{ ...one, book }] : [])),
    ),
  ].sort((a, b) => a.knownAt - b.knownAt);
  const first = alone[0]!.timeline.grid.session[0] ?? nyse.date.length;
  const layers = books.map((_, book) => layersOf(book));
  const make = (run: MakeRunner): Stream =>
    new Stream({ program, calendar: nyse, events: shared.events, params, first, layers, run });
  return { program, params, alone, observations, make };
}

/** Goes through all instants, asks at some, and goes on elsewhere at some. Returns the first difference. */
function difference(
  { program, alone, observations, make }: Scene,
  every: number,
  run: MakeRunner,
): string | undefined {
  let stream = make(run);
  let given = 0;
  const { grid } = alone[0]!.timeline;
  const onGrid = program.nodes.filter(({ clock }) => program.clocks[clock]!.kind === 'grid');
  for (let i = 0; i < grid.length; i++) {
    while (given < observations.length && observations[given]!.knownAt <= stream.nextTime)
      stream.observe(observations[given++]!);
    stream.step();
    const turn = (i * 7 + 3) % 31;
    for (const [book, evaluation] of alone.entries()) {
      // Not all books at once.
      if ((i + book) % every !== 0 && turn > 1) continue;
      for (const { id, op } of onGrid) {
        const [found, expected] = [stream.value(id, book), evaluation.value(id, i)];
        if (!Object.is(found, expected)) {
          return `node ${id} (${op}) of book ${book} at tick ${i}: ${found}, expected ${expected}`;
        }
      }
    }
    if (turn === 0) {
      for (const { id } of onGrid) {
        if (!stream.isOfBook(id)) continue;
        const all = alone.map((_, book) => stream.value(id, book));
        expect([...stream.values(id)]).toEqual(all);
      }
    }
    if (turn === 17) {
      const next = make(run);
      next.restore(stream.snapshot());
      stream = next;
    }
  }
  return undefined;
}

const agrees = (run: MakeRunner) =>
  fc.property(
    cases,
    fc.subarray(['a', 's', 'h', 'p', 'm', 'q'], { minLength: 1 }),
    fc.integer({ min: 1, max: 40 }),
    (one, own, every) => {
      const found = difference(sceneOf(one, own), every, run);
      if (found !== undefined) throw new Error(found);
    },
  );

describe('several books in one stream', () => {
  it.each([
    ['closures', closures],
    ['generated code', generated],
  ])('each have the values of the reference, by %s', (_, run) => {
    fc.assert(agrees(run), runs(100));
  });

  it.each([...bookMutants])('are seen to differ by %s', (_, mutant) => {
    const found = fc.check(agrees(mutant), { numRuns: 400, endOnFailure: true });
    expect(found.failed, `in ${found.numRuns} runs`).toBe(true);
    expect(String(found.errorInstance)).toMatch(/node \d+ \(.*\) of book \d at tick/);
  });
});
