import type { Diagnostic } from '@hedgerow/dsl';
import type { Sources } from './sources.ts';

/** Workflow commands: GitHub shows each as an annotation on the line of the pull request. */
export function githubAnnotation(one: Diagnostic, sources: Sources): string {
  const level = one.severity === 'info' ? 'notice' : one.severity;
  const index = sources.lines(one.file);
  const place: Record<string, string | number> = { file: one.file };
  if (index !== undefined) {
    const from = index.position(one.span.start);
    const to = index.position(Math.max(one.span.start, one.span.end));
    place.line = from.line;
    place.endLine = to.line;
    // Columns of a range over several lines are refused by GitHub.
    if (from.line === to.line) {
      place.col = from.column;
      place.endColumn = to.column;
    }
  }
  place.title = one.id;
  const properties = Object.entries(place).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  const text = one.help === undefined ? one.message : `${one.message}\n${one.help}`;
  return `::${level} ${properties.join(',')}::${escapeData(text)}`;
}

const escapeData = (text: string): string =>
  text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');

const escapeProperty = (text: string): string => escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
