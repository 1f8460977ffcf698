/** The table, on the terminal and as docs/performance.md. */

export interface Line {
  /** What was measured, with its unit last. */
  readonly what: string;
  readonly ours: number;
  /** Of the thing to compare with, in the same unit. */
  readonly other?: number;
  readonly note: string;
}

export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly node: string;
  readonly load: number;
}

/** Three significant digits. */
function shown(value: number): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

const ratio = ({ ours, other }: Line): string => (other === undefined ? '' : `${shown(ours / other)}x`);

const cells = (line: Line): readonly string[] => [
  line.what,
  shown(line.ours),
  line.other === undefined ? '' : shown(line.other),
  ratio(line),
  line.note,
];

const head = ['what', 'hedgerow', 'other', 'ratio', 'note'] as const;

/** Text is set left, numbers right. */
const isText = (k: number): boolean => k === 0 || k === head.length - 1;

/** The cells of each row, padded to the widest of their column. */
function aligned(lines: readonly Line[]): string[][] {
  const rows = [head, ...lines.map(cells)];
  const widths = head.map((_, k) => Math.max(...rows.map((row) => row[k]!.length)));
  return rows.map((row) =>
    row.map((cell, k) => (isText(k) ? cell.padEnd(widths[k]!) : cell.padStart(widths[k]!))),
  );
}

export const terminalTable = (lines: readonly Line[]): string =>
  aligned(lines)
    .map((row) => row.join('  ').trimEnd())
    .join('\n');

function markdownTable(lines: readonly Line[]): string {
  const [top, ...rows] = aligned(lines);
  const rule = top!.map((cell, k) =>
    isText(k) ? '-'.repeat(cell.length) : `${'-'.repeat(cell.length - 1)}:`,
  );
  // Where numbers are set right, the formatter of the project sets their heads left.
  const heads = top!.map((cell) => cell.trim().padEnd(cell.length));
  return [heads, rule, ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
}

export function page(lines: readonly Line[], machine: Machine, source: string): string {
  return `# Performance

Written by \`npx -y pnpm@12 bench\`, which measures anew and writes this page again. Medians of interleaved rounds in one
process. What is compared was checked to give the same before it was timed: the same activations, row by row, and the
same decisions. A ratio is ours over the other: below 1 we are faster.

- machine: ${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, load ${machine.load.toFixed(2)} at the start
- data: ${source}

${markdownTable(lines)}

A ratio to what ran beside us holds on a busy machine, too; the times themselves are those of an idle one only where the
load says so.

R1 is \`vix > 28 for 3 sessions and be > 60%\`. R2 is R1 as a gate and at least 4 of 8 votes: RSI, a MACD cross, a cross
of averages, a percentile rank over 252 sessions, rising realised volatility, drawdown, an inverted curve within 10
sessions, and 8 of 20 sessions (\`scripts/bench/rules.ts\`). Activations of R2 end with \`vix < 22 for 3 sessions\` and cool
down for 5. A million rows are the history over and over, each copy up to 3% off.

Windows cost most of R2, and are looked at where its gate is open: how often that is decides what a row takes, and stands
beside it. On the tape \`be\` is how much of an expected week's move prices have fallen within a week, so that the gate opens
at about 1% of rows, when a fall begins. Where the gate is said to be often open, \`be\` goes with the VIX alone, and is
above 60% at most rows where the VIX is above 28. The columns evaluator works from an input's observations, three-valued
throughout. Like the loop written by hand it looks at windows only where the gate is open, which it finds out for itself. By
WebAssembly its comparisons go two rows at a time; the copies into the module's memory are in the time.

S1 sweeps R1 with an exit and a cooldown over 10,000 sets of five params; S2 sweeps R2 over seven, indicators among them
(\`scripts/bench/suites/grid-sweep.ts\`). Each set is a backtest of its own, with its figures; each run makes everything
anew, and some sets are held against columns and engine before.

Peers are a package of their own, \`scripts/bench/peers\`, which the bench installs when it first runs. Engines for rules
have no memory: they are given the last three values of the VIX and, for R2, every indicator, the making of which is not in
their time; a gate that is closed spares them the votes. json-rules-engine cannot count votes: each is a rule of its own.
SQL and data frames were written by us; an expert may do better. Libraries of indicators seed their averages each in its own
way, so that activations are compared from a year on; technicalindicators rounds RSI to two digits. C
(\`scripts/bench/limit\`) is compiled for the machine at hand and runs in a process of its own, so that a ratio to it is
indicative. It gives the same bits, for which Wilder's average divides at every row, as rules do: a chain of divisions is
most of its R2.

## What is aimed at

Reached where the machine is idle: R1 over columns at about 3 ns a row; many books at 5 ns; the exact sweep of one level in 2 ms; a
key press to its markers at 1,000 rules in 25 ms, and bands in 16 ms; 500 rules linted in a new process in
500 ms, and after an edit of them, or of rules/alvh, in 10. Not reached, and why:

- **R2 over columns, 15 ns a row; by a stream, 40 ns an instant.** Every evaluator gives the bits of the reference, which sums
  each window afresh and divides in Wilder's average: a running sum, and the reciprocal that the aim was measured with, give
  other bits. Half of what a stream takes beyond the loop by hand is four inputs that may each be late or missing, and
  results that nobody asks for, such as RSI where the gate is closed.
- **By WebAssembly, 2.6 times C on R2.** Comparisons alone run there; averages and windows are JavaScript.
- **Twenty times the best engine for rules.** So much faster than cel-js, ZEN and json-rules-engine; @marcbachmann/cel-js, to
  which the indicators of R2 are given, is about as fast as a stream that makes them.
- **Sweeps, 0.6 us a set of S1 and 0.7 of S2.** Each set is measured as a backtest is, medians of holds included.
- **Check and lint of 1,000 rules, 25 ms.** Half of it is the parser, Chevrotain's, which tells of every mistake; an edit reads
  and checks only what it touches.
`;
}
