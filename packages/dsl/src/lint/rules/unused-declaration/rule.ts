import type { NamedDeclaration } from '../../../semantics/scope.ts';
import { defineRule } from '../../rule.ts';

const kinds: Partial<Record<NamedDeclaration['kind'], string>> = {
  Input: 'input',
  Let: 'definition',
  Event: 'event',
  Regime: 'regime',
  Score: 'score',
  Layer: 'layer',
  Enum: 'enumeration',
};

/** Params have a check of their own; rules, assertions and profiles need no reader. */
export const unusedDeclaration = defineRule<{ name: string; kind: string }>()({
  spec: {
    severity: 'warning',
    message: ({ name, kind }) => `nothing uses the ${kind} \`${name}\``,
    help: () => 'use it, or remove it',
  },
  category: 'style',
  summary: 'an input, definition, event, regime, score, layer or enumeration that nothing uses',
  recommended: 'warning',
  strict: 'warning',
  options: {},
  check(cx) {
    for (const { source, ast } of cx.files) {
      if (!ast.statements.some(({ kind }) => kind in kinds)) continue;
      for (const { role, target, span } of cx.symbols.in(source.name)) {
        if (role !== 'declaration' || target.kind !== 'entry') continue;
        const { declaration, name } = target.entry;
        const kind = kinds[declaration.kind];
        if (kind === undefined || cx.symbols.of(target).some((one) => one.role === 'use')) continue;
        // The members of an enumeration stand for it.
        if (declaration.kind === 'Enum' && declaration.members.some((m) => isUsed(m.name))) continue;
        cx.report({ name, kind }, { file: source.name, span });
      }
    }
    function isUsed(member: string): boolean {
      return cx.files.some(({ source }) =>
        cx.symbols
          .in(source.name)
          .some(({ role, target }) => role === 'use' && target.kind === 'member' && target.name === member),
      );
    }
  },
});
