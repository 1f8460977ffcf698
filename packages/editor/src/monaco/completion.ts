import { languages } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-types';
import { ask, at, contextOf } from './contexts.ts';
import { fromCompletionKind, fromEdit, markdown } from './convert.ts';

/** The service's own item goes with Monaco's, to be resolved when it is looked at. */
interface Item extends languages.CompletionItem {
  readonly asked: { readonly uri: string; readonly item: lsp.CompletionItem };
}

export const completionProvider: languages.CompletionItemProvider = {
  triggerCharacters: ['.', ' ', '{'],

  async provideCompletionItems(model, position, _context, token) {
    const list = await ask<lsp.CompletionList>(model, 'textDocument/completion', at(position), token);
    if (!list) return undefined;
    const uri = model.uri.toString();
    return { incomplete: list.isIncomplete, suggestions: list.items.map((item) => toItem(item, uri)) };
  },

  async resolveCompletionItem(item) {
    const { asked } = item as Item;
    const context = contextOf(asked.uri);
    if (!context) return item;
    const { documentation } = await context.client.request<lsp.CompletionItem>(
      'completionItem/resolve',
      asked.item,
    );
    const doc = markdown(documentation);
    return doc ? { ...item, documentation: doc } : item;
  },
};

function toItem(item: lsp.CompletionItem, uri: string): Item {
  const { range, text } = fromEdit(item.textEdit as lsp.TextEdit);
  return {
    label: item.label,
    kind: fromCompletionKind(item.kind),
    insertText: text,
    range,
    ...(item.detail !== undefined && { detail: item.detail }),
    ...(item.sortText !== undefined && { sortText: item.sortText }),
    ...(item.filterText !== undefined && { filterText: item.filterText }),
    ...(item.insertTextFormat === 2 && {
      insertTextRules: languages.CompletionItemInsertTextRule.InsertAsSnippet,
    }),
    asked: { uri, item },
  };
}
