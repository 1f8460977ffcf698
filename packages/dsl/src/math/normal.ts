/**
 * The normal distribution. `erfc` by Cody's rational Chebyshev approximations (Cody 1969, "Rational Chebyshev
 * approximations for the error function", Math. Comp. 23; coefficients as in his CALERF), good to the last few bits;
 * the inverse by Wichura's algorithm AS 241 (1988).
 */

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

const polynomial = (coefficients: readonly number[], x: number): number => {
  let value = 0;
  for (const c of coefficients) value = value * x + c;
  return value;
};

const rational = (
  { p, q }: { readonly p: readonly number[]; readonly q: readonly number[] },
  x: number,
): number => polynomial(p, x) / polynomial(q, x);

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

const ONE_OVER_SQRT_2PI = 0.3989422804014326779399;

/** Normal density n(x). */
export const normalPdf = (x: number): number => ONE_OVER_SQRT_2PI * Math.exp(-0.5 * x * x);

const CENTRE = {
  p: [
    2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457,
    13731.693765509461125, 1971.5909503065514427, 133.14166789178437745, 3.387132872796366608,
  ],
  q: [
    5226.495278852545925, 28729.085735721942674, 39307.89580009271061, 21213.794301586595867,
    5394.1960214247511077, 687.1870074920579083, 42.313330701600911252, 1,
  ],
};
const TAIL = {
  p: [
    7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258,
    3.64784832476320460504, 5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734,
  ],
  q: [
    1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459,
    0.68976733498510000455, 1.6763848301838038494, 2.05319162663775882187, 1,
  ],
};
const FAR_TAIL = {
  p: [
    2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093,
    0.29656057182850489123, 1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772,
  ],
  q: [
    2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4,
    0.0148753612908506148525, 0.13692988092273580531, 0.59983220655588793769, 1,
  ],
};

/** Inverse of N; NaN outside (0, 1). */
export function normalInverse(p: number): number {
  if (!(p > 0 && p < 1)) return Number.NaN;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * rational(CENTRE, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const x = r <= 5 ? rational(TAIL, r - 1.6) : rational(FAR_TAIL, r - 5);
  return q < 0 ? -x : x;
}
