/** The GitLab template: its scripts run on a rule set, its artifacts read. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { folderWith } from '../support/run.ts';

const root = join(import.meta.dirname, '../../../..');
const template = parse(readFileSync(join(root, 'templates/hedgerow.gitlab-ci.yml'), 'utf8'));

/** As a runner does: the lines of a job's script, stopping at the first that fails. */
function run(job: string, cwd: string) {
  const script = ['set -eo pipefail', ...template[job].script].join('\n');
  const { status, stdout, stderr } = spawnSync('bash', ['-c', script], {
    cwd,
    encoding: 'utf8',
    env: {
      ...process.env,
      ...template.variables,
      HEDGEROW_RULES: 'rules',
      PATH: `${join(root, 'scripts/bin')}:${process.env.PATH}`,
    },
  });
  return { code: status, log: stdout + stderr };
}

describe('templates/hedgerow.gitlab-ci.yml', () => {
  it('has jobs that run in the image that the Dockerfile makes, past its entry point', () => {
    expect(template['.hedgerow'].image).toEqual({ name: '$HEDGEROW_IMAGE', entrypoint: [''] });
    for (const job of ['hedgerow-lint', 'hedgerow-test']) expect(template[job].extends).toBe('.hedgerow');
  });

  it('lints into a code quality report', () => {
    const cwd = folderWith({ 'rules/a.hedge': 'when vixx > 28 alert "x"\n' });
    expect(run('hedgerow-lint', cwd).code).toBe(1);
    const path = template['hedgerow-lint'].artifacts.reports.codequality;
    expect(JSON.parse(readFileSync(join(cwd, path), 'utf8'))).toMatchObject([
      {
        check_name: 'unknown-name',
        fingerprint: expect.any(String),
        location: { path: 'rules/a.hedge', lines: { begin: 1 } },
      },
    ]);
  });

  it('tests into JUnit and Cobertura, and prints the coverage for the badge', () => {
    const cwd = folderWith({
      'rules/a.hedge': 'when vix > 28 alert "x"\ntest "t" { given vix = 29 expect alert }\n',
    });
    const { code, log } = run('hedgerow-test', cwd);
    expect(code).toBe(0);
    const job = template['hedgerow-test'];
    const badge = new RegExp(job.coverage.slice(1, -1)).exec(log);
    expect(badge?.[1]).toBe('33.3');
    const { junit, coverage_report } = job.artifacts.reports;
    expect(XMLValidator.validate(readFileSync(join(cwd, junit), 'utf8'))).toBe(true);
    expect(coverage_report.coverage_format).toBe('cobertura');
    const xml = readFileSync(join(cwd, coverage_report.path), 'utf8');
    const { coverage } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(xml);
    expect(coverage).toMatchObject({ 'branches-covered': '1', 'branches-valid': '3' });
  });
});
