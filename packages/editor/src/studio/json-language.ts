/** JSON as Monaco colours it. Monaco's own service of it would be larger than all of ours; the server checks the text. */
import { languages } from 'monaco-editor/editor';

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
}
