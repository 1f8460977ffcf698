/** LSP's constants of diagnostics, of which alone a check has need. */

export const DiagnosticSeverity = {
  Error: 1,
  Warning: 2,
  Information: 3,
  Hint: 4,
} as const;

export const DiagnosticTag = {
  Unnecessary: 1,
  Deprecated: 2,
} as const;
