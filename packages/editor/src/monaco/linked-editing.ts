/** While a declaration is typed, the uses of its name follow. */
import type { editor, IDisposable, languages } from 'monaco-editor/editor';
import type * as lsp from 'vscode-languageserver-types';
import { ask, at } from './contexts.ts';
import { fromRange } from './convert.ts';

interface Linked {
  readonly ranges: readonly lsp.Range[];
  readonly wordPattern: string;
}

export const linkedEditingProvider: languages.LinkedEditingRangeProvider = {
  async provideLinkedEditingRanges(model, position, token) {
    const found = await ask<Linked>(model, 'textDocument/linkedEditingRange', at(position), token);
    return found && { ranges: found.ranges.map(fromRange), wordPattern: new RegExp(found.wordPattern) };
  },
};

/** The promises of Monaco's linked editing that it gives up by a rejection which nobody hears. */
interface Waiting extends editor.IEditorContribution {
  readonly _rangeUpdateTriggerPromise?: Promise<unknown> | null;
  readonly _rangeSyncTriggerPromise?: Promise<unknown> | null;
}

/** An editor that is closed, or shows another file, right after a key has no error to tell of. */
export function hearLinkedEditing(one: editor.ICodeEditor): IDisposable {
  const waiting = one.getContribution<Waiting>('editor.contrib.linkedEditing');
  // Behind Monaco's own listener, wherever it stands.
  const hear = (): void =>
    queueMicrotask(() => {
      for (const promise of [waiting?._rangeUpdateTriggerPromise, waiting?._rangeSyncTriggerPromise]) {
        promise?.catch(() => {});
      }
    });
  const heard = [one.onDidChangeCursorPosition(hear), one.onDidChangeModelContent(hear)];
  return {
    dispose() {
      for (const stop of heard) stop.dispose();
    },
  };
}
