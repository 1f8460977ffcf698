/** What makes an edit cost no more than it touches: not needed before something was edited. */
export { RuleSetMemory } from '@hedgerow/dsl/service';
