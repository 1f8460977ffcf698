import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('unreachable-state', text);

const use = '\nwhen r is a alert "x"';

test('states of machines behind wider ones', () => {
  expect(
    found(`regime r { a when vix > 25 b when vix > 40 c otherwise }${use}`).map((d) => d.params.state),
  ).toEqual(['b']);
  expect(found(`regime r { b when vix > 40 a when vix > 25 c otherwise }${use}`)).toEqual([]);
});

test('bands outside the range of their value', () => {
  expect(
    found(`regime r by vix { a below 25 b 25..300 c above 300 }${use}`).map((d) => d.params.state),
  ).toEqual(['c']);
  expect(found(`regime r by vix { a below 25 b above 25 }${use}`)).toEqual([]);
});
