/** How tightly an operator binds, loosest first; LANGUAGE.md section 7. */
export const level = {
  or: 1,
  and: 2,
  not: 3,
  temporal: 4,
  comparison: 5,
  sum: 6,
  product: 7,
  unary: 8,
  suffix: 9,
} as const;
export type Level = (typeof level)[keyof typeof level];
