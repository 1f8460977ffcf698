/** What is told of a backtest that could not price or trade all that the rules ask for. */
import { isoDate } from '../calendar/civil.ts';
import { spanOf } from '../engine/places.ts';
import type { Run } from '../engine/run.ts';
import type { Market } from './market.ts';
import type { OverlayFinding, Portfolio } from './result.ts';
import type { Pricing } from './segment.ts';
import type { Structure } from './structure.ts';

/** A layer with VIX futures, where nothing tells their term structure. */
export function flatFutures(
  { program }: Run['evaluation'],
  structures: readonly Structure[],
  market: Market,
): OverlayFinding[] {
  if (market.length === 0 || market.termStructure.some((name) => name !== 'vix' && name !== 'vix9d'))
    return [];
  return structures
    .filter(({ lines }) => lines.some(({ underlying }) => underlying === 'vix'))
    .map(({ layer }) => ({
      layer,
      message: `layer \`${layer}\` holds VIX futures, and the data know no term structure beyond VIX: they are marked at VIX itself, without what holding them costs or earns`,
      help: 'give `vix3m` too; without it do not believe the P&L of the futures, which lost tens of percent a year in contango',
      span: spanOf(program, program.layers.find(({ name }) => name === layer)!),
    }));
}

export function missingLevels({ length, run }: Market): OverlayFinding[] {
  if (length > 0 || run.length === 0) return [];
  return [
    {
      layer: null,
      span: null,
      message: 'nothing can be priced: at no session of the run are both `spx` and `vix` known',
      help: 'the prices of a backtest come from these two: give both, as columns or files of the data',
    },
  ];
}

/** The first session at which an account is worth nothing or less: a broker would have ended it before. */
export function ruined({ name, equity }: Portfolio, sessions: readonly string[]): OverlayFinding[] {
  const at = equity.findIndex((value) => value <= 0);
  if (at < 0) return [];
  return [
    {
      layer: null,
      span: null,
      message: `${sessions[at]}: the account \`${name}\` is worth nothing any more; its figures from there on are of a position that nobody could have held`,
      help: 'fewer core contracts, or more capital',
    },
  ];
}

/** Tells the first time that a line of a layer finds no strike. */
export function tellOnce(
  run: Run,
  { layer }: Structure,
  market: Market,
  findings: OverlayFinding[],
): Pricing['unstruck'] {
  const { program } = run.evaluation;
  const told = new Set<string>();
  return ({ kind, delta }, index) => {
    const what = `${kind} ${delta}`;
    if (told.has(what)) return;
    told.add(what);
    const declared = program.layers.find(({ name }) => name === layer)!;
    findings.push({
      layer,
      message: `${isoDate(market.date[index]!)}: no ${kind} has a delta of ${delta}, so layer \`${layer}\` is held without it`,
      help: 'ask for a delta that options of that expiry have',
      span: spanOf(program, declared),
    });
  };
}
