/** What does not wait though it could: what every instant asks for, and what takes less than to ask. */
import type { Ir, Program } from '@hedgerow/dsl';
import { tickwise } from '../timeline/tickwise.ts';

/** Operators that take no longer than a look whether they have to be asked. */
export const light: ReadonlySet<Ir.Node['op']> = new Set([
  ...tickwise,
  'input',
  'sample',
  'layer-is',
  'layer-size',
] as const);

/** What is asked for at every instant. */
const rootsOf = ({ expressions, rules }: Program): Ir.NodeId[] => [
  ...new Set([...expressions, ...rules.map(({ when }) => when)].map(({ node }) => node)),
];

/** A conjunction or disjunction, with those within it taken apart: gates first, then what they may save. */
export interface Gated {
  readonly node: Ir.Node;
  readonly args: readonly Ir.NodeId[];
}

/**
 * Rules are asked at every instant, and closed at most by a part that is light. So they are made at once, and their
 * gates: these come to wait no more.
 */
export function gatedRoots(program: Program, lazy: Uint8Array, grouped: Uint8Array): Gated[] {
  const { nodes, clocks } = program;
  const gate = new Uint8Array(nodes.length);
  for (const { id, op, clock, args } of nodes) {
    const isLight = light.has(op) && clocks[clock]!.kind === 'grid' && grouped[id] === 0;
    if (lazy[id] === 0 || (isLight && args.every((arg) => gate[arg] === 1))) gate[id] = 1;
  }
  const stand = (id: Ir.NodeId): void => {
    if (lazy[id] === 0) return;
    lazy[id] = 0;
    nodes[id]!.args.forEach(stand);
  };
  const gated: Gated[] = [];
  for (const root of rootsOf(program).sort((a, b) => a - b)) {
    const node = nodes[root]!;
    if (gate[root] === 1) stand(root);
    if (lazy[root] === 0 || grouped[root] === 1 || (node.op !== 'and' && node.op !== 'or')) continue;
    const isApart = (id: Ir.NodeId): boolean => lazy[id] === 1 && gate[id] === 0 && nodes[id]!.op === node.op;
    const all = new Set(node.args);
    // A set is gone through with what is added meanwhile.
    for (const id of all) if (isApart(id)) for (const arg of nodes[id]!.args) all.add(arg);
    const parts = [...all].filter((id) => !isApart(id));
    const gates = parts.filter((id) => gate[id] === 1);
    if (gates.length === 0) continue;
    gates.forEach(stand);
    lazy[root] = 0;
    gated.push({ node, args: [...gates, ...parts.filter((id) => gate[id] === 0)] });
  }
  return gated;
}

/**
 * By node of the book: 1 where it is but a step on the way to others that are made at once, in the same piece of the
 * code. It is made in passing and kept nowhere; whoever asks for it makes it once more.
 */
export function inPassing(
  program: Program,
  book: Uint8Array,
  { lazy, gated }: { readonly lazy: Uint8Array; readonly gated: readonly Gated[] },
  pieceOf: (id: Ir.NodeId) => number,
): Uint8Array {
  const { nodes, clocks } = program;
  const isRead = new Uint8Array(nodes.length);
  const isKept = new Uint8Array(nodes.length);
  const isWritten = ({ id, op, clock }: Ir.Node): boolean =>
    book[id] === 1 && lazy[id] === 0 && light.has(op) && clocks[clock]!.kind === 'grid';
  for (const node of nodes) {
    for (const arg of node.args) {
      isRead[arg] = 1;
      if (!isWritten(node) || pieceOf(node.id) !== pieceOf(arg)) isKept[arg] = 1;
    }
  }
  for (const root of rootsOf(program)) isKept[root] = 1;
  for (const { args } of gated) for (const arg of args) isKept[arg] = 1;
  return Uint8Array.from(nodes, (node) =>
    isWritten(node) && isRead[node.id] === 1 && isKept[node.id] === 0 ? 1 : 0,
  );
}
