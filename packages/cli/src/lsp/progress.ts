/** What a client may ask to hear before the answer: the parts of long lists, and that work goes on. */
import { type Connection, ProgressType } from 'vscode-languageserver/node';

type Token = string | number;

interface Asked {
  readonly workDoneToken?: Token;
  readonly partialResultToken?: Token;
}

/** Requests whose answers are lists that may be long, and their parts of use by themselves. */
const inParts: ReadonlySet<string> = new Set(['textDocument/references', 'workspace/symbol']);
const partLength = 200;

/** Requests that take long enough to be told of. */
const titles: Readonly<Record<string, string>> = {
  'workspace/executeCommand': 'Running rules',
  'textDocument/references': 'Searching',
  'workspace/symbol': 'Searching',
};

/** Gives the parts of a list as the client asked to have them; what is left for the answer itself. */
export async function toldInParts(
  connection: Connection,
  method: string,
  params: unknown,
  result: unknown,
): Promise<unknown> {
  const { partialResultToken: token } = (params ?? {}) as Asked;
  if (token === undefined || !inParts.has(method) || !Array.isArray(result)) return result;
  const list: readonly unknown[] = result;
  for (let i = 0; i < list.length; i += partLength) {
    await connection.sendProgress(new ProgressType<unknown>(), token, list.slice(i, i + partLength));
  }
  return [];
}

/** Does work of which the client hears the beginning and the end, where it gave a token for that. */
export async function withProgress<T>(
  connection: Connection,
  method: string,
  params: unknown,
  work: () => T | Promise<T>,
): Promise<T> {
  const { workDoneToken: token } = (params ?? {}) as Asked;
  const title = titles[method];
  if (token === undefined || title === undefined) return work();
  const tell = (value: object) => connection.sendProgress(new ProgressType<object>(), token, value);
  await tell({ kind: 'begin', title });
  try {
    return await work();
  } finally {
    await tell({ kind: 'end' });
  }
}
