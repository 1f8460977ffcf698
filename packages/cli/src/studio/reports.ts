/** Reports that were made for the page, each under an address that cannot be guessed. */
import { newToken } from './guard.ts';

/** The page shows one at a time; a few more stand for tabs that were opened from it. */
const mostKept = 8;

/**
 * A report holds names and notes of the user's files: it runs its own scripts, but in an origin of its own, without
 * reach of the studio. Its other limits are in its own policy.
 */
export const reportPolicy = "sandbox allow-scripts allow-popups; frame-ancestors 'self'";

export class Reports {
  readonly #pages = new Map<string, string>();

  add(html: string): string {
    const url = `/report/${newToken()}`;
    this.#pages.set(url, html);
    for (const oldest of [...this.#pages.keys()].slice(0, -mostKept)) this.#pages.delete(oldest);
    return url;
  }

  get(url: string): string | undefined {
    return this.#pages.get(url);
  }
}
