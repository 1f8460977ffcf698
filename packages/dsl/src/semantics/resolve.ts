import type * as Ast from '../syntax/ast.ts';
import type { Context } from './context.ts';
import { declareInput, declareSupplied } from './declare/inputs.ts';
import { declareParam } from './declare/params.ts';
import { declareRegime } from './declare/regimes.ts';
import { declareScore } from './declare/scores.ts';
import { mismatch } from './infer/expect.ts';
import { infer } from './infer/index.ts';
import type { Entry } from './scope.ts';
import type { Value } from './value.ts';

const deepestCycle = 200;

/** The value of a name, worked out when it is first asked for. What is never asked for costs nothing. */
export function resolve(cx: Context, entry: Entry): Value {
  // The rule set's own names are all looked at before others ask for them.
  if (entry.prelude) cx.touches.push((to) => resolve(to, entry));
  const known = cx.values.get(entry);
  if (known) return known;
  const since = cx.resolving.indexOf(entry);
  if (since >= 0) {
    reportCycle(cx, cx.resolving.slice(since));
    return cx.unresolved();
  }
  // Names are looked at in the order of their use, so that only a huge cycle comes here this deep.
  if (cx.resolving.length > deepestCycle) {
    reportCycle(cx, cx.resolving);
    return cx.unresolved();
  }
  cx.resolving.push(entry);
  const value = worth(cx, entry);
  cx.resolving.pop();
  cx.values.set(entry, value);
  if (entry.prelude) cx.used.add(entry);
  return value;
}

function worth(cx: Context, entry: Entry): Value {
  const env = { source: entry.source };
  const { declaration } = entry;
  switch (declaration.kind) {
    case 'Input':
      return declareInput(cx, entry as Entry<Ast.InputDecl>, env);
    case 'Param':
      return declareParam(cx, entry as Entry<Ast.ParamDecl>, env);
    case 'Let': {
      const value = infer(cx, declaration.value, env);
      const { kind } = value.type;
      if (kind === 'layer' || kind === 'event') {
        mismatch(cx, value.type, 'a value', declaration.value, env);
        return cx.unresolved();
      }
      return cx.supplied.has(entry.name) ? declareSupplied(cx, entry, value) : value;
    }
    case 'Regime':
      return declareRegime(cx, entry as Entry<Ast.RegimeDecl>, env);
    case 'Score': {
      const value = declareScore(cx, entry as Entry<Ast.ScoreDecl>, env);
      return cx.supplied.has(entry.name) ? declareSupplied(cx, entry, value) : value;
    }
    default:
      return cx.unresolved();
  }
}

/** One diagnostic for the whole ring, at the member that is declared first. */
function reportCycle(cx: Context, ring: readonly Entry[]): void {
  const start = ring.reduce((first, entry) => (earlier(entry, first) ? entry : first));
  const at = ring.indexOf(start);
  const ordered = [...ring.slice(at), ...ring.slice(0, at)];
  const cycle = [...ordered, start].map((entry) => entry.name);
  cx.report('cyclic-definition', { cycle }, { source: start.source }, start.ident.span, {
    related: ordered.slice(1).map((entry) => ({
      file: entry.source.name,
      span: entry.ident.span,
      message: `\`${entry.name}\` is part of the cycle`,
    })),
  });
}

function earlier(a: Entry, b: Entry): boolean {
  if (a.prelude !== b.prelude) return b.prelude;
  if (a.source.name !== b.source.name) return a.source.name < b.source.name;
  return a.ident.span.start < b.ident.span.start;
}
