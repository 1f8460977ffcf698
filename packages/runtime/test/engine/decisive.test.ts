/** Which inputs a run cannot do without. */
import { describe, expect, it } from 'vitest';
import { decisiveNodes } from '../../src/engine/decisive.ts';
import { inputsOf } from '../../src/engine/inputs.ts';
import { compiled } from '../support/evaluate.ts';

const needed = (source: string): string[] => {
  const program = compiled(source);
  return [...new Set(inputsOf(program, decisiveNodes(program)).map(({ name }) => name))].sort();
};

describe('decisions hang on', () => {
  const rule = 'when vix > 28 activate second_engine size';

  it('conditions, and not on what a size comes to in money', () => {
    expect(needed(`${rule} 25%`)).toEqual(['vix']);
  });

  it('the driver of a size', () => {
    expect(needed(`${rule} 25%..40% by skew from 120 to 150`)).toEqual(['skew', 'vix']);
  });

  it('the notional and the level where contracts are rounded', () => {
    expect(needed(`${rule} 25% round down`)).toEqual(['core_contracts', 'spx', 'vix']);
  });

  it('the margin where a limit asks for it', () => {
    const limit = 'limit second_engine.margin to 15% of portfolio_margin';
    expect(needed(`${limit}\n${rule} 25%`)).toEqual(['core_contracts', 'portfolio_margin', 'spx', 'vix']);
  });

  it('vetoes, exits and what alerts tell', () => {
    expect(needed(`forbid activate second_engine when us2y > 5%\n${rule} 25% until vvix < 90`)).toEqual([
      'us2y',
      'vix',
      'vvix',
    ]);
    expect(needed('when vix > 28 alert "skew {skew}"')).toEqual(['skew', 'vix']);
  });
});
