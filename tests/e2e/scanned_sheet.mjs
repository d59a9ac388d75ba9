// SPDX-License-Identifier: Apache-2.0
// The first page of a sheet as it comes back, ticked by a pen.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

// The sheet as a scanner gives it: 200 dpi, a little crooked, with these boxes ticked by a pen (0 the first of a row).
export async function ticked(page, bytes, ticks) {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'kaname-e2e-scan-'));
  const pdf = path.join(scratch, 'sheet.pdf');
  const png = path.join(scratch, 'paper');
  writeFileSync(pdf, bytes);
  assert.equal(spawnSync('pdftoppm', ['-r', '200', '-png', '-gray', '-singlefile', pdf, png]).status, 0);
  const words = spawnSync('pdftotext', ['-bbox', '-l', '1', pdf, '-'], { encoding: 'utf8' }).stdout;
  const boxes = [...words.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">☐</g)].map((m) => m.slice(1).map((v) => (Number(v) * 200) / 72));
  const chosen = ticks.map((column, row) => boxes[row * 3 + column]);
  assert.ok(chosen.every(Boolean), `${boxes.length} boxes found`);
  const base64 = readFileSync(`${png}.png`).toString('base64');
  rmSync(scratch, { recursive: true });
  const drawn = await page.evaluate(async ({ base64: encoded, chosen: marks }) => {
    const image = new Image();
    image.src = `data:image/png;base64,${encoded}`;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const pen = canvas.getContext('2d');
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.translate(canvas.width / 2, canvas.height / 2);
    pen.rotate((1.2 * Math.PI) / 180);
    pen.translate(-canvas.width / 2, -canvas.height / 2);
    pen.drawImage(image, 0, 0);
    pen.lineWidth = 4;
    for (const [x1, y1, x2, y2] of marks) {
      const x = (x1 + x2) / 2;
      const y = (y1 + y2) / 2;
      pen.beginPath();
      pen.moveTo(x - 10, y - 2);
      pen.lineTo(x - 2, y + 9);
      pen.lineTo(x + 16, y - 14);
      pen.stroke();
    }
    const blob = await canvas.convertToBlob({ type: 'image/png' });
    return [...new Uint8Array(await blob.arrayBuffer())];
  }, { base64, chosen });
  return Buffer.from(drawn);
}
