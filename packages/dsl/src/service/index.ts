/** Public surface of @hedgerow/dsl/service. */
export { CheckMemory } from '../check-memory.ts';
export { createLinter, type Linter } from '../lint/linter.ts';
export { createContext } from './context.ts';
export type { DocumentationUrl, FeatureContext, Runner } from './feature.ts';
export { commandNames } from './features/commands.ts';
export { diagnosticsOf } from './features/diagnostics.ts';
export { preludeUri } from './features/navigation.ts';
export { tokenModifiers, tokenTypes } from './features/semantic-tokens.ts';
export { type Method, type MethodParams, type MethodResult, methods } from './methods.ts';
export { Refused } from './refused.ts';
export { createService, type Service, type ServiceOptions } from './service.ts';
export { TextDocument } from './text-document.ts';
export { folderOf, Workspace, type WorkspaceOptions } from './workspace.ts';
