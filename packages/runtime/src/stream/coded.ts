/** Runs parts by code that was generated before, at build time or just now. */
import { dateBefore } from '../reference/windows.ts';
import type { LayerView } from '../timeline/types.ts';
import type { Assembled, Copies } from './assemble.ts';
import type { CountedWindow } from './counted-windows.ts';
import { GRID, GRID_CLOCK } from './enter.ts';
import { beginHistory } from './now.ts';
import type { Pointwise } from './plain.ts';
import type { Recurrence } from './recurrences.ts';
import type { MakeRunner, Runner } from './runner.ts';

/** What generated code is given of a copy, where something is not written out. */
interface Given {
  readonly steps: readonly (() => number)[];
  /** By entry, for windows: taking the present values, and what they come to. */
  readonly pushes: readonly ((() => void) | undefined)[];
  readonly looks: readonly ((() => number) | undefined)[];
  /** By node. */
  readonly windows: readonly (CountedWindow | undefined)[];
  readonly recurrences: readonly (Recurrence | undefined)[];
  readonly pointwise: readonly (Pointwise | undefined)[];
}

/** What generated code is given: see `bindings`. */
export interface Bindings {
  /** What stands on the boards of the part and of the market. */
  readonly own: Float64Array;
  readonly market: Float64Array;
  readonly buffer: Float64Array;
  /** By session. */
  readonly dates: Int32Array;
  readonly closes: Float64Array;
  /** Called at the grid's first instant. */
  begin(): void;
  readonly dateBefore: typeof dateBefore;
  readonly count: number;
  readonly layers: readonly LayerView[];
  /** By node: its memory, that of all copies side by side. */
  readonly memories: readonly (readonly Float64Array[])[];
  readonly first: Given;
  all(): readonly Given[];
}

export type Code = (given: Bindings) => Runner;

/** What the code of a part refers to. */
export function bindings({ numbers, market, buffer, calendar, count, layers, first, all }: Copies): Bindings {
  const memories: (readonly Float64Array[])[] = [];
  for (const { node, blocks } of first.entries) memories[node.id] ??= blocks;
  return {
    own: numbers,
    market: market?.numbers ?? numbers,
    buffer,
    dates: calendar.date,
    closes: calendar.close,
    begin: () => beginHistory(first.nows.get(GRID_CLOCK)!, GRID, calendar),
    dateBefore,
    count,
    layers,
    memories,
    first: givenOf(first),
    all: () => all().map(givenOf),
  };
}

function givenOf({ entries }: Assembled): Given {
  const windows: (CountedWindow | undefined)[] = [];
  const recurrences: (Recurrence | undefined)[] = [];
  const pointwise: (Pointwise | undefined)[] = [];
  for (const { node, split, recurrence, pointwise: its } of entries) {
    recurrences[node.id] = recurrence;
    pointwise[node.id] = its;
    windows[node.id] = split?.counted;
  }
  return {
    steps: entries.map(({ step }) => step),
    pushes: entries.map(({ split }) => split?.push),
    looks: entries.map(({ split }) => split?.now),
    windows,
    recurrences,
    pointwise,
  };
}

/** Runs parts by code that was made before: `market` and `book` are what `generate` gave, as functions. */
export const coded =
  (market: Code, book: Code): MakeRunner =>
  (part) =>
    (part.market ? book : market)(bindings(part));
