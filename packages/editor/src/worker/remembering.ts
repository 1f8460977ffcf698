/** What makes an edit cost no more than it touches: not needed before something was edited. */
export { CheckMemory } from '@hedgerow/dsl/service';
