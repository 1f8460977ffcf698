/**
 * The normal distribution function. `erfc` by Cody's rational Chebyshev approximations (Cody 1969, "Rational Chebyshev
 * approximations for the error function", Math. Comp. 23; coefficients as in his CALERF), good to the last few bits.
 */
import { rational } from './rational.ts';

/** Numerator and denominator from the highest power down; the denominator's leading coefficient is 1. */
const NEAR = {
  p: [
    1.85777706184603153e-1, 3.1611237438705656, 1.13864154151050156e2, 3.77485237685302021e2,
    3.20937758913846947e3,
  ],
  q: [1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3],
};
const MIDDLE = {
  p: [
    2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594, 6.61191906371416295e1,
    2.98635138197400131e2, 8.8195222124176909e2, 1.71204761263407058e3, 2.05107837782607147e3,
    1.23033935479799725e3,
  ],
  q: [
    1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
    3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
  ],
};
const FAR = {
  p: [
    1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
    1.60837851487422766e-2, 6.58749161529837803e-4,
  ],
  q: [
    1, 2.56852019228982242, 1.87295284992346047, 5.27905102951428412e-1, 6.05183413124413191e-2,
    2.33520497626869185e-3,
  ],
};
const ONE_OVER_SQRT_PI = 0.56418958354775628695;

/** e^(-y^2) with y^2 split so that its rounding does not reach the exponent. */
function expOfMinusSquare(y: number): number {
  const head = Math.trunc(y * 16) / 16;
  return Math.exp(-head * head) * Math.exp(-(y - head) * (y + head));
}

/** Complementary error function. */
export function erfc(x: number): number {
  const y = Math.abs(x);
  if (y <= 0.46875) return 1 - x * rational(NEAR, y * y);
  let tail: number;
  if (y <= 4) {
    tail = expOfMinusSquare(y) * rational(MIDDLE, y);
  } else {
    const inverse = 1 / (y * y);
    tail = (expOfMinusSquare(y) / y) * (ONE_OVER_SQRT_PI - inverse * rational(FAR, inverse));
  }
  return x < 0 ? 2 - tail : tail;
}

/** Normal distribution function N(x). */
export const normalCdf = (x: number): number => 0.5 * erfc(-x * Math.SQRT1_2);
