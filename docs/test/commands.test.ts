/**
 * Every command in the docs, typed: a page's ```console blocks run in order in one fresh folder, where its named
 * blocks (```hedge my-rules/stress.hedge) are files from the place on where they stand. Lines under a command are its
 * output, in order; `...` passes over any; `# exit N` says how it ends.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Fence, fences, markdownFiles, read, root } from './markdown.ts';

interface Command {
  readonly line: string;
  readonly args: readonly string[];
  readonly output: readonly string[];
  readonly exit: number;
}

const prompt = '$ npx -y pnpm@12 -s hedgerow ';

/** Words of a command line; quotes keep spaces. */
const wordsOf = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map((m) => m[1] ?? m[2] ?? m[3]!);

function commandsOf({ text }: Fence): Command[] {
  const commands: { line: string; args: string[]; output: string[]; exit: number }[] = [];
  for (const line of text.trimEnd().split('\n')) {
    const exit = /^# exit (\d)$/.exec(line);
    if (line.startsWith('$ ')) {
      if (!line.startsWith(prompt)) throw new Error(`not a command of Hedgerow: ${line}`);
      commands.push({ line, args: wordsOf(line.slice(prompt.length)), output: [], exit: 0 });
    } else if (exit) commands.at(-1)!.exit = Number(exit[1]);
    else commands.at(-1)!.output.push(line.trimEnd());
  }
  return commands;
}

const isConsole = (fence: Fence): boolean => fence.language === 'console';
const pages = ['README.md', ...markdownFiles('docs')].filter((page) => fences(read(page)).some(isConsole));

describe.each(pages)('%s', (page) => {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-docs-'));

  it('does what it says', () => {
    for (const fence of fences(read(page))) {
      if (fence.name !== '') {
        mkdirSync(dirname(join(folder, fence.name)), { recursive: true });
        writeFileSync(join(folder, fence.name), fence.text);
      }
      if (!isConsole(fence)) continue;
      for (const { line, args, output, exit } of commandsOf(fence)) {
        const main = join(root, 'packages/cli/src/main.ts');
        const done = spawnSync(process.execPath, ['--conditions=hedgerow-source', main, ...args], {
          cwd: folder,
          encoding: 'utf8',
          env: { ...process.env, INIT_CWD: folder, NO_COLOR: '1', COLUMNS: '100' },
        });
        const printed = `${done.stdout}${done.stderr}`.split('\n').map((text) => text.trimEnd());
        const where = `${page}:${fence.line} ${line}\n${printed.join('\n')}`;
        let at = 0;
        for (const expected of output) {
          if (expected === '...') continue;
          const found = printed.indexOf(expected, at);
          expect(
            found,
            `\`${expected}\` is not printed, or not in this order, by ${where}`,
          ).toBeGreaterThanOrEqual(0);
          at = found + 1;
        }
        expect(done.status, where).toBe(exit);
      }
    }
  });
});
