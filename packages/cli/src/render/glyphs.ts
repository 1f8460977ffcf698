/** The drawing characters in use: boxes where the terminal speaks UTF-8, plain ASCII elsewhere. */
export interface Glyphs {
  readonly vertical: string;
  readonly horizontal: string;
  readonly branch: string;
  readonly lastBranch: string;
  readonly through: string;
  readonly yes: string;
  readonly no: string;
  readonly unknown: string;
  readonly dot: string;
  readonly ellipsis: string;
  readonly arrow: string;
  readonly bullet: string;
  /** From the lowest to the highest level of one character cell. */
  readonly bars: readonly string[];
  readonly active: string;
  readonly idle: string;
  readonly sigma: string;
}

export const unicode: Glyphs = {
  vertical: '│',
  horizontal: '─',
  branch: '├─ ',
  lastBranch: '└─ ',
  through: '│  ',
  yes: '✓',
  no: '✗',
  unknown: '?',
  dot: '·',
  ellipsis: '…',
  arrow: '→',
  bullet: '•',
  bars: ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'],
  active: '━',
  idle: '─',
  sigma: 'σ',
};

export const ascii: Glyphs = {
  vertical: '|',
  horizontal: '-',
  branch: '|- ',
  lastBranch: '`- ',
  through: '|  ',
  yes: '+',
  no: 'x',
  unknown: '?',
  dot: '-',
  ellipsis: '...',
  arrow: '->',
  bullet: '*',
  bars: ['_', '.', ':', '-', '=', '+', '*', '#'],
  active: '#',
  idle: '.',
  sigma: 'sd',
};
