/** The TextMate grammar, for editors that colour by patterns: VS Code, GitHub, Sublime. */
import { highlighting as h } from '@hedgerow/dsl';

export const textmatePath = 'packages/vscode/syntaxes/hedge.tmLanguage.json';

const words = (pattern: string): string => `\\b(?:${pattern})\\b`;
const rule = (match: string, name: string): object => ({ match, name: `${name}.hedge` });

const expression = [
  rule(h.date, 'constant.other.date'),
  rule(h.number, 'constant.numeric'),
  // Behind a dot any word is a member.
  {
    match: '(\\.)([A-Za-z_]\\w*)',
    captures: { 2: { name: 'variable.other.member.hedge' } },
  },
  rule(words(h.statement), 'keyword.declaration'),
  rule(words(h.action), 'keyword.control.action'),
  rule(words(h.operator), 'keyword.operator.word'),
  rule(words(h.constant), 'constant.language'),
  rule(words(h.unit), 'support.type.unit'),
  rule(words(h.currency), 'support.type.currency'),
  rule('[A-Za-z_]\\w*(?=\\()', 'entity.name.function'),
  rule(words(h.context), 'keyword.other'),
  rule('[A-Za-z_]\\w*', 'variable.other'),
  rule(h.mark, 'keyword.operator'),
];

export const textmateGrammar = (): string =>
  `${JSON.stringify(
    {
      $schema: 'https://raw.githubusercontent.com/martinring/tmlanguage/master/tmlanguage.json',
      name: 'Hedgerow',
      scopeName: 'source.hedge',
      fileTypes: ['hedge'],
      patterns: [{ include: '#comments' }, { include: '#strings' }, { include: '#expression' }],
      repository: {
        comments: {
          patterns: [rule('##.*$', 'comment.line.documentation'), rule('#.*$', 'comment.line.number-sign')],
        },
        strings: {
          begin: '"',
          end: '"|$',
          name: 'string.quoted.double.hedge',
          patterns: [
            rule('\\\\.', 'constant.character.escape'),
            rule('\\{\\{|\\}\\}', 'constant.character.escape'),
            {
              begin: '\\{',
              end: '\\}|(?=")|$',
              name: 'meta.embedded.line.hedge',
              patterns: [{ include: '#expression' }],
            },
          ],
        },
        expression: { patterns: expression },
      },
    },
    null,
    2,
  )}\n`;
