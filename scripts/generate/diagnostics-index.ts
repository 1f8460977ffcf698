import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, type LintRuleId, lintRules } from '@hedgerow/dsl';
import { pagePath } from '../pages.ts';

/** docs/diagnostics/README.md: every diagnostic with its severity and the first paragraph of its page. */
export function diagnosticsIndex(root: string): string {
  const summaryOf = (id: string): string => {
    const page = readFileSync(join(root, pagePath(id)), 'utf8');
    return page.split(/\n\n+/)[1]!.replace(/\n/g, ' ').replace(/\|/g, '\\|');
  };
  const ids = Object.keys(catalogue).sort();
  const rows = ids
    .filter((id) => !(id in lintRules))
    .map(
      (id) =>
        `| [${id}](${id}.md) | ${catalogue[id as keyof typeof catalogue].severity} | ${summaryOf(id)} |`,
    );
  const lintRows = ids
    .filter((id) => id in lintRules)
    .map((id) => {
      const { recommended, strict, category } = lintRules[id as LintRuleId];
      const link = `[${id}](../../${pagePath(id)})`;
      return `| ${link} | ${category} | ${recommended} | ${strict} | ${summaryOf(id)} |`;
    });
  return `# Diagnostics

Each has a page with an example to avoid and one to prefer; both are run as tests. In the terminal: \`hedgerow docs ID\`. A warning is silenced by \`# allow ID [until DATE]: reason\` on the line above; an error is not.

| id | severity | what it means |
|---|---|---|
${rows.join('\n')}

## Lint rules

Found by \`hedgerow lint\`, each as loud as the preset or hedgerow.json says.

| id | category | recommended | strict | what it means |
|---|---|---|---|---|
${lintRows.join('\n')}
`;
}
