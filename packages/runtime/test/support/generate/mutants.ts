/** Evaluators with one mistake each, such as people make: what a property has to notice to be worth anything. */
import type { Ir, Program } from '@hedgerow/dsl';
import { reference } from '../../../src/reference/reference.ts';
import type { Evaluator } from '../../../src/timeline/types.ts';

/** The reference on a program in which some operators are others. */
const rewritten =
  (change: (node: Ir.Node) => Ir.Node): Evaluator =>
  (program, ...rest) => ({
    ...reference({ ...program, nodes: program.nodes.map(change) }, ...rest),
    program,
  });

/** The reference with results changed on their way out. */
const bent =
  (change: (value: number, node: Ir.Node) => number): Evaluator =>
  (program, ...rest) => {
    const right = reference(program, ...rest);
    return { ...right, value: (node, tick) => change(right.value(node, tick), program.nodes[node]!) };
  };

/** Every window of one operator an instant longer. */
const longer =
  (op: 'forall' | 'exists'): Evaluator =>
  (program, ...rest) => {
    const nodes: Ir.Node[] = [...program.nodes];
    const constant = (operation: Ir.Operation, args: readonly Ir.NodeId[]): Ir.NodeId => {
      nodes.push({ ...program.nodes[0]!, ...operation, args, clock: 0, id: nodes.length } as Ir.Node);
      return nodes.length - 1;
    };
    for (const node of program.nodes) {
      if (node.op !== op) continue;
      const count = constant({ op: 'add' }, [node.length.count, constant({ op: 'const', value: 1 }, [])]);
      nodes[node.id] = { ...node, length: { ...node.length, count } };
    }
    return { ...reference({ ...program, nodes } satisfies Program, ...rest), program };
  };

export const mutants: ReadonlyMap<string, Evaluator> = new Map<string, Evaluator>([
  ['`for` one instant too long', longer('forall')],
  ['`within` one instant too long', longer('exists')],
  ['`for` as `within`', rewritten((n) => (n.op === 'forall' ? { ...n, op: 'exists' } : n))],
  ['>= as >', rewritten((n) => (n.op === 'ge' ? { ...n, op: 'gt' } : n))],
  [
    'the observation before as the instant before',
    rewritten((n) => (n.op === 'previous' ? { ...n, op: 'before' } : n)),
  ],
  ['`since` without memory', rewritten((n) => (n.op === 'since' ? { ...n, op: 'and' } : n))],
  [
    'days as sessions',
    rewritten((n) =>
      'length' in n && n.length.unit === 'days' ? { ...n, length: { ...n.length, unit: 'sessions' } } : n,
    ),
  ],
  ['prints that never go stale', rewritten((n) => (n.op === 'sample' && n.stale ? { ...n, stale: [] } : n))],
  [
    'bands without their upper bound',
    rewritten((n) => (n.op === 'band' ? { ...n, bounds: n.bounds.map(([low]) => [low, -1] as const) } : n)),
  ],
  [
    'states without `until`',
    rewritten((n) =>
      n.op === 'machine' ? { ...n, states: n.states.map((state) => ({ ...state, until: -1 })) } : n,
    ),
  ],
  ['an interval by its lower end', rewritten((n) => (n.op === 'score-high' ? { ...n, op: 'score-low' } : n))],
  ['unknown read as false', bent((value, n) => (n.type === 'truth' && Number.isNaN(value) ? 0 : value))],
  [
    'one bit off in a moving average',
    bent((value, n) => (n.op === 'window' ? value * (1 + 2.3e-16) : value)),
  ],
]);
