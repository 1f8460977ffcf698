/** Who may speak to the studio: this machine, the page that it served, and nobody else. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export const newToken = (): string => randomBytes(24).toString('base64url');

/** Names under which a page on this machine reaches a port of it. */
const loopback = (port: number): ReadonlySet<string> =>
  new Set([`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]);

/**
 * Why a request is refused; `undefined` for one that may pass. The Host header tells a page of another name that was
 * pointed at this address (DNS rebinding); Origin tells a page of another site; the token tells other users of the
 * machine.
 */
export function refusalOf(
  request: IncomingMessage,
  {
    port,
    token,
    allowedHost,
  }: { readonly port: number; readonly token: string; readonly allowedHost?: string },
): string | undefined {
  const hosts = new Set(loopback(port));
  if (allowedHost !== undefined) hosts.add(allowedHost);
  const { host, origin } = request.headers;
  if (host === undefined || !hosts.has(host.toLowerCase())) return 'this host name is not served';
  if (origin !== undefined && !hosts.has(origin.replace(/^https?:\/\//, '').toLowerCase())) {
    return 'pages of other origins are not served';
  }
  const isOpen = request.method === 'GET' && !(request.url ?? '').startsWith('/api/');
  if (isOpen) return undefined;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return 'pages of other sites are not served';
  const given = Buffer.from(String(request.headers['x-hedgerow-token'] ?? ''));
  const wanted = Buffer.from(token);
  return given.length === wanted.length && timingSafeEqual(given, wanted)
    ? undefined
    : 'the token is missing or wrong: open the address that the command printed';
}
