/** SARIF 2.1.0 (OASIS): findings for GitHub code scanning and other viewers. */
import { catalogue, type DiagnosticId, lintRules, type Span } from '@hedgerow/dsl';
import { diagnosticPage, firstParagraph } from '../io/documents.ts';
import { version } from '../io/version.ts';
import { type Finding, type Range, rangeOf, toRange } from '../render/finding.ts';
import { type FindingsReport, fingerprintOf } from './report.ts';

const schema = 'https://json.schemastore.org/sarif-2.1.0.json';
const root = 'SRCROOT';
const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

export function sarif(report: FindingsReport): string {
  const ids = [...new Set(report.findings.map(({ id }) => id))].sort();
  const log = {
    $schema: schema,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Hedgerow', semanticVersion: version, rules: ids.map(ruleOf) } },
        // Offsets of the texts are JavaScript's.
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { [root]: { description: { text: 'the folder that the command ran in' } } },
        invocations: [{ executionSuccessful: true }],
        results: report.findings.map((one) => resultOf(one, ids.indexOf(one.id), report)),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(id: DiagnosticId): object {
  const page = diagnosticPage(id) ?? '';
  const summary = firstParagraph(page) || id;
  const category = id in lintRules ? lintRules[id as keyof typeof lintRules].category : 'check';
  return {
    id,
    shortDescription: { text: summary },
    help: { text: page === '' ? summary : page, ...(page !== '' && { markdown: page }) },
    defaultConfiguration: { level: levels[catalogue[id].severity] },
    properties: { tags: [category] },
  };
}

function resultOf(one: Finding, ruleIndex: number, report: FindingsReport): object {
  const { sources } = report;
  const related = 'related' in one ? (one.related ?? []) : [];
  const fix = 'fix' in one ? one.fix : undefined;
  const at = (file: string, span: Span) => location(file, toRange(span, sources.lines(file)));
  return {
    ruleId: one.id,
    ruleIndex,
    level: levels[one.severity],
    message: { text: one.help === undefined ? one.message : `${one.message}\n\n${one.help}` },
    locations: [location(one.file, rangeOf(one, sources))],
    ...(related.length > 0 && {
      relatedLocations: related.map(({ file, span, message }, id) => ({
        id,
        ...at(file, span),
        message: { text: message },
      })),
    }),
    partialFingerprints: { 'hedgerow/v1': fingerprintOf(report, one) },
    ...(fix && {
      fixes: [
        {
          description: { text: fix.title },
          artifactChanges: [...Map.groupBy(fix.edits, ({ file }) => file)].map(([file, edits]) => ({
            artifactLocation: artifact(file),
            replacements: edits.map(({ span, text }) => ({
              deletedRegion: region(toRange(span, sources.lines(file))),
              insertedContent: { text },
            })),
          })),
        },
      ],
    }),
    properties: { params: one.params },
  };
}

/** Paths outside the folder of the command are kept as they are. */
const artifact = (file: string): object => ({
  uri: file.split(/[\\/]/).map(encodeURIComponent).join('/'),
  ...(/^([\\/]|\.\.)/.test(file) ? {} : { uriBaseId: root }),
});

const region = (range: Range | undefined): object =>
  range === undefined
    ? { startLine: 1 }
    : {
        startLine: range.start.line,
        startColumn: range.start.column,
        endLine: range.end.line,
        endColumn: range.end.column,
      };

const location = (file: string, range: Range | undefined): object => ({
  physicalLocation: {
    artifactLocation: artifact(file),
    ...(range && { region: region(range) }),
  },
});
