/** Walks a statement and tells of each word in it that stands for something. */
import type { Span } from '../source/span.ts';
import type { Action, DurationExpr, Expr, Ident, Leg, SizeSpec, Statement, TestStep } from '../syntax/ast.ts';
import { children } from '../syntax/visit.ts';

type Kind = Statement['kind'];
interface Word {
  readonly name: string;
  readonly span: Span;
}

export interface NameVisitor {
  declares(ident: Ident): void;
  value(word: Word): void;
  /** Gives whether `object.member` is one name, so that the object is none of its own. */
  member(object: Expr, member: Ident, whole: Span): boolean;
  call(callee: Ident): void;
  /** `R is S`, `R in S..S`. */
  state(subject: Expr, state: Word): void;
  /** A word that names a declaration of one of these kinds. */
  named(ident: Ident, kinds: readonly Kind[]): void;
  approver(ident: Ident): void;
  given(name: Ident, member: Ident | undefined): void;
}

const nothing = (): void => {};

/** The words by which a statement declares something: its name, and those of its parameters, states and members. */
export function declaredIn(statement: Statement): Ident[] {
  const found: Ident[] = [];
  visitNames(statement, {
    declares: (ident) => found.push(ident),
    value: nothing,
    member: () => false,
    call: nothing,
    state: nothing,
    named: nothing,
    approver: nothing,
    given: nothing,
  });
  return found;
}

export function visitNames(statement: Statement, visitor: NameVisitor): void {
  const expr = (one: DurationExpr | Expr | undefined): void => {
    if (one) visitExpr(one, visitor);
  };
  switch (statement.kind) {
    case 'Calendar':
    case 'Evaluate':
      return;
    case 'Input': {
      statement.names.forEach(visitor.declares);
      const { type } = statement;
      visitor.named({ kind: 'Ident', name: type.name, span: type.span }, ['Enum']);
      if (statement.range) [statement.range.low, statement.range.high].forEach(expr);
      return;
    }
    case 'Param':
      visitor.declares(statement.name);
      [statement.value, statement.range?.low, statement.range?.high, statement.step].forEach(expr);
      return;
    case 'Profile':
      visitor.declares(statement.name);
      for (const setting of statement.settings) {
        visitor.named(setting.name, ['Param']);
        expr(setting.value);
      }
      return;
    case 'Enum':
      visitor.declares(statement.name);
      statement.members.forEach(visitor.declares);
      return;
    case 'Let':
      visitor.declares(statement.name);
      statement.params?.forEach(visitor.declares);
      expr(statement.value);
      return;
    case 'Event':
      visitor.declares(statement.name);
      return;
    case 'Regime':
      visitor.declares(statement.name);
      expr(statement.by);
      for (const band of statement.bands) {
        visitor.declares(band.state);
        [band.low, band.high].forEach(expr);
      }
      for (const state of statement.states) {
        visitor.declares(state.state);
        [state.when, state.until].forEach(expr);
      }
      return;
    case 'Score':
      visitor.declares(statement.name);
      expr(statement.base);
      for (const term of statement.terms) [term.weight, term.when].forEach(expr);
      return;
    case 'Layer':
      visitor.declares(statement.name);
      for (const leg of statement.legs) visitLeg(leg, visitor);
      // The words of an intent are Greeks, not names.
      [statement.base, statement.margin].forEach(expr);
      return;
    case 'Rule':
      if (statement.name) visitor.declares(statement.name);
      [statement.when, statement.unless].forEach(expr);
      for (const action of statement.actions) visitAction(action, visitor);
      [statement.until, statement.hold, statement.cooldown].forEach(expr);
      return;
    case 'Forbid':
      if (statement.layer) visitor.named(statement.layer, ['Layer']);
      expr(statement.when);
      return;
    case 'Limit':
      visitor.named(statement.layer, ['Layer']);
      [statement.to, statement.when].forEach(expr);
      return;
    case 'Require':
      statement.approvers.forEach(visitor.approver);
      visitor.named(statement.layer, ['Layer']);
      expr(statement.within);
      return;
    case 'Assert':
      if (statement.name) visitor.declares(statement.name);
      expr(statement.condition);
      return;
    case 'Test':
      for (const step of statement.steps) visitStep(step, visitor);
  }
}

function visitExpr(expr: Expr | DurationExpr, visitor: NameVisitor): void {
  switch (expr.kind) {
    case 'Name':
      visitor.value(expr);
      return;
    case 'Member':
      if (visitor.member(expr.object, expr.member, expr.span)) return;
      break;
    case 'Call':
      visitor.call(expr.callee);
      break;
    case 'Is':
      visitor.state(expr.subject, expr.state);
      break;
    case 'EventWindow':
      visitor.named(expr.event, ['Event']);
      break;
    case 'InRange': {
      // Two names are states of a regime, unless they are params.
      visitExpr(expr.value, visitor);
      for (const end of [expr.low, expr.high]) {
        if (end.kind === 'Name') visitor.state(expr.value, end);
        visitExpr(end, visitor);
      }
      return;
    }
    default:
  }
  for (const child of children(expr)) visitExpr(child, visitor);
}

function visitLeg(leg: Leg, visitor: NameVisitor): void {
  visitor.value(leg.underlying);
  for (const part of [leg.delta?.low, leg.delta?.high, leg.target]) if (part) visitExpr(part, visitor);
}

function visitSize(size: SizeSpec, visitor: NameVisitor): void {
  for (const part of [size.low, size.high, size.of, size.by, size.from, size.to]) {
    if (part) visitExpr(part, visitor);
  }
}

function visitAction(action: Action, visitor: NameVisitor): void {
  if (action.kind === 'alert') {
    for (const part of action.text.parts) if (typeof part !== 'string') visitExpr(part, visitor);
    return;
  }
  visitor.named(action.layer, ['Layer']);
  if ('size' in action && action.size) visitSize(action.size, visitor);
}

function visitStep(step: TestStep, visitor: NameVisitor): void {
  switch (step.kind) {
    case 'given':
      visitor.given(step.name, step.member);
      for (const value of step.values) if (value.kind !== 'Unknown') visitExpr(value, visitor);
      return;
    case 'set':
      visitor.named(step.setting.name, ['Param']);
      visitExpr(step.setting.value, visitor);
      return;
    case 'profile':
      visitor.named(step.name, ['Profile']);
      return;
    case 'approve':
      visitor.named(step.layer, ['Layer']);
      step.by.forEach(visitor.approver);
      return;
    case 'expect':
      if (step.layer) visitor.named(step.layer, ['Layer']);
      return;
    case 'expect-condition':
      visitExpr(step.condition, visitor);
      return;
    default:
  }
}
