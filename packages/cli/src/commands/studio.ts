import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { inWorkspace, shippedFolder, workspaceRoot } from '../io/context.ts';
import { Failure } from '../io/failure.ts';
import { Folder } from '../studio/folder.ts';
import { newToken } from '../studio/guard.ts';
import { studioServer } from '../studio/server.ts';
import { defineCommand } from './definition.ts';

interface StudioCommandOptions {
  readonly port: number;
  readonly host: string;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError('Expected 0 to 65535.');
  return port;
}

export const studio = defineCommand<StudioCommandOptions>({
  usage: 'studio [dir]',
  summary: 'Open the browser editor on a folder of rules and data',
  args: { dir: 'a folder with .hedge files, data and hedgerow.json (default: .)' },
  options: [
    new Option('--port <n>', 'port to listen on; 0 takes a free one').argParser(portOf).default(4870),
    new Option('--host <address>', 'address to listen on; other machines can reach any but loopback').default(
      '127.0.0.1',
    ),
  ],
  examples: ['studio rules/alvh', 'studio --port 0'],
  run: async ([dir = '.'], { port, host }, { cwd, out, err }) => {
    const root = resolve(cwd, dir);
    if (!existsSync(root) || !statSync(root).isDirectory())
      throw new Failure(`there is no folder \`${dir}\``);
    const assets = assetsFolder();
    const token = newToken();
    const isLoopback = ['127.0.0.1', 'localhost', '::1'].includes(host);
    const server = studioServer({
      folder: new Folder(root),
      assets,
      token,
      ...(!isLoopback && { allowedHost: `${host}:${port}` }),
    });
    await listening(server, port, host);
    const address = server.address();
    const at = typeof address === 'object' && address ? address.port : port;
    const name = host.includes(':') ? `[${host}]` : host;
    if (!isLoopback) err.write(`${err.colors.yellow('note:')} other machines can reach this address\n`);
    // The part behind # never leaves the browser.
    out.write(`http://${name}:${at}/#token=${token}\n`);
    err.write(`${dir}: open the address above in a browser; Ctrl+C ends the studio\n`);
    await new Promise<void>((done) => {
      process.once('SIGINT', done);
      process.once('SIGTERM', done);
    });
    server.closeAllConnections();
    server.close();
    return 0;
  },
});

/** Where the page lies: built beside the sources, or shipped with the package. */
function assetsFolder(): string {
  const built = inWorkspace
    ? join(workspaceRoot, 'packages/editor/dist/studio')
    : shippedFolder('pages/studio');
  if (existsSync(join(built, 'index.html'))) return built;
  throw new Failure('the page of the studio is not built', 'in a clone: `npx -y pnpm@12 build`');
}

function listening(server: ReturnType<typeof studioServer>, port: number, host: string): Promise<void> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE' ? `port ${port} is taken; --port 0 takes a free one` : error.message;
      failed(new Failure(`cannot listen on ${host}: ${reason}`));
    });
    server.listen(port, host, done);
  });
}
