import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('unsatisfiable-condition', text);

test('windows, sums, regimes and scores', () => {
  expect(found('when vix > 30 and vix < 25 alert "x"')).toHaveLength(1);
  expect(found('when vix > 30 for 3 sessions and vix 2 sessions ago < 30 alert "x"')).toHaveLength(1);
  expect(found('regime r by vix { a below 20 b above 20 }\nwhen r is a and vix > 25 alert "x"')).toHaveLength(
    1,
  );
  expect(found('when vix3m > vix and vix3m / vix < 0.9 alert "x"')).toHaveLength(1);
});

test('points at the parts that contradict each other, and only at them', () => {
  const [one] = found('when vix > 30 and spx > 3 and vix < 25 alert "x"');
  expect(one!.params.because).toEqual(['vix > 30', 'vix < 25']);
  expect(one!.related).toHaveLength(2);
});

test('a dead alternative is found within what can hold', () => {
  expect(found('when spx > 3 or (vix > 30 and vix < 25) alert "x"')).toHaveLength(1);
});

test('what can hold, and what is free, is left alone', () => {
  expect(found('when vix > 30 for 3 sessions and vix < 25 within 4 sessions alert "x"')).toEqual([]);
  expect(found('when rsi(spx, 14) > 70 and second_engine is active alert "x"')).toEqual([]);
});

test('what a definition makes impossible is told there, once', () => {
  const text =
    'let never = vix > 30 and vix < 25\nwhen never or spx < 3 and never alert "x"\nwhen never alert "y"\n';
  expect(found(text).map(({ span }) => text.slice(span.start, span.end))).toEqual(['vix > 30 and vix < 25']);
});

test('what a function makes impossible in one call is told at the call', () => {
  const text = 'let over(x) = x > 30 and vix < 25\nwhen over(spx) or over(vix) alert "x"\n';
  expect(found(text).map(({ span }) => text.slice(span.start, span.end))).toEqual(['over(vix)']);
});
