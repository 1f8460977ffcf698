/** The formats for machines: what `check` and `lint` print is what their readers accept. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv04 from 'ajv-draft-04';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from './support/run.ts';

const shared = process.env.HEDGEROW_SHARED ?? join(import.meta.dirname, '../../../../shared');
const schemaPath = join(shared, 'vectors/sarif/sarif-schema-2.1.0.json');

const bad = `let a = "é <&> \\"x\\""
when vixx > 28 for 3 sesions activate second_engine size 65%..85%
when vix > 28 activate second_engin
param unused = 3
`;
const cwd = folderWith({
  'bad.hedge': bad,
  'good.hedge': 'when vix > 28 for 3 sessions activate second_engine size 25%\n',
  'odd name é.hedge': 'when vix - vix3m == 0 alert "x"\n',
  'hedgerow.json':
    '{ "lint": { "preset": "none", "rules": { "equality-on-computed-number": "warning" } } }\n',
  'warned/a.hedge': 'param unused = 3\nwhen vix > 3 alert "x"\n',
  'warned/hedgerow.json': '{ "lint": { "preset": "strict" }, "dat": [] }\n',
});
const all = ['bad.hedge', 'good.hedge', 'odd name é.hedge', 'warned'];
const lint = (...args: string[]) => hedgerow(cwd, ['lint', ...args]);

describe.skipIf(!existsSync(schemaPath))('SARIF', () => {
  it('is valid by the official schema, with rules, fixes and places', () => {
    const { code, stdout } = lint('--format', 'sarif', ...all);
    expect(code).toBe(1);
    const validate = new Ajv04.default({ strict: false, allErrors: true, validateFormats: false }).compile(
      JSON.parse(readFileSync(schemaPath, 'utf8')),
    );
    const log = JSON.parse(stdout);
    validate(log);
    expect(validate.errors).toBeNull();
    const { results, tool } = log.runs[0];
    expect(results.length).toBeGreaterThan(4);
    for (const result of results) {
      expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(result.partialFingerprints['hedgerow/v1']).toBeTruthy();
    }
    expect(tool.driver.rules.every((rule: { help: { markdown: string } }) => rule.help.markdown)).toBe(true);
    const fixed = results.find((r: { ruleId: string }) => r.ruleId === 'unknown-name');
    expect(fixed.fixes[0].artifactChanges[0].replacements[0].insertedContent.text).toBe('vix');
    expect(JSON.stringify(log)).toContain('odd%20name%20%C3%A9.hedge');
  });
});
if (!existsSync(schemaPath)) console.warn(`SARIF is not validated: ${schemaPath} is absent`);

describe('XML formats', () => {
  const parser = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' });
  const list = <T>(one: T | T[]): T[] => (Array.isArray(one) ? one : [one]);

  it.each(['junit', 'checkstyle'])('%s is well-formed', (format) => {
    expect(XMLValidator.validate(lint('--format', format, ...all).stdout)).toBe(true);
  });

  it('JUnit counts a suite a file, and a clean file as one passed case', () => {
    const { testsuites } = parser.parse(lint('--format', 'junit', ...all).stdout);
    const suites = new Map(
      list(testsuites.testsuite).map((s: Record<string, unknown>) => [s.name, s] as const),
    );
    expect(suites.get('good.hedge')).toMatchObject({ tests: '1', failures: '0' });
    expect(Number((suites.get('bad.hedge') as { failures: string }).failures)).toBeGreaterThan(2);
    expect([...suites.keys()]).toContain('warned/hedgerow.json');
  });

  it('Checkstyle names line, column, severity and rule', () => {
    const { checkstyle } = parser.parse(lint('--format', 'checkstyle', 'odd name é.hedge').stdout);
    expect(checkstyle.file.error).toMatchObject({
      line: '1',
      severity: 'warning',
      source: 'hedgerow.equality-on-computed-number',
    });
  });
});

it('GitLab gets fingerprints, severities and lines', () => {
  const issues = JSON.parse(lint('--format', 'gitlab', ...all).stdout);
  expect(new Set(issues.map((i: { fingerprint: string }) => i.fingerprint)).size).toBe(issues.length);
  for (const issue of issues) {
    expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(issue.severity);
    expect(issue.location.lines.begin).toBeGreaterThan(0);
  }
});
