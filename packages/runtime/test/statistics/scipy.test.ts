/**
 * Statistics against numpy 2.4 and scipy 1.17. Each figure was printed once by the Python in its comment, with
 *   import numpy as np, scipy.stats as st, scipy.special as sp
 *   x = np.array([0.012, -0.034, 0.005, 0.0, 0.021, -0.011, -0.052, 0.044, 0.003, -0.007, 0.015, -0.002]); n = 12
 */
import { describe, expect, it } from 'vitest';
import { betaCdf, clopperPearson } from '../../src/statistics/binomial.ts';
import { drawdownSeries, ulcerIndex } from '../../src/statistics/drawdowns.ts';
import { excessKurtosis, quantile, skewness, standardised, stdev } from '../../src/statistics/moments.ts';
import { betaOf, convexityOf, downsideBeta } from '../../src/statistics/regression.ts';
import {
  annualVolatility,
  cagr,
  sharpeRatio,
  simpleReturns,
  sortinoRatio,
} from '../../src/statistics/returns.ts';
import { expectedShortfall, omega, tailRatio, valueAtRisk } from '../../src/statistics/tails.ts';

const x = Float64Array.of(
  0.012,
  -0.034,
  0.005,
  0,
  0.021,
  -0.011,
  -0.052,
  0.044,
  0.003,
  -0.007,
  0.015,
  -0.002,
);
const y = Float64Array.of(
  0.02,
  0.05,
  -0.01,
  -0.004,
  -0.011,
  0.016,
  0.081,
  -0.013,
  0.001,
  0.004,
  -0.02,
  0.003,
);

const near = (actual: number, expected: number): void =>
  expect(Math.abs(actual / expected - 1), `${actual} for ${expected}`).toBeLessThan(1e-12);

describe('moments as numpy and scipy have them', () => {
  it('spread and shape', () => {
    near(stdev(x), 0.02488336428584001); // x.std(ddof=1)
    near(skewness(x), -0.5074988108871072); // st.skew(x, bias=False)
    near(excessKurtosis(x), 1.1150201686561863); // st.kurtosis(x, bias=False)
    near(standardised(x).skew, -0.4417210169976581); // st.skew(x)
    near(standardised(x).kurtosis, 3.240222483769628); // st.kurtosis(x, fisher=False)
  });

  it('quantiles between ranks', () => {
    const sorted = x.slice().sort();
    near(quantile(sorted, 0.05), -0.0421); // np.percentile(x, 5)
    near(quantile(sorted, 0.95), 0.03135); // np.percentile(x, 95)
    expect(quantile(Float64Array.of(3), 0.2)).toBe(3);
    expect(quantile(Float64Array.of(), 0.5)).toBeNaN();
  });

  it('are unknown of too little, or of what stands still', () => {
    expect(stdev(Float64Array.of(1))).toBeNaN();
    expect(skewness(Float64Array.of(1, 2))).toBeNaN();
    expect(excessKurtosis(Float64Array.of(1, 2, 4))).toBeNaN();
    expect(skewness(Float64Array.of(2, 2, 2, 2))).toBeNaN();
  });
});

describe('ratios as empyrical and QuantStats define them', () => {
  it('of return to risk', () => {
    near(annualVolatility(x), 0.3950111620977541); // x.std(ddof=1) * 252**.5
    near(sharpeRatio(x), -0.31897832793094233); // x.mean() / x.std(ddof=1) * 252**.5
    near(sortinoRatio(x), -0.43290534780555845); // x.mean() / np.sqrt((np.minimum(x, 0)**2).mean()) * 252**.5
  });

  it('of the tails', () => {
    near(valueAtRisk(x, 0.05), -0.0421); // np.percentile(x, 5)
    near(expectedShortfall(x, 0.05), -0.052); // k = int((n-1)*.05); np.partition(x, k)[:k+1].mean()
    near(expectedShortfall(x, 0.25), -0.03233333333333333); // the same with .25
    near(tailRatio(x), 0.7446555819477431); // abs(np.percentile(x, 95)) / abs(np.percentile(x, 5))
    near(omega(x), 0.9433962264150942); // x[x > 0].sum() / -x[x < 0].sum()
  });

  it('of the account made of them', () => {
    // e = np.cumprod(1 + x); e[-1] - 1; e[-1]**(252/n) - 1
    let value = 100;
    const equity = x.map((r) => {
      value *= 1 + r;
      return value;
    });
    const total = equity.at(-1)! / 100 - 1;
    near(total, -0.009393130306795783);
    near(cagr(total, 12), -0.17978436467854453);
    // pk = np.maximum.accumulate(np.concatenate([[1], e]))[1:]; dd = e/pk - 1; dd.min(); np.sqrt((dd**2).sum() / (n-1))
    const drawdown = drawdownSeries(equity, 100);
    near(Math.min(...drawdown), -0.07066229172004013);
    near(ulcerIndex(drawdown), 0.032852235458715455);
    simpleReturns(equity, 100).forEach((r, i) => {
      expect(r).toBeCloseTo(x[i]!, 14);
    });
  });

  it('have no value where they divide by nothing', () => {
    const gains = Float64Array.of(0.01, 0.02);
    expect(sortinoRatio(gains)).toBeNaN();
    expect(omega(gains)).toBeNaN();
    expect(sharpeRatio(Float64Array.of(0.01, 0.01))).toBeNaN();
    expect(cagr(-1, 100)).toBeNaN();
  });
});

describe('regression as np.linalg.lstsq has it', () => {
  it('slopes', () => {
    near(betaOf(y, x), -1.0238584642490092); // np.cov(y, x)[0, 1] / x.var(ddof=1)
    near(downsideBeta(y, x), -1.5990597716588308); // np.polyfit(x[x < 0], y[x < 0], 1)[0]
  });

  it('the coefficient of the square', () => {
    // np.linalg.lstsq(np.column_stack([np.ones(n), x, x*x]), y)[0][2]
    expect(convexityOf(y, x)).toBeCloseTo(12.685565087235112, 10);
    expect(
      convexityOf(
        x.map((r) => 3 + 2 * r - 7 * r * r),
        x,
      ),
    ).toBeCloseTo(-7, 9);
  });

  it('has no answer for two points', () => {
    expect(convexityOf(Float64Array.of(1, 2, 1), Float64Array.of(0.01, 0.02, 0.01))).toBeNaN();
    expect(betaOf(y, new Float64Array(12))).toBeNaN();
  });
});

describe('Clopper-Pearson', () => {
  it('as st.binomtest(k, n).proportion_ci(method="exact")', () => {
    const cases: readonly (readonly [number, number, number, number])[] = [
      [0, 10, 0, 0.30849710781876294],
      [10, 10, 0.6915028921812371, 1],
      [7, 20, 0.1539092047845412, 0.5921885345328283],
      [16, 62, 0.15526999346420617, 0.38497245332896807],
      [46, 62, 0.6150275466710319, 0.8447300065357938],
      [1, 1, 0.025, 1],
      [500, 1000, 0.46854917297179194, 0.531450827028208],
    ];
    for (const [hits, n, low, high] of cases) {
      const [a, b] = clopperPearson(hits, n);
      expect(a, `${hits} of ${n}`).toBeCloseTo(low, 11);
      expect(b, `${hits} of ${n}`).toBeCloseTo(high, 11);
    }
  });

  it('stands on the incomplete beta function: sp.betainc', () => {
    near(betaCdf(0.3, 2.5, 1.5), 0.08894372317066562);
    near(betaCdf(0.4, 50, 80), 0.6450659221505503);
    near(betaCdf(0.99, 0.5, 0.5), 0.9362314391414803);
  });
});
