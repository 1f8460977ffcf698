/** A mistake: a rule set, what is found in it as `id: marked text`, and the text after the fix where one is certain. */
export interface Mistake {
  readonly source: string;
  readonly found: string;
  readonly fixed?: string;
}

const act = ' activate second_engine size 30%';

export const nameMistakes: readonly Mistake[] = [
  { source: 'let f(x, x) = x', found: 'redeclared-name: x' },
  { source: `when vxi > 28${act}`, found: 'unknown-name: vxi', fixed: `when vix > 28${act}` },
  { source: `when VIX > 28${act}`, found: 'unknown-name: VIX', fixed: `when vix > 28${act}` },
  { source: `when nothing_like_it > 28${act}`, found: 'unknown-name: nothing_like_it' },
  { source: 'let x = slop(vix, 20)', found: 'unknown-name: slop', fixed: 'let x = slope(vix, 20)' },
  {
    source: 'when vix > 28 activate second_engin size 30%',
    found: 'unknown-name: second_engin',
    fixed: 'when vix > 28 activate second_engine size 30%',
  },
  {
    source: `when within 3 days before fomcc${act}`,
    found: 'unknown-name: fomcc',
    fixed: `when within 3 days before fomc${act}`,
  },
  {
    source: `regime vol by vix { low below 20 high above 20 } when vol is hihg${act}`,
    found: 'unknown-name: hihg',
    fixed: `regime vol by vix { low below 20 high above 20 } when vol is high${act}`,
  },
  { source: 'let a = 1 let a = 2', found: 'redeclared-name: a' },
  { source: 'regime r by vix { low below 20 low above 20 }', found: 'redeclared-name: low' },
  { source: 'enum mode { calm, calm }', found: 'redeclared-name: calm' },
  { source: 'let sma(x, n) = x', found: 'redeclared-function: sma' },
  { source: 'let a = b let b = c let c = a', found: 'cyclic-definition: a' },
  { source: 'let a = a + 1', found: 'cyclic-definition: a' },
  { source: 'let f(x) = f(x) let y = f(1)', found: 'recursive-function: f' },
  { source: 'let f(x) = x let y = f(1, 2)', found: 'argument-count: f(1, 2)' },
  { source: `when approaching(vix, 28%, 5%)${act}`, found: 'argument-misfit: approaching(vix, 28%, 5%)' },
  { source: 'let y = clamp(ramp(vix, 1, us10y), 0, 1)', found: 'argument-misfit: ramp(vix, 1, us10y)' },
  { source: 'let y = sqrt(1, 2)', found: 'argument-count: sqrt(1, 2)' },
  { source: 'let y = known()', found: 'argument-count: known()' },
  { source: `when second_engine > 1${act}`, found: 'wrong-kind: second_engine' },
  { source: `when fomc${act}`, found: 'wrong-kind: fomc' },
  { source: `when vix${act}`, found: 'type-mismatch: vix' },
  { source: 'let x = vix.hihg', found: 'unknown-member: hihg', fixed: 'let x = vix.high' },
  { source: 'let x = skew.high', found: 'unknown-member: high' },
  {
    source: `when second_engine.sizes > 1${act}`,
    found: 'unknown-member: sizes',
    fixed: `when second_engine.size > 1${act}`,
  },
  { source: 'enum a { x, y } enum b { x, z } param p = x', found: 'ambiguous-member: x' },
];

