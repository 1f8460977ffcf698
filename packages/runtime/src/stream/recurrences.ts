/** Functions with a memory: moved on once a tick, whichever of their members are read. */
import { functionTable } from '@hedgerow/dsl';
import {
  finite,
  type RecurrenceKernel,
  recurrenceKernel,
  type TickContext,
  tickContext,
} from '../kernels/index.ts';
import type { NodeOf } from '../reference/scope.ts';
import { SESSION, TIME } from './now.ts';
import { type Part, readOf, type Step, staticsOf, UNKNOWN } from './part.ts';

/**
 * What a function with a memory is moved on with: `step(state, args, out, statics, context)`, where all arguments are
 * known. Numbers go in and come out by arrays: what is given or returned as a number may be put on the heap.
 */
export interface Recurrence {
  readonly step: RecurrenceKernel['step'];
  readonly state: Float64Array;
  /** The present arguments. */
  readonly args: Float64Array;
  /** The members, in the table's order. */
  readonly out: Float64Array;
  readonly statics: Float64Array;
  readonly context: TickContext;
}

type RecurrenceNode = NodeOf<'recurrence'>;

/** Place of a member in `out`. */
export const memberPlace = ({ fn, member }: RecurrenceNode): number =>
  Math.max(0, functionTable.get(fn)?.members?.findIndex(({ name }) => name === member) ?? 0);

/** The step of a node that reads its arguments itself; of several members only the first one moves on. */
export function stepOfRecurrence(part: Part, node: RecurrenceNode): { step: Step; recurrence: Recurrence } {
  const which = memberPlace(node);
  const recurrence = part.shared(node, () => makeRecurrence(part, node));
  const { out } = recurrence;
  const value = (): number => finite(out[which]!);
  if (part.sharers[node.id] !== node.id) return { recurrence, step: value };
  const { state, args, statics, context } = recurrence;
  const reads = node.args.map((arg) => readOf(part, arg));
  const step = (): number => {
    let isKnown = true;
    for (let i = 0; i < reads.length; i++) {
      args[i] = reads[i]!();
      if (Number.isNaN(args[i]!)) isKnown = false;
    }
    if (isKnown) recurrence.step(state, args, out, statics, context);
    else out.fill(UNKNOWN);
    return value();
  };
  return { recurrence, step };
}

/** Where the params give no window. */
const stepUnknown: Recurrence['step'] = (_state, _args, out) => {
  out.fill(UNKNOWN);
};

function makeRecurrence(part: Part, node: RecurrenceNode): Recurrence {
  const kernel = recurrenceKernel(node.fn);
  const spec = functionTable.get(node.fn);
  const given = staticsOf(part, node.statics);
  const fixed = spec?.parameters.filter((p) => p.role === 'window' || p.role === 'static') ?? [];
  const isCount = fixed.map((p) => p.role === 'window' || (p.role === 'static' && p.integer === true));
  const isUsable = given?.every((n, i) => !isCount[i] || (Number.isInteger(n) && n > 0)) ?? false;
  const statics = isUsable ? given! : new Float64Array(0);
  const state = part.store.doubles(isUsable ? kernel.stateSize(statics) : 0);
  if (isUsable) kernel.init?.(state, statics);

  const now = part.now(node.clock);
  const { calendar } = part;
  return {
    step: isUsable ? kernel.step : stepUnknown,
    state,
    args: new Float64Array(node.args.length),
    out: new Float64Array(Math.max(1, spec?.members?.length ?? 0)),
    statics,
    context: {
      ...tickContext(calendar),
      get time() {
        return now[TIME]!;
      },
      get date() {
        return calendar.date[now[SESSION]!]!;
      },
    },
  };
}
