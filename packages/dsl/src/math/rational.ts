/** Quotients of polynomials, as the approximations of functions are given. */

/** Coefficients from the highest power down. */
export interface Rational {
  readonly p: readonly number[];
  readonly q: readonly number[];
}

const polynomial = (coefficients: readonly number[], x: number): number => {
  let value = 0;
  for (const c of coefficients) value = value * x + c;
  return value;
};

export const rational = ({ p, q }: Rational, x: number): number => polynomial(p, x) / polynomial(q, x);
