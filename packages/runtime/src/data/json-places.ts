/** Where the values of a JSON text stand, so that findings about them have a line and a column. */

export type JsonPath = readonly (string | number)[];

export interface JsonPlaces {
  /** Offset of the value at a path, or of the nearest value around it. */
  at(path: JsonPath): number;
  /** Offset of the key that a path ends in. */
  keyAt(path: JsonPath): number;
  /** Keys that an object has twice: `JSON.parse` keeps the last and says nothing. */
  readonly duplicates: readonly JsonPath[];
}

/** `feeds.treasury.lag`, `data[0]`, `feeds["my feed"].path` */
export function formatPath(path: JsonPath): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else if (!/^[A-Za-z_$][\w$-]*$/.test(part)) text += `[${JSON.stringify(part)}]`;
    else text += text === '' ? part : `.${part}`;
  }
  return text;
}

const TOKEN = /[{}[\],:]|"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+/g;

/** Scans a text that JSON.parse has accepted. */
export function jsonPlaces(text: string): JsonPlaces {
  const values = new Map<string, number>();
  const keys = new Map<string, number>();
  const duplicates: JsonPath[] = [];
  const tokens = [...text.matchAll(TOKEN)];
  const keyOf = (path: JsonPath): string => JSON.stringify(path);
  let next = 0;

  const skipTo = (closing: string, item: () => void): void => {
    next++;
    while (tokens[next]![0] !== closing) {
      if (tokens[next]![0] === ',') next++;
      else item();
    }
    next++;
  };
  const value = (path: JsonPath): void => {
    const token = tokens[next]!;
    values.set(keyOf(path), token.index);
    if (token[0] === '{') {
      skipTo('}', () => {
        const key = tokens[next]!;
        const inner = [...path, JSON.parse(key[0]) as string];
        if (keys.has(keyOf(inner))) duplicates.push(inner);
        keys.set(keyOf(inner), key.index);
        next += 2;
        value(inner);
      });
    } else if (token[0] === '[') {
      let index = 0;
      skipTo(']', () => value([...path, index++]));
    } else next++;
  };
  value([]);

  const at = (path: JsonPath): number => values.get(keyOf(path)) ?? at(path.slice(0, -1));
  return { at, keyAt: (path) => keys.get(keyOf(path)) ?? at(path), duplicates };
}
