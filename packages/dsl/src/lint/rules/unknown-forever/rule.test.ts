import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('unknown-forever', text);

test('divisions by zero, through definitions and windows', () => {
  expect(found('when vix / 0 > 3 alert "x"')).toHaveLength(1);
  expect(found('let a = vix / 0\nwhen sma(a, 3) > 3 for 2 sessions alert "x"')).toHaveLength(1);
  expect(found('when spx > 3 and vix / 0 > 3 alert "x"').map((d) => d.params.text)).toEqual(['vix / 0 > 3']);
});

test('what another part may decide, or may be missing only sometimes', () => {
  expect(found('when coalesce(vix / 0, 3) > 2 alert "x"')).toEqual([]);
  expect(found('when vix / vix3m > 3 or known(vix) alert "x"')).toEqual([]);
});
