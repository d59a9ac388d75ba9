// SPDX-License-Identifier: Apache-2.0
// Bundles the screens into dist/: one folder per entry, names with a content hash, one index.html each.
// Prints what a browser must fetch (gzip) and fails when an entry grows beyond its budget.
import * as esbuild from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = path.dirname(fileURLToPath(import.meta.url));
const dist = path.join(root, 'dist');
const KiB = 1024;

// first: all that is fetched before the first screen. lazy: one chunk loaded later. map: the chunk with MapLibre.
const ENTRIES = [
  { name: 'desk', source: 'src/desk/main.tsx', first: 150 * KiB, lazy: 100 * KiB, map: 290 * KiB },
  { name: 'link', source: 'src/link/main.ts', first: 60 * KiB, lazy: 30 * KiB, map: 0 },
  { name: 'phone', source: 'src/phone/main.tsx', first: 150 * KiB, lazy: 100 * KiB, map: 0, worker: 'src/phone/worker.ts', precache: 2048 * KiB },
];

const hash = (bytes) => createHash('sha256').update(bytes).digest('hex').slice(0, 10);
const kib = (n) => `${(n / KiB).toFixed(1)} KiB`;

async function copyHashed(folder, source, stem) {
  const bytes = await readFile(source);
  const name = `${stem}-${hash(bytes)}.js`;
  await mkdir(path.join(dist, folder), { recursive: true });
  await writeFile(path.join(dist, folder, name), bytes);
  return `/${folder}/${name}`;
}

// What makes a page an app that can be put on the home screen.
const APP_HEAD = `<link rel="manifest" href="/phone/app.webmanifest">
<link rel="apple-touch-icon" href="/phone/icon-192.png">
<meta name="apple-mobile-web-app-capable" content="yes">
<meta name="apple-mobile-web-app-title" content="要">
`;

function html(entry, scripts, styles) {
  return `<!doctype html>
<html lang="ja">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1${entry.worker ? ', viewport-fit=cover' : ''}">
<meta name="robots" content="noindex">
<meta name="referrer" content="no-referrer">
<meta name="theme-color" content="#ffffff">
<title>要 Kaname</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${entry.worker ? APP_HEAD : ''}${styles.map((s) => `<link rel="stylesheet" href="${s}">`).join('\n')}
${scripts.map((s) => `<script type="module" src="${s}"></script>`).join('\n')}
</head>
<body>
<div id="app"></div>
<noscript><p>この画面には JavaScript が必要です。住民向けのページは JavaScript なしで使えます。 / This screen needs JavaScript.</p></noscript>
</body>
</html>
`;
}

// Everything an output file pulls in at once (not the lazy parts).
function closure(outputs, start) {
  const seen = new Set([start]);
  for (const file of seen) {
    for (const found of outputs[file]?.imports ?? []) {
      if (found.kind !== 'dynamic-import' && outputs[found.path]) seen.add(found.path);
    }
  }
  return seen;
}

