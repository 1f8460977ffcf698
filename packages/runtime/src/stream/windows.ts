/**
 * Functions of a window of numbers: the last ones side by side, and the same kernels on them, afresh at each tick.
 * Here the windows that are stretches of time; those of so many ticks are in counted-windows.ts.
 */
import type { Ir } from '@hedgerow/dsl';
import { derivationOf, finite, windowKernel } from '../kernels/index.ts';
import type { NodeOf } from '../reference/scope.ts';
import { type CountedWindow, countedWindow } from './counted-windows.ts';
import { axisOf, historyOf, limitOf } from './now.ts';
import { countOf, type Part, readOf, type Step, staticsOf, UNKNOWN } from './part.ts';
import { ticksWithin } from './room.ts';
import type { Tape } from './tape.ts';

/** A window in two steps: `push` takes the present values, and `now` says what the window comes to. */
export interface SplitWindow {
  push(): void;
  readonly now: Step;
  /** Of a window of so many ticks: what both steps are made of. */
  readonly counted?: CountedWindow;
}

export const whole =
  ({ push, now }: SplitWindow): Step =>
  () => {
    push();
    return now();
  };

/** Params may give no window at all. */
const none: SplitWindow = { push: () => undefined, now: () => UNKNOWN };

export function window(part: Part, node: NodeOf<'window'>): SplitWindow {
  if (part.sharers[node.id]! >= 0) return countedWindow(part, node);
  const count = countOf(part, node.length.count);
  const statics = staticsOf(part, node.statics);
  if (count === undefined || !statics) return none;
  const reads = node.args.map((arg) => readOf(part, arg));
  return node.length.unit === 'sessions'
    ? sessions(part, node, reads, count, plainForm(node, statics))
    : stretch(part, node, reads, count, formOf(node, statics));
}

/** How a function reads its tape, and what columns it keeps beside the values themselves. */
interface Form {
  readonly extra: number;
  /** Called after each new row. */
  derive(tape: Tape): void;
  of(tape: Tape): number;
}

function plainForm(node: NodeOf<'window'>, statics: Float64Array): Form {
  const kernel = windowKernel(node.fn, node.member);
  return {
    extra: 0,
    derive: () => undefined,
    of: (tape) => finite(kernel(tape.columns, tape.start, tape.end, statics)),
  };
}

/** Returns and the like are made once, when their observation comes, and not at every window that holds them. */
function formOf(node: NodeOf<'window'>, statics: Float64Array): Form {
  const derivation = derivationOf(node.fn);
  if (!derivation) return plainForm(node, statics);
  const { width, derive, of } = derivation;
  const raw = node.args.length;
  const scratch = Array.from({ length: width }, () => new Float64Array(2));
  return {
    extra: width,
    derive(tape) {
      const from = Math.max(tape.start, tape.end - 2);
      derive(tape.values, from, tape.end, scratch);
      for (let k = 0; k < width; k++)
        tape.columns[raw + k]![tape.end - 1] = scratch[k]![tape.end - 1 - from]!;
    },
    of: (tape) => finite(of(tape.derived, tape.start, tape.end, statics)),
  };
}

/** Writes the present values as a row; whether all are known. */
function put(tape: Tape, at: number, reads: readonly Step[]): boolean {
  let isKnown = true;
  for (let k = 0; k < reads.length; k++) {
    const value = reads[k]!();
    tape.columns[k]![at] = value;
    if (Number.isNaN(value)) isKnown = false;
  }
  return isKnown;
}

/** Every tick of a stretch of time, all known. The memory is where the last unknown one lies. */
function stretch(
  part: Part,
  node: NodeOf<'window'>,
  reads: readonly Step[],
  count: number,
  form: Form,
): SplitWindow {
  const now = part.now(node.clock);
  const { unit } = node.length;
  const axis = axisOf(unit);
  const gap = part.store.doubles(1, Number.NEGATIVE_INFINITY);
  const tape = part.store.tape(reads.length, ticksWithin(part, node.clock, count, unit), form.extra);
  return {
    push() {
      const here = now[axis]!;
      if (!put(tape, tape.addAt(here), reads)) gap[0] = here;
      form.derive(tape);
      tape.dropTo(limitOf(now, axis, count, unit));
    },
    now() {
      const limit = limitOf(now, axis, count, unit);
      return historyOf(now, axis) <= limit && gap[0]! <= limit ? form.of(tape) : UNKNOWN;
    },
  };
}

/** Each session by its last values so far: one row a session, written over while it goes on. */
function sessions(part: Part, node: Ir.Node, reads: readonly Step[], count: number, form: Form): SplitWindow {
  const now = part.now(node.clock);
  const axis = axisOf('sessions');
  /** The last session before the present one that was left unknown, and whether the present one is known. */
  const memory = part.store.doubles(2);
  memory[0] = Number.NEGATIVE_INFINITY;
  const tape = part.store.tape(reads.length, count, form.extra);
  return {
    push() {
      const here = now[axis]!;
      let at = tape.end - 1;
      if (tape.size === 0 || tape.marks[at] !== here) {
        if (tape.size > 0 && memory[1] === 0) memory[0] = tape.marks[at]!;
        at = tape.addAt(here);
      }
      memory[1] = put(tape, at, reads) ? 1 : 0;
      tape.dropTo(limitOf(now, axis, count, 'sessions'));
    },
    now() {
      const limit = limitOf(now, axis, count, 'sessions');
      const isFilled = historyOf(now, axis) <= limit;
      return isFilled && memory[0]! <= limit && memory[1] === 1 ? form.of(tape) : UNKNOWN;
    },
  };
}
