import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Folder, tagOf } from '../../src/studio/folder.ts';
import { studioServer } from '../../src/studio/server.ts';
import { folderWith } from '../support/run.ts';

const root = folderWith({
  'rules/a.hedge': 'when vix > 3 alert "x"\n\ntest "t" { given vix = 4 expect alert }\n',
  'rules/vix.csv': 'date,close\n2024-01-02,4\n',
  'rules/secret.txt': 'no',
  'rules/.hidden/a.hedge': 'when vix > 3 alert "x"\n',
});
const outside = folderWith({ 'other.hedge': 'outside\n' });
const assets = folderWith({ 'index.html': '<!doctype html><title>studio</title>', 'main.js': 'void 0;' });
symlinkSync(join(outside, 'other.hedge'), join(root, 'rules/link.hedge'));
symlinkSync(outside, join(root, 'rules/linked'));

const token = 'the-token';
const server = studioServer({ folder: new Folder(join(root, 'rules')), assets, token });
let port = 0;
beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Record<string, never> & { readonly error?: string };
}

/** A raw request: headers that a browser would not let a page set. */
function call(
  path: string,
  {
    method = 'POST',
    body = {},
    headers = {},
  }: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const all = { host: `127.0.0.1:${port}`, 'x-hedgerow-token': token, ...headers };
    const sent = request({ port, host: '127.0.0.1', path, method, headers: all }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const isJson = String(response.headers['content-type']).includes('json');
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: isJson ? JSON.parse(text) : ({ text } as never),
        });
      });
    });
    sent.on('error', reject);
    sent.end(method === 'GET' ? undefined : typeof body === 'string' ? body : JSON.stringify(body));
  });
}

