import { compile, type Facts, type LintRuleId, lint, type SourceFile } from '@hedgerow/dsl';
import {
  coverageFacts,
  emptyManifest,
  loadData,
  makeNyse,
  missingInputs,
  parseManifest,
  runTests,
  suppliedNames,
} from '@hedgerow/runtime';
import type { Fence } from './markdown.ts';

/** Ids of everything that is found in a page's example: its rule set, its manifest, its data, read as the product does. */
export function findingsOf(blocks: readonly Fence[]): string[] {
  const found: { readonly id: string }[] = [];
  const manifestText = blocks.find((b) => b.language === 'json')?.text;
  const parsed =
    manifestText === undefined ? { manifest: emptyManifest, issues: [] } : parseManifest(manifestText);
  found.push(...parsed.issues);
  const manifest = parsed.manifest ?? emptyManifest;
  const sources = blocks
    .filter((b) => b.language === 'csv')
    .map(({ name, text }) => {
      const feed = manifest.feeds.find((f) => f.path === name);
      return { name, content: text.trim() === '' ? '' : text, ...(feed ? { feed } : {}) };
    });
  const rules = blocks.filter((b) => b.language === 'hedge');
  const files = rules.map((b, i) => ({ name: b.name || `rules${i || ''}.hedge`, text: b.text }));
  const { program, diagnostics } = compile(files, { supplied: suppliedNames(sources), today: '2026-01-01' });
  found.push(...diagnostics);
  if (sources.length > 0 && program) {
    const { inputs, events, enums } = program;
    const data = loadData(sources, inputs, makeNyse(manifest.calendar), { events, enums });
    found.push(...data.issues, ...missingInputs(program, data));
  }
  return found.map(({ id }) => id);
}

/** Ids of what one lint rule, and the checks, find in a page's example. */
export function lintFindingsOf(id: LintRuleId, blocks: readonly Fence[]): string[] {
  const rules = blocks.filter((b) => b.language === 'hedge');
  const files = rules.map((b, i) => ({ name: b.name || `rules${i || ''}.hedge`, text: b.text }));
  const config = { preset: 'none', rules: { [id]: 'warning' } } as const;
  const facts = factsOf(files);
  return lint(files, { config, facts, today: '2026-01-01' }).diagnostics.map((d) => d.id);
}

/** As a host would have them: the tests of the example, run, and 36 years of data for each of its inputs. */
function factsOf(files: readonly SourceFile[]): Facts {
  const { program } = compile(files);
  const { coverage } = runTests(files, { coverage: true });
  const history = { from: '1990-01-02', to: '2026-08-28', observations: 9235 };
  return {
    data: new Map(program?.inputs.map(({ name }) => [name, history])),
    ...(coverage && { coverage: coverageFacts(coverage) }),
  };
}
