import type { Diagnostic, Fix, Location } from '@hedgerow/dsl';
import { renderFrame } from './frame.ts';
import { counted } from './numbers.ts';
import type { Screen } from './screen.ts';
import type { Sources } from './sources.ts';
import { visible, wrap } from './width.ts';

/** More than this on one screen helps nobody; the count of the rest is told. */
const shownAtMost = 50;

/** Diagnostics with their code frames, in the order of files and positions. */
export function renderDiagnostics(
  diagnostics: readonly Diagnostic[],
  sources: Sources,
  screen: Screen,
): string[] {
  const shown = diagnostics.slice(0, shownAtMost);
  const lines = shown.flatMap((one) => [...renderDiagnostic(one, sources, screen), '']);
  const rest = diagnostics.length - shown.length;
  if (rest > 0)
    lines.push(`${screen.glyphs.ellipsis} and ${counted(rest, 'more finding')}; --format json lists all`, '');
  return lines;
}

function renderDiagnostic(one: Diagnostic, sources: Sources, screen: Screen): string[] {
  const { colors } = screen;
  const paint = severityPaint(one.severity, screen);
  const gutter = gutterWidth([one, ...(one.related ?? [])], sources);
  const head = `${paint(colors.bold(one.severity))}${colors.dim(`[${one.id}]`)} ${colors.bold(visible(one.message))}`;
  const lines = [...wrap(head, screen.width), ...framed(one, { paint, caret: '^' }, gutter, sources, screen)];
  for (const related of one.related ?? []) {
    const mark = { paint: colors.cyan, caret: '-', label: visible(related.message) };
    lines.push(...framed(related, mark, gutter, sources, screen));
  }
  const note = (name: string, text: string): string[] =>
    wrap(text, screen.width - gutter - name.length - 5).map((line, i) =>
      i === 0
        ? `${' '.repeat(gutter)} ${colors.blue('=')} ${colors.bold(name)} ${line}`
        : `${' '.repeat(gutter + 4 + name.length)}${line}`,
    );
  if (one.help !== undefined) lines.push(...note('help:', visible(one.help)));
  if (one.fix !== undefined) lines.push(...note('fix:', fixText(one.fix)));
  lines.push(`${' '.repeat(gutter)} ${colors.blue('=')} ${colors.dim(`more: hedgerow docs ${one.id}`)}`);
  return lines;
}

interface MarkStyle {
  readonly paint: (text: string) => string;
  readonly caret: string;
  readonly label?: string;
}

/** `--> file:line:column` and the frame under it. */
function framed(at: Location, style: MarkStyle, gutter: number, sources: Sources, screen: Screen): string[] {
  const { colors, glyphs } = screen;
  const pad = ' '.repeat(gutter);
  const arrow = colors.blue('-->');
  const index = sources.lines(at.file);
  if (index === undefined) {
    return [`${pad}${arrow} ${at.file}${style.label === undefined ? '' : ` ${style.label}`}`];
  }
  const { line, column } = index.position(at.span.start);
  return [
    `${pad}${arrow} ${visible(at.file)}:${line}:${column}`,
    `${pad} ${colors.blue(glyphs.vertical)}`,
    ...renderFrame(index, { span: at.span, ...style }, gutter, screen),
  ];
}

function gutterWidth(places: readonly Location[], sources: Sources): number {
  const lasts = places.map(({ file, span }) => sources.lines(file)?.position(span.end).line ?? 1);
  return String(Math.max(...lasts)).length;
}

function fixText(fix: Fix): string {
  return visible(fix.title);
}

export function severityPaint(severity: Diagnostic['severity'], screen: Screen): (text: string) => string {
  const { colors } = screen;
  return severity === 'error' ? colors.red : severity === 'warning' ? colors.yellow : colors.cyan;
}

/** `2 errors, 1 warning`. */
export function tally(findings: readonly { readonly severity: Diagnostic['severity'] }[]): string {
  const count = (severity: Diagnostic['severity']): number =>
    findings.filter((one) => one.severity === severity).length;
  const [errors, warnings, notes] = [count('error'), count('warning'), count('info')];
  const parts = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
    ...(notes > 0 ? [counted(notes, 'note')] : []),
  ];
  return parts.length === 0 ? 'nothing to report' : parts.join(', ');
}
