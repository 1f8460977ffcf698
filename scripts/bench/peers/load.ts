/** Peers are a package of their own, installed when the bench first runs, so that no other command waits for them. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const folder = import.meta.dirname;
const { resolve } = createRequire(join(folder, 'package.json'));

interface Package {
  readonly dependencies: Readonly<Record<string, string>>;
}

export function installPeers(): void {
  const { dependencies } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Package;
  if (Object.keys(dependencies).every((name) => existsSync(join(folder, 'node_modules', name)))) return;
  console.error('bench: installing the peers to compare with');
  try {
    const install = ['-y', 'pnpm@12', 'install', '--ignore-workspace', '--frozen-lockfile'];
    execFileSync('npx', install, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  } catch {
    console.error('bench: the peers could not be installed; measuring without them');
  }
}

/** A peer's module, with what of it is used here; `undefined`, and said so, where it is not installed. */
export async function peer<Api>(name: string): Promise<Api | undefined> {
  try {
    const url = pathToFileURL(resolve(name)).href;
    const loaded: { default?: unknown } = await import(url);
    return loaded as Api;
  } catch (error) {
    console.error(`bench: without ${name}: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
    return undefined;
  }
}
