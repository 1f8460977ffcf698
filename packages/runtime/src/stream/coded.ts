/** Runs parts by code that was generated before, at build time or just now. */
import type { Ir } from '@hedgerow/dsl';
import type { Assembled } from './assemble.ts';
import type { CountedWindow } from './counted-windows.ts';
import type { Recurrence } from './recurrences.ts';
import type { MakeRunner, Runner } from './runner.ts';

/** What generated code is given: see `bindings`. */
export interface Bindings {
  readonly own: Float64Array;
  readonly market: Float64Array;
  readonly steps: readonly (() => number)[];
  /** By entry, for windows: taking the present values, and what they come to. */
  readonly pushes: readonly ((() => void) | undefined)[];
  readonly looks: readonly ((() => number) | undefined)[];
  /** By node. */
  readonly windows: readonly (CountedWindow | undefined)[];
  readonly recurrences: readonly (Recurrence | undefined)[];
  readonly memories: readonly (readonly Float64Array[])[];
  readonly nows: readonly (Float64Array | undefined)[];
  readonly fields: readonly (Float64Array | undefined)[];
}

export type Code = (given: Bindings) => Runner;

/** What the code of a part refers to. */
export function bindings(part: Assembled): Bindings {
  const { program, entries, nows, inputs } = part;
  const memories: (readonly Float64Array[])[] = [];
  const windows: (CountedWindow | undefined)[] = [];
  const recurrences: (Recurrence | undefined)[] = [];
  for (const { node, doubles, split, recurrence } of entries) {
    recurrences[node.id] = recurrence;
    memories[node.id] ??= doubles;
    windows[node.id] = split?.counted;
  }
  const fieldOf = (node: Ir.Node): Float64Array | undefined => {
    const memory = node.op === 'input' ? inputs.get(node.name) : undefined;
    return memory?.values[memory.fields.indexOf((node as Extract<Ir.Node, { op: 'input' }>).field)];
  };
  return {
    own: part.values,
    market: part.marketValues,
    steps: entries.map(({ step }) => step),
    pushes: entries.map(({ split }) => split?.push),
    looks: entries.map(({ split }) => split?.now),
    windows,
    recurrences,
    memories,
    nows: program.clocks.map((_, clock) => nows.get(clock) ?? part.inherited(clock)),
    fields: program.nodes.map(fieldOf),
  };
}

/** Runs parts by code that was made before: `market` and `book` are what `generate` gave, as functions. */
export const coded =
  (market: Code, book: Code): MakeRunner =>
  (part) =>
    (part.isMarket ? market : book)(bindings(part));
