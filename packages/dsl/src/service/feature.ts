/** What a feature of the service is: a pure function of the rule set and LSP's own parameters. */
import type { Position, TextDocumentIdentifier } from 'vscode-languageserver-types';
import type { Occurrence } from '../symbols/symbols.ts';
import type { RuleSetAnalysis } from './analysis.ts';
import { symbolsOf } from './symbols.ts';
import type { TextDocument } from './text-document.ts';
import type { Workspace } from './workspace.ts';

/** What the host can do beside the texts, for code lenses and commands: it has the data and the evaluators. */
export interface Runner {
  /** Markdown of an expression's value, or of all sessions of it. */
  evaluate?(uri: string, expression: string): Promise<string>;
  /** Markdown of why (or why not) a rule fires at an ISO date; the last session without one. */
  explain?(uri: string, rule: string, date: string | undefined): Promise<string>;
  /** Markdown of a backtest's summary. */
  backtest?(uri: string, rule: string | undefined): Promise<string>;
  /** A short text beside a rule: `3 activations since 1990`. Asked synchronously: what is known by now. */
  summary?(uri: string, rule: string): string | undefined;
  /** The present value of a name, as hovers show it. */
  current?(uri: string, name: string): string | undefined;
}

/** Where the documentation of a diagnostic is: a URL for its `code`. */
export type DocumentationUrl = (id: string) => string | undefined;

export interface FeatureContext {
  readonly workspace: Workspace;
  readonly runner: Runner;
  readonly documentation: DocumentationUrl;
}

/** A document as a request names it, with its rule set; `undefined` where the service does not know it. */
export interface Place {
  readonly document: TextDocument;
  readonly analysis: RuleSetAnalysis;
}

export function placeOf(
  { workspace }: FeatureContext,
  { textDocument }: { readonly textDocument: TextDocumentIdentifier },
): Place | undefined {
  const document = workspace.get(textDocument.uri);
  return document && { document, analysis: workspace.analysis(document.uri) };
}

/** The word at a position, with the document that it stands in. */
export function wordAt(
  cx: FeatureContext,
  params: { readonly textDocument: TextDocumentIdentifier; readonly position: Position },
): (Place & { readonly word: Occurrence }) | undefined {
  const place = placeOf(cx, params);
  if (!place) return undefined;
  const { document, analysis } = place;
  const word = symbolsOf(analysis).at(document.uri, document.offsetAt(params.position));
  return word && { ...place, word };
}
