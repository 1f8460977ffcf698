/** What the studio's page is made of beside its bundle. */
import { cpSync } from 'node:fs';
import { join } from 'node:path';

const source = join(import.meta.dirname, '..', 'src/studio');

export function writeStudio(folder: string): void {
  for (const name of ['index.html', 'studio.css']) cpSync(join(source, name), join(folder, name));
}
