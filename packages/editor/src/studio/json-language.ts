/**
 * JSON as Monaco colours and completes it. Monaco's own service of it would be larger than all of ours; the server checks
 * the text.
 */
import schema from '@hedgerow/runtime/manifest.schema.json' with { type: 'json' };
import { languages, Range } from 'monaco-editor/editor';
import { completionsAt } from './json-completion.ts';

export const jsonId = 'json';

export function registerJson(): void {
  if (languages.getLanguages().some(({ id }) => id === jsonId)) return;
  const brackets: languages.CharacterPair[] = [
    ['{', '}'],
    ['[', ']'],
  ];
  languages.register({ id: jsonId });
  languages.setLanguageConfiguration(jsonId, {
    brackets,
    autoClosingPairs: [...brackets, ['"', '"']].map(([open, close]) => ({ open: open!, close: close! })),
  });
  languages.setMonarchTokensProvider(jsonId, {
    tokenizer: {
      root: [
        [/"(?:[^"\\]|\\.)*"(?=\s*:)/, 'property'],
        [/"(?:[^"\\]|\\.)*"/, 'string'],
        [/-?\d[\d.eE+-]*/, 'number'],
        [/\b(?:true|false|null)\b/, 'keyword'],
        [/[{}[\]]/, '@brackets'],
      ],
    },
  });
  languages.registerCompletionItemProvider(jsonId, completionProvider);
}

/** The only JSON that the studio opens is hedgerow.json. */
const completionProvider: languages.CompletionItemProvider = {
  triggerCharacters: ['"', ':', ' '],

  provideCompletionItems(model, position) {
    const found = completionsAt(schema, model.getValue(), model.getOffsetAt(position));
    if (!found) return undefined;
    const [from, to] = [model.getPositionAt(found.from), model.getPositionAt(found.to)];
    const range = Range.fromPositions(from, to);
    // What stands there is matched with its quotes, where it has some.
    const quoted = model.getValueInRange(range).startsWith('"');
    const suggestions = found.items.map(({ kind, label, text, detail, doc }) => ({
      label,
      kind: languages.CompletionItemKind[kind === 'key' ? 'Property' : 'Value'],
      insertText: text,
      filterText: quoted ? text : label,
      range,
      ...(detail !== undefined && { detail }),
      ...(doc !== undefined && { documentation: doc }),
    }));
    return { suggestions };
  },
};
