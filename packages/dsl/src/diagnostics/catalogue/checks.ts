/** What the checks and the data can be found wrong in, by phase; lint rules bring their own. */
import { allowances } from './allowances.ts';
import { data } from './data.ts';
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
  ...data,
  ...allowances,
};
