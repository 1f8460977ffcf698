/** Checking again after an edit gives what checking all of it gives. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CheckMemory } from '../../src/check-memory.ts';
import { check } from '../../src/compile.ts';
import { lintChecked } from '../../src/lint/lint.ts';
import { LintMemory } from '../../src/lint/memory.ts';
import type { SourceFile } from '../../src/source/span.ts';
import { Terms } from '../support/terms.ts';

const root = join(import.meta.dirname, '../../../..');
const read = (pattern: string): SourceFile[] =>
  globSync(pattern, { cwd: root })
    .sort()
    .map((name) => ({ name, text: readFileSync(join(root, name), 'utf8') }));

/** Rules in which much is found, by themselves and beside each other. */
const doubtful: SourceFile[] = [
  {
    name: 'doubtful.hedge',
    text: `let calm = vix < 20 and spx > 3000

let never = vix > 30 and vix < 20

let hot(x) = x > 28 for 3 days

let odd = hot(vix) or sma(vix, 3) == 28

input Slow : index every month

layer a {
  size of risk_capital
}

layer b {
  size of risk_capital
}

layer c {
  size of risk_capital
}

rule one:
  when vix > 28 and vix > 25
  activate a size 20%
  until vix < 20

rule two:
  when hot(vix) and vix > 30
  activate a size 20%
  until vix < 20

rule three:
  when vix > 28 for 3 sessions and calm
  activate a size 30%
  until vix < 29

rule four:
  when never or Slow > 5
  activate b size 20%

rule five:
  when odd and vix > 30
  scale b size 0%..50% by vix from 20 to 40

rule six:
  when vix > 28 and not calm
  deactivate a

rule seven:
  when vix > 20 or vix >= 20
  activate c size 60%
  until vix < 15 for 5 sessions
  hold at least 2 sessions
  cooldown 3 sessions

forbid activate a when vix > 25 because "late"

forbid activate c when never or Slow == 1.5 because "odd"

limit b.size to 80%

assert never (vix > 30 and vix < 20)

test "nothing" {
  given vix = 20, 30, 40
}

test "something" {
  given vix = 20, 30, 40
  expect activate a
}
`,
  },
];

/** Names that stand for others, overridden and overriding, in every kind of statement. */
const webs: SourceFile[] = [
  {
    name: 'web.hedge',
    text: `## How far.
param far = 28 in 20..40

param n = 3 sessions

enum mood { calm, wild }

input feeling : mood

event meeting from "meetings"

let high = vix > far

let twice(x) = x + x

let higher = high and twice(vix9d) > far

regime weather by vix {
  fair  below 28
  rough above far
}

score fear {
  +40% when high
  +60% when weather is rough
}

layer a {
  size of risk_capital
}

layer b {
  size of risk_capital
}

profile brave { far = 30 }

rule one:
  when higher for n
  activate a size 25%

rule two:
  when fear >= 40% and b is idle and within 2 sessions before meeting
  activate b size 10%
  until vix < 20 for 3 sessions

when weather is fair and feeling is calm and a.size > 10% alert "calm at {vix}"

when realized_vol(spx, 20) > 12% and vol_premium > 0 alert "x"

forbid activate b when twice(vix) > 90 because "wild"

limit a.size to 50% when high

require 1 approval from (ann, bob) to activate b

assert never (high and vix < 2)

assert calm_is_low: always (feeling is wild or vix < 90)

test "one" {
  profile brave
  given vix = 31, 31, 31
  given vix9d = 40
  approve b by ann on 2020-01-06
  expect activate a
  expect higher on 2020-01-06
}
`,
  },
];
const sets = [webs, read('rules/alvh/*.hedge'), ...read('rules/**/*.hedge').map((file) => [file])].filter(
  (files) => files.length > 0,
);

const words = [
  'far',
  'n',
  'high',
  'higher',
  'twice',
  'mood',
  'calm',
  'fear',
  'a',
  'b',
  'vix',
  'vix9d',
  'spx',
];
const pieces = [
  ...words,
  ...[
    'vol_premium',
    'realized_vol',
    'risk_capital',
    'one',
    'wild',
    'brave',
    'ann',
    '30',
    '2',
    '25%',
    '\n',
    '\n\n',
    ' ',
  ],
  ...[
    '# note\n',
    '\n\nlet realized_vol_spx = vix - 3\n\n',
    '\n\nparam n = 5 sessions\n\n',
    '\n\nlet high = vix > 3\n\n',
  ],
  ...[
    '\n\nlayer c {\n  size of risk_capital\n}\n\n',
    '\n\nwhen vix > 9 alert "y"\n\n',
    ' and vix > 3',
    '(',
    '"',
  ],
];

