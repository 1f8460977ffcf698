/** What all features work on. */
import type { DocumentationUrl, FeatureContext, Runner } from './feature.ts';
import { Workspace, type WorkspaceOptions } from './workspace.ts';

export interface ContextOptions extends WorkspaceOptions {
  readonly runner?: Runner;
  readonly documentation?: DocumentationUrl;
}

export const createContext = ({
  runner = {},
  documentation = () => undefined,
  ...options
}: ContextOptions): FeatureContext => ({ workspace: new Workspace(options), runner, documentation });
