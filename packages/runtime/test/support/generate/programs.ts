/** Random rule sets: well-typed source over the declared inputs, with all that decides. */
import fc from 'fast-check';
import { maybe, one, several, type Text, text, weighted, whole } from './choose.ts';
import { condition, plain } from './conditions.ts';
import { daily, inputs, intraday, levels } from './declarations.ts';

/** Conditions of rules: short ones too, so that layers do become active. */
const when: Text = weighted([3, condition(0)], [3, condition(1)], [3, condition(2)]);

const layer = one('first', 'first', 'first', 'second', 'second');
const sessions = whole(1, 6).map((n) => `${n} sessions`);

const size: Text = weighted(
  [2, text`size ${whole(1, 9)}0%`],
  [1, one('size 20%..60%')],
  [
    2,
    text`size 25%..40% by ${one('a', 'b', 'q')} from ${one('18 to 22', '23 to 17')}${maybe(one(' round nearest', ' round down'))}`,
  ],
  [1, one('size 10%..50% by s')],
);

const action: Text = weighted(
  [9, text`activate ${layer} ${size}`],
  [1, text`scale ${layer} ${size}`],
  [1, text`deactivate ${layer}`],
  [1, text`roll ${layer} to expiry next monthly`],
  [1, one('alert "a is {a}" warning', 'alert "stress"')],
);

const clauses: Text = text`${maybe(text` unless ${when}`, 1, 3)} ${several(action, 1, 2, ' ')}${maybe(
  text` until ${when}`,
  3,
)}${maybe(text` hold at least ${sessions}`)}${maybe(text` cooldown ${sessions}`)}${maybe(text` priority ${whole(0, 3)}`)}`;

const rules: fc.Arbitrary<readonly string[]> = fc
  .array(text`when ${when}${clauses}`, { minLength: 2, maxLength: 4 })
  .map((all) => all.map((rule, i) => `rule r${i}: ${rule}`));

const guards: Text = several(
  weighted(
    [
      2,
      text`forbid ${one('activate first', 'activate', 'scale first', 'deactivate second')} when ${condition(1)}`,
    ],
    [1, text`limit first.size to ${whole(2, 6)}0%${maybe(text` when ${condition(0)}`)}`],
    [1, one('limit first.margin to 5% of capital', 'limit second.notional to 40% of capital')],
    [
      1,
      text`require ${one('1', '2')} approvals from (risk, pm) to activate ${layer}${maybe(text` within ${sessions}`)}`,
    ],
  ),
  0,
  4,
  '\n',
);

const states: Text = text`regime state {
  stress when ${plain} until ${plain}
  watch when ${plain}
  calm otherwise
}
score conviction { base 20% +40% when ${plain} +30% when ${plain} -20% when ${plain} }`;

export interface Generated {
  readonly source: string;
  /** Conditions compiled beside the rules. */
  readonly expressions: readonly string[];
}

/** Rule sets with some expressions beside them, on the grid that `frame` declares. */
const on = (frame: string): fc.Arbitrary<Generated> =>
  fc
    .record({ states, rules, guards, lets: fc.tuple(condition(2), condition(1)) })
    .map(({ states, rules, guards, lets }) => ({
      source: [frame, inputs, levels, states, ...rules, guards].join('\n'),
      expressions: lets,
    }));

/** Rule sets of one rule and one expression, on either grid: quick to evaluate, and quick to read when they fail. */
export const smallPrograms: fc.Arbitrary<Generated> = fc
  .record({
    frame: fc.oneof(
      { weight: 5, arbitrary: fc.constant(daily) },
      { weight: 1, arbitrary: fc.constant(intraday) },
    ),
    states,
    rule: text`rule r0: when ${when} activate first size 30%${maybe(text` until ${condition(0)}`)}`,
    expression: condition(2),
  })
  .map(({ frame, states, rule, expression }) => ({
    source: [frame, inputs, levels, states, rule].join('\n'),
    expressions: [expression],
  }));

export const programs: fc.Arbitrary<Generated> = on(daily);
export const intradayPrograms: fc.Arbitrary<Generated> = on(intraday);

/** One in five on a grid within sessions. */
export const anyPrograms: fc.Arbitrary<Generated> = fc.oneof(
  { weight: 4, arbitrary: programs },
  { weight: 1, arbitrary: intradayPrograms },
);
