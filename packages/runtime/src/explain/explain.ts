/** Why a condition is true, false or unknown at an instant: its tree, with the figures that matter. */
import type { Ir } from '@hedgerow/dsl';
import { spanOf } from '../engine/places.ts';
import type { Evaluation } from '../timeline/types.ts';
import { blameInputs } from './blame.ts';
import { distanceOf } from './distance.ts';
import { type Outlook, outlookAt } from './outlook.ts';
import { sinceOf } from './since.ts';
import { truthOf, valueAt } from './view.ts';
import type { Truth, Why } from './why.ts';
import { progressOf } from './window.ts';

/** The tree of a condition at a grid instant that has been decided, or that follows the last one decided. */
export function explain(evaluation: Evaluation, condition: Ir.Condition, instant: number): Why {
  const outlook = outlookAt(evaluation, instant);
  return whyOf({ evaluation, instant, outlook }, condition, true);
}

interface View {
  readonly evaluation: Evaluation;
  readonly instant: number;
  readonly outlook: Outlook;
}

function whyOf(view: View, condition: Ir.Condition, decides: boolean): Why {
  const { evaluation, instant, outlook } = view;
  const { node, form, text } = condition;
  const truth = truthOf(valueAt(evaluation, node, instant));
  const truths = condition.children.map((child) => truthOf(valueAt(evaluation, child.node, instant)));
  const deciding = decidingParts(condition, truth, truths);
  const distance = distanceOf(evaluation, condition, instant);
  const progress = progressOf(evaluation, condition, instant);
  const earliest = outlook(condition, 1);
  return {
    text,
    form,
    truth,
    since: sinceOf(evaluation, node, instant),
    ...sidesOf(evaluation, condition, instant),
    ...(distance ? { distance } : {}),
    ...(progress ? { progress } : {}),
    earliest: Number.isFinite(earliest) ? earliest : null,
    ...(truth === 'unknown' ? { blame: blameInputs(evaluation, node, instant) } : {}),
    children: condition.children.map((child, i) => whyOf(view, child, deciding[i]!)),
    decides,
    span: spanOf(evaluation.program, condition),
  };
}

/** Both sides of a comparison; of a regime or an enumeration the state that it is in. */
function sidesOf(
  evaluation: Evaluation,
  { compare, form, node }: Ir.Condition,
  instant: number,
): Pick<Why, 'value' | 'threshold' | 'unit' | 'range'> {
  const orNull = (id: Ir.NodeId): number | null => {
    const value = valueAt(evaluation, id, instant);
    return Number.isNaN(value) ? null : value;
  };
  if (compare) {
    const range = intervalOf(evaluation, compare.left, instant);
    const sides = { value: orNull(compare.left), threshold: orNull(compare.right), unit: compare.unit };
    return range === undefined ? sides : { ...sides, range };
  }
  const state = form === 'regime' ? stateUnder(evaluation, node) : undefined;
  return state ? { value: orNull(state.id), unit: state.unit } : {};
}

/** A score or a count whose parts are not all known: the least and the greatest that it may be. */
function intervalOf(evaluation: Evaluation, id: Ir.NodeId, instant: number): [number, number] | undefined {
  const { op, args } = evaluation.program.nodes[id]!;
  if (op !== 'exact') return undefined;
  const [low, high] = args.map((end) => valueAt(evaluation, end, instant));
  return low! < high! ? [low!, high!] : undefined;
}

/** The node of the state that a condition on it tests, where it has a value at each instant. */
function stateUnder({ program }: Evaluation, root: Ir.NodeId): Ir.Node | undefined {
  let node: Ir.Node | undefined = program.nodes[root];
  while (node && node.type === 'truth' && node.op !== 'sample') node = program.nodes[node.args[0] ?? -1];
  return node?.type === 'number' ? node : undefined;
}

/** Which parts decide the truth of the whole: a false `and` is decided by its false parts, and so on. */
function decidingParts({ form, compare }: Ir.Condition, whole: Truth, parts: readonly Truth[]): boolean[] {
  switch (form) {
    case 'compare': {
      // The terms of a score: enough of it is by those that hold, too little by those that do not.
      const upwards = compare?.operator === 'gt' || compare?.operator === 'ge';
      return parts.map((part) => ((whole === 'true') === upwards ? part === 'true' : part !== 'true'));
    }
    case 'and':
    case 'or':
    case 'vote':
      return parts.map((part) => part === whole);
    case 'since': {
      // [C, E]: false wherever C is; while C holds, E decides.
      const [held] = parts;
      return whole === 'true' || whole === held ? [true, whole === 'true'] : [false, true];
    }
    default:
      return parts.map(() => true);
  }
}

/** The tree without the parts that do not decide. */
export const shorten = (tree: Why): Why => ({
  ...tree,
  children: tree.children.filter((child) => child.decides).map(shorten),
});
