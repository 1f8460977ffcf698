import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A fenced block: ```` ```LANGUAGE NAME ````, with the heading that it stands under. */
export interface Fence {
  readonly language: string;
  readonly name: string;
  readonly text: string;
  readonly heading: string;
  readonly line: number;
}

/** Every fenced block of a Markdown text; blocks indented by four spaces are not fences. */
export function fences(markdown: string): Fence[] {
  const found: Fence[] = [];
  let heading = '';
  let open: { language: string; name: string; line: number; body: string[] } | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    const fence = /^```(\S*)\s*(.*)$/.exec(line);
    if (open && line.trimEnd() === '```') {
      found.push({ ...open, text: `${open.body.join('\n')}\n`, heading });
      open = undefined;
    } else if (open) {
      open.body.push(line);
    } else if (fence) {
      open = { language: fence[1]!, name: fence[2]!.trim(), line: index + 1, body: [] };
    } else if (/^#+ /.test(line)) {
      heading = line.replace(/^#+ /, '');
    }
  }
  return found;
}

/** Paths of all Markdown files below a folder of the project, relative to the project. */
export function markdownFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name))
    .sort();
}

export const read = (path: string): string => readFileSync(join(root, path), 'utf8');
