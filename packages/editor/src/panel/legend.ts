/** What the colours, hatches and shapes of a chart stand for. */
import type { Fired } from '../protocol.ts';
import { make } from './dom.ts';
import { type Box, dashed, drawMark, hatched, type Palette } from './painting.ts';

const ratio = 2;
const box: Box = { left: 0, top: 0, width: 16 * ratio, height: 12 * ratio };

function entry(text: string, paint: (context: CanvasRenderingContext2D) => void): HTMLLIElement {
  const canvas = make('canvas', { width: box.width, height: box.height, 'aria-hidden': 'true' });
  const context = canvas.getContext('2d');
  if (context) paint(context);
  return make('li', {}, canvas, text);
}

export function legendOf(fired: Fired, palette: Palette, isUnknown: boolean): HTMLLIElement[] {
  const filled = (colour: string, top: number) => (context: CanvasRenderingContext2D) => {
    context.fillStyle = colour;
    context.fillRect(0, top, box.width, box.height - top);
  };
  const entries: HTMLLIElement[] = [];
  if (fired.layer !== null) entries.push(entry('active', filled(palette.band, 0)));
  if (fired.before)
    entries.push(entry('active in the saved text', filled(palette.before, box.height - 7 * ratio)));
  if (isUnknown) entries.push(entry('unknown', (context) => hatched(context, box, palette.hatch, ratio)));
  if (fired.lines.some(({ thresholds }) => thresholds.length > 0)) {
    entries.push(
      entry('threshold', (context) => dashed(context, box, box.height / 2, palette.threshold, ratio)),
    );
  }
  for (const kind of new Set(fired.marks.map((one) => one.kind))) {
    const shape = (context: CanvasRenderingContext2D): void => {
      context.fillStyle = palette.mark;
      context.strokeStyle = palette.mark;
      context.lineWidth = 1.5 * ratio;
      drawMark(context, kind, box.width / 2, box.height / 2, 4 * ratio);
    };
    entries.push(entry(kind, shape));
  }
  return entries;
}