export const typeMistakes: readonly Mistake[] = [
  {
    source: `when rsi(spx, 14) < 45%${act}`,
    found: 'percent-misfit: 45%',
    fixed: `when rsi(spx, 14) < 45${act}`,
  },
  { source: `when us10y > 4${act}`, found: 'bare-rate: 4', fixed: `when us10y > 4%${act}` },
  { source: 'let x = us10y + 1', found: 'bare-rate: 1', fixed: 'let x = us10y + 1%' },
  { source: `when vix > 28%${act}`, found: 'percent-misfit: 28%', fixed: `when vix > 28${act}` },
  { source: `when vix > 28bp${act}`, found: 'percent-misfit: 28bp' },
  {
    source: `when breakeven_challenge > 60${act}`,
    found: 'ratio-scale: 60',
    fixed: `when breakeven_challenge > 60%${act}`,
  },
  {
    source: `input x : ratio in 0..1 when x >= 60${act}`,
    found: 'ratio-scale: 60',
    fixed: `input x : ratio in 0..1 when x >= 60%${act}`,
  },
  { source: `when vix > us10y${act}`, found: 'unit-mismatch: vix > us10y' },
  { source: 'let x = vix + breakeven_challenge', found: 'unit-mismatch: vix + breakeven_challenge' },
  { source: 'let x = 5 USD + vix', found: 'unit-mismatch: 5 USD + vix' },
  { source: 'let x = 5 USD + 5 EUR', found: 'currency-mismatch: 5 USD + 5 EUR' },
  { source: 'let x = (vix > 28) + 1', found: 'type-mismatch: (vix > 28)' },
  { source: `when vix and vix > 28${act}`, found: 'type-mismatch: vix' },
  { source: 'let x = (vix > 28) rising', found: 'type-mismatch: (vix > 28)' },
  { source: `when vix is calm${act}`, found: 'type-mismatch: vix' },
  {
    source: `regime r { calm when vix < 20 wild otherwise } when r in calm..wild${act}`,
    found: 'unordered-regime: r in calm..wild',
  },
  { source: 'let x = atr(skew, 14)', found: 'bars-expected: skew' },
  {
    source: 'let x = if vix > 28 then vix else us10y',
    found: 'unit-mismatch: if vix > 28 then vix else us10y',
  },
  { source: 'input x : rtio', found: 'unknown-name: rtio', fixed: 'input x : ratio' },
];

export const timeMistakes: readonly Mistake[] = [
  { source: 'evaluate every 0 minutes', found: 'window-not-positive: 0 minutes' },
  { source: 'input x : index every 0 minutes', found: 'window-not-positive: 0 minutes' },
  { source: 'input x : index stale after 0 sessions', found: 'window-not-positive: 0 sessions' },
  { source: 'input x : index stale after 3 prints', found: 'window-unit: 3 prints' },
  { source: `when vix > 28 for 0 sessions${act}`, found: 'window-not-positive: 0 sessions' },
  { source: `when vix > 28 for 1e9 sessions${act}`, found: 'window-too-long: 1e9 sessions' },
  { source: `when vix > 28 for 50 years${act}`, found: 'window-too-long: 50 years' },
  { source: `when vix > 28 for 1.5 sessions${act}`, found: 'window-not-whole: 1.5 sessions' },
  { source: 'let x = sma(vix, 0)', found: 'window-not-positive: 0' },
  { source: 'let x = sma(vix, 1e9)', found: 'window-too-long: 1e9' },
  { source: 'let x = sma(vix, vix)', found: 'not-constant: vix' },
  { source: 'let x = slope(vix, 1)', found: 'window-too-short: 1' },
  { source: 'let x = ema(vix, 20 days)', found: 'window-unit: 20 days' },
  { source: 'let x = change(vix, 1 month)', found: 'window-unit: 1 month' },
  {
    source: `param n = 3 sessions in 0..5 sessions when vix > 28 for n${act}`,
    found: 'window-not-positive: n',
  },
  { source: `when vix > 28 for vix${act}`, found: 'duration-expected: vix' },
  {
    source: `when (cpi > 300 and vix > 28) for 3 prints${act}`,
    found: 'mixed-prints: (cpi > 300 and vix > 28)',
  },
  { source: `when vix in 35..28${act}`, found: 'reversed-range: 35..28' },
  {
    source: 'param x = 30 in 35..25\nwhen vix > x alert "high"',
    found: 'reversed-range: 35..25',
    fixed: 'param x = 30 in 25..35\nwhen vix > x alert "high"',
  },
  { source: 'let x = cpi by week', found: 'finer-resample: cpi by week' },
  { source: 'let x = (vix by week) by month', found: 'chained-resample: (vix by week) by month' },
  { source: `when vix > 28${act} hold at least 3 prints`, found: 'window-unit: 3 prints' },
];

