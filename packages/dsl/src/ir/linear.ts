import type { Graph } from './graph.ts';
import type { NodeId } from './program.ts';

/** `slope * variable + intercept`; an absent part is zero. */
interface Linear {
  readonly slope?: NodeId;
  readonly intercept?: NodeId;
}

/**
 * Takes a number apart as a linear function of one node, or `null` where it is none: `size * notional * rate + fee`
 * in `size` has the slope `notional * rate` and the intercept `fee`.
 */
export function linearIn(graph: Graph, root: NodeId, variable: NodeId): Linear | null {
  const depends = (id: NodeId): boolean => {
    if (id === variable) return true;
    if (id < variable) return false;
    return graph.nodes[id]!.args.some(depends);
  };

  const combine = (
    op: 'add' | 'sub' | 'mul' | 'div',
    a: NodeId | undefined,
    b: NodeId | undefined,
    at: NodeId,
  ): NodeId | undefined => {
    const { clock, unit } = graph.nodes[at]!;
    if (a !== undefined && b !== undefined) return graph.arithmetic(op, a, b, clock, unit);
    if (op === 'add') return a ?? b;
    if (op === 'sub') return a ?? (b === undefined ? undefined : graph.negate(b, clock, unit));
    return undefined;
  };

  const take = (id: NodeId): Linear | null => {
    if (id === variable) return { slope: graph.number(1) };
    if (!depends(id)) return { intercept: id };
    const node = graph.nodes[id]!;
    switch (node.op) {
      case 'add':
      case 'sub': {
        const left = take(node.args[0]!);
        const right = take(node.args[1]!);
        if (!left || !right) return null;
        const slope = combine(node.op, left.slope, right.slope, id);
        const intercept = combine(node.op, left.intercept, right.intercept, id);
        return {
          ...(slope === undefined ? {} : { slope }),
          ...(intercept === undefined ? {} : { intercept }),
        };
      }
      case 'mul':
      case 'div': {
        const [a, b] = [node.args[0]!, node.args[1]!];
        if (depends(a) && depends(b)) return null;
        if (node.op === 'div' && depends(b)) return null;
        const [varying, constant] = depends(a) ? [a, b] : [b, a];
        const part = take(varying);
        if (!part) return null;
        // `1 * x` is x to the last bit: the slope of plain `size * x` needs no product.
        const times = (x: NodeId | undefined): NodeId | undefined =>
          x === undefined
            ? undefined
            : node.op === 'mul' && isOne(x)
              ? constant
              : combine(node.op, x, constant, id);
        const slope = times(part.slope);
        const intercept = times(part.intercept);
        return {
          ...(slope === undefined ? {} : { slope }),
          ...(intercept === undefined ? {} : { intercept }),
        };
      }
      case 'neg': {
        const part = take(node.args[0]!);
        if (!part) return null;
        const minus = (x: NodeId | undefined): NodeId | undefined =>
          x === undefined ? undefined : graph.negate(x, node.clock, node.unit);
        const slope = minus(part.slope);
        const intercept = minus(part.intercept);
        return {
          ...(slope === undefined ? {} : { slope }),
          ...(intercept === undefined ? {} : { intercept }),
        };
      }
      default:
        return null;
    }
  };

  const isOne = (id: NodeId): boolean => {
    const node = graph.nodes[id]!;
    return node.op === 'const' && node.value === 1;
  };

  return take(root);
}
