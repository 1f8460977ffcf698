/** Which clock an expression lives on (language decisions 11 to 17), read off the node below the bridge to the grid. */
import type { Ir } from '@hedgerow/dsl';
import { describe, expect, it } from 'vitest';
import { compileText, ownNode } from '../support/rule-set.ts';

const show = (clock: Ir.Clock): string => {
  if (clock.kind === 'period') return clock.period;
  return clock.kind === 'prints' ? `prints of ${clock.inputs.join(', ')}` : clock.kind;
};

const daily: readonly (readonly [expression: string, clock: string])[] = [
  ['28', 'const'],
  ['vix', 'grid'],
  ['vix > 28 for 3 sessions', 'grid'],
  ['cpi', 'prints of cpi'],
  ['cpi_yoy', 'prints of cpi'],
  ['cpi_yoy rising', 'prints of cpi'],
  ['cpi_yoy rising for 3 prints', 'prints of cpi'],
  ['cpi_yoy > ppi_yoy', 'prints of cpi, ppi'],
  ['sma(cpi, 3)', 'prints of cpi'],
  ['sma(cpi, 3 prints)', 'prints of cpi'],
  ['sma(cpi, 12 months)', 'prints of cpi'],
  // Sessions are counted where there are sessions.
  ['sma(cpi, 20 sessions)', 'grid'],
  ['cpi_yoy > 3% for 20 sessions', 'grid'],
  // A condition holds at every instant of a stretch of time, not at its prints alone.
  ['cpi_yoy > 3% for 60 days', 'grid'],
  ['cpi_yoy 2 prints ago', 'prints of cpi'],
  ['cpi_yoy 30 days ago', 'grid'],
  // Crossing and since step from instant to instant.
  ['cpi_yoy crosses above 3%', 'grid'],
  ['cpi_yoy > 3% since cpi_yoy > 5%', 'grid'],
  ['vix > 28 and cpi_yoy > 3%', 'grid'],
  ['spx by week', 'week'],
  ['rsi(spx by week, 14)', 'week'],
  ['rsi(spx by week, 14) < 50', 'week'],
  ['(vix by week) / (vix by month)', 'week'],
  ['(vix by week) > 20 for 3 sessions', 'grid'],
  ['cpi by quarter', 'quarter'],
  ['within 3 days before fomc', 'grid'],
  ['second_engine is active', 'grid'],
  ['spx by month > 4000 and cpi > 300', 'grid'],
];

describe('on the default grid', () => {
  it.each(daily)('%s: %s', (expression, clock) => {
    expect(show(ownNode(expression).clock)).toBe(clock);
  });
});

const intraday: readonly (readonly [expression: string, clock: string])[] = [
  ['vix', 'session'],
  ['vix > 28 for 3 sessions', 'session'],
  ['tick', 'grid'],
  ['tick > vix', 'grid'],
  ['tick > 28 for 3 sessions', 'grid'],
  ['vix > 28 for 30 minutes', 'grid'],
  ['cpi > 300 for 3 sessions', 'session'],
  ['vix crosses above 28', 'grid'],
  ['vix rising for 3 prints', 'session'],
  ['atr(spx, 14)', 'session'],
];

describe('on a grid of 5 minutes', () => {
  const rules = 'evaluate every 5 minutes input tick : index every 5 minutes';
  it.each(intraday)('%s: %s', (expression, clock) => {
    expect(show(ownNode(expression, rules).clock)).toBe(clock);
  });
});

describe('bridges', () => {
  it('a slow input brings its limit of age to the grid', () => {
    const { program } = ownNode('cpi');
    const bridge = program.nodes[program.expressions[0]!.node]!;
    expect(bridge).toMatchObject({
      op: 'sample',
      stale: [{ input: 'cpi', after: { count: 80, unit: 'days' } }],
    });
  });

  it('bars of a week are built from the bars of its sessions; the bare name is the value at its last instant', () => {
    const { program } = ownNode('atr(spx by week, 14)');
    const bars = program.nodes.filter((n) => n.op === 'sample' && n.clock !== 1);
    expect(bars.map((n) => (n.op === 'sample' ? n.aggregate : ''))).toEqual([undefined, 'max', 'min']);
  });

  it('every operator but the bridge works on one clock', () => {
    const { program } = ownNode('(vix by week) > 20 and cpi_yoy > ppi_yoy and sma(spx by month, 14) > spx');
    for (const node of program.nodes) {
      if (node.op === 'sample') continue;
      for (const arg of node.args) expect([0, node.clock]).toContain(program.nodes[arg]!.clock);
    }
  });

  it('prints of a session series are its known values', () => {
    expect(compileText('let x = vix rising for 3 prints').diagnostics).toEqual([]);
  });
});
