/** What a function gives for each part of an array: the same array where it gives each part back. */
export function same<T>(all: readonly T[], map: (one: T) => T): readonly T[] {
  let mapped: T[] | undefined;
  for (let i = 0; i < all.length; i++) {
    const one = map(all[i]!);
    if (one === all[i]) continue;
    mapped ??= [...all];
    mapped[i] = one;
  }
  return mapped ?? all;
}
