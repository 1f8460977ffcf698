/** What `init` writes. It checks, passes its tests and backtests as it stands. */
export const ruleFile = `# A first rule set. Try: hedgerow test, backtest and explain, each with this folder.

## VIX level from which stress counts.
param floor = 28 in 25..35 step 0.5

## A hedge that is switched on in stress. A size of 100% is this notional.
layer stress_hedge {
  size of 1_000_000 USD
}

## Sustained stress: in at a quarter, up to two fifths as VIX climbs, out when it has calmed down.
rule stress_entry:
  when vix > floor for 3 sessions
  activate stress_hedge size 25%..40% by vix from 28 to 35
  until vix < 22 for 5 sessions
  hold at least 5 sessions
  cooldown 10 sessions

test "the third session above the floor activates" {
  from 2024-01-02
  given vix = 20, 29, 30, 31
  expect activate stress_hedge on 2024-01-05 size 25%..40%
}

test "a one-day spike does not" {
  given vix = 15, 37, 20, 18
  expect no activate stress_hedge
}
`;

export const manifest = `{
  "feeds": {
    "market": { "type": "csv", "path": "data/vix.csv" }
  }
}
`;
