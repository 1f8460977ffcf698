import type { Why } from '@hedgerow/runtime';
import { counted, formatValue, type NamesOf } from './numbers.ts';
import type { Screen } from './screen.ts';
import { type Branch, renderTree, unbroken } from './tree.ts';
import { clip, visible } from './width.ts';

export interface WhyStyle {
  /** All conditions; otherwise those that decide the truth of the whole. */
  readonly full: boolean;
  readonly namesOf: NamesOf;
}

/** The tree of conditions, one a line: its truth, its text, and the figures that matter. */
export function renderWhy(why: Why, style: WhyStyle, screen: Screen, indent = ''): string[] {
  return renderTree(branch(why, style, screen), screen, indent);
}

function branch(why: Why, style: WhyStyle, screen: Screen): Branch {
  const { shown, definition } = unwrapped(why, style.full);
  const children = style.full ? shown.children : shown.children.filter((child) => tells(shown, child));
  const facts = whyFacts(shown, style.namesOf, screen).map((fact) => fact.replaceAll(' ', unbroken));
  const own = oneLine(shown.text);
  const text = children.length > 0 && !style.full ? clip(own, longest, screen.glyphs.ellipsis) : own;
  const name = definition === undefined ? '' : `${definition}: `;
  const label = `${truthMark(shown.truth, screen)} ${name}${text}`;
  return {
    label:
      facts.length === 0 ? label : `${label}   ${screen.colors.dim(facts.join(` ${screen.glyphs.dot} `))}`,
    children: children.map((child) => branch(child, style, screen)),
  };
}

/** A condition whose parts follow is cut to this: they say the rest. */
const longest = 72;

/** A definition's name is shown beside what it stands for, not above it. */
function unwrapped(why: Why, full: boolean): { readonly shown: Why; readonly definition?: string } {
  const [only] = why.children;
  if (full || why.form !== 'name' || why.children.length !== 1 || only === undefined) return { shown: why };
  return { shown: only, definition: oneLine(why.text) };
}

const weighed: ReadonlySet<string> = new Set(['and', 'or', 'vote', 'compare']);

/**
 * What is told in short: of several parts those that decide; of a window its condition as it stands now, but not
 * one that no longer holds under a `within` that was true some sessions ago.
 */
function tells(whole: Why, part: Why): boolean {
  if (weighed.has(whole.form)) return part.decides;
  return !(whole.form === 'within' && whole.truth === 'true' && part.truth !== 'true');
}

export function truthMark(truth: Why['truth'], { colors, glyphs }: Screen): string {
  if (truth === 'true') return colors.green(glyphs.yes);
  return truth === 'false' ? colors.red(glyphs.no) : colors.yellow(glyphs.unknown);
}

/** `27.56 vs 28.00`, `short by 0.44 (0.2σ)`, `1 of 3 sessions`, `since 2020-02-24`. */
function whyFacts(why: Why, namesOf: NamesOf, { glyphs }: Screen): string[] {
  const facts: string[] = [];
  const { value, threshold, unit = '', distance, progress } = why;
  if (value !== undefined) {
    const now = figureOf(why, namesOf);
    facts.push(threshold === undefined ? now : `${now} vs ${formatValue(threshold, unit, namesOf)}`);
  }
  if (distance !== undefined && why.truth !== 'unknown') {
    const sigmas =
      distance.sigmas === null ? '' : ` (${Math.abs(distance.sigmas).toFixed(1)}${glyphs.sigma})`;
    const gap = formatValue(Math.abs(distance.move), distance.unit, namesOf);
    facts.push(`${why.truth === 'true' ? 'holds by' : 'short by'} ${gap}${sigmas}`);
  }
  if (progress !== undefined) facts.push(`${progress.have} of ${progress.need} ${progress.unit}`);
  if (why.truth === 'unknown' && why.blame !== undefined && why.blame.length > 0) {
    facts.push(`unknown because of ${why.blame.join(', ')}`);
  }
  if (why.truth !== 'true' && typeof why.earliest === 'number' && why.earliest > 0) {
    facts.push(`earliest in ${counted(why.earliest, 'session')}`);
  }
  if (why.since !== null) facts.push(`since ${why.since}`);
  return facts;
}

/** `33.42`; of a score with unknown parts the least and the greatest that it may be, `65%..100%`. */
function figureOf({ value = null, unit = '', range }: Why, namesOf: NamesOf): string {
  const figure = (x: number | null): string => formatValue(x, unit, namesOf);
  return range === undefined ? figure(value) : `${figure(range[0])}..${figure(range[1])}`;
}

const joints: ReadonlySet<string> = new Set(['and', 'or', 'not', 'vote', 'name']);

/** The deciding conditions in a row with their values: `vix > 28 for 3 sessions (33.42); breakeven ...`. */
export function whyInShort(why: Why, namesOf: NamesOf): string {
  return deciding(why)
    .map((part) => {
      const figure = firstFigure(part);
      return figure?.value === undefined
        ? oneLine(part.text)
        : `${oneLine(part.text)} (${figureOf(figure, namesOf)})`;
    })
    .join('; ');
}

function deciding(why: Why): readonly Why[] {
  const parts = why.children.filter((child) => child.decides);
  return joints.has(why.form) && parts.length > 0 ? parts.flatMap(deciding) : [why];
}

/** Forms whose value now says something: of `x crosses above y within 10 sessions` it does not. */
const figured: ReadonlySet<string> = new Set(['compare', 'for', 'kofn', 'name']);

function firstFigure(why: Why): Why | undefined {
  if (!figured.has(why.form)) return undefined;
  if (why.value !== undefined) return why;
  return why.children.map(firstFigure).find((found) => found !== undefined);
}

/** The author's text, which may span lines, on one. */
const oneLine = (text: string): string =>
  visible(text).replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')').trim();
