/** Every number of the two articles is a literal with a unit, and what cannot be meant is refused. */
import { describe, expect, it } from 'vitest';
import { compileText } from '../support/rule-set.ts';

const findings = (text: string): string[] => compileText(text).diagnostics.map((d) => d.id);
const rule = (condition: string, action = 'activate second_engine'): string =>
  `when ${condition} ${action} until vix < 22\n`;

describe('the number register', () => {
  it.each([
    ['25, 26, 28, 30 points', rule('vix >= 25 and vix >= 26 and vix > 28 and vix > 30')],
    ['28..35 points', rule('vix in 28..35')],
    ['3 sessions', rule('vix > 28 for 3 sessions')],
    ['60%', rule('breakeven_challenge > 60%')],
    ['0.6, the same', rule('breakeven_challenge > 0.6')],
    [
      '0.65..0.85',
      'layer puts { buy put on spx delta 0.65..0.85 size of core_notional }\nwhen vix > 28 activate puts until vix < 22\n',
    ],
    ['25%..40%', rule('vix > 28', 'activate second_engine size 25%..40% by vix from 28 to 35')],
    ['10..14 days', rule('10..14 days before fomc')],
    ['beta 1.2', `input book_return : index\n${rule('beta(book_return, spx, 60 sessions) > 1.2')}`],
    ['15%', 'limit second_engine.margin to 15% of portfolio_margin\n'],
    ['60..70%', 'param base = 65% in 60%..70%\nlimit second_engine.margin to (1 - base) * risk_capital\n'],
    ['1:3', 'limit second_engine.margin to risk_capital / 3\n'],
    ['1:5', 'limit second_engine.margin to risk_capital / 5\n'],
    ['+30..40%', 'param expansion = 35% in 30%..40%\nwhen vix rises expansion within 5 sessions alert "x"\n'],
    ['8..12%', rule('breakeven_widening in 8%..12%')],
  ])('%s', (_, text) => {
    expect(findings(text)).toEqual([]);
  });

  it('60 of a ratio is refused, and 60% offered', () => {
    const { diagnostics } = compileText(rule('breakeven_challenge > 60'));
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]!.severity).toBe('error');
    expect(diagnostics[0]!.fix?.edits[0]?.text).toBe('60%');
  });

  it("so it is for a condor's challenge, but not for its strikes or Greeks", () => {
    expect(findings(rule('iron_condor(spx, vix).challenge > 60'))).toHaveLength(1);
    expect(findings(rule('iron_condor(spx, vix).challenge_put > 60%'))).toEqual([]);
    expect(findings(rule('iron_condor(spx, vix).lower > 4_500'))).toEqual([]);
    expect(findings(rule('iron_condor(spx, vix).vega < -5'))).toEqual([]);
    expect(findings(rule('core.gamma_theta > 1.5 and core.theta_accel > 1.5'))).toEqual([]);
  });

  it('points are no percentage, and hundredths of delta are not whole numbers', () => {
    expect(findings(rule('vix > 28%'))).toEqual(['percent-misfit']);
    expect(findings('layer l { buy put on spx delta 65..85 }\n')).toEqual(['delta-out-of-range']);
  });
});

describe('the core and the book', () => {
  it('are names with units', () => {
    const rules = `when core.vega < -3_000 USD and core.delta > -2 and core.gamma < 0 USD and core.theta > 0 USD
  and core.credit > 10_000 USD and core.lower < spx < core.upper and core.max_loss < core.risk_budget
  and core.value < 0 USD and core.margin < 300_000 USD and core.width > 100
  and book.vega > -500 USD and book.delta in -50..50 and book.vega_30d < 500 USD
  and book.rho < 1_000 USD and book.stress_irr > 0% and vega_coverage in 0.9..1.1
  activate second_engine size 25%..40% of core.notional_width
  until vix < 22
limit second_engine.margin to second_engine.risk_budget
`;
    expect(findings(rules)).toEqual([]);
    expect(findings('when core.vega < 60% alert "x"\n')).toEqual(['percent-misfit']);
    expect(findings('when book.delta > 5 USD alert "x"\n')).toHaveLength(1);
  });

  it('are modelled, unless the data supplies them', () => {
    const text = rule('core.breakeven_challenge > 60% and core.vega < 0 USD');
    const inputs = (supplied: string[]): string[] =>
      compileText(text, { supplied })
        .program!.inputs.map((input) => input.name)
        .sort();
    expect(inputs([])).toEqual(['core_contracts', 'spx', 'vix']);
    expect(inputs(['core.vega', 'core.breakeven_challenge'])).toEqual([
      'core.breakeven_challenge',
      'core.vega',
      'core_contracts',
      'spx',
      'vix',
    ]);
  });

  it('breakeven_challenge is that of the core', () => {
    const { program } = compileText(rule('breakeven_challenge > 60%'), {
      supplied: ['core.breakeven_challenge'],
    });
    expect(program!.inputs.map((input) => input.name)).toContain('core.breakeven_challenge');
  });
});
