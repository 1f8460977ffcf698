/** The one threshold of an exact sweep: a param that is compared with values, or a number in a comparison of a rule. */
import { type Ir, nodeDependencies, type Program } from '@hedgerow/dsl';
import { decisiveNodes } from '../engine/decisive.ts';
import { axesOfNodes } from './axes.ts';

export interface ExactTarget {
  /** The program, in which a number that is swept has become a param. */
  readonly program: Program;
  readonly param: string;
  readonly unit: string;
  /** The comparisons that read it, and what they compare it with. */
  readonly comparisons: readonly { readonly node: Ir.NodeId; readonly other: Ir.NodeId }[];
}

/** A name that no rule set can declare. */
const LITERAL = 'threshold of --exact';

const COMPARISONS: ReadonlySet<Ir.Node['op']> = new Set(['lt', 'le', 'gt', 'ge', 'eq', 'ne'] as const);

const NUMBERS: ReadonlySet<Ir.Node['op']> = new Set(['const', 'param'] as const);

/** The target that a text names: a param, or a comparison as a rule writes it (`vix > 28`). Else why there is none. */
export function exactTarget(program: Program, text: string): ExactTarget | string {
  if (program.params.some(({ name }) => name === text)) return comparedParam(program, text);
  const found = conditionsOf(program).find(
    (condition) => condition.form === 'compare' && plain(condition.text) === plain(text),
  );
  if (!found) return `there is no param and no comparison \`${text}\` in the rules`;
  const node = program.nodes[found.node]!;
  const side = [1, 0].find((i) => NUMBERS.has(program.nodes[node.args[i] ?? -1]?.op ?? 'input'));
  if (!COMPARISONS.has(node.op) || side === undefined)
    return `\`${text}\` compares with no number of its own`;
  return comparedParam(withParam(program, node, side), LITERAL);
}

/** The program with one number of a comparison replaced by a param. */
function withParam(program: Program, node: Ir.Node, side: number): Program {
  const literal = program.nodes[node.args[side]!]!;
  const { warmup, stateBytes, cost, book, feedback, clock, type, unit } = literal;
  const id = program.nodes.length;
  const param: Ir.Node = {
    op: 'param',
    name: LITERAL,
    id,
    args: [],
    ...{ warmup, stateBytes, cost, book, feedback, clock, type, unit },
  };
  const args = node.args.map((arg, i) => (i === side ? id : arg));
  const nodes = program.nodes.map((other) => (other.id === node.id ? { ...other, args } : other));
  return { ...program, nodes: [...nodes, param] };
}

function comparedParam(program: Program, name: string): ExactTarget | string {
  const { nodes } = program;
  const axes = axesOfNodes(program, [name]);
  const param = nodes.find((node) => node.op === 'param' && node.name === name);
  if (!param) return `no rule reads the param \`${name}\``;
  const comparisons: { node: Ir.NodeId; other: Ir.NodeId }[] = [];
  for (const id of decidingNodes(program)) {
    const node = nodes[id]!;
    if (!nodeDependencies(node, node.args).includes(param.id)) continue;
    const other = node.args.find((arg) => arg !== param.id);
    const compares = COMPARISONS.has(node.op) && other !== undefined && axes[other]!.length === 0;
    if (!compares) return `\`${name}\` is not only compared with values: \`--param\` takes it over a grid`;
    comparisons.push({ node: node.id, other });
  }
  return { program, param: name, unit: param.unit, comparisons };
}

/** What decisions hang on; nodes beside them only show values. */
function decidingNodes(program: Program): ReadonlySet<Ir.NodeId> {
  const seen = new Set<Ir.NodeId>();
  const open = [...decisiveNodes(program)];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const node = program.nodes[id]!;
    open.push(...nodeDependencies(node, node.args));
  }
  return seen;
}

const plain = (text: string): string => text.replace(/\s+/g, ' ').trim();

function conditionsOf({ rules, forbids }: Program): Ir.Condition[] {
  const within = (condition: Ir.Condition): Ir.Condition[] => [
    condition,
    ...condition.children.flatMap(within),
  ];
  const roots = rules.flatMap(({ when, unless, until }) => [when, unless, until]);
  return [...roots, ...forbids.map(({ when }) => when)].flatMap((root) => (root ? within(root) : []));
}
