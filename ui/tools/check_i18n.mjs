// SPDX-License-Identifier: Apache-2.0
// The catalogues hold the same keys with the same {values}; every key is used; no .tsx speaks Japanese by itself.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
// phone.*.json are the words that only the phone brings, people.*.json those that only the desk brings,
// seldom.*.json those of screens that few open (src/desk/seldom.ts), reader.*.json those of the page behind a link.
const words = (...files) => Object.assign({}, ...files.map((file) => JSON.parse(readFileSync(path.join(root, 'i18n', file), 'utf8'))));
const ja = words('ja.json', 'people.ja.json', 'phone.ja.json', 'seldom.ja.json', 'reader.ja.json');
const en = words('en.json', 'people.en.json', 'phone.en.json', 'seldom.en.json', 'reader.en.json');
const complaints = [];

const values = (text) => (text.match(/\{\w+\}/g) ?? []).sort().join();
for (const key of new Set([...Object.keys(ja), ...Object.keys(en)])) {
  if (!(key in ja)) complaints.push(`${key}: missing in ja.json`);
  else if (!(key in en)) complaints.push(`${key}: missing in en.json`);
  else if (!key.endsWith('.one') && values(ja[key]) !== values(en[key])) complaints.push(`${key}: not the same {values} in ja and en`);
}

const sources = readdirSync(path.join(root, 'src'), { recursive: true })
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('_test.ts'))
  .map((file) => [file, readFileSync(path.join(root, 'src', file), 'utf8')]);
const all = sources.map(([, text]) => text).join('\n');

// 'a.b' as it stands, and `a.${…}` as the beginning (and end) of a key.
const literal = new Set([...all.matchAll(/['"`]([a-z0-9_]+(?:\.[a-z0-9_]+)*)['"`]/gi)].map((m) => m[1]));
const templates = [...all.matchAll(/`([a-z0-9_.]+)\$\{[^}`]*\}([a-z0-9_.]*)`/gi)].map((m) => [m[1], m[2]]);
for (const key of Object.keys(ja)) {
  const plain = key.replace(/\.one$/, '');
  const made = templates.some(([head, tail]) => plain.startsWith(head) && plain.endsWith(tail));
  if (!literal.has(plain) && !made) complaints.push(`${key}: not used`);
}

for (const [file, text] of sources.filter(([name]) => name.endsWith('.tsx'))) {
  text.split('\n').forEach((line, i) => {
    const code = line.replace(/\/\/.*$/, '').replace(/\/\*.*?\*\//g, '');
    if (/[\u3040-\u30fa\u30fc-\u30ff\u4e00-\u9fff]/.test(code)) complaints.push(`${file}:${i + 1}: Japanese in the code, put it into the catalogues`);
  });
}

if (complaints.length) {
  console.error(complaints.join('\n'));
  process.exit(1);
}
console.log(`i18n: ${Object.keys(ja).length} keys in ja and en, all used`);
