/**
 * The workers of the page. The form `new Worker(new URL(...))` is what bundlers recognise: it must not be computed,
 * and this module must stay part of the entry, or the addresses would be those of a chunk.
 */
import { WorkerClient } from './client/client.ts';

/** `language`: the service and the evaluators; `editor`: Monaco's own, for links and differences. */
export type WorkerKind = 'language' | 'editor';
export type CreateWorker = (kind: WorkerKind) => Worker;

export const createWorker: CreateWorker = (kind) =>
  kind === 'language'
    ? new Worker(new URL('./language.worker.js', import.meta.url), { type: 'module', name: 'hedgerow' })
    : new Worker(new URL('./editor.worker.js', import.meta.url), { type: 'module', name: 'monaco' });

interface Shared {
  readonly client: WorkerClient;
  users: number;
}

const shared = new Map<CreateWorker, Shared>();

/** One language worker for all editors that make it in the same way; it ends with the last of them. */
export function useClient(create: CreateWorker): { readonly client: WorkerClient; dispose(): void } {
  const one = shared.get(create) ?? { client: new WorkerClient(create('language')), users: 0 };
  shared.set(create, one);
  one.users++;
  return {
    client: one.client,
    dispose() {
      if (--one.users > 0) return;
      shared.delete(create);
      one.client.dispose();
    },
  };
}

/** Monaco asks for its worker here. A host that has set it up already keeps its own. */
export function provideEditorWorker(create: CreateWorker): void {
  const page = globalThis as { MonacoEnvironment?: { getWorker?: unknown; getWorkerUrl?: unknown } };
  page.MonacoEnvironment ??= {};
  if (page.MonacoEnvironment.getWorkerUrl) return;
  page.MonacoEnvironment.getWorker ??= () => create('editor');
}
