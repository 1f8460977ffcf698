/** From text to diagnostics, and on to the program. */
import { compile, lint, Memory, type SourceFile } from '@hedgerow/dsl';
import { median, once, race } from '../measure.ts';
import type { Line } from '../report.ts';

const RULES = 1_000;

/** Rules that differ in every threshold, so that nothing is shared that a real file would not share. */
function manyRules(count = RULES): string {
  const rules = Array.from({ length: count }, (_, i) => {
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

const LINTED = 500;

/** Milliseconds of the first lint of this process. */
export const coldLint = (): number => {
  const many = [{ name: 'many.hedge', text: manyRules(LINTED) }];
  return once(() => lint(many).diagnostics);
};

/** Lint of the same files again and again, as after edits: proofs are remembered. */
function relint(sources: readonly SourceFile[]): () => unknown {
  const memory = new Memory();
  return () => lint(sources, { memory }).diagnostics;
}

export function compileLines(alvh: readonly SourceFile[], coldLints: readonly number[]): Line[] {
  const many = [{ name: 'many.hedge', text: manyRules() }];
  const found = compile(many).diagnostics.filter((d) => d.severity === 'error');
  if (found.length > 0) throw new Error(found[0]!.message);

  const cold = once(() => compile(alvh).diagnostics);
  const times = race(
    [
      { name: 'check', run: () => compile(many).diagnostics },
      { name: 'compile', run: () => compile(many).program },
      { name: 'alvh', run: () => compile(alvh).program },
      { name: 'relint alvh', run: relint(alvh) },
      { name: 'relint', run: relint([{ name: 'many.hedge', text: manyRules(LINTED) }]) },
    ],
    9,
    3,
  );
  const size = (many[0]!.text.length / 1000).toFixed(0);
  return [
    { what: `check a file of ${RULES} rules, ms`, ours: times.get('check')!, note: `${size} kB` },
    { what: `compile a file of ${RULES} rules, ms`, ours: times.get('compile')!, note: 'to the IR' },
    {
      what: `lint a file of ${LINTED} rules on one layer, ms`,
      ours: median(coldLints),
      note: `first in a process; again ${times.get('relint')!.toFixed(0)} ms`,
    },
    { what: 'lint rules/alvh again, ms', ours: times.get('relint alvh')!, note: 'proofs are remembered' },
    { what: 'compile rules/alvh, ms', ours: times.get('alvh')!, note: `first check ${cold.toFixed(0)} ms` },
  ];
}
