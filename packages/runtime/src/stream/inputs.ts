/** What is remembered of an input: its last observation that says something, and the last known value of each field. */
import type { BarField, Ir } from '@hedgerow/dsl';
import { MS_PER_MINUTE } from '../calendar/civil.ts';
import type { NodeOf } from '../reference/scope.ts';
import { dateBefore } from '../reference/windows.ts';
import { DATE, type Now, SESSION, TIME } from './now.ts';
import { type Part, type Step, UNKNOWN, unknown } from './part.ts';
import type { Store } from './store.ts';

type Field = BarField | 'value';

/** Doubles of a stamp: the publication, in the axes of a `Now` less one. */
export const STAMP_SESSION = 0;
export const STAMP_DATE = 1;
export const STAMP_TIME = 2;
/** Of a field: its stamp, then its value. */
export const FIELD_VALUE = 3;
const FIELD_SIZE = 4;

export interface InputMemory {
  readonly input: Ir.Input;
  readonly fields: readonly Field[];
  /** Stamp of the last observation. */
  readonly last: Float64Array;
  /** By field, in the order of `fields`. */
  readonly values: readonly Float64Array[];
}

/** Slower than a session: published, and in force until the next publication. */
export const isSlow = ({ every }: Ir.Input): boolean => every.unit !== 'session' && every.unit !== 'minutes';

export function inputMemory(input: Ir.Input, fields: readonly Field[], store: Store): InputMemory {
  return {
    input,
    fields,
    last: store.doubles(3, UNKNOWN),
    values: fields.map(() => store.doubles(FIELD_SIZE, UNKNOWN)),
  };
}

/** Of a publication that nothing knows more of yet: how old the input is. */
export function publish(memory: InputMemory, session: number, date: number, time: number): void {
  memory.last[STAMP_SESSION] = session;
  memory.last[STAMP_DATE] = date;
  memory.last[STAMP_TIME] = time;
}

/** One field of an observation. A slow input holds its last print, known or not; another one its last known value. */
export function observe(
  memory: InputMemory,
  field: number,
  value: number,
  session: number,
  date: number,
  time: number,
): void {
  if (Number.isNaN(value) && !isSlow(memory.input)) return;
  writeField(memory.values[field]!, value, session, date, time);
}

/** The value of a field, and when it became known. */
export function writeField(
  cell: Float64Array,
  value: number,
  session: number,
  date: number,
  time: number,
): void {
  cell[STAMP_SESSION] = session;
  cell[STAMP_DATE] = date;
  cell[STAMP_TIME] = time;
  cell[FIELD_VALUE] = value;
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
