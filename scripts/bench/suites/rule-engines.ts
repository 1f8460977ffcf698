/**
 * R1 and R2 one instant at a time: the stream against engines for rules. The stream keeps values and makes its
 * indicators; the engines are given both, and the making of what they are given is not in their time.
 */
import { compile } from '@hedgerow/dsl';
import { columns, generated, makeTimeline, Stream } from '@hedgerow/runtime';
import { type Market, type Tape, tiled } from '../market.ts';
import { raceWaiting } from '../measure.ts';
import { type Comparison, type FactRule, type Facts, ruleEngines } from '../peers/rule-engines.ts';
import type { Line } from '../report.ts';
import { handR1, handR2, r1, r2 } from '../rules.ts';
import { datasetOf, everyDay } from '../sessions.ts';
import { idle, programOf } from './columns.ts';

const INSTANTS = 10_000;
const ROUNDS = 9;
const WARMUP = 2;
/** The stream goes on from round to round, and one round before them is compared. */
const rows = INSTANTS * (1 + WARMUP + ROUNDS);
const calendar = everyDay(rows);

const gate: readonly Comparison[] = [
  ['vix', '>', 28],
  ['vix1', '>', 28],
  ['vix2', '>', 28],
  ['be', '>', 0.6],
];

const factsOfR1 = { vix: 'vix', vix1: 'vix 1 sessions ago', vix2: 'vix 2 sessions ago', be: 'be' };

const factsOfR2 = {
  ...factsOfR1,
  rank: 'rank',
  ranked: 'known(rank)',
  rsi: 'rsi(spx, 14)',
  histogram: 'macd(spx).histogram',
  histogram1: 'macd(spx).histogram 1 sessions ago',
  sma5: 'sma(vix, 5)',
  sma20: 'sma(vix, 20)',
  hv: 'volatility',
  hv5: 'max(volatility 1 sessions ago, 5 sessions)',
  drawdown: 'drawdown(spx, 60)',
  inverted: 'yc < 0bp within 10 sessions',
  often: 'vix > 25 for 8 of 20 sessions',
};

const R1: FactRule = { gate, votes: [], needed: 0 };

const R2: FactRule = {
  gate: [...gate, ['ranked', '>', 0]],
  votes: [
    [['rsi', '<', 35]],
    [
      ['histogram', '<', 0],
      ['histogram1', '>=', 0],
    ],
    [['sma5', '>', 'sma20']],
    [['rank', '>', 0.8]],
    [['hv', '>', 'hv5']],
    [['drawdown', '>', 0.05]],
    [['inverted', '>', 0]],
    [['often', '>', 0]],
  ],
  needed: 4,
};

/** The values of expressions at the first instants; nothing is unknown to the engines, which are given a zero for it. */
function factsOf(named: Readonly<Record<string, string>>, source: string, tape: Tape): Facts[] {
  const { program } = compile([{ name: 'bench.hedge', text: source }], { expressions: Object.values(named) });
  if (!program) throw new Error('the facts of a rule engine do not compile');
  const data = datasetOf({ ...tape }, calendar);
  const { value } = columns(program, makeTimeline(program, calendar, data), data, new Map(), idle);
  return Array.from({ length: INSTANTS }, (_, i) =>
    Object.fromEntries(
      Object.keys(named).map((name, k) => [name, value(program.expressions[k]!.node, i) || 0]),
    ),
  );
}

/** What the stream says at the next instants. */
function streamed(rule: typeof r1, tape: Tape): () => boolean[] {
  const program = programOf(rule);
  const options = { program, calendar, events: new Map(), params: new Map(), first: 0, layers: [idle] };
  const stream = new Stream({ ...options, run: generated });
  const { node } = program.expressions[0]!;
  const inputs = program.inputs.map(({ name }) => ({
    slot: stream.slot(name),
    values: tape[name as keyof Tape],
  }));
  const { buffer } = stream;
  let next = 0;
  return () => {
    const held: boolean[] = [];
    for (const end = next + INSTANTS; next < end; next++) {
      for (const { slot, values } of inputs) buffer[slot] = values[next]!;
      stream.step();
      held.push(stream.value(node) === 1);
    }
    return held;
  };
}

export async function ruleEngineLines({ tape }: Market): Promise<Line[]> {
  const its = tiled(tape, rows);
  const engines = await ruleEngines();
  const lines: Line[] = [];
  for (const { name, rule, hand, told, named } of [
    { name: 'R1', rule: r1, hand: handR1, told: R1, named: factsOfR1 },
    { name: 'R2', rule: r2, hand: handR2, told: R2, named: factsOfR2 },
  ]) {
    const facts = factsOf(named, rule.source, its);
    const expected = hand(its);
    const candidates = [
      { name: 'hedgerow', run: streamed(rule, its) },
      ...engines.map((engine) => {
        const holds = engine.told(told);
        return { name: engine.name, run: () => holds(facts) };
      }),
    ];
    for (const { name, run } of candidates) {
      const wrong = (await run()).findIndex((holds, i) => holds !== (expected[i] === 1));
      if (wrong >= 0) throw new Error(`${name}: instant ${wrong} differs from the loop written by hand`);
    }
    const times = await raceWaiting(candidates, ROUNDS, WARMUP);
    const perInstant = (key: string): number => (times.get(key)! * 1e6) / INSTANTS;
    for (const engine of engines) {
      lines.push({
        what: `stream, ${name}, one instant, ns: ${engine.name}`,
        ours: perInstant('hedgerow'),
        other: perInstant(engine.name),
        note: 'the same instants, collected in an array; the other is given its indicators',
      });
    }
  }
  return lines;
}
