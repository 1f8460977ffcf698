import { dimensionText, type FunctionSpec, functionTable, parameterKind, signature } from '@hedgerow/dsl';

const titles: Readonly<Record<FunctionSpec['group'], string>> = {
  moving: 'Moving averages',
  statistics: 'Statistics',
  change: 'Changes and returns',
  indicator: 'Indicators',
  math: 'Arithmetic',
  options: 'Options',
  macro: 'Published figures',
};

const visible = [...functionTable.values()].filter((fn) => !fn.hidden);

function entry(fn: FunctionSpec): string {
  const members = (fn.members ?? []).map((m) => `- \`.${m.name}\`: ${dimensionText(m.dimension)}; ${m.doc}`);
  return [
    `### ${fn.name}`,
    `    ${signature(fn)}`,
    fn.doc,
    fn.parameters.map((p) => `- \`${p.name}\`: ${parameterKind(p)}; ${p.doc}`).join('\n'),
    ...(members.length > 0 ? [members.join('\n')] : []),
    `*Formula.* ${fn.formula}.`,
    `*Source.* ${fn.source}. *Example.* \`${fn.example}\``,
  ].join('\n\n');
}

/** docs/functions.md: the function table as a page. */
export function functionsPage(): string {
  const groups = (Object.keys(titles) as FunctionSpec['group'][]).map((group) => {
    const entries = visible.filter((fn) => fn.group === group).map(entry);
    return `## ${titles[group]}\n\n${entries.join('\n\n')}`;
  });
  return `# Functions

Generated from the function table. A bare count is so many observations on the argument's own clock, gaps skipped; a duration (\`20 sessions\`) is strict. Windows are evaluated afresh, oldest value first. A result that is not finite is unknown. Beside these, \`count(C, D)\`, \`known(x)\` and \`coalesce(x, y)\` are forms of the language.

${groups.join('\n\n')}
`;
}
