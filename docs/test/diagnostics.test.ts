/** Every diagnostic has a page; its Avoid block yields exactly that diagnostic, its Prefer block none. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { catalogue, type LintRuleId, lintRules } from '@hedgerow/dsl';
import { describe, expect, it } from 'vitest';
import { pagePath } from '../../scripts/pages.ts';
import { findingsOf, lintFindingsOf } from './findings.ts';
import { type Fence, fences, markdownFiles, read, root } from './markdown.ts';

const ids = Object.keys(catalogue);

describe.each(ids)('%s', (id) => {
  const path = pagePath(id);
  const isLint = id in lintRules;
  const run = isLint ? (blocks: readonly Fence[]) => lintFindingsOf(id as LintRuleId, blocks) : findingsOf;
  const page = existsSync(join(root, path)) ? read(path) : undefined;

  it('has a page with its name, Avoid, Prefer and Why', () => {
    expect(page, `${path} is missing`).toBeDefined();
    expect(page!.split('\n')[0]).toBe(`# ${id}`);
    const headings = ['## Avoid', '## Prefer', '## Why', ...(isLint ? ['## Configuration'] : [])];
    for (const heading of headings) expect(page).toContain(`\n${heading}\n`);
  });

  it('its Avoid example yields it, and nothing else', () => {
    const blocks = fences(page ?? '').filter((f) => f.heading === 'Avoid');
    expect(blocks).not.toEqual([]);
    expect([...new Set(run(blocks))]).toEqual([id]);
  });

  it('its Prefer example yields nothing', () => {
    const blocks = fences(page ?? '').filter((f) => f.heading === 'Prefer');
    expect(blocks).not.toEqual([]);
    expect(run(blocks)).toEqual([]);
  });
});

it('no page is left over from a diagnostic that is gone', () => {
  const pages = markdownFiles('docs/diagnostics').map((p) => p.replace(/^.*\//, '').replace(/\.md$/, ''));
  expect(pages.filter((p) => p !== 'README' && (!ids.includes(p) || p in lintRules))).toEqual([]);
});
