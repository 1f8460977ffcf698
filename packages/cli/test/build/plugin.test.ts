/** The esbuild plugin: a program that imports a rule set, built by esbuild itself, and run. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { hedgePlugin } from '../../src/build/plugin.ts';
import { folderWith } from '../support/run.ts';

const app = `import rules from './second_engine.hedge';
const running = rules.init({ start: '2020-03-02' });
const day = (session, value) => rules.step(running, [{ input: 'vix', session, value }]).decisions;
export const kinds = [
  ...day('2020-03-02', 33.42), ...day('2020-03-03', 36.82), ...day('2020-03-04', 31.99),
].map(({ kind, session, why }) => \`\${kind} \${session} \${why.text}\`);
`;
const rules = 'layer second_engine { }\nwhen vix > 28 for 3 sessions activate second_engine size 25%\n';

describe('the esbuild plugin', () => {
  it('makes an import of a rule set work, with its types beside it', async () => {
    const folder = folderWith({ 'app.js': app, 'second_engine.hedge': rules });
    const outfile = join(folder, 'out.mjs');
    await build({
      entryPoints: [join(folder, 'app.js')],
      outfile,
      bundle: true,
      format: 'esm',
      plugins: [hedgePlugin()],
    });
    const { kinds } = (await import(pathToFileURL(outfile).href)) as { kinds: readonly string[] };
    expect(kinds).toEqual(['activated 2020-03-04 vix > 28 for 3 sessions']);
    expect(readFileSync(join(folder, 'second_engine.d.hedge.ts'), 'utf8')).toContain('"second_engine"');
  });

  it('tells errors of a rule set where they are', async () => {
    const folder = folderWith({ 'app.js': app, 'second_engine.hedge': rules.replace('vix', 'vixx') });
    const failed = build({
      entryPoints: [join(folder, 'app.js')],
      bundle: true,
      write: false,
      logLevel: 'silent',
      plugins: [hedgePlugin({ types: false })],
    });
    await expect(failed).rejects.toMatchObject({
      errors: [
        { text: expect.stringMatching(/\(unknown-name\)$/), location: { line: 2, column: 5, length: 4 } },
      ],
    });
    expect(existsSync(join(folder, 'second_engine.d.hedge.ts'))).toBe(false);
  });
});
