/** What things are called on the page. */
import type { DecisionKind, SourceSpan } from '../engine/decision.ts';
import type { PortfolioName } from '../overlay/result.ts';

const PORTFOLIOS: Readonly<Record<PortfolioName, string>> = {
  core: 'Core alone',
  overlay: 'Core + overlay',
  divested: 'Divested',
  static: 'Static hedge',
  delayed: 'Overlay, one session late',
};

export const portfolioLabel = (name: PortfolioName): string => PORTFOLIOS[name];

export const PORTFOLIO_MEANINGS: readonly (readonly [PortfolioName, string])[] = [
  ['core', 'the iron condor, without any hedge'],
  ['overlay', 'the core and the layers as the rules decided'],
  ['divested', 'the core held smaller, the rest in cash, to the same return as core + overlay'],
  ['static', 'the core and the same layers held all the time, at the average size that the rules held'],
  ['delayed', 'as core + overlay, each decision filled one session later'],
];

/** Each kind of decision has its own mark: a shape, not a colour. */
export const MARKS: Readonly<Record<DecisionKind, string>> = {
  proposed: '\u25cb',
  approved: '+',
  lapsed: '\u2013',
  activated: '\u25b2',
  scaled: '\u25c6',
  rolled: '\u25cf',
  deactivated: '\u25bd',
  vetoed: '\u00d7',
  constrained: '\u25a0',
  alert: '!',
};

/** `guards.hedge:60`: the folder is the rule set's own, and the same everywhere. */
export const placeOf = ({ file, line }: SourceSpan): string => `${file.split(/[\\/]/).at(-1)}:${line}`;
