/** What is remembered of an input: its last observation that says something, and the last known value of each field. */
import type { BarField, Ir } from '@hedgerow/dsl';
import { MS_PER_MINUTE } from '../calendar/civil.ts';
import type { NodeOf } from '../reference/scope.ts';
import { dateBefore } from '../reference/windows.ts';
import { FIELD_SIZE, type InputPlaces, isSlow, STAMP_SIZE } from './board.ts';
import { DATE, type Now, SESSION, TIME } from './now.ts';
import { type Part, type Step, UNKNOWN, unknown } from './part.ts';

type Field = BarField | 'value';

/** A stamp: the publication, in the axes of a `Now` less one. */
export const STAMP_SESSION = 0;
export const STAMP_DATE = 1;
export const STAMP_TIME = 2;
/** Of a field: its stamp, then its value. */
export const FIELD_VALUE = STAMP_SIZE;

export interface InputMemory {
  readonly input: Ir.Input;
  readonly fields: readonly Field[];
  /** Stamp of the last observation. */
  readonly last: Float64Array;
  /** By field, in the order of `fields`. */
  readonly values: readonly Float64Array[];
}

/** `piece` gives so many doubles from a place on. */
export function inputMemory(
  { input, last, fields }: InputPlaces,
  piece: (place: number, size: number) => Float64Array,
): InputMemory {
  return {
    input,
    fields: [...fields.keys()],
    last: piece(last, STAMP_SIZE),
    values: [...fields.values()].map((place) => piece(place, FIELD_SIZE)),
  };
}

/** When something became known, from a place on. */
export function writeStamp(
  numbers: Float64Array,
  place: number,
  session: number,
  date: number,
  time: number,
): void {
  numbers[place + STAMP_SESSION] = session;
  numbers[place + STAMP_DATE] = date;
  numbers[place + STAMP_TIME] = time;
}

/** The value of a field, and when it became known, from a place on. */
export function writeField(
  numbers: Float64Array,
  place: number,
  value: number,
  session: number,
  date: number,
  time: number,
): void {
  writeStamp(numbers, place, session, date, time);
  numbers[place + FIELD_VALUE] = value;
}

type Limit = NonNullable<Ir.Input['stale']>;

/** Whether what was published then is not older now than its limit; false where nothing was. */
export function isFresh(stamp: Float64Array, now: Now, limit: Limit): boolean {
  switch (limit.unit) {
    case 'sessions':
      return now[SESSION]! - stamp[STAMP_SESSION]! <= limit.count;
    case 'minutes':
      return now[TIME]! - stamp[STAMP_TIME]! <= limit.count * MS_PER_MINUTE;
    case 'hours':
      return now[TIME]! - stamp[STAMP_TIME]! <= limit.count * 60 * MS_PER_MINUTE;
    case 'prints':
      return !Number.isNaN(stamp[STAMP_TIME]!);
    default:
      return stamp[STAMP_DATE]! >= dateBefore(now[DATE]!, limit.count, limit.unit);
  }
}

/** An input on its own clock. */
export function input(part: Part, node: NodeOf<'input'>): Step {
  const memory = part.input(node.name);
  const cell = memory.values[memory.fields.indexOf(node.field)];
  if (!cell) return unknown;
  if (isSlow(memory.input)) return () => cell[FIELD_VALUE]!;

  const { every, stale } = memory.input;
  const now = part.now(node.clock);
  const limit = every.count * MS_PER_MINUTE;
  const isNew =
    every.unit === 'session'
      ? (): boolean => cell[STAMP_SESSION] === now[SESSION]
      : (): boolean => now[TIME]! - cell[STAMP_TIME]! < limit;
  if (!stale) return () => (isNew() ? cell[FIELD_VALUE]! : UNKNOWN);
  return () => (isNew() || isFresh(cell, now, stale) ? cell[FIELD_VALUE]! : UNKNOWN);
}

/** x's last tick by then; unknown where an input behind it is stale. */
export function sample(part: Part, node: NodeOf<'sample'>): Step {
  const { values, at } = part.cell(node.args[0]!);
  if (!node.stale?.length) return () => values[at]!;
  const now = part.now(node.clock);
  const limits = node.stale.map(({ input: name, after }) => ({ stamp: part.input(name).last, after }));
  return () => {
    for (const { stamp, after } of limits) if (!isFresh(stamp, now, after)) return UNKNOWN;
    return values[at]!;
  };
}
