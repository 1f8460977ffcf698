/** What the checks find, by phase. */
import { allowances } from './allowances.ts';
import { declarations } from './declarations.ts';
import { names } from './names.ts';
import { syntax } from './syntax.ts';
import { time } from './time.ts';
import { types } from './types.ts';

export const checkSpecs = {
  ...syntax,
  ...names,
  ...types,
  ...time,
  ...declarations,
  ...allowances,
};
