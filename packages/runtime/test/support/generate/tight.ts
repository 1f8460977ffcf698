/** Conditions over few values that lie close together, so that many exclude each other; and data in which they are met. */
import fc from 'fast-check';
import { type Cell, daily, prints, sessionsFrom } from '../data.ts';
import type { Setting } from '../evaluate.ts';
import { one, several, type Text, text, weighted, whole } from './choose.ts';

/** Of whole numbers up to four; `h` holds for a while, `m` is published monthly. */
export const source = `
input a : index in 0..4
input b : index in 0..2
input h : index in 0..4 stale after 3 sessions
input m : index in 0..4 every month
input s : ratio in 0..1
enum tiers { low, high }
param p = 2 in 1..3 step 1
param n = 2 sessions in 1..4 sessions
param tier = low
regime band by a { calm below 1  middle 1..3  wild above 3 }
regime sticky { wild when a > 2 and b > 1 until a < 2  calm otherwise }
score mood { base 10% +30% when a > 2 +30% when b < 2 +20% when a > b -20% when h > 3 }
let f(x, y) = max(x, y) - min(x, y)
`;

const small = whole(0, 4);
const order = one('<', '<=', '>', '>=', '==', '!=');
const few = whole(1, 3);
const span = weighted([3, few.map((k) => `${k} sessions`)], [1, one('n')]);
const input = weighted([6, one('a', 'b')], [1, one('h', 'm')]);
const number = weighted(
  [8, input],
  [1, text`(${input} ${span} ago)`],
  [1, text`(${input} ${one('+', '-')} ${input})`],
  [1, text`${one('min', 'max')}(${input}, ${input})`],
  [
    1,
    text`${one('min', 'max', 'sma', 'sum', 'median', 'lowest', 'highest', 'ema', 'wma', 'rma', 'change')}(${input}, ${span})`,
  ],
  [1, text`${one('min', 'max', 'sma', 'sum', 'ema')}(${input}, ${few})`],
  [1, text`f(${input}, ${input})`],
  [1, text`abs(${input} - ${input})`],
  [1, text`coalesce(${input}, ${input})`],
  [1, text`(if ${input} ${order} ${small} then ${input} else ${input})`],
  [1, text`(a by week)`],
  [1, text`((m ${few} prints ago))`],
  [1, text`${input} * ${one('2', 'p', '0.5')}`],
);

const atom = weighted(
  [8, text`${number} ${order} ${small}`],
  [3, text`${number} ${order} ${number}`],
  [1, text`${number} ${order} p`],
  [1, text`(${input} / ${input}) ${order} ${small}`],
  [1, text`${input} in 1..${whole(1, 4)}`],
  [1, text`${input} ${one('rising', 'falling')}`],
  [1, text`${input} ${one('rising', 'falling')} over ${one('2', '3')} sessions`],
  [1, text`${input} ${one('rises', 'falls')} ${one('50%', '100%')} within ${span}`],
  [1, text`${input} crosses ${one('above', 'below')} ${small}`],
  [1, text`band is ${one('calm', 'middle', 'wild')}`],
  [
    1,
    one('band in calm..middle', 'band in middle..wild', 'sticky is calm', 'sticky is wild', 'tier is high'),
  ],
  [1, text`mood ${order} ${one('10%', '40%', '60%', '70%', '90%', '20%', '0%')}`],
  [1, text`s ${order} ${one('0%', '50%', '100%')}`],
  [1, text`rsi(a, 2) ${order} ${one('0', '50', '100')}`],
  [1, text`percentile_rank(a, 3) ${order} ${one('0%', '50%', '100%')}`],
  [1, text`${one('stdev', 'zscore', 'slope', 'drawdown', 'roc')}(a, 3) ${order} 0`],
  [1, text`known(${input})`],
);

function condition(depth: number): Text {
  if (depth === 0) return atom;
  const c = condition(depth - 1);
  return weighted(
    [6, atom],
    [2, text`(${c}) ${one('and', 'or')} (${c})`],
    [1, text`not (${c})`],
    [1, text`(${c}) for ${span}`],
    [1, text`(${c}) within ${span}`],
    [1, text`(${c}) for ${whole(1, 3)} of 3 sessions`],
    [1, text`(${c}) since (${c})`],
    [
      1,
      text`${one('at least 1 of', 'at least 2 of', 'at least p of', 'all of', 'none of')} (${several(c, 2, 3, ', ')})`,
    ],
    [1, text`count(${c}, ${one('3', '4')} sessions) ${order} ${few}`],
    [1, text`(if ${c} then ${number} else ${number}) ${order} ${small}`],
  );
}

const days = 16;

/** Whole numbers, and a hole in twelve. */
const column = (max: number): fc.Arbitrary<readonly Cell[]> => {
  const cell = fc.oneof(
    { weight: 11, arbitrary: fc.integer({ min: 0, max }) },
    { weight: 1, arbitrary: fc.constant<Cell>('?') },
  );
  return fc.array(cell, { minLength: days, maxLength: days });
};

export interface Tight extends Setting {
  readonly conditions: readonly string[];
}

export const tight: fc.Arbitrary<Tight> = fc
  .record({
    conditions: fc.array(condition(2), { minLength: 3, maxLength: 12 }),
    a: column(4),
    b: column(2),
    h: column(4),
    s: fc.array(fc.constantFrom<Cell>(0, 0.5, 1, '?'), { minLength: days, maxLength: days }),
    m: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 }),
    params: fc.record({
      p: fc.constantFrom(1, 2, 3),
      n: fc.constantFrom(1, 2, 3, 4),
      tier: fc.constantFrom(0, 1),
    }),
  })
  .map(({ conditions, a, b, h, s, m, params }) => ({
    conditions,
    source,
    params,
    range: sessionsFrom('2024-01-22', days),
    series: [
      daily('a', a, '2024-01-22'),
      daily('b', b, '2024-01-22'),
      daily('h', h, '2024-01-22'),
      daily('s', s, '2024-01-22'),
      prints(
        'm',
        m.map((value, i) => [
          ['2023-11-01', '2023-12-01', '2024-01-01', '2024-01-02'][i]!,
          ['2023-12-12 08:30', '2024-01-11 08:30', '2024-01-30 08:30', '2024-02-06 08:30'][i]!,
          value,
        ]),
      ),
    ],
  }));
