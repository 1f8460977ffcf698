/** Which lines differ from a revision, as git tells it. */
import { execFileSync } from 'node:child_process';
import { Failure } from './failure.ts';
import { reason } from './files.ts';

/** One-based, inclusive. */
export type LineRange = readonly [first: number, last: number];

/**
 * The lines of a file that a revision does not have; `all` for a file that it does not have at all. A deletion counts
 * as a change of the line that follows it. Throws a Failure where there is no such revision, or no git.
 */
export function changedLines(file: string, revision: string, cwd: string): 'all' | readonly LineRange[] {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  try {
    git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new Failure('--since asks git, which is not installed');
    }
    throw new Failure(
      `there is no revision \`${revision}\` here`,
      'expected a commit, branch or tag, such as `origin/main`',
    );
  }
  try {
    if (git('ls-tree', '--name-only', revision, '--', file).trim() === '') return 'all';
    return hunks(git('diff', '--no-color', '--no-ext-diff', '--unified=0', revision, '--', file));
  } catch (error) {
    throw new Failure(`git cannot compare \`${file}\` with \`${revision}\`: ${reason(error)}`);
  }
}

function hunks(diff: string): LineRange[] {
  return [...diff.matchAll(/^@@ -\S+ \+(\d+)(?:,(\d+))? @@/gm)].map(([, start, count = '1']): LineRange => {
    const first = Number(start);
    const lines = Number(count);
    return lines === 0 ? [first + 1, first + 1] : [first, first + lines - 1];
  });
}
