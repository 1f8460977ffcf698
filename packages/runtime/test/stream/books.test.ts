/** Many books over one market: each decides what it would decide alone, and the market is evaluated once. */
import { describe, expect, it } from 'vitest';
import type { Observation } from '../../src/stream/arrivals.ts';
import { generated } from '../../src/stream/compiled.ts';
import { closures } from '../../src/stream/runner.ts';
import { Stream } from '../../src/stream/stream.ts';
import type { LayerView } from '../../src/timeline/types.ts';
import { idle, nyse, sessionFrom } from '../support/data.ts';
import { compiled, paramsOf } from '../support/evaluate.ts';

const program = compiled(
  `
input level : index
input book.vega : money(USD)
input book.nav : money(USD) every month
layer hedge { }
rule r: when level > 25 activate hedge size 25%
`,
  [
    'rsi(level, 5)',
    'sma(level, 3) > 20 and book.vega < 0 USD for 2 sessions',
    'hedge is active and level > 20',
    'sma(book.vega, 2) / book.nav',
    'book.nav - book.nav 1 prints ago',
  ],
);
const first = sessionFrom('2024-01-02');
const INSTANTS = 30;

/** Active from an instant on. */
const activeFrom = (begin: number): LayerView => ({
  is: (_, state, instant) => (state === 'active') === instant >= begin,
  size: () => 0,
});

const level: Observation[] = Array.from({ length: INSTANTS }, (_, i) => ({
  input: 'level',
  period: first + i,
  knownAt: nyse.close[first + i]!,
  values: { value: 20 + 8 * Math.sin(i) },
}));

const ofBook = (k: number): Observation[] => [
  ...level.map(({ period, knownAt }, i) => ({
    input: 'book.vega',
    period,
    knownAt,
    values: { value: ((i * (k + 3)) % 7) - 3 },
  })),
  {
    input: 'book.nav',
    period: nyse.date[first]! - 1,
    knownAt: nyse.close[first + k]!,
    values: { value: 1000 * (k + 1) },
  },
];

describe.each([
  ['closures', closures],
  ['generated code', generated],
] as const)('books, by %s', (_, run) => {
  it('decide what each would alone', () => {
    const books = [0, 1, 2];
    const make = (layers: readonly LayerView[]): Stream =>
      new Stream({
        program,
        calendar: nyse,
        events: new Map(),
        params: paramsOf(program),
        first,
        layers,
        run,
      });
    const together = make(books.map((k) => activeFrom(5 * k)));
    const alone = books.map((k) => make([activeFrom(5 * k)]));
    for (const one of level) for (const stream of [together, ...alone]) stream.observe(one);
    for (const k of books) {
      for (const one of ofBook(k)) {
        together.observe({ ...one, book: k });
        alone[k]!.observe(one);
      }
    }
    let known = 0;
    for (let i = 0; i < INSTANTS; i++) {
      for (const stream of [together, ...alone]) stream.step();
      for (const k of books) {
        for (const { node } of program.expressions) {
          const value = together.value(node, k);
          expect(value).toBe(alone[k]!.value(node));
          if (!Number.isNaN(value)) known++;
        }
      }
    }
    expect(known).toBeGreaterThan(INSTANTS * books.length * 3);
    expect(together.bytes.market).toBe(alone[0]!.bytes.market);
  });

  it('has a market of its own nodes alone', () => {
    const stream = new Stream({
      program,
      calendar: nyse,
      events: new Map(),
      params: paramsOf(program),
      first,
      layers: [idle],
      run,
    });
    const [rsi, vega, active, share] = program.expressions.map(({ node }) => stream.isOfBook(node));
    expect([rsi, vega, active, share]).toEqual([false, true, true, true]);
  });
});
