/** For the tests of rules: what one rule alone finds in a text. */
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { LintRuleId } from './ids.generated.ts';
import { type LintOptions, lint } from './lint.ts';

type Values = Readonly<Record<string, number | boolean | string | readonly string[]>>;

/** Throws where the text does not compile: a rule has to be tried on what it would meet. */
export function lintOne(
  id: LintRuleId,
  text: string,
  { options = {}, ...rest }: Omit<LintOptions, 'config'> & { readonly options?: Values } = {},
): Diagnostic[] {
  const config = { preset: 'none', rules: { [id]: ['warning', options] } } as const;
  const { diagnostics } = lint([{ name: 'test.hedge', text }], { ...rest, config });
  const others = diagnostics.filter((d) => d.id !== id);
  if (others.length > 0) throw new Error(others.map((d) => `${d.id}: ${d.message}`).join('\n'));
  return diagnostics;
}
