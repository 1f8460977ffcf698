/** What a host gives to an editor, and what it hears from it. */
import type { DataSource } from '@hedgerow/runtime/browser';
import type { editor } from 'monaco-editor/editor';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { ThemeName } from './monaco/palettes.ts';
import type { CreateWorker } from './workers.ts';

/** A file of a rule set. All files of one editor are one rule set, with one namespace. */
export interface RuleFile {
  /** Such as `rules.hedge`; no folders. */
  readonly name: string;
  readonly text: string;
  readonly readOnly?: boolean;
}

/** What a rule set may name beyond its own files and the prelude. It holds for one editor, not for the page. */
export interface Catalogue {
  /** Declarations in the language itself, such as `input desk_vol : ratio in 0..1`: completed, hovered, checked. */
  readonly hedge?: string;
  /** Names of the prelude that the host's data will supply: their definitions are then not looked at. */
  readonly supplied?: readonly string[];
}

/** `auto` follows what the user has set for the system. Monaco knows one theme a page: the last that was set holds. */
export type Theme = ThemeName | 'auto';

export interface EditorOptions {
  /** The text of a rule set of one file. */
  readonly text?: string;
  /** The files of a rule set of several; instead of `text`. */
  readonly files?: readonly RuleFile[];
  readonly catalogue?: Catalogue;
  /** Files of market data (CSV): lenses and hovers then tell what the rules did, and `decisions()` answers. */
  readonly data?: readonly DataSource[];
  readonly theme?: Theme;
  readonly readOnly?: boolean;
  /** What a screen reader calls the text; `Hedgerow rules` by default. */
  readonly label?: string;
  /** Takes the place of the package's own way to start workers. Editors that share the function share the worker. */
  readonly createWorker?: CreateWorker;
  /** Passed on to Monaco, over our own defaults. */
  readonly monaco?: editor.IStandaloneEditorConstructionOptions;
  /** Where Monaco puts its own style sheets and measures: the root of a shadow tree is found by itself. */
  readonly root?: Document | ShadowRoot;
}

export interface FileDiagnostic extends Diagnostic {
  /** The file's name. */
  readonly file: string;
}

/** A lens or a menu asked for something. Listeners that answer it themselves call `preventDefault`. */
export interface CommandRequest {
  /** `hedgerow.evaluate`, `hedgerow.explain` or `hedgerow.backtest`. */
  readonly command: string;
  /** The document's URI, then what the command takes: an expression; a rule and an ISO date. */
  readonly args: readonly unknown[];
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

export interface EditorEvents {
  /** A text has changed. */
  change: { readonly file: string; readonly text: string };
  /** The findings of the whole rule set, each time they are made anew. */
  diagnostics: { readonly diagnostics: readonly FileDiagnostic[] };
  /** Another file is shown. */
  open: { readonly file: string; readonly readOnly: boolean };
  /** The rules have run over the data anew. */
  run: Record<string, never>;
  command: CommandRequest;
}
