/** `hedgerow test --coverage`: what is counted, in every format, each read back by a reader that is not ours or is its own. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { folderWith, hedgerow } from '../support/run.ts';
import { validator } from '../support/schema.ts';

const rules = `rule entry:
  when vix > 28
    and vix3m > 25
  alert "stress"

test "both" {
  given vix = 29, 20
  given vix3m = 26, 20
  expect alert on 2024-01-02
}
`;
// Conditions: the whole (line 2), vix > 28 (line 2), vix3m > 25 (line 3). Neither part has decided while false.
const cwd = folderWith({
  'rules/a.hedge': rules,
  'full.hedge': rules.replace('29, 20', '29, 20, 29').replace('26, 20', '26, 26, 20'),
  'untested.hedge': 'when vix > 28 alert "x"\n',
  'failing.hedge': 'when vix > 28 alert "x"\ntest "t" { given vix = 29, 2 expect no alert }\n',
});
const covered = (...args: string[]) => hedgerow(cwd, ['test', ...args]);

/** Reads lcov's tracefile as geninfo(1) describes it, strictly. */
function readLcov(text: string) {
  const records: {
    file: string;
    branches: { line: number; block: number; branch: number; taken: number | undefined }[];
    lines: Map<number, number>;
    totals: Record<string, number>;
  }[] = [];
  let open: (typeof records)[number] | undefined;
  expect(text.endsWith('end_of_record\n')).toBe(true);
  for (const line of text.trimEnd().split('\n')) {
    const [, key = '', value = ''] = /^([A-Z]+):(.*)$/.exec(line) ?? [];
    const numbers = value.split(',');
    if (line === 'end_of_record') {
      records.push(open!);
      open = undefined;
    } else if (key === 'TN') expect(open).toBeUndefined();
    else if (key === 'SF') open = { file: value, branches: [], lines: new Map(), totals: {} };
    else if (key === 'BRDA') {
      expect(value).toMatch(/^\d+,\d+,\d+,(\d+|-)$/);
      const [at, block, branch] = numbers.map(Number);
      const taken = numbers[3] === '-' ? undefined : Number(numbers[3]);
      open!.branches.push({ line: at!, block: block!, branch: branch!, taken });
    } else if (key === 'DA') {
      expect(value).toMatch(/^\d+,\d+$/);
      open!.lines.set(Number(numbers[0]), Number(numbers[1]));
    } else if (['BRF', 'BRH', 'LF', 'LH'].includes(key)) open!.totals[key] = Number(value);
    else throw new Error(`not a line of a tracefile: ${line}`);
  }
  return records;
}

describe('test --coverage', () => {
  it('prints a table and the source of what is missing, after the results', () => {
    const { code, stdout, stderr } = covered('rules', '--coverage');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/1 test passed in .*\n\n {2}file +conditions +true +false +deciding +coverage\n/);
    expect(stdout).toMatch(/rules\/a\.hedge +3 +3\/3 +3\/3 +1\/3 +77\.7%/);
    expect(stdout).toContain('2 │   when vix > 28\n  │        ^^^^^^^^ never decides while false\n');
    expect(stdout).toContain('3 │     and vix3m > 25\n');
    expect(stdout).toMatch(/\ncoverage 77\.7%: 7 of 9 outcomes of 3 conditions\n$/);
    const full = covered('full.hedge', '--coverage').stdout;
    expect(full).toMatch(/coverage 100%: 9 of 9 outcomes of 3 conditions\n$/);
    expect(full).not.toContain('never');
  });

  it('writes lcov', () => {
    const { code, stdout, stderr } = covered('rules', 'untested.hedge', '--coverage', 'lcov');
    expect(code).toBe(0);
    expect(stderr).toContain('1 test passed');
    const [first, second, ...others] = readLcov(stdout);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ file: 'rules/a.hedge', totals: { BRF: 9, BRH: 7, LF: 2, LH: 2 } });
    const branches = first!.branches.map((one) => [one.line, one.block, one.branch, one.taken]);
    expect(branches).toEqual([
      ...[
        [2, 0, 0, 1],
        [2, 0, 1, 1],
        [2, 0, 2, 1],
      ],
      ...[
        [2, 1, 0, 1],
        [2, 1, 1, 1],
        [2, 1, 2, 0],
      ],
      ...[
        [3, 2, 0, 1],
        [3, 2, 1, 1],
        [3, 2, 2, 0],
      ],
    ]);
    expect([...first!.lines]).toEqual([
      [2, 2],
      [3, 2],
    ]);
    expect(first!.branches.filter(({ taken = 0 }) => taken > 0)).toHaveLength(first!.totals.BRH!);
    expect(second).toMatchObject({ file: 'untested.hedge', totals: { BRF: 3, BRH: 0, LF: 1, LH: 0 } });
    expect(second!.branches.map(({ taken }) => taken)).toEqual([undefined, undefined, undefined]);
  });

  it('writes Cobertura as its DTD has it', () => {
    const { stdout } = hedgerow(cwd, ['test', 'rules', 'untested.hedge', '--coverage', 'cobertura'], {
      env: { SOURCE_DATE_EPOCH: '1700000000' },
    });
    expect(XMLValidator.validate(stdout)).toBe(true);
    expect(dtdMistakes(stdout)).toEqual([]);
    const tree = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(stdout);
    expect(tree.coverage).toMatchObject({
      'lines-covered': '2',
      'lines-valid': '3',
      'branches-covered': '7',
      'branches-valid': '12',
      'branch-rate': '0.5833',
      timestamp: '1700000000000',
    });
    const [ruleFolder] = tree.coverage.packages.package;
    expect(ruleFolder.classes.class).toMatchObject({ filename: 'rules/a.hedge', 'line-rate': '1.0000' });
    expect(ruleFolder.classes.class.lines.line[0]).toMatchObject({
      number: '2',
      hits: '2',
      branch: 'true',
      'condition-coverage': '83% (5/6)',
      conditions: { condition: [{ coverage: '100%' }, { coverage: '66%', type: 'jump' }] },
    });
  });

  it('writes JSON as its published schema has it', () => {
    const mismatches = validator(
      readFileSync(new URL('../../src/schemas/coverage.schema.json', import.meta.url), 'utf8'),
    );
    const json = JSON.parse(covered('rules', '--coverage', 'json').stdout);
    expect(mismatches(json)).toEqual([]);
    expect(json.files[0].conditions[2]).toMatchObject({
      text: 'vix3m > 25',
      range: { start: { line: 3, column: 9 } },
      decided_true: 1,
      decided_false: 0,
      deciding: false,
      missing: ['deciding'],
    });
  });

  it('goes to a file where one is named, beside results for machines', () => {
    const args = ['rules', '--format', 'junit', '--coverage=lcov', '--coverage-file', 'out.info'];
    const { code, stdout, stderr } = covered(...args);
    expect(code).toBe(0);
    expect(XMLValidator.validate(stdout)).toBe(true);
    expect(stderr).toContain('coverage 77.7%, written to out.info');
    expect(readLcov(readFileSync(join(cwd, 'out.info'), 'utf8'))).toHaveLength(1);
    const both = covered('rules', '--format', 'json', '--coverage');
    expect(both.code).toBe(2);
    expect(both.stderr).toContain('--coverage-file');
  });

  it('fails below the minimum, and where tests fail', () => {
    expect(covered('rules', '--min-coverage', '77').code).toBe(0);
    const { code, stderr } = covered('rules', '--min-coverage', '80%');
    expect(code).toBe(1);
    expect(stderr).toContain('coverage 77.7% is below the minimum of 80%');
    expect(covered('failing.hedge', '--coverage', '--min-coverage', '1').code).toBe(1);
    expect(covered('rules', '--min-coverage', 'most').code).toBe(2);
    expect(covered('rules', '--min-coverage', '101').code).toBe(2);
  });

  it('takes a rule set after `--coverage` for what it is, and a misspelt format too', () => {
    expect(covered('--coverage', 'rules').stdout).toContain('coverage 77.7%');
    const { code, stderr } = covered('rules', '--coverage', 'lcv');
    expect(code).toBe(2);
    expect(stderr).toContain('expected one of text, lcov, cobertura, json');
    expect(covered('rules', '--coverage-file', 'no/such/folder/x').code).toBe(2);
  });
});

