/** Decisions and expectations of them, as lines that stand side by side. */
import type { Ir } from '@hedgerow/dsl';
import type { Decision, DecisionKind } from '../engine/decision.ts';
import { formatValue } from '../format/value.ts';

export type Expected = Extract<Ir.TestStep, { kind: 'expect' }>;

const kindOfVerb: Readonly<Record<Ir.Verb, DecisionKind>> = {
  activate: 'activated',
  scale: 'scaled',
  deactivate: 'deactivated',
  roll: 'rolled',
  alert: 'alert',
};

const isVerb = (word: Expected['action']): word is Ir.Verb => word in kindOfVerb;

/** The kind of decision that an expectation names, by its verb or by the kind itself. */
export const expectedKind = ({ action }: Expected): DecisionKind =>
  isVerb(action) ? kindOfVerb[action] : action;

/** Sizes are sums and quotients of doubles: 30% is met by 0.30000000000000004. */
const NOISE = 1e-9;

/** The size that an expectation is about: what was granted, of a decision without one what was asked for. */
const sizeOf = ({ granted, requested }: Decision): number | undefined => (granted ?? requested)?.size;

export function sizeFits({ low, high }: Expected, decision: Decision): boolean {
  if (low === undefined || high === undefined) return true;
  const size = sizeOf(decision);
  return size !== undefined && size >= low - NOISE && size <= high + NOISE;
}

export const isOfKind = (expected: Expected, { kind, layer }: Decision): boolean =>
  kind === expectedKind(expected) && (expected.layer === undefined || layer === expected.layer);

export const isOn = ({ on }: Expected, { session }: Decision): boolean =>
  on === undefined || session === on.slice(0, 10);

export const matches = (expected: Expected, decision: Decision): boolean =>
  isOfKind(expected, decision) && isOn(expected, decision) && sizeFits(expected, decision);

const share = (size: number): string => formatValue(size, 'ratio');

/** `2024-01-05 activated second_engine 29.29%` */
export function decisionLine(decision: Decision): string {
  const { session, kind, layer, text } = decision;
  const size = kind === 'deactivated' ? undefined : sizeOf(decision);
  return [session, kind, layer, text, size === undefined ? null : share(size)]
    .filter((part) => part)
    .join(' ');
}

/** The same form, with `no` before what must not be, and without the date where any will do. */
export function expectationLine(expected: Expected): string {
  const { negated, layer, on, low, high } = expected;
  const size = low === undefined ? null : low === high ? share(low) : `${share(low)}..${share(high!)}`;
  return [negated ? 'no' : null, on?.slice(0, 10), expectedKind(expected), layer, size]
    .filter((part) => part)
    .join(' ');
}
