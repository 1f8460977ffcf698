/** The rule sets and the data of the playground: files beside the page, written by the build. */
import type { DataSource, RuleFile } from '../index.ts';
import type { Library, RuleSetEntry } from './library-format.ts';

async function fetched(path: string): Promise<Response> {
  const response = await fetch(new URL(path, document.baseURI));
  if (!response.ok) throw new Error(`${path} could not be loaded (${response.status})`);
  return response;
}

export const loadLibrary = async (): Promise<Library> => (await fetched('library.json')).json();

export const loadRules = ({ id, files }: RuleSetEntry): Promise<RuleFile[]> =>
  Promise.all(
    files.map(async (name) => ({ name, text: await (await fetched(`rules/${id}/${name}`)).text() })),
  );

export const loadSources = ({ data }: Library): Promise<DataSource[]> =>
  Promise.all(data.map(async (name) => ({ name, content: await (await fetched(`data/${name}`)).text() })));
