/** The studio's server: the page, and a folder of rules and data behind a small API. */
import { type FSWatcher, watch } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { assetOf, securityHeaders } from './assets.ts';
import { findingsOf } from './check.ts';
import { dataOf } from './data.ts';
import { type Folder, mostBytes, Refusal } from './folder.ts';
import { refusalOf } from './guard.ts';
import { Reports, reportPolicy } from './reports.ts';
import type { Chosen, Drafts } from './runs.ts';
import { Thread } from './thread.ts';

export interface StudioOptions {
  readonly folder: Folder;
  /** Where the page was built. */
  readonly assets: string;
  readonly token: string;
  /** A host name other than this machine's own, where the user asked for one. */
  readonly allowedHost?: string;
}

type Body = Readonly<Record<string, unknown>>;

interface Studio extends StudioOptions {
  readonly reports: Reports;
  /** For the tests that follow each edit, and for reports: neither waits for the other. */
  readonly testing: Thread;
  readonly reporting: Thread;
}

/** The signal is aborted where the page asks no longer: it has gone, or has newer texts. */
type Handler = (studio: Studio, body: Body, signal: AbortSignal) => unknown;

const text = (body: Body, key: string): string => {
  const value = body[key];
  if (typeof value !== 'string') throw new Refusal(400, `\`${key}\` is missing: a string is expected`);
  return value;
};

function drafts({ drafts: given = {} }: Body): Drafts {
  const isTexts =
    typeof given === 'object' &&
    given !== null &&
    Object.values(given).every((one) => typeof one === 'string');
  if (!isTexts) throw new Refusal(400, '`drafts` holds texts by path');
  return given as Drafts;
}

function chosen({ profile, set = {} }: Body): Chosen {
  const isNamed = profile === undefined || profile === null || typeof profile === 'string';
  const isSet =
    typeof set === 'object' && set !== null && Object.values(set).every((one) => typeof one === 'number');
  if (!isNamed) throw new Refusal(400, '`profile` is a name, or null');
  if (!isSet) throw new Refusal(400, '`set` holds numbers by param');
  return { ...(typeof profile === 'string' && { profile }), set: set as Chosen['set'] };
}

/** The one table of the API; all are POST with JSON, but for the list and the events. */
const api: Readonly<Record<string, Handler>> = {
  '/api/list': ({ folder }) => ({ root: folder.root, files: folder.list() }),
  '/api/read': ({ folder }, body) => folder.read(text(body, 'path')),
  '/api/write': ({ folder }, body) => {
    const { path, tag } = folder.write(text(body, 'path'), text(body, 'text'), text(body, 'tag'));
    return { path, tag };
  },
  '/api/rename': ({ folder }, body) => folder.rename(text(body, 'from'), text(body, 'to')) ?? {},
  '/api/remove': ({ folder }, body) => folder.remove(text(body, 'path'), text(body, 'tag')) ?? {},
  '/api/data': ({ folder }, body) => dataOf(folder, text(body, 'path')),
  '/api/check': (_, body) => ({ findings: findingsOf(text(body, 'path'), text(body, 'text')) }),
  '/api/test': ({ folder: { root }, testing }, body, signal) =>
    testing.run({ kind: 'tests', root, path: text(body, 'path'), drafts: drafts(body) }, signal),
  '/api/report': async ({ folder: { root }, reporting, reports }, body, signal) => {
    const job = { kind: 'report', root, path: text(body, 'path'), chosen: chosen(body) } as const;
    return { url: reports.add(await reporting.run(job, signal)) };
  },
};

export function studioServer(options: StudioOptions): Server {
  const studio = {
    ...options,
    reports: new Reports(),
    testing: new Thread(),
    reporting: new Thread(),
  };
  const server = createServer((request, response) => {
    answer(studio, server, request, response).catch((error: unknown) => {
      if (error instanceof Refusal) {
        const { status, message, current } = error;
        json(response, status, { error: message, ...(current && { current }) });
      } else json(response, 500, { error: error instanceof Error ? error.message : String(error) });
    });
  });
  server.on('close', () => {
    for (const thread of [studio.testing, studio.reporting]) void thread.close();
  });
  return server;
}

async function answer(
  studio: Studio,
  server: Server,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const refusal = refusalOf(request, { ...studio, port });
  if (refusal !== undefined) throw new Refusal(403, refusal);
  const path = new URL(request.url ?? '/', 'http://localhost').pathname;
  if (path === '/api/events') return events(studio, request, response);
  const handler = api[path];
  if (handler) {
    if (request.method !== 'POST') throw new Refusal(400, 'POST is expected');
    const left = new AbortController();
    response.on('close', () => left.abort());
    return json(response, 200, await handler(studio, await bodyOf(request), left.signal));
  }
  const report = request.method === 'GET' ? studio.reports.get(path) : undefined;
  if (report !== undefined) {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': reportPolicy,
    });
    response.end(report);
    return;
  }
  const asset = request.method === 'GET' ? assetOf(studio.assets, path) : undefined;
  if (!asset) throw new Refusal(404, 'there is nothing here');
  response.writeHead(200, { 'content-type': asset.type });
  response.end(asset.body);
}

function json(response: ServerResponse, status: number, value: unknown): void {
  if (response.headersSent || response.destroyed) {
    response.end();
    return;
  }
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(value));
}

async function bodyOf(request: IncomingMessage): Promise<Body> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    // JSON may write a byte as six.
    if (size > 6 * mostBytes) throw new Refusal(413, 'the request is too large');
    chunks.push(chunk);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8') || '{}');
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body as Body;
  } catch {
    // Told below, like any other body that is no object.
  }
  throw new Refusal(400, 'a JSON object is expected');
}

/** Tells of every change on disk, one line of JSON each, until the page goes away. */
function events({ folder }: StudioOptions, request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/x-ndjson; charset=utf-8' });
  response.write('{"event":"ready"}\n');
  let watcher: FSWatcher | undefined;
  try {
    watcher = watch(folder.root, { recursive: true }, (_, name) => {
      const path = name?.split('\\').join('/');
      if (path && !path.endsWith('.saving'))
        response.write(`${JSON.stringify({ event: 'changed', path })}\n`);
    });
    watcher.on('error', () => response.end());
  } catch {
    // Without a watch the page shows what it has; a save still finds a conflict.
  }
  request.on('close', () => watcher?.close());
}
