import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('naming', text);

test('all declared names: states, members and parameters too', () => {
  expect(
    found(
      'let Big(X) = X\nregime R by vix { Low below 3 high above 3 }\nwhen Big(vix) > 3 and R is Low alert "x"',
    ),
  ).toHaveLength(4);
  expect(found('let desk.v = vix\nwhen desk.v > 3 alert "x"')).toEqual([]);
});

test('the style is an option', () => {
  const options = { pattern: '^[A-Z]' };
  expect(lintOne('naming', 'let Big = vix\nwhen Big > 3 alert "x"', { options })).toEqual([]);
});
