/** The studio's server, as the page sees it. */
import type { DataSource } from '@hedgerow/runtime/browser';
import type { Diagnostic } from 'vscode-languageserver-types';
import type { Chosen, ManifestPart } from '../protocol.ts';
import type { TestReport } from './types.ts';

export interface FileEntry {
  readonly path: string;
  readonly kind: 'rules' | 'data' | 'manifest';
  readonly size: number;
}

export interface Listing {
  /** The full path of the folder. */
  readonly root: string;
  readonly files: readonly FileEntry[];
}

export interface FileContent {
  readonly path: string;
  readonly text: string;
  readonly tag: string;
}

/** The data of a rule set, as its hedgerow.json says to read it. */
export interface RuleSetData extends ManifestPart {
  readonly sources: readonly DataSource[];
  readonly problems: readonly string[];
}

/** What the server refused, in words for the user; `current` is what stands on disk where a save met a conflict. */
export class ApiError extends Error {
  readonly status: number;
  readonly current: FileContent | undefined;

  constructor(status: number, message: string, current?: FileContent) {
    super(message);
    this.status = status;
    this.current = current;
  }
}

type Fetch = typeof fetch;

export class StudioApi {
  readonly #token: string;
  readonly #fetch: Fetch;

  constructor(token: string, fetcher: Fetch = (...args) => fetch(...args)) {
    this.#token = token;
    this.#fetch = fetcher;
  }

  list = (): Promise<Listing> => this.#call('list', {});
  read = (path: string): Promise<FileContent> => this.#call('read', { path });
  /** Throws an ApiError of status 409 with the present text where somebody else has changed the file. */
  write = (path: string, text: string, tag: string): Promise<{ readonly tag: string }> =>
    this.#call('write', { path, text, tag });
  rename = (from: string, to: string): Promise<object> => this.#call('rename', { from, to });
  remove = (path: string, tag: string): Promise<object> => this.#call('remove', { path, tag });
  data = (path: string): Promise<RuleSetData> => this.#call('data', { path });
  /** What is wrong with a text of hedgerow.json. */
  check = async (path: string, text: string): Promise<readonly Diagnostic[]> =>
    (await this.#call<{ findings: readonly Diagnostic[] }>('check', { path, text })).findings;
  /** `drafts`: texts that are not saved yet, by path. */
  test = (path: string, drafts: Readonly<Record<string, string>>, signal: AbortSignal): Promise<TestReport> =>
    this.#call('test', { path, drafts }, signal);
  /** The address of a report that was just made. */
  report = async (path: string, { profile, set }: Chosen): Promise<string> =>
    (await this.#call<{ url: string }>('report', { path, profile, set })).url;

  /** Calls back with the path of each file that changes on disk, until the signal ends it or the server goes away. */
  async watch(onChange: (path: string) => void, signal: AbortSignal): Promise<void> {
    const response = await this.#fetch('/api/events', { headers: this.#headers(), signal });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let rest = '';
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
      const lines = (rest + part.value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        const event = JSON.parse(line) as { readonly event: string; readonly path?: string };
        if (event.event === 'changed' && event.path !== undefined) onChange(event.path);
      }
    }
  }

  #headers(): Record<string, string> {
    return { 'content-type': 'application/json', 'x-hedgerow-token': this.#token };
  }

  async #call<T>(name: string, body: object, signal?: AbortSignal): Promise<T> {
    let response: Response;
    try {
      response = await this.#fetch(`/api/${name}`, {
        method: 'POST',
        headers: this.#headers(),
        body: JSON.stringify(body),
        ...(signal && { signal }),
      });
    } catch {
      throw new ApiError(0, 'the studio does not answer: is `hedgerow studio` still running?');
    }
    const answer = (await response.json()) as T & { readonly error?: string; readonly current?: FileContent };
    if (!response.ok) throw new ApiError(response.status, answer.error ?? 'refused', answer.current);
    return answer;
  }
}
