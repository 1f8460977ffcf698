/** The VS Code client: starts the language server, and shows what its commands answer. */
import { join } from 'node:path';
import { commands, type ExtensionContext, type TextEditor, Uri, ViewColumn, window, workspace } from 'vscode';
import { LanguageClient, type ServerOptions, TransportKind } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;

export async function activate(context: ExtensionContext): Promise<void> {
  context.subscriptions.push(
    commands.registerCommand('hedgerow.restart', () => start(context)),
    commands.registerTextEditorCommand('hedgerow.evaluateSelection', evaluateSelection),
    commands.registerTextEditorCommand('hedgerow.whyAtDate', whyAtDate),
  );
  await start(context);
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(context: ExtensionContext): Promise<void> {
  await client?.stop();
  client = new LanguageClient('hedgerow', 'Hedgerow', serverOf(context), {
    documentSelector: [
      { scheme: 'file', language: 'hedge' },
      { scheme: 'untitled', language: 'hedge' },
    ],
    synchronize: { fileEvents: workspace.createFileSystemWatcher('**/{*.hedge,hedgerow.json}') },
    middleware: {
      // Lenses and menus ask; the answer is Markdown for a person to read.
      executeCommand: async (command, args, next) => {
        const answer: unknown = await next(command, args);
        if (typeof answer === 'string') await show(answer);
        return answer;
      },
    },
  });
  await client.start();
}

/** What the user has set, or the server that lies beside the extension. */
function serverOf(context: ExtensionContext): ServerOptions {
  const [command, ...args] = workspace.getConfiguration('hedgerow').get<string[]>('server.command', []);
  if (command !== undefined) return { command, args, transport: TransportKind.stdio };
  const module = context.asAbsolutePath(join('dist', 'server', 'dist', 'bin', 'server.mjs'));
  return { module, args: ['lsp', '--stdio'], transport: TransportKind.stdio };
}

async function show(markdown: string): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'markdown', content: markdown });
  await window.showTextDocument(document, {
    viewColumn: ViewColumn.Beside,
    preserveFocus: true,
    preview: true,
  });
}

const run = (command: string, ...args: unknown[]): Thenable<unknown> =>
  commands.executeCommand(command, ...args);

function evaluateSelection({ document, selection }: TextEditor): void {
  void run('hedgerow.evaluate', document.uri.toString(), document.getText(selection));
}

async function whyAtDate({ document, selection }: TextEditor): Promise<void> {
  const before = document.getText().slice(0, document.offsetAt(selection.active));
  const name = [...before.matchAll(/^\s*rule\s+(\w+)/gm)].at(-1)?.[1];
  const rule = await window.showInputBox({ prompt: 'the name of a rule', value: name ?? '' });
  if (!rule) return;
  const date = await window.showInputBox({ prompt: 'YYYY-MM-DD; empty for the last session of the data' });
  if (date === undefined) return;
  await run('hedgerow.explain', Uri.from(document.uri).toString(), rule, ...(date === '' ? [] : [date]));
}
