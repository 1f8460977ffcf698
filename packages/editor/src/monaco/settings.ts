import type { editor } from 'monaco-editor/editor';

/** How the editor behaves unless the host says otherwise. */
export const editorDefaults: editor.IStandaloneEditorConstructionOptions = {
  automaticLayout: true,
  'semanticHighlighting.enabled': true,
  // The service knows the names; words of the text would only stand between them.
  wordBasedSuggestions: 'off',
  // Names are completed within the placeholders of alerts, too.
  quickSuggestions: { other: true, comments: false, strings: true },
  inlayHints: { enabled: 'on' },
  hover: { enabled: 'on', above: false },
  codeLens: true,
  // Findings of a text that is only read are findings, too.
  renderValidationDecorations: 'on',
  minimap: { enabled: false },
  fontFamily: "ui-monospace, 'Cascadia Code', Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  fontSize: 14,
  lineHeight: 21,
  tabSize: 2,
  insertSpaces: true,
  detectIndentation: false,
  formatOnType: true,
  linkedEditing: true,
  scrollBeyondLastLine: false,
  wordWrap: 'on',
  wrappingIndent: 'indent',
  padding: { top: 8, bottom: 8 },
  renderWhitespace: 'none',
  stickyScroll: { enabled: false },
  unicodeHighlight: { ambiguousCharacters: true, invisibleCharacters: true },
  suggest: { showStatusBar: true, preview: false, snippetsPreventQuickSuggestions: false },
};
