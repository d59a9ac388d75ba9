// SPDX-License-Identifier: Apache-2.0
// A file is dropped, looked through, applied and taken back; counts add up at every step.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { api, close, settled, visit } from './harness.mjs';

after(close);
const HEADER = '都道府県コード又は市町村コード,No,都道府県名,市区町村名,事業所名,事業所名カナ,サービスの種類,住所,方書（ビル名等）,緯度,経度,電話番号,FAX番号,法人番号,法人の名称,事業所番号,利用可能曜日,利用可能曜日特記事項,定員,URL,高齢者の方と障害者の方が同時一体的に利用できるサービス,介護保険の通常の指定基準を満たしている,障害福祉の通常の指定基準を満たしている,備考';
const sample = path.join(path.dirname(fileURLToPath(import.meta.url)), '../../data/sample/official/jigyosho_hirakata.csv');

function someRows() {
  const lines = readFileSync(sample, 'utf8').split(/\r?\n/).slice(1, 12);
  const nameless = lines[0].split(',');
  nameless[4] = '';
  return Buffer.from(`\ufeff${[HEADER, ...lines, nameless.join(',')].join('\r\n')}\r\n`);
}

const counts = (page) => page.$$eval('.sum dd', (cells) => cells.map((c) => Number(c.textContent.replace(/[^\d]/g, ''))));

test('upload, preview, apply, undo', async () => {
  const { context, page } = await visit('/desk/imports');
  await page.setInputFiles('input[type=file]', { name: '介護事業所 ①.csv', mimeType: 'text/csv', buffer: someRows() });
  await page.waitForSelector('select');
  await page.locator('.drop, .card').first().locator('.button--primary').click();
  await page.waitForURL(/imports\/[0-9a-f-]{36}/);
  await settled(page);
  const [read, ...parts] = await counts(page);
  assert.ok(read > 0);
  assert.equal(parts.reduce((a, b) => a + b, 0), read, 'counts do not add up');
  for (const tab of await page.locator('[role=tab]').all()) {
    await tab.click();
    await settled(page);
  }
  await page.locator('.page-head .button--primary').click();
  await page.waitForFunction(() => document.querySelector('h1 .badge--good'), undefined, { timeout: 30_000 });
  const [readAfter, ...partsAfter] = await counts(page);
  assert.equal(partsAfter.reduce((a, b) => a + b, 0), readAfter);
  await page.locator('.page-head .button', { hasText: '元に戻す' }).click();
  await page.waitForFunction(() => document.querySelector('h1 .badge--plain'), undefined, { timeout: 30_000 });
  await context.close();
});

test('a preview that is not wanted is thrown away and nothing was changed', async () => {
  const { context, page, session } = await visit('/desk/imports');
  await page.setInputFiles('input[type=file]', { name: '捨てるもの.csv', mimeType: 'text/csv', buffer: someRows() });
  await page.waitForSelector('select');
  await page.locator('.drop, .card').first().locator('.button--primary').click();
  await page.waitForURL(/imports\/[0-9a-f-]{36}/);
  await settled(page);
  const id = page.url().match(/[0-9a-f-]{36}/)[0];
  await page.getByRole('button', { name: '取り込まずに捨てる' }).click();
  await page.waitForURL(/\/imports$/);
  await settled(page);
  assert.equal(await page.getByText('捨てるもの').count(), 0);
  const { items } = await api(context, session, 'GET', '/v1/imports');
  assert.ok(!items.some((run) => run.id === id));
  await context.close();
});
