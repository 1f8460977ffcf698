/** From text to diagnostics, and on to the program. */
import { compile, type SourceFile } from '@hedgerow/dsl';
import { once, race } from '../measure.ts';
import type { Line } from '../report.ts';

const RULES = 1_000;

/** Rules that differ in every threshold, so that nothing is shared that a real file would not share. */
function manyRules(): string {
  const rules = Array.from({ length: RULES }, (_, i) => {
    const level = (20 + (i % 97) * 0.25).toFixed(2);
    return `rule stress_${i}:
  when vix > ${level} for ${2 + (i % 7)} sessions and breakeven_challenge > ${30 + (i % 61)}%
    and at least 2 of (rsi(spx, ${8 + (i % 20)}) < 45, sma(vix, ${3 + (i % 9)}) rising, curve_10y2y < ${i % 40}bp)
  activate second_engine size ${10 + (i % 20)}%
  until vix < ${(15 + (i % 20) * 0.2).toFixed(1)} for 5 sessions
`;
  });
  return rules.join('\n');
}

export function compileLines(alvh: readonly SourceFile[]): Line[] {
  const many = [{ name: 'many.hedge', text: manyRules() }];
  const found = compile(many).diagnostics.filter((d) => d.severity === 'error');
  if (found.length > 0) throw new Error(found[0]!.message);

  const cold = once(() => compile(alvh).diagnostics);
  const times = race(
    [
      { name: 'check', run: () => compile(many).diagnostics },
      { name: 'compile', run: () => compile(many).program },
      { name: 'alvh', run: () => compile(alvh).program },
    ],
    9,
    3,
  );
  const size = (many[0]!.text.length / 1000).toFixed(0);
  return [
    { what: `check a file of ${RULES} rules, ms`, ours: times.get('check')!, note: `${size} kB` },
    { what: `compile a file of ${RULES} rules, ms`, ours: times.get('compile')!, note: 'to the IR' },
    { what: 'compile rules/alvh, ms', ours: times.get('alvh')!, note: `first check ${cold.toFixed(0)} ms` },
  ];
}
