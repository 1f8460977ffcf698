/** Several files for one input: joined where their times do not overlap. */
import type { DataIssue, Series } from './dataset.ts';
import type { CsvFeed } from './feeds.ts';
import { dataIssue } from './issues.ts';

/** What one file gives one input. */
export interface Piece {
  readonly file: string;
  readonly series: Series;
  /** Periods that have no observation for a reason that is reported. */
  readonly reported: ReadonlySet<number>;
  readonly feed?: CsvFeed;
}

const firstOf = (array: Float64Array): number => array[0]!;
const lastOf = (array: Float64Array): number => array[array.length - 1]!;

const follows = (later: Series, earlier: Series): boolean =>
  firstOf(later.period) > lastOf(earlier.period) && firstOf(later.knownAt) >= lastOf(earlier.knownAt);

/** Whether the two lie apart in time, whichever is first. */
const apart = (a: Series, b: Series): boolean => follows(a, b) || follows(b, a);

function concatenate(pieces: readonly Piece[]): Series {
  const { name } = pieces[0]!.series;
  const all = (pick: (series: Series) => ArrayLike<number>): Float64Array =>
    Float64Array.from(pieces.flatMap(({ series }) => Array.from(pick(series))));
  const fields = new Set(pieces.flatMap(({ series }) => [...series.fields.keys()]));
  const unknown = (series: Series): Float64Array => new Float64Array(series.period.length).fill(Number.NaN);
  return {
    name,
    period: all((s) => s.period),
    knownAt: all((s) => s.knownAt),
    fields: new Map([...fields].map((field) => [field, all((s) => s.fields.get(field) ?? unknown(s))])),
  };
}

/** Joins what the files give one input; a file that overlaps one named before it is left out with an error. */
export function joinPieces(pieces: readonly Piece[], issues: DataIssue[]): Piece | undefined {
  const kept: Piece[] = [];
  for (const piece of pieces) {
    if (piece.series.period.length === 0) continue;
    const other = kept.find(({ series }) => !apart(series, piece.series));
    if (!other) kept.push(piece);
    else {
      const input = piece.series.name;
      const place = { file: piece.file, input, dropped: true };
      issues.push(dataIssue('overlapping-files', { input, other: other.file }, place));
    }
  }
  if (kept.length === 0) return undefined;
  if (kept.length === 1) return kept[0];
  kept.sort((a, b) => firstOf(a.series.period) - firstOf(b.series.period));
  const feed = kept.find((piece) => piece.feed)?.feed;
  return {
    file: kept.map(({ file }) => file).join(', '),
    series: concatenate(kept),
    reported: new Set(kept.flatMap((piece) => [...piece.reported])),
    ...(feed && { feed }),
  };
}