export const declarationMistakes: readonly Mistake[] = [
  { source: 'layer l { buy 0 put on spx }', found: 'window-not-positive: 0' },
  { source: 'param x = 40 in 25..35', found: 'value-outside-range: 40' },
  { source: 'param x = 30 profile p { x = 40 unheard_of = 1 }', found: 'unknown-name: unheard_of' },
  { source: 'param x = 30 in 25..35 profile p { x = 40 }', found: 'value-outside-range: 40' },
  { source: 'regime r by vix { low below 20 high above 25 }', found: 'regime-gap: high above 25' },
  { source: 'regime r by vix { low below 20 mid 20..30 }', found: 'regime-gap: mid 20..30' },
  { source: 'regime r by vix { low below 25 high above 20 }', found: 'regime-overlap: high above 20' },
  { source: 'regime r { wild when vix > 30 }', found: 'regime-otherwise: r' },
  { source: 'score s { +vix when vix > 28 }', found: 'not-constant: vix' },
  { source: `when at least 3 of (vix > 28, vix > 30)${act}`, found: 'vote-out-of-reach: 3' },
  { source: `when vix > 28 for 4 of 3 sessions${act}`, found: 'vote-out-of-reach: 4' },
  {
    source: 'layer l { buy put on spx delta 65..85 }',
    found: 'delta-out-of-range: 65..85',
    fixed: 'layer l { buy put on spx delta 0.65..0.85 }',
  },
  {
    source: 'layer l { buy put on spx delta 75 }',
    found: 'delta-out-of-range: 75',
    fixed: 'layer l { buy put on spx delta 0.75 }',
  },
  { source: 'layer l { buy put on spx delta 0.65..0.85 target 0.95 }', found: 'value-outside-range: 0.95' },
  { source: 'layer l { buy put on us10y delta 0.5 }', found: 'wrong-dimension: us10y' },
  {
    source: 'layer l { margin size * size * core_notional }',
    found: 'margin-not-linear: size * size * core_notional',
  },
  { source: 'layer l { margin size * vix }', found: 'wrong-dimension: size * vix' },
  { source: 'layer l { intent vix < 0 }', found: 'unknown-name: vix' },
  {
    source: 'when vix > 28 activate second_engine size 40%..25%',
    found: 'reversed-range: 40%..25%',
    fixed: 'when vix > 28 activate second_engine size 25%..40%',
  },
  { source: 'when vix > 28 activate second_engine size -10%', found: 'negative-size: -10%' },
  { source: 'when vix > 28 activate second_engine size 25%..40% by vix', found: 'driver-without-range: vix' },
  {
    source: 'when vix > 28 activate second_engine size 25%..40% by vix from 28 to 28',
    found: 'empty-driver-range: 28 to 28',
  },
  { source: 'layer l { } limit l.margin to 5 USD', found: 'limit-without-base: l' },
  { source: 'limit second_engine.margin to 15%', found: 'percent-misfit: 15%' },
  {
    source: 'require 3 approvals from (risk, pm) to activate second_engine',
    found: 'approvals-out-of-reach: 3',
  },
  {
    source: 'require 1 approval from (risk, risk) to activate second_engine',
    found: 'duplicate-approver: risk',
  },
  { source: 'test "t" { from 2024-02-30 }', found: 'invalid-date: 2024-02-30' },
  { source: 'test "t" { given vxi = 1 }', found: 'unknown-name: vxi', fixed: 'test "t" { given vix = 1 }' },
  { source: 'param n = 3 test "t" { given n = 1 }', found: 'wrong-kind: n' },
  { source: 'test "t" { set n = 1 }', found: 'unknown-name: n' },
  {
    source: 'test "t" { given breakeven_challenge = 80 }',
    found: 'ratio-scale: 80',
    fixed: 'test "t" { given breakeven_challenge = 80% }',
  },
  { source: 'test "t" { approve second_engine by risk on 2024-01-05 }', found: 'unknown-name: risk' },
  { source: 'calendar XNYS calendar XNYS', found: 'repeated-setting: calendar XNYS' },
  { source: 'calendar XLON', found: 'unknown-calendar: XLON' },
  { source: 'evaluate every week', found: 'evaluate-unit: week' },
];
