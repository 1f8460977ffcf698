/** Names that the data could give: what `compile` has to know before the data can be read. */
import { baseName, inputOfTarget, NEUTRAL_COLUMNS } from './columns.ts';
import { readTable } from './csv.ts';
import { Issues } from './issues.ts';
import { booksFor, type DataSource, type Parts } from './read.ts';

/**
 * Names that the headers, the files' own names and the feeds' maps give, for the `supplied` option of `compile`: a
 * definition of such a name is taken from the data instead. Files that cannot be read give none; `readData` says so.
 */
export function namesIn(parts: Pick<Parts, 'books'>, sources: readonly DataSource[]): string[] {
  const names = new Set<string>();
  for (const { name, content, feed } of sources) {
    if (feed?.type === 'positions') {
      for (const given of booksFor(feed, parts).names(feed, content)) names.add(given);
      continue;
    }
    const header = content === '' ? undefined : readTable(firstLine(content), new Issues(name))?.header;
    if (!header) continue;
    const mapped = new Map(Object.entries(feed?.columns ?? {}).map(([k, v]) => [k.toLowerCase(), v]));
    for (const column of header) {
      const given = mapped.get(column.toLowerCase()) ?? column;
      if (!NEUTRAL_COLUMNS.has(given.toLowerCase())) names.add(inputOfTarget(given));
    }
    if (header.some((h) => /^(close|value)$/i.test(h))) names.add(baseName(name));
  }
  return [...names].sort();
}

/** The header alone: a million rows need not be read twice. */
function firstLine(content: string | Uint8Array): string | Uint8Array {
  if (typeof content === 'string') return content.slice(0, content.search(/[\r\n]|$/));
  const end = content.findIndex((byte) => byte === 10 || byte === 13);
  return end < 0 ? content : content.subarray(0, end);
}
