/**
 * Which nodes can wait until somebody asks. Most rules are closed at most instants by their first condition: what stands
 * behind it need not be computed, as long as all that has a memory is moved on.
 *
 * A memory can wait, too, where it holds nothing but the last values of windows (`x 5 sessions ago`, `max(x, 5
 * sessions)`, `x crosses above y`): of the instants that passed only the last few matter, and the rows of their windows
 * are still there. What hangs together of that is a group, which is moved on as a whole.
 */
import { type Ir, memorySharers, type Program } from '@hedgerow/dsl';
import { tickwise } from '../timeline/tickwise.ts';
import { type Gated, gatedRoots, light } from './at-once.ts';

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

export interface Waiting {
  /** By node: 1 where it is computed when it is asked for. */
  readonly lazy: Uint8Array;
  /** What every instant asks for, and a gate closes: made at the end of it, from the gates on. See `gatedRoots`. */
  readonly gated: readonly Gated[];
  /** By node: the group that it is moved on with; -1 for one of its own. */
  readonly group: Int32Array;
  /** The nodes of each group, arguments first. */
  readonly groups: readonly (readonly Ir.Node[])[];
}

/** `book` tells the parts: one does not wait for the other. */
export function waitingNodes(program: Program, book: Uint8Array): Waiting {
  const sharers = memorySharers(program);
  const hasToBeNow = new Uint8Array(program.nodes.length);
  for (;;) {
    const grouped = groupable(program, sharers, hasToBeNow);
    const lazy = lazyNodes(program, book, grouped);
    const late = program.nodes.filter(
      ({ id }) => grouped[id] === 1 && (lazy[id] === 0 || !areAllGrouped(program, sharers, grouped, id)),
    );
    if (late.length === 0) {
      const gated = gatedRoots(program, lazy, grouped);
      return { lazy, gated, ...groupsOf(program, grouped) };
    }
    for (const { id } of late) hasToBeNow[id] = 1;
  }
}

/** What a row is pushed to for several windows is pushed late for all of them, or for none. */
function areAllGrouped({ nodes }: Program, sharers: Int32Array, grouped: Uint8Array, id: Ir.NodeId): boolean {
  const first = sharers[id]!;
  return (
    first < 0 || !remembers(nodes[id]!) || nodes.every((n) => sharers[n.id] !== first || grouped[n.id] === 1)
  );
}

/** By node: 1 where it only looks, and all that reads it does; memories do not wait. */
export const lookingNodes = (program: Program, book: Uint8Array): Uint8Array =>
  lazyNodes(program, book, new Uint8Array(program.nodes.length));

function lazyNodes({ nodes, clocks }: Program, book: Uint8Array, grouped: Uint8Array): Uint8Array {
  const lazy = new Uint8Array(nodes.length);
  for (const node of nodes) {
    const isBar = node.op === 'sample' && node.aggregate !== undefined;
    const isLooking = clocks[node.clock]!.kind === 'grid' && looking.has(node.op) && !isBar;
    if (isLooking || grouped[node.id] === 1) lazy[node.id] = 1;
  }
  // What is computed at once, and what pushes a row at once, needs its arguments at once: from the roots down.
  for (let id = nodes.length - 1; id >= 0; id--) {
    const node = nodes[id]!;
    const isPushing = node.op === 'window' && !(grouped[id] === 1 && remembers(node));
    for (const arg of node.args) {
      if (lazy[id] === 0 || isPushing || book[arg] !== book[id]) lazy[arg] = 0;
    }
  }
  // Books are gone through together: there what is light takes less than to ask whether it stands already.
  for (const { id, op, args } of nodes) {
    if (book[id] === 1 && light.has(op) && args.every((arg) => lazy[arg] === 0)) lazy[id] = 0;
  }
  return lazy;
}

/** Whether a node holds so many of the last values of its arguments, and nothing else. */
export const remembers = (node: Ir.Node): boolean =>
  node.op === 'before' || ((node.op === 'ago' || node.op === 'window') && node.length.unit === 'sessions');

/** 1 for windows of observations, what remembers their values, and what is computed between the two. */
function groupable(
  { nodes, clocks, everyMinutes }: Program,
  sharers: Int32Array,
  not: Uint8Array,
): Uint8Array {
  const can = new Uint8Array(nodes.length);
  if (everyMinutes !== undefined) return can;
  const isConstant = (id: Ir.NodeId): boolean => clocks[nodes[id]!.clock]!.kind === 'const';
  for (const node of nodes) {
    const { id, args } = node;
    if (not[id] === 1 || clocks[node.clock]!.kind !== 'grid') continue;
    if (args.some((arg) => can[arg] === 1)) {
      const isOfThem = remembers(node) || tickwise.has(node.op);
      if (isOfThem && args.every((arg) => can[arg] === 1 || isConstant(arg))) can[id] = 1;
    } else if (node.op === 'window' && sharers[id]! >= 0 && node.length.unit === 'observations') can[id] = 1;
  }
  // Only for those that remember: others wait by themselves.
  const wanted = new Uint8Array(nodes.length);
  for (let id = nodes.length - 1; id >= 0; id--) {
    if (can[id] === 0) continue;
    if (remembers(nodes[id]!)) wanted[id] = 1;
    if (wanted[id] === 1) for (const arg of nodes[id]!.args) wanted[arg] = can[arg]!;
  }
  return wanted;
}

function groupsOf({ nodes }: Program, grouped: Uint8Array): Pick<Waiting, 'group' | 'groups'> {
  const group = Int32Array.from(grouped, (isIn, id) => (isIn === 1 ? id : -1));
  const members = nodes.filter(({ id }) => group[id]! >= 0);
  // Each takes the number of its arguments; where they come from several groups, these become one.
  for (const { id, args } of members) {
    for (const arg of args) {
      const [from, to] = [group[id]!, group[arg]!];
      if (to >= 0 && from !== to)
        for (const other of members) if (group[other.id] === from) group[other.id] = to;
    }
  }
  const numbers = [...new Set(members.map(({ id }) => group[id]!))];
  return {
    group: group.map((number) => numbers.indexOf(number)),
    groups: numbers.map((number) => members.filter(({ id }) => group[id] === number)),
  };
}
