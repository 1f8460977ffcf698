/**
 * The words of the language. Reserved words can never be names. All other words of the grammar (`size`, `below`,
 * `sessions`, `rising`) have a meaning in one place only and stay usable as names everywhere else.
 */
import type { ActionVerb, DurationUnit, ExpectedKind } from './ast.ts';

/** A statement begins with one of these, and with nothing else: they are where the parser finds its feet again. */
export const statementWords = [
  'calendar',
  'evaluate',
  'input',
  'param',
  'profile',
  'enum',
  'let',
  'event',
  'regime',
  'score',
  'layer',
  'rule',
  'when',
  'forbid',
  'limit',
  'require',
  'assert',
  'test',
] as const;
export type StatementWord = (typeof statementWords)[number];

export const verbs = ['activate', 'scale', 'deactivate', 'roll', 'alert'] as const satisfies ActionVerb[];

const joiningWords = [
  'and',
  'or',
  'not',
  'if',
  'then',
  'else',
  'for',
  'within',
  'since',
  'ago',
  'by',
  'of',
  'in',
  'is',
  'until',
  'unless',
  'from',
  'to',
] as const;

export const reservedWords = [...statementWords, ...verbs, ...joiningWords] as const;
export type ReservedWord = (typeof reservedWords)[number];

/** Clauses of a rule, beside its actions, in the order in which the formatter writes them after the actions. */
export const ruleClauses = ['unless', 'until', 'hold', 'cooldown', 'priority'] as const;

export const alertLevels = ['info', 'warning', 'critical'] as const;
export const roundings = ['down', 'nearest', 'up'] as const;
export const instruments = ['put', 'call', 'strangle', 'condor', 'future'] as const;
export const layerQuantities = ['size', 'margin', 'notional'] as const;
export const expiryCycles = ['monthly', 'quarterly'] as const;
export const resamplePeriods = ['week', 'month', 'quarter'] as const;
export const testSteps = ['from', 'data', 'given', 'set', 'profile', 'approve', 'expect'] as const;

/** Kinds of decisions that no verb names. */
const decisionKinds = [
  'proposed',
  'approved',
  'lapsed',
  'vetoed',
  'constrained',
  'scaled',
  'rolled',
  'activated',
  'deactivated',
] as const satisfies ExpectedKind[];
export const expectedKinds = [...verbs, ...decisionKinds] as const satisfies ExpectedKind[];

/** Words that join a value to what follows without being reserved: `x crosses above y`, `x rising over 5 sessions`. */
export const infixWords = [
  'crosses',
  'rising',
  'falling',
  'rises',
  'falls',
  'diverges',
  'over',
  'before',
  'after',
] as const;

/** Words that begin a clause of a statement or an entry of a block without being reserved. */
export const clauseWords = [
  ...(['hold', 'cooldown', 'priority', 'because', 'size', 'margin', 'intent', 'base', 'round'] as const),
  ...(['step', 'every', 'stale', 'bars', 'buy', 'sell', 'delta', 'target', 'expiry', 'given'] as const),
  ...(['set', 'data', 'approve', 'expect', 'on', 'at', 'always', 'never', 'otherwise'] as const),
  ...(['above', 'below'] as const),
] as const;

/** Words that go on with something else after a value, so that they are no misspelt units. */
export const joinsOrBegins: ReadonlySet<string> = new Set([...infixWords, ...clauseWords]);

/** Words with a meaning in one place only, which are names everywhere else. Units and currencies are such words too. */
export const contextWords = [
  ...new Set([
    ...infixWords,
    ...clauseWords,
    ...alertLevels,
    ...roundings,
    ...instruments,
    ...layerQuantities,
    ...expiryCycles,
    ...decisionKinds,
    ...(['least', 'all', 'none', 'no', 'next', 'unknown', 'approval', 'approvals'] as const),
  ]),
];
export type ContextWord = (typeof contextWords)[number];

const durationUnits: readonly DurationUnit[] = [
  'minutes',
  'hours',
  'sessions',
  'days',
  'weeks',
  'months',
  'quarters',
  'years',
  'prints',
];

type Singular<U extends string> = U extends `${infer One}s` ? One : never;
export type UnitWord = DurationUnit | Singular<DurationUnit>;

/** Every spelling of a unit, singular and plural, and the unit that it means. */
export const unitSpellings: ReadonlyMap<string, DurationUnit> = new Map(
  durationUnits.flatMap((unit) => [
    [unit, unit],
    [unit.slice(0, -1), unit],
  ]),
);

/** ISO 4217 codes of the currencies in which listed derivatives are margined and settled. */
export const currencies: ReadonlySet<string> = new Set(
  (
    'USD EUR GBP JPY CHF CAD AUD NZD SEK NOK DKK HKD SGD CNY CNH INR KRW TWD BRL MXN ZAR PLN CZK HUF ' +
    'TRY ILS THB MYR IDR PHP CLP COP PEN RON SAR AED KWD QAR VND ARS'
  ).split(' '),
);
