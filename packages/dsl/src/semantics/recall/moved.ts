/** What a check has made of statements, with the places that it names where an edit has left them. */
import type * as Ir from '../../ir/program.ts';
import { same } from '../../ir/same.ts';
import type { Span } from '../../source/span.ts';

/** Where a place of a file as it was is now. The same object where nothing has moved. */
export type Move = (file: string, span: Span) => Span;

/** A part of a program that one statement stands for. */
export type Made = Ir.Rule | Ir.Forbid | Ir.Limit | Ir.Approval | Ir.Assertion | Ir.Test;

export function movedPart<T extends Made>(made: T, move: Move): T;
export function movedPart(made: Made, move: Move): Made {
  const span = move(made.file, made.span);
  if ('steps' in made) {
    const steps = same(made.steps, (step) => movedStep(step, move));
    return span === made.span && steps === made.steps ? made : { ...made, span, steps };
  }
  const conditions = movedConditions(made, move);
  return span === made.span && !conditions ? made : { ...made, span, ...conditions };
}

function movedStep(step: Ir.TestStep, move: Move): Ir.TestStep {
  const span = move(step.file, step.span);
  const conditions = movedConditions(step, move);
  return span === step.span && !conditions ? step : { ...step, span, ...conditions };
}

const roles = ['when', 'unless', 'until', 'condition'] as const;

/** Those that have moved; nothing where none has. */
function movedConditions(of: object, move: Move): Record<string, Ir.Condition> | undefined {
  let found: Record<string, Ir.Condition> | undefined;
  for (const role of roles) {
    const condition = (of as { readonly [role in string]?: Ir.Condition })[role];
    const moved = condition && movedCondition(condition, move);
    if (moved && moved !== condition) found = { ...found, [role]: moved };
  }
  return found;
}

function movedCondition(condition: Ir.Condition, move: Move): Ir.Condition {
  const span = move(condition.file, condition.span);
  const children = same(condition.children, (child) => movedCondition(child, move));
  if (span === condition.span && children === condition.children) return condition;
  return { ...condition, span, children };
}
