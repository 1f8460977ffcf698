/** Internal rate of return of dated cash flows: XIRR, compounded yearly on actual days over 365. */

export interface CashFlow {
  /** Days since any fixed day. */
  readonly day: number;
  /** Money; received above zero. */
  readonly amount: number;
}

/**
 * Greatest logarithm of 1 + rate that is sought, in size, where the flows span a year or less; over longer spans so
 * much less that no discount factor overflows. A loss of nearly all in some days is a rate of -100% but for rounding.
 */
const REACH = 500;

const reachOf = (terms: readonly Term[]): number =>
  REACH / Math.max(terms.at(-1)!.years - terms[0]!.years, 1);

/** One term of sum(amount * exp(-x * years)). */
interface Term {
  readonly years: number;
  readonly amount: number;
}

const valueAt = (terms: readonly Term[], x: number): number => {
  let sum = 0;
  for (const { years, amount } of terms) sum += amount * Math.exp(-x * years);
  return sum;
};

/** The one root in a bracket whose ends differ in sign. */
function bisect(terms: readonly Term[], low: number, high: number): number {
  const rising = valueAt(terms, low) < 0;
  let a = low;
  let b = high;
  for (;;) {
    const middle = (a + b) / 2;
    if (middle <= a || middle >= b) return middle;
    if (valueAt(terms, middle) < 0 === rising) a = middle;
    else b = middle;
  }
}

/** Bounds of the sum, or with `slope` of its derivative, over an interval: each discount factor falls from end to end. */
function boundsOver(
  terms: readonly Term[],
  a: number,
  b: number,
  slope: boolean,
): { readonly low: number; readonly high: number } {
  let [low, high] = [0, 0];
  for (const { years, amount } of terms) {
    const weight = slope ? -amount * years : amount;
    const atA = weight * Math.exp(-a * years);
    const atB = weight * Math.exp(-b * years);
    low += Math.min(atA, atB);
    high += Math.max(atA, atB);
  }
  return { low, high };
}

/** Width below which an interval is not split further: a touch of zero there is no change of sign. */
const NARROWEST = 1e-10;

/**
 * Every point in an interval at which the sum changes sign, in order. Halves the interval until its bounds leave out
 * zero, or those of its derivative do, so that it is monotone there: no root is missed and none is told twice.
 */
function roots(terms: readonly Term[], a: number, b: number): number[] {
  const { low, high } = boundsOver(terms, a, b, false);
  if (low > 0 || high < 0) return [];
  const slope = boundsOver(terms, a, b, true);
  if (slope.low > 0 || slope.high < 0 || b - a < NARROWEST)
    return valueAt(terms, a) < 0 === valueAt(terms, b) < 0 ? [] : [bisect(terms, a, b)];
  const middle = (a + b) / 2;
  return [...roots(terms, a, middle), ...roots(terms, middle, b)];
}

/** Flows of one day are one. */
function merged(flows: readonly CashFlow[]): Term[] {
  const byDay = new Map<number, number>();
  for (const { day, amount } of flows) byDay.set(day, (byDay.get(day) ?? 0) + amount);
  const days = [...byDay].filter(([, amount]) => amount !== 0).sort(([a], [b]) => a - b);
  const start = days[0]?.[0] ?? 0;
  return days.map(([day, amount]) => ({ years: (day - start) / 365, amount }));
}

/**
 * Every rate a year at which the flows are worth nothing, in order: 0.1 is 10%. Descartes' rule tells how many there
 * can be: as many as the flows change sign, or an even number less.
 */
export function ratesOfReturn(flows: readonly CashFlow[]): number[] {
  const terms = merged(flows);
  if (terms.some(({ amount }) => Number.isNaN(amount))) return [];
  const changes = terms.filter(
    ({ amount }, i) => i > 0 && Math.sign(amount) !== Math.sign(terms[i - 1]!.amount),
  );
  if (changes.length === 0) return [];
  const reach = reachOf(terms);
  const found = changes.length === 1 ? [bisect(terms, -reach, reach)] : roots(terms, -reach, reach);
  return found.filter((x) => Math.abs(x) < reach).map(Math.expm1);
}

/**
 * The internal rate of return a year. NaN where there is none (all flows of one sign, one day
 * alone) and where there are several, none of which is the rate.
 */
export function xirr(flows: readonly CashFlow[]): number {
  const found = ratesOfReturn(flows);
  return found.length === 1 ? found[0]! : Number.NaN;
}
