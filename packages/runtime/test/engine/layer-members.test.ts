import { expect, test } from 'vitest';
import { runTests } from '../../src/index.ts';

/** What a layer holds is of the instant before, at the present base: 50% of 2,000 USD, and a tenth of it as margin. */
test('conditions read the size, notional and margin of a layer', () => {
  const text = `
param base = 2_000 USD
layer l { size of base margin size * base * 10% + 5 USD }
when vix > 30 activate l size 50%
when l.margin == 105 USD and l.notional == 1_000 USD and l.size == 50% alert "held"
test "held from the instant after" {
  from 2024-01-02
  given vix = 31, 31, 31
  expect activate l on 2024-01-02
  expect no alert on 2024-01-02
  expect alert on 2024-01-03
}
test "idle, it holds nothing but what it always needs" {
  given vix = 20
  expect always l.margin == 5 USD
  expect always l.notional == 0 USD
}`;
  const { tests, diagnostics } = runTests([{ name: 'a.hedge', text }]);
  expect(diagnostics).toEqual([]);
  expect(tests.flatMap((t) => t.failures)).toEqual([]);
  expect(tests).toHaveLength(2);
});
