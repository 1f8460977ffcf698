/** The ids of the lint rules, which are the names of their folders: for what must know them without the rules themselves. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

export const lintIdsPath = 'packages/dsl/src/lint/ids.generated.ts';

export function lintIds(root: string): string {
  const folders = readdirSync(join(root, 'packages/dsl/src/lint/rules'), { withFileTypes: true });
  const ids = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return `/** The ids of the lint rules. Made by scripts/generate/lint-ids.ts. */
export const lintRuleIds = [
${ids
  .sort()
  .map((id) => `  '${id}',\n`)
  .join('')}] as const;
export type LintRuleId = (typeof lintRuleIds)[number];
`;
}
