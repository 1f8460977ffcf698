import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic as LspDiagnostic,
  type Range,
  type TextDocumentIdentifier,
} from 'vscode-languageserver-types';
import { allowableIds } from '../../diagnostics/allowances.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { applyFixes } from '../../lint/fix.ts';
import { type FeatureContext, type Place, placeOf } from '../feature.ts';
import { toLsp } from './diagnostics.ts';
import { workspaceEdit } from './edits.ts';
import { rewritesAt } from './refactor/index.ts';

interface Asked {
  readonly textDocument: TextDocumentIdentifier;
  readonly range: Range;
  readonly context: Pick<CodeActionContext, 'only'>;
}

/** Fixes of what is found at the range, an allowance for each warning there, rewrites, and `fix all` of the file. */
export function codeActions(cx: FeatureContext, params: Asked): CodeAction[] {
  const place = placeOf(cx, params);
  if (!place) return [];
  const { document, analysis } = place;
  const { start, end } = document.span(params.range);
  const here = analysis
    .diagnosticsOf(document.uri, { unlinted: true })
    .filter(({ span }) => span.start <= end && start <= span.end);
  const wanted = params.context.only;
  const asks = (kind: string): boolean =>
    wanted === undefined || wanted.some((one) => kind === one || kind.startsWith(`${one}.`));
  const actions: CodeAction[] = [];
  if (asks(CodeActionKind.QuickFix)) {
    for (const one of here) {
      const shown = toLsp(one, document, cx);
      if (one.fix) actions.push(fixAction(cx, one, shown));
      if (isAllowable(one)) actions.push(allowAction(cx, place, one, shown));
    }
  }
  for (const { title, kind, edits, mends = [] } of rewritesAt(place, { start, end })) {
    const mended = here.filter(({ id }) => mends.includes(id));
    const offered = mended.length > 0 ? CodeActionKind.QuickFix : kind;
    if (!asks(offered)) continue;
    actions.push({
      title,
      kind: offered,
      ...(mended.length > 0 && { diagnostics: mended.map((one) => toLsp(one, document, cx)) }),
      edit: workspaceEdit(edits, cx.workspace),
    });
  }
  if (asks(CodeActionKind.SourceFixAll)) actions.push(...fixAll(cx, place));
  return actions;
}

const isAllowable = ({ id, severity }: Diagnostic): boolean => severity !== 'error' && allowableIds.has(id);

function fixAction(cx: FeatureContext, { fix }: Diagnostic, shown: LspDiagnostic): CodeAction {
  return {
    title: capitalised(fix!.title),
    kind: CodeActionKind.QuickFix,
    diagnostics: [shown],
    isPreferred: true,
    edit: workspaceEdit(fix!.edits, cx.workspace),
  };
}

/** A comment on the line above; its reason is for the author to write. */
function allowAction(
  cx: FeatureContext,
  { document }: Place,
  one: Diagnostic,
  shown: LspDiagnostic,
): CodeAction {
  const { line } = document.positionAt(one.span.start);
  const indent = /^[ \t]*/.exec(document.line(line))![0];
  const start = document.offsetAt({ line, character: 0 });
  const text = `${indent}# allow ${one.id}: why it is right here\n`;
  return {
    title: `Allow ${one.id} here`,
    kind: CodeActionKind.QuickFix,
    diagnostics: [shown],
    edit: workspaceEdit([{ file: document.uri, span: { start, end: start }, text }], cx.workspace),
  };
}

function fixAll(cx: FeatureContext, { document, analysis }: Place): CodeAction[] {
  const files = analysis.files.map(({ source }) => source);
  const { applied } = applyFixes(files, analysis.diagnosticsOf(document.uri, { unlinted: true }));
  if (applied.length === 0) return [];
  return [
    {
      title: 'Fix all that can certainly be mended',
      kind: CodeActionKind.SourceFixAll,
      edit: workspaceEdit(
        applied.flatMap((one) => one.fix!.edits),
        cx.workspace,
      ),
    },
  ];
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
