// SPDX-License-Identifier: Apache-2.0
// Records and people put right by hand: two records made one and taken apart, the history of a group with its undo,
// roles of an account, the end of an account, a new first password.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, test } from 'node:test';
import { DESK, PHONE, account, api, base, close, inspect, open, settled, visit } from './harness.mjs';

after(close);

const make = (context, session, name, more = {}) => api(context, session, 'POST', '/v1/facilities', { name, name_kana: 'てすと', kind: 'home_nursing', address: '枚方市牧野北町1-1', fictional: true, ...more });

for (const [device, size] of [['desk', DESK], ['phone', PHONE]]) {
  test(`one place with two records: found, compared fact by fact, merged, taken apart (${device})`, async () => {
    const { context, page, problems, session } = await visit('/desk/', { size });
    const stamp = randomUUID().slice(0, 8);
    const kept = await make(context, session, `統合もと${stamp}（架空）`, { phone: '072-000-1111' });
    const gone = await make(context, session, `統合さき${stamp}（架空）`, { phone: '072-000-2222', fax: '072-000-3333' });
    await page.goto(`${base}/desk/facilities/${kept.facility.id}`);
    await settled(page);
    await page.getByRole('button', { name: 'ほかの操作' }).click();
    await page.getByRole('link', { name: '同じ施設とまとめる' }).click();
    await page.waitForURL(/\/merge$/);
    await settled(page);
    await page.locator('main .search-box input').fill(`統合さき${stamp}`);
    await page.locator('main [role=option]').first().click();
    await page.waitForSelector('.merge-table');
    await inspect(page, problems, size, 'merge');
    const phone = page.getByRole('radiogroup', { name: '電話番号' });
    await phone.getByRole('radio').nth(1).check();
    await page.getByRole('button', { name: '一つにまとめる' }).click();
    await page.waitForURL(new RegExp(`${kept.facility.id}$`));
    await page.waitForSelector('.toast .button');
    const now = (await api(context, session, 'GET', `/v1/facilities/${kept.facility.id}`)).facility;
    assert.deepEqual([now.phone, now.fax, now.name, now.alternate_name], ['072-000-2222', '072-000-3333', kept.facility.name, gone.facility.name]);
    await page.waitForFunction(() => document.querySelector('#g-contact')?.textContent.includes('072-000-2222'), undefined, { timeout: 8000 });
    await page.locator('.toast .button').first().click();
    await page.waitForFunction(() => document.querySelector('#g-contact')?.textContent.includes('072-000-1111'), undefined, { timeout: 8000 });
    assert.equal((await api(context, session, 'GET', `/v1/facilities/${gone.facility.id}`)).facility.phone, '072-000-2222');
    await context.close();
  });

  test(`history of a group: who, when, before and after; the last change is taken back (${device})`, async () => {
    const { context, page, problems, session } = await visit('/desk/', { size });
    const { facility: f } = await make(context, session, `履歴${randomUUID().slice(0, 8)}（架空）`, { phone: '072-000-4444' });
    const put = (group, base_seq, values) => api(context, session, 'PUT', `/v1/facilities/${f.id}/${group}`, { base_seq, values });
    const one = await put('contact', f.changed_seq, { phone: '072-000-5555', phone_extension: '', fax: '', fax_verified: false, mail: '', url: '' });
    await put('contact', one.facility.changed_seq, { phone: '072-000-6666', phone_extension: '', fax: '', fax_verified: false, mail: '', url: '' });
    await page.goto(`${base}/desk/facilities/${f.id}`);
    await settled(page);
    await page.getByRole('button', { name: '連絡先の履歴' }).click();
    await page.waitForSelector('dialog .history');
    await inspect(page, problems, size, 'history');
    const first = page.locator('dialog .history > li').first();
    assert.match(await first.innerText(), /山田.*072-000-5555.*072-000-6666/s);
    assert.equal(await page.locator('dialog .history .button').count(), 1, 'only the last change can be undone');
    await first.locator('.button').click();
    await page.waitForFunction(() => document.querySelector('#g-contact')?.textContent.includes('072-000-5555'), undefined, { timeout: 8000 });
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '連絡窓口（ケアマネタイム）の履歴' }).click();
    await page.waitForSelector('dialog[open]');
    assert.equal(await page.locator('dialog .history').count(), 0);
    await context.close();
  });

  test(`roles of an account are changed, its password made anew, its end asked twice (${device})`, async () => {
    const { context, page, problems, session } = await visit('/desk/', { size });
    const login = `t-${randomUUID().slice(0, 8)}`;
    const made = await api(context, session, 'POST', '/v1/accounts', { name: '試験 太郎（架空）', name_kana: 'しけん たろう', login, roles: [{ role: 'viewer' }] });
    const row = async () => (await api(context, session, 'GET', '/v1/accounts')).items.find((a) => a.id === made.id);
    await page.goto(`${base}/desk/accounts`);
    await settled(page);
    const edit = () => page.locator('tbody tr', { hasText: login }).getByRole('button').click();
    await edit();
    await page.waitForSelector('dialog[open]');
    await page.locator('dialog select').first().selectOption('office');
    await page.getByRole('button', { name: '役割を保存' }).click();
    await page.waitForSelector('dialog [role=alert]');
    assert.match(await page.locator('dialog [role=alert]').innerText(), /事業所/, 'an office without its name was taken');
    await page.locator('dialog .search-box input').fill('訪問看護');
    await page.locator('dialog [role=option]').first().click();
    await page.getByRole('button', { name: '役割を足す' }).click();
    await page.getByLabel('役割 2', { exact: true }).selectOption('coordinator');
    await inspect(page, problems, size, 'roles');
    await page.getByRole('button', { name: '役割を保存' }).click();
    await page.waitForSelector('dialog[open]', { state: 'detached' });
    const roles = (await row()).roles;
    assert.deepEqual(roles.map((r) => r.role).sort(), ['coordinator', 'office']);
    assert.ok(roles.find((r) => r.role === 'office').facility_id);

    await edit();
    await page.getByRole('button', { name: '再発行' }).click();
    await page.locator('dialog .button--danger').click();
    await page.waitForSelector('dialog .password');
    const password = (await page.locator('dialog .password').innerText()).trim();
    await page.getByRole('button', { name: '閉じる' }).last().click();
    const elsewhere = await (await open()).newContext();
    const enter = () => elsewhere.request.post(`${base}/v1/session`, { data: { login, password }, headers: { 'Idempotency-Key': randomUUID() } });
    assert.equal((await enter()).status(), 200);

    await edit();
    await page.getByRole('button', { name: '使えなくする' }).click();
    assert.equal((await row()).active, true, 'ended without being asked twice');
    await inspect(page, problems, size, 'end');
    await page.locator('dialog .button--danger').click();
    await page.waitForSelector('dialog[open]', { state: 'detached' });
    assert.equal((await row()).active, false);
    assert.equal((await enter()).status(), 401);
    await elsewhere.close();
    await context.close();
  });
}

