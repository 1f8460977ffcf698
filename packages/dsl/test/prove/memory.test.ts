import { expect, test } from 'vitest';
import { compile } from '../../src/index.ts';
import { ProofMemory } from '../../src/prove/memory.ts';
import { goal, Prover } from '../../src/prove/prover.ts';

const memory = new ProofMemory();

function judge(text: string): boolean {
  const { program, diagnostics } = compile([{ name: 'a', text }]);
  if (!program) throw new Error(`${text}: ${diagnostics[0]?.message}`);
  const [rule] = program.rules;
  return new Prover(program, { memory }).impossible([goal(rule!.when.node)]);
}

test('what was asked is known after an edit elsewhere', () => {
  expect(judge('when vix > 30 and vix < 25 alert "x"')).toBe(true);
  const asked = memory.answers.size;
  expect(judge('let a = spx / 2\nwhen spx > 3 alert "y" # more\nwhen vix > 30 and vix < 25 alert "x"')).toBe(
    false,
  );
  expect(judge('# moved\nlet a = spx / 2\nwhen vix > 30 and vix < 25 alert "x"')).toBe(true);
  expect(memory.answers.size).toBe(asked + 1);
});

test('what is declared otherwise is asked anew', () => {
  expect(judge('input x : index in 0..1\nwhen x > 1.2 alert "x"')).toBe(true);
  expect(judge('input x : index in 0..2\nwhen x > 1.2 alert "x"')).toBe(false);
  expect(judge('param floor = 30\nwhen vix > floor and vix < 25 alert "x"')).toBe(true);
  expect(judge('param floor = 20\nwhen vix > floor and vix < 25 alert "x"')).toBe(false);
  expect(judge('param n = 2 sessions\nwhen vix > 3 for n and vix 2 sessions ago < 2 alert "x"')).toBe(false);
  expect(judge('param n = 3 sessions\nwhen vix > 3 for n and vix 2 sessions ago < 2 alert "x"')).toBe(true);
});
