/** Layout of every statement but rules and guards. */
import type {
  Expr,
  GivenStep,
  LayerDecl,
  Leg,
  Range,
  RegimeDecl,
  ScoreDecl,
  Statement,
  TestStep,
} from '../ast.ts';
import { block, compactBlock, glued, type Part } from './block.ts';
import { type Doc, glue, group, indent, line } from './doc.ts';
import { expression, inOrder } from './expressions.ts';
import { forbid, limit, rule } from './rules.ts';
import type { TokenStream } from './stream.ts';

export function statement(s: TokenStream, d: Statement): Doc {
  const { end } = d.span;
  const wide = !s.onOneLine(d.span.start, end);
  switch (d.kind) {
    case 'Rule':
      return rule(s, d);
    case 'Forbid':
      return forbid(s, d);
    case 'Limit':
      return limit(s, d);
    case 'Input': {
      const type = [s.upTo(d.type.span.start), s.take(), d.type.currency === undefined ? [] : glue];
      return [type, inOrder(s, rangeParts(d.range), end)];
    }
    case 'Param':
      return inOrder(s, [d.value, ...rangeParts(d.range), ...(d.step ? [d.step] : [])], end);
    case 'Let':
      return [s.take(), s.take(), d.params === undefined ? [] : glue, inOrder(s, [d.value], end)];
    case 'Assert':
      return [s.take(), d.name ? [s.take(), glue] : [], inOrder(s, [d.condition], end)];
    case 'Profile': {
      const settings = d.settings.map((e) => part(s, e.span.start, [e.value], e.span.end));
      return [untilBlock(s), compactBlock(s, settings, wide)];
    }
    case 'Enum': {
      const members = d.members.map((m) => part(s, m.span.start, [], m.span.end));
      return [untilBlock(s), compactBlock(s, members, wide)];
    }
    case 'Regime':
      return regime(s, d);
    case 'Score':
      return [untilBlock(s), block(s, scoreParts(s, d))];
    case 'Layer':
      return [untilBlock(s), block(s, layerParts(s, d))];
    case 'Test': {
      const steps = d.steps.map((e) =>
        e.kind === 'given' ? given(s, e) : part(s, e.span.start, stepParts(e), e.span.end),
      );
      return [untilBlock(s), block(s, steps)];
    }
    case 'Calendar':
    case 'Evaluate':
    case 'Event':
    case 'Require':
      return s.upTo(end);
  }
}

const part = (s: TokenStream, start: number, parts: readonly Expr[], end: number): Part => ({
  start,
  print: () => inOrder(s, parts, end),
});

/** A range of a single value holds one expression, not two. */
const rangeParts = (r: Range | undefined): Expr[] =>
  r === undefined ? [] : r.low === r.high ? [r.low] : [r.low, r.high];

function untilBlock(s: TokenStream): Doc[] {
  const docs: Doc[] = [];
  while (s.peek().kind !== '{' && s.peek().kind !== 'end') docs.push(s.take());
  return docs;
}

/** The names of the states are aligned, so that the bands read as a table. */
function regime(s: TokenStream, r: RegimeDecl): Doc {
  const head = r.by ? [s.upTo(r.by.span.start), expression(s, r.by)] : untilBlock(s);
  const entries = [...r.bands, ...r.states];
  const widest = Math.max(0, ...entries.map((e) => e.state.name.length));
  const parts = entries.map(
    (e): Part => ({
      start: e.span.start,
      print: () => {
        const name = [s.take(), { kind: 'pad', width: widest - e.state.name.length } as const];
        if (e.kind === 'Band') return [name, inOrder(s, defined([e.low, e.high]), e.span.end)];
        const when = inOrder(s, defined([e.when]), e.when?.span.end ?? e.span.end);
        return group([name, when, e.until ? indent(line, inOrder(s, [e.until], e.span.end)) : []]);
      },
    }),
  );
  return [head, block(s, parts)];
}

const defined = (parts: readonly (Expr | undefined)[]): Expr[] => parts.filter((e) => e !== undefined);

function scoreParts(s: TokenStream, d: ScoreDecl): Part[] {
  const { base } = d;
  const terms = d.terms.map(
    (t): Part => ({
      start: t.span.start,
      print: () => [glued(s), inOrder(s, [t.weight, t.when], t.span.end)],
    }),
  );
  return base ? [wordPart(s, base, base.span.end), ...terms] : terms;
}

function layerParts(s: TokenStream, d: LayerDecl): Part[] {
  const parts = d.legs.map((l) => part(s, l.span.start, legParts(l), l.span.end));
  if (d.base) parts.push(wordPart(s, d.base, d.base.span.end));
  if (d.margin) parts.push(wordPart(s, d.margin, d.margin.span.end));
  const [first] = d.intents;
  if (first) {
    const end = d.intents.at(-1)!.span.end;
    parts.push({ start: first.span.start, print: () => inOrder(s, d.intents, end) });
  }
  return parts;
}

/** An entry that is a word or two and an expression: its words stand directly before that. */
const wordPart = (s: TokenStream, e: Expr, end: number): Part => part(s, e.span.start, [e], end);

const legParts = (l: Leg): Expr[] => [...rangeParts(l.delta), ...(l.target ? [l.target] : [])].sort(byStart);
const byStart = (a: Expr, b: Expr) => a.span.start - b.span.start;

/** A long series fills its lines, as text does. */
const given = (s: TokenStream, { values, span: { start, end } }: GivenStep): Part => ({
  start,
  print: () => {
    const before = s.upTo(values[0]?.span.start ?? end);
    const [head, ...more] = values.map((value, i): Doc => {
      const next = values[i + 1]?.span.start ?? end;
      const own = value.kind === 'Unknown' ? s.upTo(next) : inOrder(s, [value], next);
      return i === 0 ? own : group([line, own]);
    });
    return [before, head ?? [], indent(more)];
  },
});

function stepParts(step: TestStep): Expr[] {
  switch (step.kind) {
    case 'set':
      return [step.setting.value];
    case 'expect':
      return rangeParts(step.size);
    case 'expect-condition':
      return [step.condition];
    default:
      return [];
  }
}
