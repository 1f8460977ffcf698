/**
 * Monaco's providers are registered for a language, not for an editor. Each asks here whose model it was given, so
 * that editors with different catalogues and data on one page do not mix.
 */
import {
  type CancellationToken,
  Emitter,
  type editor,
  type IRange,
  type Position,
  type Uri,
} from 'monaco-editor/editor';
import { Closed, type WorkerClient } from '../client/client.ts';
import { toPosition } from './convert.ts';

/** What the providers need to know of the rule set that a model belongs to. */
export interface ModelContext {
  readonly client: WorkerClient;
  /** The present editor of the rule set, for what opens elsewhere. */
  open(uri: Uri, selection?: IRange): boolean;
  /** Gives a command's answer, as Markdown, to the user. */
  answer(command: string, args: readonly unknown[]): void;
  isReadOnly(uri: string): boolean;
}

const contexts = new Map<string, ModelContext>();
const ranEmitter = new Emitter<void>();

/** Rules have run over data: lenses and hints that show it are out of date. */
export const onDidRun = ranEmitter.event;
export const announceRun = (): void => ranEmitter.fire();

export const contextOf = (uri: string): ModelContext | undefined => contexts.get(uri);
export const setContext = (uri: string, context: ModelContext): void => void contexts.set(uri, context);
export const deleteContext = (uri: string): void => void contexts.delete(uri);

/** Asks the service about a model; `undefined` where the model is not ours, or nobody waits any more. */
export async function ask<T>(
  model: editor.ITextModel,
  method: string,
  params: object,
  token?: CancellationToken,
): Promise<T | undefined> {
  const uri = model.uri.toString();
  const context = contexts.get(uri);
  if (!context) return undefined;
  const asked = context.client.request<T | null>(method, { textDocument: { uri }, ...params });
  const result = await asked.catch((error: unknown) => {
    if (error instanceof Closed) return undefined;
    throw error;
  });
  if (token?.isCancellationRequested || model.isDisposed()) return undefined;
  return result ?? undefined;
}

export const at = (position: Position): object => ({ position: toPosition(position) });
