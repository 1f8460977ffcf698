/** Inputs as JavaScript: see inputs.ts. */
import type { Ir } from '@hedgerow/dsl';
import { MS } from '../reference/windows.ts';
import { isSlow } from './board.ts';
import { FIELD_VALUE, STAMP_DATE, STAMP_SESSION, STAMP_TIME } from './inputs.ts';
import type { Names } from './names.ts';
import { DATE, SESSION, TIME } from './now.ts';

type NodeOf<Op extends Ir.Node['op']> = Extract<Ir.Node, { op: Op }>;

/** A place of a stamp. */
type Stamp = (place: number) => string;

/** A statement that leaves the value of an input in `x`. */
export function inputOf(node: NodeOf<'input'>, names: Names): string | undefined {
  const declared = names.program.inputs.find(({ name }) => name === node.name);
  if (!declared) return undefined;
  const stamp: Stamp = (place) => names.field(node, place);
  const value = stamp(FIELD_VALUE);
  if (isSlow(declared)) return `x = ${value};`;
  const { every, stale } = declared;
  const isNew =
    every.unit === 'session'
      ? `${stamp(STAMP_SESSION)} === ${names.now(node.clock, SESSION)}`
      : `${names.now(node.clock, TIME)} - ${stamp(STAMP_TIME)} < ${every.count * MS.minutes}`;
  const counts = stale ? `${isNew} || ${freshOf(stamp, node.clock, stale, names)}` : isNew;
  return `x = ${counts} ? ${value} : NaN;`;
}

/** The same of a value that was sampled, unknown where an input behind it is too old. */
export function sampleOf(node: NodeOf<'sample'>, value: string, names: Names): string | undefined {
  if (node.aggregate) return undefined;
  if (!node.stale?.length) return `x = ${value};`;
  const areFresh = node.stale.map(({ input, after }) =>
    freshOf((place) => names.published(input, place), node.clock, after, names),
  );
  return `x = ${areFresh.join(' && ')} ? ${value} : NaN;`;
}

function freshOf(
  stamp: Stamp,
  clock: Ir.ClockId,
  { count, unit }: NonNullable<Ir.Input['stale']>,
  names: Names,
): string {
  switch (unit) {
    case 'sessions':
      return `${names.now(clock, SESSION)} - ${stamp(STAMP_SESSION)} <= ${count}`;
    case 'minutes':
    case 'hours':
      return `${names.now(clock, TIME)} - ${stamp(STAMP_TIME)} <= ${count * MS[unit]}`;
    case 'prints':
      return `${stamp(STAMP_TIME)} === ${stamp(STAMP_TIME)}`;
    default: {
      const date = names.now(clock, DATE);
      const since = names.ahead(
        clock,
        `since${clock}_${count}${unit}`,
        `dateBefore(${date}, ${count}, '${unit}')`,
      );
      return `${stamp(STAMP_DATE)} >= ${since}`;
    }
  }
}
