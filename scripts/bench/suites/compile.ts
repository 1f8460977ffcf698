/** From text to diagnostics, and on to the program. */
import { compile, type SourceFile } from '@hedgerow/dsl';
import { createService, TextDocument } from '@hedgerow/dsl/service';
import { LINTED, manyRules, RULES } from '../many-rules.ts';
import { median, once, race } from '../measure.ts';
import type { Line } from '../report.ts';

/** A text after each digit that somebody types: behind one percentage after another, so that each text is new. */
function typed(text: string, count: number): string[] {
  const places = [...text.matchAll(/\d+(?=%)/g)].map((match) => match.index + match[0].length);
  const decimals = new Map<number, string>();
  return Array.from({ length: count }, (_, i) => {
    const at = places[(i * 37) % places.length]!;
    decimals.set(at, `${decimals.get(at) ?? '.'}${1 + (i % 9)}`);
    const ends = [0, ...[...decimals.keys()].sort((a, b) => a - b), text.length];
    return ends
      .slice(1)
      .map((end, k) => text.slice(ends[k], end) + (decimals.get(end) ?? ''))
      .join('');
  });
}

const ROUNDS = 60;
const WARM_UP = 20;

/** Edits of one text of a rule set, as an editor makes them: a digit after another. */
function editing(
  sources: readonly SourceFile[],
  edited: string,
  look: 'checked' | 'told' | 'linted',
): () => unknown {
  const { workspace } = createService();
  const uriOf = (name: string): string => `file:///rules/${name}`;
  for (const { name, text } of sources) workspace.set(new TextDocument(uriOf(name), text, 0));
  const texts = typed(sources.find(({ name }) => name === edited)!.text, ROUNDS + WARM_UP);
  if (look === 'told') void workspace.analysis(uriOf(edited)).findings;
  let version = 0;
  return () => {
    workspace.set(new TextDocument(uriOf(edited), texts[version % texts.length]!, ++version));
    const analysis = workspace.analysis(uriOf(edited));
    if (look === 'linted') return analysis.findings;
    // What an editor shows at once: what lint found before the edit, until it has run again.
    if (look === 'told') return analysis.diagnosticsOf(uriOf(edited), { unlinted: true, before: true });
    return analysis.compilation.diagnostics;
  };
}

/** Milliseconds of first lints, each of a process of its own. */
interface ColdLints {
  readonly onOneLayer: readonly number[];
  readonly onThreeLayers: readonly number[];
}

export function compileLines(alvh: readonly SourceFile[], { onOneLayer, onThreeLayers }: ColdLints): Line[] {
  const many = [{ name: 'many.hedge', text: manyRules() }];
  const found = compile(many).diagnostics.filter((d) => d.severity === 'error');
  if (found.length > 0) throw new Error(found[0]!.message);

  const cold = once(() => compile(alvh).diagnostics);
  const times = race(
    [
      { name: 'check', run: () => compile(many).diagnostics },
      { name: 'compile', run: () => compile(many).program },
      { name: 'alvh', run: () => compile(alvh).program },
    ],
    9,
    3,
  );
  const linted = [{ name: 'many.hedge', text: manyRules(LINTED) }];
  const own = alvh.find(({ name }) => /second_engine/.test(name))!.name;
  // One editor after another, as nobody has five of them open.
  const edit = (sources: readonly SourceFile[], name: string, look: Parameters<typeof editing>[2]): number =>
    race([{ name, run: editing(sources, name, look) }], ROUNDS, WARM_UP).get(name)!;
  const edits = {
    checked: edit(many, 'many.hedge', 'checked'),
    told: edit(linted, 'many.hedge', 'told'),
    linted: edit(linted, 'many.hedge', 'linted'),
    checkedAlvh: edit(alvh, own, 'checked'),
    lintedAlvh: edit(alvh, own, 'linted'),
  };
  const size = (many[0]!.text.length / 1000).toFixed(0);
  return [
    { what: `check a file of ${RULES} rules, ms`, ours: times.get('check')!, note: `${size} kB` },
    { what: `compile a file of ${RULES} rules, ms`, ours: times.get('compile')!, note: 'to the IR' },
    {
      what: `lint a file of ${LINTED} rules on one layer, ms`,
      ours: median(onOneLayer),
      note: 'first in a process',
    },
    {
      what: `lint a file of ${LINTED} rules on three layers, ms`,
      ours: median(onThreeLayers),
      note: 'first in a process; up to eight others may cover a rule together',
    },
    { what: `an edit in ${RULES} rules, ms`, ours: edits.checked, note: 'until the checks are done' },
    {
      what: `an edit in ${LINTED} rules on one layer, ms`,
      ours: edits.told,
      note: `until the checks are told, with what lint found before; lint itself included ${edits.linted.toFixed(1)} ms`,
    },
    {
      what: 'an edit in rules/alvh, ms',
      ours: edits.lintedAlvh,
      note: `lint included; the checks alone ${edits.checkedAlvh.toFixed(1)} ms`,
    },
    { what: 'compile rules/alvh, ms', ours: times.get('alvh')!, note: `first check ${cold.toFixed(0)} ms` },
  ];
}
