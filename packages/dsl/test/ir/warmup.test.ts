/** Warm-up, memory and cost, worked out by hand. */
import { programCost } from '@hedgerow/dsl';
import { describe, expect, it } from 'vitest';
import { ownNode, programOf } from '../support/rule-set.ts';

const warmups: readonly (readonly [expression: string, ticks: number, why: string])[] = [
  ['28', 0, 'a constant is always known'],
  ['vix', 1, 'one observation'],
  ['vix > 28 for 3 sessions', 3, 'three truths, the first at the first observation'],
  ['sma(vix, 20)', 20, 'twenty values'],
  ['rsi(spx, 14)', 15, 'fourteen changes take fifteen values'],
  ['sma(sma(vix, 5), 10)', 14, 'the tenth average of five is at the fourteenth value'],
  ['macd(spx).signal', 34, '26 values for the slow average, 9 of the line for the signal, sharing one'],
  ['atr(spx, 14)', 15, 'fourteen true ranges look at the close before'],
  ['vix 5 sessions ago', 6, 'five sessions and the first'],
  ['vix rising', 2, 'two values'],
  ['vix crosses above vix3m', 2, 'an instant before'],
  ['slope(vix, 20 sessions)', 20, 'twenty values'],
  ['vix rising over 20 sessions', 21, 'the value of twenty sessions ago'],
  ['change(vix, 5)', 6, 'five before, and today'],
  ['drawdown(spx, 252)', 252, 'a year of values'],
  ['cpi_yoy', 13, 'a month and the same of the year before'],
  ['rsi(spx by week, 14)', 15, 'fifteen weeks'],
  ['count(vix > 28, 10 sessions) > 4', 10, 'ten truths'],
];

describe('warm-up in ticks of its own clock', () => {
  it.each(warmups)('%s: %i (%s)', (expression, ticks) => {
    expect(ownNode(expression).node.warmup).toBe(ticks);
  });

  it('takes a param at its default', () => {
    expect(ownNode('sma(vix, n)', 'param n = 7 in 1..60').node.warmup).toBe(7);
  });

  it('of a slow series counts instants once it is on the grid', () => {
    const { program } = ownNode('rsi(spx by week, 14)');
    // The fifteenth week ends fourteen weeks after the first.
    expect(program.nodes[program.expressions[0]!.node]!.warmup).toBe(14 * 5 + 1);
  });
});

describe('cost', () => {
  it('separates what is evaluated once from what is evaluated per book', () => {
    const program = programOf('when vix > 28 and second_engine is idle activate second_engine size 30%');
    const { market, book, nodes } = programCost(program);
    expect(market.nodes + book.nodes).toBe(nodes);
    expect(program.nodes.filter((n) => n.feedback).map((n) => n.op)).toEqual(['layer-is', 'and']);
    expect(book.nodes).toBeGreaterThan(0);
  });

  it('counts a shared part once', () => {
    const one = programOf('let a = sma(vix, 20) > 20');
    const two = programOf('let a = sma(vix, 20) > 20 let b = sma(vix, 20) > 20');
    expect(two.nodes).toEqual(one.nodes);
    expect(programCost(two).stateBytes).toBe(programCost(one).stateBytes);
  });

  it('grows with the window', () => {
    const cost = (n: number): number => programCost(programOf(`let a = sma(vix, ${n})`)).stateBytes;
    // Each value twice over: rows lie side by side without being moved at each instant.
    expect(cost(200) - cost(100)).toBe(1600);
  });
});
