// SPDX-License-Identifier: Apache-2.0
// Runs the journeys in the browser against KANAME_URL and prints one line: "N passed, N failed".
//   node tests/e2e/run.mjs [name of a test file without _test.mjs …]
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(here)
  .filter((f) => f.endsWith('_test.mjs') && (wanted.length === 0 || wanted.includes(f.replace('_test.mjs', ''))))
  .map((f) => path.join(here, f));
if (files.length === 0) {
  console.error(`no such tests: ${wanted.join(' ')}`);
  process.exit(2);
}

const url = process.env.KANAME_URL ?? 'http://127.0.0.1:8080';
try {
  await fetch(`${url}/v1/session`);
} catch (problem) {
  console.error(`no server answers at ${url} (${problem.cause?.code ?? problem.message}): start one and set KANAME_URL`);
  process.exit(2);
}

// One file after the other: they share the data of one server.
let passed = 0;
let failed = 0;
for (const file of files) {
  await new Promise((done) => {
    const run = spawn(process.execPath, ['--test', '--test-concurrency=1', '--test-reporter=tap', file], { stdio: ['ignore', 'pipe', 'inherit'] });
    let rest = '';
    let telling = false;
    run.stdout.on('data', (chunk) => {
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
    });
    run.on('close', (code) => {
      if (code !== 0 && failed === 0) failed++;
      done();
    });
  });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
