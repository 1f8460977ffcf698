/** A market made up by a fixed recurrence: twenty years of an index with calm stretches and crises, and its VIX. */
import { type Cell, daily, dataset, prints } from '../support/data.ts';

const SESSIONS = 5035;

/** Park and Miller's minimal standard generator: the same figures on every machine. */
function uniform(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

/** Sums of twelve uniforms are normal enough here, and need no logarithm. */
function shocks(seed: number): () => number {
  const next = uniform(seed);
  return () => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += next();
    return sum;
  };
}

/** Volatility returns to 16% and is thrown up by crises, which also drag the index down. */
function paths(): { spx: Cell[]; vix: Cell[]; breadth: Cell[] } {
  const shock = shocks(20_060_103);
  const crises = new Map([
    [520, 60],
    [690, 190],
    [1110, 25],
    [1420, 45],
    [2440, 20],
    [3050, 15],
    [3570, 35],
    [4120, 40],
    [4700, 22],
  ]);
  const spx: Cell[] = [];
  const vix: Cell[] = [];
  const breadth: Cell[] = [];
  let level = 1270;
  let volatility = 0.14;
  let stress = 0;
  for (let i = 0; i < SESSIONS; i++) {
    const spell = crises.get(i);
    if (spell !== undefined) stress = spell;
    const target = stress > 0 ? 0.36 : 0.13;
    stress--;
    volatility = Math.max(volatility + 0.07 * (target - volatility) + 0.055 * volatility * shock(), 0.08);
    const move = (volatility / 15.87) * shock();
    level *= 1 + (stress > 0 ? -0.0018 : 0.00045) + move;
    volatility *= 1 - 2.2 * move;
    spx.push(Number(level.toFixed(2)));
    vix.push(i % 997 === 500 ? '?' : Number((100 * volatility * 1.3).toFixed(2)));
    breadth.push(i < 900 ? '?' : Number((0.5 + 10 * move + 0.1 * shock()).toFixed(3)));
  }
  return { spx, vix, breadth };
}

/** A monthly rate of inflation, each released in the month after. */
function inflation(): [string, string, Cell][] {
  const shock = shocks(7);
  let rate = 0.025;
  return Array.from({ length: 240 }, (_, i) => {
    rate += 0.1 * (0.025 - rate) + 0.002 * shock();
    const month = (k: number): string =>
      `${2006 + Math.floor(k / 12)}-${String((k % 12) + 1).padStart(2, '0')}`;
    return [`${month(i)}-01`, `${month(i + 1)}-13 08:30`, Number(rate.toFixed(4))];
  });
}

export function market() {
  const { spx, vix, breadth } = paths();
  const from = '2006-01-03';
  return dataset([
    daily('spx', spx, from),
    daily('vix', vix, from),
    daily('breadth', breadth, from),
    prints('inflation', inflation()),
  ]);
}
