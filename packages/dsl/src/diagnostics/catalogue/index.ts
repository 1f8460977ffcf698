/**
 * The one table of diagnostics. Each id has a page docs/diagnostics/<id>.md whose examples are run; that of a lint rule is
 * page.md in its folder.
 */
import { lintSpecs } from '../../lint/specs.ts';
import { checkSpecs } from './checks.ts';
import { data } from './data.ts';

export const catalogue = { ...checkSpecs, ...data, ...lintSpecs };
