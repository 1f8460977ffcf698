/** Every relative link of the docs leads to a file of the project. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { markdownFiles, read, root } from './markdown.ts';

it.each(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', ...markdownFiles('docs')])('%s', (page) => {
  const targets = [...read(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map((m) => m[1]!);
  expect(targets.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([]);
});
