// Generated from the .hedge files beside it by scripts/generate.ts. Do not edit.
import type { SourceFile } from '../source/span.ts';

export const preludeSources: readonly SourceFile[] = [
  {
    name: "prelude/book.hedge",
    text: `# The user's book. Its inputs come from the feed \`book\`; whatever depends on them is evaluated per book.

## Core iron condors held, a count. Daily, from the book.
input core_contracts : count from "book.core_contracts"

## Notional of the core condors, in money: contracts times 100 times the index. Daily, known with spx. Source: spx and the book.
let core_notional = notional(spx, core_contracts)

## Margin of a long 0.75-delta put of 45 days as a share of its notional, a ratio: what the put costs, since a long option's
## margin is its full premium. Black-Scholes-Merton at the level of VIX for all strikes; some points of premium differ
## from a broker's figure. Daily, known with VIX at 16:15 New York. Source: spx, vix.
let put_margin_rate = bs_price(spx, strike_for_delta(spx, 75%, 45, vix, put), 45, vix, put) / spx

## Margin capacity of the whole portfolio, in US dollars: what its margin may come to. Daily, from the book. Not to be taken for
## \`book.portfolio_margin\`, which is a requirement.
input portfolio_margin : money(USD) from "book.margin_capacity"

## Equity of the whole portfolio, in US dollars. Daily, from the book.
input portfolio_equity : money(USD) from "book.portfolio_equity"

## Capital that may be lost, in money: the base of risk-to-capital ratios, and of the tiers' shares. The whole equity, where a
## rule set does not declare its own. Daily. Source: the user's policy.
let risk_capital = portfolio_equity

## How much of its way to a break-even the core condor has gone, a ratio: 0 is unchallenged, 100% is at a break-even, and it may
## exceed 100%. Of a modelled 20/5-delta monthly condor, opened at each standard expiry (Cboe CNDR index); a desk gives
## its own book's figure as a column of this name, or of \`core.breakeven_challenge\`. Daily, known with spx and vix. Source: the
## model, or the book.
let breakeven_challenge = core.breakeven_challenge

## What the Second Engine may lose, in money: a fifth of the risk capital (risk-to-capital 1:5). A long option loses its premium,
## which is its margin: \`limit second_engine.margin to second_engine.risk_budget\`. Daily. Source: the user's policy.
let second_engine.risk_budget = risk_capital / 5

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
    name: "prelude/core.hedge",
    text: `# The core iron condors as a modelled book: the 20/5-delta monthly condor of \`iron_condor(spx, vix)\`, times \`core_contracts\`
# where a figure is money. A positions feed that has a layer \`core\`, or a column of the name, takes the place of each.

## How much of its way from the level at entry to a break-even the core condor has gone, a ratio: 0 is unchallenged, 100% is at
## a break-even, and it may exceed 100%. max((A - S) / (A - lower), (S - A) / (upper - A), 0), A the level at entry. Daily,
## known with spx and vix. Source: the model, or the positions; of several condors the worst.
let core.breakeven_challenge = breakeven_challenge(spx, vix)

## The challenge measured from the centre of the break-evens instead of the level at entry, a ratio. Daily, known with spx and
## vix. Source: the model.
let core.breakeven_challenge_center = iron_condor(spx, vix).challenge_center

## Lower break-even of the core condor at expiry, in index points: short put less credit. Daily. Source: the model.
let core.lower = iron_condor(spx, vix).lower

## Upper break-even of the core condor at expiry, in index points: short call plus credit. Daily. Source: the model.
let core.upper = iron_condor(spx, vix).upper

## Points between a short option of the core condor and its wing, of the wider side. Daily. Source: the model.
let core.width = iron_condor(spx, vix).width

## What selling the core condors brought in, in money: points times 100 times contracts. Daily. Source: the model.
let core.credit = notional(iron_condor(spx, vix).credit, core_contracts)

## The most that the core condors can lose at expiry, in money: width less credit, times 100 times contracts. Daily. Source:
## the model. A base of sizes and of risk-to-capital ratios.
let core.max_loss = notional(iron_condor(spx, vix).max_loss, core_contracts)

## What the core condors are worth, in money; below zero, since they are sold. Daily. Source: the model, or the positions.
let core.value = -notional(iron_condor(spx, vix).value, core_contracts)

## Delta of the core condors in index units, a count: delta times 100 times contracts. Daily. Source: the model, or the
## positions.
let core.delta = iron_condor(spx, vix).delta * core_contracts * 100

## Gamma of the core condors, in money: what a move of 1% adds to the delta times the level, gamma S^2 / 100. Daily. Source: the
## model, or the positions.
let core.gamma = notional(iron_condor(spx, vix).gamma_percent, core_contracts)

## Vega of the core condors, in money for one point of volatility. Daily. Source: the model, or the positions.
let core.vega = notional(iron_condor(spx, vix).vega, core_contracts)

## Vega of the core condors as of 30 days, in money for one point: times sqrt(30 / days), so that expiries can be added. Daily.
## Source: the model, or the positions.
let core.vega_30d = notional(iron_condor(spx, vix).vega_30d, core_contracts)

## Theta of the core condors, in money for one calendar day. Daily. Source: the model, or the positions.
let core.theta = notional(iron_condor(spx, vix).theta, core_contracts)

## Rho of the core condors, in money for 1% of the rate. Daily. Source: the model, or the positions.
let core.rho = notional(iron_condor(spx, vix).rho, core_contracts)

## Gamma risk of the core condor, a ratio: what a day's move at the present volatility costs by gamma, -gamma S^2 v^2 / (2 365),
## over the theta of a day at entry. About 1 at entry; 150% is elevated; below zero where the wings' gamma prevails. Daily.
## Source: the model.
let core.gamma_theta = iron_condor(spx, vix).gamma_theta

## Acceleration of theta since the core condor was opened, a ratio: sqrt(T0 / T), which theta at the money gains at the same
## level and volatility. 150% is passed 13 days before the expiry of a condor of 30 days. Daily. Source: the model.
let core.theta_accel = iron_condor(spx, vix).theta_accel

## Notional of the core condors by their level, in money: contracts times 100 times the index. The same as \`core_notional\`. Daily.
## Source: spx and the book.
let core.notional = core_notional

## Notional of the core condors by their width, in money: contracts times 100 times the points of the wider wing. Some forty
## times less than by the level: the base of a size has to be said. Daily. Source: the model.
let core.notional_width = notional(core.width, core_contracts)

## Margin of the core condors, in money: the wider wing times 100 times contracts, as strategy-based rules ask of short condors
## of one expiry, no credit applied (Cboe, Regulation T). Daily. Source: the model, or the positions.
let core.margin = notional(core.width, core_contracts)

## Margin of the core condors on a portfolio basis, in US dollars: the worst of ten moves from -8% to +6% (FINRA 4210(g), the
## method of OCC's TIMS), an approximation. Daily. Source: the positions.
input core.portfolio_margin : money(USD) from "book.core_portfolio_margin"

## What the core may lose, in money: a third of the risk capital (risk-to-capital 1:3). Daily. Source: the user's policy.
let core.risk_budget = risk_capital / 3
`,
  },
  {
    name: "prelude/defi.hedge",
    text: `# Decentralised finance: user-supplied daily figures of UTC days, used from the next session on. The clock is that of sessions:
# rows of weekends and holidays are left out, and told.

## Maximal extractable value of a UTC day, in US dollars. Daily, known on the next day at 00:30 UTC. Source: Flashbots, EigenPhi
## or Dune (Daian et al. 2020 define it); user-supplied.
input mev_usd : money(USD) in 0 USD..1_000_000_000_000 USD stale after 5 sessions

## Volume of decentralised exchanges of a UTC day, in US dollars. Daily, known on the next day at 00:30 UTC. Source: DefiLlama;
## user-supplied.
input dex_volume : money(USD) in 0 USD..1_000_000_000_000_000 USD stale after 5 sessions

## Extracted value per volume traded, a ratio: mev_usd / dex_volume. Daily, known on the next day at 00:30 UTC. Source: as its
## inputs.
let mev_share = mev_usd / dex_volume

## Depth of decentralised exchanges within 2% of the middle price, in US dollars. Daily, known on the next day at 00:30 UTC.
## Source: DefiLlama, or a node; user-supplied.
input dex_depth : money(USD) in 0 USD..1_000_000_000_000_000 USD stale after 5 sessions

## Reserve of the traded asset in an automated market maker's pool, in US dollars. Daily, known on the next day at 00:30 UTC.
## Source: a node, or DefiLlama; user-supplied.
input pool_reserve : money(USD) in 0 USD..1_000_000_000_000_000 USD stale after 5 sessions

## Price slippage of a trade against a constant-product pool (x * y = k), a ratio: trade / (reserve + trade), both of the asset
## paid in. On the clock and with the publication lag of what it is given. Source: constant-product invariant.
let slippage(reserve, trade) = trade / (reserve + trade)

## Loss versus rebalancing of a constant-product pool, a ratio of the pool's value per year: sigma^2 / 8, sigma annualised. On the
## clock and with the publication lag of sigma. Source: Milionis, Moallemi, Roughgarden and Zhang (2022).
let lvr(sigma) = sigma * sigma / 8
`,
  },
  {
    name: "prelude/events.hedge",
    text: `# Dated events, each as scheduled at the time: what was cancelled is an event until the day it was cancelled.

## FOMC decisions: scheduled ones, at 14:00 New York on the meeting's last day. Eight a year, announced a year and more ahead; one
## that is cancelled counts until the moment it was (18 March 2020: until the 15th, 17:00). Counted in calendar days, sessions
## or hours. Source: the Federal Reserve's calendar, as it stood.
event fomc from "calendar.fomc"

## Releases of the Consumer Price Index, at 8:30 New York. Monthly, a year's schedule known from the December before. Counted in
## calendar days, sessions or hours. Source: the BLS's schedule, as it stood.
event cpi_release from "calendar.cpi"

## Releases of the Producer Price Index, at 8:30 New York, within a day of those of consumer prices. Monthly, a year ahead. Counted
## in calendar days, sessions or hours. Source: the BLS's schedule, as a file \`ppi_release.csv\` with a column \`time\`; user-supplied.
event ppi_release from "ppi_release.time"

## Releases of gross domestic product (advance estimate), at 8:30 New York about 30 days after the quarter. Quarterly, a year ahead.
## Counted in calendar days, sessions or hours. Source: the BEA's schedule, as a file \`gdp_release.csv\` with a column \`time\`;
## user-supplied.
event gdp_release from "gdp_release.time"

## Monthly expiry of index options: the third Friday, or the session before where it is a holiday; settled at the opening. Known
## always, by rule. Counted in calendar days, sessions or hours. Source: Cboe contract specifications.
event monthly_expiry from "calendar.monthly_expiry"

## Quarterly expiry of index options and futures: the monthly one of March, June, September and December. Known always, by rule.
## Counted in calendar days, sessions or hours. Source: Cboe and CME contract specifications.
event quarterly_expiry from "calendar.quarterly_expiry"

## Monthly expiry of VIX futures and options: 30 days before the next month's third Friday, usually a Wednesday; settled at the
## opening. Known always, by rule. Counted in calendar days, sessions or hours. Source: Cboe contract specifications.
event vix_expiry from "calendar.vix_expiry"

## The Federal Reserve's blackout, a truth: from the second Saturday before a meeting (11 days before its decision) to the day
## after it. Daily, by the schedule as it stood. Source: FOMC policy on external communications.
let fomc_blackout = within 11 days before fomc or within 1 day after fomc

## Nearness of the next FOMC decision, a ratio of 0..1: clamp((14 - d) / 4, 0, 1), d the calendar days to it. Nothing until 14 days
## before, full from 10 days before to the decision. Daily, by the schedule as it stood. Source: definition of this prelude; the
## other reading, days 10 to 14 alone, is \`10..14 days before fomc\`.
score fomc_ramp {
  +25% when within 10 days before fomc
  +25% when within 11 days before fomc
  +25% when within 12 days before fomc
  +25% when within 13 days before fomc
}

## Temporal theta, a truth: the last fortnight before a scheduled FOMC decision, in elevated volatility. Daily, by the schedule as it
## stood and VIX at 16:15 New York. Source: definition of this prelude. Add the book's theta where it is at hand.
let temporal_theta = within 14 days before fomc and vol in armed..extreme
`,
  },
  {
    name: "prelude/internals.hedge",
    text: `# Market internals: breadth, order flow, fragmentation of venues. User-supplied where no free official feed exists.

## Advancing issues of the NYSE, a count. Daily; provisional about 16:05 New York, final about 18:00, so used from the next
## session on. Source: a vendor, or counted from all daily bars; they differ in universe.
input advances : count in 0..100_000

## Declining issues of the NYSE, a count. Daily; provisional about 16:05 New York, final about 18:00, so used from the next
## session on. Source: a vendor, or counted from all daily bars; they differ in universe.
input declines : count in 0..100_000

## Advance-decline line, a count of issues: ADL[t] = ADL[t-1] + advances - declines. Its level is arbitrary, so compare changes.
## Daily, used from the next session on. Source: advances, declines.
let ad_line = cumsum(advances - declines)

## Net breadth, a ratio of -1..1: (advances - declines) / (advances + declines); comparable over decades, unlike the line.
## Daily, used from the next session on. Source: advances, declines.
let ad_ratio = (advances - declines) / (advances + declines)

## Early deterioration of breadth, a truth: over 20 sessions the A/D line falls while the S&P 500 rises (bearish divergence).
## Daily, used from the next session on. Source: advances, declines, spx.
let ad_divergence = ad_line diverges below spx over 20 sessions

## Cancel-to-trade ratio of US equities as a proxy of high-frequency flow, a ratio of orders cancelled to trades. Quarterly,
## about one quarter late. Source: SEC MIDAS market activity, or a vendor; user-supplied.
input hft_cancel_ratio : ratio in 0..10_000 every quarter stale after 280 days

## Volume-synchronised probability of informed trading, a ratio of 0..1. Daily, known after the close. Source: the user's trade
## feed (Easley, Lopez de Prado and O'Hara 2012); user-supplied.
input vpin : ratio in 0..1 stale after 2 sessions

## Order-flow imbalance, a ratio of -1..1: (buys - sells) / (buys + sells), trades signed by Lee and Ready (1991). Daily, known
## after the close. Source: the user's quote and trade feed; Cont, Kukanov and Stoikov (2014) give the book's form.
## User-supplied. "MEV-like extraction" of the articles is this.
input ofi : ratio in -1..1 stale after 2 sessions

## Fragmentation of liquidity, a ratio of 0..1: 1 - sum of squared venue shares. Daily, known on the next day; FINRA's ATS part
## two to four weeks late. Source: Cboe market volume by venue; user-supplied. O'Hara and Ye (2011) find that it does no harm
## by itself: pair it with \`spread_bp\` or \`amihud\`.
input fragmentation : ratio in 0..1 stale after 5 sessions

## Effective spread as a share of the price, a ratio: \`5bp\` is 0.0005. Daily, known after the close. Source: the user's quote
## and trade feed, or SEC Rule 605 reports; user-supplied.
input spread_bp : ratio in 0..1 stale after 5 sessions

## Liquidity is fragmented and bad for it, a truth: fragmentation above 85% while effective spreads expand over ten sessions.
## Daily, known on the next day. Source: fragmentation, spread_bp.
let fragmented_liquidity = fragmentation > 85% and expanding(spread_bp, 10 sessions)
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

## Slope of the yield curve, a rate: 10 years less 2 years; below zero it is inverted. Daily, known on the next session. Source:
## FRED DGS10, DGS2 (T10Y2Y is the difference).
let curve_10y2y = us10y - us2y

## Slope of the yield curve, a rate: 10 years less 3 months; below zero it is inverted (Estrella and Mishkin 1998). Daily, known
## on the next session. Source: FRED DGS10, DGS3MO (T10Y3M is the difference).
let curve_10y3m = us10y - us3m

## The curve flattens or is inverted, a truth: 10 years less 2 years fell by 15 basis points over 20 sessions, or is below zero.
## Daily, known on the next session. Source: FRED DGS10, DGS2.
let curve_flat_or_inverted = flattening(curve_10y2y, 15bp, 20 sessions) or inverted(curve_10y2y)

## Consumer Price Index, all items, not seasonally adjusted: an index, 1982-84 = 100. Monthly; published at 8:30 New York about the
## 12th of the next month, never revised. Source: BLS, FRED CPIAUCNS.
input cpi : index every month stale after 80 days

## Producer Price Index, all commodities, not seasonally adjusted: an index, 1982 = 100. Monthly; published at 8:30 New York about the
## 14th of the next month, revised for four months. Source: BLS, FRED PPIACO; PPIFIS is the
## final demand index that the news tells of.
input ppi : index every month stale after 80 days

## Inflation of consumer prices, a rate: index / index of the same month a year before - 1. Monthly, at the release, 08:30 New York.
## Source: cpi. A month that was never published does not shift the comparison.
let cpi_yoy = yoy(cpi)

## Inflation of producer prices, a rate: index / index of the same month a year before - 1. Monthly, at the release, 08:30 New York.
## Source: ppi, as first published.
let ppi_yoy = yoy(ppi)

## Core consumer prices, without food and energy, seasonally adjusted: an index, 1982-84 = 100. Monthly, with \`cpi\` at 08:30 New York, revised
## each February. Source: BLS, FRED CPILFESL.
input cpi_core : index every month stale after 80 days

## Three-month inflation of core consumer prices, annualised, a ratio: (index / index 3 prints ago)^4 - 1. Monthly, at the release.
## Source: FRED CPILFESL.
let cpi_core_3m = (1 + roc(cpi_core, 3)) * (1 + roc(cpi_core, 3)) * (1 + roc(cpi_core, 3)) * (
  1 + roc(cpi_core, 3)
) - 1

## Persistent inflationary pressure, a truth: inflation of consumer and of producer prices both rose for two prints. Monthly, at
## the releases, 08:30 New York. Source: cpi, ppi.
let inflation_persistent = cpi_yoy rising for 2 prints and ppi_yoy rising for 2 prints

## Stable inflation, a truth: over three prints inflation of consumer prices kept within 0.2 percentage points and that of producer
## prices within 0.5. Monthly, at the releases, 08:30 New York. Source: cpi, ppi.
let inflation_stable = stable(cpi_yoy, 0.2pp, 3 prints) and stable(ppi_yoy, 0.5pp, 3 prints)

## Nominal broad dollar index, an index, January 2006 = 100. Daily, published on the next Monday at 16:15 New York (H.10).
## Source: FRED DTWEXBGS. A daily stand-in for the monthly real effective exchange rate.
input dollar_broad : index every session stale after 10 sessions

## Real effective exchange rate of the dollar, broad, an index: geometric, trade-weighted, deflated by relative consumer prices.
## Monthly, about the middle of the next month, revised. Source: BIS, FRED RBUSBIS.
input reer : index every month stale after 80 days

## Volatility of the real effective exchange rate, annualised, a ratio, by its daily stand-in: realised volatility of the nominal
## broad dollar index over 60 sessions, since a monthly index has no daily volatility. Daily, with the lag of \`dollar_broad\`.
## Source: FRED DTWEXBGS.
let reer_vol = realized_vol(dollar_broad, 60 sessions)

## Volatility of the real effective exchange rate itself, a ratio per month: standard deviation of a year's monthly log changes.
## Monthly, with the lag of \`reer\`. Source: FRED RBUSBIS.
let reer_vol_monthly = stdev(change(log(reer)), 12 prints)

## Volatility of the real effective exchange rate expands, a truth: \`reer_vol\` is above its mean of 20 sessions and rises. Daily,
## with the lag of \`dollar_broad\`. Source: FRED DTWEXBGS.
let reer_vol_expanding = expanding(reer_vol, 20 sessions)

## 2-year German government yield, per annum. Daily, known after the European close. Source: Bundesbank, or a vendor;
## user-supplied. The last value stands for five sessions.
input de2y : rate in -10%..50% stale after 5 sessions

## Interest-rate differential, a rate: US 2-year yield less the German one of the same tenor. Daily, with the lag of \`us2y\`.
## Source: FRED DGS2, Bundesbank. A column of this name takes its place.
let rate_diff = us2y - de2y

## Real growth of gross domestic product, quarter on quarter, seasonally adjusted: a rate per annum. Quarterly; advance estimate
## about 30 days after the quarter at 8:30 New York, revised often. Source: BEA, FRED A191RL1Q225SBEA.
input gdp_qoq : rate every quarter stale after 220 days

## Consensus for real growth of gross domestic product, quarter on quarter, seasonally adjusted, a rate per annum: the last one before
## the release, dated with the release, so that both speak of one quarter. Quarterly, 08:30 New York. Source: a vendor, or the
## Survey of Professional Forecasters; user-supplied.
input gdp_consensus : rate in -100%..100% every quarter stale after 220 days

## Nowcast of real growth of gross domestic product, quarter on quarter, a rate per annum. Several times a week, known by the close.
## Source: Federal Reserve Bank of Atlanta, FRED GDPNOW.
input gdp_nowcast : rate in -100%..100% stale after 10 sessions

## Surprise of gross domestic product, in standard deviations of the last 20 surprises: (first print - consensus) / stdev.
## Quarterly, at the release, 08:30 New York. Source: BEA, consensus of \`gdp_consensus\`.
let gdp_surprise = (gdp_qoq - gdp_consensus) / stdev(gdp_qoq - gdp_consensus, 20 prints)

## Growth regimes, a state: recession from two negative prints until one above 1%, slow below 2%, else normal. Quarterly, at the release,
## 08:30 New York. Source: gdp_qoq; first prints, so that revisions never rewrite a regime.
regime growth {
  recession when gdp_qoq < 0 for 2 prints until gdp_qoq > 1%
  slow      when gdp_qoq < 2%
  normal    otherwise
}
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

## Cboe 6-Month Volatility Index: 184-day implied volatility of S&P 500 options, in annualised percentage points. Daily, known
## after 16:15 New York on the session itself. Source: Cboe VIX6M_History.csv, from 2008.
input vix6m : index bars in 0..200

## Cboe 1-Year Volatility Index: 365-day implied volatility of S&P 500 options, in annualised percentage points. Daily, known
## after 16:15 New York on the session itself. Source: Cboe VIX1Y_History.csv, from 2007.
input vix1y : index bars in 0..200

## Settlement of the front-month VIX future (Cboe VX), in volatility points. Daily, settled about 15:00 Chicago and posted
## about 16:45 New York: used from the next session on. Source: Cboe futures settlement archive, or a broker.
input vx1 : index in 0..200

## Settlement of the second-month VIX future (Cboe VX), in volatility points. Daily, posted about 16:45 New York: used from the
## next session on. Source: Cboe futures settlement archive, or a broker.
input vx2 : index in 0..200

## Cboe VVIX: 30-day implied volatility of VIX options, in annualised percentage points. Daily, known after 16:15 New
## York on the session itself. Source: Cboe VVIX_History.csv, from 2006.
input vvix : index in 0..500

## Cboe SKEW: price of the tail of the S&P 500's implied distribution, in index points, 100 for none. Daily, known after 16:15 New
## York on the session itself. Source: Cboe SKEW_History.csv, from 1990.
input skew : index in 50..250

## S&P 500 index, in points. Daily, known at 16:00 New York on the session itself, official soon after. Source: any
## vendor of index levels.
input spx : index bars

## 25-delta risk reversal of S&P 500 options at 30 days: implied volatility of the put less that of the call, in volatility
## points. Daily, known at 16:15 New York on the session itself. Source: the desk's own surface, or a vendor of chains. The
## measurable core of skew signals; Cboe's \`skew\` index is the free stand-in.
input skew_25d : index in -50..100 stale after 2 sessions
`,
  },
  {
    name: "prelude/options.hedge",
    text: `# Words of option contracts, time value, and what put-call parity tells.

## The right of a put, a number, as the functions of options take it.
let put = -1

## The right of a call, a number, as the functions of options take it.
let call = 1

## Time value of an option, in the unit of its price: price less intrinsic value, \`extrinsic(price, spx, strike, put)\`. On the
## clock and with the publication lag of what it is given. Source: elementary.
let extrinsic(price, spot, strike, right) = price - max(right * (spot - strike), 0)

## Rate implied by put-call parity, per annum: minus the slope of call less put on strike, annualised. Daily, known after 16:15
## New York. Source: the user's chain, by regression over strikes; user-supplied.
input parity_rate : rate in -50%..50% stale after 2 sessions

## Secured Overnight Financing Rate, per annum. Daily, published on the next business day at 08:00 New York. Source: Federal
## Reserve Bank of New York, FRED SOFR.
input sofr : rate in -10%..50% stale after 5 sessions

## Parity gap, a rate: what put-call parity implies for carry, less the overnight rate. Daily, known on the next session. Source:
## parity_rate, sofr. Large shifts are pressure of conversions (above) or reversals (below).
let parity_gap = parity_rate - sofr

## Parity gap in standard deviations of a year, a ratio. Daily, known on the next session. Source: parity_rate, sofr.
let parity_gap_sigma = zscore(parity_gap, 252 sessions)
`,
  },
  {
    name: "prelude/positions.hedge",
    text: `# The Greeks, values and margins of the whole book, as a positions feed named \`book\` supplies them. A risk system may give them
# as columns of these names. Greeks are the sum over positions of contracts times multiplier times the option's.

## What all positions are worth, in US dollars, signed. Daily, known at the close. Source: the positions.
input book.value : money(USD)

## Delta of the book in index units, a count: so many times one index. Daily, known at the close. Source: the positions.
input book.delta : count

## Gamma of the book in US dollars: what a move of 1% adds to the delta times the level, gamma S^2 / 100. Daily, known at the
## close. Source: the positions.
input book.gamma : money(USD)

## Vega of the book in US dollars for one point of volatility, raw: expiries added as they are. Daily, known at the close. Source:
## the positions.
input book.vega : money(USD)

## Vega of the book as of 30 days, in US dollars for one point: each position's times sqrt(30 / days). Daily, known at the close.
## Source: the positions.
input book.vega_30d : money(USD)

## Theta of the book in US dollars for one calendar day. Daily, known at the close. Source: the positions.
input book.theta : money(USD)

## Rho of the book in US dollars for 1% of the rate. Daily, known at the close. Source: the positions.
input book.rho : money(USD)

## Notional of the book in US dollars: structures times multiplier times level, long or short; ten condors are ten. Daily, known
## at the close. Source: the positions.
input book.notional : money(USD)

## Margin of the book in US dollars by strategy-based rules (Regulation T, Cboe). Daily, known at the close. Source: the
## positions.
input book.margin : money(USD)

## Margin of the book in US dollars on a portfolio basis: the worst of ten moves from -8% to +6% (FINRA 4210(g), the method of
## OCC's TIMS), an approximation. Daily, known at the close. Source: the positions.
input book.portfolio_margin : money(USD)

## Delta of the book times the level, in US dollars: what a directional exposure is measured by. Daily, known at the close. Source:
## the positions.
input book.delta_dollars : money(USD)

## Time value of the book in US dollars: prices less intrinsic values. Daily, known at the close. Source: the positions.
input book.extrinsic : money(USD)

## Gain of the open positions since their entry, in US dollars. Daily, known at the close. Source: the positions.
input book.pnl : money(USD)

## Gain of the positions that have ended, in US dollars. Daily, known at the close. Source: the positions.
input book.realized_pnl : money(USD)

## Internal rate of return of the book, per annum: XIRR, act/365, of the capital that its trades tie up. Daily, known at the close;
## unknown where there is no rate, or several. Source: the positions.
input book.irr : rate

## Return of the open positions on their margin, per annum, simple interest. Daily, known at the close. Source: the positions.
input book.return_on_margin : rate

## The least gain of the book over the stress grid of its feed, in US dollars: level -8% to +6%, volatility times 1.30 to 1.40 by
## default. Daily, known at the close. Source: the positions.
input book.stress_pnl : money(USD)

## The least internal rate of return of the open positions over the stress grid of their feed, per annum. Daily, known at the
## close. \`forbid activate low_vol_overlay when book.stress_irr < 0\`. Source: the positions.
input book.stress_irr : rate

## How far the hedge covers the core's short vega, a ratio, as of 30 days: (book.vega_30d - core.vega_30d) / -core.vega_30d. 100%
## is vega-neutral. The analog of a quick ratio in Greeks; \`vega_coverage in 0.9..1.1\`. Daily. Source: the positions.
let vega_coverage = (book.vega_30d - core.vega_30d) / -core.vega_30d

## How much wider the break-evens of the whole book are than those of the core alone, a ratio: (upper' - lower') / (upper - lower)
## - 1, of the merged payoff at the core's expiry, later-dated legs revalued by model. Daily, known at the close. Source: the
## positions, or the user.
input breakeven_widening : ratio from "book.breakeven_widening"
`,
  },
  {
    name: "prelude/valuation.hedge",
    text: `# Valuation, credit, capital: mostly user-supplied, each with its range and its age, so that rules over them check without data.

## Price to earnings of the S&P 500, a ratio of price to trailing twelve-month earnings as reported. Daily price over quarterly
## earnings, which are used 90 days after the quarter or from their filing. Source: S&P DJI, or a vendor; user-supplied. Shiller's
## monthly file interpolates earnings and looks ahead.
input spx_pe : ratio in 0..1_000 stale after 5 sessions

## Price to cash flow of the S&P 500, a ratio of price to trailing twelve-month operating cash flow. Daily price over quarterly
## cash flow, which is used 90 days after the quarter or from its filing. Source: a vendor; user-supplied.
input spx_pcf : ratio in 0..1_000 stale after 5 sessions

## Divergence of price to cash flow from price to earnings, in standard deviations of five years: z(ln P/CF) - z(ln P/E). Above
## 1, cash lags earnings, a mark of low earnings quality. Daily, with the lag of its inputs. Source: Sloan (1996) on accruals.
let pe_pcf_divergence = zscore(log(spx_pcf), 1260 sessions) - zscore(log(spx_pe), 1260 sessions)

## Equity risk premium, a rate per annum. Monthly, in the first days of the next month. Source: Damodaran's implied premium;
## user-supplied.
input erp : rate in -20%..50% every month stale after 80 days

## Beta of the whole portfolio to the S&P 500, a ratio: covariance of daily returns over the index's variance, 60 sessions. "The
## market's" own beta is 1, so a rule has to name a subject; deposits and withdrawals disturb this one, and a desk gives
## \`book.beta\` itself. Daily, known at the close. Source: portfolio_equity, spx; CAPM (Sharpe 1964).
let book.beta = beta(portfolio_equity, spx, 60 sessions)

## Cost of equity by the CAPM, a rate per annum: risk-free rate + beta * equity risk premium. On the clock and with the
## publication lag of what it is given. Source: Sharpe (1964).
let capm_cost_of_equity(risk_free, equity_beta, premium) = risk_free + equity_beta * premium

## Weighted average cost of capital from its parts, a rate per annum: E/V * cost of equity + (1 - E/V) * cost of debt * (1 - tax).
## On the clock and with the publication lag of what it is given. Source: textbook (Modigliani and Miller 1963).
let capm_wacc(equity_share, cost_of_equity, cost_of_debt, tax) = equity_share * cost_of_equity + (
  1 - equity_share
) * cost_of_debt * (1 - tax)

## Weighted average cost of capital of the market, a rate per annum. Quarterly, about a month late. Source: Damodaran (annual), or
## the user's own by \`capm_wacc\`; user-supplied.
input wacc : rate in 0%..100% every quarter stale after 220 days

## Internal rate of return of private equity, pooled, a rate per annum. Quarterly, 90 to 150 days after the quarter. Source:
## Cambridge Associates or Burgiss, or the trailing year of a listed proxy; user-supplied.
input pe_irr : rate in -100%..200% every quarter stale after 320 days

## Value spread, a rate: IRR of private equity less the cost of capital. Quarterly, with the lag of \`pe_irr\`. Source: pe_irr, wacc.
let value_spread = pe_irr - wacc

## Private-equity returns compress against the cost of capital, a truth: the value spread falls over 60 sessions and is below its
## median of a year. Quarterly figures, as known at each session. Source: pe_irr, wacc.
let value_spread_compressing = value_spread falling over 60 sessions
  and value_spread < median(value_spread, 252 sessions)

## Dividends of the S&P 500 over twelve months, in index points. Monthly, about the middle of the next month. Source: S&P DJI, or
## a vendor; user-supplied.
input spx_dividends : index in 0..10_000 every month stale after 80 days

## Price by the dividend discount model of constant growth: next year's dividend / (required return - growth), in the unit of the
## dividend over a rate. Unknown at r = g and meaningless below: require r > g. On the clock and with the publication lag of what
## it is given. Source: Gordon (1959).
let gordon(dividend, required, growth) = dividend / (required - growth)

# No range: nearer to r = g the gap has no bound, and a bound above 150% would forbid the sign of per cent.
## Gap to the dividend discount model, a ratio: market price over model price (\`gordon\`), less 1; 15% is 15% above the model.
## Monthly, about the middle of the next month. Source: dividends of S&P DJI with the user's return and growth; user-supplied.
input ddm_gap : ratio every month stale after 80 days

## Dividend yield of equity REITs, a rate per annum: trailing twelve-month distributions over price. Daily or monthly; known after
## the close, monthly figures about the tenth. Source: Nareit, or VNQ's distributions; user-supplied.
input reit_yield : rate in 0%..100% stale after 25 sessions

## Spread of REIT yields to the 10-year Treasury, a rate. Daily, with the lag of \`us10y\`. Source: reit_yield, us10y.
let reit_spread = reit_yield - us10y

## REIT yields compress while the rate differential rises, a truth, both over 60 sessions. Daily, with the lags of its inputs.
## Source: reit_yield, rate_diff. Evidence for a score, not a trigger by itself.
let reit_rate_pressure = reit_yield falling over 60 sessions and rate_diff rising over 60 sessions

## Quick ratio of financial firms, a ratio: cash, marketable securities and receivables over current liabilities. Banks have no
## classified balance sheet, so liquid assets over deposits stands in. Quarterly, about 40 days late. Source: 10-Q filings, or
## \`bank_liquidity\`; user-supplied.
input quick_ratio_fin : ratio in 0..20 every quarter stale after 220 days

## Cash assets of US commercial banks, in US dollars. Weekly for a Wednesday, published on the Friday of the next week at 16:15
## New York. Source: FRED CASACBW027SBOG (H.8), in billions.
input bank_cash : money(USD) in 0 USD..1_000_000_000_000_000 USD every week stale after 25 days

## Deposits of US commercial banks, in US dollars. Weekly for a Wednesday, published on the Friday of the next week at 16:15 New
## York. Source: FRED DPSACBW027SBOG (H.8), in billions.
input bank_deposits : money(USD) in 0 USD..1_000_000_000_000_000 USD every week stale after 25 days

## Liquidity of banks, a ratio: cash assets over deposits, the weekly stand-in for a quick ratio of financial firms. Weekly, nine
## days late. Source: bank_cash, bank_deposits (H.8).
let bank_liquidity = bank_cash / bank_deposits

## National Financial Conditions Index, a number of standard deviations: above zero is tighter than average. Weekly, for a Friday,
## published on the next Wednesday at 08:30 New York, revised. Source: Federal Reserve Bank of Chicago, FRED NFCI.
input nfci : ratio in -20..20 every week stale after 25 days

## Capitalisation of the US market, in US dollars: price times shares. Daily, known after the close. Source: a vendor (FRED's
## Wilshire series ended in 2024); user-supplied.
input market_cap : money(USD) in 0 USD..1_000_000_000_000_000 USD stale after 5 sessions

## Rotation of capitalisation, a ratio: return of the cap-weighted index less that of the equal-weighted one over 20 sessions.
## Daily, known at the close. Source: SPY and RSP; user-supplied.
input cap_rotation : ratio in -1..1 stale after 5 sessions

## Proceeds of initial public offerings in a week, in US dollars. Weekly, on the next Monday. Source: a vendor; user-supplied.
input ipo_proceeds : money(USD) in 0 USD..1_000_000_000_000 USD every week stale after 25 days

## Net creations of SPY, in US dollars; below zero are redemptions. Daily, on the next session. Source: a vendor, or ICI's weekly
## figures; user-supplied.
input etf_flow_spy : money(USD) in -1e12 USD..1e12 USD stale after 5 sessions

## Flow of conversions and reversals, signed, in contracts; above zero conversions prevail. Daily, on the next session. Source:
## OPRA complex-trade conditions or Cboe Open-Close; user-supplied.
input conv_rev_flow : count in -1_000_000_000..1_000_000_000 stale after 5 sessions
`,
  },
  {
    name: "prelude/verbs.hedge",
    text: `# One fixed meaning for each verb of the trade, as functions of any series. Redeclare one to mean something else by it.

# \`max(level, x)\` is the level, since x is below it there, in the dimension of x.
## Approaching a level from below, a truth: level * (1 - distance) <= x < level, and rising over three sessions; distance is a
## share of the level, such as 5%. On the clock and with the publication lag of x. Source: definition of this prelude.
let approaching(x, level, distance) = level - x <= distance * max(level, x)
  and x < level
  and x rising over 3 sessions

## Expanding, a truth: x is above the mean of its last n, and their least-squares slope is positive. On the clock and with the
## publication lag of x. Source: definition of this prelude. Of a volatility, \`vol_ratio\` compares two windows instead.
let expanding(x, n) = x > sma(x, n) and slope(x, n) > 0

## Compressing, a truth: x is below the mean of its last n, and their least-squares slope is negative. On the clock and with
## the publication lag of x. Source: definition of this prelude; mirrors \`expanding\`.
let compressing(x, n) = x < sma(x, n) and slope(x, n) < 0

## Realised volatility of the last n observations of x against that of the last m, a ratio: above 1, volatility expands. On the
## clock and with the publication lag of x. Source: close-to-close estimator, n < m.
let vol_ratio(x, n, m) = realized_vol(x, n) / realized_vol(x, m)

## Deteriorating, a truth: a series whose high values are good has been falling over n (negative slope, and below its value n
## ago); of one whose low values are good write \`rising over n\`. On the clock and with the publication lag of x. Source:
## definition of this prelude.
let deteriorating(x, n) = x falling over n

## Weakening, a truth: the same as \`deteriorating\`. On the clock and with the publication lag of x. Source: definition of this
## prelude.
let weakening(x, n) = x falling over n

## Stable, a truth: greatest less least of the last n is at most the band, in the unit of x. On the clock and with the
## publication lag of x. Source: definition of this prelude.
let stable(x, band, n) = highest(x, n) - lowest(x, n) <= band

## Flattening, a truth: a spread has fallen by so much (\`15bp\`) within n and is not below zero, where it would be inverted. On
## the clock and with the publication lag of x. Source: definition of this prelude.
let flattening(x, drop, n) = x falls drop within n and x >= 0

## Inverting, a truth: a spread has crossed below zero within n. On the clock and with the publication lag of x. Source:
## definition of this prelude.
let inverting(x, n) = x crosses below 0 within n

## Inverted, a truth: a spread is below zero. On the clock and with the publication lag of x. Source: definition of this prelude.
let inverted(x) = x < 0

## Speed of mean reversion of log x, a number per observation: ln 2 / half-life over n. On the clock and with the publication lag of x.
## Source: discretised Ornstein-Uhlenbeck process.
let reversion_speed(x, n) = log(2) / half_life(x, n)

## Strength of a divergence, a number of standard deviations per observation: slope of x over its own deviation, less the same
## of y, over n. \`x diverges below y over D\` asks for the signs alone; compare this with \`-0.5 / 20\` to ask for strength. On the
## clock and with the publication lag of x and y. Source: definition of this prelude.
let divergence(x, y, n) = slope(x, n) / stdev(x, n) - slope(y, n) / stdev(y, n)

## A value kept within low..high, in its own unit: max(low, min(x, high)). On the clock and with the publication lag of x. Source:
## elementary.
let clamp(x, low, high) = max(low, min(x, high))

# \`(x - start) - (x - end)\` is \`end - start\`, in the dimension of x where both are bare numbers.
## How far x is on its way from start to end, a ratio of 0..1: clamp((x - start) / (end - start), 0, 1); a
## start above the end is fine. On the clock and with the publication lag of x. Source: elementary.
let ramp(x, start, end) = clamp((x - start) / ((x - start) - (x - end)), 0%, 100%)
`,
  },
  {
    name: "prelude/volatility.hedge",
    text: `# Levels, regimes and persistence of volatility, all computed from market series.

## Slope of the term structure of implied volatility, a ratio: vix3m / vix. Above 1 is contango, below 1 is inversion. Daily,
## known with its inputs at 16:15 New York. Source: Cboe VIX3M and VIX.
let vix_term = vix3m / vix

## Contango of VIX futures, a ratio: vx2 / vx1 - 1. Below zero the curve is inverted. Daily, from the next session on. Source:
## Cboe VX settlements.
let vx_contango = vx2 / vx1 - 1

## VIX zones, ordered: below 25 is mean-reversion territory, 25 to 28 is watched (an early override may act from 26), 28 to 35
## is where the stress engine is switched on, fully engaged from 30, extreme above 35. In index points; one state a session,
## known with VIX at 16:15 New York. Source: thresholds of the ALVH method; a rule set that declares its own \`vol\` replaces it.
regime vol by vix {
  dormant below 25
  watch   25..28
  armed   28..30
  engaged 30..35
  extreme above 35
}

## Expansion of implied volatility over five sessions, a ratio: vix / vix 5 sessions ago - 1. Relative, not points. Daily,
## known with VIX. Source: Cboe VIX. \`vix rises 30% within 5 sessions\` asks the same of one threshold.
let vol_expansion = roc(vix, 5 sessions)

## Realised volatility of the S&P 500 over 20 sessions, annualised, a ratio: close to close, sample deviation, 252 sessions
## a year. Daily, known with the close. Source: spx; \`parkinson\`, \`garman_klass\` and \`yang_zhang\` estimate it from bars.
let realized_vol_spx = realized_vol(spx, 20 sessions)

## Volatility premium, a ratio: implied volatility (VIX / 100) less the realised one of the last 21 sessions, both annualised.
## Daily, known with VIX at 16:15 New York. Source: Cboe VIX, spx; Bollerslev, Tauchen and Zhou (2009) use the variances.
let vol_premium = fraction(vix) - realized_vol(spx, 21 sessions)

## Half-life of mean reversion of VIX over a year, in sessions: ln 2 / -ln b of the autoregression of log VIX. Daily, known
## with VIX; unknown where VIX does not revert. Source: discretised Ornstein-Uhlenbeck process.
let vix_half_life = half_life(vix, 252 sessions)

## Mean reversion of VIX accelerates: its half-life has been falling for a month, a truth. Daily, known with VIX. Source: as
## \`vix_half_life\`.
let mean_reversion_accelerating = vix_half_life falling over 20 sessions

## Probability that volatility is in the higher of two states (about 14 and 25 points of VIX), a ratio of 0..1, filtered from what was
## known by then. Daily, known with VIX at 16:15 New York. Source: Cboe VIX; Hamilton (1989), fitted to 1990-2009.
let stress_probability = regime_probability(log(vix))

## Volatility is low today, a truth: VIX in the lowest 30% of its year, realised volatility below 12%, and the term structure
## in contango above 1.05. Daily, known with VIX at 16:15 New York. Source: Cboe VIX and VIX3M, spx.
let low_vol_now = percentile_rank(vix, 252 sessions) < 30%
  and realized_vol(spx, 20 sessions) < 12%
  and vix_term > 1.05

## Low-volatility regime, a truth: \`low_vol_now\` has held for ten sessions. Daily, known with VIX at 16:15 New York. Source: as
## \`low_vol_now\`; run length; \`stress_probability\` is the filtered alternative.
let low_vol = low_vol_now for 10 sessions

## Persistence of low volatility as the articles test it, a truth: the A/D line has risen for a quarter and price to cash flow
## has kept within one turn. Neither measures volatility, so use it beside \`low_vol\`. Daily, known with breadth at the next
## session. Source: advances, declines, spx_pcf.
let low_vol_persistence = ad_line rising over 60 sessions and stable(spx_pcf, 1, 60 sessions)
`,
  },
];
