import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Screen, screenOf } from '../render/screen.ts';
import { Progress } from './progress.ts';

/** What every command is given besides its arguments. */
export interface Context {
  /** Results, and nothing else. */
  readonly out: Screen;
  /** Everything else: progress, warnings, errors. */
  readonly err: Screen;
  readonly progress: Progress;
  /** The folder that relative paths start from. */
  readonly cwd: string;
  /** How the user calls this program, for hints that can be typed as they stand. */
  readonly program: string;
}

const here = dirname(fileURLToPath(import.meta.url));
/** `packages/cli` in the workspace, the package's folder when installed. */
const packageRoot = join(here, '..', '..');
export const workspaceRoot = join(packageRoot, '..', '..');

/** Runs from the sources of the workspace, not from a published package. */
export const inWorkspace = existsSync(join(workspaceRoot, 'pnpm-workspace.yaml'));

/** A folder that the workspace keeps at its root and the published package in dist/. */
export const shippedFolder = (name: string): string =>
  inWorkspace ? join(workspaceRoot, name) : join(packageRoot, 'dist', name);

export function processContext(noColor: boolean): Context {
  const err = screenOf(process.stderr, process.env, noColor);
  return {
    out: screenOf(process.stdout, process.env, noColor),
    err,
    progress: new Progress(err),
    cwd: startingFolder(),
    program: inWorkspace ? 'npx -y pnpm@12 -s hedgerow' : 'hedgerow',
  };
}

/** A root script of the workspace runs at its root, but the user's paths are relative to where the user stood. */
function startingFolder(): string {
  const cwd = process.cwd();
  const stood = process.env.INIT_CWD;
  return inWorkspace && stood !== undefined && resolve(cwd) === resolve(workspaceRoot) ? stood : cwd;
}
