// Generated from the .hedge files beside it by scripts/generate.ts. Do not edit.
import type { SourceFile } from '../source/span.ts';

export const preludeSources: readonly SourceFile[] = [
  {
    name: "prelude/book.hedge",
    text: `# The user's book. Its inputs come from the feed \`book\`; whatever depends on them is evaluated per book.

## Core iron condors held, a count. Daily, from the book.
input core_contracts : count from "book.core_contracts"

## Notional of the core condors, in money: contracts times 100 times the index.
let core_notional = notional(spx, core_contracts)

## Margin of a long 0.75-delta put of 45 days as a share of its notional, a ratio: what the put costs, since a long option's
## margin is its full premium. Black-Scholes-Merton at the level of VIX for all strikes; some points of premium differ
## from a broker's figure.
let put_margin_rate = bs_price(spx, strike_for_delta(spx, 75%, 45, vix, put), 45, vix, put) / spx

## Margin capacity of the whole portfolio, in US dollars. Daily, from the book.
input portfolio_margin : money(USD) from "book.portfolio_margin"

## Equity of the whole portfolio, in US dollars. Daily, from the book.
input portfolio_equity : money(USD) from "book.portfolio_equity"

## How much of its way to a break-even the core condor has gone, a ratio: 0 is unchallenged, 100% is at a break-even, and it may
## exceed 100%. Of a modelled 20/5-delta monthly condor, opened at each standard expiry (Cboe CNDR index); a desk gives
## its own book's figure as a column of this name.
let breakeven_challenge = breakeven_challenge(spx, vix)

## The Second Engine in stress: a convex layer of in-the-money puts over the core iron condor, with negative delta and
## positive vega. A size of 100% is the notional of the core.
layer second_engine {
  buy put on spx delta 0.65..0.85 target 0.75 expiry 30..60 days
  size of core_notional
  margin size * core_notional * put_margin_rate
  intent delta < 0, vega > 0
}

## The Second Engine in low volatility: further out-of-the-money strangles of the next quarterly cycle, sold over the
## core and hedged for vega with VIX futures. A size of 100% is the notional of the core.
layer low_vol_overlay {
  sell strangle on spx delta 0.10 expiry next quarterly
  buy future on vix expiry next monthly
  size of core_notional
  intent theta > 0
}
`,
  },
  {
    name: "prelude/macro.hedge",
    text: `# Rates, prices, growth: each as first published, used from its publication on.

## 10-year Treasury yield at constant maturity, per annum. Daily; H.15 posts it on the next business day at 16:15 New
## York. Source: FRED DGS10. The last value stands for five sessions, so that bond holidays leave no hole.
input us10y : rate every session stale after 5 sessions

## 2-year Treasury yield at constant maturity, per annum. Daily, next business day. Source: FRED DGS2.
input us2y : rate every session stale after 5 sessions

## 3-month Treasury yield at constant maturity, per annum. Daily, next business day. Source: FRED DGS3MO.
input us3m : rate every session stale after 5 sessions

## Slope of the yield curve, 10 years less 2 years; below zero it is inverted.
let curve_10y2y = us10y - us2y

## Slope of the yield curve, 10 years less 3 months; below zero it is inverted (Estrella and Mishkin 1998).
let curve_10y3m = us10y - us3m

## Consumer Price Index, all items, not seasonally adjusted, 1982-84 = 100. Monthly; published at 8:30 New York about the
## 12th of the next month, never revised. Source: BLS, FRED CPIAUCNS.
input cpi : index every month stale after 80 days

## Producer Price Index, all commodities, not seasonally adjusted, 1982 = 100. Monthly; published at 8:30 New York about the
## 14th of the next month, revised for four months. Source: BLS, FRED PPIACO.
input ppi : index every month stale after 80 days

## Inflation of consumer prices: change of the index from the same month a year before.
let cpi_yoy = yoy(cpi)

## Inflation of producer prices: change of the index from the same month a year before.
let ppi_yoy = yoy(ppi)

## Nominal broad dollar index, January 2006 = 100. Daily, published on the next Monday at 16:15 New York (H.10).
## Source: FRED DTWEXBGS. A daily stand-in for the monthly real effective exchange rate.
input dollar_broad : index every session stale after 10 sessions

## Real effective exchange rate of the dollar, broad: geometric, trade-weighted, deflated by relative consumer prices.
## Monthly, about the middle of the next month, revised. Source: BIS, FRED RBUSBIS.
input reer : index every month stale after 80 days

## Real growth of gross domestic product, quarter on quarter, seasonally adjusted annual rate. Quarterly; advance estimate
## about 30 days after the quarter at 8:30 New York, revised often. Source: BEA, FRED A191RL1Q225SBEA.
input gdp_qoq : rate every quarter stale after 220 days

## FOMC decisions: scheduled ones, at 14:00 New York on the meeting's last day, announced a year and more ahead.
## Source: the Federal Reserve's calendar, as it stood.
event fomc from "calendar.fomc"

## Releases of the Consumer Price Index, at 8:30 New York. Source: the BLS's schedule, as it stood.
event cpi_release from "calendar.cpi"

## Monthly expiry of index options: the third Friday, or the session before where it is a holiday.
event monthly_expiry from "calendar.monthly_expiry"

## Quarterly expiry of index options and futures: the monthly one of March, June, September and December.
event quarterly_expiry from "calendar.quarterly_expiry"

## The Federal Reserve's blackout: from the second Saturday before a meeting to the day after its decision.
let fomc_blackout = within 11 days before fomc or within 1 day after fomc
`,
  },
  {
    name: "prelude/market.hedge",
    text: `# Market series: what trades, once a session.

## Cboe Volatility Index: 30-day implied volatility of S&P 500 options, in annualised percentage points.
## Model-free variance of two option strips interpolated to 30 days, times 100 (Cboe white paper). Daily, known
## after 16:15 New York on the session itself. Source: Cboe VIX_History.csv, from 1990; open, high and low are real from 1992.
input vix : index bars in 0..200

## Cboe 3-Month Volatility Index: 93-day implied volatility of S&P 500 options, in annualised percentage points.
## Daily, known after 16:15 New York on the session itself. Source: Cboe VIX3M_History.csv, from 2009.
input vix3m : index bars in 0..200

## Cboe 9-Day Volatility Index, in annualised percentage points. Daily, known after 16:15 New York on the session
## itself. Source: Cboe VIX9D_History.csv, from 2011.
input vix9d : index bars in 0..300

## Cboe VVIX: 30-day implied volatility of VIX options, in annualised percentage points. Daily, known after 16:15 New
## York on the session itself. Source: Cboe VVIX_History.csv, from 2006.
input vvix : index in 0..500

## Cboe SKEW: price of the tail of the S&P 500's implied distribution, 100 for none. Daily, known after 16:15 New
## York on the session itself. Source: Cboe SKEW_History.csv, from 1990.
input skew : index in 50..250

## S&P 500 index, in points. Daily, known at 16:00 New York on the session itself, official soon after. Source: any
## vendor of index levels.
input spx : index bars

## Slope of the term structure of implied volatility: vix3m / vix. Above 1 is contango, below 1 is inversion.
let vix_term = vix3m / vix

## Advancing issues of the NYSE, a count. Daily, final about 18:00 New York. Source: a vendor; they differ in universe.
input advances : count

## Declining issues of the NYSE, a count. Daily, final about 18:00 New York. Source: a vendor; they differ in universe.
input declines : count
`,
  },
  {
    name: "prelude/options.hedge",
    text: `# Words of option contracts.

## The right of a put, as the functions of options take it.
let put = -1

## The right of a call, as the functions of options take it.
let call = 1
`,
  },
];
