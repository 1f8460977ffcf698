/** Programs put together node by node, for what no source can say and for tests of one operator alone. */
import type { Ir, Program } from '@hedgerow/dsl';

export const CONST = 0;
export const GRID = 1;

const at: Ir.Param['span'] = { start: 0, end: 0 };

/** A declared input, every session unless told. */
export const declare = (name: string, rest: Partial<Ir.Input> = {}): Ir.Input => ({
  name,
  unit: 'index',
  bars: false,
  every: { unit: 'session', count: 1 },
  supplied: false,
  file: 'built.hedge',
  span: at,
  ...rest,
});

export interface Graph {
  readonly nodes: readonly Ir.Node[];
  clock(clock: Ir.Clock): Ir.ClockId;
  add(operation: Ir.Operation, args?: readonly Ir.NodeId[], clock?: Ir.ClockId): Ir.NodeId;
  number(value: number): Ir.NodeId;
  /** The program of what has been added; more may be added after. */
  program(parts: Partial<Program>): Program;
}

export function graph(): Graph {
  const nodes: Ir.Node[] = [];
  const clocks: Ir.Clock[] = [{ kind: 'const' }, { kind: 'grid' }];

  const add: Graph['add'] = (operation, args = [], clock = GRID) => {
    const id = nodes.length;
    const feedback = operation.op === 'layer-is' || operation.op === 'layer-size';
    const measures = { warmup: 0, stateBytes: 0, cost: 1 };
    const place = { id, args, clock, type: 'number', unit: 'ratio', book: feedback, feedback };
    nodes.push({ ...operation, ...measures, ...place } as Ir.Node);
    return id;
  };
  return {
    nodes,
    add,
    clock: (clock) => clocks.push(clock) - 1,
    number: (value) => add({ op: 'const', value }, [], CONST),
    program: (parts) => ({
      hash: '',
      lines: new Map(),
      calendar: 'XNYS',
      clocks,
      nodes,
      params: [],
      profiles: [],
      inputs: [],
      events: [],
      enums: new Map(),
      definitions: [],
      regimes: [],
      layers: [],
      rules: [],
      forbids: [],
      limits: [],
      approvals: [],
      assertions: [],
      tests: [],
      expressions: [],
      ...parts,
    }),
  };
}
