/** Text as XML takes it, in attributes and between tags; control characters that XML has no way to write are dropped. */
export const escapeXml = (text: string): string =>
  text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\n/g, '&#10;');

/** `<name a="1" b="x">`, or closed at once. */
export function tag(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  closed = false,
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`);
  return `<${name}${written.join('')}${closed ? '/>' : '>'}`;
}

export const xmlHead = '<?xml version="1.0" encoding="UTF-8"?>';
