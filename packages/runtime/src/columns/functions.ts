/** Functions of the numbers of one tick, and of all numbers so far. */
import { functionTable, type Program } from '@hedgerow/dsl';
import {
  finite,
  pointwiseKernel,
  recurrenceColumn,
  recurrenceKernel,
  tickContext,
} from '../kernels/index.ts';
import type { NodeOf } from '../reference/scope.ts';
import { type ColumnScope, staticsOf, unknownNumbers } from './scope.ts';

/** Writes a node's arguments at a tick; whether all are known. */
function argumentsOf(
  scope: ColumnScope,
  node: NodeOf<'pointwise' | 'recurrence'>,
): { readonly args: Float64Array; read(tick: number): boolean } {
  const columns = node.args.map((arg) => scope.numbers(arg));
  const masks = node.args.map((arg) => scope.mask(arg));
  const args = new Float64Array(columns.length);
  return {
    args,
    read(tick) {
      for (let k = 0; k < args.length; k++) {
        const x = columns[k]![tick & masks[k]!]!;
        if (Number.isNaN(x)) return false;
        args[k] = x;
      }
      return true;
    },
  };
}

export function pointwise(scope: ColumnScope, node: NodeOf<'pointwise'>): Float64Array {
  const out = unknownNumbers(scope.ticks(node).length);
  const statics = staticsOf(scope, node.statics);
  if (!statics) return out;
  const kernel = pointwiseKernel(node.fn);
  const { args, read } = argumentsOf(scope, node);
  for (let i = 0; i < out.length; i++) if (read(i)) out[i] = finite(kernel(args, statics));
  return out;
}

function membersRead({ nodes }: Program, { fn }: NodeOf<'recurrence'>): ReadonlySet<string> {
  const read = new Set<string>();
  for (const node of nodes) if (node.op === 'recurrence' && node.fn === fn) read.add(node.member);
  return read;
}

/**
 * The members of a recurrence that the program reads, by name; a function without members has one of no name. Its state moves on at
 * every tick at which all series are known.
 */
export function recurrence(scope: ColumnScope, node: NodeOf<'recurrence'>): Map<string, Float64Array> {
  const spec = functionTable.get(node.fn);
  const ticks = scope.ticks(node);
  const names = spec?.members?.map((member) => member.name) ?? [''];
  const members = new Map(
    [...membersRead(scope.program, node)].map((name) => [name, unknownNumbers(ticks.length)]),
  );
  const outs = names.map((name) => members.get(name));

  const statics = staticsOf(scope, node.statics);
  const fixed = spec?.parameters.filter((p) => p.role === 'window' || p.role === 'static') ?? [];
  const isCount = fixed.map((p) => p.role === 'window' || (p.role === 'static' && p.integer === true));
  if (!statics || statics.some((n, i) => isCount[i] && !(Number.isInteger(n) && n > 0))) return members;

  const whole = recurrenceColumn(node.fn);
  if (whole && scope.mask(node.args[0]!) !== 0) {
    whole(scope.numbers(node.args[0]!), outs, statics);
    return members;
  }

  const kernel = recurrenceKernel(node.fn);
  const { calendar } = scope.timeline;
  const context = tickContext(calendar);
  const state = new Float64Array(kernel.stateSize(statics));
  kernel.init?.(state, statics);
  const result = new Float64Array(names.length);
  const { args, read } = argumentsOf(scope, node);
  for (let i = 0; i < ticks.length; i++) {
    if (!read(i)) continue;
    context.time = ticks.time[i]!;
    context.date = calendar.date[ticks.session[i]!]!;
    kernel.step(state, args, result, statics, context);
    for (let k = 0; k < outs.length; k++) {
      const out = outs[k];
      if (out) out[i] = finite(result[k]!);
    }
  }
  return members;
}
