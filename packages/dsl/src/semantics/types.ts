import type { DurationUnit } from '../syntax/ast.ts';
import type { Dimension } from './dimensions.ts';

/**
 * A number made of literals alone has no dimension of its own yet: `bare` (28) takes the one that it meets,
 * `percent` (60%, 15bp) fits a ratio or a rate.
 */
export type LiteralKind = 'bare' | 'percent';

export interface NumberType {
  readonly kind: 'number';
  readonly dimension: Dimension;
  readonly literal?: LiteralKind;
  /** Written in `bp` or `pp`: a difference, never a share. */
  readonly difference?: true;
  /** Full scale is 1, as declared by a range or a function: comparing with 60 means 60%. */
  readonly unitScale?: boolean;
  readonly range?: readonly [low: number, high: number];
}

export type Type =
  | NumberType
  | { readonly kind: 'truth' }
  | { readonly kind: 'duration'; readonly unit: DurationUnit }
  | { readonly kind: 'enum'; readonly name: string; readonly members: readonly string[] }
  | {
      readonly kind: 'regime';
      readonly name: string;
      readonly states: readonly string[];
      readonly ordered: boolean;
    }
  /** A member's name, before it is known of which enumeration. */
  | { readonly kind: 'member'; readonly name: string; readonly enums: readonly string[] }
  | { readonly kind: 'layer'; readonly name: string }
  | { readonly kind: 'event'; readonly name: string }
  /** A diagnostic has told of it; nothing more is said. */
  | { readonly kind: 'unresolved' };

export const truthType: Type = { kind: 'truth' };
export const unresolvedType: Type = { kind: 'unresolved' };

export const numberOf = (dimension: Dimension): NumberType => ({ kind: 'number', dimension });

/** With its article, as messages need it: `an index`, `a truth`, `a layer`. */
export function describe(type: Type): string {
  switch (type.kind) {
    case 'number':
      if (type.literal === 'bare') return 'a bare number';
      if (type.literal === 'percent') return 'a percentage';
      return withArticle(type.dimension.text);
    case 'truth':
      return 'a condition';
    case 'duration':
      return 'a duration';
    case 'enum':
      return `a value of \`${type.name}\``;
    case 'regime':
      return 'a regime';
    case 'member':
      return 'a member of an enumeration';
    case 'layer':
      return 'a layer';
    case 'event':
      return 'an event';
    case 'unresolved':
      return 'unknown';
  }
}

export function withArticle(noun: string): string {
  if (noun.startsWith('money')) return noun;
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** How nodes, params and inputs name their unit in the IR; a bare number is a `number` until it meets a dimension. */
export function unitOf(type: Type): string {
  switch (type.kind) {
    case 'number':
      return type.literal === 'bare' || onOwnScale(type) ? 'number' : type.dimension.text;
    case 'duration':
      return type.unit;
    case 'enum':
      return `enum:${type.name}`;
    case 'regime':
      return `regime:${type.name}`;
    default:
      return 'truth';
  }
}

/** A ratio such as RSI runs from 0 to 100 and is read as it is: 28, not 2,800%. */
const onOwnScale = ({ dimension, range = [0, 1] }: NumberType): boolean =>
  dimension.text === 'ratio' && Math.max(...range.map(Math.abs)) >= 10;
