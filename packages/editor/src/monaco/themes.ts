/**
 * Colours of our own: each text colour has a contrast of at least 4.5:1 with its background (WCAG 2.2 AA; a test works
 * it out), inlay hints and lenses included, which Monaco's own themes do not reach. The high-contrast themes are
 * Monaco's, with colours by meaning.
 */
import { editor } from 'monaco-editor/editor';

export const themeNames = ['light', 'dark', 'high-contrast', 'high-contrast-light'] as const;
export type ThemeName = (typeof themeNames)[number];

/** What is coloured, in the words of Monarch's tokens and of the semantic ones. */
interface Palette {
  readonly background: string;
  readonly text: string;
  readonly quiet: string;
  readonly comment: string;
  readonly keyword: string;
  readonly number: string;
  readonly string: string;
  readonly name: string;
  readonly callable: string;
  readonly knob: string;
  readonly state: string;
  readonly unit: string;
}

export const palettes: Readonly<Record<ThemeName, Palette>> = {
  light: {
    background: '#ffffff',
    text: '#1f2328',
    quiet: '#59636e',
    comment: '#54702f',
    keyword: '#6f2dbd',
    number: '#0a6640',
    string: '#9a3412',
    name: '#0b4f8a',
    callable: '#795e26',
    knob: '#a31565',
    state: '#1b6a75',
    unit: '#3f6b1d',
  },
  dark: {
    background: '#1a1d21',
    text: '#e4e6e8',
    quiet: '#a3adb8',
    comment: '#8fb573',
    keyword: '#c9a2f2',
    number: '#8fd9b6',
    string: '#f0a987',
    name: '#8cc8ff',
    callable: '#e3d18a',
    knob: '#ff9ecb',
    state: '#7fd6dd',
    unit: '#b5d99c',
  },
  'high-contrast': {
    background: '#000000',
    text: '#ffffff',
    quiet: '#d4d4d4',
    comment: '#9be07a',
    keyword: '#e0c2ff',
    number: '#9dffd0',
    string: '#ffbf9e',
    name: '#a5d8ff',
    callable: '#ffee99',
    knob: '#ffb3d9',
    state: '#8ff4fb',
    unit: '#cdf5b0',
  },
  'high-contrast-light': {
    background: '#ffffff',
    text: '#000000',
    quiet: '#32383f',
    comment: '#2f4a10',
    keyword: '#4a0f92',
    number: '#03432a',
    string: '#6e1f06',
    name: '#063867',
    callable: '#4d3900',
    knob: '#71063f',
    state: '#06444d',
    unit: '#25470a',
  },
};

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
    colors: name.startsWith('high-contrast') ? {} : coloursOf(colour),
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
