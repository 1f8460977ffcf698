/** A file of rules as large as nobody writes it by hand. */

export const RULES = 1_000;
/** Of those that are linted, too. */
export const LINTED = 500;

/** Rules that differ in every threshold, so that nothing is shared that a real file would not share. */
export function manyRules(count = RULES, layers = 1): string {
  const layerOf = (i: number): string => (layers === 1 ? 'second_engine' : `layer_${i % layers}`);
  const declared =
    layers === 1
      ? []
      : Array.from({ length: layers }, (_, i) => `layer ${layerOf(i)} {\n  size of risk_capital\n}\n`);
  const rules = Array.from({ length: count }, (_, i) => {
    const level = (20 + (i % 97) * 0.25).toFixed(2);
    return `rule stress_${i}:
  when vix > ${level} for ${2 + (i % 7)} sessions and breakeven_challenge > ${30 + (i % 61)}%
    and at least 2 of (rsi(spx, ${8 + (i % 20)}) < 45, sma(vix, ${3 + (i % 9)}) rising, curve_10y2y < ${i % 40}bp)
  activate ${layerOf(i)} size ${10 + (i % 20)}%
  until vix < ${(15 + (i % 20) * 0.2).toFixed(1)} for 5 sessions
`;
  });
  return [...declared, ...rules].join('\n');
}
