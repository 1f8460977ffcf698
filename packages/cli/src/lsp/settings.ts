/** Settings of an editor, `hedgerow.lint`: of the same form as the section `lint` of hedgerow.json, and before it. */
import type { LintConfig } from '@hedgerow/dsl';
import { parseManifest } from '@hedgerow/runtime';

/** The lint settings among an editor's, with what is wrong with them; nothing of a section in error is used. */
export function lintSettings(settings: unknown): {
  readonly lint: LintConfig;
  readonly problems: readonly string[];
} {
  const lint = isObject(settings) ? settings.lint : undefined;
  if (lint === undefined || lint === null) return { lint: {}, problems: [] };
  const { manifest, issues } = parseManifest(JSON.stringify({ lint }), 'settings');
  const problems = issues.map(({ message }) => message);
  return { lint: problems.length > 0 ? {} : (manifest?.lint ?? {}), problems };
}

/** Settings of an editor over those of a folder: each rule by itself. */
export const mergedLint = (folder: LintConfig, editor: LintConfig): LintConfig => ({
  ...folder,
  ...editor,
  ...((folder.rules ?? editor.rules) && { rules: { ...folder.rules, ...editor.rules } }),
});

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
