/** Random conditions, every temporal form of the language among them, over the declared inputs. */
import type fc from 'fast-check';
import { one, several, type Text, text, weighted, whole } from './choose.ts';
import { aboutFunctions } from './functions.ts';

const compare = one('<', '<=', '>', '>=', '==', '!=');
const order = one('<', '<=', '>', '>=');
const level = whole(60, 100).map((quarters) => String(Number(quarters) / 4));
const percent = whole(5, 95).map((p) => `${p}%`);
const sessions = whole(1, 6).map((n) => `${n} sessions`);
const span = weighted(
  [4, sessions],
  [1, one('streak')],
  [1, whole(1, 9).map((n) => `${n} days`)],
  [1, one('1 weeks', '1 months')],
);

const leaf = weighted(
  [6, one('a', 'b', 'q')],
  [3, one('h')],
  [2, one('q.high', 'q.low', 'q.open', 'g')],
  [1, one('p', '(a by week)', '(q by month).close', '(q.high by week)')],
);

/** Numbers near 20, of dimension index. */
function index(depth: number): Text {
  if (depth === 0) return leaf;
  const x = index(depth - 1);
  const c = condition(depth - 1);
  return weighted(
    [4, leaf],
    [1, text`(${x} + ${x}) / 2`],
    [1, text`${x} * ${one('0.9', '1.02', '105%')}`],
    [1, text`(${x}) ${span} ago`],
    [1, text`sma(${x}, ${whole(1, 5)})`],
    [1, text`${one('min', 'max')}(${x}, ${sessions})`],
    [1, text`${one('min', 'max')}(${x}, ${x})`],
    [1, text`coalesce(${x}, ${x})`],
    [1, text`(if ${c} then ${x} else ${x})`],
    [1, text`(gap(${x}, ${whole(2, 4)}) + floor)`],
  );
}

/** Truths about one tick and the inputs alone. */
const simple: Text = weighted(
  [6, text`a ${order} ${level}`],
  [3, text`${leaf} ${compare} ${leaf}`],
  [1, text`${leaf} ${compare} floor`],
  [1, text`${level} < a ${order} b`],
  [1, text`a in 17..${one('19.5', '21', 'floor')}`],
  [1, text`s ${order} ${percent}`],
  [1, text`m ${order} ${one('1%', '2.5%', '150bp')}`],
  [1, text`m ${one('rising', 'falling')} for ${whole(1, 3)} prints`],
  [1, text`m ${one('rising', 'falling')} for ${one('1 of 2', '2 of 3')} prints`],
  [1, text`p ${whole(1, 3)} prints ago ${order} ${level}`],
  [1, text`yoy(p) ${order} ${one('-5%', '2%', '10%')}`],
  [1, one('within 5 days before meeting', '2..6 sessions after meeting', '1..2 weeks before meeting')],
  [1, one('band is high', 'band in low..middle', 'not band is middle')],
  [1, one('state is stress', 'state is calm')],
  [1, text`conviction ${order} ${percent}`],
  [1, one('first is active', 'second is idle', 'first is pending', 'first.size > 20%')],
);

/** Truths that regimes and scores may use: they themselves are not among them. */
export const plain: Text = weighted(
  [4, text`a ${order} ${level}`],
  [2, text`${leaf} ${compare} ${leaf}`],
  [1, text`a rising for ${whole(1, 2)} sessions`],
  [1, text`s ${order} ${percent}`],
  [1, text`b > ${level} within ${sessions}`],
);

/** Truths of any form, nested so deep. */
export function condition(depth: number): Text {
  if (depth === 0) return simple;
  const known = built.get(depth);
  if (known) return known;
  const c = condition(depth - 1);
  const x = index(depth - 1);
  const made = weighted(
    [3, simple],
    [2, text`(${c}) for ${span}`],
    [1, text`(${c}) for ${one('1 of 2', '2 of 3', '2 of 5', '4 of 5')} sessions`],
    [2, text`(${c}) within ${span}`],
    [1, text`((${c}) since (${c}))`],
    [1, text`${x} ${one('crosses above', 'crosses below')} ${x}`],
    [1, text`(${x}) ${one('rising', 'falling')}`],
    [1, text`(${x}) ${one('rising', 'falling')} over ${sessions.filter((n) => !n.startsWith('1 '))}`],
    [1, text`(${x}) ${one('rises', 'falls')} ${one('4%', '1', '0.5')} within ${span}`],
    [1, text`${x} ${one('diverges below', 'diverges above')} ${x} over ${whole(2, 6)} sessions`],
    [1, text`at least ${one('1', '2')} of (${several(c, 2, 4, ', ')})`],
    [1, text`${one('all', 'none')} of (${several(c, 1, 3, ', ')})`],
    [1, text`count(${c}, ${sessions}) ${order} ${whole(0, 4)}`],
    [2, text`(${c}) and (${c})`],
    [2, text`(${c}) or (${c})`],
    [1, text`not (${c})`],
    [2, text`${x} ${compare} ${x}`],
    [1, text`known(${x})`],
    [3, aboutFunctions(x)],
  );
  built.set(depth, made);
  return made;
}

const built = new Map<number, fc.Arbitrary<string>>();
