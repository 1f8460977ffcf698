import type { languages } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-types';
import { ask, at } from './contexts.ts';
import { markdown } from './convert.ts';

export const signatureHelpProvider: languages.SignatureHelpProvider = {
  signatureHelpTriggerCharacters: ['(', ','],
  async provideSignatureHelp(model, position, token) {
    const help = await ask<lsp.SignatureHelp>(model, 'textDocument/signatureHelp', at(position), token);
    if (!help) return undefined;
    return { value: toHelp(help), dispose: () => {} };
  },
};

const documented = (documentation: lsp.SignatureInformation['documentation']) => {
  const doc = markdown(documentation);
  return doc ? { documentation: doc } : {};
};

const toHelp = (help: lsp.SignatureHelp): languages.SignatureHelp => ({
  activeSignature: help.activeSignature ?? 0,
  activeParameter: help.activeParameter ?? 0,
  signatures: help.signatures.map(({ label, documentation, parameters = [] }) => ({
    label,
    ...documented(documentation),
    parameters: parameters.map((one) => ({ label: one.label, ...documented(one.documentation) })),
  })),
});
