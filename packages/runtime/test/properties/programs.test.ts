/** The generator itself: what it makes is well-typed, and says something. */
import { compile } from '@hedgerow/dsl';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { intradayPrograms, programs } from '../support/generate/programs.ts';
import { runs } from '../support/generate/runs.ts';

it('every generated rule set compiles', () => {
  fc.assert(
    fc.property(fc.oneof(programs, intradayPrograms), ({ source, expressions }) => {
      const { program, diagnostics } = compile([{ name: 'generated.hedge', text: source }], { expressions });
      const errors = diagnostics.filter((d) => d.severity === 'error').map((d) => `${d.id}: ${d.message}`);
      expect(errors).toEqual([]);
      expect(program).not.toBeNull();
    }),
    runs(200),
  );
});
