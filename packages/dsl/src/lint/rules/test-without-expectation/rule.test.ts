import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('test-without-expectation', text);

test('any expectation will do', () => {
  expect(found('when vix > 3 alert "x"\ntest "t" { given vix = 3 }')).toHaveLength(1);
  expect(found('when vix > 3 alert "x"\ntest "t" { given vix = 3 expect always vix > 1 }')).toEqual([]);
  expect(found('when vix > 3 alert "x"\ntest "t" { given vix = 3 expect no alert }')).toEqual([]);
});
