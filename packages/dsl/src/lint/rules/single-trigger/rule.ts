import type { NodeId, Program } from '../../../ir/program.ts';
import { defineRule } from '../../rule.ts';

/** One number decides all: the method that these rules are for asks that several conditions converge. */
export const singleTrigger = defineRule<{ rule: string; input: string }>()({
  spec: {
    severity: 'info',
    message: ({ rule, input }) => `\`${rule}\` activates on \`${input}\` alone`,
    help: () => 'let a second, different kind of evidence confirm it: `and at least 2 of (...)`, or a score',
  },
  category: 'risk',
  summary: 'a layer is activated by a condition on one input alone',
  recommended: 'info',
  strict: 'warning',
  options: {},
  checkRule(cx, rule) {
    if (!rule.actions.some(({ verb }) => verb === 'activate')) return;
    const sources = sourcesOf(
      cx.program,
      [rule.when, rule.unless].flatMap((c) => (c ? [c.node] : [])),
    );
    const [input] = sources;
    if (sources.size === 1 && input !== undefined) cx.report({ rule: rule.name, input }, rule.when);
  },
});

/** Inputs and events that nodes are made of. */
function sourcesOf({ nodes }: Program, roots: readonly NodeId[]): Set<string> {
  const found = new Set<string>();
  const seen = new Set<NodeId>();
  const open = [...roots];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    const node = nodes[id]!;
    if (node.op === 'input') found.add(node.name);
    if (node.op === 'event-window') found.add(node.event);
    open.push(...node.args);
  }
  return found;
}
