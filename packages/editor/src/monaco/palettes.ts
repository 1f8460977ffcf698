/**
 * Colours of our own: each text colour has a contrast of at least 4.5:1 with its background (WCAG 2.2 AA; a test works
 * it out), in the themes of high contrast of 7:1.
 */

export const themeNames = ['light', 'dark', 'high-contrast', 'high-contrast-light'] as const;
export type ThemeName = (typeof themeNames)[number];

/** What is coloured, in the words of Monarch's tokens and of the semantic ones. */
export interface Palette {
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
