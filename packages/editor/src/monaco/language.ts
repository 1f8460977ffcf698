/** The language as Monaco knows it without a service: brackets, comments, colours by patterns. */
import { highlighting as h } from '@hedgerow/dsl';
import { type IDisposable, languages } from 'monaco-editor/editor';

export const languageId = 'hedge';

export const configuration: languages.LanguageConfiguration = {
  comments: { lineComment: '#' },
  brackets: [
    ['{', '}'],
    ['(', ')'],
  ],
  autoClosingPairs: [
    { open: '{', close: '}' },
    { open: '(', close: ')', notIn: ['string', 'comment'] },
    { open: '"', close: '"', notIn: ['string', 'comment'] },
  ],
  surroundingPairs: [
    { open: '{', close: '}' },
    { open: '(', close: ')' },
    { open: '"', close: '"' },
  ],
  wordPattern: /[A-Za-z_]\w*/,
  onEnterRules: [
    {
      beforeText: /^\s*##.*$/,
      action: { indentAction: languages.IndentAction.None, appendText: '## ' },
    },
    { beforeText: /^\s*rule\s+\w+\s*:\s*$/, action: { indentAction: languages.IndentAction.Indent } },
  ],
  indentationRules: { increaseIndentPattern: /\{\s*(#.*)?$/, decreaseIndentPattern: /^\s*\}/ },
};

const word = (pattern: string): RegExp => new RegExp(`\\b(?:${pattern})\\b`);

/** From the same patterns as the TextMate grammar. */
export const monarch: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenizer: {
    root: [
      [/##.*$/, 'comment.doc'],
      [/#.*$/, 'comment'],
      [/"/, 'string', '@string'],
      { include: '@expression' },
    ],
    expression: [
      [new RegExp(h.date), 'number.date'],
      [new RegExp(h.number), 'number'],
      // Behind a dot any word is a member.
      [/(\.)([A-Za-z_]\w*)/, ['operator', 'property']],
      [word(h.statement), 'keyword'],
      [word(h.action), 'keyword'],
      [word(h.operator), 'keyword'],
      [word(h.constant), 'keyword'],
      [word(h.unit), 'type'],
      [word(h.currency), 'type'],
      [/[A-Za-z_]\w*(?=\()/, 'function'],
      [word(h.context), 'keyword'],
      [/[A-Za-z_]\w*/, 'variable'],
      [new RegExp(h.mark), 'operator'],
      [/[{}()]/, '@brackets'],
    ],
    string: [
      [/\\./, 'string.escape'],
      [/\{\{|\}\}/, 'string.escape'],
      [/\{/, 'string', '@placeholder'],
      [/"/, 'string', '@pop'],
      [/$/, 'string', '@pop'],
      [/[^\\{}"]+/, 'string'],
      [/./, 'string'],
    ],
    placeholder: [
      [/\}/, 'string', '@pop'],
      [/(?=")/, 'string', '@pop'],
      [/$/, 'string', '@pop'],
      { include: '@expression' },
    ],
  },
};

export function registerLanguage(): IDisposable[] {
  // Monaco cannot forget a language; one that is known is registered no second time.
  if (!languages.getLanguages().some(({ id }) => id === languageId)) {
    languages.register({ id: languageId, extensions: ['.hedge'], aliases: ['Hedgerow', 'hedge'] });
  }
  return [
    languages.setLanguageConfiguration(languageId, configuration),
    languages.setMonarchTokensProvider(languageId, monarch),
  ];
}
