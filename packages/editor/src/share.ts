/** A link that holds a whole rule set: nothing is stored anywhere, and what is behind # never leaves the browser. */
import type { RuleFile } from './options.ts';

/** What the address bar of every browser takes, in characters. */
const mostInLink = 60_000;
/** What mail and chat programs are known to cut is longer than this. */
const mostInMail = 8_000;
/** No rule set is as large as what a hostile link could unfold to. */
const mostUnfolded = 4 * 1024 * 1024;

/** Why there is no link, in words for the user. */
export class Unshared extends Error {}

export interface SharedLink {
  readonly link: string;
  /** What it holds, and what to mind: in words for the user. */
  readonly about: string;
}

/** A link to this page, `page`, that holds the files. Throws `Unshared` where they are too long for one. */
export async function sharedLink(page: string, files: readonly RuleFile[]): Promise<SharedLink> {
  const texts = Object.fromEntries(files.map(({ name, text }) => [name, text]));
  const link = `${page}#files=${await folded(JSON.stringify(texts))}`;
  const what = files.length === 1 ? 'this file' : `all ${files.length} files`;
  const length = link.length.toLocaleString('en');
  if (link.length > mostInLink) {
    const most = mostInLink.toLocaleString('en');
    throw new Unshared(
      `a link that holds ${what} would have ${length} characters, and browsers take ${most}: send the files instead`,
    );
  }
  const isLong = link.length > mostInMail;
  const caution = isLong ? `; at ${length} characters, mail and chat programs may cut it` : '';
  return { link, about: `a link that holds ${what} is on the clipboard${caution}` };
}

/** The files of a link; `undefined` where it holds none. Throws `Unshared` where it is damaged. */
export async function sharedFiles(hash: string): Promise<readonly RuleFile[] | undefined> {
  const [, kind, encoded] = /(?:^#?|&)(files|rules)=([^&]*)/.exec(hash) ?? [];
  if (encoded === undefined) return undefined;
  try {
    const text = await unfolded(encoded);
    // Links once held the text of one file.
    return kind === 'rules' ? [{ name: 'shared.hedge', text }] : filesOf(JSON.parse(text));
  } catch {
    throw new Unshared('the link is damaged: was it copied whole?');
  }
}

function filesOf(texts: unknown): readonly RuleFile[] {
  const files = Object.entries(texts as object).map(([name, text]) => ({ name, text }));
  const isSound = files.every(
    ({ name, text }) => /^[^./\\][^/\\]*\.hedge$/.test(name) && typeof text === 'string',
  );
  if (!isSound || files.length === 0) throw new Error('no rule files');
  return files;
}

/** Deflated, in URL-safe base64. */
async function folded(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return base64.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

async function unfolded(encoded: string): Promise<string> {
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(binary, (c) => c.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  const reader = inflated.pipeThrough(new TextDecoderStream('utf-8', { fatal: true })).getReader();
  let text = '';
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    text += part.value;
    if (text.length > mostUnfolded) throw new Error('no rule set is so long');
  }
  return text;
}
