import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from '../support/run.ts';

const cwd = folderWith({});

describe('docs', () => {
  it('shows the page of a diagnostic', () => {
    const { code, stdout } = hedgerow(cwd, ['docs', 'unknown-name']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^unknown-name\n\n/);
    expect(stdout).toContain('Avoid');
    expect(stdout).not.toContain('```');
  });

  it('shows the entry of a function', () => {
    const { code, stdout } = hedgerow(cwd, ['docs', 'rsi']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^rsi\(/);
    expect(stdout).toContain('Wilder');
    for (const section of ['Parameters', 'Formula', 'Source', 'Example'])
      expect(stdout).toContain(`\n${section}\n`);
  });

  it('lists everything', () => {
    const { code, stdout } = hedgerow(cwd, ['docs']);
    expect(code).toBe(0);
    expect(stdout).toContain('  unknown-name ');
    expect(stdout).toContain('  rsi(');
  });

  it('suggests the nearest name', () => {
    const { code, stderr } = hedgerow(cwd, ['docs', 'unkown-name']);
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean `unknown-name`?');
  });
});
