/** What the logical rules share: one prover a program, goals from conditions, histories that show a claim. */
import type { Witness } from '../diagnostics/witness.ts';
import type { Condition, NodeId, Program, Rule } from '../ir/program.ts';
import { type Goal, goal, type ModelValue, Prover } from '../prove/prover.ts';
import type { Claim } from './rule.ts';

const key = Symbol('prover');

/** The prover of the program that a rule looks at, with what it knows already. */
export const proverOf = (cx: { shared<T>(key: symbol, make: (program: Program) => T): T }): Prover =>
  cx.shared(key, (program) => new Prover(program));

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

/** A history under which goals are met, with the claim that the reference evaluator can check. */
export function shown(
  program: Program,
  prover: Prover,
  goals: readonly Goal[],
  title: string,
): { readonly witness: Witness; readonly claims: readonly Claim[] } | undefined {
  const model = prover.model(goals);
  if (!model) return undefined;
  const first = Math.min(0, ...model.map(({ offset }) => offset), ...goals.map(({ offset }) => offset));
  const last = Math.max(0, ...goals.map(({ offset }) => offset));
  const columns: NodeId[] = [...new Set(model.filter((m) => isInput(program, m)).map(({ node }) => node))];
  const offsets = Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const valueAt = (node: NodeId, offset: number): number | undefined =>
    model.find((m) => m.node === node && m.offset === offset)?.value;
  return {
    witness: {
      title,
      columns: columns.map((node) => nameOf(program, node)),
      rows: offsets.map((offset) => ({
        session: sessionName(offset),
        values: columns.map((node) => valueAt(node, offset)),
      })),
      assumes: model
        .filter((m) => !isInput(program, m))
        .map(({ node, offset, value }) => `${nameOf(program, node)} is ${value} ${sessionName(offset)}`),
    },
    claims: goals.map(({ node, offset, wanted }) => ({ node, row: offset - first, truth: wanted })),
  };
}

const isInput = (program: Program, { node }: ModelValue): boolean => program.nodes[node]!.op === 'input';

const sessionName = (offset: number): string =>
  offset === 0 ? 'now' : offset < 0 ? `${-offset} before` : `${offset} after`;

/** What a node is called in the text: the input, or the side of a comparison that it stands for. */
export function nameOf(program: Program, id: NodeId): string {
  const node = program.nodes[id]!;
  if (node.op === 'input')
    return node.field === 'value' || node.field === 'close' ? node.name : `${node.name}.${node.field}`;
  if ('fn' in node) return `${node.fn}(...)`;
  return program.definitions.find((d) => d.node === id)?.name ?? node.op;
}
