/** Where a caret stands in a JSON text that may be half-written. */

export interface Place {
  /** Keys and indexes from the outermost on; without the key where one is being written. */
  readonly path: readonly (string | number)[];
  /** Of each object and array around, the keys that it has elsewhere, with the values of those that are strings. */
  readonly around: readonly ReadonlyMap<string, string>[];
  readonly isKey: boolean;
  /** What a completion takes the place of. */
  readonly from: number;
  readonly to: number;
  readonly isFollowedByColon: boolean;
}

/** An object or an array that is open at a token. */
interface Open {
  readonly isObject: boolean;
  readonly keys: Map<string, string>;
  /** The key, or the index, of what is being read in it. */
  at: string | number;
  isValue: boolean;
}

const TOKEN = /[{}[\],:]|"(?:[^"\\\n]|\\.)*"?|[^\s{}[\],:"]+/g;
const isMark = (token: string): boolean => /^[{}[\],:]$/.test(token);
/** Behind a closed string nothing of it is written any more. */
const isClosed = (token: string): boolean => /^".*"$/.test(token);
const withoutQuotes = (token: string): string => token.replace(/^"|"$/g, '');

/** `undefined` where nothing is to be written: outside of all, and behind a value that is complete. */
export function placeAt(text: string, offset: number): Place | undefined {
  const open: Open[] = [];
  let before = '';
  let place: Place | undefined;
  let inner: Open | undefined;
  const tokens = [...text.matchAll(TOKEN)];
  for (const [i, { 0: token, index }] of tokens.entries()) {
    const end = index + token.length;
    const isAtCaret =
      !isMark(token) && index < offset && (offset < end || (offset === end && !isClosed(token)));
    if (!place && (isAtCaret || index >= offset)) {
      const [from, to] = isAtCaret ? [index, end] : [offset, offset];
      const next = tokens[isAtCaret ? i + 1 : i]?.[0];
      place = placeIn(open, before, { from, to, isFollowedByColon: next === ':' });
      if (!place) return undefined;
      inner = open.at(-1);
    }
    read(open, token, isAtCaret);
    // The rest of the object around the caret tells what else it has; what follows it is of no interest.
    if (inner && !open.includes(inner)) break;
    before = token;
  }
  return place ?? placeIn(open, before, { from: offset, to: offset, isFollowedByColon: false });
}

function placeIn(
  open: readonly Open[],
  before: string,
  caret: Pick<Place, 'from' | 'to' | 'isFollowedByColon'>,
): Place | undefined {
  const inner = open.at(-1);
  if (!inner || !['{', '[', ',', ':'].includes(before)) return undefined;
  const isKey = inner.isObject && !inner.isValue;
  const path = open.map(({ at }) => at).slice(0, isKey ? -1 : undefined);
  return { path, around: open.map(({ keys }) => keys), isKey, ...caret };
}

function read(open: Open[], token: string, isAtCaret: boolean): void {
  const inner = open.at(-1);
  if (token === '{' || token === '[') {
    const isObject = token === '{';
    open.push({ isObject, keys: new Map(), at: isObject ? '' : 0, isValue: !isObject });
  } else if (token === '}' || token === ']') open.pop();
  else if (!inner) return;
  else if (token === ':') inner.isValue = true;
  else if (token === ',') {
    inner.isValue = !inner.isObject;
    if (!inner.isObject) inner.at = Number(inner.at) + 1;
  } else if (inner.isObject && !isAtCaret) {
    if (inner.isValue) inner.keys.set(String(inner.at), withoutQuotes(token));
    else {
      inner.at = withoutQuotes(token);
      inner.keys.set(inner.at, '');
    }
  }
}