describe('who may speak to it', () => {
  it('serves its page to anybody on this machine, its API to those who have the token', async () => {
    expect((await call('/', { method: 'GET', headers: { 'x-hedgerow-token': '' } })).status).toBe(200);
    expect((await call('/api/list', { headers: { 'x-hedgerow-token': '' } })).status).toBe(403);
    expect((await call('/api/list', { headers: { 'x-hedgerow-token': 'the-tokem' } })).status).toBe(403);
    expect((await call('/api/list')).status).toBe(200);
  });

  it.each([
    [{ host: 'evil.example' }, 'host name'],
    [{ host: 'evil.example:80' }, 'host name'],
    [{ origin: 'https://evil.example' }, 'origins'],
    [{ origin: 'null' }, 'origins'],
    [{ 'sec-fetch-site': 'cross-site' }, 'other sites'],
  ])('refuses %o', async (headers, reason) => {
    const { status, body } = await call('/api/list', {
      headers: headers as unknown as Record<string, string>,
    });
    expect(status).toBe(403);
    expect(body.error).toContain(reason);
  });

  it('lets no page frame it, run foreign scripts or evaluate text', async () => {
    const { headers } = await call('/', { method: 'GET' });
    const policy = String(headers['content-security-policy']);
    expect(policy).toContain("script-src 'self'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toContain('unsafe-eval');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('files', () => {
  it('lists rules and data, and nothing hidden, foreign or linked to from outside', async () => {
    const { body } = await call('/api/list');
    expect((body.files as { path: string }[]).map(({ path }) => path)).toEqual(['a.hedge', 'vix.csv']);
  });

  it.each([
    '../../etc/passwd',
    '/etc/passwd',
    'secret.txt',
    'link.hedge',
    'linked/other.hedge',
    '.hidden/a.hedge',
    'a.hedge\u0000.txt',
    '..',
    '',
    'other.json',
  ])('does not read or write %j', async (path) => {
    for (const [name, body] of [
      ['/api/read', { path }],
      ['/api/write', { path, text: 'x', tag: '' }],
      ['/api/rename', { from: 'a.hedge', to: path }],
    ] as const) {
      expect((await call(name, { body })).status).toBeGreaterThanOrEqual(400);
    }
    expect(readFileSync(join(outside, 'other.hedge'), 'utf8')).toBe('outside\n');
  });

  it('saves over the version that was seen, and refuses to lose another', async () => {
    const { body } = await call('/api/read', { body: { path: 'a.hedge' } });
    const { text, tag } = body as unknown as { text: string; tag: string };
    expect(tag).toBe(tagOf(text));
    const saved = await call('/api/write', { body: { path: 'a.hedge', text: `${text}# mine\n`, tag } });
    expect(saved.status).toBe(200);
    writeFileSync(join(root, 'rules/a.hedge'), `${text}# theirs\n`);
    const conflict = await call('/api/write', {
      body: { path: 'a.hedge', text: `${text}# mine again\n`, tag: saved.body.tag },
    });
    expect(conflict.status).toBe(409);
    expect((conflict.body.current as unknown as { text: string }).text).toBe(`${text}# theirs\n`);
    expect(readFileSync(join(root, 'rules/a.hedge'), 'utf8')).toBe(`${text}# theirs\n`);
    writeFileSync(join(root, 'rules/a.hedge'), text);
  });

  it('creates, renames and removes, each only as asked', async () => {
    expect(
      (await call('/api/write', { body: { path: 'sub/b.hedge', text: 'let b = 1\n', tag: '' } })).status,
    ).toBe(200);
    expect((await call('/api/rename', { body: { from: 'sub/b.hedge', to: 'a.hedge' } })).status).toBe(409);
    expect((await call('/api/rename', { body: { from: 'sub/b.hedge', to: 'c.hedge' } })).status).toBe(200);
    expect((await call('/api/remove', { body: { path: 'c.hedge', tag: 'old' } })).status).toBe(409);
    const again = await call('/api/write', { body: { path: 'a.hedge', text: 'let b = 1\n', tag: '' } });
    expect([again.status, again.body.error]).toEqual([409, 'a.hedge is there already']);
    const tag = tagOf('let b = 1\n');
    expect((await call('/api/remove', { body: { path: 'c.hedge', tag } })).status).toBe(200);
    expect((await call('/api/read', { body: { path: 'c.hedge' } })).status).toBe(404);
  });
});

it('refuses what is no JSON object, no POST, no path of its own', async () => {
  expect((await call('/api/read', { body: 'no json' })).status).toBe(400);
  expect((await call('/api/read', { body: [] })).status).toBe(400);
  expect((await call('/api/read', { body: {} })).status).toBe(400);
  expect((await call('/api/read', { method: 'GET' })).status).toBe(400);
  expect((await call('/nothing.js', { method: 'GET' })).status).toBe(404);
  expect((await call('/..%2f..%2fetc%2fpasswd', { method: 'GET' })).status).toBe(404);
  expect((await call('/main.js', { method: 'GET' })).status).toBe(200);
});

it('runs the tests of a rule set', async () => {
  const { body } = await call('/api/test', { body: { path: 'a.hedge' } });
  expect(body.tests).toMatchObject([{ title: 't', passed: true }]);
});

it('runs tests of texts that are not saved yet', async () => {
  const drafts = { 'a.hedge': 'when vix > 5 alert "x"\n\ntest "t" { given vix = 4 expect alert }\n' };
  const { body } = await call('/api/test', { body: { path: 'a.hedge', drafts } });
  expect(body.tests).toMatchObject([{ title: 't', passed: false }]);
  expect((await call('/api/test', { body: { path: 'a.hedge', drafts: { 'a.hedge': 1 } } })).status).toBe(400);
});

it.each(['/api/test', '/api/report'])('answers other requests while %s is at work', async (path) => {
  const many = Array.from({ length: 500 }, (_, n) => `test "${n}" { given vix = 4 expect alert }\n`);
  const drafts = { 'a.hedge': `when vix > 3 alert "x"\n${many.join('')}` };
  const order: string[] = [];
  const asked = call(path, { body: { path: 'a.hedge', drafts } }).then(() => order.push('work'));
  // Nothing but the work itself could hold this up: it was asked for later.
  await call('/api/list').then(() => order.push('list'));
  await asked;
  expect(order).toEqual(['list', 'work']);
});

it('leaves the tests of a page that has gone, and runs those of the next', async () => {
  const headers = { host: `127.0.0.1:${port}`, 'x-hedgerow-token': token };
  const leaving = request({ port, host: '127.0.0.1', path: '/api/test', method: 'POST', headers });
  const left = new Promise((resolve) => leaving.on('error', resolve));
  leaving.end(JSON.stringify({ path: 'a.hedge' }), () => leaving.destroy(new Error('left')));
  await left;
  const { body } = await call('/api/test', { body: { path: 'a.hedge' } });
  expect(body.tests).toMatchObject([{ title: 't', passed: true }]);
});

describe('data of a rule set', () => {
  const write = (path: string, text: string): void => {
    mkdirSync(join(root, 'rules/desk'), { recursive: true });
    writeFileSync(join(root, 'rules/desk', path), text);
  };
  const dataOf = async () =>
    (await call('/api/data', { body: { path: 'desk/r.hedge' } })).body as unknown as {
      sources: { name: string; content: string; feed?: object }[];
      problems: string[];
      profiles: object;
    };
  beforeAll(() => {
    write('r.hedge', 'when vix > 3 alert "x"\n');
    write('vix.csv', 'date,v\n2024-01-02,4\n');
  });

  it('is that below it, or what hedgerow.json names, as it says to read it', async () => {
    expect(await dataOf()).toMatchObject({ sources: [{ name: 'vix.csv' }], problems: [] });
    const feed = { type: 'csv', path: 'vix.csv', columns: { v: 'vix' }, lag: '1 session' };
    write('hedgerow.json', JSON.stringify({ feeds: { desk: feed }, data: '..', profiles: { p: { x: 1 } } }));
    const { sources, problems, profiles } = await dataOf();
    expect(problems).toEqual([]);
    expect(profiles).toEqual({ p: { x: 1 } });
    expect(sources.map(({ name }) => name)).toEqual(['vix.csv', '../vix.csv']);
    expect(sources[0]).toMatchObject({
      feed: { columns: { v: 'vix' }, lag: { count: 1, unit: 'sessions' } },
    });
  });

  it('is never outside of the folder; no report reads there either', async () => {
    write('hedgerow.json', JSON.stringify({ data: ['../../../../../../etc/passwd', '../../outside.csv'] }));
    writeFileSync(join(root, 'outside.csv'), 'date,vix\n2024-01-02,4\n');
    const { sources, problems } = await dataOf();
    expect(sources).toEqual([]);
    expect(problems).toEqual([1, 2].map(() => expect.stringMatching(/outside of the folder|no rule file/)));
    const report = await call('/api/report', { body: { path: 'desk/r.hedge' } });
    expect(report.status).toBe(400);
    expect(report.body.error).toContain('outside of the folder');
  });

  it('tells what is wrong with hedgerow.json', async () => {
    write('hedgerow.json', '{ "feed": {} }');
    expect((await dataOf()).problems).toEqual([expect.stringContaining('desk/hedgerow.json:1:')]);
  });
});

it('finds what is wrong with a hedgerow.json that is being typed', async () => {
  const found = async (text: string, path = 'desk/hedgerow.json') => {
    const { body } = await call('/api/check', { body: { path, text } });
    const findings = body.findings as { message: string; range: { start: object; end: object } }[];
    return findings.map(({ message, range: { start, end } }) => ({ message, start, end }));
  };
  expect(await found('{}')).toEqual([]);
  expect(await found('{\n  "feed": {},\n  "data": 3\n}')).toEqual([
    {
      message: expect.stringContaining('unknown key `feed`'),
      start: { line: 1, character: 2 },
      end: { line: 1, character: 8 },
    },
    {
      message: expect.stringContaining('`data`: found 3'),
      start: { line: 2, character: 10 },
      end: { line: 2, character: 11 },
    },
  ]);
  expect(await found('{ "data": here }')).toMatchObject([
    { start: { character: 10 }, end: { character: 14 } },
  ]);
  expect(await found('{ "data":')).toMatchObject([{ start: { character: 9 }, end: { character: 9 } }]);
  expect((await call('/api/check', { body: { path: 'a.hedge', text: '' } })).status).toBe(415);
});

it('reports with the profile and the params that the page has turned', async () => {
  const folder = join(root, 'rules/turned');
  mkdirSync(folder, { recursive: true });
  const rules = `param floor = 28
param streak = 1 sessions
profile bold { floor = 20 }
layer hedge { size of 1_000_000 USD }
when vix > floor for streak activate hedge size 25% until vix < 15
`;
  writeFileSync(join(folder, 'r.hedge'), rules);
  writeFileSync(join(folder, 'vix.csv'), 'date,vix\n2024-01-02,22\n2024-01-03,14\n2024-01-04,14\n');
  writeFileSync(join(folder, 'spx.csv'), 'date,spx\n2024-01-02,4742\n2024-01-03,4704\n2024-01-04,4688\n');
  const reported = async (chosen: object): Promise<string> => {
    const { body } = await call('/api/report', { body: { path: 'turned/r.hedge', ...chosen } });
    expect(body.error).toBeUndefined();
    const page = await call((body as { url?: string }).url!, { method: 'GET' });
    return (page.body as { text?: string }).text!;
  };
  const plain = await reported({});
  expect(plain).toContain('<title>turned');
  expect(plain).toContain('floor = 28');
  const bold = await reported({ profile: 'bold', set: { streak: 2 } });
  expect(bold).toContain('floor = 20');
  expect(bold).toContain('streak = 2');
  const wrong = { path: 'turned/r.hedge', set: { streak: 'long' } };
  expect((await call('/api/report', { body: wrong })).status).toBe(400);
});

it('tells of changes on disk', async () => {
  const headers = { host: `127.0.0.1:${port}`, 'x-hedgerow-token': token };
  const changed = await new Promise<string>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path: '/api/events', headers }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk;
        if (text.includes('ready') && !text.includes('changed')) {
          mkdirSync(join(root, 'rules'), { recursive: true });
          writeFileSync(join(root, 'rules/new.hedge'), 'let n = 1\n');
        }
        if (text.includes('new.hedge')) {
          sent.destroy();
          resolve(text);
        }
      });
    });
    sent.on('error', reject);
    sent.end();
  });
  expect(changed).toContain('"event":"changed"');
});
