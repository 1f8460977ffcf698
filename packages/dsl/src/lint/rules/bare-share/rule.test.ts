import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('bare-share', text);

test('shares on either side, with a fix', () => {
  const [one] = found('when breakeven_challenge > 0.6 alert "x"');
  expect(one!.fix!.edits[0]!.text).toBe('60%');
  expect(found('when 0.25 < breakeven_challenge alert "x"')[0]!.fix!.edits[0]!.text).toBe('25%');
});

test('other dimensions, percentages and whole numbers are left alone', () => {
  expect(found('when breakeven_challenge > 60% and vix > 0.6 and vix3m / vix > 1.05 alert "x"')).toEqual([]);
});
