/** The rows of the domain reference, 1.1 to 1.6 and 1.9: each with the names that it gives, and a rule that reads it. */

export interface DomainRow {
  readonly section: string;
  readonly term: string;
  /** Declared in the prelude, or functions of the table. None where the language itself says it. */
  readonly names: readonly string[];
  readonly condition: string;
}

const section =
  (name: string) =>
  (term: string, names: string, condition: string): DomainRow => ({
    section: name,
    term,
    names: names === '' ? [] : names.split(' '),
    condition,
  });

const volatility = section('1.1');
const technicals = section('1.2');
const macro = section('1.3');
const valuation = section('1.4');
const options = section('1.5');
const microstructure = section('1.6');
const verbs = section('1.9');

export const domainRows: readonly DomainRow[] = [
  volatility('VIX', 'vix', 'vix > 28'),
  volatility('VIX zones', 'vol', 'vol in armed..extreme'),
  volatility('approaches or exceeds the zone', 'approaching', 'approaching(vix, 28, 5%) or vix >= 28'),
  volatility('no activation below 25', '', 'not vix < 25'),
  volatility('sustained N sessions', '', 'vix > 28 for 3 of 5 sessions and vix.low > 28 for 3 sessions'),
  volatility('VIX print above 30', 'vix', 'vix > 30 or vix.high > 30'),
  volatility(
    'volatility expansion',
    'vol_expansion vvix',
    'vol_expansion > 30% and vix rises 30% within 5 sessions and vvix > 110',
  ),
  volatility(
    'low-vol regime',
    'low_vol low_vol_now percentile_rank stress_probability regime_probability',
    'low_vol or stress_probability < 10% for 10 sessions',
  ),
  volatility('low-vol persistence (B)', 'low_vol_persistence', 'low_vol_persistence'),
  volatility(
    'mean reversion, acceleration',
    'half_life vix_half_life reversion_speed mean_reversion_accelerating',
    'half_life(vix, 252 sessions) < 10 and mean_reversion_accelerating and reversion_speed(vix, 252) > 0.1',
  ),
  volatility(
    'term structure, contango',
    'vix_term vix9d vix3m vix6m vix1y vx1 vx2 vx_contango',
    'vix3m / vix < 1.0 and vix_term < 1 and vx_contango < 0 and vix6m < vix1y and vix9d > vix',
  ),
  volatility(
    'realised volatility',
    'realized_vol parkinson garman_klass rogers_satchell yang_zhang realized_vol_spx vol_premium',
    'realized_vol(spx, 20 sessions) < 12% and yang_zhang(spx, 20) < parkinson(spx, 20) and vol_premium > 4%',
  ),
  volatility('skew signal (RSAi)', 'skew skew_25d', 'skew_25d > 6 and skew > 140'),

  technicals(
    'A/D line',
    'advances declines ad_line ad_ratio',
    'ad_line falling over 20 sessions and ad_ratio < -20%',
  ),
  technicals(
    'early deterioration relative to price',
    'ad_divergence divergence',
    'ad_divergence and divergence(ad_line, spx, 20 sessions) < -0.5 / 20',
  ),
  technicals('RSI', 'rsi', 'rsi(spx, 14) < 45'),
  technicals('multiple timeframes', 'rsi', 'rsi(spx, 14) < 45 and rsi(spx by week, 14) < 50'),
  technicals(
    'MACD, crossover',
    'macd',
    'macd(spx, 12, 26, 9).line crosses below macd(spx, 12, 26, 9).signal',
  ),
  technicals(
    'market internals confirm',
    'ad_divergence',
    'at least 2 of (ad_divergence, rsi(spx) < 45, vix > 28)',
  ),
  technicals('HFT flows', 'hft_cancel_ratio vpin', 'hft_cancel_ratio rising over 4 prints and vpin > 60%'),
  technicals('order-flow imbalance', 'ofi', 'ofi < -0.3'),
  technicals(
    'liquidity fragmentation',
    'fragmentation spread_bp amihud fragmented_liquidity',
    'fragmentation > 0.85 and expanding(spread_bp, 10 sessions) and fragmented_liquidity and amihud(spx) rising',
  ),

  macro('yield curve', 'us10y us2y us3m curve_10y2y curve_10y3m', 'curve_10y2y < 0 or curve_10y3m < -50bp'),
  macro(
    'flattening or inverting',
    'flattening inverting inverted curve_flat_or_inverted',
    'flattening(curve_10y2y, 15bp, 20 sessions) or inverting(curve_10y3m, 20 sessions) or inverted(curve_10y2y)',
  ),
  macro('CPI', 'cpi cpi_yoy cpi_core cpi_core_3m yoy', 'cpi_yoy rising for 3 prints and cpi_core_3m > 3%'),
  macro('PPI', 'ppi ppi_yoy', 'ppi_yoy rising for 2 prints'),
  macro(
    'persistent, stable inflation',
    'inflation_persistent inflation_stable stable',
    'inflation_persistent or inflation_stable or stable(cpi_yoy, 0.2pp, 3 prints)',
  ),
  macro(
    'real effective exchange rate',
    'reer dollar_broad',
    'reer rising for 3 prints and dollar_broad > 110',
  ),
  macro(
    'expanding REER volatility',
    'reer_vol reer_vol_monthly reer_vol_expanding vol_ratio',
    'expanding(reer_vol, 20 sessions) and vol_ratio(dollar_broad, 60 sessions, 252 sessions) > 1 and reer_vol_monthly > 1%',
  ),
  macro('interest-rate differential', 'rate_diff de2y us2y', 'rate_diff rising over 20 sessions'),
  macro('GDP, growth regimes', 'gdp_qoq gdp_nowcast growth', 'growth is recession or gdp_nowcast < 0'),
  macro('GDP surprise', 'gdp_consensus gdp_surprise', 'gdp_surprise > 1'),
  macro(
    'FOMC window, temporal theta',
    'fomc fomc_ramp temporal_theta fomc_blackout',
    '10..14 days before fomc or within 14 days before fomc or fomc_ramp >= 50% or temporal_theta',
  ),
  macro(
    'FOMC rate-differential monetisation',
    'book.rho',
    'abs(book.rho) < 5_000 USD or not within 2 sessions before fomc',
  ),
  macro(
    'releases',
    'cpi_release ppi_release gdp_release',
    'within 1 session after cpi_release or within 2 days before ppi_release',
  ),

  valuation('P/E', 'spx_pe', 'spx_pe > 25'),
  valuation('P/CF', 'spx_pcf', 'spx_pcf > 18'),
  valuation(
    'P/E against P/CF',
    'pe_pcf_divergence',
    'pe_pcf_divergence > 1 or spx_pcf diverges above spx_pe over 60 sessions',
  ),
  valuation('CAPM beta', 'beta book.beta', 'book.beta > 1.2 or beta(vix, spx, 60 sessions) > 1.2'),
  valuation(
    'WACC',
    'wacc capm_wacc capm_cost_of_equity erp',
    'wacc > capm_wacc(60%, capm_cost_of_equity(us10y, 1.1, erp), 5%, 21%)',
  ),
  valuation(
    'weakening WACC, PE IRR compresses',
    'pe_irr value_spread value_spread_compressing',
    'pe_irr - wacc falling over 60 sessions and value_spread_compressing and value_spread < 3%',
  ),
  valuation(
    'DDM',
    'gordon ddm_gap spx_dividends',
    'ddm_gap > 15% or spx / gordon(spx_dividends, 8%, 5%) - 1 > 15%',
  ),
  valuation(
    'REIT yields compress',
    'reit_yield reit_spread',
    'reit_yield falling over 60 sessions and reit_spread < 50bp',
  ),
  valuation('REIT yields and rate differential', 'reit_rate_pressure', 'reit_rate_pressure'),
  valuation(
    'quick ratio on financials',
    'quick_ratio_fin bank_cash bank_deposits bank_liquidity nfci ramp',
    'quick_ratio_fin falling over 4 prints and bank_liquidity < 15% and nfci > 0 and ramp(quick_ratio_fin, 1.0, 0.7) > 50%',
  ),
  valuation('quick ratio in Greeks', 'vega_coverage', 'vega_coverage in 0.9..1.1'),
  valuation(
    'market cap rotations',
    'market_cap cap_rotation',
    'cap_rotation < -2% and market_cap falling over 20 sessions',
  ),
  valuation(
    'IPO, ETF flows',
    'ipo_proceeds etf_flow_spy',
    'ipo_proceeds > 1_000_000_000 USD and etf_flow_spy < 0',
  ),

  options(
    'iron condor, break-evens',
    'core.lower core.upper iron_condor',
    'spx < core.lower or spx > core.upper',
  ),
  options(
    'break-even challenge',
    'breakeven_challenge core.breakeven_challenge_center',
    'breakeven_challenge > 60% and core.breakeven_challenge_center > 60%',
  ),
  options('break-even widening', 'breakeven_widening', 'breakeven_widening in 8%..12%'),
  options('gamma risk', 'core.gamma core.gamma_theta', 'core.gamma_theta > 1.5'),
  options('vega', 'book.vega', 'book.vega in -500 USD..500 USD'),
  options(
    'ITM put delta',
    'bs_delta strike_for_delta',
    'bs_delta(spx, strike_for_delta(spx, 75%, 45, vix, put), 45, vix, put) < -0.65',
  ),
  options(
    'size and margin',
    'core_notional portfolio_margin put_margin_rate',
    'second_engine.margin <= 15% * portfolio_margin and core_notional > 0',
  ),
  options(
    'risk to capital',
    'core.risk_budget second_engine.risk_budget',
    'core.max_loss < core.risk_budget',
  ),
  options('strangles', 'low_vol_overlay', 'low_vol_overlay is idle'),
  options('time value', 'extrinsic', 'extrinsic(bs_price(spx, 5000, 45, vix, put), spx, 5000, put) > 0.5'),
  options('theta acceleration', 'core.theta core.theta_accel', 'core.theta_accel > 1.5'),
  options('conversion, reversal', 'conv_rev_flow', 'abs(zscore(conv_rev_flow, 60 sessions)) > 2'),
  options(
    'parity gap',
    'parity_gap parity_gap_sigma parity_rate sofr',
    'parity_gap > 37bp and parity_gap_sigma > 2',
  ),
  options('directional exposure', 'book.delta', 'abs(book.delta) < 100'),

  microstructure('MEV', 'mev_usd mev_share dex_volume', 'zscore(mev_usd, 90 days) > 2 and mev_share > 10bp'),
  microstructure('DeFi liquidity', 'dex_depth', 'compressing(dex_depth, 20 sessions)'),
  microstructure(
    'AMM efficiency',
    'slippage lvr pool_reserve',
    'slippage(pool_reserve, 1_000_000 USD) > 20bp and lvr(realized_vol_spx) > 1%',
  ),

  verbs('rising, falling', '', 'vix rising over 5 sessions and cpi falling for 2 prints'),
  verbs(
    'expanding, compressing',
    'expanding compressing',
    'expanding(vix, 20 sessions) or compressing(vix, 20)',
  ),
  verbs(
    'deteriorating, weakening',
    'deteriorating weakening',
    'deteriorating(ad_line, 20 sessions) or weakening(spx, 20 sessions)',
  ),
  verbs('diverges', 'divergence', 'ad_line diverges above spx over 20 sessions'),
  verbs('stable', 'stable', 'stable(spx_pcf, 1, 60 sessions)'),
  verbs('approaching', 'approaching', 'approaching(spx, 5000, 2%)'),
  verbs('kept in bounds', 'clamp ramp', 'clamp(vix, 10, 40) > 28'),
  verbs(
    'z-score, percentile',
    'zscore percentile_rank',
    'zscore(vix, 252 sessions) > 2 and percentile_rank(vix, 252 sessions) > 80%',
  ),
  verbs(
    'shape and memory',
    'skewness kurtosis autocorrelation',
    'skewness(roc(spx), 60) < -1 and kurtosis(roc(spx), 60) > 3 and autocorrelation(roc(spx), 60) < 0',
  ),
  verbs(
    'expiries',
    'monthly_expiry quarterly_expiry vix_expiry',
    'within 3 sessions before monthly_expiry or 0 days before vix_expiry or within 1 week after quarterly_expiry',
  ),
];
