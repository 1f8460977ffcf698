import { Option } from 'commander';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { serve } from '../lsp/server.ts';
import { defineCommand } from './definition.ts';

export const lsp = defineCommand<{ readonly stdio?: true }>({
  usage: 'lsp',
  summary: 'Run the language server, for editors',
  options: [new Option('--stdio', 'speak over standard input and output (the only way, and the default)')],
  examples: ['lsp --stdio'],
  run: async () => {
    const reader = new StreamMessageReader(process.stdin);
    const writer = new StreamMessageWriter(process.stdout);
    const connection = createConnection(reader, writer);
    const ended = new Promise<0 | 1>((resolve) => {
      let asked = false;
      connection.onShutdown(() => {
        asked = true;
      });
      // By the protocol an exit that was not announced is an error.
      connection.onExit(() => resolve(asked ? 0 : 1));
      process.stdin.once('end', () => resolve(asked ? 0 : 1));
    });
    serve(connection, { today: () => new Date().toISOString().slice(0, 10), lensDelay: 400 });
    const code = await ended;
    connection.dispose();
    // The library's watch over the client's process is a timer that it does not give up.
    process.exit(code);
  },
});
