import type { languages } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-types';
import { ask } from './contexts.ts';
import { fromRange } from './convert.ts';

export const linkProvider: languages.LinkProvider = {
  async provideLinks(model, token) {
    const links = await ask<lsp.DocumentLink[]>(model, 'textDocument/documentLink', {}, token);
    // Data files of tests are the host's: a page cannot open them.
    const open = links?.filter(({ target }) => target?.startsWith('https:'));
    return open && { links: open.map(toLink) };
  },
};

const toLink = ({ range, target, tooltip }: lsp.DocumentLink): languages.ILink => ({
  range: fromRange(range),
  ...(target !== undefined && { url: target }),
  ...(tooltip !== undefined && { tooltip }),
});
