import { createColors } from 'picocolors';
import { ascii, unicode } from '../../src/render/glyphs.ts';
import type { Screen } from '../../src/render/screen.ts';

/** A screen that no one looks at: no colours, so that tests read what people read. */
export const plainScreen = (width = 100): Screen => ({
  write: () => undefined,
  colors: createColors(false),
  glyphs: unicode,
  width,
  interactive: false,
});

export const asciiScreen = (width = 100): Screen => ({ ...plainScreen(width), glyphs: ascii });

export const colorScreen = (width = 100): Screen => ({ ...plainScreen(width), colors: createColors(true) });
