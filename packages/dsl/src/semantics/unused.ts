import { type Diagnostic, diagnostic } from '../diagnostics/diagnostic.ts';
import type { Context } from './context.ts';

/** Knobs that turn nothing. Asked only where nothing is wrong: else whoever reads one may not have been looked at. */
export function unusedParams(cx: Context): Diagnostic[] {
  return [...cx.scope.own.values.values()].flatMap((entry) => {
    if (entry.declaration.kind !== 'Param' || cx.read.has(entry)) return [];
    const at = { file: entry.source.name, span: entry.ident.span };
    return [diagnostic('unused-param', { name: entry.name }, at)];
  });
}
