import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

/** Draws the progress line for progress.ts: text messages replace the line, `null` ends it. */
const stderr = 2;
const patience = 1000;
const { width } = workerData as { readonly width: number };

let text = '';
let shown = false;

function draw(): void {
  shown = true;
  writeSync(stderr, `\r\u001b[K${text.slice(0, width - 1)}`);
}

const timer = setTimeout(draw, patience);

parentPort?.on('message', (next: string | null) => {
  if (next === null) {
    clearTimeout(timer);
    if (shown) writeSync(stderr, '\r\u001b[K');
    parentPort?.close();
    return;
  }
  text = next;
  if (shown) draw();
});
