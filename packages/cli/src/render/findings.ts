import type { Severity, Span } from '@hedgerow/dsl';
import { type Finding, rangeOf, spanOf } from './finding.ts';
import { renderFrame } from './frame.ts';
import { counted } from './numbers.ts';
import type { Screen } from './screen.ts';
import type { Sources } from './sources.ts';
import { visible, wrap } from './width.ts';
import { renderWitness } from './witness.ts';

/** More than this on one screen helps nobody; the count of the rest is told. */
const shownAtMost = 50;

/** Findings with their code frames, in the order given. */
export function renderFindings(findings: readonly Finding[], sources: Sources, screen: Screen): string[] {
  const shown = findings.slice(0, shownAtMost);
  const lines = shown.flatMap((one) => [...renderFinding(one, sources, screen), '']);
  const rest = findings.length - shown.length;
  if (rest > 0)
    lines.push(`${screen.glyphs.ellipsis} and ${counted(rest, 'more finding')}; --format json lists all`, '');
  return lines;
}

function renderFinding(one: Finding, sources: Sources, screen: Screen): string[] {
  const { colors } = screen;
  const paint = severityPaint(one.severity, screen);
  const related = 'related' in one ? (one.related ?? []) : [];
  const fix = 'fix' in one ? one.fix : undefined;
  const place = { file: one.file, span: spanOf(one, sources), line: rangeOf(one, sources)?.start.line };
  const gutter = gutterWidth([place, ...related], sources);
  const head = `${paint(colors.bold(one.severity))}${colors.dim(`[${one.id}]`)} ${colors.bold(visible(one.message))}`;
  const lines = [
    ...wrap(head, screen.width),
    ...framed(place, { paint, caret: '^' }, gutter, sources, screen),
  ];
  for (const other of related) {
    const mark = { paint: colors.cyan, caret: '-', label: visible(other.message) };
    lines.push(...framed(other, mark, gutter, sources, screen));
  }
  const note = (name: string, text: string): string[] =>
    wrap(text, screen.width - gutter - name.length - 5).map((line, i) =>
      i === 0
        ? `${' '.repeat(gutter)} ${colors.blue('=')} ${colors.bold(name)} ${line}`
        : `${' '.repeat(gutter + 4 + name.length)}${line}`,
    );
  if ('witness' in one && one.witness) {
    const shown = renderWitness(one.witness, screen).map((line) => `${' '.repeat(gutter + 3)}${line}`);
    lines.push(...note('shown by:', visible(one.witness.title)), ...shown);
  }
  if (one.help !== undefined) lines.push(...note('help:', visible(one.help)));
  if (fix !== undefined) lines.push(...note('fix:', visible(fix.title)));
  lines.push(`${' '.repeat(gutter)} ${colors.blue('=')} ${colors.dim(`more: hedgerow docs ${one.id}`)}`);
  return lines;
}

interface MarkStyle {
  readonly paint: (text: string) => string;
  readonly caret: string;
  readonly label?: string;
}

interface Place {
  readonly file: string;
  readonly span?: Span | undefined;
  /** Known where the file's text is not. */
  readonly line?: number | undefined;
}

/** `--> file:line:column` and the frame under it. */
function framed(at: Place, style: MarkStyle, gutter: number, sources: Sources, screen: Screen): string[] {
  const { colors, glyphs } = screen;
  const pad = ' '.repeat(gutter);
  const arrow = colors.blue('-->');
  const index = sources.lines(at.file);
  if (index === undefined || at.span === undefined) {
    const line = at.line === undefined ? '' : `:${at.line}`;
    const label = style.label === undefined ? '' : ` ${style.label}`;
    return [`${pad}${arrow} ${visible(at.file)}${line}${label}`];
  }
  const { line, column } = index.position(at.span.start);
  return [
    `${pad}${arrow} ${visible(at.file)}:${line}:${column}`,
    `${pad} ${colors.blue(glyphs.vertical)}`,
    ...renderFrame(index, { span: at.span, ...style }, gutter, screen),
  ];
}

function gutterWidth(places: readonly Place[], sources: Sources): number {
  const lasts = places.map(({ file, span }) => sources.lines(file)?.position(span?.end ?? 0).line ?? 1);
  return String(Math.max(...lasts)).length;
}

export function severityPaint(severity: Severity, screen: Screen): (text: string) => string {
  const { colors } = screen;
  return severity === 'error' ? colors.red : severity === 'warning' ? colors.yellow : colors.cyan;
}

/** `2 errors, 1 warning`. */
export function tally(findings: readonly { readonly severity: Severity }[]): string {
  const count = (severity: Severity): number => findings.filter((one) => one.severity === severity).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(notes > 0 ? [counted(notes, 'note')] : []),
  ];
  return parts.length === 0 ? 'nothing to report' : parts.join(', ');
}
