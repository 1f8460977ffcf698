/** What lenses and menus can ask for; the rule set that a document belongs to answers. */
import { commandNames } from '@hedgerow/dsl/service';
import { editor, type IDisposable } from 'monaco-editor/editor';
import { contextOf } from './contexts.ts';

export function registerCommands(): IDisposable[] {
  return Object.values(commandNames).map((name) =>
    editor.registerCommand(name, (_accessor: unknown, ...args: unknown[]) => {
      if (typeof args[0] === 'string') contextOf(args[0])?.answer(name, args);
    }),
  );
}

/** Asks for the value of what is selected, at the last session of the data. */
export const evaluateAction: editor.IActionDescriptor = {
  id: 'hedgerow.evaluateSelection',
  label: 'Evaluate the selected expression',
  contextMenuGroupId: 'navigation',
  precondition: 'editorHasSelection',
  run(one) {
    const model = one.getModel();
    const selection = one.getSelection();
    if (!model || !selection) return;
    const uri = model.uri.toString();
    contextOf(uri)?.answer(commandNames.evaluate, [uri, model.getValueInRange(selection)]);
  },
};
