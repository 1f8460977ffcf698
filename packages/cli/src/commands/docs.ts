import { callText, catalogue, closeTo, type FunctionSpec, functionTable } from '@hedgerow/dsl';
import type { Context } from '../io/context.ts';
import { diagnosticPage, firstParagraph, firstSentence } from '../io/documents.ts';
import { Failure } from '../io/failure.ts';
import { renderFunction } from '../render/function-entry.ts';
import { renderMarkdown } from '../render/markdown.ts';
import type { Screen } from '../render/screen.ts';
import { renderTable } from '../render/table.ts';
import { defineCommand } from './definition.ts';

const ids = Object.keys(catalogue);

export const docs = defineCommand<Record<string, never>>({
  usage: 'docs [id]',
  summary: 'Show the page of a diagnostic or of a function, or list them all',
  args: { id: 'a diagnostic such as unit-mismatch, or a function such as rsi' },
  examples: ['docs', 'docs unit-mismatch', 'docs rsi'],
  run: async ([id], _options, { out, program }: Context) => {
    const lines = id === undefined ? listing(program, out) : entry(id, out);
    out.write(`${lines.join('\n')}\n`);
    return 0;
  },
});

function entry(id: string, screen: Screen): string[] {
  const fn = functionTable.get(id);
  if (fn !== undefined) return renderFunction(fn, screen);
  const page = ids.includes(id) ? diagnosticPage(id) : undefined;
  if (page !== undefined) return renderMarkdown(page, screen);
  const [near] = closeTo(id, [...ids, ...functionTable.keys()]);
  const help =
    near === undefined
      ? '`hedgerow docs` lists all'
      : `did you mean \`${near}\`? \`hedgerow docs\` lists all`;
  throw new Failure(`there is no diagnostic and no function \`${id}\``, help);
}

function listing(program: string, screen: Screen): string[] {
  const { colors } = screen;
  const groups = Map.groupBy(functionTable.values(), (fn: FunctionSpec) => fn.group);
  const functions = [...groups].flatMap(([group, members]) => [
    '',
    colors.bold(`functions: ${group}`),
    ...renderTable(
      [{ head: '' }, { head: '' }],
      members.map((fn) => [colors.cyan(callText(fn)), firstSentence(fn.doc)]),
      screen,
    ),
  ]);
  const pages = ids
    .toSorted()
    .map((id) => [colors.cyan(id), firstSentence(firstParagraph(diagnosticPage(id) ?? ''))]);
  return [
    colors.bold('diagnostics'),
    ...renderTable([{ head: '' }, { head: '' }], pages, screen),
    ...functions,
    '',
    `${program} docs NAME shows one.`,
  ];
}
