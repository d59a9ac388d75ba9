// SPDX-License-Identifier: Apache-2.0
// Bundles every *_test.ts under src/ and runs them with node's own runner.
import * as esbuild from 'esbuild';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const tests = readdirSync(path.join(root, 'src'), { recursive: true }).filter((file) => file.endsWith('_test.ts'));
const folder = mkdtempSync(path.join(os.tmpdir(), 'kaname-ui-test-'));
try {
  await esbuild.build({
    absWorkingDir: root, entryPoints: tests.map((file) => `src/${file}`), outdir: folder, bundle: true, format: 'esm',
    platform: 'node', outExtension: { '.js': '.mjs' }, jsx: 'automatic', logLevel: 'warning',
    define: { MAP_WORKER_URL: '""' },
  });
  const built = readdirSync(folder, { recursive: true }).filter((file) => file.endsWith('_test.mjs'));
  const run = spawnSync(process.execPath, ['--test', ...built.map((file) => path.join(folder, file))], { stdio: 'inherit' });
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
