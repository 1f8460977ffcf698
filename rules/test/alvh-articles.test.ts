/** docs/alvh.md: each of its links leads to the line that it names, and no sentence of the articles is without a row. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { describeShared, readShared } from '../../packages/runtime/test/support/shared.ts';

const root = join(import.meta.dirname, '../..');
const page = readFileSync(join(root, 'docs/alvh.md'), 'utf8');

interface Link {
  readonly text: string;
  readonly file: string;
  readonly line: number;
}

const links: Link[] = [...page.matchAll(/\[`([^`]+)`\]\(\.\.\/(rules\/alvh\/[a-z_]+\.hedge)#L(\d+)\)/g)].map(
  ([, text, file, line]) => ({ text: text!, file: file!, line: Number(line) }),
);

const linesOf = (file: string): string[] => readFileSync(join(root, file), 'utf8').split('\n');

/** The phrases of the first column of the table under a heading. */
function phrases(heading: string): string[] {
  const from = page.indexOf(`\n${heading}\n`);
  const table = page.slice(from, page.indexOf('\n## ', from + 1));
  const rows = [...table.matchAll(/^\| (.+?) \| .+ \| .+ \|$/gm)].map(([, phrase]) => phrase!);
  return rows.slice(1);
}

describe('links to rules', () => {
  it('are as many as links into rules/alvh', () => {
    expect(links.length).toBe(page.split('](../rules/alvh/').length - 1);
  });

  it.each([...new Set(links.map(({ file }) => file))])('%s: each line holds what its link names', (file) => {
    const lines = linesOf(file);
    const wrong = links
      .filter((link) => link.file === file && !lines[link.line - 1]?.includes(link.text))
      .map(({ text, line }) => `#L${line} ${text}: now #L${lines.findIndex((l) => l.includes(text)) + 1}`);
    expect(wrong).toEqual([]);
  });

  it('lead to every file of rules', () => {
    const files = readdirSync(join(root, 'rules/alvh')).filter((name) => !name.startsWith('tests'));
    expect([...new Set(links.map(({ file }) => file.replace('rules/alvh/', '')))].sort()).toEqual(
      files.sort(),
    );
  });
});

const articles = [
  ['## Article A: stress', 'articles/a-second-engine.txt'],
  ['## Article B: low volatility', 'articles/b-balanced-tier.txt'],
] as const;

describeShared(
  'phrases of the articles',
  articles.map(([, path]) => path),
  () => {
    it.each(articles)('%s: each phrase is the article’s', (heading, path) => {
      const article = readShared(path);
      expect(phrases(heading).filter((phrase) => !article.includes(phrase))).toEqual([]);
    });

    it.each(articles)('%s: each sentence has a row', (heading, path) => {
      const sentences = readShared(path)
        .split(/\n+|(?<!\bvs\.)(?<=[.?!]) (?=[A-Z])/)
        .map((sentence) => sentence.trim())
        .filter((sentence) => sentence !== '' && sentence !== 'VixShield Answer');
      const known = phrases(heading);
      expect(sentences.filter((sentence) => !known.some((phrase) => sentence.includes(phrase)))).toEqual([]);
    });
  },
);

describe('every number of the articles is a literal of the rules', () => {
  const rules = (file: string) => readFileSync(join(root, 'rules/alvh', `${file}.hedge`), 'utf8');
  it.each([
    ['VIX 25', 'regimes', 'let mean_reverting = vix < 25'],
    ['VIX 26', 'second_engine', 'vix >= 26'],
    ['VIX 28', 'profiles', 'param floor = 28'],
    ['VIX 30', 'signals', 'vix > 30'],
    ['VIX 28 to 35', 'second_engine', 'by vix from 28 to 35'],
    ['zones', 'regimes', 'armed   28..30\n  engaged 30..35'],
    ['three sessions', 'profiles', 'param streak = 3 sessions'],
    ['60% of the range', 'profiles', 'param challenge = 60%'],
    ['delta 0.65 to 0.85', 'second_engine', 'delta 0.65..0.85'],
    ['25% to 40% of notional', 'second_engine', 'size 25%..40%'],
    ['10 days before FOMC', 'tests_evidence', 'set press_from = 10'],
    ['14 days before FOMC', 'profiles', 'param press_to = 14'],
    ['beta 1.2', 'profiles', 'param early_beta = 1.2'],
    ['15% of margin', 'profiles', 'param margin_initial = 15%'],
    ['60% to 70% of risk capital', 'guards', 'base_share in 60%..70%'],
    ['1:3', 'guards', 'base_capital / 3'],
    ['1:5', 'guards', 'engine_capital / 5'],
    ['30% and 40% of expansion', 'scenarios', 'blended_irr(30%) > 0 and blended_irr(40%) > 0'],
    ['8% to 12% of widening', 'watch', 'in 8%..12%'],
  ])('%s', (_, file, text) => expect(rules(file)).toContain(text));
});
