/** R1 and R2 as a stream: one instant, in nanoseconds and in bytes allocated, against a loop written by hand. */
import { compile, type Program } from '@hedgerow/dsl';
import { closures, generated, type LayerView, type MakeRunner, Stream } from '@hedgerow/runtime';
import { type Market, type Tape, tiled } from '../market.ts';
import { median, race } from '../measure.ts';
import type { Line } from '../report.ts';
import { handR1, handR2, r1, r2 } from '../rules.ts';
import { everyDay } from '../sessions.ts';

/** Enough that the code is optimised, little enough for a short run. */
const INSTANTS = 200_000;
const idle: LayerView = { is: (_, state) => state === 'idle', size: () => 0 };
const calendar = everyDay(INSTANTS);

function programOf({ source, condition }: typeof r1): Program {
  const { program, diagnostics } = compile([{ name: 'bench.hedge', text: source }], {
    expressions: [condition],
  });
  if (!program) throw new Error(diagnostics.map((d) => d.message).join('\n'));
  return program;
}

interface Fed {
  /** Steps from one instant to another, and asks at each whether the rule holds; how often it did. */
  run(from: number, to: number, told?: (instant: number, holds: boolean) => void): number;
}

const streamOf = (program: Program, run: MakeRunner): Stream =>
  new Stream({ program, calendar, events: new Map(), params: new Map(), first: 0, layers: [idle], run });

/** The tape as a feed gives it: what becomes known with each instant side by side, in the order of the buffer. */
function framesOf(program: Program, tape: Tape): Float64Array {
  const stream = streamOf(program, closures);
  const width = stream.buffer.length;
  const frames = new Float64Array(width * INSTANTS);
  for (const { name } of program.inputs) {
    const column = tape[name as keyof Tape];
    const slot = stream.slot(name);
    for (let i = 0; i < INSTANTS; i++) frames[i * width + slot] = column[i]!;
  }
  return frames;
}

/** A stream that is fed: what becomes known with an instant is written into its buffer. */
function fed(program: Program, frames: Float64Array, run: MakeRunner): Fed {
  const stream = streamOf(program, run);
  const { buffer } = stream;
  const width = buffer.length;
  const { node } = program.expressions[0]!;
  return {
    run(from, to, told) {
      let held = 0;
      for (let i = from; i < to; i++) {
        for (let k = 0; k < width; k++) buffer[k] = frames[i * width + k]!;
        stream.step();
        const holds = stream.value(node) === 1;
        if (holds) held++;
        told?.(i, holds);
      }
      return held;
    },
  };
}

/**
 * Bytes that one instant allocates: by how much the heap grows over some; a collection in between falls out. Code that is
 * not yet optimised puts numbers on the heap: it is given whole tapes to warm up.
 */
function allocated(program: Program, frames: Float64Array): number {
  const some = 2_000;
  for (let i = 0; i < 5; i++) fed(program, frames, generated).run(0, INSTANTS);
  const stream = fed(program, frames, generated);
  const grown: number[] = [];
  for (let i = 0; i + some <= INSTANTS; i += some) {
    const before = process.memoryUsage().heapUsed;
    stream.run(i, i + some);
    grown.push((process.memoryUsage().heapUsed - before) / some);
  }
  return Math.max(0, median(grown));
}

export function streamLines({ tape }: Market): Line[] {
  const its = tiled(tape, INSTANTS);
  const rules = [
    ['R1', r1, handR1],
    ['R2', r2, handR2],
  ] as const;
  return rules.flatMap(([name, rule, hand]): Line[] => {
    const program = programOf(rule);
    const frames = framesOf(program, its);
    const expected = hand(its);
    for (const run of [generated, closures]) {
      fed(program, frames, run).run(0, INSTANTS, (i, holds) => {
        if (holds === (expected[i] === 1)) return;
        throw new Error(`stream, ${name}: instant ${i} differs from the loop written by hand`);
      });
    }
    const times = race(
      [
        { name: 'generated', run: () => fed(program, frames, generated).run(0, INSTANTS) },
        { name: 'closures', run: () => fed(program, frames, closures).run(0, INSTANTS) },
        { name: 'hand', run: () => hand(its) },
      ],
      9,
      3,
    );
    const perInstant = (key: string): number => (times.get(key)! * 1e6) / INSTANTS;
    const other = perInstant('hand');
    return [
      {
        what: `stream, ${name}, one instant, ns`,
        ours: perInstant('generated'),
        other,
        note: 'generated code; the other is the loop written by hand, over the whole tape',
      },
      {
        what: `stream, ${name}, one instant, ns, by closures`,
        ours: perInstant('closures'),
        other,
        note: 'where eval is banned',
      },
      {
        what: `stream, ${name}, one instant, bytes`,
        ours: allocated(program, frames),
        note: 'allocated on the heap by generated code',
      },
    ];
  });
}
