/**
 * Dimensions: products of powers of a few bases. A price is money per unit held, so a price times a count is money;
 * a ratio has no base. Equal dimensions are one object, so that they compare by identity.
 */

export interface Dimension {
  /** How people read it: `index`, `money(USD)`, `price`, `ratio`, `index^2`, `money/index`. */
  readonly text: string;
  /** Powers of the bases, sorted by base; no zeros. */
  readonly factors: readonly (readonly [base: string, power: number])[];
  /** The same with its currency forgotten, as a key. */
  readonly neutral: string;
  /** The currency it names, if any. */
  readonly currency?: string;
}

const interned = new Map<string, Dimension>();

const currencyOf = (base: string): string | undefined => /^money\((.+)\)$/.exec(base)?.[1];

function intern(powers: ReadonlyMap<string, number>): Dimension {
  const factors = [...powers].filter(([, power]) => power !== 0).sort(([a], [b]) => (a < b ? -1 : 1));
  const key = factors.map(([base, power]) => `${base}^${power}`).join(' ');
  const known = interned.get(key);
  if (known) return known;
  const neutral = factors.map(([base, power]) => `${base.replace(/\(.*/, '')}^${power}`).join(' ');
  const currency = factors.map(([base]) => currencyOf(base)).find((c) => c !== undefined);
  const dimension: Dimension = {
    text: textOf(factors),
    factors,
    neutral,
    ...(currency === undefined ? {} : { currency }),
  };
  interned.set(key, dimension);
  return dimension;
}

function textOf(factors: Dimension['factors']): string {
  if (factors.length === 0) return 'ratio';
  const money = factors.find(([base, power]) => base.startsWith('money') && power === 1);
  const perCount = factors.some(([base, power]) => base === 'count' && power === -1);
  if (money && perCount && factors.length === 2) {
    const currency = currencyOf(money[0]);
    return currency === undefined ? 'price' : `price(${currency})`;
  }
  const power = ([base, n]: readonly [string, number]): string =>
    Math.abs(n) === 1 ? base : `${base}^${Math.abs(n)}`;
  const above = factors.filter(([, n]) => n > 0).map(power);
  const below = factors.filter(([, n]) => n < 0).map(power);
  return [above.join('*') || '1', ...below].join('/');
}

const base = (name: string): Dimension => intern(new Map([[name, 1]]));

export const ratio = intern(new Map());
export const index = base('index');
export const rate = base('rate');
export const count = base('count');
export const duration = base('duration');
export const money = (currency?: string): Dimension =>
  base(currency === undefined ? 'money' : `money(${currency})`);
export const price = (currency?: string): Dimension => quotient(money(currency), count);

/** The dimension of a name of the language, `money(USD)` with its currency; `undefined` for another name. */
export function namedDimension(name: string, currency?: string): Dimension | undefined {
  switch (name) {
    case 'ratio':
      return ratio;
    case 'index':
      return index;
    case 'rate':
      return rate;
    case 'count':
      return count;
    case 'duration':
      return duration;
    case 'money':
      return money(currency);
    case 'price':
      return price(currency);
    default:
      return undefined;
  }
}

function combine(a: Dimension, b: Dimension, sign: 1 | -1): Dimension {
  // Where one side names a currency and the other does not, it is that currency.
  const named = a.currency ?? b.currency;
  const powers = new Map<string, number>();
  const put = (factors: Dimension['factors'], times: 1 | -1): void => {
    for (const [factor, power] of factors) {
      const full = factor === 'money' && named !== undefined ? `money(${named})` : factor;
      powers.set(full, (powers.get(full) ?? 0) + times * power);
    }
  };
  put(a.factors, 1);
  put(b.factors, sign);
  return intern(powers);
}

export const product = (a: Dimension, b: Dimension): Dimension => combine(a, b, 1);
export const quotient = (a: Dimension, b: Dimension): Dimension => combine(a, b, -1);

/** The square root: half of every power. */
export const root = (d: Dimension): Dimension =>
  intern(new Map(d.factors.map(([name, power]) => [name, power / 2])));

/** The dimension that both are, `undefined` where they differ. Money without a currency meets any currency. */
export function unify(a: Dimension, b: Dimension): Dimension | undefined {
  if (a === b) return a;
  if (a.neutral !== b.neutral) return undefined;
  if (a.currency === undefined) return b;
  if (b.currency === undefined) return a;
  return undefined;
}

export const isLevel = (d: Dimension): boolean => d === index || d.neutral === price().neutral;
