/** What docs/editors.md shows a host to write runs as it stands, and prints what the page says. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fences, read } from '../../../../docs/test/markdown.ts';

const blocks = fences(read('docs/editors.md'));
const block = (language: string) => blocks.find((one) => one.language === language)!.text;

it('the example of a host', () => {
  const args = ['--conditions=hedgerow-source', '--input-type=module-typescript', '-e', block('ts')];
  // Names of packages are looked up from the working folder.
  const cwd = join(import.meta.dirname, '../..');
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8' });
  expect(stdout, stderr).toBe(block('text'));
});
