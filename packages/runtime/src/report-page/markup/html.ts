/** HTML by one tagged template: whatever stands in a hole is escaped, unless it was itself made here. */

export interface Html {
  readonly markup: string;
}

export type Content = Html | string | number | readonly Content[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (c) => ENTITIES[c]!);

function written(content: Content): string {
  if (typeof content === 'string') return escaped(content);
  if (typeof content === 'number') return String(content);
  if ('markup' in content) return content.markup;
  return content.map(written).join('');
}

export function html(parts: TemplateStringsArray, ...holes: readonly Content[]): Html {
  return { markup: parts.map((part, i) => part + (i < holes.length ? written(holes[i]!) : '')).join('') };
}

export const nothing: Html = { markup: '' };

/** The project's own style sheet and script, which are no text of a user's; never use it for anything else. */
export const verbatim = (markup: string): Html => ({ markup });

/** JSON for a `<script type="application/json">`: no `<` can end the element or open a comment. */
export const jsonForScript = (value: unknown): Html => ({
  markup: JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028/g, '\\u2028')
    .replace(/\u2029/g, '\\u2029'),
});

/** Text in which `code` stands between backticks, as messages have it. */
export const prose = (text: string): Html =>
  html`${text.split('`').map((piece, i) => (i % 2 === 1 ? html`<code>${piece}</code>` : piece))}`;
