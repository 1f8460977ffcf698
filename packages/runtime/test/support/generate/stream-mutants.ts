/** Streams with one mistake each: in the steps of operators, in the generated text, in feeding, and in restarting. */
import type { Ir, Program } from '@hedgerow/dsl';
import type { Assembled, Entry } from '../../../src/stream/assemble.ts';
import { type Code, coded } from '../../../src/stream/coded.ts';
import { type Interruption, streamed } from '../../../src/stream/evaluator.ts';
import { generate } from '../../../src/stream/generate.ts';
import { Rows } from '../../../src/stream/rows.ts';
import { closures, type MakeRunner } from '../../../src/stream/runner.ts';
import type { Stream } from '../../../src/stream/stream.ts';
import { Tape } from '../../../src/stream/tape.ts';
import type { Evaluator } from '../../../src/timeline/types.ts';

/** Closures in which the steps of some operators are others. */
const stepping = (
  ops: readonly Ir.Node['op'][],
  change: (entry: Entry, part: Assembled) => Entry['step'],
): Evaluator =>
  streamed((copies) =>
    closures({
      ...copies,
      all: () =>
        copies.all().map((part) => ({
          ...part,
          entries: part.entries.map((entry) =>
            ops.includes(entry.node.op) ? { ...entry, step: change(entry, part) } : entry,
          ),
        })),
    }),
  );

/** Generated code whose text was changed. */
const rewritten =
  (change: (text: string) => string): MakeRunner =>
  (part) => {
    const code = (program: Program, ofBook: boolean): Code =>
      new Function('given', change(generate(program, ofBook))) as Code;
    return coded(code(part.program, false), code(part.program, true))(part);
  };
const written = (change: (text: string) => string): Evaluator => streamed(rewritten(change));

/** Restarts after each instant, with a snapshot that was tampered with. */
const restarted =
  (tamper: (bytes: Uint8Array) => void): Interruption =>
  (stream: Stream, remake) => {
    const bytes = stream.snapshot();
    tamper(bytes);
    const next = remake();
    next.restore(bytes);
    return next;
  };

/** The doubles of a snapshot begin here (see snapshot.ts); the first are the values of the market's nodes. */
const HEAD = 84;

function loseValues(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < 20; i++) view.setFloat64(HEAD + 8 * i, Number.NaN, true);
}

export const streamMutants: ReadonlyMap<string, Evaluator> = new Map<string, Evaluator>([
  [
    'a tape that loses its oldest row',
    stepping(['window'], ({ step, varying }) => () => {
      for (const rows of varying) if (rows instanceof Rows && rows.size > 2) rows.size--;
      return step();
    }),
  ],
  [
    'a count that forgets to take the instant that leaves the window',
    stepping(['kofn', 'count-low', 'count-high'], ({ step, doubles, varying }) => () => {
      for (const tape of varying) {
        if (tape instanceof Tape && tape.size > 1 && tape.start > 0) doubles[0]![1] = tape.size;
      }
      return step();
    }),
  ],
  [
    'the last false of a `for` an instant too early',
    stepping(['forall'], ({ step, doubles }) => () => {
      const value = step();
      if (doubles[0]) doubles[0][0]!--;
      return value;
    }),
  ],
  [
    'a recurrence that steps twice',
    stepping(['recurrence'], ({ step }) => () => {
      step();
      return step();
    }),
  ],
  [
    'bars of a period that keep the first session of the one before',
    stepping(['sample'], ({ step, node, doubles }) => () => {
      if (node.op === 'sample' && node.aggregate === 'first' && doubles[0] && !Number.isNaN(doubles[0][1]!)) {
        return doubles[0][1]!;
      }
      return step();
    }),
  ],
  [
    'an input that shows what it showed the session before',
    stepping(['input'], ({ step }) => {
      let last = Number.NaN;
      return () => {
        const value = step();
        if (!Number.isNaN(value)) last = value;
        return Number.isNaN(value) ? last : value;
      };
    }),
  ],
  [
    'a conjunction with an unknown part that is false',
    written((text) => text.replaceAll('=== 1 ? 1 : NaN', '=== 1 ? 1 : 0')),
  ],
  ['>= as > in generated code', written((text) => text.replaceAll(' >= ', ' > '))],
  [
    'unequal that is true of unknowns',
    written((text) => text.replaceAll(/x = (\S+) < (\S+) \|\| \S+ > \S+ \?/g, 'x = $1 !== $2 ?')),
  ],
  [
    'the observation before, never replaced',
    written((text) => text.replaceAll(/(x = m\d+_0\[0\];) m\d+_0\[0\] = \S+; \} else/g, '$1 } else')),
  ],
  [
    'differences the other way round',
    written((text) => text.replaceAll(/x = (\S+) - (\S+); if/g, 'x = $2 - $1; if')),
  ],
  ['a snapshot that loses the first values of its state', streamed(closures, restarted(loseValues))],
]);

/** Generated code with a mistake in what it does later than at once. */
export const lateMutants: ReadonlyMap<string, MakeRunner> = new Map([
  [
    'windows that are looked at as they are now',
    rewritten((text) => text.replaceAll('.end - later', '.end')),
  ],
  [
    'an instant less than is remembered',
    rewritten((text) => text.replaceAll(/(reach\d+) = Math.max/g, '$1 = -1 + Math.max')),
  ],
  ['places that are those of now', rewritten((text) => text.replaceAll(/\((v\[\d+\]) - j\)/g, '$1'))],
  [
    'instants without a row that are taken for ones with',
    rewritten((text) => text.replaceAll('? j : j - 1', '? j : j')),
  ],
  [
    'no look at how far back is too far',
    rewritten((text) => text.replaceAll(/(far\d+) = \S+ > \d+/g, '$1 = false')),
  ],
  ['a restart that forgets nothing', rewritten((text) => text.replaceAll('owed.fill(0);', ''))],
]);

/** Generated code that mixes up books. */
export const bookMutants: ReadonlyMap<string, MakeRunner> = new Map([
  ['values of the first book for all', rewritten((text) => text.replaceAll(/(o\d+) \+ b\]/g, '$1]'))],
  ['inputs of the first book for all', rewritten((text) => text.replaceAll(/ \+ 4 \* b/g, ''))],
  ['memories of the first book for all', rewritten((text) => text.replaceAll(/(each\d+_\d+) \* b/g, '0'))],
  [
    'what waits, made for one book alone',
    rewritten((text) => text.replaceAll(/(stamps\[\d+ \* n) \+ b\]/g, '$1]')),
  ],
  [
    'what all books owe, paid by one',
    rewritten((text) => text.replaceAll(/(owed\[\d+ \* n) \+ b\]/g, '$1]')),
  ],
  [
    'what is made in passing, read where it is not kept',
    rewritten((text) => text.replaceAll(/waiting\[\d+\] = z\d+;/g, '')),
  ],
]);