/** coverage-04.dtd: the children of each element in order with how often, and its attributes that are required. */
const dtd: Readonly<
  Record<string, { children: RegExp; required: readonly string[]; optional?: readonly string[] }>
> = {
  coverage: {
    children: /^(sources,)?packages,$/,
    required: [
      'line-rate',
      'branch-rate',
      'lines-covered',
      'lines-valid',
      'branches-covered',
      'branches-valid',
      'complexity',
      'version',
      'timestamp',
    ],
  },
  sources: { children: /^(source,)*$/, required: [] },
  source: { children: /^$/, required: [] },
  packages: { children: /^(package,)*$/, required: [] },
  package: { children: /^classes,$/, required: ['name', 'line-rate', 'branch-rate', 'complexity'] },
  classes: { children: /^(class,)*$/, required: [] },
  class: {
    children: /^methods,lines,$/,
    required: ['name', 'filename', 'line-rate', 'branch-rate', 'complexity'],
  },
  methods: { children: /^(method,)*$/, required: [] },
  lines: { children: /^(line,)*$/, required: [] },
  line: {
    children: /^(conditions,)*$/,
    required: ['number', 'hits'],
    optional: ['branch', 'condition-coverage'],
  },
  conditions: { children: /^(condition,)*$/, required: [] },
  condition: { children: /^$/, required: ['number', 'type', 'coverage'] },
};

function dtdMistakes(xml: string): string[] {
  type Element = Record<string, unknown>;
  const mistakes: string[] = [];
  const visit = (element: Element): void => {
    const name = Object.keys(element).find((key) => key !== ':@')!;
    if (name === '#text' || name === '?xml') return;
    const rule = dtd[name];
    if (!rule) return void mistakes.push(`no element ${name}`);
    const attributes = Object.keys((element[':@'] ?? {}) as object);
    for (const one of rule.required) if (!attributes.includes(one)) mistakes.push(`${name} lacks ${one}`);
    for (const one of attributes) {
      if (![...rule.required, ...(rule.optional ?? [])].includes(one)) mistakes.push(`${name} has ${one}`);
    }
    const children = element[name] as Element[];
    const names = children.map((child) => Object.keys(child).find((key) => key !== ':@')!);
    const order = names.filter((one) => one !== '#text').map((one) => `${one},`);
    if (!rule.children.test(order.join(''))) mistakes.push(`${name} holds ${order.join('')}`);
    children.forEach(visit);
  };
  const parser = new XMLParser({ preserveOrder: true, ignoreAttributes: false, attributeNamePrefix: '' });
  (parser.parse(xml) as Element[]).forEach(visit);
  return mistakes;
}
