/** What each word of the language means, as hovers and completion tell it. The type asks for every word. */
import type { DurationUnit } from '../syntax/ast.ts';
import { type ContextWord, type ReservedWord, unitSpellings } from '../syntax/words.ts';

/** How the word is used, and what that means. */
type WordDoc = readonly [form: string, doc: string];

const words: Readonly<Record<ReservedWord | ContextWord | DurationUnit, WordDoc>> = {
  // Statements
  calendar: ['calendar XNYS', 'The trading calendar from which all sessions come.'],
  evaluate: [
    'evaluate every 5 minutes',
    'Rules are evaluated so often within sessions, not only at their close.',
  ],
  input: [
    'input NAME : TYPE [in A..B] [every CLOCK] [stale after D] [from "feed"]',
    'A series that data supplies.',
  ],
  param: ['param NAME = V [in A..B [step S]]', 'A knob: a profile, the command line or a sweep sets it.'],
  profile: ['profile NAME { p = v ... }', 'A named set of params; within a test, the one that it runs with.'],
  enum: ['enum NAME { a, b }', 'An enumeration: names of which a param or an input is one.'],
  let: ['let NAME = E, let f(x) = E', 'A definition, or a function; functions are inlined, never recursive.'],
  event: ['event NAME from "calendar.fomc"', 'Dated events, to count days to and from.'],
  regime: [
    'regime NAME by X { S below A ... }, regime NAME { S when C ... S otherwise }',
    'Ordered bands of a value, or a state machine that changes only on true.',
  ],
  score: [
    'score NAME { [base B] +W when C ... }',
    'Evidence added up and clamped to 0..1; an interval while parts are unknown.',
  ],
  layer: [
    'layer NAME { LEGS size of E margin E intent C }',
    'A hedge layer: what is held while a rule has a claim on it.',
  ],
  rule: [
    'rule NAME: when C [unless C] ACTION... [until C] [hold at least D] [cooldown D] [priority N]',
    'A rule with a name, for reports, explanations and tests.',
  ],
  when: ['when C ACTION...', 'What must be true. An unknown condition never fires a rule.'],
  forbid: [
    'forbid ACTION [LAYER] when C [because "..."]',
    'A veto. It also holds while its condition is unknown.',
  ],
  limit: ['limit LAYER.size to E [when C]', 'A ceiling: the granted size is cut to meet it.'],
  require: [
    'require N approvals from (a, b) to ACTION LAYER [within D]',
    'The action is held as proposed until so many approve, and lapses after D.',
  ],
  assert: ['assert [NAME:] always C, never C', 'Checked in every test and every backtest.'],
  test: ['test "title" { given ... expect ... }', 'An episode, and what the rules must do in it.'],
  // Actions
  activate: ['activate LAYER [SIZE]', 'Takes a claim on the layer, which is active while any rule has one.'],
  scale: ['scale LAYER SIZE', "Changes the size of the rule's claim."],
  deactivate: ['deactivate LAYER', 'Ends every claim on the layer.'],
  roll: ['roll LAYER to expiry R', 'Moves the legs of an active layer to another expiry.'],
  alert: ['alert "text {expr}" [info|warning|critical]', 'Tells people; changes no layer.'],
  // Conditions
  and: ['A and B', 'True where both are; false as soon as one is, whatever the other.'],
  or: ['A or B', 'True as soon as one is, whatever the other; false where both are.'],
  not: ['not A', 'True where A is false; unknown where A is.'],
  if: ['if C then X else Y', 'X where C is true, Y where it is false, unknown where it is.'],
  // biome-ignore lint/suspicious/noThenProperty: a word of the language
  then: ['if C then X else Y', 'X where C is true, Y where it is false, unknown where it is.'],
  else: ['if C then X else Y', 'X where C is true, Y where it is false, unknown where it is.'],
  for: [
    'C for D, C for K of N sessions',
    'True where C is true at every instant of the window, or at K of the last N. Unknown until the window has filled, unless decided sooner.',
  ],
  within: [
    'C within D, within N days before EVENT',
    'True where C is true at some instant of the window; or at most so far from an event.',
  ],
  since: ['C since E', 'True where E was true, now or earlier, and C ever since.'],
  ago: ['x D ago', 'x as it stood D before.'],
  by: [
    'x by week, size A..B by x from X1 to X2',
    'x at each completed week; or the value along which a size grows. In tests: who approves.',
  ],
  of: ['15% of X, K of N sessions, at least N of (C1, C2)', 'A share of a value, or so many among these.'],
  in: ['x in A..B, REGIME in S1..S2', 'Within the range, both ends included; or between two states.'],
  is: [
    'REGIME is STATE, LAYER is active',
    'The regime is in that state; the layer is, as of the instant before.',
  ],
  until: [
    'until C',
    "Ends the rule's claim once C is true, not before `hold at least D`; where `when` holds too, `until` wins.",
  ],
  unless: ['unless C', 'What must be false. An unknown guard blocks the rule.'],
  from: [
    'from "feed.field", from DATE, from X1 to X2',
    'Where data comes from; the first session of a test; the range along which a size grows.',
  ],
  to: ['to E, to expiry R, from X1 to X2', 'Up to what, or where to.'],
  crosses: [
    'x crosses above y, x crosses below y',
    'x > y now and x <= y at the instant before; or the mirror image.',
  ],
  rising: [
    'x rising [over D]',
    'x is above its previous observation; over D: its slope by least squares is positive, and it is above `x D ago`.',
  ],
  falling: [
    'x falling [over D]',
    'x is below its previous observation; over D: its slope by least squares is negative, and it is below `x D ago`.',
  ],
  rises: [
    'x rises 30% within D',
    'x against `x D ago` is up by at least that; with points or bp, by the difference.',
  ],
  falls: [
    'x falls 30% within D',
    'x against `x D ago` is down by at least that; with points or bp, by the difference.',
  ],
  diverges: [
    'x diverges below y over D',
    'The slopes of x and y over D have opposite signs, that of x the negative one; with `above` the positive.',
  ],
  over: ['rising over D, diverges below y over D', 'The window of a slope.'],
  before: ['10..14 days before EVENT', 'The next event, as scheduled at the time, is that far away.'],
  after: [
    'within 14 days after EVENT, stale after D',
    'The last event is that far back; or how long a value stands.',
  ],
  above: ['crosses above y, S above A', 'Greater than; the band from A on.'],
  below: ['crosses below y, S below A', 'Less than; the band up to A, which is not in it.'],
  least: ['at least N of (C1, C2)', 'So many of the conditions hold, or more.'],
  all: ['all of (C1, C2)', 'Every one of the conditions holds.'],
  none: ['none of (C1, C2)', 'No one of the conditions holds.'],
  at: ['at least N of (C1, C2), hold at least D', 'So many, or so long, or more.'],
  // Clauses of rules and of layers
  hold: ['hold at least D', "The rule's claim does not end sooner by its `until`."],
  cooldown: ['cooldown D', "The rule makes no claim until D has passed since the layer's last deactivation."],
  priority: ['priority N', 'Among the claims on a layer the one with the highest priority gives its size.'],
  because: ['because "..."', 'The reason, as vetoes tell it.'],
  size: [
    'size A, size A..B [of E] [by X [from X1 to X2]] [round down]',
    'How much: fixed, or growing from A to B along X.',
  ],
  margin: ['margin E, LAYER.margin', 'The margin that a layer binds.'],
  notional: ['LAYER.notional', 'The notional that a layer holds.'],
  intent: [
    'intent delta < 0, vega > 0',
    "What the layer's Greeks are for; legs that cannot have them are found.",
  ],
  round: ['round down|nearest|up', 'To whole contracts.'],
  down: ['round down', 'To whole contracts, no more than asked.'],
  nearest: ['round nearest', 'To the nearest whole contract.'],
  up: ['round up', 'To whole contracts, no less than asked.'],
  base: ['base B', 'Where the score begins.'],
  step: ['step S', 'By how much a sweep moves the param.'],
  every: ['every session, every 5 minutes, every month', 'How often values come, or rules are evaluated.'],
  stale: ['stale after D', 'Beyond that age the last value is unknown.'],
  bars: ['input NAME : TYPE bars', 'Open, high, low, close and volume; the name itself is the close.'],
  otherwise: ['S otherwise', 'The state where no other holds.'],
  info: ['alert "..." info', 'An alert for the record; what is not said otherwise.'],
  warning: ['alert "..." warning', 'An alert that someone should read.'],
  critical: ['alert "..." critical', 'An alert that someone must act on.'],
  // Legs
  buy: ['buy put on X delta A..B expiry A..B days', 'A leg that is held long.'],
  sell: ['sell put on X delta A..B expiry A..B days', 'A leg that is held short.'],
  put: ['buy put on X', 'The right to sell.'],
  call: ['buy call on X', 'The right to buy.'],
  strangle: ['sell strangle on X', 'A put and a call of the same expiry, apart from each other.'],
  condor: ['sell condor on X', 'A strangle with wings that bound its loss.'],
  future: ['sell future on X', 'A future.'],
  delta: ['delta A..B', "The absolute delta of a leg; in an intent, the layer's."],
  target: ['target V', 'Of a range, the value to aim at.'],
  expiry: ['expiry A..B days, expiry monthly', 'When a leg expires, counted from the day that it is bought.'],
  monthly: ['expiry monthly', 'The monthly expiry, the third Friday, that is at least a week ahead.'],
  quarterly: [
    'expiry quarterly',
    'The expiry of March, June, September or December that is at least a week ahead.',
  ],
  next: ['expiry next monthly', 'The expiry of the cycle that is at least a week ahead.'],
  // Tests
  given: [
    'given NAME = v, v, v',
    'Values of successive sessions; a single one is a constant. `unknown` is a value.',
  ],
  set: ['set PARAM = v', 'The value of a param in this test.'],
  data: ['data "file.csv"', 'Real data for this test.'],
  approve: ['approve LAYER by a, b on DATE', 'Who approves, and when.'],
  expect: [
    'expect [no] KIND [LAYER] [on DATE] [size A..B], expect always C, expect C on DATE',
    'What must be decided, or hold.',
  ],
  on: ['buy put on X, expect KIND on DATE', 'The underlying of a leg; the session of a decision.'],
  no: ['expect no KIND [LAYER]', 'It must not be decided.'],
  always: [
    'always C',
    'C is true at every session. For an `expect`, unknown is not enough; an `assert` fails only where C is false.',
  ],
  never: [
    'never C',
    'C is false at every session. For an `expect`, unknown is not enough; an `assert` fails only where C is true.',
  ],
  unknown: ['given NAME = unknown', 'No value: nothing was published, or it is stale.'],
  approval: ['require 1 approval from (a, b)', 'How many must approve.'],
  approvals: ['require N approvals from (a, b)', 'How many must approve.'],
  // Decisions
  proposed: ['expect proposed LAYER', 'A rule asks for it, and approvals are wanted.'],
  approved: ['expect approved LAYER', 'Enough have approved what was proposed.'],
  lapsed: ['expect lapsed LAYER', 'Too few approved in time, or what was asked for was withdrawn.'],
  vetoed: [
    'expect vetoed LAYER',
    'A rule asked for it, and a `forbid` held. A veto that persists is one decision.',
  ],
  constrained: ['expect constrained LAYER', 'A `limit` cut the size.'],
  activated: ['expect activated LAYER', 'The layer went from idle to active.'],
  scaled: ['expect scaled LAYER', 'The size of an active layer changed.'],
  rolled: ['expect rolled LAYER', 'The legs of a layer moved to another expiry.'],
  deactivated: ['expect deactivated LAYER', 'The last claim on the layer ended.'],
  // Durations
  minutes: ['30 minutes', 'Minutes of the clock.'],
  hours: ['2 hours', 'Hours of the clock.'],
  sessions: [
    '3 sessions',
    'Days on which the exchange opens, by the calendar: a window of N is the present one and the N-1 before it.',
  ],
  days: ['10 days', 'Calendar days, weekends and holidays among them.'],
  weeks: ['6 weeks', 'Calendar weeks.'],
  months: ['3 months', 'Calendar months.'],
  quarters: ['1 quarter', 'Three calendar months.'],
  years: ['2 years', 'Calendar years.'],
  prints: ['3 prints', 'Publications of the series itself, however far apart.'],
};

/** Markdown of a word of the language or of a unit, in singular or plural; `undefined` for any other word. */
export function describeLanguageWord(word: string): string | undefined {
  const found = Object.hasOwn(words, word) ? words[word as keyof typeof words] : undefined;
  const meant = found ?? unitDoc(word);
  return meant && `\`\`\`hedge\n${meant[0]}\n\`\`\`\n\n${meant[1]}`;
}

function unitDoc(word: string): WordDoc | undefined {
  const unit = unitSpellings.get(word);
  return unit && words[unit];
}
