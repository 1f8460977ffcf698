/** Where single values may lie: most conditions compare one with a constant, and need no more than this. */
import type { CompareOperator } from '../ir/program.ts';
import { between, constant, difference, type Inequality, type Variable, variable } from './linear.ts';
import { fromNumber, toNumber } from './rational.ts';

export interface Interval {
  readonly low: number;
  /** The end itself is left out. */
  readonly isLowOpen: boolean;
  readonly high: number;
  readonly isHighOpen: boolean;
}

export const anywhere: Interval = {
  low: Number.NEGATIVE_INFINITY,
  isLowOpen: false,
  high: Number.POSITIVE_INFINITY,
  isHighOpen: false,
};

/** `variable relation at`. Doubles are in the order of the decimals that they are written as. */
export interface Bound {
  readonly name: Variable;
  readonly relation: Exclude<CompareOperator, 'ne'>;
  readonly at: number;
}

/** What of an interval is left under a bound; `undefined` where nothing is. */
export function narrowed(interval: Interval, { relation, at }: Bound): Interval | undefined {
  let { low, isLowOpen, high, isHighOpen } = interval;
  if (relation !== 'lt' && relation !== 'le') {
    const isOpen = relation === 'gt';
    if (at > low || (at === low && isOpen)) [low, isLowOpen] = [at, isOpen];
  }
  if (relation !== 'gt' && relation !== 'ge') {
    const isOpen = relation === 'lt';
    if (at < high || (at === high && isOpen)) [high, isHighOpen] = [at, isOpen];
  }
  const isEmpty = low > high || (low === high && (isLowOpen || isHighOpen));
  return isEmpty ? undefined : { low, isLowOpen, high, isHighOpen };
}

export const contains = ({ low, isLowOpen, high, isHighOpen }: Interval, value: number): boolean =>
  (isLowOpen ? value > low : value >= low) && (isHighOpen ? value < high : value <= high);

export const isInside = (inner: Interval, outer: Interval): boolean =>
  (inner.low > outer.low || (inner.low === outer.low && (inner.isLowOpen || !outer.isLowOpen))) &&
  (inner.high < outer.high || (inner.high === outer.high && (inner.isHighOpen || !outer.isHighOpen)));

export function inequalitiesOf(name: Variable, interval: Interval): Inequality[] {
  const found: Inequality[] = [];
  const { low, isLowOpen, high, isHighOpen } = interval;
  if (Number.isFinite(low)) {
    found.push({ linear: difference(constant(low), variable(name)), strict: isLowOpen });
  }
  if (Number.isFinite(high)) {
    found.push({ linear: difference(variable(name), constant(high)), strict: isHighOpen });
  }
  return found;
}

/** The number at the lower end of an interval, or at the upper where it has no lower. */
export function lowestOf({ low, isLowOpen, high, isHighOpen }: Interval): number {
  const step = (at: number): number => Math.max(Math.abs(at) * Number.EPSILON, Number.MIN_VALUE);
  if (Number.isFinite(low)) return isLowOpen ? low + step(low) : low;
  if (Number.isFinite(high)) return isHighOpen ? high - step(high) : high;
  return 0;
}

/** A round number in an interval. */
export function pickedFrom({ low, isLowOpen, high, isHighOpen }: Interval): number {
  const end = (at: number, strict: boolean) =>
    Number.isFinite(at) ? { at: fromNumber(at), strict } : undefined;
  return toNumber(between(end(low, isLowOpen), end(high, isHighOpen)));
}
