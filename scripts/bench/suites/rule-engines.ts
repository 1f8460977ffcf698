/**
 * R1 one instant at a time: the stream against engines for rules, which have no memory of their own. They are given
 * the last three values; the stream keeps them.
 */
import { generated, Stream } from '@hedgerow/runtime';
import { type Market, type Tape, tiled } from '../market.ts';
import { raceWaiting } from '../measure.ts';
import { peer } from '../peers/load.ts';
import type { Line } from '../report.ts';
import { handR1, r1 } from '../rules.ts';
import { everyDay } from '../sessions.ts';
import { idle, programOf } from './columns.ts';

const INSTANTS = 10_000;
const calendar = everyDay(INSTANTS);
const condition = 'vix > 28.0 && vix1 > 28.0 && vix2 > 28.0 && be > 0.6';

interface Facts {
  readonly vix: number;
  readonly vix1: number;
  readonly vix2: number;
  readonly be: number;
}

/** Whether R1 holds at each instant. */
interface RuleEngine {
  readonly name: string;
  run(facts: readonly Facts[]): Promise<boolean[]> | boolean[];
}

interface Cel {
  evaluate(program: unknown, facts: Facts): unknown;
  parse(text: string): { readonly isSuccess: boolean; readonly cst?: unknown };
}

interface Zen {
  evaluateExpressionSync(expression: string, facts: Facts): unknown;
}

interface JsonRules {
  readonly Engine: new () => {
    addRule(rule: unknown): void;
    run(facts: Facts): Promise<{ readonly events: readonly unknown[] }>;
  };
}

async function engines(): Promise<RuleEngine[]> {
  const found: RuleEngine[] = [];
  const cel = await peer<Cel>('cel-js');
  const parsed = cel?.parse(condition);
  if (cel && parsed?.isSuccess) {
    found.push({
      name: 'cel-js',
      run: (facts) => facts.map((now) => cel.evaluate(parsed.cst, now) === true),
    });
  }
  const zen = await peer<Zen>('@gorules/zen-engine');
  if (zen) {
    const text = condition.replaceAll('&&', 'and');
    found.push({
      name: 'zen-engine',
      run: (facts) => facts.map((now) => zen.evaluateExpressionSync(text, now) === true),
    });
  }
  const json = await peer<JsonRules>('json-rules-engine');
  if (json) {
    const engine = new json.Engine();
    const above = (fact: keyof Facts, value: number) => ({ fact, operator: 'greaterThan', value });
    const all = [above('vix', 28), above('vix1', 28), above('vix2', 28), above('be', 0.6)];
    engine.addRule({ conditions: { all }, event: { type: 'R1' } });
    found.push({
      name: 'json-rules-engine',
      async run(facts) {
        const held: boolean[] = [];
        for (const now of facts) held.push((await engine.run(now)).events.length > 0);
        return held;
      },
    });
  }
  return found;
}

/** What the stream says at each instant. */
function streamed({ vix, be }: Tape): () => boolean[] {
  const program = programOf(r1);
  return () => {
    const options = { program, calendar, events: new Map(), params: new Map(), first: 0, layers: [idle] };
    const stream = new Stream({ ...options, run: generated });
    const { node } = program.expressions[0]!;
    const [vixAt, beAt] = [stream.slot('vix'), stream.slot('be')];
    const { buffer } = stream;
    const held: boolean[] = [];
    for (let i = 0; i < INSTANTS; i++) {
      buffer[vixAt] = vix[i]!;
      buffer[beAt] = be[i]!;
      stream.step();
      held.push(stream.value(node) === 1);
    }
    return held;
  };
}

export async function ruleEngineLines({ tape }: Market): Promise<Line[]> {
  const its = tiled(tape, INSTANTS);
  const before = (i: number): number => (i >= 0 ? its.vix[i]! : 0);
  const facts = Array.from({ length: INSTANTS }, (_, i) => ({
    vix: its.vix[i]!,
    vix1: before(i - 1),
    vix2: before(i - 2),
    be: its.be[i]!,
  }));
  const expected = handR1(its);
  const peers = await engines();
  const candidates = [
    { name: 'hedgerow', run: streamed(its) },
    ...peers.map(({ name, run }) => ({ name, run: () => run(facts) })),
  ];
  for (const { name, run } of candidates) {
    const held = await run();
    const wrong = held.findIndex((holds, i) => holds !== (expected[i] === 1));
    if (wrong >= 0) throw new Error(`${name}: instant ${wrong} differs from the loop written by hand`);
  }
  const times = await raceWaiting(candidates, 9, 2);
  const perInstant = (name: string): number => (times.get(name)! * 1e6) / INSTANTS;
  return peers.map(({ name }) => ({
    what: `stream, R1, one instant, ns: ${name}`,
    ours: perInstant('hedgerow'),
    other: perInstant(name),
    note: 'the same instants, collected in an array; the making of the stream is in ours',
  }));
}