async function gzipSizes() {
  const sizes = new Map();
  for (const folder of await readdir(dist, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    for (const file of await readdir(path.join(dist, folder.name))) {
      const bytes = await readFile(path.join(dist, folder.name, file));
      sizes.set(`dist/${folder.name}/${file}`, gzipSync(bytes, { level: 9 }).length);
    }
  }
  return sizes;
}

async function bundle(entry, minify) {
  const worker = entry.map
    ? await copyHashed(entry.name, path.join(root, 'node_modules/maplibre-gl/dist/maplibre-gl-csp-worker.js'), 'map-worker')
    : '';
  const result = await esbuild.build({
    absWorkingDir: root,
    entryPoints: { [entry.name]: entry.source },
    outdir: `dist/${entry.name}`,
    bundle: true,
    splitting: true,
    format: 'esm',
    jsx: 'automatic',
    minify,
    sourcemap: false,
    target: ['es2022', 'safari16.4', 'chrome111'],
    entryNames: '[name]-[hash]',
    chunkNames: 'part-[hash]',
    assetNames: '[name]-[hash]',
    loader: { '.svg': 'text' },
    define: { 'process.env.NODE_ENV': '"production"', MAP_WORKER_URL: JSON.stringify(worker) },
    legalComments: 'none',
    metafile: true,
    logLevel: 'warning',
  });
  const outputs = result.metafile.outputs;
  const script = Object.keys(outputs).find((file) => outputs[file].entryPoint === entry.source);
  const style = outputs[script].cssBundle;
  const url = (file) => `/${path.posix.relative('dist', file)}`;
  await writeFile(path.join(dist, entry.name, 'index.html'), html(entry, [url(script)], style ? [url(style)] : []));
  return { outputs, script, style };
}

// A service worker speaks while no page is open: it has its few words with it.
async function noticeWords() {
  const words = {};
  for (const language of ['ja', 'en']) {
    const all = JSON.parse(await readFile(path.join(root, `i18n/phone.${language}.json`)));
    words[language] = Object.fromEntries(Object.entries(all).filter(([key]) => key.startsWith('phone.push.')));
  }
  return words;
}

// The service worker of an entry knows its files by name, and its version by what they hold. Returns what it keeps, in bytes.
async function bundleWorker(entry, minify) {
  const folder = path.join(dist, entry.name);
  for (const file of await readdir(path.join(root, 'public', entry.name))) {
    await writeFile(path.join(folder, file), await readFile(path.join(root, 'public', entry.name, file)));
  }
  const files = (await readdir(folder)).sort();
  const contents = await Promise.all(files.map((file) => readFile(path.join(folder, file))));
  await esbuild.build({
    absWorkingDir: root, entryPoints: [entry.worker], outfile: `dist/${entry.name}/sw.js`, bundle: true, minify, format: 'iife',
    target: ['es2022', 'safari16.4', 'chrome111'], legalComments: 'none', logLevel: 'warning',
    define: {
      SHELL_VERSION: JSON.stringify(hash(Buffer.concat(contents))),
      NOTICE_WORDS: JSON.stringify(await noticeWords()),
      SHELL_FILES: JSON.stringify([...files.map((file) => `/${entry.name}/${file}`), '/favicon.svg']),
    },
  });
  return contents.reduce((sum, bytes) => sum + bytes.length, 0);
}

// Returns the sentences about what is too large.
function report(entry, { outputs, script, style }, sizes) {
  const first = [...closure(outputs, script), ...(style ? [style] : [])];
  const total = first.reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
  const complaints = total > entry.first ? [`${entry.name}: first screen ${kib(total)} > ${kib(entry.first)}`] : [];
  console.log(`${entry.name.padEnd(6)} first screen ${kib(total).padStart(10)} gz  (budget ${kib(entry.first)})`);
  for (const file of Object.keys(outputs).filter((f) => !first.includes(f))) {
    const isMap = Object.keys(outputs[file].inputs).some((input) => input.includes('maplibre-gl'));
    const size = sizes.get(file) ?? 0;
    const budget = isMap ? entry.map : entry.lazy;
    if (size > 2 * KiB) console.log(`         ${isMap ? 'map ' : 'lazy'} ${kib(size).padStart(16)} gz  ${path.basename(file)}`);
    if (size > budget) complaints.push(`${file}: ${kib(size)} > ${kib(budget)}`);
  }
  return complaints;
}

async function build(minify) {
  await rm(dist, { recursive: true, force: true });
  const built = [];
  for (const entry of ENTRIES) built.push([entry, await bundle(entry, minify)]);
  await writeFile(path.join(dist, 'favicon.svg'), await readFile(path.join(root, 'src/parts/mark.svg')));
  await mkdir(path.join(dist, 'public'), { recursive: true });
  await writeFile(path.join(dist, 'public/site.css'), await readFile(path.join(root, 'public/site.css')));
  const sizes = await gzipSizes();
  const complaints = built.flatMap(([entry, result]) => report(entry, result, sizes));
  for (const entry of ENTRIES.filter((one) => one.worker)) {
    const kept = await bundleWorker(entry, minify);
    console.log(`${entry.name.padEnd(6)} kept offline ${kib(kept).padStart(10)} raw (budget ${kib(entry.precache)})`);
    if (kept > entry.precache) complaints.push(`${entry.name}: ${kib(kept)} kept offline > ${kib(entry.precache)}`);
  }
  for (const line of complaints) console.error(`too large: ${line}`);
  return complaints.length === 0;
}

const ok = await build(!process.argv.includes('--dev'));
if (!ok) process.exit(1);
