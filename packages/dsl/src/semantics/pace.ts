import type { Pace } from '../ir/measure.ts';
import type { InputDecl } from '../syntax/ast.ts';
import type { ParsedFile, Scope } from './scope.ts';

const ticksPerSession: Readonly<Record<'minutes' | 'session' | 'week' | 'month' | 'quarter', number>> = {
  minutes: 1,
  session: 1,
  week: 1 / 5,
  month: 1 / 21,
  quarter: 1 / 63,
};

/** How often the clocks of a rule set tick; of several slow inputs the fastest counts. */
export function paceOf(scope: Scope, everyMinutes: number | undefined): Pace {
  const prints = (inputs: readonly string[]): number =>
    Math.max(
      ...inputs.map((name) => {
        const declaration = scope.value(name)?.declaration;
        return declaration?.kind === 'Input' ? ticksPerSession[declaration.every?.unit ?? 'session'] : 1;
      }),
    );
  return everyMinutes === undefined ? { prints } : { everyMinutes, prints };
}

const isBook = ({ from }: InputDecl, name: string): boolean => /^book(\.|$)/.test(from?.value ?? name);

/** Inputs of the user's book: those that come from the feed `book`, or are members of it, `book.vega`. What depends on them is evaluated per book. */
export function bookInputs(files: readonly ParsedFile[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { ast } of files) {
    for (const statement of ast.statements) {
      if (statement.kind !== 'Input') continue;
      for (const { name } of statement.names) {
        if (isBook(statement, name)) names.add(name);
        else names.delete(name);
      }
    }
  }
  return names;
}
