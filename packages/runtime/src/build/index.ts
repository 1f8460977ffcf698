/** Making a rule set into a module. Needs a file system: not for pages. */
export type { BuiltRules } from './embedded.ts';
export { type ModuleOptions, type RulesModule, rulesModule } from './module.ts';
