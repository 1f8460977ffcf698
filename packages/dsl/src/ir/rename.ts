import type { Length, NodeId, Operation } from './program.ts';

/** The same operation with every node that its attributes name replaced. */
export function renameAttributes<O extends Operation>(operation: O, to: (node: NodeId) => NodeId): O {
  const length = (l: Length): Length => ({ ...l, count: to(l.count) });
  const renamed = (): object => {
    switch (operation.op) {
      case 'ago':
      case 'forall':
      case 'exists':
      case 'kofn':
      case 'count-low':
      case 'count-high':
        return { length: length(operation.length) };
      case 'window':
        return { length: length(operation.length), statics: operation.statics.map(to) };
      case 'pointwise':
      case 'recurrence':
        return { statics: operation.statics.map(to) };
      case 'band':
        return {
          bounds: operation.bounds.map(([low, high]) => [
            low < 0 ? low : to(low),
            high < 0 ? high : to(high),
          ]),
        };
      case 'score-low':
      case 'score-high':
        return { base: to(operation.base), weights: operation.weights.map(to) };
      case 'event-window':
        return { low: to(operation.low), high: to(operation.high) };
      default:
        return {};
    }
  };
  return { ...operation, ...renamed() };
}
