/** The one table of formats in which coverage is printed. */
import type { Screen } from '../render/screen.ts';
import { cobertura } from './cobertura.ts';
import { json } from './json.ts';
import { lcov } from './lcov.ts';
import type { CoverageReport } from './report.ts';
import { text } from './text.ts';

export const coverageFormats = {
  text,
  lcov,
  cobertura,
  json,
} as const satisfies Record<string, (report: CoverageReport, screen: Screen) => string>;

export type CoverageFormat = keyof typeof coverageFormats;
export const coverageFormatNames = Object.keys(coverageFormats) as CoverageFormat[];
