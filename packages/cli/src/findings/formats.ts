/** The one table of formats in which findings are printed. */
import { githubAnnotation } from '../render/github.ts';
import type { Screen } from '../render/screen.ts';
import { checkstyle } from './checkstyle.ts';
import { gitlab } from './gitlab.ts';
import { human } from './human.ts';
import { json } from './json.ts';
import { junit } from './junit.ts';
import type { FindingsReport } from './report.ts';
import { sarif } from './sarif.ts';

export const findingsFormats = {
  human,
  json,
  github: ({ findings, sources }: FindingsReport) =>
    findings.map((finding) => `${githubAnnotation(finding, sources)}\n`).join(''),
  sarif,
  junit,
  checkstyle,
  gitlab,
} as const satisfies Record<string, (report: FindingsReport, screen: Screen) => string>;

export type FindingsFormat = keyof typeof findingsFormats;
export const findingsFormatNames = Object.keys(findingsFormats) as [FindingsFormat, ...FindingsFormat[]];
