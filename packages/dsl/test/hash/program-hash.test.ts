import { compile } from '@hedgerow/dsl';
import { describe, expect, it } from 'vitest';
import { programOf } from '../support/rule-set.ts';

const hash = (text: string): string => programOf(text).hash;
const rule = 'when vix > 28 activate second_engine size 30%';

describe('the hash of a rule set', () => {
  it('does not see layout, comments, parentheses, docs or tests', () => {
    const same = [
      `## doc\n${rule}`,
      `# note\n${rule.replaceAll(' ', '\n  ')}`,
      rule.replace('vix > 28', '(vix > 28)'),
      `${rule} test "t" { given vix = 1 }`,
    ];
    for (const text of same) expect(hash(text)).toBe(hash(rule));
  });

  it('does not see the order of files and declarations', () => {
    const [a, b] = ['let a = vix > 1', 'let b = vix > 2'];
    const files = (...texts: string[]): string =>
      compile(texts.map((text, i) => ({ name: `${i}.hedge`, text }))).program!.hash;
    expect(files(a, b)).toBe(files(b, a));
    expect(files(`${b} ${a}`)).toBe(files(a, b));
  });

  it('sees every number', () => {
    expect(hash(rule.replace('28', '28.5'))).not.toBe(hash(rule));
    expect(hash(rule.replace('30%', '31%'))).not.toBe(hash(rule));
  });

  it('sees what the rule set overrides of the prelude', () => {
    expect(hash(`${rule} input vix : index`)).not.toBe(hash(rule));
  });
});
