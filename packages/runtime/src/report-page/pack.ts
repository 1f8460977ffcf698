/** Packs a report's series and decisions into the page's data. */
import { parseIsoDate } from '../calendar/civil.ts';
import type { Decision } from '../engine/decision.ts';
import type { Report } from '../report/report.ts';
import { factsOf } from './facts.ts';
import { portfolioLabel } from './labels.ts';
import { plain, UNKNOWN, usd } from './markup/figures.ts';
import { packedTrees, rounded } from './pack-why.ts';
import { type PackedDecision, type PageData, toSteps } from './page-data.ts';

export function pageData(report: Report): PageData {
  const { sessions, decisions } = report;
  const trees = packedTrees();
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
      why: decision.why && trees.pack(decision.why),
    })),
    states: statesOf(report),
    conditions: trees.conditions,
    nodes: trees.nodes,
  };
}

/** A report lists every state of a regime in its order, and `unknown` after them. */
function statesOf({ regimes }: Report): PageData['states'] {
  const names: Record<string, string[]> = {};
  for (const { regime, state } of regimes)
    if (state !== 'unknown') names[`regime:${regime}`] = [...(names[`regime:${regime}`] ?? []), state];
  return names;
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
