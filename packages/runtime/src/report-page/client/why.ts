/** A why tree as nested lists: truth, both sides, what is lacking; what decides is open and marked. */
import { counted, formatMove, formatValue } from '../../format/value.ts';
import type { PackedCondition, PackedWhy } from '../page-data.ts';
import { element } from './dom.ts';

const TRUTHS = {
  t: { word: 'true', glyph: '\u2713' },
  f: { word: 'false', glyph: '\u2717' },
  u: { word: 'unknown', glyph: '?' },
} as const;

export function whyTree(why: PackedWhy, conditions: readonly PackedCondition[]): HTMLElement {
  return element('ul', { class: 'why' }, [node(why, conditions)]);
}

function node(why: PackedWhy, conditions: readonly PackedCondition[]): HTMLElement {
  const line = lineOf(why, conditions[why.of]!);
  const item = element('li', { class: `truth-${TRUTHS[why.truth].word}${why.decides ? ' decides' : ''}` });
  if (why.parts === undefined) {
    item.append(element('div', { class: 'leaf' }, line));
    return item;
  }
  const parts = why.parts.map((part) => node(part, conditions));
  const details = element('details', why.decides ? { open: '' } : {}, [
    element('summary', {}, line),
    element('ul', {}, parts),
  ]);
  item.append(details);
  return item;
}

function lineOf(why: PackedWhy, { text, unit, place }: PackedCondition): Node[] {
  const { word, glyph } = TRUTHS[why.truth];
  const badge = element('span', { class: 'truth' }, [
    element('span', { 'aria-hidden': 'true' }, [`${glyph} `]),
    word,
  ]);
  const told = measures(why, unit).map((measure) => element('span', { class: 'measure' }, [measure]));
  return [
    badge,
    element('span', { class: 'condition' }, [
      element('code', {}, [text]),
      ...told,
      ...(why.decides ? [element('span', { class: 'measure deciding' }, ['decides'])] : []),
      element('span', { class: 'measure place' }, [place]),
    ]),
  ];
}

function measures({ sides, move, progress, since, earliest, blame }: PackedWhy, unit: string): string[] {
  return [
    sides !== undefined && `${formatValue(sides[0], unit)} against ${formatValue(sides[1], unit)}`,
    move !== undefined && `flips by ${formatMove(move[0], unit)}${sigmas(move[1])}`,
    progress !== undefined && `${progress[0]} of ${progress[1]} ${progress[2]}`,
    since !== undefined && `since ${since}`,
    earliest !== undefined && earliest > 0 && `at the earliest in ${counted(earliest, 'session')}`,
    blame !== undefined && `unknown because of ${blame.join(', ')}`,
  ]
    .filter((measure) => measure !== false)
    .map((measure) => measure.replace(/(?<=^|\s)-(?=\d)/g, '\u2212'));
}

const sigmas = (value: number | null): string =>
  value === null ? ', unknown in daily deviations' : `, ${deviations(Math.abs(value))} daily deviations`;

const deviations = (size: number): string => (size < 0.05 ? 'less than 0.1' : size.toFixed(1));
