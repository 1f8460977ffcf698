import { describe, expect, it } from 'vitest';
import {
  expectedMaximumSharpe,
  probabilisticSharpe,
  sharpeVariance,
} from '../../src/statistics/sharpe-tests.ts';

/** DOMAIN 6.3 [V], from Bailey and Lopez de Prado (2014): the paper prints .1132 and .9004. */
describe('the deflated Sharpe ratio of the paper', () => {
  const sample = { sharpe: 2.5 / Math.sqrt(250), sessions: 1250, skew: -3, kurtosis: 10 };
  const benchmark = expectedMaximumSharpe(100, 0.5 / 250);

  it('expects so much of the best of 100 trials', () => expect(benchmark).toBeCloseTo(0.113172, 7));

  it('leaves 90% of confidence', () =>
    expect(probabilisticSharpe(sample, benchmark)).toBeCloseTo(0.9003968, 7));

  it('one trial has nothing to deflate', () => {
    expect(expectedMaximumSharpe(1, 0.5)).toBe(0);
    // st.norm.cdf(sr * np.sqrt(T - 1) / np.sqrt(1 + 3 * sr + 9/4 * sr * sr))
    expect(probabilisticSharpe(sample)).toBeCloseTo(0.9999968595078976, 12);
  });
});

describe('the variance of a Sharpe ratio', () => {
  it('is (1 + SR^2 / 2) / (n - 1) for normal returns (Lo 2002)', () => {
    const sample = { sharpe: 0.1, sessions: 101, skew: 0, kurtosis: 3 };
    expect(sharpeVariance(sample)).toBeCloseTo((1 + 0.005) / 100, 15);
  });
});
