import { createColors } from 'picocolors';
import { ascii, type Glyphs, unicode } from './glyphs.ts';

type Colors = ReturnType<typeof createColors>;

/** One output stream with what it can show. */
export interface Screen {
  readonly write: (text: string) => void;
  readonly colors: Colors;
  readonly glyphs: Glyphs;
  /** Columns; 100 where it is no terminal. */
  readonly width: number;
  /** A person is looking at it. */
  readonly interactive: boolean;
}

export const defaultWidth = 100;
const maxWidth = 160;

type Environment = Readonly<Record<string, string | undefined>>;

/** `--no-color` beats all; then NO_COLOR, then FORCE_COLOR, then whether a terminal listens. */
export function wantsColor(terminal: boolean, environment: Environment, noColor: boolean): boolean {
  if (noColor || (environment.NO_COLOR ?? '') !== '') return false;
  const forced = environment.FORCE_COLOR ?? '';
  if (forced !== '') return forced !== '0' && forced !== 'false';
  return terminal && environment.TERM !== 'dumb';
}

/** Box characters need UTF-8: a locale that names another encoding, or a dumb terminal, gets ASCII. */
export function wantsUnicode(environment: Environment): boolean {
  if (environment.TERM === 'dumb') return false;
  const locale = environment.LC_ALL || environment.LC_CTYPE || environment.LANG || '';
  return locale === '' || /utf-?8/i.test(locale);
}

/** The screen of a stream such as `process.stdout`. */
export function screenOf(
  stream: NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number },
  environment: Environment,
  noColor: boolean,
): Screen {
  const interactive = stream.isTTY === true;
  return {
    write: (text) => void stream.write(text),
    colors: createColors(wantsColor(interactive, environment, noColor)),
    glyphs: wantsUnicode(environment) ? unicode : ascii,
    width: Math.max(40, Math.min(maxWidth, (interactive && stream.columns) || defaultWidth)),
    interactive,
  };
}

/** Keeps what is written to it: for results that do not go to a terminal. */
export function screenInMemory(width = defaultWidth): Screen & { readonly text: () => string } {
  const parts: string[] = [];
  return {
    write: (text) => void parts.push(text),
    text: () => parts.join(''),
    colors: createColors(false),
    glyphs: unicode,
    width,
    interactive: false,
  };
}
