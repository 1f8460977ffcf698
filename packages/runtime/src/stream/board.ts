/**
 * Where the numbers of a part stand that every instant reads or writes: values, clocks and inputs, side by side in one
 * array. The places depend on the program alone, so that generated code can name them. The books have one array together,
 * in which each of these stands for all of them side by side: see `placeOf`.
 */
import type { BarField, Ir, Program } from '@hedgerow/dsl';
import { NOW_SIZE } from './now.ts';
import { isPrints } from './part.ts';
import { NEXT_SIZE } from './schedule.ts';

type Field = BarField | 'value';

/** Doubles of a stamp: the publication, in the axes of a `Now` less one. */
export const STAMP_SIZE = 3;
/** Of a field: its stamp, then its value. */
export const FIELD_SIZE = STAMP_SIZE + 1;

export interface InputPlaces {
  readonly input: Ir.Input;
  /** Stamp of the last observation. */
  readonly last: number;
  /** Fields that some node reads, and where; none of an input of which only the age is asked. */
  readonly fields: ReadonlyMap<Field, number>;
}

export interface Board {
  /** By node: where its value stands; -1 for a node of the other part. */
  readonly values: Int32Array;
  readonly nows: ReadonlyMap<Ir.ClockId, number>;
  readonly inputs: ReadonlyMap<string, InputPlaces>;
  /** Fields of inputs that are due at every instant: what the stream's buffer holds, in this order. */
  readonly direct: readonly number[];
  /** Of the market: the next instant, as a `Schedule` has it. */
  readonly next: number;
  readonly size: number;
}

/** Where a thing of so many doubles stands for one of several copies. */
export const placeOf = (place: number, size: number, copy: number, copies: number): number =>
  place * copies + size * copy;

/** Slower than a session: published, and in force until the next publication. */
export const isSlow = ({ every }: Ir.Input): boolean => every.unit !== 'session' && every.unit !== 'minutes';

/** Of the market's nodes, or the book's: `book` tells them apart. */
export function boardOf(program: Program, book: Uint8Array, ofBook: boolean): Board {
  const own = program.nodes.filter(({ id }) => (book[id] === 1) === ofBook);
  let size = 0;
  const take = (count: number): number => {
    size += count;
    return size - count;
  };
  const values = new Int32Array(program.nodes.length).fill(-1);
  for (const { id } of own) values[id] = take(1);

  const nows = new Map<Ir.ClockId, number>();
  for (const clock of program.clocks.keys()) {
    // Prints tick where they are read; all other clocks are everybody's.
    const isOwn = isPrints(program, clock) ? own.some((node) => node.clock === clock) : !ofBook;
    if (isOwn) nows.set(clock, take(NOW_SIZE));
  }
  const inputs = new Map<string, InputPlaces>();
  for (const [name, fields] of fieldsRead(own)) {
    const input = program.inputs.find((declared) => declared.name === name);
    if (!input) continue;
    const last = take(STAMP_SIZE);
    inputs.set(name, { input, last, fields: new Map([...fields].map((field) => [field, take(FIELD_SIZE)])) });
  }
  const direct = [...inputs.values()].flatMap(({ input, fields }) =>
    isSlow(input) ? [] : [...fields.values()],
  );
  const next = take(ofBook ? 0 : NEXT_SIZE);
  return { values, nows, inputs, direct, next, size };
}

/** Fields of each input that some node of these reads. */
function fieldsRead(nodes: readonly Ir.Node[]): Map<string, Set<Field>> {
  const fields = new Map<string, Set<Field>>();
  const of = (name: string): Set<Field> => {
    const known = fields.get(name) ?? new Set();
    fields.set(name, known);
    return known;
  };
  for (const node of nodes) {
    if (node.op === 'input') of(node.name).add(node.field);
    if (node.op === 'sample') for (const { input } of node.stale ?? []) of(input);
  }
  return fields;
}
