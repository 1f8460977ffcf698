import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export interface Result {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the command line as a user does, in its own process. */
export function hedgerow(
  cwd: string,
  args: readonly string[],
  extra: { readonly input?: string | Uint8Array; readonly env?: NodeJS.ProcessEnv } = {},
): Result {
  const { NO_COLOR, FORCE_COLOR, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--conditions=hedgerow-source', main, ...args],
    {
      cwd,
      encoding: 'utf8',
      input: extra.input ?? '',
      env: { ...env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TERM: 'xterm', ...extra.env },
      maxBuffer: 1 << 28,
    },
  );
  return { code: status, stdout, stderr };
}

/** A folder for one test file, with these files in it; taken away at the end. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'hedgerow-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
