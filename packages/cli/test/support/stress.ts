/** A small rule set with data: the activation of 2020-01-07 and all that leads to it can be read off. */
export const stress = {
  'rules/stress.hedge': `param floor = 28 in 25..35

layer hedge { size of 1_000_000 USD }

rule entry:
  when vix > floor for 3 sessions
  activate hedge size 25%..40% by vix from 28 to 35
  until vix < 22 for 2 sessions
  hold at least 2 sessions
  cooldown 5 sessions

forbid activate hedge when vix > 60 because "too late"

test "three sessions" {
  given vix = 29, 30, 31.5
  expect activate hedge on 2024-01-04 size 32.5%
}

test "a spike" {
  given vix = 15, 37, 20
  expect no activate hedge
}
`,
  'rules/hedgerow.json': '{ "data": "../data" }',
  'data/vix.csv': `date,vix
2020-01-02,20
2020-01-03,29
2020-01-06,30
2020-01-07,31.5
2020-01-07,99
2020-01-08,21
2020-01-09,21
2020-01-10,21
`,
} as const;
