import type { Screen } from './screen.ts';
import { wrap } from './width.ts';

/** A space at which labels are not broken. */
export const unbroken = '\u00a0';

/** A node to draw: one label, which may take several lines, and what hangs below it. */
export interface Branch {
  readonly label: string;
  readonly children: readonly Branch[];
}

/** Draws a tree with the root's label flush left. Long labels wrap under themselves. */
export function renderTree(root: Branch, screen: Screen, indent = ''): string[] {
  return [...indentLabel(root.label, indent, indent, screen), ...below(root.children, indent, screen)];
}

function below(children: readonly Branch[], indent: string, screen: Screen): string[] {
  const { glyphs, colors } = screen;
  return children.flatMap((child, i) => {
    const last = i === children.length - 1;
    const first = indent + colors.dim(last ? glyphs.lastBranch : glyphs.branch);
    const rest = indent + (last ? '   ' : colors.dim(glyphs.through));
    return [...indentLabel(child.label, first, rest, screen), ...below(child.children, rest, screen)];
  });
}

function indentLabel(label: string, first: string, rest: string, screen: Screen): string[] {
  const room = Math.max(30, screen.width - rest.length);
  return wrap(label, room).map(
    (line, i) => (i === 0 ? first : `${rest}  `) + line.trimEnd().replaceAll(unbroken, ' '),
  );
}
