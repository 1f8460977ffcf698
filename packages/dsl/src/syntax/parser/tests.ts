/** `test "..." { steps }` */
import type {
  ApproveStep,
  ExpectConditionStep,
  ExpectDecisionStep,
  ExpectedKind,
  GivenStep,
  GivenValue,
  TestDecl,
  TestStep,
} from '../ast.ts';
import type { Token } from '../lexer/tokens.ts';
import { expectedKinds, testSteps } from '../words.ts';
import { block } from './block.ts';
import { choose } from './choose.ts';
import type { Cursor } from './cursor.ts';
import { setting } from './declarations.ts';
import { date } from './durations.ts';
import { expression, value } from './expressions.ts';
import { rangeOrValue } from './ranges.ts';
import { string } from './strings.ts';

const isStep = (t: Token): boolean => t.kind === '}' || testSteps.some((s) => s === t.text);

export function test(p: Cursor): TestDecl {
  const { start } = p.next();
  const title = string(p, 'the title of the test in double quotes');
  const steps: TestStep[] = [];
  block(p, ['profile'], () => steps.push(step(p)), isStep);
  return { kind: 'Test', title, steps, span: p.spanFrom(start) };
}

function step(p: Cursor): TestStep {
  const { start } = p.peek();
  const word = choose(p, 'a step of a test', testSteps);
  switch (word) {
    case 'from':
      return { kind: word, date: date(p), span: p.spanFrom(start) };
    case 'data':
      return {
        kind: word,
        path: string(p, 'the path of a file such as `"2018-02.csv"`'),
        span: p.spanFrom(start),
      };
    case 'set':
      return { kind: word, setting: setting(p), span: p.spanFrom(start) };
    case 'profile':
      return { kind: word, name: p.name('the name of a profile'), span: p.spanFrom(start) };
    case 'given':
      return givenStep(p, start);
    case 'approve':
      return approve(p, start);
    case 'expect':
      return expectation(p, start);
  }
}

/** `given vix = 13.54, 17.31, unknown`; one value is a constant. */
function givenStep(p: Cursor, start: number): GivenStep {
  const name = p.name('the name of an input or definition');
  const member = p.accept('.') && p.name('the name of a member');
  p.expect('=', ' and its values');
  const values = [givenValue(p)];
  while (p.accept(',')) values.push(givenValue(p));
  return { kind: 'given', name, ...(member && { member }), values, span: p.spanFrom(start) };
}

function givenValue(p: Cursor): GivenValue {
  const unknown = p.acceptWord('unknown');
  return unknown ? { kind: 'Unknown', span: p.spanFrom(unknown.start) } : value(p);
}

/** `approve L by a, b on DATE` */
function approve(p: Cursor, start: number): ApproveStep {
  const layer = p.name('the name of a layer');
  p.expect('by', ' and who approves');
  const by = [p.name('the name of an approver')];
  while (p.accept(',')) by.push(p.name('the name of an approver'));
  p.expectWord('on', ' and a date');
  return { kind: 'approve', layer, by, on: date(p), span: p.spanFrom(start) };
}

/** `expect [no] KIND [L] [on DATE] [size R]`, `expect always|never C`, `expect C on DATE` */
function expectation(p: Cursor, start: number): ExpectDecisionStep | ExpectConditionStep {
  const negated = p.acceptWord('no') !== undefined;
  const action = expectedKinds.find((k) => k === p.peek().text);
  if (action !== undefined && (negated || namesDecision(p))) {
    p.next();
    return decision(p, start, negated, action);
  }
  if (negated)
    return decision(p, start, negated, choose(p, 'an action or a kind of decision', expectedKinds));

  const mode = p.acceptWord('always') ? 'always' : p.acceptWord('never') ? 'never' : 'on';
  const condition = expression(p);
  if (mode !== 'on') return { kind: 'expect-condition', mode, condition, span: p.spanFrom(start) };
  p.expectWord('on', ' and a date, or `always` or `never` before the condition');
  return { kind: 'expect-condition', mode, condition, on: date(p), span: p.spanFrom(start) };
}

/** Whether the word at the cursor is the kind of a decision, and not a name that begins a condition. */
function namesDecision(p: Cursor): boolean {
  if (!p.at('word')) return true;
  const after = p.peek(1);
  return isStep(after) || after.kind === 'end' || after.kind === 'word';
}

function decision(p: Cursor, start: number, negated: boolean, action: ExpectedKind): ExpectDecisionStep {
  const clause = (t: Token) => isStep(t) || t.text === 'on' || t.text === 'size';
  const layer = p.at('word') && !clause(p.peek()) ? p.name('the name of a layer') : undefined;
  const on = p.acceptWord('on') && date(p);
  const size = p.acceptWord('size') && rangeOrValue(p, () => value(p));
  return {
    kind: 'expect',
    negated,
    action,
    ...(layer && { layer }),
    ...(on && { on }),
    ...(size && { size }),
    span: p.spanFrom(start),
  };
}
