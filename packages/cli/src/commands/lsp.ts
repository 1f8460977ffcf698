import { Option } from 'commander';
import { createConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { gateBefore } from '../lsp/gate.ts';
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
    const gate = gateBefore(writer);
    const connection = createConnection(reader, writer, gate.options);
    const ended = new Promise<0 | 1>((resolve) => {
      // By the protocol an exit that was not announced is an error.
      const end = () => resolve(gate.isShutDown() ? 0 : 1);
      connection.onExit(end);
      process.stdin.once('end', end);
    });
    serve(connection, { today: () => new Date().toISOString().slice(0, 10), lensDelay: 400 });
    const code = await ended;
    connection.dispose();
    // The library's watch over the client's process is a timer that it does not give up.
    process.exit(code);
  },
});
