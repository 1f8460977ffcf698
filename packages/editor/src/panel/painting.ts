/** What a chart draws besides its series: bands, hatches, thresholds, marks. Lengths are pixels of the canvas. */

export interface Palette {
  readonly text: string;
  readonly dim: string;
  readonly back: string;
  readonly band: string;
  readonly hatch: string;
  readonly before: string;
  readonly mark: string;
  readonly threshold: string;
  readonly grid: string;
  readonly accent: string;
  readonly series: readonly string[];
}

/** Canvases know no custom properties: they are read from the panel. */
export function paletteOf(element: Element): Palette {
  const style = getComputedStyle(element);
  const of = (name: string): string => style.getPropertyValue(`--${name}`).trim();
  return {
    text: of('text'),
    dim: of('dim'),
    back: of('back'),
    band: of('band'),
    hatch: of('hatch'),
    before: of('before'),
    mark: of('mark'),
    threshold: of('threshold'),
    grid: of('grid'),
    accent: of('accent'),
    series: [0, 1, 2, 3].map((i) => of(`series-${i}`)),
  };
}

type Context = CanvasRenderingContext2D;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Slanting lines, over any width the same. */
export function hatched(context: Context, box: Box, colour: string, ratio: number): void {
  context.save();
  context.beginPath();
  context.rect(box.left, box.top, box.width, box.height);
  context.clip();
  context.strokeStyle = colour;
  context.lineWidth = ratio;
  const gap = 7 * ratio;
  context.beginPath();
  const first = Math.floor((box.left - box.height) / gap) * gap;
  for (let x = first; x < box.left + box.width; x += gap) {
    context.moveTo(x, box.top + box.height);
    context.lineTo(x + box.height, box.top);
  }
  context.stroke();
  context.restore();
}

export function dashed(context: Context, box: Box, y: number, colour: string, ratio: number): void {
  context.save();
  context.strokeStyle = colour;
  context.lineWidth = 1.5 * ratio;
  context.setLineDash([6 * ratio, 4 * ratio]);
  context.beginPath();
  context.moveTo(box.left, y);
  context.lineTo(box.left + box.width, y);
  context.stroke();
  context.restore();
}

/** Above the right end of a line, on the colour of the ground so that it is read over any series. */
export function label(
  context: Context,
  text: string,
  right: number,
  y: number,
  { back, threshold }: Palette,
  ratio: number,
): void {
  context.save();
  context.font = `${11 * ratio}px system-ui, sans-serif`;
  context.textAlign = 'right';
  context.textBaseline = 'bottom';
  context.lineJoin = 'round';
  context.lineWidth = 3 * ratio;
  context.strokeStyle = back;
  context.fillStyle = threshold;
  context.strokeText(text, right - 2 * ratio, y - ratio);
  context.fillText(text, right - 2 * ratio, y - ratio);
  context.restore();
}

type Point = readonly [x: number, y: number];

/** Corners in a square from -1 to 1. */
const shapes: Readonly<Record<string, readonly Point[]>> = {
  activated: [
    [0, -1],
    [1, 1],
    [-1, 1],
  ],
  deactivated: [
    [0, 1],
    [1, -1],
    [-1, -1],
  ],
  scaled: [
    [0, -1],
    [1, 0],
    [0, 1],
    [-1, 0],
  ],
  constrained: [
    [-0.8, -0.8],
    [0.8, -0.8],
    [0.8, 0.8],
    [-0.8, 0.8],
  ],
};

const strokes: Readonly<Record<string, readonly (readonly [Point, Point])[]>> = {
  vetoed: [
    [
      [-1, -1],
      [1, 1],
    ],
    [
      [1, -1],
      [-1, 1],
    ],
  ],
  lapsed: [
    [
      [-1, 0],
      [1, 0],
    ],
  ],
  rolled: [
    [
      [-1, -0.5],
      [1, -0.5],
    ],
    [
      [-1, 0.5],
      [1, 0.5],
    ],
  ],
  alert: [
    [
      [0, -1],
      [0, 1],
    ],
    [
      [-1, 0],
      [1, 0],
    ],
  ],
};

/** Every kind of decision has a shape of its own: proposed and approved are an open and a full circle. */
export function drawMark(context: Context, kind: string, x: number, y: number, radius: number): void {
  context.beginPath();
  const corners = shapes[kind];
  const lines = strokes[kind];
  if (corners) {
    for (const [dx, dy] of corners) context.lineTo(x + dx * radius, y + dy * radius);
    context.closePath();
    context.fill();
  } else if (lines) {
    for (const [[x0, y0], [x1, y1]] of lines) {
      context.moveTo(x + x0 * radius, y + y0 * radius);
      context.lineTo(x + x1 * radius, y + y1 * radius);
    }
    context.stroke();
  } else {
    context.arc(x, y, radius * 0.8, 0, 2 * Math.PI);
    if (kind === 'proposed') context.stroke();
    else context.fill();
  }
}
