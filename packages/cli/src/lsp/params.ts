/** What the params of a message must hold at the least, so that a mistaken client is told and harms nothing. */

/** A leaf, an object with these properties (a `?` at the end of a name: it may be absent), or a list of these. */
type Shape =
  | 'text'
  | 'uri'
  | 'count'
  | 'number'
  | 'any'
  | { readonly [name: string]: Shape }
  | readonly [Shape];

const position = { line: 'count', character: 'count' } as const;
const range = { start: position, end: position } as const;
const document = { textDocument: { uri: 'uri' } } as const;
const at = { ...document, position } as const;

const shapes: Readonly<Record<string, Shape>> = {
  initialize: { capabilities: {} },
  'textDocument/didOpen': {
    textDocument: { uri: 'uri', languageId: 'text', version: 'number', text: 'text' },
  },
  'textDocument/didChange': {
    textDocument: { uri: 'uri', version: 'number' },
    contentChanges: [{ 'range?': range, text: 'text' }],
  },
  'textDocument/completion': at,
  'textDocument/hover': at,
  'textDocument/signatureHelp': at,
  'textDocument/definition': at,
  'textDocument/references': { ...at, context: {} },
  'textDocument/documentHighlight': at,
  'textDocument/prepareRename': at,
  'textDocument/linkedEditingRange': at,
  'textDocument/prepareCallHierarchy': at,
  'textDocument/rename': { ...at, newName: 'text' },
  'textDocument/onTypeFormatting': { ...at, ch: 'text' },
  'textDocument/rangeFormatting': { ...document, range },
  'textDocument/codeAction': { ...document, range, context: {} },
  'textDocument/inlayHint': { ...document, range },
  'textDocument/semanticTokens/full/delta': { ...document, previousResultId: 'text' },
  'textDocument/semanticTokens/range': { ...document, range },
  'textDocument/selectionRange': { ...document, positions: [position] },
  'callHierarchy/incomingCalls': { item: { uri: 'uri', range, selectionRange: range } },
  'callHierarchy/outgoingCalls': { item: { uri: 'uri', range, selectionRange: range } },
  'completionItem/resolve': { label: 'text' },
  'workspace/symbol': { query: 'text' },
  'workspace/executeCommand': { command: 'text', 'arguments?': ['any'] },
  'workspace/textDocumentContent': { uri: 'uri' },
  'workspace/didChangeWatchedFiles': { changes: [{ uri: 'uri', type: 'count' }] },
  'workspace/didChangeWorkspaceFolders': { event: { added: [{ uri: 'uri' }], removed: [{ uri: 'uri' }] } },
};

/** What is wrong with the params of a message, in words; `undefined` where they will do. */
export function malformed(method: string, params: unknown): string | undefined {
  const shape = shapes[method] ?? (method.startsWith('textDocument/') ? document : undefined);
  return shape && misfit(params, shape, 'params');
}

function misfit(value: unknown, shape: Shape, path: string): string | undefined {
  if (shape === 'any') return undefined;
  if (typeof shape === 'string') {
    return fits(value, shape) ? undefined : `expected ${path} to be ${words[shape]}, found ${shown(value)}`;
  }
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) return `expected ${path} to be a list, found ${shown(value)}`;
    return first(value.map((one, i) => () => misfit(one, shape[0], `${path}[${i}]`)));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return `expected ${path} to be an object, found ${shown(value)}`;
  }
  const found = value as Readonly<Record<string, unknown>>;
  return first(
    Object.entries(shape).map(([key, inner]) => () => {
      const name = key.replace(/\?$/, '');
      if (key !== name && found[name] === undefined) return undefined;
      return misfit(found[name], inner, `${path}.${name}`);
    }),
  );
}

function first(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const wrong = check();
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

type Leaf = Extract<Shape, string>;
const words: Readonly<Record<Leaf, string>> = {
  text: 'a string',
  uri: 'a URI',
  count: 'a whole number from 0',
  number: 'a whole number',
  any: 'anything',
};

function fits(value: unknown, leaf: Leaf): boolean {
  if (leaf === 'text') return typeof value === 'string';
  if (leaf === 'uri') return typeof value === 'string' && /^[A-Za-z][\w+.-]*:/.test(value);
  return Number.isSafeInteger(value) && (leaf !== 'count' || (value as number) >= 0);
}

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 60);
