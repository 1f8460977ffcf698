/** What the prices of an overlay backtest are made of, beside what the rules themselves read. */
import type { Ir } from '@hedgerow/dsl';
import { VIX_MATURITIES } from '../options/surface.ts';

const NOWHERE = { file: '', span: { start: 0, end: 0 } };
const EVERY_SESSION = { unit: 'session', count: 1 } as const;

const input = (name: string, unit: string, bars: boolean): Ir.Input => ({
  ...NOWHERE,
  name,
  unit,
  bars,
  every: EVERY_SESSION,
  supplied: false,
});

const ALL: readonly Ir.Input[] = [
  input('spx', 'index', true),
  ...VIX_MATURITIES.map(({ name }) => input(name, 'index', true)),
  input('skew', 'index', false),
  input('us3m', 'rate', false),
  input('us10y', 'rate', false),
];

/**
 * The inputs that `simulate` reads and the program does not have: load the data with both, so that a rule set which
 * never mentions `vix3m` is priced with it where the data have it. All but `spx` and `vix` may be missing.
 */
export const pricingInputs = (program: Ir.Program): readonly Ir.Input[] =>
  ALL.filter(({ name }) => !program.inputs.some((own) => own.name === name));
