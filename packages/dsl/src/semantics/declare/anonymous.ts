import type { Span } from '../../source/span.ts';
import type { Context, Env } from '../context.ts';

/**
 * The name of what has none: `rule@12`, by its line; with its column and file where that is taken, since claims and
 * reports tell rules apart by name.
 */
export function anonymousName(cx: Context, kind: 'rule' | 'assert', span: Span, env: Env): string {
  const { line, column } = cx.position(env, span.start);
  const file = env.source.name.replace(/^.*\//, '');
  const candidates = [
    `${line}`,
    `${line}:${column}`,
    `${file}:${line}:${column}`,
    `${env.source.name}:${line}:${column}`,
  ];
  const names = candidates.map((place) => `${kind}@${place}`);
  const name = names.find((candidate) => !cx.anonymous.has(candidate)) ?? names.at(-1)!;
  cx.anonymous.add(name);
  return name;
}
