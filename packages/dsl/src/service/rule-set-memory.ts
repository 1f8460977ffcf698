/** What is kept of a rule set from one edit to the next, so that an edit costs what it touches. */
import { CheckMemory } from '../semantics/recall/recall.ts';
import { Trees } from './trees.ts';

export class RuleSetMemory {
  readonly trees = new Trees();
  readonly checks = new CheckMemory();
}
