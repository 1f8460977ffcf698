/** Sums of variables, and whether some values make a set of inequalities hold (Fourier-Motzkin, exactly). */
import {
  add,
  compare,
  divide,
  fromNumber,
  multiply,
  negate,
  one,
  type Rational,
  rational,
  sign,
  toNumber,
  zero,
} from './rational.ts';

/** A value at a session: `12@-2` is node 12 two sessions ago. */
export type Variable = string;

/** `constant + sum of coefficients times variables`. No coefficient is zero. */
export interface Linear {
  readonly terms: ReadonlyMap<Variable, Rational>;
  readonly constant: Rational;
}

/** `linear <= 0`, or `linear < 0`. */
export interface Inequality {
  readonly linear: Linear;
  readonly strict: boolean;
}

export const constant = (value: number): Linear => ({ terms: new Map(), constant: fromNumber(value) });
export const variable = (name: Variable): Linear => ({ terms: new Map([[name, one]]), constant: zero });

export function scaled({ terms, constant: c }: Linear, by: Rational): Linear {
  if (sign(by) === 0) return { terms: new Map(), constant: zero };
  if (by.d === 1n && by.n === 1n) return { terms, constant: c };
  return {
    terms: new Map([...terms].map(([name, k]) => [name, multiply(k, by)])),
    constant: multiply(c, by),
  };
}

const opposites = new WeakMap<Linear, Linear>();

/** The same with every sign turned: asked again and again of the sums that a program is made of. */
export function opposite(linear: Linear): Linear {
  const known = opposites.get(linear) ?? scaled(linear, negate(one));
  opposites.set(linear, known);
  return known;
}

export function sum(a: Linear, b: Linear): Linear {
  const terms = new Map(a.terms);
  for (const [name, k] of b.terms) addTerm(terms, name, k);
  return { terms, constant: add(a.constant, b.constant) };
}

function addTerm(terms: Map<Variable, Rational>, name: Variable, k: Rational): void {
  const known = terms.get(name);
  const total = known ? add(known, k) : k;
  if (sign(total) === 0) terms.delete(name);
  else terms.set(name, total);
}

/** A sum with other sums in the place of some of its variables. */
export function replaced({ terms, constant: c }: Linear, place: ReadonlyMap<Variable, Linear>): Linear {
  const made = new Map<Variable, Rational>();
  let total = c;
  for (const [name, k] of terms) {
    const by = place.get(name);
    if (!by) {
      addTerm(made, name, k);
      continue;
    }
    for (const [other, of] of by.terms) addTerm(made, other, of === one ? k : multiply(k, of));
    if (sign(by.constant) !== 0) total = add(total, multiply(k, by.constant));
  }
  return { terms: made, constant: total };
}

export const difference = (a: Linear, b: Linear): Linear => sum(a, scaled(b, negate(one)));

/**
 * Whether a sum computed with doubles may differ from the exact one: not where a single value, or its multiple by a power of
 * two, meets a constant, nor where two values are compared (their difference has the sign of the exact one).
 */
export function rounds({ linear: { terms, constant: c } }: Inequality): boolean {
  const factors = [...terms.values()];
  if (factors.length === 2 && sign(c) === 0)
    return !factors.every(({ n, d }) => (n === 1n || n === -1n) && d === 1n);
  return factors.length > 1 || factors.some(({ n, d }) => !isPowerOfTwo(n) || !isPowerOfTwo(d));
}

const isPowerOfTwo = (n: bigint): boolean => {
  const size = n < 0n ? -n : n;
  return (size & (size - 1n)) === 0n;
};

/**
 * The same with room for what rounding may add, generously: a share of each part that cannot be negative, else of one and
 * of the constant.
 */
