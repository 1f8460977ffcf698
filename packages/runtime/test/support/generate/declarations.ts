/** What every generated program declares: inputs of each kind, and names for what conditions may refer to. */

/** Minutes of an instant of the grids within sessions: three a session. */
export const MINUTES = 130;

/**
 * Bars `q`; sessions `a`, `b`, `s` (holes, stale after), `g` (mostly holes); prints `m` and `p`; `h` is declared with
 * the grid. All are near 20 but rates and ratios.
 */
export const inputs = `
input a, b : index
input q : index bars
input s : ratio in 0..1 every session stale after 3 sessions
input g : index
input m : rate every month
input p : index every month stale after 70 days
input capital : money(USD)
event meeting from "calendar.fomc"
param floor = 20 in 15..25 step 0.5
param streak = 3 sessions in 1..10 sessions
let gap(x, n) = x - sma(x, n)
`;

export const levels = `
regime band by a { low below 18  middle 18..21  high above 21 }
layer first {
  buy put on q delta 0.65..0.85 target 0.75 expiry 30..60 days
  size of capital
  margin size * capital * 20%
}
layer second {
  sell 2 strangle on q delta 0.10 expiry next quarterly
  size of capital
}
`;

/** Once a session. */
export const daily = `
input h : index`;

/** Three instants a session, of which h has most. */
export const intraday = `
evaluate every ${MINUTES} minutes
input h : index every ${MINUTES} minutes stale after 5 hours`;
