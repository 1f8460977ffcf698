/** What is wrong with a hedgerow.json while it is typed, as LSP has findings. */
import { MANIFEST_NAME, parseManifest } from '@hedgerow/runtime';
import type { Diagnostic } from 'vscode-languageserver';
import { Refusal } from './folder.ts';

/** A word of JSON: a string, or what stands between marks and space. */
const WORD = /"(?:[^"\\]|\\.)*"|[^\s{}[\],:"]+|./y;

export function findingsOf(path: string, text: string): Diagnostic[] {
  if (path.split('/').at(-1) !== MANIFEST_NAME) throw new Refusal(415, `${path} is no ${MANIFEST_NAME}`);
  const lines = text.replace(/^\uFEFF/, '').split('\n');
  return parseManifest(text).issues.map(({ id, message, help, line = 1, column = 1 }) => {
    WORD.lastIndex = column - 1;
    const [word] = WORD.exec(lines[line - 1] ?? '') ?? [''];
    const [row, from] = [line - 1, column - 1];
    return {
      range: { start: { line: row, character: from }, end: { line: row, character: from + word.length } },
      severity: 1,
      code: id,
      source: 'hedgerow',
      message: help === undefined ? message : `${message}; ${help}`,
    };
  });
}
