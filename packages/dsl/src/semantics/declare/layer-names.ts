import type * as Ast from '../../syntax/ast.ts';
import type { Context, Env } from '../context.ts';
import { reportUnknown } from '../infer/names.ts';
import { type Entry, kindOf } from '../scope.ts';
import { type DeclaredLayer, declareLayer } from './layers.ts';

/** The layer that a name stands for, checked when it is first named; `undefined` after a report. */
export function layerOf(cx: Context, ident: Ast.Ident, env: Env): DeclaredLayer | undefined {
  const entry = cx.scope.value(ident.name);
  if (!entry) {
    reportUnknown(cx, ident, 'layer', cx.scope.names(new Set(['Layer'])), env);
    return undefined;
  }
  if (entry.declaration.kind !== 'Layer') {
    cx.report('wrong-kind', { name: ident.name, found: kindOf(entry), expected: 'a layer' }, env, ident.span);
    return undefined;
  }
  return layerFor(cx, entry as Entry<Ast.LayerDecl>);
}

export function layerFor(cx: Context, entry: Entry<Ast.LayerDecl>): DeclaredLayer {
  const { name } = entry;
  cx.touches.push((to) => layerFor(to, to.scope.value(name) as Entry<Ast.LayerDecl>));
  const known = cx.layers.get(name);
  if (known) return known;
  if (entry.prelude) cx.used.add(entry);
  cx.declaringLayers.add(name);
  const declared = declareLayer(cx, entry, { source: entry.source });
  cx.declaringLayers.delete(name);
  cx.layers.set(name, declared);
  return declared;
}
