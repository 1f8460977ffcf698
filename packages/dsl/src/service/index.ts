/** Public surface of @hedgerow/dsl/service. */
export type { DocumentationUrl, Runner } from './feature.ts';
export { CommandRefused, commandNames } from './features/commands.ts';
export { preludeUri, RenameRefused } from './features/navigation.ts';
export { tokenModifiers, tokenTypes } from './features/semantic-tokens.ts';
export { type Method, type MethodParams, type MethodResult, methods } from './methods.ts';
export { createService, type Service, type ServiceOptions } from './service.ts';
export { TextDocument } from './text-document.ts';
export { folderOf, Workspace, type WorkspaceOptions } from './workspace.ts';
