import { expect, test } from 'vitest';
import { CheckMemory } from '../src/check-memory.ts';
import { check } from '../src/compile.ts';
import { ProofMemory } from '../src/prove/memory.ts';
import { goal } from '../src/prove/prover.ts';

const checkMemory = new CheckMemory();
const proofs = new ProofMemory();

function look(text: string) {
  const checked = check([{ name: 'a', text }], { checkMemory });
  if (!checked.isSound) throw new Error(`${text}: ${checked.found[0]?.message}`);
  return { checked, program: checked.loose(), prover: proofs.prover(checked.loose()) };
}

function isImpossible(text: string): boolean {
  const { program, prover } = look(text);
  return prover.impossible([goal(program.rules.at(-1)!.when.node)]);
}

test('what was proved is known after an edit elsewhere', () => {
  const before = look('when vix > 30 and vix < 25 alert "x"');
  const after = look(
    '# moved\nlet a = spx / 2\nwhen a > 3 alert "y" # more\nwhen vix > 30 and vix < 25 alert "x"',
  );
  expect(after.program.rules[1]!.when.node).toBe(before.program.rules[0]!.when.node);
  // Another input is read now, which proofs may rest on.
  expect(after.prover).not.toBe(before.prover);
  const later = look('let a = spx / 2\nwhen a > 4 alert "y"\nwhen vix > 30 and vix < 26 alert "x"');
  expect(later.prover).toBe(after.prover);
});

test('what is declared otherwise is asked anew', () => {
  expect(isImpossible('input x : index in 0..1\nwhen x > 1.2 alert "x"')).toBe(true);
  expect(isImpossible('input x : index in 0..2\nwhen x > 1.2 alert "x"')).toBe(false);
  expect(isImpossible('param floor = 30\nwhen vix > floor and vix < 25 alert "x"')).toBe(true);
  expect(isImpossible('param floor = 20\nwhen vix > floor and vix < 25 alert "x"')).toBe(false);
  expect(isImpossible('param n = 2 sessions\nwhen vix > 3 for n and vix 2 sessions ago < 2 alert "x"')).toBe(
    false,
  );
  expect(isImpossible('param n = 3 sessions\nwhen vix > 3 for n and vix 2 sessions ago < 2 alert "x"')).toBe(
    true,
  );
});

test('a program is the same as without a memory, but for the order of its nodes', () => {
  const texts = [
    'param n = 5 sessions\ninput x : index every month\nwhen sma(x, 3) > 2 and vix > 30 for n alert "x"',
    'param n = 9 sessions\ninput x : index every month\nwhen sma(x, 3) > 2 and vix > 30 for n alert "x"',
    'param n = 9 sessions\ninput x : index every week\nwhen sma(x, 3) > 2 and vix > 30 for n alert "x"',
    'evaluate every 5 minutes\nparam n = 9 sessions\nwhen vix > 30 for n alert "x"',
  ];
  for (const text of texts) {
    const fresh = check([{ name: 'a', text }]).program();
    const again = look(text).checked.program();
    const figures = ({ nodes, clocks }: typeof fresh) =>
      nodes
        .map(({ op, unit, type, clock, warmup, cost, stateBytes }) =>
          JSON.stringify([op, unit, type, clocks[clock], warmup, cost, stateBytes]),
        )
        .sort();
    expect(figures(again)).toEqual(figures(fresh));
    expect(again.inputs).toEqual(fresh.inputs);
  }
});

test('a program that is put together after the graph has grown has nothing of what came later', () => {
  const text = 'when vix > 30 and spx > 3 alert "x"';
  const shared = new CheckMemory();
  const one = check([{ name: 'a', text }], { checkMemory: shared });
  one.loose();
  check([{ name: 'a', text: 'when vix9d > 31 and sma(spx, 7) > 3 alert "y"' }], {
    checkMemory: shared,
  }).loose();
  const late = one.program();
  const fresh = check([{ name: 'a', text }]).program();
  expect(late.nodes).toEqual(fresh.nodes);
});
