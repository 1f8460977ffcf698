/** Plain data as JavaScript: JSON, and the numbers and maps that JSON has not. */
export function literal(value: unknown): string {
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null || typeof value === 'boolean' || value === undefined) return String(value);
  if (Array.isArray(value)) return `[${value.map(literal).join()}]`;
  if (value instanceof Map) return `new Map(${literal([...value])})`;
  const members = Object.entries(value as Readonly<Record<string, unknown>>)
    .filter(([, member]) => member !== undefined)
    .map(([name, member]) => `${JSON.stringify(name)}:${literal(member)}`);
  return `{${members.join()}}`;
}

function numberText(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  return Object.is(value, -0) ? '-0' : String(value);
}
