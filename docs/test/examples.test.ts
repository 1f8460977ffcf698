/** Every rule set in the docs checks without a finding, and its tests pass. */
import { compile } from '@hedgerow/dsl';
import { runTests } from '@hedgerow/runtime';
import { describe, expect, it } from 'vitest';
import { type Fence, fences, markdownFiles, read } from './markdown.ts';

const ruleSetsOf = (page: string): Fence[] =>
  fences(read(page)).filter((f) => f.language === 'hedge' && f.name === '');

const pages = ['README.md', ...markdownFiles('docs')].filter(
  (page) => !page.startsWith('docs/diagnostics/') && ruleSetsOf(page).length > 0,
);

describe.each(pages)('%s', (page) => {
  it.each(ruleSetsOf(page).map((b) => [b.line, b] as const))('the rule set at line %i', (_line, block) => {
    const files = [{ name: page, text: block.text }];
    expect(compile(files).diagnostics.map((d) => d.message)).toEqual([]);
    for (const result of runTests(files).tests) expect(result).toMatchObject({ passed: true });
  });
});