test('one cannot end one\'s own account, and is told why one\'s own role stays', async () => {
  const { context, page, session } = await visit('/desk/accounts');
  await page.locator('tbody tr', { hasText: session.account.login }).getByRole('button').click();
  await page.waitForSelector('dialog[open]');
  assert.equal(await page.getByRole('button', { name: '使えなくする' }).count(), 0);
  await page.locator('dialog select').first().selectOption('viewer');
  await page.getByRole('button', { name: '役割を保存' }).click();
  await page.waitForSelector('dialog [role=alert]');
  await context.close();
});

test('who may not merge is not offered it', async () => {
  const context = await (await open()).newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: DESK, reducedMotion: 'reduce' });
  const { account } = await import('./harness.mjs');
  const answer = await context.request.post(`${base}/v1/session`, { data: { login: 'viewer-minami', password: account.password }, headers: { 'Idempotency-Key': randomUUID() } });
  const session = await answer.json();
  const { id } = (await api(context, session, 'GET', '/v1/facilities?kind=pharmacy&limit=1')).items[0];
  const page = await context.newPage();
  await page.goto(`${base}/desk/facilities/${id}`);
  await page.waitForSelector('.facility-head');
  await page.getByRole('button', { name: 'ほかの操作' }).click();
  assert.equal(await page.getByRole('link', { name: '同じ施設とまとめる' }).count(), 0);
  await page.goto(`${base}/desk/facilities/${id}/merge`);
  await page.waitForSelector('main [role=alert]');
  assert.equal(await page.locator('main .search-box').count(), 0);
  await context.close();
});

for (const [device, size] of [['desk', DESK], ['phone', PHONE]]) {
  test(`a device that was left signed in is signed out from here (${device})`, async () => {
    const enter = async () => {
      const context = await (await open()).newContext({ locale: 'ja-JP', viewport: size, hasTouch: size === PHONE });
      const answer = await context.request.post(`${base}/v1/session`, { data: { login: 'coord-ishida', password: account.password }, headers: { 'Idempotency-Key': randomUUID() } });
      assert.equal(answer.status(), 200);
      return context;
    };
    const left = await enter(), here = await enter();
    const page = await here.newPage();
    await page.goto(`${base}/desk/`);
    await settled(page);
    await page.getByRole('button', { name: 'アカウントと表示の設定' }).click();
    await page.getByRole('button', { name: 'ログイン中の端末' }).click();
    await page.waitForSelector('.sign-ins li');
    await inspect(page, [], size, 'sign-ins');
    const others = page.locator('.sign-ins').getByRole('button', { name: '終わらせる' });
    for (let n = await others.count(); n > 0; n -= 1) {
      await others.first().click();
      await page.waitForFunction((now) => document.querySelectorAll('.sign-ins button').length === now, n - 1);
    }
    await page.getByText('ほかにログイン中の端末はありません。').waitFor();
    const { signed_in: still } = await (await left.request.get(`${base}/v1/session`)).json();
    assert.equal(still, false, 'the other device is at the door');
    assert.equal((await (await here.request.get(`${base}/v1/session`)).json()).signed_in, true);
    await left.close();
    await here.close();
  });
}