export function blurred(inequality: Inequality, isPositive: (name: Variable) => boolean): Inequality {
  if (!rounds(inequality)) return inequality;
  const { terms, constant: c } = inequality.linear;
  const isPlain = [...terms.keys()].every(isPositive);
  const least = (k: Rational): Rational => add(k, multiply(negate(magnitude(k)), room));
  return {
    linear: {
      terms: isPlain ? new Map([...terms].map(([name, k]) => [name, least(k)])) : terms,
      constant: isPlain ? least(c) : add(c, negate(multiply(add(one, magnitude(c)), room))),
    },
    strict: inequality.strict && isPlain,
  };
}

const magnitude = (k: Rational): Rational => (sign(k) < 0 ? negate(k) : k);
const room = rational(1n, 1_000_000_000_000n);

/** More inequalities than this in one elimination, and nothing is said. */
const mostInequalities = 4_000;

export type Feasibility = ReadonlyMap<Variable, number> | 'infeasible' | 'unknown';

/** Values that make all inequalities hold; round ones where there is room. */
export function feasible(inequalities: readonly Inequality[]): Feasibility {
  const apart = singly(inequalities);
  if (apart) return apart;
  const order: { name: Variable; lower: Inequality[]; upper: Inequality[] }[] = [];
  let current = tightest(inequalities);
  for (;;) {
    if (current === 'infeasible') return 'infeasible';
    const name = cheapest(current);
    if (name === undefined) break;
    const lower: Inequality[] = [];
    const upper: Inequality[] = [];
    const rest: Inequality[] = [];
    for (const one of current) {
      const k = one.linear.terms.get(name);
      if (!k) rest.push(one);
      else (sign(k) > 0 ? upper : lower).push(one);
    }
    order.push({ name, lower, upper });
    if (rest.length + lower.length * upper.length > mostInequalities) return 'unknown';
    for (const low of lower) for (const high of upper) rest.push(without(name, low, high));
    current = tightest(rest);
  }
  const all = new Set(inequalities.flatMap(({ linear }) => [...linear.terms.keys()]));
  return backwards(order, all);
}

/** Where every inequality bounds one variable, as most do, no elimination is needed. */
function singly(inequalities: readonly Inequality[]): Feasibility | undefined {
  const bounds = new Map<Variable, { low?: Bound; high?: Bound }>();
  for (const { linear, strict } of inequalities) {
    if (linear.terms.size > 1) return undefined;
    const [term] = linear.terms;
    if (!term) {
      const s = sign(linear.constant);
      if (s > 0 || (s === 0 && strict)) return 'infeasible';
      continue;
    }
    const [name, k] = term;
    const bound = { at: divide(negate(linear.constant), k), strict };
    const known = bounds.get(name) ?? {};
    bounds.set(name, known);
    if (sign(k) > 0) known.high = extreme(known.high ? [known.high, bound] : [bound], -1)!;
    else known.low = extreme(known.low ? [known.low, bound] : [bound], 1)!;
  }
  for (const { low, high } of bounds.values()) {
    if (!low || !high) continue;
    const order = compare(low.at, high.at);
    if (order > 0 || (order === 0 && (low.strict || high.strict))) return 'infeasible';
  }
  return new Map([...bounds].map(([name, { low, high }]) => [name, toNumber(between(low, high))]));
}

/** The variable whose elimination makes the fewest new inequalities. */
function cheapest(inequalities: readonly Inequality[]): Variable | undefined {
  const counts = new Map<Variable, [lower: number, upper: number]>();
  for (const { linear } of inequalities) {
    for (const [name, k] of linear.terms) {
      const count = counts.get(name) ?? [0, 0];
      count[sign(k) > 0 ? 1 : 0]++;
      counts.set(name, count);
    }
  }
  let best: Variable | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const [name, [lower, upper]] of counts) {
    const cost = lower * upper - lower - upper;
    if (cost < least) [best, least] = [name, cost];
  }
  return best;
}

