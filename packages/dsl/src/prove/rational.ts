/** Exact fractions: a proof must not hang on how a double is rounded. Numbers of a text are taken as they are written. */
export interface Rational {
  readonly n: bigint;
  /** Above zero; the fraction is in lowest terms. */
  readonly d: bigint;
}

const abs = (x: bigint): bigint => (x < 0n ? -x : x);
function gcd(a: bigint, b: bigint): bigint {
  while (b !== 0n) [a, b] = [b, a % b];
  return a;
}

export function rational(n: bigint, d = 1n): Rational {
  if (d === 1n) return { n, d };
  const sign = d < 0n ? -1n : 1n;
  const g = gcd(abs(n), abs(d)) || 1n;
  return { n: (sign * n) / g, d: (sign * d) / g };
}

export const zero = rational(0n);
export const one = rational(1n);

/** The shortest decimal that reads back as this double: 0.1 is a tenth. */
export function fromNumber(value: number): Rational {
  if (Number.isSafeInteger(value)) return { n: BigInt(value), d: 1n };
  const [, sign = '', whole = '0', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(String(value)) ?? [];
  const digits = BigInt(`${sign}${whole}${fraction}`);
  const power = Number(exponent) - fraction.length;
  return power >= 0 ? rational(digits * ten(power)) : rational(digits, ten(-power));
}

const ten = (power: number): bigint => {
  let result = 1n;
  for (let i = 0; i < power; i++) result *= 10n;
  return result;
};

export const toNumber = ({ n, d }: Rational): number => {
  const direct = Number(n) / Number(d);
  return Number.isFinite(direct) ? direct : Number(n / d);
};

export const add = (a: Rational, b: Rational): Rational =>
  a.d === b.d ? rational(a.n + b.n, a.d) : rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
export const negate = ({ n, d }: Rational): Rational => ({ n: -n, d });
export const divide = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);
export const compare = (a: Rational, b: Rational): number => {
  const difference = a.n * b.d - b.n * a.d;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
};
export const sign = ({ n }: Rational): number => (n < 0n ? -1 : n > 0n ? 1 : 0);
