/** Functions with a memory: moved on once a tick, whichever of their members are read. */
import { functionTable } from '@hedgerow/dsl';
import { finite, recurrenceKernel, tickContext } from '../kernels/index.ts';
import type { NodeOf } from '../reference/scope.ts';
import { SESSION, TIME } from './now.ts';
import { type Part, readOf, type Step, staticsOf, UNKNOWN, unknown } from './part.ts';

/** Numbers go in and come out by arrays: what a function takes or gives is put on the heap when it is not inlined. */
export interface Recurrence {
  /** The present arguments, for `advance`. */
  readonly args: Float64Array;
  readonly out: Float64Array;
  /** Of a member: its place in `out`. */
  readonly which: number;
  /** Moves it on by a tick; only the first member that is asked for does. */
  advance(): void;
}

type Shared = Omit<Recurrence, 'which'>;

/** `undefined` where the params give no window. */
export function recurrence(part: Part, node: NodeOf<'recurrence'>): Recurrence | undefined {
  const { fn, args, statics, clock, member } = node;
  const key = `${fn} ${args} ${statics} ${clock}`;
  let isFirst = false;
  const shared = part.shared(key, () => {
    isFirst = true;
    return makeRecurrence(part, node);
  });
  if (!shared) return undefined;
  const members = functionTable.get(fn)?.members?.map(({ name }) => name) ?? [];
  const which = Math.max(0, members.indexOf(member));
  return { ...shared, which, ...(!isFirst && { advance: () => undefined }) };
}

/** The same as a step that reads its arguments itself. */
export function stepOfRecurrence(
  part: Part,
  node: NodeOf<'recurrence'>,
  moved: Recurrence | undefined,
): Step {
  if (!moved) return unknown;
  const { args, out, which, advance } = moved;
  const reads = node.args.map((arg) => readOf(part, arg));
  return () => {
    for (let i = 0; i < reads.length; i++) args[i] = reads[i]!();
    advance();
    return finite(out[which]!);
  };
}

function makeRecurrence(part: Part, node: NodeOf<'recurrence'>): Shared | undefined {
  const kernel = recurrenceKernel(node.fn);
  const spec = functionTable.get(node.fn);
  const statics = staticsOf(part, node.statics);
  const fixed = spec?.parameters.filter((p) => p.role === 'window' || p.role === 'static') ?? [];
  const isCount = fixed.map((p) => p.role === 'window' || (p.role === 'static' && p.integer === true));
  if (!statics || statics.some((n, i) => isCount[i] && !(Number.isInteger(n) && n > 0))) return undefined;

  const now = part.now(node.clock);
  const context = tickContext(part.calendar);
  const state = part.store.doubles(kernel.stateSize(statics));
  kernel.init?.(state, statics);
  const out = new Float64Array(Math.max(1, spec?.members?.length ?? 0));
  const args = new Float64Array(node.args.length);
  return {
    args,
    out,
    advance() {
      for (let i = 0; i < args.length; i++) {
        if (!Number.isNaN(args[i]!)) continue;
        out.fill(UNKNOWN);
        return;
      }
      context.time = now[TIME]!;
      context.date = part.calendar.date[now[SESSION]!]!;
      kernel.step(state, args, out, statics, context);
    },
  };
}
