/** A first try at values for inequalities: most can be met with every value at the end of its interval that suits them. */
import type { Interval } from './intervals.ts';
import type { Inequality, Variable } from './linear.ts';
import { toNumber } from './rational.ts';

/** So far apart stand values that have no end of their own. */
const FAR = 1_000;

/** Values that meet all of them by more than doubles round; `undefined` says nothing. */
export function guess(
  inequalities: readonly Inequality[],
  intervalOf: (name: Variable) => Interval,
): ReadonlyMap<Variable, number> | undefined {
  // First by how much each pulls the sums up, then the value at the end that suits them. (By `forEach`, which makes no
  // array for each term: this is asked more often than all else.)
  const values = new Map<Variable, number>();
  for (const { linear } of inequalities) {
    linear.terms.forEach((k, name) => {
      values.set(name, (values.get(name) ?? 0) + toNumber(k));
    });
  }
  values.forEach((pull, name) => {
    values.set(name, endOf(intervalOf(name), pull > 0));
  });
  for (const { linear } of inequalities) {
    let total = toNumber(linear.constant);
    let size = Math.abs(total);
    linear.terms.forEach((k, name) => {
      const part = toNumber(k) * values.get(name)!;
      total += part;
      size += Math.abs(part);
    });
    if (!(total < -1e-9 * size)) return undefined;
  }
  return values;
}

/** The lower end or the upper, a little inside where the end itself is left out. */
function endOf({ low, isLowOpen, high, isHighOpen }: Interval, lower: boolean): number {
  const least = Number.isFinite(low) ? low : Number.isFinite(high) ? high - FAR : -FAR;
  const most = Number.isFinite(high) ? high : Number.isFinite(low) ? low + FAR : FAR;
  const step = (most - least) / 1_024;
  return lower ? least + (isLowOpen ? step : 0) : most - (isHighOpen ? step : 0);
}
