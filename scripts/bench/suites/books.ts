/**
 * Many books in one stream: what the market says is worked out once, what reads a book for each. Each rule asks the
 * market, a number of the book's own and one of its layers; what it comes to is read for each book.
 */
import { compile, type Program } from '@hedgerow/dsl';
import { generated, type LayerView, Stream } from '@hedgerow/runtime';
import type { Market } from '../market.ts';
import { median, once } from '../measure.ts';
import type { Line } from '../report.ts';
import { everyDay } from '../sessions.ts';

const BOOKS = 10_000;
const RULES = 12;
const WARMUP = 100;
const INSTANTS = 300;
/** Instants at which every book is told something. */
const TOLD = 40;

const rules = Array.from({ length: RULES }, (_, k) => ({
  level: 16 + k,
  sessions: 1 + (k % 3),
  vega: 100 * (k - 6),
  layer: k % 3,
}));
type Rule = (typeof rules)[number];

const source = [
  'input book.vega : money(USD) every session stale after 5 years',
  ...rules.map(
    ({ level, sessions, vega, layer }, k) => `layer layer_${k} {
  size of risk_capital
}
let rule_${k} = vix > ${level} for ${sessions} sessions and book.vega < ${vega} USD and not (layer_${layer} is active)`,
  ),
].join('\n');

function programOf(): Program {
  const expressions = rules.map((_, k) => `rule_${k}`);
  const { program, diagnostics } = compile([{ name: 'books.hedge', text: source }], { expressions });
  if (!program) throw new Error(diagnostics.map((d) => d.message).join('\n'));
  return program;
}

const vegaOf = (book: number): number => 100 * ((book % 19) - 9);
/** Every seventh book holds what the rules would activate. */
const isActive = (book: number): boolean => book % 7 === 0;

/** The same by a loop that a programmer would write for these rules alone, into one array; how many hold. */
function byHand(vega: Float64Array, active: Uint8Array): (vix: number) => number {
  const above = new Float64Array(RULES);
  const holds = new Uint8Array(RULES * BOOKS);
  const one = ({ level, sessions, vega: most }: Rule, k: number, vix: number): number => {
    above[k] = vix > level ? above[k]! + 1 : 0;
    const market = above[k]! >= sessions;
    let held = 0;
    for (let book = 0; book < BOOKS; book++) {
      const is = market && vega[book]! < most && active[book] === 0 ? 1 : 0;
      holds[k * BOOKS + book] = is;
      held += is;
    }
    return held;
  };
  return (vix) => rules.reduce((held, rule, k) => held + one(rule, k, vix), 0);
}

interface Books {
  readonly stream: Stream;
  step(vix: number): number;
  /** Each book is told its number once more, and all is evaluated. */
  tell(session: number): void;
}

/** One stream of all books: takes a close, evaluates, and reads what each rule comes to for each book. */
function byStream(program: Program): Books {
  const calendar = everyDay(WARMUP + INSTANTS + TOLD);
  const layers = Array.from({ length: BOOKS }, (_, book): LayerView => {
    const state = isActive(book) ? 'active' : 'idle';
    return { is: (_, asked) => asked === state, size: () => 0 };
  });
  const setting = { program, calendar, events: new Map(), params: new Map(), first: 0, layers };
  const stream = new Stream({ ...setting, run: generated });
  const observe = (period: number): void => {
    const knownAt = calendar.close[period]!;
    for (let book = 0; book < BOOKS; book++)
      stream.observe({ input: 'book.vega', book, period, knownAt, values: { value: vegaOf(book) } });
  };
  observe(0);
  const slot = stream.slot('vix', 'close');
  const countOf = (values: Float64Array): number => {
    let held = 0;
    for (let book = 0; book < BOOKS; book++) if (values[book] === 1) held++;
    return held;
  };
  return {
    stream,
    tell(session) {
      observe(session);
      stream.step();
    },
    step(vix) {
      stream.buffer[slot] = vix;
      stream.step();
      return program.expressions.reduce((held, { node }) => held + countOf(stream.values(node)), 0);
    },
  };
}

export function bookLines({ tape: { vix } }: Market): Line[] {
  const { stream, step, tell } = byStream(programOf());
  const books = Array.from({ length: BOOKS }, (_, book) => book);
  const hand = byHand(
    Float64Array.from(books, vegaOf),
    Uint8Array.from(books, (book) => (isActive(book) ? 1 : 0)),
  );
  const times: { ours: number[]; other: number[] } = { ours: [], other: [] };
  let total = 0;
  for (let i = 0; i < WARMUP + INSTANTS; i++) {
    const start = performance.now();
    const held = step(vix[i]!);
    const between = performance.now();
    const expected = hand(vix[i]!);
    const end = performance.now();
    if (held !== expected)
      throw new Error(`many books: ${held} rules hold at instant ${i}, expected ${expected}`);
    total += held;
    if (i < WARMUP) continue;
    times.ours.push(between - start);
    times.other.push(end - between);
  }
  const told = Array.from({ length: TOLD }, (_, i) => once(() => tell(WARMUP + INSTANTS + i)));
  if (total === 0) throw new Error('many books: no rule ever holds');
  const each = (all: readonly number[]): number => (median(all) * 1e6) / (BOOKS * RULES);
  return [
    {
      what: `${BOOKS.toLocaleString('en')} books, ${RULES} rules, ns a book, rule and instant`,
      ours: each(times.ours),
      other: each(times.other),
      note: `generated code, each rule read for each book, ${stream.bytes.book} bytes a book; the other is a loop written by hand`,
    },
    {
      what: `${BOOKS.toLocaleString('en')} books, each told a number, ns a book`,
      ours: (median(told) * 1e6) / BOOKS,
      note: `an observation of each, and the ${RULES} rules`,
    },
  ];
}
