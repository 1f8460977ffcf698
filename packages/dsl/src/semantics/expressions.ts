import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { CompiledExpression } from '../ir/program.ts';
import { parseExpression } from '../syntax/parse.ts';
import { onGrid } from './clocks.ts';
import type { Context } from './context.ts';
import { mismatch } from './infer/expect.ts';
import { infer } from './infer/index.ts';
import { unitOf } from './types.ts';

const fileName = '<expression>';

/** One expression beside the rule set; `compiled` is absent where it has errors. */
export function compileExpression(
  cx: Context,
  text: string,
): { readonly compiled?: CompiledExpression; readonly diagnostics: readonly Diagnostic[] } {
  const { ast, diagnostics } = parseExpression(text, fileName);
  const env = { source: { name: fileName, text } };
  const value = infer(cx, ast, env);
  const { type } = value;
  if (type.kind === 'layer' || type.kind === 'event' || type.kind === 'duration' || type.kind === 'member') {
    mismatch(cx, type, 'a value', ast, env);
  }
  if (type.kind === 'unresolved') return { diagnostics };
  const form = type.kind === 'truth' ? 'truth' : 'number';
  return { diagnostics, compiled: { text, node: onGrid(cx, value), type: form, unit: unitOf(type) } };
}
