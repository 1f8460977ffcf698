import { compile, lint } from '@hedgerow/dsl';
import { expect, test } from 'vitest';
import { replayWitness } from '../../src/replay/replay.ts';

const texts = [
  'when vix > 28 activate second_engine size 25% until vix < 30',
  'when vix > 28 for 3 sessions activate second_engine size 25% until spx rising',
  'when vix.high > 28 and vix < 25 activate second_engine size 25% until vix > 20 and spx < sma(spx, 3)',
  'when vix3m / vix < 0.9 for 2 of 3 sessions activate second_engine size 25% until count(vix > 30, 4 sessions) >= 2',
  'when vix crosses above 28 activate second_engine\nwhen vix > 35 or spx < 3 deactivate second_engine',
  'regime r by vix { a below 20 b above 20 }\nscore s { base 10% +50% when r is b +20% when spx > 3 }\nwhen s >= 70% activate second_engine size 25% until r is b',
];

test('every history that a lint rule shows is seen by the reference evaluator', () => {
  let shown = 0;
  for (const text of texts) {
    const config = {
      preset: 'none',
      rules: { flapping: 'warning', 'conflicting-actions': 'warning' },
    } as const;
    const claimed = lint([{ name: 'a', text }], { config }).diagnostics.filter((d) => d.witness);
    const tried = lint([{ name: 'a', text }], { config, replay: replayWitness }).diagnostics.filter(
      (d) => d.witness,
    );
    expect(tried, text).toEqual(claimed);
    shown += tried.length;
  }
  expect(shown).toBe(texts.length);
});

test('a history that shows something else is refused', () => {
  const { program } = compile([{ name: 'a', text: 'when vix > 28 alert "x"' }]);
  const { node } = program!.rules[0]!.when;
  const witness = (value: number) => ({
    title: 't',
    columns: ['vix'],
    rows: [{ session: 'now', values: [value] }],
    assumes: [],
  });
  expect(replayWitness(program!, witness(29), [{ node, row: 0, truth: true }])).toBe(true);
  expect(replayWitness(program!, witness(28), [{ node, row: 0, truth: true }])).toBe(false);
  expect(replayWitness(program!, witness(Number.NaN), [{ node, row: 0, truth: false }])).toBe(false);
});
