/** A link that holds a whole rule set: nothing is stored anywhere, and what is behind # never leaves the browser. */
import type { RuleFile } from './options.ts';
import type { Chosen } from './protocol.ts';

/** What a link holds. */
export interface Shared {
  readonly files: readonly RuleFile[];
  /** hedgerow.json and files of data, by their paths from the rules. */
  readonly beside: readonly RuleFile[];
  /** What the params are turned to, where they are. */
  readonly chosen?: Chosen;
}

const manifestName = 'hedgerow.json';

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

/**
 * A link to this page, `page`. Rules, hedgerow.json and params have to fit, else `Unshared` is thrown; files of data are
 * in it as far as it stays short enough for mail, or where it is longer anyway, for browsers.
 */
export async function sharedLink(page: string, { files, beside, chosen }: Shared): Promise<SharedLink> {
  const params = isTurned(chosen) ? `&chosen=${await folded(JSON.stringify(chosen))}` : '';
  const linkOf = async (held: readonly RuleFile[]): Promise<string> => {
    const texts = Object.fromEntries([...files, ...held].map(({ name, text }) => [name, text]));
    return `${page}#files=${await folded(JSON.stringify(texts))}${params}`;
  };
  let held = beside.filter(({ name }) => name === manifestName);
  let link = await linkOf(held);
  const rules = files.length === 1 ? 'this file' : `all ${files.length} files`;
  if (link.length > mostInLink) {
    const [length, most] = [link.length, mostInLink].map((one) => one.toLocaleString('en'));
    throw new Unshared(
      `a link that holds ${rules} would have ${length} characters, and browsers take ${most}: send the files instead`,
    );
  }
  const room = link.length > mostInMail ? mostInLink : mostInMail;
  const data = beside.filter((one) => !held.includes(one)).sort((a, b) => a.text.length - b.text.length);
  for (const one of data) {
    // Compressed to a tenth, it would still be too long.
    if (!isBeside(one.name) || one.text.length > 10 * room) continue;
    const longer = await linkOf([...held, one]);
    if (longer.length > room) continue;
    held = [...held, one];
    link = longer;
  }
  const left = data.filter((one) => !held.includes(one)).map(({ name }) => name);
  return { link, about: aboutOf(link, [rules, ...held.map(({ name }) => name)], isTurned(chosen), left) };
}

const isTurned = (chosen: Chosen | undefined): chosen is Chosen =>
  chosen !== undefined && (chosen.profile !== null || Object.keys(chosen.set).length > 0);

function aboutOf(
  link: string,
  names: readonly string[],
  hasParams: boolean,
  left: readonly string[],
): string {
  const all = hasParams ? [...names, 'the params as they are turned'] : names;
  const what = all.length === 1 ? all[0] : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
  const without = left.length > 0 ? `; it has no room for the data of ${left.join(', ')}` : '';
  const length = link.length.toLocaleString('en');
  const caution =
    link.length > mostInMail ? `; at ${length} characters, mail and chat programs may cut it` : '';
  return `a link that holds ${what} is on the clipboard${without}${caution}`;
}

/** What a link holds; `undefined` where it is none of these. Throws `Unshared` where it is damaged. */
export async function sharedIn(hash: string): Promise<Shared | undefined> {
  const [, kind, encoded] = /(?:^#?|&)(files|rules)=([^&]*)/.exec(hash) ?? [];
  if (encoded === undefined) return undefined;
  const [, params] = /&chosen=([^&]*)/.exec(hash) ?? [];
  try {
    const text = await unfolded(encoded);
    // Links once held the text of one file.
    if (kind === 'rules') return { files: [{ name: 'shared.hedge', text }], beside: [] };
    const chosen = params === undefined ? undefined : chosenIn(JSON.parse(await unfolded(params)));
    return { ...filesIn(JSON.parse(text)), ...(chosen && { chosen }) };
  } catch {
    throw new Unshared('the link is damaged: was it copied whole?');
  }
}

const isRules = (name: string): boolean => /^[^./\\][^/\\]*\.hedge$/.test(name);

/** Nothing above the rules, nothing hidden. */
const isBeside = (name: string): boolean =>
  name === manifestName || /^(?:[^./\\][^/\\]*\/)*[^./\\][^/\\]*\.csv$/.test(name);

function filesIn(texts: unknown): Pick<Shared, 'files' | 'beside'> {
  const all = Object.entries(texts as object).map(([name, text]) => ({ name, text }));
  const files = all.filter(({ name }) => isRules(name));
  const beside = all.filter(({ name }) => isBeside(name));
  const isSound = all.every(({ text }) => typeof text === 'string');
  if (!isSound || files.length === 0 || files.length + beside.length < all.length)
    throw new Error('no rule set');
  return { files, beside };
}

function chosenIn({ profile, set }: Chosen): Chosen {
  const isSound =
    (profile === null || typeof profile === 'string') && Object.values(set).every(Number.isFinite);
  if (!isSound) throw new Error('no params');
  return { profile, set: { ...set } };
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
