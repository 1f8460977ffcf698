/** Where a text stops being JSON: of some mistakes JSON.parse tells what they are, but not where. */

const SPACE = /[ \t\n\r]*/y;
const STRING = /"(?:[^"\\\p{Cc}]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4})|[\u007f-\u009f])*"/uy;
const SCALAR = /(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.+-])/y;

class Fault extends Error {}

/** Offset of the first thing that cannot stand where it does, or the end; `undefined` for JSON. */
export function jsonFault(text: string): number | undefined {
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    const found = pattern.test(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const mark = (wanted: string): boolean => {
    take(SPACE);
    const found = text[at] === wanted;
    if (found) at++;
    return found;
  };
  const must = (found: boolean): void => {
    if (!found) throw new Fault();
  };
  const list = (closing: string, item: () => void): void => {
    if (mark(closing)) return;
    do item();
    while (mark(','));
    must(mark(closing));
  };
  const value = (): void => {
    take(SPACE);
    if (mark('{')) list('}', member);
    else if (mark('[')) list(']', value);
    else must(take(STRING) || take(SCALAR));
  };
  const member = (): void => {
    take(SPACE);
    must(take(STRING));
    must(mark(':'));
    value();
  };
  try {
    value();
    take(SPACE);
    must(at === text.length);
    return undefined;
  } catch (error) {
    if (error instanceof Fault) return at;
    throw error;
  }
}
