/** A why tree as nested lists: truth, both sides, what is lacking; what decides is open and marked. */
import { counted, formatValue, type NamesOf } from '../../format/value.ts';
import type { PackedWhy, PageData } from '../page-data.ts';
import { element } from './dom.ts';

const TRUTHS = {
  t: { word: 'true', glyph: '\u2713' },
  f: { word: 'false', glyph: '\u2717' },
  u: { word: 'unknown', glyph: '?' },
} as const;

type Trees = Pick<PageData, 'conditions' | 'nodes' | 'states'>;

export const whyTree = (root: number, trees: Trees): HTMLElement =>
  element('ul', { class: 'why' }, [node(root, trees)]);

function node(index: number, trees: Trees): HTMLElement {
  const why = trees.nodes[index]!;
  const line = lineOf(why, trees);
  const item = element('li', { class: `truth-${TRUTHS[why.truth].word}` });
  if (why.parts === undefined) {
    item.append(element('div', { class: 'leaf' }, line));
    return item;
  }
  item.append(
    element('details', why.decides ? { open: '' } : {}, [
      element('summary', {}, line),
      element(
        'ul',
        {},
        why.parts.map((part) => node(part, trees)),
      ),
    ]),
  );
  return item;
}

function lineOf(why: PackedWhy, { conditions, states }: Trees): Node[] {
  const { word, glyph } = TRUTHS[why.truth];
  const { text, unit, place } = conditions[why.of]!;
  const name = why.named === undefined ? [] : [element('b', {}, [conditions[why.named]!.text]), ': '];
  const told = measures(why, unit, (of) => states[of]).map((measure) =>
    element('span', { class: 'measure' }, [measure]),
  );
  return [
    element('span', { class: 'truth' }, [element('span', { 'aria-hidden': 'true' }, [`${glyph} `]), word]),
    element('span', { class: 'condition' }, [
      element('code', {}, [...name, text]),
      ...told,
      ...(why.decides ? [element('span', { class: 'measure deciding' }, ['decides'])] : []),
      element('span', { class: 'measure place' }, [place]),
    ]),
  ];
}

function measures(why: PackedWhy, unit: string, namesOf: NamesOf): string[] {
  const written = (x: number | null): string => formatValue(x, unit, namesOf);
  const { value, threshold, move, truth, progress, since, earliest, blame } = why;
  return [
    value !== undefined &&
      `${figure(value, written)}${threshold === undefined || unit.startsWith('regime:') ? '' : ` against ${written(threshold)}`}`,
    move !== undefined &&
      `${truth === 't' ? 'holds' : 'short'} by ${formatValue(Math.abs(move[0]), move[2])}${sigmas(move[1])}`,
    progress !== undefined && `${progress[0]} of ${progress[1]} ${progress[2]}`,
    blame !== undefined && `unknown because of ${blame.join(', ')}`,
    earliest !== undefined && `at the earliest in ${counted(earliest, 'session')}`,
    since !== undefined && `since ${since}`,
  ]
    .filter((measure) => measure !== false)
    .map((measure) => measure.replace(/(?<=^|\s)-(?=\d)/g, '\u2212'));
}

/** One value, or of a score with unknown parts the least and the greatest that it may be. */
const figure = (
  value: NonNullable<PackedWhy['value']> | null,
  written: (x: number | null) => string,
): string =>
  typeof value === 'number' || value === null
    ? written(value)
    : `${written(value[0])} to ${written(value[1])}`;

const sigmas = (value: number | null): string =>
  value === null ? '' : ` (${Math.abs(value).toFixed(1)}\u03c3)`;
