/** What the logical rules share: goals from conditions, histories that show a claim. */
import type { Witness } from '../diagnostics/witness.ts';
import type { Condition, NodeId, Program, Rule } from '../ir/program.ts';
import { type Goal, goal, type Prover } from '../prove/prover.ts';
import type { Claim } from './rule.ts';

/** That a rule fires: its `when` is true and its `unless` is false. */
export const fires = ({ when, unless }: Rule, offset = 0): Goal[] => [
  goal(when.node, true, offset),
  ...(unless ? [goal(unless.node, false, offset)] : []),
];

/** The conjuncts of a condition, through definitions, or the condition itself. */
export function conjuncts(condition: Condition): readonly Condition[] {
  const { form, children } = condition;
  if (form === 'name' && children.length === 1) return conjuncts(children[0]!);
  return form === 'and' ? children.flatMap(conjuncts) : [condition];
}

/**
 * A history of inputs under which goals are met, with the claim that the reference evaluator can check. Where more would
 * have to be assumed (what a function gives, an event, the state of a layer), there is none: what cannot be tried is not
 * shown.
 */
export function witnessOf(
  program: Program,
  prover: Prover,
  goals: readonly Goal[],
  title: string,
): { readonly witness: Witness; readonly claims: readonly Claim[] } | undefined {
  const model = prover.concrete().model(goals);
  if (!model?.isWhole || model.values.some(({ node }) => program.nodes[node]!.op !== 'input'))
    return undefined;
  const { values } = model;
  const offsets = [...values, ...goals].map(({ offset }) => offset);
  const [first, last] = [Math.min(0, ...offsets), Math.max(0, ...goals.map(({ offset }) => offset))];
  // By name: nodes are numbered otherwise after an edit.
  const names = new Map(values.map(({ node }) => [node, nameOf(program, node)]));
  const columns = [...names.keys()].sort((a, b) => (names.get(a)! < names.get(b)! ? -1 : 1));
  return {
    witness: {
      title,
      columns: columns.map((node) => names.get(node)!),
      rows: Array.from({ length: last - first + 1 }, (_, i) => ({
        session: sessionName(first + i),
        values: columns.map((node) => values.find((v) => v.node === node && v.offset === first + i)?.value),
      })),
      assumes: [],
    },
    claims: goals.map(({ node, offset, wanted }) => ({ node, row: offset - first, truth: wanted })),
  };
}

const sessionName = (offset: number): string =>
  offset === 0 ? 'now' : offset < 0 ? `${-offset} before` : `${offset} after`;

/** An input by its name, a member of its bars by `name.member`. */
function nameOf(program: Program, id: NodeId): string {
  const node = program.nodes[id]!;
  if (node.op !== 'input') return node.op;
  return node.field === 'value' || node.field === 'close' ? node.name : `${node.name}.${node.field}`;
}
