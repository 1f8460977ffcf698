/**
 * The one table of diagnostics, by phase. Each id has a page docs/diagnostics/<id>.md whose examples are run; that of a
 * lint rule is page.md in its folder.
 */
import { lintSpecs } from '../../lint/specs.ts';
import { allowances } from './allowances.ts';
import { data } from './data.ts';
import { declarations } from './declarations.ts';
import { names } from './names.ts';
import { syntax } from './syntax.ts';
import { time } from './time.ts';
import { types } from './types.ts';

export const catalogue = {
  ...syntax,
  ...names,
  ...types,
  ...time,
  ...declarations,
  ...data,
  ...allowances,
  ...lintSpecs,
};
