/**
 * The scan of characters, before the lexer. It finds what a reader cannot see or would mistake, and hands the lexer a
 * text of the same length in which each such character is replaced by what it certainly stands for.
 */
import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.ts';
import { type SourceFile, span } from '../../source/span.ts';
import { deepestParentheses, mostDiagnostics } from '../limits.ts';
import { isHidden, lookAlikeOf, typographicMarks } from './confusables.ts';

export interface Scan {
  /** As long as the file's text, offset by offset. */
  readonly text: string;
  readonly diagnostics: readonly Diagnostic[];
}

const plainText = /^[\t\n\r\f\x20-\x7e]*$/;
const letter = /[\p{L}\p{M}\p{N}]/u;

export function scanCharacters(file: SourceFile): Scan {
  const { text } = file;
  const nul = text.indexOf('\0');
  if (nul >= 0) {
    const at = { file: file.name, span: span(nul, nul + 1) };
    return {
      text: ' '.repeat(text.length),
      diagnostics: [diagnostic('hidden-character', { code: 'U+0000' }, at)],
    };
  }
  const shallow = withoutDeepParentheses(text);
  return plainText.test(shallow) ? { text: shallow, diagnostics: [] } : new Scanner(file.name, shallow).run();
}

/** Blanks what stands deeper than any rule could, so that megabytes of `(` do not become millions of tokens. */
export function withoutDeepParentheses(text: string): string {
  let depth = 0;
  let keptUpTo = 0;
  let kept = '';
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x28) {
      if (++depth === deepestParentheses + 1) {
        kept += text.slice(keptUpTo, i);
        keptUpTo = i;
      }
    } else if (c === 0x29 && depth > 0) {
      if (--depth === deepestParentheses) {
        kept += ' '.repeat(i + 1 - keptUpTo);
        keptUpTo = i + 1;
      }
    }
  }
  if (depth > deepestParentheses) return kept + ' '.repeat(text.length - keptUpTo);
  return keptUpTo === 0 ? text : kept + text.slice(keptUpTo);
}

/** Walks the code points, knowing whether it stands in code, in a comment or in a string. */
class Scanner {
  readonly #file: string;
  readonly #text: string;
  readonly #diagnostics: Diagnostic[] = [];
  #inside: 'code' | 'comment' | 'string' = 'code';

  constructor(file: string, text: string) {
    this.#file = file;
    this.#text = text;
  }

  run(): Scan {
    const text = this.#text;
    let clean = '';
    let i = 0;
    while (i < text.length) {
      const character = String.fromCodePoint(text.codePointAt(i)!);
      if (character.length === 1 && plainText.test(character)) {
        this.#track(character, text[i - 1]);
        clean += character;
        i++;
        continue;
      }
      const replacement = this.#foreign(i, character);
      clean += replacement;
      i += replacement.length;
    }
    return { text: clean, diagnostics: this.#diagnostics };
  }

  #track(character: string, before: string | undefined): void {
    if (character === '\n' || character === '\r') this.#inside = 'code';
    else if (this.#inside === 'code' && character === '#') this.#inside = 'comment';
    else if (this.#inside === 'code' && character === '"') this.#inside = 'string';
    else if (this.#inside === 'string' && character === '"' && before !== '\\') this.#inside = 'code';
  }

  /** Reports the run of like characters that begins at `start`; gives what the lexer shall read in its place. */
  #foreign(start: number, character: string): string {
    const inCode = this.#inside === 'code';
    if (start === 0 && character === '\ufeff') return character;
    if (isHidden(character) && !this.#joinsEmoji(start, character)) {
      const run = this.#run(start, isHidden);
      this.#report('hidden-character', start, run, '');
      return ' '.repeat(run.length);
    }
    if (lookAlikeOf(character) !== undefined) {
      const run = this.#run(start, (c) => lookAlikeOf(c) !== undefined);
      const ascii = [...run].map((c) => lookAlikeOf(c)).join('');
      this.#report('look-alike-character', start, run, ascii);
      return inCode && ascii.length === run.length ? ascii : run;
    }
    return inCode ? this.#foreignInCode(start, character) : character;
  }

  #foreignInCode(start: number, character: string): string {
    const [quoted] = /^[“”„][^“”„"\r\n]*[“”"]/.exec(this.#text.slice(start, start + 500)) ?? [];
    if (quoted !== undefined) {
      const ascii = `"${quoted.slice(1, -1)}"`;
      this.#report('non-ascii-character', start, quoted, ascii);
      return ascii;
    }
    const mark = typographicMarks.get(character);
    if (mark !== undefined) {
      this.#report('non-ascii-character', start, character, mark);
      return character;
    }
    const isLetter = letter.test(character);
    const run = this.#run(start, (c) =>
      isLetter ? letter.test(c) && c > '\x7f' && lookAlikeOf(c) === undefined : c === character,
    );
    this.#report(
      'non-ascii-character',
      start,
      run,
      /\s/.test(character) ? ' '.repeat(run.length) : undefined,
    );
    return isLetter ? run : ' '.repeat(run.length);
  }

  #run(start: number, belongs: (character: string) => boolean): string {
    let end = start;
    while (end < this.#text.length) {
      const character = String.fromCodePoint(this.#text.codePointAt(end)!);
      if (!belongs(character)) break;
      end += character.length;
    }
    return this.#text.slice(start, end);
  }

  /** The joiner inside a compound emoji of a comment shows, as that emoji. */
  #joinsEmoji(at: number, character: string): boolean {
    return (
      character === '\u200d' &&
      /(?:\p{Extended_Pictographic}|\ufe0f)$/u.test(this.#text.slice(Math.max(0, at - 4), at))
    );
  }

  #report(
    id: 'hidden-character' | 'look-alike-character' | 'non-ascii-character',
    start: number,
    found: string,
    ascii: string | undefined,
  ): void {
    if (this.#diagnostics.length > mostDiagnostics) return;
    const at = { file: this.#file, span: span(start, start + found.length) };
    const code = `U+${found.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
    const title = ascii === '' ? `remove ${code}` : `write \`${ascii}\``;
    const fix = ascii === undefined ? {} : { fix: { title, edits: [{ ...at, text: ascii }] } };
    this.#diagnostics.push(
      id === 'hidden-character'
        ? diagnostic(id, { code }, at, fix)
        : id === 'look-alike-character'
          ? diagnostic(id, { code, found, ascii: ascii! }, at, fix)
          : diagnostic(id, { code, found, ascii }, at, fix),
    );
  }
}
