/** What `check` and `lint` found, before it is printed in some format. */
import { fingerprints, type Program, type SourceFile } from '@hedgerow/dsl';
import type { DataIssue } from '@hedgerow/runtime';
import type { RuleSet } from '../io/rule-sets.ts';
import type { Finding } from '../render/finding.ts';
import { Sources } from '../render/sources.ts';

export interface Checked {
  readonly ruleSet: RuleSet;
  readonly findings: readonly Finding[];
  /** The files that findings may be in: the rule set's, and its hedgerow.json where that has some. */
  readonly texts: readonly SourceFile[];
  readonly program: Program | null;
  /** What each finding of the rule set is known by in other versions of its files. */
  readonly fingerprints: ReadonlyMap<Finding, string>;
}

export interface FindingsReport {
  readonly command: 'check' | 'lint';
  readonly checked: readonly Checked[];
  readonly findings: readonly Finding[];
  readonly sources: Sources;
  /** More for the JSON format, such as the table of costs. */
  readonly extra: Readonly<Record<string, unknown>>;
}

export function findingsReport(
  command: FindingsReport['command'],
  checked: readonly Checked[],
  extra: FindingsReport['extra'] = {},
): FindingsReport {
  return {
    command,
    checked,
    findings: checked.flatMap((one) => one.findings),
    sources: new Sources(checked.flatMap(({ texts }) => texts)),
    extra,
  };
}

export const fileCount = ({ checked }: FindingsReport): number =>
  checked.reduce((sum, { ruleSet }) => sum + ruleSet.files.length, 0);

/** Every file that was looked at, in order, with its findings. */
export function byFile({ checked, findings }: FindingsReport): Map<string, readonly Finding[]> {
  const names = [
    ...checked.flatMap(({ texts }) => texts.map(({ name }) => name)),
    ...findings.map((f) => f.file),
  ];
  return new Map([...new Set(names)].map((name) => [name, findings.filter(({ file }) => file === name)]));
}

/** The fingerprint of a finding; one of hedgerow.json is known by its words. */
export function fingerprintOf({ checked }: FindingsReport, finding: Finding): string {
  for (const one of checked) {
    const known = one.fingerprints.get(finding);
    if (known !== undefined) return known;
  }
  return `${finding.id}:${finding.file}:${finding.message}`;
}

/** Fingerprints of the diagnostics of a rule set, beside the issues of its manifest. */
export function fingerprintsOf(
  diagnostics: Parameters<typeof fingerprints>[0],
  files: Parameters<typeof fingerprints>[1],
): ReadonlyMap<Finding | DataIssue, string> {
  return fingerprints(diagnostics, files);
}
