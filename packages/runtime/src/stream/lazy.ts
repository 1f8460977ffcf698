/**
 * Which nodes can wait until somebody asks. Most rules are closed at most instants by their first condition: what stands
 * behind it need not be computed, as long as all that has a memory is moved on.
 */
import type { Ir, Program } from '@hedgerow/dsl';
import { tickwise } from '../timeline/tickwise.ts';

/** Operators that only look: at their arguments, at inputs, at schedules. A window looks at rows that were pushed. */
const looking: ReadonlySet<Ir.Node['op']> = new Set([
  ...tickwise,
  'input',
  'sample',
  'pointwise',
  'window',
  'event-window',
  'layer-is',
  'layer-size',
] as const);

/** By node: 1 where it is computed when it is asked for. `book` tells the parts: one does not wait for the other. */
export function lazyNodes({ nodes, clocks }: Program, book: Uint8Array): Uint8Array {
  const lazy = new Uint8Array(nodes.length);
  for (const node of nodes) {
    const isBar = node.op === 'sample' && node.aggregate !== undefined;
    if (clocks[node.clock]!.kind === 'grid' && looking.has(node.op) && !isBar) lazy[node.id] = 1;
  }
  // What is computed at once, and what pushes a row, needs its arguments at once: from the roots down.
  for (let id = nodes.length - 1; id >= 0; id--) {
    const node = nodes[id]!;
    const isPushing = lazy[id] === 0 || node.op === 'window';
    for (const arg of node.args) if (isPushing || book[arg] !== book[id]) lazy[arg] = 0;
  }
  return lazy;
}
