/** Runs parts by code that was generated before, at build time or just now. */
import type { Assembled } from './assemble.ts';
import type { CountedWindow } from './counted-windows.ts';
import { GRID, GRID_CLOCK } from './enter.ts';
import { beginHistory } from './now.ts';
import type { Recurrence } from './recurrences.ts';
import type { MakeRunner, Runner } from './runner.ts';

/** What generated code is given: see `bindings`. */
export interface Bindings {
  /** What stands on the boards of the part and of the market. */
  readonly own: Float64Array;
  readonly market: Float64Array;
  readonly buffer: Float64Array;
  /** By session. */
  readonly dates: Int32Array;
  /** Called at the grid's first instant. */
  begin(): void;
  readonly steps: readonly (() => number)[];
  /** By entry, for windows: taking the present values, and what they come to. */
  readonly pushes: readonly ((() => void) | undefined)[];
  readonly looks: readonly ((() => number) | undefined)[];
  /** By node. */
  readonly windows: readonly (CountedWindow | undefined)[];
  readonly recurrences: readonly (Recurrence | undefined)[];
  readonly memories: readonly (readonly Float64Array[])[];
}

export type Code = (given: Bindings) => Runner;

/** What the code of a part refers to. */
export function bindings(part: Assembled): Bindings {
  const { numbers, marketNumbers, buffer, calendar, nows, entries } = part;
  const memories: (readonly Float64Array[])[] = [];
  const windows: (CountedWindow | undefined)[] = [];
  const recurrences: (Recurrence | undefined)[] = [];
  for (const { node, doubles, split, recurrence } of entries) {
    recurrences[node.id] = recurrence;
    memories[node.id] ??= doubles;
    windows[node.id] = split?.counted;
  }
  return {
    own: numbers,
    market: marketNumbers,
    buffer,
    dates: calendar.date,
    begin: () => beginHistory(nows.get(GRID_CLOCK)!, GRID, calendar),
    steps: entries.map(({ step }) => step),
    pushes: entries.map(({ split }) => split?.push),
    looks: entries.map(({ split }) => split?.now),
    windows,
    recurrences,
    memories,
  };
}

/** Runs parts by code that was made before: `market` and `book` are what `generate` gave, as functions. */
export const coded =
  (market: Code, book: Code): MakeRunner =>
  (part) =>
    (part.isMarket ? market : book)(bindings(part));
