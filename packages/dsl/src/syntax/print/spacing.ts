import type { Token } from '../lexer/tokens.ts';

const tight = new Set(['.', '..']);

/** Whether a space separates two tokens that stand on one line, where nothing else is known about them. */
export function needsSpace(left: Token, right: Token): boolean {
  if (left.kind === '(' || right.kind === ')' || right.kind === ',') return false;
  if (left.kind === '{' && right.kind === '}') return false;
  return !tight.has(left.kind) && !tight.has(right.kind);
}
