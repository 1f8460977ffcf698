/** Themes of Monaco in our colours: inlay hints and lenses too reach a contrast that Monaco's own do not. */
import { editor } from 'monaco-editor/editor';
import { type Palette, palettes, type ThemeName, themeNames } from './palettes.ts';

const bases: Readonly<Record<ThemeName, editor.BuiltinTheme>> = {
  light: 'vs',
  dark: 'vs-dark',
  'high-contrast': 'hc-black',
  'high-contrast-light': 'hc-light',
};

/** Monaco's name of a theme of ours. */
export const themeId = (name: ThemeName): string => `hedgerow-${name}`;

export function defineThemes(): void {
  for (const name of themeNames) editor.defineTheme(themeId(name), themeOf(name));
}

function themeOf(name: ThemeName): editor.IStandaloneThemeData {
  const colour = palettes[name];
  const rule = (token: string, foreground: string, fontStyle = '') => ({
    token,
    foreground: foreground.slice(1),
    fontStyle,
  });
  return {
    base: bases[name],
    inherit: true,
    rules: [
      { token: '', foreground: colour.text.slice(1), background: colour.background.slice(1) },
      rule('comment', colour.comment),
      rule('comment.doc', colour.comment, 'italic'),
      rule('comment.documentation', colour.comment, 'italic'),
      rule('keyword', colour.keyword),
      rule('number', colour.number),
      rule('string', colour.string),
      rule('string.escape', colour.callable),
      rule('operator', colour.text),
      rule('delimiter', colour.text),
      rule('variable', colour.name),
      rule('variable.readonly', colour.name, 'italic'),
      rule('parameter', colour.knob),
      rule('property', colour.knob),
      rule('function', colour.callable),
      rule('method', colour.callable),
      rule('enumMember', colour.state),
      rule('enum', colour.state),
      rule('event', colour.state),
      rule('struct', colour.state),
      rule('type', colour.unit),
    ],
    colors: name.startsWith('high-contrast')
      ? // Monaco's own are grey: of the last line's number, and of lenses.
        {
          'editorLineNumber.dimmedForeground': colour.quiet,
          'editorCodeLens.foreground': colour.quiet,
        }
      : coloursOf(colour),
  };
}

const coloursOf = ({ background, text, quiet }: Palette): editor.IColors => ({
  'editor.background': background,
  'editor.foreground': text,
  'editorLineNumber.foreground': quiet,
  'editorLineNumber.activeForeground': text,
  'editorLineNumber.dimmedForeground': quiet,
  'editorInlayHint.foreground': quiet,
  'editorInlayHint.background': `${quiet}14`,
  'editorInlayHint.typeForeground': quiet,
  'editorInlayHint.parameterForeground': quiet,
  'editorCodeLens.foreground': quiet,
  'editor.placeholder.foreground': quiet,
  'editorUnnecessaryCode.opacity': '#000000ff',
});
