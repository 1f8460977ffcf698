/** The packages as a host gets them: built of a copy of the sources, packed, and unpacked where it installs. No network. */
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { bundle } from '../../build/bundle.ts';

const root = join(import.meta.dirname, '../../../..');
const tsc = join(root, 'node_modules/.bin/tsc');
/** Each after those that it depends on. */
const names = ['dsl', 'runtime', 'editor'] as const;

const run = (command: string, args: readonly string[], cwd: string): void => {
  execFileSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
};

/** Type-checks an application that the packages are installed in. */
export const typeChecks = (app: string): void => run(tsc, ['-p', '.', '--noEmit'], app);

/** Installs the packages and what they depend on in the folder of an application. */
export async function installPacked(app: string): Promise<void> {
  const copy = mkdtempSync(join(tmpdir(), 'hedgerow-pack-'));
  const link = (from: string, to: string): void => {
    mkdirSync(dirname(to), { recursive: true });
    if (!existsSync(to)) symlinkSync(from, to);
  };
  cpSync(join(root, 'tsconfig.json'), join(copy, 'tsconfig.json'));
  link(join(root, 'node_modules/@types'), join(copy, 'node_modules/@types'));
  for (const name of names) {
    const [from, to] = [join(root, 'packages', name), join(copy, 'packages', name)];
    for (const part of ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'src']) {
      if (existsSync(join(from, part))) cpSync(join(from, part), join(to, part), { recursive: true });
    }
    const installed = join(app, 'node_modules/@hedgerow', name);
    link(installed, join(copy, 'node_modules/@hedgerow', name));
    for (const dependency of dependenciesOf(from)) {
      const place = join(from, 'node_modules', dependency);
      link(place, join(to, 'node_modules', dependency));
      link(place, join(app, 'node_modules', dependency));
    }
    if (name === 'editor') await bundle(join(to, 'dist'));
    run(tsc, ['-p', 'tsconfig.build.json'], to);
    run('npm', ['pack', '--silent', '--offline', '--ignore-scripts', '--pack-destination', to], to);
    const [packed] = readdirSync(to).filter((file) => file.endsWith('.tgz'));
    mkdirSync(installed, { recursive: true });
    run('tar', ['-xzf', join(to, packed!), '--strip-components=1', '-C', installed], to);
  }
  rmSync(copy, { recursive: true });
}

/** Those of the registry: what the package brings, and what its host has to. */
function dependenciesOf(folder: string): string[] {
  const { dependencies = {}, peerDependencies = {} } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as Record<string, Record<string, string> | undefined>;
  const all = Object.keys({ ...dependencies, ...peerDependencies });
  return all.filter((name) => !name.startsWith('@hedgerow/'));
}
