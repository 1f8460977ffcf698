/** All rewrites that can be offered at a place. */
import type { Span } from '../../../source/span.ts';
import type { Place } from '../../feature.ts';
import { extractParam } from './extract-param.ts';
import type { Rewrite, Rewriter } from './rewrite.ts';
import { testSkeleton } from './test-skeleton.ts';
import { chainToVote } from './vote.ts';
import { addWayOut } from './way-out.ts';

const rewriters: readonly Rewriter[] = [extractParam, chainToVote, addWayOut, testSkeleton];

/** In files with mistakes of syntax too, as far as the statement itself was read whole. */
export function rewritesAt(place: Place, selection: Span): Rewrite[] {
  const file = place.analysis.file(place.document.uri);
  const statement = file?.ast.statements.find(
    ({ span }) => span.start <= selection.start && selection.end <= span.end,
  );
  if (!statement || isBroken(statement)) return [];
  return rewriters.flatMap((rewrite) => rewrite({ place, statement, selection }) ?? []);
}

const isBroken = (value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ((value as { readonly kind?: unknown }).kind === 'Bad' || Object.values(value).some(isBroken));
