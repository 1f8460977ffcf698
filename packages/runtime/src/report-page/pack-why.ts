/** Packs why trees: each condition's text once, equal parts of trees once, a definition's name with its body. */
import type { Why } from '../explain/why.ts';
import { placeOf } from './labels.ts';
import type { PackedCondition, PackedWhy } from './page-data.ts';

/** Six significant digits are as many as anybody reads. */
export const rounded = (value: number): number => Number(value.toPrecision(6));

export interface PackedTrees {
  readonly conditions: readonly PackedCondition[];
  readonly nodes: readonly PackedWhy[];
  /** Index of the tree's root in `nodes`. */
  pack(why: Why): number;
}

export function packedTrees(): PackedTrees {
  const conditions = interned<PackedCondition>();
  const nodes = interned<PackedWhy>();
  const conditionOf = ({ text, form, unit, span }: Why): number =>
    conditions.indexOf({
      text: oneLine(text),
      form,
      unit: unit ?? '',
      place: placeOf(span),
    });
  const pack = (why: Why): number => {
    const [body] = why.children;
    const named = why.form === 'name' && why.children.length === 1 && body !== undefined;
    const shown = named ? body : why;
    return nodes.indexOf({
      of: conditionOf(shown),
      ...(named ? { named: conditionOf(why) } : {}),
      ...facts(shown),
      ...(why.decides ? { decides: 1 } : {}),
      ...(shown.children.length === 0 ? {} : { parts: shown.children.map(pack) }),
    });
  };
  return { conditions: conditions.all, nodes: nodes.all, pack };
}

function facts(
  why: Why,
): Pick<PackedWhy, 'truth' | 'since' | 'value' | 'move' | 'progress' | 'earliest' | 'blame'> {
  const { truth, since, value, range, threshold, distance, progress, earliest, blame } = why;
  return {
    truth: truth === 'true' ? 't' : truth === 'false' ? 'f' : 'u',
    ...(since === null ? {} : { since }),
    ...(range !== undefined
      ? { value: [side(range[0]), side(range[1])] as const }
      : value === undefined
        ? {}
        : { value: side(value) }),
    ...(threshold === undefined ? {} : { threshold: side(threshold) }),
    ...(distance === undefined || truth === 'unknown'
      ? {}
      : { move: [rounded(distance.move), side(distance.sigmas), distance.unit] as const }),
    ...(progress === undefined ? {} : { progress: [progress.have, progress.need, progress.unit] as const }),
    ...(truth === 'true' || typeof earliest !== 'number' || earliest <= 0 ? {} : { earliest }),
    ...(truth !== 'unknown' || blame === undefined || blame.length === 0 ? {} : { blame }),
  };
}

const side = (value: number | null): number | null => (value === null ? null : rounded(value));

/** The author's text, which may span lines, on one. */
const oneLine = (text: string): string =>
  text.replace(/\s+/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')').trim();

/** Each equal thing once, by its index. */
function interned<T>(): { readonly all: T[]; indexOf(value: T): number } {
  const all: T[] = [];
  const known = new Map<string, number>();
  return {
    all,
    indexOf(value) {
      const key = JSON.stringify(value);
      const found = known.get(key);
      if (found !== undefined) return found;
      known.set(key, all.length);
      return all.push(value) - 1;
    },
  };
}
