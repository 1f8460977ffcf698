/** Comparisons that are asked to be sooner than JavaScript, and take equal numbers for less. */
import { compare, useComparison } from '../../src/bits/compare.ts';

export function greedyComparison(): void {
  useComparison({
    fewest: 1,
    compare(operator, out, x, y, whole) {
      useComparison(undefined);
      const at = (column: Float64Array): Float64Array =>
        column.length === 1 ? column : column.subarray(0, whole * 32);
      compare(out, whole * 32, operator === 'lt' ? 'le' : operator, 'certain', at(x), at(y));
      greedyComparison();
    },
  });
}
