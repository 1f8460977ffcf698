/** Many books in one stream: what the market says is worked out once, what reads a book for each. */
import { compile, type Program } from '@hedgerow/dsl';
import { generated, type LayerView, Stream } from '@hedgerow/runtime';
import type { Market } from '../market.ts';
import { median } from '../measure.ts';
import type { Line } from '../report.ts';
import { everyDay } from '../sessions.ts';

const BOOKS = 10_000;
const RULES = 12;
const WARMUP = 20;
const INSTANTS = 60;

/** Each rule asks the market and the book. */
const source = Array.from(
  { length: RULES },
  (_, i) =>
    `let rule_${i} = vix > ${16 + i} for ${1 + (i % 3)} sessions and not (layer_${i % 3} is active)\nlayer layer_${i} {\n  size of risk_capital\n}`,
).join('\n');

function programOf(): Program {
  const expressions = Array.from({ length: RULES }, (_, i) => `rule_${i}`);
  const { program, diagnostics } = compile([{ name: 'books.hedge', text: source }], { expressions });
  if (!program) throw new Error(diagnostics.map((d) => d.message).join('\n'));
  return program;
}

export function bookLines({ tape: { vix } }: Market): Line[] {
  const program = programOf();
  const nodes = program.expressions.map(({ node }) => node);
  // Every seventh book holds what the rules would activate.
  const layers = Array.from({ length: BOOKS }, (_, book): LayerView => {
    const held = book % 7 === 0 ? 'active' : 'idle';
    return { is: (_, state) => state === held, size: () => 0 };
  });
  const stream = new Stream({
    program,
    calendar: everyDay(WARMUP + INSTANTS),
    events: new Map(),
    params: new Map(),
    first: 0,
    layers,
    run: generated,
  });
  const slot = stream.slot('vix');
  const times: number[] = [];
  let since = 0;
  for (let i = 0; i < WARMUP + INSTANTS; i++) {
    const now = vix[i]!;
    since = now > 16 ? since + 1 : 0;
    stream.buffer[slot] = now;
    const start = performance.now();
    stream.step();
    let held = 0;
    for (let book = 0; book < BOOKS; book++) {
      for (let k = 0; k < RULES; k++) if (stream.value(nodes[k]!, book) === 1) held++;
    }
    if (i >= WARMUP) times.push(performance.now() - start);
    if (since === 0 && held > 0) throw new Error(`many books: instant ${i} has rules that hold`);
  }
  return [
    {
      what: `${BOOKS.toLocaleString('en')} books, ${RULES} rules, ns a book, rule and instant`,
      ours: (median(times) * 1e6) / (BOOKS * RULES),
      note: `generated code, each rule asked for each book; ${stream.bytes.book} bytes a book`,
    },
  ];
}
