/** Layout of rules and guards. */
import type { Action, Expr, ForbidDecl, LimitDecl, RuleDecl, SizeSpec } from '../ast.ts';
import type { Part } from './block.ts';
import { type Doc, glue, group, indent, line } from './doc.ts';
import { expression, inOrder } from './expressions.ts';
import type { TokenStream } from './stream.ts';

/**
 * A rule: on one line if it was written so and fits, else one clause a line, in the order of the contract:
 * `when`, `unless`, actions, `until`, `hold`, `cooldown`, `priority`.
 */
export function rule(s: TokenStream, r: RuleDecl): Doc {
  const end = s.indexOf(r.span.end);
  const wide = !s.onOneLine(r.span.start, r.span.end);
  const head = r.name === undefined ? [] : [s.take(), s.take(), glue, s.take()];
  // Without a name, the clauses after `when` are indented; what belongs to its condition stands deeper still.
  const condition = clause(s, r.when, 1, r.name === undefined);
  const parts: Part[] = [condition];
  if (r.unless) parts.push(clause(s, r.unless, 1));
  for (const a of r.actions) parts.push({ start: a.span.start, print: () => action(s, a) });
  if (r.until) parts.push(clause(s, r.until, 1));
  if (r.hold) parts.push(clause(s, r.hold, 3));
  if (r.cooldown) parts.push(clause(s, r.cooldown, 1));
  if (r.priority) parts.push(clause(s, r.priority, 1));
  const origin = s.position;
  const docs = parts.map((part): Doc => {
    s.seek(origin);
    s.seek(s.indexOf(part.start));
    return part.print();
  });
  s.seek(end);
  const [first, ...others] = docs;
  const broken = (all: readonly Doc[]): Doc => indent(...all.flatMap((doc) => [line, doc]));
  return group(r.name === undefined ? [first!, broken(others)] : [head, broken(docs)], wide);
}

/** A clause whose expression stands behind so many words. */
function clause(s: TokenStream, e: Expr, words: number, deeper = false): Part {
  const start = s.tokens[s.indexOf(e.span.start) - words]!.start;
  return { start, print: () => [s.upTo(e.span.start), deeper ? indent(expression(s, e)) : expression(s, e)] };
}

function action(s: TokenStream, a: Action): Doc {
  const size = a.kind === 'activate' || a.kind === 'scale' ? a.size : undefined;
  return inOrder(s, size === undefined ? [] : sizeParts(size), a.span.end);
}

function sizeParts(size: SizeSpec): Expr[] {
  return [size.low, size.high, size.of, size.by, size.from, size.to].filter((e) => e !== undefined);
}

/** `forbid ACTION LAYER when C because "..."`: the clauses go to lines of their own where the whole does not fit. */
export function forbid(s: TokenStream, f: ForbidDecl): Doc {
  const when = clause(s, f.when, 1);
  const head = s.upTo(when.start);
  const condition = when.print();
  const because = f.because ? [line, s.upTo(f.span.end)] : [];
  return group([head, indent(line, condition, because)]);
}

/** `limit L.size to E when C` */
export function limit(s: TokenStream, l: LimitDecl): Doc {
  const head = [s.upTo(l.to.span.start), expression(s, l.to)];
  if (l.when === undefined) return group(head);
  return group([head, indent(line, clause(s, l.when, 1).print())]);
}
