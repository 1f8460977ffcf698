import { parse, preludeFiles } from '@hedgerow/dsl';

/** docs/prelude.md: the names that every rule set starts with. */
export function preludePage(): string {
  const sections = preludeFiles.map((file) => {
    const rows = parse(file).ast.statements.flatMap((statement) => {
      const doc = ('doc' in statement ? (statement.doc ?? '') : '').replace(/\n/g, ' ').replace(/\|/g, '\\|');
      const names =
        statement.kind === 'Input'
          ? statement.names
          : 'name' in statement && statement.name
            ? [statement.name]
            : [];
      return names.map(({ name }) => `| \`${name}\` | ${statement.kind.toLowerCase()} | ${doc} |`);
    });
    return `## ${file.name.replace(/^.*\//, '').replace(/\.hedge$/, '')}\n\n| name | is | |\n|---|---|---|\n${rows.join('\n')}`;
  });
  return `# The prelude

Generated from \`packages/dsl/src/prelude\`. Names that every rule set starts with; redeclaring one overrides it, and what is not used costs nothing. A definition may be supplied by data of its name instead.

${sections.join('\n\n')}
`;
}
