/** Sum of the least values without sorting all of them. */

/** The `count` least of the values, added up; 1 <= count <= length. Reorders the array (Hoare's quickselect). */
export function sumOfLeast(values: Float64Array, count: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const pivot = values[(low + high) >> 1]!;
    let i = low;
    let j = high;
    while (i <= j) {
      while (values[i]! < pivot) i++;
      while (values[j]! > pivot) j--;
      if (i > j) break;
      const swapped = values[i]!;
      values[i++] = values[j]!;
      values[j--] = swapped;
    }
    if (count - 1 <= j) high = j;
    else if (count - 1 >= i) low = i;
    else break;
  }
  let sum = 0;
  for (let k = 0; k < count; k++) sum += values[k]!;
  return sum;
}
