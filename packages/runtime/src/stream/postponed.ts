/**
 * Groups of nodes that wait together, as text: see lazy.ts. Each counts the instants that it owes. Where it is asked, it
 * goes through the last of them, as many as it remembers; its windows are looked at as they were then.
 */
import { type Ir, SPARE_ROWS } from '@hedgerow/dsl';
import { statementOf } from './expressions.ts';
import type { Names } from './names.ts';
import { TICK } from './now.ts';
import { lookBackOf, pushOf, streakOf } from './window-text.ts';
import type { Words } from './words.ts';

const isSource = (node: Ir.Node): boolean => node.op === 'window' && node.length.unit === 'observations';

/** A function that moves a group on. */
export function payOf(nodes: readonly Ir.Node[], number: number, words: Words): string {
  const { self, cell } = words;
  const locals = new Set<Ir.NodeId>();
  const names = words.names(locals);
  /** Each instant in its turn: `j` is how many came after it. */
  const then: Names = {
    ...names,
    now: (clock, at) => (at === TICK ? `(${names.now(clock, TICK)} - j)` : names.now(clock, at)),
  };
  const isRead = (id: Ir.NodeId): boolean => nodes.some(({ args }) => args.includes(id));
  const steps = nodes.map((node) => {
    const push = node.op === 'window' && !isSource(node) ? pushOf(node, then)! : '';
    if (node.op === 'window' && !isSource(node) && !isRead(node.id)) return push;
    const text =
      node.op === 'window' && isSource(node)
        ? lookBackOf(node, then, lag(node, names))
        : statementOf(node, then)!;
    locals.add(node.id);
    return `${push} ${text} const x${node.id} = x; ${cell(node.id)} = x;`;
  });

  const owed = words.each('owed', number);
  return `function pay${number}(${self}) {
  for (let j = ${owed} - 1; j >= 0; j--) {
    let x = NaN;
    ${steps.join('\n    ')}
  }
  ${owed} = 0;
}`;
}

/** For the end of each instant: a group owes one more. */
export function oweOf(nodes: readonly Ir.Node[], number: number, words: Words): string {
  const names = words.names(new Set());
  const reach = reachOf(nodes, number, names, words);
  const isFar = words.constant(`far${number}`, `${reach} > ${SPARE_ROWS + 1}`);
  // What is unknown gives no row: the rows of the instants before it are found now, or never.
  const unknown = nodes.filter(isSource).map((node) => `${streakOf(node, names)} !== 1`);
  const isDue = [isFar, ...new Set(unknown)].join(' || ');
  const owed = words.each('owed', number);
  return `if (${owed} < ${reach}) ${owed}++; if (${isDue}) pay${number}(${words.self});`;
}

/** How many rows came after the window of that instant: the present one may have brought none. */
const lag = (node: Ir.Node, names: Names): string => `(${streakOf(node, names)} === 1 ? j : j - 1)`;

/** Of how many instants, the present one included, a group has to make the values: a constant's name. */
function reachOf(nodes: readonly Ir.Node[], number: number, names: Names, words: Words): string {
  const reaches = new Map<Ir.NodeId, string>();
  for (const node of [...nodes].reverse()) {
    const asked = nodes
      .filter(({ args }) => args.includes(node.id))
      .map((by) => `${reaches.get(by.id)!} + ${beyond(by, names)}`);
    reaches.set(node.id, words.constant(`d${node.id}`, `Math.max(${['1', ...asked].join(', ')})`));
  }
  return words.constant(`reach${number}`, `Math.max(${[...reaches.values()].join(', ')})`);
}

/** How many instants before its own a node remembers. */
function beyond(node: Ir.Node, names: Names): string {
  if (node.op === 'before') return '1';
  if (node.op === 'ago') return names.count(node.length.count);
  return node.op === 'window' ? `${names.window(names.sharers[node.id]!, 'rows.longest')} - 1` : '0';
}
