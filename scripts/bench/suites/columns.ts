/** R1 and R2 by the columns evaluator against a loop written by hand for that rule alone. */
import { compile, type Program } from '@hedgerow/dsl';
import { columns, type LayerView, makeTimeline, useJavaScript, useWasm } from '@hedgerow/runtime';
import { type Market, type Tape, tiled } from '../market.ts';
import { race } from '../measure.ts';
import type { Line } from '../report.ts';
import { handR1, handR2, r1, r2 } from '../rules.ts';
import { datasetOf, everyDay } from '../sessions.ts';

const MILLION = 1_000_000;

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

/** Rows where both hold; throws where they differ. A row is no activation while it is unknown. */
function compared(name: string, tape: Tape, rule: typeof r1, hand: (tape: Tape) => Uint8Array): number {
  const { evaluate, node } = evaluation(rule, tape);
  const { value } = evaluate();
  const expected = hand(tape);
  let starts = 0;
  for (let i = 0; i < expected.length; i++) {
    const holds = value(node, i) === 1 ? 1 : 0;
    if (holds !== expected[i]) throw new Error(`${name}: row ${i} differs from the loop written by hand`);
    if (holds === 1 && expected[i - 1] !== 1) starts++;
  }
  return starts;
}

export function columnLines({ tape }: Market): Line[] {
  const lines: Line[] = [];
  for (const [name, rule, hand] of [
    ['R1', r1, handR1],
    ['R2', r2, handR2],
  ] as const) {
    for (const rows of [tape.vix.length, MILLION]) {
      const long = rows === MILLION;
      const its = long ? tiled(tape, rows) : tape;
      const starts = compared(name, its, rule, hand);
      const rounds = long ? 9 : 60;
      const { touch } = evaluation(rule, its);
      const times = race(
        [
          { name: 'columns', run: touch },
          { name: 'hand', run: () => hand(its) },
        ],
        rounds,
        long ? 3 : 40,
      );
      useWasm();
      compared(name, its, rule, hand);
      const fast = race([{ name: 'columns', run: touch }], rounds, long ? 3 : 40);
      useJavaScript();
      const perRow = (key: string, of = times): number => (of.get(key)! * 1e6) / rows;
      lines.push({
        what: `${name}, ${rows.toLocaleString('en-US')} rows, ns a row`,
        ours: perRow('columns'),
        other: perRow('hand'),
        note: `${starts.toLocaleString('en-US')} starts; the other is a loop written by hand`,
      });
      lines.push({
        what: `${name}, ${rows.toLocaleString('en-US')} rows, ns a row, by WebAssembly`,
        ours: perRow('columns', fast),
        other: perRow('columns'),
        note: 'comparisons two rows at a time, the same bits; the other is JavaScript',
      });
    }
  }
  return lines;
}
