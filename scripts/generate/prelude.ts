import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The prelude's files as one module, since packages/dsl reads no files. */
export function preludeModule(root: string): string {
  const folder = join(root, 'packages/dsl/src/prelude');
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.hedge'))
    .sort();
  const entries = files.map((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    return `  {\n    name: ${JSON.stringify(`prelude/${name}`)},\n    text: ${literal(text)},\n  },\n`;
  });
  return [
    '// Generated from the .hedge files beside it by scripts/generate.ts. Do not edit.',
    "import type { SourceFile } from '../source/span.ts';",
    '',
    `export const preludeSources: readonly SourceFile[] = [\n${entries.join('')}];`,
    '',
  ].join('\n');
}

const literal = (text: string): string =>
  `\`${text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${')}\``;
