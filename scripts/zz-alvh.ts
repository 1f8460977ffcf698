import { createService, TextDocument } from '@hedgerow/dsl/service';
import { readFileSync, globSync } from 'node:fs';
const alvh = globSync('rules/alvh/*.hedge').map((p) => ({ name: p.split('/').pop()!, text: readFileSync(p, 'utf8') }));
const own = alvh.find(({ name }) => /second_engine/.test(name))!.name;
const { workspace } = createService(); const uriOf = (n: string) => `file:///rules/${n}`;
for (const { name, text } of alvh) workspace.set(new TextDocument(uriOf(name), text, 0));
const { text } = alvh.find(({ name }) => name === own)!;
const places = [...text.matchAll(/\d+%/g)].map(({ index }) => index!);
let v = 0; const t: number[] = [];
for (let k = 0; k < 1500; k++) { const at = places[(v * 37) % places.length]!; const s = performance.now(); workspace.set(new TextDocument(uriOf(own), `${text.slice(0, at)}1${text.slice(at)}`, ++v)); const a = workspace.analysis(uriOf(own)); process.argv[2] === 'lint' ? a.findings : a.compilation.diagnostics; t.push(performance.now() - s); }
t.sort((a, b) => a - b); console.log(own, t[t.length >> 2], alvh.length);
