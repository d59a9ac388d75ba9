// SPDX-License-Identifier: Apache-2.0
// Runs the journeys in the browser and prints one line: "N passed, N failed".
//   node tests/e2e/run.mjs [name of a test file without _test.mjs …]
// KANAME_URL names the server; several, parted by blanks, each with data of its own, share the files among them.
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
// The long ones first: no server waits at the end for the other's longest. A few lines of routes open every page there is.
const size = (file) => (file.endsWith('routes_test.mjs') ? Infinity : statSync(file).size);
const files = readdirSync(here)
  .filter((f) => f.endsWith('_test.mjs') && (wanted.length === 0 || wanted.includes(f.replace('_test.mjs', ''))))
  .map((f) => path.join(here, f))
  .sort((a, b) => size(b) - size(a));
if (files.length === 0) {
  console.error(`no such tests: ${wanted.join(' ')}`);
  process.exit(2);
}

const urls = (process.env.KANAME_URL ?? 'http://127.0.0.1:8080').split(/\s+/).filter(Boolean);
for (const url of urls) {
  try {
    await fetch(`${url}/v1/session`);
  } catch (problem) {
    console.error(`no server answers at ${url} (${problem.cause?.code ?? problem.message}): start one and set KANAME_URL`);
    process.exit(2);
  }
}

let passed = 0;
let failed = 0;

// Tells the lines of one file as they come; a failed test with what went wrong.
function teller() {
  let rest = '';
  let telling = false;
  return (chunk) => {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const leaf = /^( {0,4})(not ok|ok) \d+ - (.*)$/.exec(line);
      if (leaf && !leaf[3].endsWith('_test.mjs')) {
        telling = leaf[2] === 'not ok';
        if (telling) failed++;
        else passed++;
        console.log(`${telling ? 'FAIL' : 'ok  '} ${leaf[3]}`);
      } else if (telling && /^\s+(error:|expected:|actual:|\||\+|-|[a-z-]+:|'|at )|^ {4,}\S/.test(line) && !/^\s+(duration_ms|type|location|stack|expected|actual|operator|code|name):|node:internal/.test(line)) console.log(`     ${line.trim()}`);
      else if (/^\s*\.\.\.$/.test(line)) telling = false;
    }
  };
}

function runFile(file, url) {
  const begun = Date.now();
  return new Promise((done) => {
    const run = spawn(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=tap', file], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, KANAME_URL: url } });
    run.stdout.on('data', teller());
    run.on('close', (code) => {
      if (code !== 0 && failed === 0) failed++;
      console.log(`# ${path.basename(file, '_test.mjs')}: ${((Date.now() - begun) / 1000).toFixed(0)} s`);
      done();
    });
  });
}

// One file after the other on each server: its journeys share that server's data.
await Promise.all(urls.map(async (url) => {
  for (let file = files.shift(); file; file = files.shift()) await runFile(file, url);
}));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
