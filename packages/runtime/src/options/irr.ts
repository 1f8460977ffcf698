/** Internal rate of return of dated cash flows: XIRR, compounded yearly on actual days over 365. */

export interface CashFlow {
  /** Days since any fixed day. */
  readonly day: number;
  /** Money; received above zero. */
  readonly amount: number;
}

/** Logarithms of 1 + rate between which a root is sought: rates from -99.9999% to 100,000,000% a year. */
const LOWEST = Math.log(1e-6);
const HIGHEST = Math.log(1e6);

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

/**
 * Every x in the range at which the sum changes sign, in order. Between two roots lies one of the derivative
 * (Rolle); with the first flow undiscounted, the derivative has a term less, so its roots part the range into
 * stretches on each of which the sum is monotone.
 */
function roots(terms: readonly Term[]): number[] {
  if (terms.length < 2) return [];
  const first = terms[0]!.years;
  const rest = terms.slice(1).map(({ years, amount }) => ({
    years: years - first,
    amount: amount * (first - years),
  }));
  const turns = [LOWEST, ...roots(rest), HIGHEST];
  const found: number[] = [];
  for (let i = 1; i < turns.length; i++) {
    const [low, high] = [turns[i - 1]!, turns[i]!];
    if (valueAt(terms, low) * valueAt(terms, high) < 0) found.push(bisect(terms, low, high));
  }
  return found;
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
  if (changes.length > 1) return roots(terms).map(Math.expm1);
  const [low, high] = [valueAt(terms, LOWEST), valueAt(terms, HIGHEST)];
  return low * high < 0 ? [Math.expm1(bisect(terms, LOWEST, HIGHEST))] : [];
}

/**
 * The internal rate of return a year. NaN where there is none (all flows of one sign, one day alone, or a rate beyond
 * -99.9999% to 100,000,000%) and where there are several, none of which is the rate.
 */
export function xirr(flows: readonly CashFlow[]): number {
  const found = ratesOfReturn(flows);
  return found.length === 1 ? found[0]! : Number.NaN;
}