/** The sum of a lower and an upper bound of a variable in which it cancels. */
function without(name: Variable, low: Inequality, high: Inequality): Inequality {
  const a = low.linear.terms.get(name)!;
  const b = high.linear.terms.get(name)!;
  const linear = sum(scaled(low.linear, b), scaled(high.linear, negate(a)));
  return { linear, strict: low.strict || high.strict };
}

/** Of inequalities with the same variables only the tightest; those without any are decided. */
function tightest(inequalities: readonly Inequality[]): Inequality[] | 'infeasible' {
  const kept = new Map<string, Inequality>();
  for (const one of inequalities) {
    const { terms, constant: c } = one.linear;
    if (terms.size === 0) {
      const s = sign(c);
      if (s > 0 || (s === 0 && one.strict)) return 'infeasible';
      continue;
    }
    const names = [...terms.keys()].sort();
    const lead = terms.get(names[0]!)!;
    const unit = scaled(one.linear, divide(one_, absolute(lead)));
    const key = names
      .map((name) => `${name}:${unit.terms.get(name)!.n}/${unit.terms.get(name)!.d}`)
      .join(' ');
    const other = kept.get(key);
    const order = other ? compare(unit.constant, other.linear.constant) : 1;
    if (order > 0 || (order === 0 && one.strict)) kept.set(key, { linear: unit, strict: one.strict });
  }
  return [...kept.values()];
}

const one_ = rational(1n);
const absolute = (x: Rational): Rational => (sign(x) < 0 ? negate(x) : x);

function backwards(
  order: readonly { name: Variable; lower: Inequality[]; upper: Inequality[] }[],
  all: ReadonlySet<Variable>,
): ReadonlyMap<Variable, number> {
  // Variables that went with the last bounds of others may be anything.
  const eliminated = new Set(order.map(({ name }) => name));
  const values = new Map<Variable, Rational>(
    [...all].filter((v) => !eliminated.has(v)).map((v) => [v, zero]),
  );
  for (const { name, lower, upper } of order.toReversed()) {
    const bound = (one: Inequality): { at: Rational; strict: boolean } => {
      let rest = one.linear.constant;
      for (const [other, k] of one.linear.terms) {
        if (other !== name) rest = add(rest, multiply(k, values.get(other)!));
      }
      return { at: divide(negate(rest), one.linear.terms.get(name)!), strict: one.strict };
    };
    const low = extreme(lower.map(bound), 1);
    const high = extreme(upper.map(bound), -1);
    values.set(name, between(low, high));
  }
  return new Map([...values].map(([name, value]) => [name, toNumber(value)]));
}

interface Bound {
  readonly at: Rational;
  readonly strict: boolean;
}

/** The greatest lower (1) or least upper (-1) bound. */
function extreme(bounds: readonly Bound[], direction: 1 | -1): Bound | undefined {
  return bounds.reduce<Bound | undefined>((best, bound) => {
    const order = best ? direction * compare(bound.at, best.at) : 1;
    return order > 0 || (order === 0 && bound.strict) ? bound : best;
  }, undefined);
}

/** A value between two bounds that a person would pick: a whole number, or one with few decimals. */
export function between(low: Bound | undefined, high: Bound | undefined): Rational {
  const fits = (x: Rational): boolean => {
    const above = low ? compare(x, low.at) : 1;
    const below = high ? compare(high.at, x) : 1;
    return (above > 0 || (above === 0 && !low!.strict)) && (below > 0 || (below === 0 && !high!.strict));
  };
  const anchor = low?.at ?? high?.at ?? zero;
  for (let scale = 1n; scale <= 1_000_000n; scale *= 10n) {
    const floor = (anchor.n * scale) / anchor.d;
    for (let step = 0n; step <= 2n; step++) {
      const candidates = [rational(floor + step, scale), rational(floor - step, scale)];
      const found = candidates.find(fits);
      if (found) return found;
    }
  }
  return low && high ? multiply(add(low.at, high.at), rational(1n, 2n)) : anchor;
}
