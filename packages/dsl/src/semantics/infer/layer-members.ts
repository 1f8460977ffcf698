/** `second_engine.size`, `.notional`, `.margin`: what a layer holds, as of the instant before, at today's prices. */
import { gridClock } from '../../ir/graph.ts';
import type { NodeId } from '../../ir/program.ts';
import type { LayerDecl, MemberExpr } from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';
import { layerFor } from '../declare/layer-names.ts';
import { type Dimension, money, ratio } from '../dimensions.ts';
import type { Entry } from '../scope.ts';
import { numberOf } from '../types.ts';
import type { Value } from '../value.ts';

export const layerMembers = ['size', 'notional', 'margin'] as const;

/** `undefined` where layers have no such member. */
export function layerMember(
  cx: Context,
  layer: string,
  member: string,
  expr: MemberExpr,
  env: Env,
): Value | undefined {
  if (member !== 'size' && member !== 'notional' && member !== 'margin') return undefined;
  cx.touch((to) => to.layersRead.add(layer));
  const size = cx.graph.add({ op: 'layer-size', layer }, [], gridClock, 'number', 'ratio');
  const value = (dimension: Dimension, node: NodeId): Value => ({
    type: numberOf(dimension),
    clock: gridClock,
    node,
    mixed: false,
  });
  if (member === 'size') return value(ratio, size);
  if (cx.declaringLayers.has(layer)) {
    cx.report('cyclic-definition', { cycle: [layer, layer] }, env, expr.span);
    return cx.unresolved();
  }
  const declared = layerFor(cx, cx.scope.value(layer) as Entry<LayerDecl>);
  const times = (factor: NodeId, dimension: Dimension): NodeId =>
    cx.graph.add({ op: 'mul' }, [size, factor], gridClock, 'number', dimension.text);
  if (member === 'notional' && declared.base && declared.layer.base !== undefined) {
    return value(declared.base, times(declared.layer.base, declared.base));
  }
  if (member === 'margin' && declared.layer.margin) {
    const { slope, intercept } = declared.layer.margin;
    const args = [times(slope, money()), intercept];
    return value(money(), cx.graph.add({ op: 'add' }, args, gridClock, 'number', money().text));
  }
  if (!declared.failed) cx.report('limit-without-base', { layer, quantity: member }, env, expr.span);
  return cx.unresolved();
}
