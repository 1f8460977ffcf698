/**
 * What is found wrong with data decides in the worker which rows are used; its texts are for the command line, and no
 * page asks for them. The worker is built without.
 */
import type { Plugin } from 'esbuild';
import { data } from '../../dsl/src/diagnostics/catalogue/data.ts';

const severities = Object.fromEntries(Object.entries(data).map(([id, { severity }]) => [id, severity]));

const silent = `
  const message = () => '';
  export const data = Object.fromEntries(
    Object.entries(${JSON.stringify(severities)}).map(([id, severity]) => [id, { severity, message }]),
  );`;

export const silentData: Plugin = {
  name: 'silent-data',
  setup({ onLoad }) {
    onLoad({ filter: /dsl[\\/]src[\\/]diagnostics[\\/]catalogue[\\/]data\.ts$/ }, () => ({
      contents: silent,
    }));
  },
};
