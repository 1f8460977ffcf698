import { editor, type languages, Uri } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-types';
import { ask, at, contextOf } from './contexts.ts';
import { fromLocation } from './convert.ts';
import { languageId } from './language.ts';
import { modelOf } from './models.ts';

export const preludeScheme = 'hedgerow';

export const definitionProvider: languages.DefinitionProvider = {
  async provideDefinition(model, position, token) {
    const found = await ask<lsp.Location[]>(model, 'textDocument/definition', at(position), token);
    if (!found) return undefined;
    for (const { uri } of found) await preludeModel(uri, model);
    return found.filter(({ uri }) => modelOf(uri)).map(fromLocation);
  },
};

/** A file of the prelude gets a model when it is first looked into: Monaco shows no place without one. */
async function preludeModel(uri: string, from: editor.ITextModel): Promise<void> {
  if (!uri.startsWith(`${preludeScheme}:`) || modelOf(uri)) return;
  const { client } = contextOf(from.uri.toString()) ?? {};
  const found = await client?.request<{ readonly text: string }>('workspace/textDocumentContent', { uri });
  if (found && found.text !== '' && !modelOf(uri)) editor.createModel(found.text, languageId, Uri.parse(uri));
}

export function disposePreludeModels(): void {
  for (const model of editor.getModels()) if (model.uri.scheme === preludeScheme) model.dispose();
}
