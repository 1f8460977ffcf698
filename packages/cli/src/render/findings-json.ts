import type { Span } from '@hedgerow/dsl';
import { type Finding, type Range, rangeOf, toRange } from './finding.ts';
import type { Sources } from './sources.ts';

/** A finding as `check --format json` prints it; the schema is schemas/check.schema.json. */
export function findingJson(one: Finding, sources: Sources): object {
  const related = 'related' in one ? one.related : undefined;
  const fix = 'fix' in one ? one.fix : undefined;
  const witness = 'witness' in one ? one.witness : undefined;
  const ranged = (at: { readonly file: string; readonly span: Span }): { file: string; range?: Range } => {
    const range = toRange(at.span, sources.lines(at.file));
    return range === undefined ? { file: at.file } : { file: at.file, range };
  };
  const range = rangeOf(one, sources);
  return {
    id: one.id,
    severity: one.severity,
    message: one.message,
    ...(one.help === undefined ? {} : { help: one.help }),
    file: one.file,
    ...(range === undefined ? {} : { range }),
    params: one.params,
    ...(witness === undefined
      ? {}
      : {
          witness: {
            ...witness,
            rows: witness.rows.map(({ session, values }) => ({
              session,
              values: values.map((value) => (value === undefined ? 'any' : value)),
            })),
          },
        }),
    ...(related === undefined
      ? {}
      : { related: related.map((at) => ({ ...ranged(at), message: at.message })) }),
    ...(fix === undefined
      ? {}
      : {
          fix: { title: fix.title, edits: fix.edits.map((edit) => ({ ...ranged(edit), text: edit.text })) },
        }),
  };
}
