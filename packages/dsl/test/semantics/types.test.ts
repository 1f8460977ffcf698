/** Dimensions of expressions, and what literals adapt to. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  count,
  index,
  money,
  price,
  product,
  quotient,
  rate,
  ratio,
  root,
  unify,
} from '../../src/semantics/dimensions.ts';
import { compileText, expressionOf, programOf } from '../support/rule-set.ts';

const units: readonly (readonly [expression: string, unit: string])[] = [
  ['vix', 'index'],
  ['vix + 1', 'index'],
  ['1 + vix', 'index'],
  ['2 * vix', 'index'],
  ['vix / vix3m', 'ratio'],
  ['1 / vix', '1/index'],
  ['us10y - us2y', 'rate'],
  ['us10y + 25bp', 'rate'],
  ['us10y - cpi_yoy', 'rate'],
  ['us10y / us2y', 'ratio'],
  ['15% of portfolio_margin', 'money(USD)'],
  ['portfolio_margin / core_contracts', 'price(USD)'],
  ['core_contracts * (portfolio_margin / core_contracts)', 'money(USD)'],
  ['core_notional + portfolio_margin', 'money(USD)'],
  ['advances - declines', 'count'],
  ['variance(vix, 20)', 'index^2'],
  ['sqrt(variance(vix, 20))', 'index'],
  ['stdev(us10y, 20)', 'rate'],
  ['rsi(spx, 14)', 'number'],
  ['macd(spx).signal', 'index'],
  ['atr(spx, 14)', 'index'],
  ['spx.volume', 'count'],
  ['second_engine.size', 'ratio'],
  ['if vix > 28 then 25% else 0.1', 'ratio'],
  ['max(vix - 28, 0)', 'index'],
  ['coalesce(vix, 20)', 'index'],
  ['count(vix > 28, 10 sessions)', 'count'],
  ['breakeven_challenge', 'ratio'],
  ['28', 'number'],
  ['60%', 'ratio'],
  ['75_000 USD', 'money(USD)'],
  ['us10y by week', 'rate'],
  ['vix 5 sessions ago', 'index'],
];

describe('the dimension of an expression', () => {
  it.each(units)('%s: %s', (expression, unit) => {
    expect(expressionOf(expression).program.expressions[0]!.unit).toBe(unit);
  });
});

const accepted: readonly string[] = [
  // Nothing is nothing in every unit.
  'us10y - us2y < 0',
  'portfolio_margin > 0',
  'breakeven_challenge > 0.6',
  'breakeven_challenge > 60%',
  'breakeven_challenge > 1.2',
  'us10y > 4%',
  'us10y > 400bp',
  'core_contracts > 10',
  'cpi_yoy > 3% and cpi_yoy - cpi_yoy 1 print ago > 0.1pp',
  'beta(vix, spx, 60) > 1.2',
  'rsi(spx, 14) < 45',
];

describe('literals adapt', () => {
  it.each(accepted)('%s', (expression) => {
    expect(compileText('', { expressions: [expression] }).diagnostics).toEqual([]);
  });

  it('and so do params of bare numbers, at each use', () => {
    const rules = 'param n = 20 let a = vix > n let b = sma(spx, n) > 100 * n';
    expect(compileText(rules).diagnostics).toEqual([]);
  });
});

describe('moves', () => {
  const change = (expression: string, rules = ''): string[] => {
    const { program } = expressionOf(expression, rules);
    return program.nodes.map((node) => node.op).filter((op) => op === 'div' || op === 'sub');
  };

  it('in percent are shares', () => {
    expect(change('vix rises 30% within 5 sessions')).toEqual(['div', 'sub']);
    expect(change('us10y rises 10% within 5 sessions')).toEqual(['div', 'sub']);
    expect(change('vix rises jump within 5 sessions', 'param jump = 30%')).toEqual(['div', 'sub']);
  });

  it('in points and basis points are differences', () => {
    expect(change('vix rises 5 within 5 sessions')).toEqual(['sub']);
    expect(change('us10y rises 25bp within 5 sessions')).toEqual(['sub']);
    expect(change('cpi_yoy falls 1pp within 12 prints').at(-1)).toBe('sub');
    expect(change('us10y rises jump within 5 sessions', 'param jump = 25bp')).toEqual(['sub']);
  });

  it('that fall are compared with the negative', () => {
    const program = programOf('let x = vix falls 5 within 3 sessions');
    expect(program.nodes.find((node) => node.op === 'const' && node.value === -5)).toBeDefined();
    expect(program.nodes.some((node) => node.op === 'le')).toBe(true);
  });
});

describe('the algebra', () => {
  const dimension = fc.constantFrom(ratio, index, rate, count, money(), money('USD'), price('USD'));

  it('of products and quotients is that of fractions', () => {
    fc.assert(
      fc.property(dimension, dimension, (a, b) => {
        expect(product(a, b)).toBe(product(b, a));
        expect(unify(quotient(product(a, b), b), a)).toBeDefined();
        expect(quotient(a, a)).toBe(ratio);
        expect(product(a, ratio)).toBe(a);
        expect(root(product(a, a))).toBe(a);
      }),
    );
  });

  it('a price of so many is money', () => {
    expect(product(price('USD'), count)).toBe(money('USD'));
  });

  it('money without a currency is of any; two currencies are not one', () => {
    expect(unify(money(), money('USD'))).toBe(money('USD'));
    expect(unify(money('EUR'), money('USD'))).toBeUndefined();
  });
});
