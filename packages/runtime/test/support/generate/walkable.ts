/** Rule sets whose layers can be walked: one rule a layer, and rules that end them. */
import fc from 'fast-check';
import { maybe, one, text, weighted } from './choose.ts';
import { condition } from './conditions.ts';
import { daily, inputs, intraday, levels } from './declarations.ts';
import type { Generated } from './programs.ts';

const short = weighted(
  [3, condition(0)],
  [3, condition(1)],
  [2, condition(2)],
  [2, one('a > floor for streak')],
);
const rest = one('1 sessions', '2 sessions', 'pause', 'pause', '6 days', 'wait', '1 weeks');

export const walkable: fc.Arbitrary<Generated> = fc
  .record({
    frame: fc.oneof(
      { weight: 5, arbitrary: fc.constant(daily) },
      { weight: 1, arbitrary: fc.constant(intraday) },
    ),
    first: text`rule r0: when ${short}${maybe(text` unless ${short}`)} activate first size ${one('25%..40% by a from 18 to 22', '30%', '10%..50% by s', 'share')}${maybe(text` until ${short}`, 5)}${maybe(text` hold at least ${rest}`)}${maybe(text` cooldown ${rest}`)}`,
    second: text`rule r1: when ${short} activate second size 20%..60%${maybe(text` until a < floor`, 4)}${maybe(text` cooldown ${rest}`)}`,
    ender: maybe(text`\nrule r2: when ${short} deactivate ${one('first', 'second')}`, 1),
    guard: maybe(text`\nforbid activate ${one('first', 'second', '')} when ${short}`, 1),
    limit: maybe(text`\nlimit first.size to ${one('share', '30%', '0%')}`, 1),
    alert: maybe(text`\nrule r3: when ${short} alert "so it is" roll first to expiry next monthly`, 1),
  })
  .map(({ frame, first, second, ender, guard, limit, alert }) => ({
    source: [
      frame,
      inputs,
      levels,
      'param pause = 2 sessions\nparam wait = 4 days\nparam share = 25%',
      'regime state {\n stress when a > 22 until a < 20\n calm otherwise\n}\nscore conviction { base 20% +40% when a > floor }',
      first,
      second,
      `${ender}${guard}${limit}${alert}`,
    ].join('\n'),
    expressions: [],
  }));