/** A text with a word of it, or a stretch between two empty lines, taken out or replaced. */
function edited(text: string, at: number, what: 'word' | 'part' | 'between', piece: string): string {
  const spans = [...text.matchAll(what === 'part' ? /(?:.+\n)+/g : what === 'word' ? /\w+%?/g : /\n/g)];
  const found = spans[Math.floor(at * spans.length)];
  if (!found) return piece;
  return text.slice(0, found.index) + piece + text.slice(found.index + found[0].length);
}

/** Checks and lints one text after another with a memory, and each anew. */
function desk() {
  const checkMemory = new CheckMemory();
  const memory = new LintMemory();
  const config = { preset: 'strict' } as const;
  const terms = new Terms();
  return {
    /** 1 where the programs were compared, 0 where there was none. */
    look(sources: readonly SourceFile[]): number {
      const kept = check(sources, { checkMemory });
      const fresh = check(sources);
      expect(kept.found).toEqual(fresh.found);
      if (!fresh.isSound) return 0;
      expect(kept.unusedParams()).toEqual(fresh.unusedParams());
      expect(terms.of(kept.program())).toEqual(terms.of(fresh.program()));
      expect(lintChecked(kept, { config, memory }).diagnostics).toEqual(
        lintChecked(fresh, { config }).diagnostics,
      );
      return 1;
    },
  };
}

test('after every edit of a series', () => {
  const edit = fc.record({
    file: fc.nat(),
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    what: fc.constantFrom('word', 'part', 'between'),
    piece: fc.constantFrom(...pieces),
    undone: fc.boolean(),
  });
  let recalled = 0;
  fc.assert(
    fc.property(
      fc.oneof(fc.constantFrom(webs, doubtful), fc.constantFrom(...sets)),
      fc.array(edit, { minLength: 1, maxLength: 8 }),
      (files, edits) => {
        const { look } = desk();
        let sources = files;
        recalled += look(sources);
        for (const { file, at, what, piece, undone } of edits) {
          const before = sources;
          const n = file % sources.length;
          sources = sources.map((one, i) =>
            i === n ? { ...one, text: edited(one.text, at, what, piece) } : one,
          );
          recalled += look(sources);
          if (!undone) continue;
          sources = before;
          recalled += look(sources);
        }
      },
    ),
    { numRuns: Number(process.env.HEDGEROW_RUNS ?? 60) },
  );
  expect(recalled).toBeGreaterThan(40);
});

describe('after an edit of', () => {
  const [web] = webs;
  const edits: Record<string, readonly [old: string, text: string]> = {
    'nothing but the place': ['## How far.', '\n## How\n## far.'],
    'a param that definitions are made of': ['far = 28', 'far = 27'],
    'a function that definitions are made of': ['= x + x', '= x + 1'],
    'a definition that another is made of': ['vix > far\n', 'vix > far + 1\n'],
    'what the prelude is made of': [
      'let twice',
      'let realized_vol_spx = 3%\n\ninput spx : price\n\nlet twice',
    ],
    'the members of an enumeration': ['{ calm, wild }', '{ wild, calm }'],
    'a state of a regime': ['below 28', 'below 27'],
    'a score': ['+40%', '+45%'],
    'the base of a layer': ['layer a {\n  size of risk_capital', 'layer a {\n  size of portfolio_margin'],
    'the name of a layer': ['layer b', 'layer c'],
    'the name of an approver': ['(ann, bob)', '(eve, bob)'],
    'the name of a profile': ['profile brave', 'profile bold'],
    'the name of a rule': ['rule one', 'rule first'],
    'an event': ['"meetings"', '"gatherings"'],
  };
  for (const [what, [old, text]] of Object.entries(edits)) {
    test(what, () => {
      expect(web!.text).toContain(old);
      const changed = { ...web!, text: web!.text.replace(old, text) };
      const { look } = desk();
      expect(look(webs)).toBe(1);
      look([changed]);
      look(webs);
    });
  }
});

test('a name whose letters are reported is a name still', () => {
  const between = 'param p = 3\n\n'.repeat(20);
  const text = `let größe = vix\n\n${between}when größe > 3 alert "x"\n`;
  const { look } = desk();
  look([{ name: 'a', text }]);
  look([{ name: 'a', text: text.replace('= vix', '= vix > 3') }]);
});

test('only what an edit may have changed is checked again', () => {
  const checkMemory = new CheckMemory();
  const rules = Array.from({ length: 20 }, (_, i) => `when vix > ${i} alert "x"\n\n`).join('');
  const statements = (text: string) => {
    return check([{ name: 'a', text }], { checkMemory })
      .loose()
      .rules.map(({ when }) => when);
  };
  const text = `param p = 3\n\n${rules}when vix > p alert "y"\n`;
  const before = statements(text);
  const same = (after: readonly unknown[]) => after.filter((one, i) => one === before[i]).length;
  expect(same(statements(text.replace('p = 3', 'p = 4')))).toBe(20);
  expect(same(statements(text.replace('p = 3', 'p = 4').replace('vix > 7', 'vix > 8')))).toBe(19);
});
