/** Public surface of @hedgerow/editor. */

export type { DataSource } from '@hedgerow/runtime/browser';
export { Closed, Refused, WorkerClient } from './client/client.ts';
export { createEditor, type HedgerowEditor } from './editor.ts';
export { type ThemeName, themeNames } from './monaco/palettes.ts';
export type {
  Catalogue,
  CommandRequest,
  EditorEvents,
  EditorOptions,
  FileDiagnostic,
  RuleFile,
  Theme,
} from './options.ts';
export type { EditorPort } from './panel/editor-port.ts';
export { Panels, type PanelsOptions } from './panel/panels.ts';
export type { Chosen, DecisionRow, Fired, FireParams, Line, Mark, WhyParams } from './protocol.ts';
export { type CreateWorker, createWorker, type WorkerKind } from './workers.ts';
