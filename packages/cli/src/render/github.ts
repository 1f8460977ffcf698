import { type Finding, rangeOf } from './finding.ts';
import type { Sources } from './sources.ts';

/** Workflow commands: GitHub shows each as an annotation on the line of the pull request. */
export function githubAnnotation(one: Finding, sources: Sources): string {
  const level = one.severity === 'info' ? 'notice' : one.severity;
  const range = rangeOf(one, sources);
  const place: Record<string, string | number> = { file: one.file };
  if (range !== undefined) {
    place.line = range.start.line;
    place.endLine = range.end.line;
    // Columns of a range over several lines are refused by GitHub.
    if (range.start.line === range.end.line) {
      place.col = range.start.column;
      place.endColumn = range.end.column;
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
