/** The layer that holds messages against LSP's model finds what does not fit it. */
import { describe, expect, it } from 'vitest';
import { protocol } from './support/protocol.ts';

const ranged = (start: unknown, end: unknown = { line: 0, character: 1 }) => ({ range: { start, end } });
const response = (result: unknown) => ({ jsonrpc: '2.0', id: 1, result });
const published = (...diagnostics: object[]) => ({
  jsonrpc: '2.0',
  method: 'textDocument/publishDiagnostics',
  params: { uri: 'file:///a', diagnostics },
});
const zero = { line: 0, character: 0 };

describe.skipIf(!protocol)('messages that fit', () => {
  it.each([
    ['textDocument/hover', response(null)],
    ['textDocument/hover', response({ contents: { kind: 'markdown', value: 'x' } })],
    ['textDocument/hover', response({ contents: ['x', { language: 'hedge', value: 'y' }] })],
    // An enumeration that is open takes other values too.
    ['textDocument/foldingRange', response([{ startLine: 1, endLine: 2, kind: 'of our own' }])],
    [
      'textDocument/codeAction',
      response([
        { title: 'x', command: 'y' },
        { title: 'x', edit: { changes: {} } },
      ]),
    ],
    ['textDocument/references', { jsonrpc: '2.0', id: 1, error: { code: -32803, message: 'no' } }],
    [undefined, published({ ...ranged(zero), message: 'x', data: { any: ['thing', null] } })],
  ])('%s', (method, message) => {
    expect(protocol!.fromServer(message, method)).toEqual([]);
  });
});

describe.skipIf(!protocol)('messages that do not', () => {
  it.each<[string, object, string | undefined]>([
    ['no JSON-RPC', { id: 1, result: null }, 'textDocument/hover'],
    ['a result of another kind', response('x'), 'textDocument/hover'],
    ['no result', { jsonrpc: '2.0', id: 1 }, 'textDocument/hover'],
    ['a misspelt property', response({ content: 'x' }), 'textDocument/hover'],
    ['a property of no structure', response({ contents: 'x', colour: 1 }), 'textDocument/hover'],
    ['a column below zero', published({ ...ranged({ line: 0, character: -1 }), message: 'x' }), undefined],
    ['half a column', published({ ...ranged({ line: 0, character: 0.5 }), message: 'x' }), undefined],
    ['a severity of no enumeration', published({ ...ranged(zero), message: 'x', severity: 9 }), undefined],
    ['a path for a URI', { ...published(), params: { uri: '/a', diagnostics: [] } }, undefined],
    ['what only clients say', { jsonrpc: '2.0', method: 'textDocument/didSave', params: {} }, undefined],
    ['a method of no protocol', { jsonrpc: '2.0', method: 'hedgerow/hello' }, undefined],
    [
      'an error without words',
      { jsonrpc: '2.0', id: 1, error: { code: 1, message: '' } },
      'textDocument/hover',
    ],
    [
      'options of a registration',
      {
        jsonrpc: '2.0',
        id: 1,
        method: 'client/registerCapability',
        params: {
          registrations: [
            { id: 'x', method: 'workspace/didChangeWatchedFiles', registerOptions: { watchers: [{}] } },
          ],
        },
      },
      undefined,
    ],
  ])('%s', (_, message, method) => {
    expect(protocol!.fromServer(message, method)).toHaveLength(1);
  });
});
