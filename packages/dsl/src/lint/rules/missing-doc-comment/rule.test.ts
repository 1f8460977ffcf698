import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('missing-doc-comment', text);

test('named rules and layers; an ordinary comment is none', () => {
  expect(found('rule r: when vix > 3 alert "x"\nlayer l {}')).toHaveLength(2);
  expect(found('# no doc\nrule r: when vix > 3 alert "x"')).toHaveLength(1);
  expect(found('## doc\nrule r: when vix > 3 alert "x"')).toEqual([]);
  expect(found('when vix > 3 alert "x"')).toEqual([]);
});
