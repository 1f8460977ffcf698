/** How the prices were made, in words and numbers for the report. */
import { FALLBACK_RATE, type Market } from './market.ts';
import type { Settings } from './options.ts';
import type { Assumptions } from './result.ts';
import { FUTURE_MARGIN } from './risk.ts';

const LIMITS: readonly string[] = [
  'Prices are a model of the VIX indices and a smile of fixed form, not quotes.',
  'The smile does not steepen in a crash, so wings and puts are priced too low exactly when the hedge pays most; the error is largest then.',
  'One smile for all years is too flat for some: in the terms of Cboe CNDR the modelled core earned 3.5% a year from 2010 to 2019, where the index lost 0.9%; with a slope of -0.22, a curvature of 0.03 and a ratio of 1.19 it lost 0.2%. Compare portfolios with each other rather than any of them with cash.',
  'The last week before an expiry, days of jumps and strikes far out of the money are priced badly.',
  'A VIX future is marked at the root of the forward variance, which is an upper bound, and at VIX itself where only VIX is known.',
  'Only standard monthly expiries are traded; a band of days takes the one nearest to its middle, inside or not.',
  'Contracts of a layer that expire while it is active settle at the opening (the close where no open is known) and are replaced at that close, struck anew at their delta.',
  'A roll goes to the expiry that its rule names, later than the one that is left, is struck anew, and moves the market of the first leg alone: futures beside options go on.',
  'More or fewer contracts of a layer are more or fewer of those it holds: a change of size strikes nothing anew.',
  'The core is the monthly condor at all times, with the same number of contracts: sold at the close of each standard expiry at 20 deltas with wings at 5, held to its opening settlement.',
  'The static hedge and the divested core hold parts of contracts, at an average and a scale that only the whole run tells.',
  'No assignment, no financing of margin, no taxes; orders of any size are filled at the model price less the half-spread.',
];

export function assumptionsOf(
  market: Market,
  settings: Settings,
  capital: number,
  coreContracts: number,
): Assumptions {
  const { smile, costs } = settings;
  const fallback = `${FALLBACK_RATE * 100}% where it is unknown`;
  const interest =
    market.yieldName === 'us3m'
      ? 'cash earns it'
      : 'cash earns nothing (no `us3m`): returns are in excess of cash';
  const { least, share, stressFactor, stressLevel, future } = costs;
  const scaled = market.hasSkew ? ['The slope of the smile is scaled by SKEW.'] : [];
  return {
    capital,
    coreContracts,
    fill: settings.fill,
    termStructure: market.termStructure,
    smile,
    rate: `${market.yieldName === null ? `${FALLBACK_RATE * 100}%` : `${market.yieldName}, ${fallback}`}; ${interest}`,
    dividendYield: settings.dividendYield,
    commission: costs.commission,
    halfSpread:
      `options: ${least[0]} points (${least[1]} from a price of 3), or ${share * 100}% of the price if that is more; ` +
      `futures: ${future.vix} on VIX, ${future.spx} on SPX; times ${stressFactor} while VIX is above ${stressLevel}`,
    limits: [
      ...LIMITS,
      ...scaled,
      `Margin is strategy-based; of futures ${FUTURE_MARGIN.vix * 100}% of their value on VIX and ${FUTURE_MARGIN.spx * 100}% on SPX.`,
    ],
  };
}
