/** The Dockerfile, read: no Docker is asked for. What its RUN lines call has to exist in this workspace. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../../..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');

interface Instruction {
  readonly word: string;
  readonly rest: string;
}

/** Instructions in order, continued lines joined, comments left out. */
const instructions: readonly Instruction[] = read('Dockerfile')
  .split('\n')
  .filter((line) => line.trim() !== '' && !line.startsWith('#'))
  .join('\n')
  .replace(/\\\n/g, ' ')
  .split('\n')
  .map((line) => {
    const [, word = '', rest = ''] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    return { word, rest: rest.replace(/\s+/g, ' ') };
  });
const all = (word: string): string[] =>
  instructions.filter((one) => one.word === word).map(({ rest }) => rest);

describe('Dockerfile', () => {
  it('is made of known instructions, from the pinned line of Node', () => {
    const known = ['FROM', 'WORKDIR', 'COPY', 'RUN', 'USER', 'ENTRYPOINT', 'CMD'];
    expect(instructions.map(({ word }) => word).filter((word) => !known.includes(word))).toEqual([]);
    expect(all('FROM')).toEqual(['node:24-slim AS build', 'node:24-slim']);
    expect(JSON.parse(read('package.json')).devDependencies.node).toMatch(/^24\./);
  });

  it('copies only what is there, and takes from the build only its packages', () => {
    for (const copy of all('COPY')) {
      const [from] = /^--from=build (\S+)/.exec(copy)?.slice(1) ?? [];
      if (from !== undefined) expect(all('RUN').join('\n')).toContain(`--pack-destination ${from}`);
      else expect(existsSync(join(root, copy.split(' ')[0]!))).toBe(true);
    }
    const ignored = read('.dockerignore').trim().split('\n');
    expect(ignored).toEqual(expect.arrayContaining(['.git', '**/node_modules', '**/dist']));
  });

  it('calls what the workspace has', () => {
    const { name, bin, scripts } = JSON.parse(read('packages/cli/package.json'));
    const runs = all('RUN').join('\n');
    for (const [, filter] of runs.matchAll(/--filter '([^']+?)(?:\.\.\.)?'/g)) expect(filter).toBe(name);
    expect(scripts).toHaveProperty('build');
    const [entry] = JSON.parse(all('ENTRYPOINT')[0]!);
    expect(bin).toHaveProperty(entry);
    expect(runs).toContain(`/node_modules/.bin/${entry} /usr/local/bin/${entry}`);
    // The same pnpm as everywhere else.
    expect(new Set(runs.match(/pnpm@\S+/g))).toEqual(new Set(['pnpm@12']));
  });

  it('leaves no package lists behind, and does not run as root', () => {
    for (const run of all('RUN').filter((one) => one.includes('apt-get install'))) {
      expect(run).toContain('--no-install-recommends');
      expect(run).toContain('rm -rf /var/lib/apt/lists/*');
    }
    expect(all('USER').at(-1)).toBe('node');
    const last = (word: string): number => instructions.map((one) => one.word).lastIndexOf(word);
    expect(last('USER')).toBeGreaterThan(last('RUN'));
    expect(JSON.parse(all('CMD')[0]!)).toEqual(['--help']);
  });
});
