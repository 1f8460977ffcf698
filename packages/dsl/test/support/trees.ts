/** Trees as tests compare and show them. */

/** A tree without its places: no spans. */
export function stripSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stripSpans);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => key !== 'span' && key !== 'opSpans')
      .map(([key, part]) => [key, stripSpans(part)]),
  );
}

interface TreeNode {
  readonly kind: string;
  readonly [field: string]: unknown;
}

const isNode = (value: unknown): value is TreeNode =>
  typeof value === 'object' && value !== null && typeof (value as { kind?: unknown }).kind === 'string';

/** A tree as an S-expression; names and literals stand for themselves, a hole is `⚠`. */
export function sexpr(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sexpr).join(' ')}]`;
  if (typeof value === 'string') return JSON.stringify(value);
  if (!isNode(value)) return String(value);
  switch (value.kind) {
    case 'Bad':
      return '⚠';
    case 'Ident':
    case 'Name':
      return String(value.name);
    case 'Number':
      return `${value.value}${value.suffix === '' ? '' : `(${value.suffix})`}`;
    case 'Money':
      return `${value.value}${value.currency}`;
    case 'Duration':
      return `${value.count}_${value.unit}`;
    case 'Date':
      return String(value.text);
    case 'String':
      return JSON.stringify(value.value);
    default: {
      const fields = Object.entries(value).filter(([key]) => !['kind', 'span', 'opSpans'].includes(key));
      const shown = fields.map(([key, part]) => ` ${key}:${typeof part === 'string' ? part : sexpr(part)}`);
      return `(${value.kind}${shown.join('')})`;
    }
  }
}
