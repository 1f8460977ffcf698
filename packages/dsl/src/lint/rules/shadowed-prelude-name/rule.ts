import { defineRule } from '../../rule.ts';

/** Overriding is a feature; doing so unknowingly is not. */
export const shadowedPreludeName = defineRule<{ name: string; kind: string }>()({
  spec: {
    severity: 'info',
    message: ({ name, kind }) => `\`${name}\` hides the ${kind} of that name in the prelude`,
    help: () => 'if that is meant, `# allow shadowed-prelude-name: ...` says why; else take another name',
  },
  category: 'style',
  summary: 'a declaration hides a name of the prelude',
  recommended: 'off',
  strict: 'info',
  options: {},
  check(cx) {
    for (const { source } of cx.files) {
      for (const { role, target, span } of cx.symbols.in(source.name)) {
        if (role !== 'declaration' || target.kind !== 'entry') continue;
        const kind = cx.preludeNames.get(target.entry.name);
        if (kind !== undefined) cx.report({ name: target.entry.name, kind }, { file: source.name, span });
      }
    }
  },
});
