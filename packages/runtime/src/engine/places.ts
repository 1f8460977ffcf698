import { type Ir, type Location, positionIn } from '@hedgerow/dsl';
import type { SourceSpan } from './decision.ts';

/** Where a part of a program stands in its sources. */
export function spanOf(program: Ir.Program, { file, span }: Location): SourceSpan {
  const { line, column } = positionIn(program.lines.get(file) ?? [0], span.start);
  return { file, line, column };
}
