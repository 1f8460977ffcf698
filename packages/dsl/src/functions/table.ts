import type { FunctionSpec } from './spec.ts';

/** The one function table. */
export const functionTable: ReadonlyMap<string, FunctionSpec> = new Map<string, FunctionSpec>();
