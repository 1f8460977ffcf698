/** Comparisons as bounds of single values, or as inequalities between several; of counts, bands and scores as truths. */
import { holds, mirrored, negated } from '../ir/comparison.ts';
import type { CompareOperator, NodeId } from '../ir/program.ts';
import { scoreValue } from '../math/score.ts';
import { difference, type Linear, opposite, scaled, type Variable } from './linear.ts';
import type { Choice, Goal, Tools } from './parts.ts';
import { fromNumber } from './rational.ts';
import type { Terms } from './terms.ts';
import { atLeast, windowOf } from './votes.ts';

export function comparison(
  terms: Terms,
  { node: id, offset, wanted }: Goal,
  tools: Tools,
): symbol | undefined {
  const node = terms.node(id);
  const operator = node.op as CompareOperator;
  const relation = wanted ? operator : negated[operator];
  const [a, b] = [node.args[0]!, node.args[1]!];
  const byLeft = withBound(terms, a, b, offset, relation, tools);
  if (byLeft !== 'left') return byLeft;
  const byRight = withBound(terms, b, a, offset, mirrored[relation], tools);
  if (byRight !== 'left') return byRight;
  // Which of two values is greater is one truth, however each was rounded.
  if (liesAt(`${a}-${b}@${offset}`, relation, 0, tools) === tools.fail) return tools.fail;
  return relate(terms.apart(id, offset), relation, tools);
}

/** A comparison of a side with a number; `left` where it is with none, or says too little. */
function withBound(
  terms: Terms,
  side: NodeId,
  other: NodeId,
  offset: number,
  towards: CompareOperator,
  tools: Tools,
): symbol | 'left' | undefined {
  const bound = terms.fixed(other);
  if (bound === undefined) return 'left';
  const special = terms.node(side);
  if (special.op === 'band') return bandIs(terms, special, side, offset, towards, bound, tools);
  if (special.op === 'score-low' || special.op === 'score-high') {
    const done = scoreIs(terms, special, offset, towards, bound, tools);
    if (done !== 'left') return done;
  }
  if (special.op === 'count-low' || special.op === 'count-high') {
    const isBelow = towards === 'lt' || towards === 'le';
    const n = windowOf(terms, special.length, isBelow);
    if (n === undefined) return 'left';
    if (isBelow || towards === 'ge' || towards === 'gt') {
      const least = towards === 'ge' || towards === 'lt' ? Math.ceil(bound) : Math.floor(bound) + 1;
      const [node] = special.args as [NodeId];
      const goals = Array.from({ length: n }, (_, back) => ({
        node,
        offset: offset - back,
        wanted: !isBelow,
      }));
      return atLeast(tools, goals, least, !isBelow);
    }
  }
  const quotient = terms.quotient(side, offset);
  if (quotient) {
    const { top, bottom } = quotient;
    tools.less({ linear: opposite(bottom), strict: true });
    return relate(difference(top, scaled(bottom, fromNumber(bound))), towards, tools);
  }
  const name = terms.single(side, offset);
  if (name !== undefined) return boundBy(name, towards, bound, tools);
  return liesAt(`${side}@${offset}`, towards, bound, tools) ?? 'left';
}

/** `name relation at`; of what is not equal a side is chosen. */
const boundBy = (name: Variable, relation: CompareOperator, at: number, tools: Tools): symbol | undefined =>
  relation === 'ne'
    ? tools.any([[{ name, relation: 'lt', at }], [{ name, relation: 'gt', at }]])
    : tools.bound({ name, relation, at });

const liesAt = (name: string, relation: CompareOperator, at: number, tools: Tools): symbol | undefined =>
  relation === 'ne' ? undefined : tools.sum({ name, relation, at });

/** `linear relation 0`. Equality is two inequalities, its opposite a choice between two. */
function relate(linear: Linear, relation: CompareOperator, tools: Tools): symbol | undefined {
  const minus = (): Linear => opposite(linear);
  const push = (one: Linear, strict: boolean): undefined => tools.less({ linear: one, strict });
  switch (relation) {
    case 'lt':
      return push(linear, true);
    case 'le':
      return push(linear, false);
    case 'gt':
      return push(minus(), true);
    case 'ge':
      return push(minus(), false);
    case 'eq':
      push(linear, false);
      return push(minus(), false);
    case 'ne':
      return tools.any([[{ linear, strict: true }], [{ linear: minus(), strict: true }]]);
  }
}

/** `regime is S`, `in S1..S2`: the band's own bounds. */
function bandIs(
  terms: Terms,
  band: Extract<ReturnType<Terms['node']>, { op: 'band' }>,
  id: NodeId,
  offset: number,
  relation: CompareOperator,
  ordinal: number,
  tools: Tools,
): symbol | undefined {
  const last = band.bounds.length - 1;
  const states = band.bounds.flatMap((_, i) => (holds(i, relation, ordinal) ? [i] : []));
  if (states.length === 0) return tools.fail;
  if (states.length === last + 1) return undefined;
  const from = states[0]!;
  const to = states.at(-1)!;
  // `!=` of a state in the middle leaves two stretches: nothing is added, which only leaves more possible.
  if (to - from + 1 !== states.length) return tools.assume(`${id}@${offset} ${relation} ${ordinal}`, true);
  const [low] = band.bounds[from]!;
  const [, high] = band.bounds[to]!;
  const against = (end: NodeId, relation: 'ge' | 'lt'): symbol | undefined => {
    if (end < 0) return undefined;
    const name = terms.single(band.args[0]!, offset);
    const at = terms.fixed(end);
    return name !== undefined && at !== undefined
      ? tools.bound({ name, relation, at })
      : relate(difference(terms.linear(band.args[0]!, offset), terms.linear(end, offset)), relation, tools);
  };
  return against(low, 'ge') ?? against(high, 'lt');
}

/** A clamped sum of weights: which terms have to hold is chosen, each either way. */
function scoreIs(
  terms: Terms,
  score: Extract<ReturnType<Terms['node']>, { op: 'score-low' | 'score-high' }>,
  offset: number,
  relation: CompareOperator,
  bound: number,
  tools: Tools,
): symbol | 'left' | undefined {
  const base = terms.fixed(score.base);
  const weights = score.weights.map((id) => terms.fixed(id));
  if (base === undefined || weights.some((w) => w === undefined) || weights.length > 12) return 'left';
  const options: Choice[] = [];
  for (let mask = 0; mask < 1 << weights.length; mask++) {
    let total = base;
    weights.forEach((w, i) => {
      if (mask & (1 << i)) total += w!;
    });
    if (!holds(scoreValue(total), relation, bound)) continue;
    options.push(score.args.map((arg, i) => ({ node: arg, offset, wanted: (mask & (1 << i)) !== 0 })));
  }
  return tools.any(options);
}
