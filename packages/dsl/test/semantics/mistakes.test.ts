import { describe, expect, it } from 'vitest';
import { applyFix, compileText, short } from '../support/rule-set.ts';
import { declarationMistakes, type Mistake, nameMistakes, timeMistakes, typeMistakes } from './mistakes.ts';

const groups: readonly (readonly [string, readonly Mistake[]])[] = [
  ['names', nameMistakes],
  ['types', typeMistakes],
  ['time', timeMistakes],
  ['declarations', declarationMistakes],
];

describe.each(groups)('mistakes of %s: one mistake, one diagnostic, at its place', (_, mistakes) => {
  it.each(mistakes)('$source', ({ source, found, fixed }) => {
    const { diagnostics, program } = compileText(source);
    expect(short(source, diagnostics)).toEqual([found]);
    expect(program).toBeNull();
    const after = applyFix(source, diagnostics[0]!);
    expect(after).toBe(fixed ?? source);
    if (fixed === undefined) return;
    expect(short(after, compileText(after).diagnostics)).toEqual([]);
  });
});

describe('several mistakes', () => {
  const ids = (source: string): string[] => short(source, compileText(source).diagnostics);

  it('each literal that does not fit is one', () => {
    expect(ids('let x = vix in 28%..35%')).toEqual(['percent-misfit: 28%', 'percent-misfit: 35%']);
    expect(ids('let x = 1 < us10y < 5')).toEqual(['bare-rate: 1', 'bare-rate: 5']);
    // However far it may go: a rate wants its percent.
    expect(ids('input irr : rate in -100%..200%\nlet x = irr > 14%')).toEqual([]);
  });

  it('a profile may bear the name of the stance that it sets', () => {
    const stance =
      'enum stances { steward, promoter } param stance = promoter profile steward { stance = steward }';
    expect(ids(`${stance} let x = stance == steward or promoter != stance`)).toEqual([]);
  });

  it('nothing cascades from one', () => {
    expect(
      ids('let a = vxi + 1 let b = a > 3 when b and not b alert "{a}" activate second_engine size a'),
    ).toEqual(['unknown-name: vxi']);
    expect(ids('regime r by vxi { low below 1 high above 1 } when r is low or r is hgh alert "x"')).toEqual([
      'unknown-name: vxi',
    ]);
    expect(ids('layer l { size of vxi margin size * vxi } limit l.notional to 5 USD')).toEqual([
      'unknown-name: vxi',
      'unknown-name: vxi',
    ]);
  });

  it("a function's mistake is told once, however often it is called", () => {
    expect(ids('let f(x) = x + vxi let a = f(1) let b = f(2)')).toEqual(['unknown-name: vxi']);
  });

  it('an override that does not fit the prelude is told where it is declared', () => {
    expect(ids('let core_notional = 5% when vix > 28 activate second_engine size 30%')).toEqual([
      'override-misfit: core_notional',
    ]);
  });

  it('equal places in two expressions are two places', () => {
    const { diagnostics } = compileText('', { expressions: ['vxi', 'vxx'] });
    expect(diagnostics.map((d) => d.id)).toEqual(['unknown-name', 'unknown-name']);
  });
});
