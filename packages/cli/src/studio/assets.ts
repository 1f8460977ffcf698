/** The files of the page, as they were built; nothing else is found through these names. */
import { existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.map': 'application/json; charset=utf-8',
};

/** Inline styles are Monaco's; scripts come from this server alone, and nothing is made of text at run time. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

export interface Asset {
  readonly type: string;
  readonly body: Buffer;
}

export function assetOf(folder: string, url: string): Asset | undefined {
  const name = url === '/' ? 'index.html' : decodeURIComponent(url.slice(1));
  if (!/^[\w./-]+$/.test(name) || name.includes('..')) return undefined;
  const path = join(folder, name);
  const type = types[extname(name)];
  return type !== undefined && existsSync(path) ? { type, body: readFileSync(path) } : undefined;
}
