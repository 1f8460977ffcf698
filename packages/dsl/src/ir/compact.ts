import { dependencies } from './graph.ts';
import type { Clock, ClockId, Node, NodeId } from './program.ts';
import { renameAttributes } from './rename.ts';

/** What is left of a graph when only what some root reads is kept, numbered anew in the same order. */
export interface Compacted {
  readonly nodes: readonly Node[];
  readonly clocks: readonly Clock[];
  /** The new number of a node that was kept. */
  readonly rename: (node: NodeId) => NodeId;
}

/** By node: 1 where some root reads it, directly or not. */
export function reachable(nodes: readonly Node[], roots: Iterable<NodeId>): Uint8Array {
  const live = new Uint8Array(nodes.length);
  const todo: NodeId[] = [];
  const reach = (id: NodeId): void => {
    if (live[id] === 1) return;
    live[id] = 1;
    todo.push(id);
  };
  for (const root of roots) reach(root);
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    const node = nodes[id]!;
    for (const read of dependencies(node, node.args)) reach(read);
  }
  return live;
}

/** Drops all nodes but the `live` ones: checks make some that the program does not need. */
export function compact(nodes: readonly Node[], clocks: readonly Clock[], live: Uint8Array): Compacted {
  const renamed = new Int32Array(nodes.length).fill(-1);
  const clockNames = new Map<ClockId, ClockId>();
  const keptClocks: Clock[] = [];
  const clockOf = (clock: ClockId): ClockId => {
    let name = clockNames.get(clock);
    if (name === undefined) {
      name = keptClocks.push(clocks[clock]!) - 1;
      clockNames.set(clock, name);
    }
    return name;
  };
  // The const clock and the grid are in every program, at their usual places.
  clockOf(0);
  clockOf(1);
  const rename = (id: NodeId): NodeId => renamed[id]!;
  const kept: Node[] = [];
  for (const node of nodes) {
    // The graph may have grown since.
    if (live[node.id] !== 1) continue;
    const id = kept.length;
    renamed[node.id] = id;
    const moved = renameAttributes(node, rename) as Node;
    kept.push({ ...moved, id, args: node.args.map(rename), clock: clockOf(node.clock) });
  }
  return { nodes: kept, clocks: keptClocks, rename };
}
