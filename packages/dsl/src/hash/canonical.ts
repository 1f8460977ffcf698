import type { Statement } from '../syntax/ast.ts';

/** Parts of the tree that change no meaning. */
const meaningless: ReadonlySet<string> = new Set(['span', 'opSpans', 'doc']);

/**
 * A statement without what changes no meaning: places, comments, parentheses, spellings of the same number. Equal texts
 * are equal declarations.
 */
export function canonical(statement: Statement): string {
  return print(statement);
}

function print(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(print).join()}]`;
  const node = value as Readonly<Record<string, unknown>>;
  if (node.kind === 'Paren') return print(node.inner);
  let text = `(${String(node.kind)}`;
  for (const key of Object.keys(node).sort()) {
    if (key === 'kind' || meaningless.has(key) || node[key] === undefined) continue;
    text += ` ${key}=${print(node[key])}`;
  }
  return `${text})`;
}
