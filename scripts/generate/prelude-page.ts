import { parse, preludeFiles } from '@hedgerow/dsl';

type PreludeFile = (typeof preludeFiles)[number];
type Statement = ReturnType<typeof parse>['ast']['statements'][number];

const cell = (text: string): string => text.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|');
const code = (text: string): string => `\`${cell(text)}\``;

/** What comes before the first declaration: the file's own comment. */
const intro = ({ text }: PreludeFile): string => cell(/^(?:# .*\n)*/.exec(text)![0].replace(/^# /gm, ''));

/** The names of a statement as they are written in rules, and what each is declared as. */
function declared(statement: Statement, { text }: PreludeFile): readonly (readonly [string, string])[] {
  const slice = (start: number, end: number): string => text.slice(start, end);
  switch (statement.kind) {
    case 'Input': {
      const type = slice(statement.type.span.start, statement.span.end).replace(/ from ".*$/s, '');
      return statement.names.map(({ name }) => [name, `input ${code(type)}`]);
    }
    case 'Let': {
      const params = statement.params?.map(({ name }) => name).join(', ');
      const name = statement.name.name + (params === undefined ? '' : `(${params})`);
      return [[name, code(slice(statement.value.span.start, statement.value.span.end))]];
    }
    default:
      return 'name' in statement && statement.name
        ? [[statement.name.name, statement.kind.toLowerCase()]]
        : [];
  }
}

function section(file: PreludeFile): string {
  const rows = parse(file).ast.statements.flatMap((statement) => {
    const doc = cell('doc' in statement ? (statement.doc ?? '') : '');
    return declared(statement, file).map(([name, is]) => `| ${code(name)} | ${is} | ${doc} |`);
  });
  const title = file.name.replace(/^.*\//, '').replace(/\.hedge$/, '');
  return `## ${title}\n\n${intro(file)}\n\n| name | is | |\n|---|---|---|\n${rows.join('\n')}`;
}

/** docs/prelude.md: the names that every rule set starts with. */
export const preludePage = (): string => `# The prelude

Generated from \`packages/dsl/src/prelude\`. Names that every rule set starts with; redeclaring one overrides it, and what is not used costs nothing. A definition may be supplied by data of its name instead.

${preludeFiles.map(section).join('\n\n')}
`;
