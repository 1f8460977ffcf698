/**
 * The boundary between a client's messages and the service. URIs: clients spell one file in different ways (`%20` or
 * not, `c%3A` or `c:`), the service knows it by one. Columns: clients may count bytes or code points, the service
 * counts UTF-16 units. Everything that goes in or out is translated here, and nowhere else.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { TextDocument, Workspace } from '@hedgerow/dsl/service';
import { type Position, PositionEncodingKind, type SemanticTokens } from 'vscode-languageserver/node';
import { fromClient, toClient } from './encoding.ts';

/** The one spelling of a URI by which the service knows a file; other schemes are left as they are. */
export function canonical(uri: string): string {
  if (!uri.startsWith('file:')) return uri;
  try {
    const { href } = pathToFileURL(fileURLToPath(uri));
    return href.replace(/^file:\/\/\/[A-Z]:/, (drive) => drive.toLowerCase());
  } catch {
    return uri;
  }
}

type Convert = (position: Position, document: TextDocument, encoding: PositionEncodingKind) => Position;

export class Wire {
  encoding: PositionEncodingKind = PositionEncodingKind.UTF16;
  readonly #workspace: Workspace;
  /** How the client spells files that it opened, by the service's spelling; those that it spells alike are not kept. */
  readonly #spellings = new Map<string, string>();

  constructor(workspace: Workspace) {
    this.#workspace = workspace;
  }

  /** The service's spelling of a document that the client opens. Answers are to name it as the client does. */
  opened(uri: string): string {
    const ours = canonical(uri);
    if (ours === uri) this.#spellings.delete(ours);
    else this.#spellings.set(ours, uri);
    return ours;
  }

  closed(uri: string): void {
    this.#spellings.delete(uri);
  }

  spelled = (uri: string): string => this.#spellings.get(uri) ?? uri;

  /** Params as the service reads them. */
  in<T>(params: T): T {
    return this.#walk(params, undefined, canonical, fromClient) as T;
  }

  /** An answer as the client reads it; its positions are of the document asked about, unless it names another. */
  out<T>(result: T, uri: string | undefined): T {
    if (this.isPlain && this.#spellings.size === 0) return result;
    if (isTokens(result)) return { ...result, data: this.#tokens(result.data, uri) };
    return this.#walk(result, uri, this.spelled, toClient) as T;
  }

  /** A position of a text that is not the workspace's present one: of one change among several. */
  positionIn(document: TextDocument, position: Position): Position {
    return this.isPlain ? position : fromClient(position, document, this.encoding);
  }

  /** The client counts columns as the service does. */
  get isPlain(): boolean {
    return this.encoding === PositionEncodingKind.UTF16;
  }

  #walk(
    value: unknown,
    uri: string | undefined,
    spell: (uri: string) => string,
    convert: Convert,
    key?: string,
  ): unknown {
    if (typeof value === 'string') {
      const isUri = key === 'uri' || key === 'rootUri' || (key === 'arguments' && value.startsWith('file:'));
      return isUri ? spell(value) : value;
    }
    if (Array.isArray(value)) {
      return value.map((one) => this.#walk(one, uri, spell, convert, key === 'arguments' ? key : undefined));
    }
    // What travels as `data` comes back as it went.
    if (typeof value !== 'object' || value === null || key === 'data') return value;
    const { line, character } = value as Partial<Position>;
    if (typeof line === 'number' && typeof character === 'number') {
      const document = uri === undefined || this.isPlain ? undefined : this.#workspace.get(uri);
      return document ? convert({ line, character }, document, this.encoding) : value;
    }
    const own = documentOf(value) ?? uri;
    const entries = Object.entries(value).map(([name, part]): [string, unknown] => {
      if (key === 'changes') return [spell(name), this.#walk(part, canonical(name), spell, convert)];
      return [name, this.#walk(part, own === undefined ? own : canonical(own), spell, convert, name)];
    });
    return Object.fromEntries(entries);
  }

  /** Columns and lengths of semantic tokens, which are told relative to the token before. */
  #tokens(data: readonly number[], uri: string | undefined): number[] {
    const document = uri === undefined ? undefined : this.#workspace.get(uri);
    if (!document || this.isPlain) return [...data];
    const made: number[] = [];
    const column = (row: number, at: number): number =>
      toClient({ line: row, character: at }, document, this.encoding).character;
    let line = 0;
    let character = 0;
    for (let i = 0; i < data.length; i += 5) {
      const [down, right, length] = data.slice(i, i + 3) as [number, number, number];
      const before = down > 0 ? 0 : column(line, character);
      line += down;
      character = down > 0 ? right : character + right;
      const from = column(line, character);
      made.push(down, from - before, column(line, character + length) - from, data[i + 3]!, data[i + 4]!);
    }
    return made;
  }
}

const isTokens = (value: unknown): value is SemanticTokens =>
  typeof value === 'object' && value !== null && 'data' in value && Array.isArray(value.data);

/** The document that an object speaks of: its own `uri`, or that of what it is about. */
export function documentOf(value: unknown): string | undefined {
  const parts = (value ?? {}) as Readonly<Record<string, { readonly uri?: unknown } | undefined>> & {
    uri?: unknown;
  };
  const found = parts.uri ?? parts.textDocument?.uri ?? parts.item?.uri ?? parts.from?.uri;
  return typeof found === 'string' ? found : undefined;
}
