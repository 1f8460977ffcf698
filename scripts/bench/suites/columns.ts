/** R1 and R2 by the columns evaluator against a loop written by hand for that rule alone. */
import { compile, type Program } from '@hedgerow/dsl';
import { columns, type LayerView, makeTimeline, useJavaScript, useWasm } from '@hedgerow/runtime';
import { challenged, type Market, type Tape, tiled } from '../market.ts';
import { race } from '../measure.ts';
import type { Line } from '../report.ts';
import { activations, handR1, handR2, r1, r2 } from '../rules.ts';
import { datasetOf, everyDay } from '../sessions.ts';

const MILLION = 1_000_000;

/** R2 on a tape on which windows are looked at more often. */
export const OFTEN_OPEN = 'R2, gate often open';

export const idle: LayerView = { is: (_, state) => state === 'idle', size: () => 0 };

export function programOf({ source, condition }: typeof r1): Program {
  const { program, diagnostics } = compile([{ name: 'bench.hedge', text: source }], {
    expressions: [condition],
  });
  if (!program) throw new Error(diagnostics.map((d) => d.message).join('\n'));
  return program;
}

/** Evaluates anew each time, and reads one tick: that makes the whole column. */
export function evaluation(rule: typeof r1, tape: Tape) {
  const program = programOf(rule);
  const calendar = everyDay(tape.vix.length);
  const data = datasetOf({ ...tape }, calendar);
  const timeline = makeTimeline(program, calendar, data);
  const { node } = program.expressions[0]!;
  const evaluate = () => columns(program, timeline, data, new Map(), idle);
  return { evaluate, node, touch: () => evaluate().value(node, tape.vix.length - 1) };
}

/** Throws where they differ; a row at which the rule is unknown is one at which it does not hold. */
function mustAgree({ evaluate, node }: ReturnType<typeof evaluation>, expected: Uint8Array): void {
  const { value } = evaluate();
  const wrong = expected.findIndex((held, i) => (value(node, i) === 1 ? 1 : 0) !== held);
  if (wrong >= 0) throw new Error(`columns: row ${wrong} differs from the loop written by hand`);
}

const counted = (count: number): string => count.toLocaleString('en-US');

interface Case {
  readonly name: string;
  readonly rule: typeof r1;
  readonly hand: (tape: Tape) => Uint8Array;
  readonly tape: Tape;
  /** How often it fires. */
  readonly fires: (held: Uint8Array) => string;
}

function casesOf(tape: Tape): Case[] {
  const starts = (held: Uint8Array): string =>
    `${counted(held.filter((one, i) => one === 1 && held[i - 1] !== 1).length)} starts`;
  const ofR2 = (name: string, its: Tape): Case => {
    const open = handR1(its).reduce((sum, one) => sum + one, 0) / its.vix.length;
    const gate = `gate open at ${(100 * open).toFixed(1)}% of rows`;
    return {
      ...{ name, rule: r2, hand: handR2, tape: its },
      fires: (held) => `${gate}, ${counted(activations(held, its))} activations`,
    };
  };
  const long = tiled(tape, MILLION);
  return [
    ...[tape, long].map((its) => ({ name: 'R1', rule: r1, hand: handR1, tape: its, fires: starts })),
    ...[tape, long].map((its) => ofR2('R2', its)),
    ofR2(OFTEN_OPEN, tiled(challenged(tape), MILLION)),
  ];
}

export function columnLines({ tape }: Market): Line[] {
  return casesOf(tape).flatMap(({ name, rule, hand, tape: its, fires }): Line[] => {
    const rows = its.vix.length;
    const held = hand(its);
    const evaluated = evaluation(rule, its);
    mustAgree(evaluated, held);
    const [rounds, warmup] = rows === MILLION ? [9, 3] : [60, 40];
    const { touch } = evaluated;
    const times = race(
      [
        { name: 'columns', run: touch },
        { name: 'hand', run: () => hand(its) },
      ],
      rounds,
      warmup,
    );
    useWasm();
    mustAgree(evaluated, held);
    const fast = race([{ name: 'columns', run: touch }], rounds, warmup);
    useJavaScript();
    const perRow = (key: string, of = times): number => (of.get(key)! * 1e6) / rows;
    const what = `${name}, ${counted(rows)} rows, ns a row`;
    return [
      {
        what,
        ours: perRow('columns'),
        other: perRow('hand'),
        note: `${fires(held)}; the other is a loop written by hand`,
      },
      {
        what: `${what}, by WebAssembly`,
        ours: perRow('columns', fast),
        other: perRow('columns'),
        note: 'comparisons two rows at a time, the same bits; the other is JavaScript',
      },
    ];
  });
}
