/** Windows of so many ticks as JavaScript: see counted-windows.ts. `undefined` for windows of any other kind. */
import type { Ir } from '@hedgerow/dsl';
import { derivationOf } from '../kernels/index.ts';
import { finite, known, type Names } from './names.ts';

type WindowNode = Extract<Ir.Node, { op: 'window' }>;

const rowsOf = ({ id }: WindowNode, names: Names): string => names.window(names.sharers[id]!, 'rows');

/** Observations: 1 where the present tick is one. Sessions: how many in a row were known. */
export const streakOf = ({ id }: Ir.Node, names: Names): string =>
  `${names.window(names.sharers[id]!, 'known')}[0]`;

/** The row that windows of the same numbers take, at the first of them. */
export function pushOf(node: WindowNode, names: Names): string | undefined {
  const first = names.sharers[node.id]!;
  if (first < 0) return undefined;
  if (first !== node.id) return '';
  const [rows, streak] = [rowsOf(node, names), streakOf(node, names)];
  const values = node.args.map((arg) => names.value(arg));
  const isKnown = values.map(known).join(' && ');
  const put = values.map((value, k) => {
    const column = names.window(node.id, `rows.values[${k}]`);
    return `${column}[at] = ${column}[again] = ${value};`;
  });
  const add = `const at = ${rows}.add(), again = at + ${rows}.count; ${put.join(' ')}`;
  return node.length.unit === 'observations'
    ? `if (${isKnown}) { ${add} ${streak} = 1; } else ${streak} = 0;`
    : `{ ${add} ${streak} = ${isKnown} ? Math.min(${streak} + 1, ${rows}.longest) : 0; }`;
}

/** What its rows come to. */
export function lookOf(node: WindowNode, names: Names): string | undefined {
  if (names.sharers[node.id]! < 0) return undefined;
  const [rows, streak] = [rowsOf(node, names), streakOf(node, names)];
  const count = names.count(node.length.count);
  const isFilled =
    node.length.unit === 'observations'
      ? `${streak} === 1 && ${rows}.size >= ${count}`
      : `${streak} >= ${count}`;
  return `if (${isFilled}) { ${kernelOf(node, names, `${rows}.end`)} } else x = NaN;`;
}

/** Of observations: what its rows came to when so many of them, an expression, were not there yet; -1 for none then. */
export function lookBackOf(node: WindowNode, names: Names, later: string): string {
  const rows = rowsOf(node, names);
  const isFilled = `later >= 0 && ${rows}.size - later >= ${names.count(node.length.count)}`;
  const value = kernelOf(node, names, `${rows}.end - later`);
  return `{ const later = ${later}; if (${isFilled}) { ${value} } else x = NaN; }`;
}

function kernelOf(node: WindowNode, names: Names, at: string): string {
  const its = (what: string): string => names.window(node.id, what);
  // What is derived of rows is made when they are looked at.
  const complete = derivationOf(node.fn) ? `${rowsOf(node, names)}.complete(); ` : '';
  const start = `end - ${names.count(node.length.count)}`;
  return `${complete}const end = ${at}; ${finite(`${its('kernel')}(${its('columns')}, ${start}, end, ${its('statics')})`)}`;
}
