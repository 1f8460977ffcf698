/** Truths as what they are made of: each operator says what has to hold for it to be true, or false. */
import type { NodeId } from '../ir/program.ts';
import { comparison } from './comparisons.ts';
import type { Goal, Tools } from './parts.ts';
import type { Terms } from './terms.ts';
import { atLeast, windowOf } from './votes.ts';

/** A truth that a goal is made of, at its session or so many before. */
const at = ({ offset, wanted }: Goal, node: NodeId, is = wanted, back = 0): Goal => ({
  node,
  offset: offset - back,
  wanted: is,
});

export function step(terms: Terms, goal: Goal, tools: Tools): symbol | undefined {
  const { node: id, offset, wanted } = goal;
  const node = terms.node(id);
  switch (node.op) {
    case 'const':
      return Number.isNaN(node.value) || (node.value === 1) !== wanted ? tools.fail : undefined;
    case 'and':
    case 'or':
      if ((node.op === 'and') === wanted) return tools.all(node.args.map((arg) => at(goal, arg)));
      return tools.any(node.args.map((arg) => [at(goal, arg)]));
    case 'not':
      return tools.all([at(goal, node.args[0]!, !wanted)]);
    case 'decide':
      return tools.all([at(goal, node.args[wanted ? 0 : 1]!, true)]);
    case 'vote': {
      const n = terms.fixed(node.args[0]!);
      if (n === undefined) break;
      return atLeast(
        tools,
        node.args.slice(1).map((arg) => at(goal, arg)),
        n,
        wanted,
      );
    }
    case 'forall':
    case 'exists': {
      const isAll = (node.op === 'forall') === wanted;
      const n = windowOf(terms, node.length, isAll);
      if (n === undefined) break;
      const parts = Array.from({ length: n }, (_, back) => at(goal, node.args[0]!, wanted, back));
      return isAll ? tools.all(parts) : tools.any(parts.map((part) => [part]));
    }
    case 'kofn': {
      const n = windowOf(terms, node.length, !wanted);
      const k = terms.fixed(node.args[1]!);
      if (n === undefined || k === undefined) break;
      const places = Array.from({ length: n }, (_, back) => at(goal, node.args[0]!, wanted, back));
      return atLeast(tools, places, k, wanted);
    }
    case 'since': {
      // Held since an instant that is so far back that nothing is known of it: left free.
      const [holds, starts] = [node.args[0]!, node.args[1]!];
      if (!wanted) break;
      tools.all([at(goal, holds)]);
      const earlier: Goal = { node: id, offset: offset - 1, wanted: true };
      return offset <= -8 ? undefined : tools.any([[at(goal, starts)], [earlier]]);
    }
    case 'lt':
    case 'le':
    case 'gt':
    case 'ge':
    case 'eq':
    case 'ne':
      return comparison(terms, goal, tools);
    case 'if':
      return tools.any([
        [at(goal, node.args[0]!, true), at(goal, node.args[1]!)],
        [at(goal, node.args[0]!, false), at(goal, node.args[2]!)],
      ]);
    case 'sample':
      if (terms.program.clocks[terms.node(node.args[0]!).clock]!.kind === 'grid') {
        return tools.all([at(goal, node.args[0]!)]);
      }
      break;
    case 'before':
      return tools.all([at(goal, node.args[0]!, wanted, 1)]);
    default:
  }
  return tools.assume(`${id}@${offset}`, wanted);
}
