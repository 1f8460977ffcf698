/** The extension as it is packaged: its parts are there, and the server that it carries answers. */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const here = join(import.meta.dirname, '..');
const read = (name: string) => JSON.parse(readFileSync(join(here, name), 'utf8'));

test('what package.json names exists once it is built, and the server speaks', async () => {
  execFileSync(process.execPath, ['--conditions=hedgerow-source', join(here, 'build.ts')], { stdio: 'pipe' });
  const { main, contributes } = read('package.json');
  const named = [
    main,
    ...contributes.languages.map((one: { configuration: string }) => one.configuration),
    ...contributes.grammars.map((one: { path: string }) => one.path),
    ...contributes.jsonValidation.map((one: { url: string }) => one.url),
  ];
  for (const path of named) expect(existsSync(join(here, path)), path).toBe(true);

  const server = spawn(process.execPath, [join(here, 'dist/server/dist/bin/server.mjs'), 'lsp', '--stdio']);
  const message = JSON.stringify({
    jsonrpc: '2.0',
    id: 1,
    method: 'initialize',
    params: { processId: null, rootUri: null, capabilities: {} },
  });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(message)}\r\n\r\n${message}`);
  let answer = '';
  for await (const chunk of server.stdout) {
    answer += chunk;
    if (answer.includes('serverInfo')) break;
  }
  server.kill();
  expect(answer).toContain(`"version":"${read('../cli/package.json').version}"`);
});

test('the language configuration is JSON, and knows the comment of the language', () => {
  expect(read('language-configuration.json').comments.lineComment).toBe('#');
});
