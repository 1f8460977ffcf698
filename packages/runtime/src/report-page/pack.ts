/** Packs a report's series and decisions into the page's data. */
import { parseIsoDate } from '../calendar/civil.ts';
import type { Decision } from '../engine/decision.ts';
import type { Why } from '../explain/why.ts';
import type { Report } from '../report/report.ts';
import { factsOf } from './facts.ts';
import { portfolioLabel } from './labels.ts';
import { plain, UNKNOWN, usd } from './markup/figures.ts';
import {
  type PackedCondition,
  type PackedDecision,
  type PackedWhy,
  type PageData,
  toSteps,
} from './page-data.ts';

export function pageData(report: Report): PageData {
  const { sessions, decisions } = report;
  const conditions = conditionTable();
  const sessionAt = new Map(sessions.map((date, i) => [date, i]));
  return {
    days: toSteps(sessions.map((date) => parseIsoDate(date)!)),
    vix: toSteps(scaled(report.vix, 100)),
    portfolios: report.portfolios.map(({ name, equity, drawdown }) => ({
      name,
      label: portfolioLabel(name),
      equity: toSteps(scaled(equity, 1)),
      drawdown: scaled(drawdown, 10_000),
    })),
    layers: report.layers.map(({ layer, size }) => ({ layer, bands: bandsOf(size) })),
    decisions: decisions.map((decision) => ({
      ...packedDecision(decision, report),
      at: sessionAt.get(decision.session) ?? -1,
      why: decision.why && conditions.pack(decision.why),
    })),
    conditions: conditions.all,
  };
}

const scaled = (values: readonly (number | null)[], factor: number): (number | null)[] =>
  values.map((value) => (value === null ? null : Math.round(value * factor)));

function bandsOf(size: readonly (number | null)[]): [number, number][] {
  const bands: [number, number][] = [];
  let from = -1;
  for (let i = 0; i <= size.length; i++) {
    const active = i < size.length && (size[i] ?? 0) !== 0;
    if (active && from < 0) from = i;
    if (!active && from >= 0) {
      bands.push([from, i - 1]);
      from = -1;
    }
  }
  return bands;
}

function packedDecision(decision: Decision, { trades }: Report): Omit<PackedDecision, 'at' | 'why'> {
  const { session, instant, kind, layer, rule, inputs, id } = decision;
  return {
    date: session,
    instant,
    kind,
    layer: layer ?? '',
    rule: rule ?? '',
    facts: factsOf(decision),
    inputs: Object.entries(inputs).map(([name, { value, known_at }]) => [
      name,
      value === null ? UNKNOWN : typeof value === 'number' ? String(rounded(value)) : value,
      known_at ?? UNKNOWN,
    ]),
    trades: trades
      .filter((trade) => trade.decision === id)
      .map((trade) => [
        `${trade.session}: ${trade.contracts > 0 ? 'bought' : 'sold'} ${plain(Math.abs(trade.contracts))} \u00d7 ${trade.instrument} at ${plain(trade.price, 2)}`,
        `cost ${usd(trade.cost)}`,
      ]),
  };
}

/** Six significant digits are as many as anybody reads. */
const rounded = (value: number): number => Number(value.toPrecision(6));

function conditionTable() {
  const all: PackedCondition[] = [];
  const places = new Map<string, number>();
  const indexOf = ({ text, form, unit, span }: Why): number => {
    const place = `${span.file}:${span.line}`;
    const key = `${place}:${span.column} ${form} ${text}`;
    const found = places.get(key);
    if (found !== undefined) return found;
    places.set(key, all.length);
    return all.push({ text, form, unit: unit ?? '', place }) - 1;
  };
  const side = (value: number | null | undefined): number | null =>
    value === undefined || value === null ? null : rounded(value);
  const pack = (why: Why): PackedWhy => ({
    of: indexOf(why),
    truth: why.truth === 'true' ? 't' : why.truth === 'false' ? 'f' : 'u',
    ...(why.decides ? { decides: 1 as const } : {}),
    ...(why.since === null ? {} : { since: why.since }),
    ...(why.value === undefined && why.threshold === undefined
      ? {}
      : { sides: [side(why.value), side(why.threshold)] as const }),
    ...(why.distance === undefined
      ? {}
      : { move: [rounded(why.distance.move), side(why.distance.sigmas)] as const }),
    ...(why.progress === undefined
      ? {}
      : { progress: [why.progress.have, why.progress.need, why.progress.unit] as const }),
    ...(why.earliest === undefined || why.earliest === null ? {} : { earliest: why.earliest }),
    ...(why.blame === undefined || why.blame.length === 0 ? {} : { blame: why.blame }),
    ...(why.children.length === 0 ? {} : { parts: why.children.map(pack) }),
  });
  return { all, pack };
}
