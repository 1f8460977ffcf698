import { expect, test } from 'vitest';
import { lintOne } from '../../testing.ts';

const found = (text: string) => lintOne('condition-not-covered', text);

const text = 'when vix > 30 and vix3m < vix alert "x"\ntest "t" { given vix = 31 expect alert }';
const seen = (at: string, seenTrue: boolean, seenFalse: boolean) => {
  const start = text.indexOf(at);
  return [`test.hedge:${start}-${start + at.length}`, { seenTrue, seenFalse }] as const;
};
const withCoverage = (...entries: ReturnType<typeof seen>[]) =>
  lintOne('condition-not-covered', text, { facts: { coverage: new Map(entries) } });

test('tells what the tests have not seen, the outermost first', () => {
  expect(found(text)).toEqual([]);
  const whole = seen('vix > 30 and vix3m < vix', true, true);
  expect(
    withCoverage(whole, seen('vix > 30', true, true), seen('vix3m < vix', true, false)).map((d) => d.message),
  ).toEqual(['`vix3m < vix` is never false in the tests']);
  expect(
    withCoverage(seen('vix > 30 and vix3m < vix', false, false), seen('vix > 30', true, false)),
  ).toHaveLength(1);
});
