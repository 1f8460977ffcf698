import { describe, expect, it } from 'vitest';
import { applyFix, compileText, short } from '../support/rule-set.ts';
import { declarationMistakes, type Mistake, nameMistakes, timeMistakes, typeMistakes } from './mistakes.ts';

const groups: readonly (readonly [string, readonly Mistake[]])[] = [
  ['names', nameMistakes],
  ['types', typeMistakes],
  ['time', timeMistakes],
  ['declarations', declarationMistakes],
];

describe.each(groups)('mistakes of %s: one mistake, one diagnostic, at its place', (_, mistakes) => {
  it.each(mistakes)('$source', ({ source, found, fixed }) => {
    const { diagnostics, program } = compileText(source);
    expect(short(source, diagnostics)).toEqual([found]);
    expect(program).toBeNull();
    const after = applyFix(source, diagnostics[0]!);
    expect(after).toBe(fixed ?? source);
    if (fixed === undefined) return;
    expect(short(after, compileText(after).diagnostics)).toEqual([]);
  });
});
