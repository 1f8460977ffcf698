import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('rule-without-test', text);

const rule = 'when vix > 30 activate second_engine size 25% until vix < 20\n';

test('an expectation of its layer is a test of it, a silent one too', () => {
  expect(found(rule)).toHaveLength(1);
  expect(found(`${rule}test "t" { given vix = 20 expect no activate second_engine }`)).toEqual([]);
  expect(found(`${rule}test "t" { given vix = 31 expect activate }`)).toEqual([]);
});

test('of another layer, or an alert, it is not', () => {
  expect(found(`layer other {}\n${rule}test "t" { given vix = 20 expect no activate other }`)).toHaveLength(
    1,
  );
  expect(found('when vix > 3 alert "x"\ntest "t" { given vix = 4 expect alert }')).toEqual([]);
});
