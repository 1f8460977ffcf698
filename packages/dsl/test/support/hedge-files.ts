import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../../..');

/** Every rule file of the project, and the examples of the language's contract. */
export const hedgeFiles = (): { name: string; text: string }[] =>
  globSync(
    ['rules/**/*.hedge', 'packages/dsl/src/prelude/*.hedge', 'packages/dsl/test/syntax/examples/*.hedge'],
    {
      cwd: root,
    },
  )
    .sort()
    .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));
