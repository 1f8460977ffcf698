/** Whole statements to fill in, by the word that they begin with. Each is valid as it stands (a test checks it). */
export interface StatementSnippet {
  readonly word: string;
  readonly label: string;
  readonly detail: string;
  readonly body: string;
}

const snippet = (label: string, detail: string, ...lines: readonly string[]): StatementSnippet => ({
  word: label.split(' ')[0]!,
  label,
  detail,
  body: lines.join('\n'),
});

export const statementSnippets: readonly StatementSnippet[] = [
  snippet(
    'rule',
    'a rule with a way in and a way out',
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: LSP's own placeholders
    'rule ${1:stress_entry}:',
    '  when ${2:vix > 28 for 3 sessions}',
    '  activate ${3:second_engine} size ${4:25%}',
    '  until ${5:vix < 22 for 5 sessions}',
    '  hold at least ${6:5} sessions',
    '  cooldown ${7:10} sessions$0',
  ),
  snippet('when', 'a rule without a name', 'when ${1:vix > 28} activate ${2:second_engine} size ${3:25%}$0'),
  snippet('let', 'a definition', 'let ${1:name} = ${2:vix3m / vix}$0'),
  snippet('let function', 'a function', 'let ${1:name}(${2:x}) = ${3:${2:x} / sma(${2:x}, 20)}$0'),
  snippet('param', 'a knob with its range', 'param ${1:floor} = ${2:28} in ${3:25..35} step ${4:0.5}$0'),
  snippet('input', 'a series from data', 'input ${1:name} : ${2:ratio} in ${3:0..1}$0'),
  snippet('event', 'dated events', 'event ${1:fomc} from "${2:calendar.fomc}"$0'),
  snippet('enum', 'an enumeration', 'enum ${1:stance} { ${2:steward, promoter} }$0'),
  snippet('profile', 'a named set of params', 'profile ${1:steward} {', '  ${2}', '}$0'),
  snippet(
    'regime bands',
    'ordered bands of a value',
    'regime ${1:zone} by ${2:vix} {',
    '  ${3:calm} below ${4:20}',
    '  ${5:stress} above ${4:20}',
    '}$0',
  ),
  snippet(
    'regime machine',
    'a state machine with hysteresis',
    'regime ${1:trend} {',
    '  ${2:down} when ${3:spx < sma(spx, 200)} until ${4:spx > sma(spx, 50)}',
    '  ${5:up} otherwise',
    '}$0',
  ),
  snippet(
    'score',
    'evidence, added up',
    'score ${1:conviction} {',
    '  base ${2:20%}',
    '  +${3:30%} when ${4:vix > 28}',
    '}$0',
  ),
  snippet(
    'layer',
    'a hedge layer',
    'layer ${1:hedge} {',
    '  buy put on spx delta ${2:0.65..0.85} expiry ${3:30..60} days',
    '  size of core_notional',
    '  intent delta < 0',
    '}$0',
  ),
  snippet(
    'forbid',
    'a veto',
    'forbid activate ${1:second_engine} when ${2:vix < 25} because "${3:reason}"$0',
  ),
  snippet('limit', 'a ceiling', 'limit ${1:second_engine}.margin to ${2:15%} of portfolio_margin$0'),
  snippet(
    'require',
    'approvals',
    'require ${1:2} approvals from (${2:risk, pm, ops}) to activate ${3:second_engine} within ${4:1} session$0',
  ),
  snippet('assert', 'what must always hold', 'assert never ${1:vix < 0}$0'),
  snippet(
    'test',
    'a test',
    'test "${1:a spike of one day does not activate}" {',
    '  given vix = ${2:15, 37, 20, 18}',
    '  expect no ${3:activate}',
    '}$0',
  ),
  // biome-ignore-end lint/suspicious/noTemplateCurlyInString: LSP's own placeholders
];
