import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue } from '@hedgerow/dsl';

/** docs/diagnostics/README.md: every diagnostic with its severity and the first paragraph of its page. */
export function diagnosticsIndex(root: string): string {
  const rows = Object.entries(catalogue)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, { severity }]) => {
      const page = readFileSync(join(root, 'docs/diagnostics', `${id}.md`), 'utf8');
      const summary = page.split(/\n\n+/)[1]!.replace(/\n/g, ' ');
      return `| [${id}](${id}.md) | ${severity} | ${summary.replace(/\|/g, '\\|')} |`;
    });
  return `# Diagnostics

Each has a page with an example to avoid and one to prefer; both are run as tests. In the terminal: \`hedgerow docs ID\`. A warning is silenced by \`# allow ID [until DATE]: reason\` on the line above; an error is not.

| id | severity | what it means |
|---|---|---|
${rows.join('\n')}
`;
}
