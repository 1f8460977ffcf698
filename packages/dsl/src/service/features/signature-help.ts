import {
  MarkupKind,
  type Position,
  type SignatureHelp,
  type SignatureInformation,
  type TextDocumentIdentifier,
} from 'vscode-languageserver-types';
import { parameterKind, signature } from '../../functions/describe.ts';
import { functionTable } from '../../functions/table.ts';
import { specialForms } from '../../semantics/infer/special.ts';
import { type Token, tokenize } from '../../syntax/lexer/tokens.ts';
import { type FeatureContext, type Place, placeOf } from '../feature.ts';

/** The parameters of the call that the caret stands in, with the one being written. */
export function signatureHelp(
  cx: FeatureContext,
  params: { readonly textDocument: TextDocumentIdentifier; readonly position: Position },
): SignatureHelp | null {
  const place = placeOf(cx, params);
  if (!place) return null;
  const { document } = place;
  const before = document.text.slice(0, document.offsetAt(params.position));
  // A placeholder of a template is read like any other text.
  const brace = /"[^"\n]*\{([^{}"\n]*)$/.exec(before);
  const call = callAround(tokenize(brace ? brace[1]! : before).tokens.slice(0, -1));
  const information = call && informationOf(call.name, place);
  if (!call || !information) return null;
  const count = information.parameters?.length ?? 0;
  return {
    signatures: [information],
    activeSignature: 0,
    activeParameter: Math.min(call.argument, Math.max(0, count - 1)),
  };
}

/** The innermost call that is open at the end of the tokens, and which of its arguments stands there. */
function callAround(
  tokens: readonly Token[],
): { readonly name: string; readonly argument: number } | undefined {
  let depth = 0;
  let argument = 0;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const { kind } = tokens[i]!;
    if (kind === ')') depth++;
    else if (kind === ',' && depth === 0) argument++;
    else if (kind === '(' && depth > 0) depth--;
    else if (kind === '(') {
      const callee = tokens[i - 1];
      if (callee?.kind === 'word') return { name: callee.text, argument };
      argument = 0;
    } else if (kind === '{' || kind === '}') return undefined;
  }
  return undefined;
}

function informationOf(name: string, { analysis }: Place): SignatureInformation | undefined {
  const spec = functionTable.get(name);
  if (spec && !spec.hidden) {
    return {
      label: signature(spec),
      documentation: { kind: MarkupKind.Markdown, value: spec.doc },
      parameters: spec.parameters.map((parameter) => ({
        label: parameter.name,
        documentation: {
          kind: MarkupKind.Markdown,
          value: `${parameter.doc} *(${parameterKind(parameter)})*`,
        },
      })),
    };
  }
  const form = specialForms.get(name);
  if (form) {
    const inner = form.signature.slice(name.length + 1, -1);
    return {
      label: form.signature,
      documentation: form.doc,
      parameters: inner.split(', ').map((label) => ({ label })),
    };
  }
  const entry = analysis.scope.function(name);
  if (!entry) return undefined;
  const names = (entry.declaration.params ?? []).map((parameter) => parameter.name);
  return {
    label: `${name}(${names.join(', ')})`,
    ...(entry.declaration.doc !== undefined && { documentation: entry.declaration.doc }),
    parameters: names.map((label) => ({ label })),
  };
}
