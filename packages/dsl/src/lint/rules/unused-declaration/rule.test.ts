import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('unused-declaration', text);

test('inputs, definitions, functions, regimes, layers, events', () => {
  expect(found('input x : index\nwhen vix > 3 alert "a"')).toHaveLength(1);
  expect(found('let f(x) = x\nwhen vix > 3 alert "a"')).toHaveLength(1);
  expect(found('layer l {}\nregime r by vix { a below 3 b above 3 }\nwhen vix > 3 alert "a"')).toHaveLength(
    2,
  );
});

test('a use in a test, an alert or by a member counts', () => {
  expect(found('input x : index\nwhen vix > 3 alert "a {x}"')).toEqual([]);
  expect(found('input x : index\nwhen vix > 3 alert "a"\ntest "t" { given x = 3 expect alert }')).toEqual([]);
  expect(found('enum e { a, b }\nparam p = a\nwhen p == b alert "x"')).toEqual([]);
});
