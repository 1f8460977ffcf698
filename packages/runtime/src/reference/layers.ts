/** The layers as rules see them: as of the instant before, so that nothing is circular. */
import { type Meaning, type NodeOf, type Scope, truth } from './scope.ts';

export const layerIs =
  (scope: Scope, node: NodeOf<'layer-is'>): Meaning =>
  (tick) =>
    truth(scope.layers.is(node.layer, node.state, tick));

export const layerSize =
  (scope: Scope, node: NodeOf<'layer-size'>): Meaning =>
  (tick) =>
    scope.layers.size(node.layer, tick);
