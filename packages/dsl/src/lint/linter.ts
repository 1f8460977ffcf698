/** Lint rules as a host of the language service holds them: loaded when it likes, and remembering what was found. */
import type { Checked, Compilation } from '../compile.ts';
import { carried } from './carried.ts';
import { type LintingOptions, lintChecked } from './lint.ts';
import { LintMemory } from './memory.ts';

export interface Linter {
  lint(checked: Checked, options: Pick<LintingOptions, 'config' | 'today'>): Compilation;
  readonly carried: typeof carried;
}

/** `replay` tries the histories that lint rules show, where the host has the evaluators. */
export function createLinter({ replay }: Pick<LintingOptions, 'replay'> = {}): Linter {
  const memory = new LintMemory();
  return {
    lint: (checked, options) => lintChecked(checked, { ...options, memory, ...(replay && { replay }) }),
    carried,
  };
}
