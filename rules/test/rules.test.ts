/** The rules that ship: each set checks clean, is formatted, and its own tests pass. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile, format, lint } from '@hedgerow/dsl';
import { replayWitness, runTests } from '@hedgerow/runtime';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

const filesIn = (folder: string) =>
  readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.hedge'))
    .map((name) => ({
      name: `rules/${folder}/${name}`,
      text: readFileSync(join(root, folder, name), 'utf8'),
    }));

/** `alvh` is one rule set; each file of `examples` is one of its own. */
const ruleSets = [
  ['rules/alvh', filesIn('alvh')] as const,
  ...filesIn('examples').map((f) => [f.name, [f]] as const),
];

describe.each(ruleSets)('%s', (_, files) => {
  it('checks without a finding', () => {
    expect(compile(files).diagnostics.map((d) => `${d.file}: ${d.message}`)).toEqual([]);
  });

  it('has nothing that a lint rule of the recommended preset finds', () => {
    const { diagnostics } = lint(files, { replay: replayWitness, today: '2026-01-01' });
    expect(diagnostics.map((d) => `${d.file}: ${d.id}: ${d.message}`)).toEqual([]);
  });

  it('is formatted', () => {
    for (const { name, text } of files) expect(format(text, name).text).toBe(text);
  });

  it('passes its tests, and has some', () => {
    const { tests } = runTests(files);
    expect(tests.length).toBeGreaterThan(0);
    for (const { title, passed, failures } of tests)
      expect({ title, passed, failures }).toMatchObject({ passed: true });
  });
});

it('every rule of ALVH acts in one of its tests, and some test goes without it', () => {
  const files = filesIn('alvh');
  const acting = runTests(files).tests.map(({ decisions }) => new Set(decisions.map(({ rule }) => rule)));
  const rules = compile(files).program!.rules.map(({ name }) => name);
  expect(rules.filter((name) => !acting.some((names) => names.has(name)))).toEqual([]);
  expect(rules.filter((name) => acting.every((names) => names.has(name)))).toEqual([]);
});
