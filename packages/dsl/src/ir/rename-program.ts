import type {
  Action,
  Condition,
  Layer,
  Leg,
  Length,
  NodeId,
  Program,
  Rule,
  Size,
  TestStep,
} from './program.ts';
import { same } from './same.ts';

/** The parts of a program that read nodes. */
export type Readers = Pick<
  Program,
  | 'definitions'
  | 'regimes'
  | 'layers'
  | 'rules'
  | 'forbids'
  | 'limits'
  | 'approvals'
  | 'assertions'
  | 'tests'
  | 'expressions'
>;

type To = (node: NodeId) => NodeId;

/** The same parts with every node that they read replaced. */
export function renameProgram<R extends Readers>(program: R, to: To): R {
  return {
    ...program,
    definitions: program.definitions.map((d) => ({ ...d, node: to(d.node) })),
    regimes: program.regimes.map((r) => ({ ...r, node: to(r.node) })),
    layers: program.layers.map((l) => layer(l, to)),
    rules: program.rules.map((r) => rule(r, to)),
    forbids: program.forbids.map((f) => ({ ...f, when: condition(f.when, to) })),
    limits: program.limits.map((l) => ({
      ...l,
      to: to(l.to),
      ...maybe('when', l.when, (c) => condition(c, to)),
    })),
    approvals: program.approvals.map((a) => ({ ...a, ...maybe('within', a.within, (l) => length(l, to)) })),
    assertions: program.assertions.map((a) => ({ ...a, condition: condition(a.condition, to) })),
    tests: program.tests.map((t) => ({ ...t, steps: t.steps.map((s) => step(s, to)) })),
    expressions: program.expressions.map((e) => ({ ...e, node: to(e.node) })),
  };
}

/** An optional part under its key, or nothing. */
const maybe = <K extends string, T>(key: K, value: T | undefined, map: (value: T) => T): { [P in K]?: T } =>
  (value === undefined ? {} : { [key]: map(value) }) as { [P in K]?: T };

function length(l: Length, to: To): Length {
  const count = to(l.count);
  return count === l.count ? l : { ...l, count };
}

/** Of which there are most by far: the same where its nodes keep their numbers. */
function condition(c: Condition, to: To): Condition {
  const node = to(c.node);
  const children = same(c.children, (child) => condition(child, to));
  const compare = c.compare && comparison(c.compare, to);
  const over = c.length && length(c.length, to);
  const atLeast = c.atLeast === undefined ? undefined : to(c.atLeast);
  const isSame =
    node === c.node &&
    children === c.children &&
    compare === c.compare &&
    over === c.length &&
    atLeast === c.atLeast;
  if (isSame) return c;
  return {
    ...c,
    node,
    children,
    ...(compare && { compare }),
    ...(over && { length: over }),
    ...(atLeast !== undefined && { atLeast }),
  };
}

function comparison(c: NonNullable<Condition['compare']>, to: To): NonNullable<Condition['compare']> {
  const [left, right] = [to(c.left), to(c.right)];
  return left === c.left && right === c.right ? c : { ...c, left, right };
}

function layer(l: Layer, to: To): Layer {
  return {
    ...l,
    legs: l.legs.map((leg): Leg => ({ ...leg, level: to(leg.level) })),
    ...maybe('base', l.base, to),
    ...maybe('margin', l.margin, (m) => ({ slope: to(m.slope), intercept: to(m.intercept) })),
  };
}

function rule(r: Rule, to: To): Rule {
  return {
    ...r,
    when: condition(r.when, to),
    actions: r.actions.map((a) => action(a, to)),
    ...maybe('unless', r.unless, (c) => condition(c, to)),
    ...maybe('until', r.until, (c) => condition(c, to)),
    ...maybe('hold', r.hold, (l) => length(l, to)),
    ...maybe('cooldown', r.cooldown, (l) => length(l, to)),
  };
}

function action(a: Action, to: To): Action {
  switch (a.verb) {
    case 'activate':
      return a.size ? { ...a, size: size(a.size, to) } : a;
    case 'scale':
      return { ...a, size: size(a.size, to) };
    case 'alert':
      return { ...a, text: a.text.map((p) => (typeof p === 'string' ? p : { ...p, node: to(p.node) })) };
    default:
      return a;
  }
}

function size(s: Size, to: To): Size {
  return {
    ...s,
    low: to(s.low),
    ...maybe('high', s.high, to),
    ...maybe('of', s.of, to),
    ...maybe('by', s.by, (by) => ({ value: to(by.value), from: to(by.from), to: to(by.to) })),
  };
}

const step = (s: TestStep, to: To): TestStep =>
  s.kind === 'expect-condition' ? { ...s, condition: condition(s.condition, to) } : s;
