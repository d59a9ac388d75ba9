// SPDX-License-Identifier: Apache-2.0
// Every route, in Japanese at the desk and on a phone, in English on a phone: axe finds nothing, nothing scrolls sideways, targets are
// large enough, no script error, nothing refused by the content security policy.
import { after, test } from 'node:test';
import { DESK, PHONE, api, close, inspect, settled, visit, linkFor } from './harness.mjs';

const ROUTES = [
  '/desk/', '/desk/search', '/desk/search?view=map', '/desk/search?view=table&kind=home_nursing', '/desk/facilities/new', '/desk/freshness', '/desk/links',
  '/desk/visits', '/desk/imports', '/desk/matches', '/desk/matches?tab=merges', '/desk/zones', '/desk/organisation', '/desk/outputs',
  '/desk/stats', '/desk/stats?tab=newcomers', '/desk/stats?tab=load', '/desk/accounts', '/desk/accounts?tab=applications', '/desk/accounts?tab=yearly',
  '/desk/permissions', '/desk/people', '/desk/people/list', '/desk/people/care-plans', '/desk/watch', '/desk/templates', '/desk/bases', '/desk/stays', '/desk/retention', '/desk/no-such-page',
];
const SIGNED_OUT = ['/desk/', '/desk/apply', '/setup', '/link/no-such-token'];

after(close);

// English at the desk says nothing new: its longer words are tried where it is narrow.
for (const [device, size, lang] of [['desk', DESK, 'ja'], ['phone', PHONE, 'ja'], ['phone', PHONE, 'en']]) {
  for (const where of ROUTES) {
    test(`${where} ${lang} ${device}`, async () => {
      const { context, page, problems } = await visit(where, { size, lang });
      await inspect(page, problems, size);
      await context.close();
    });
  }
  for (const where of SIGNED_OUT) {
    test(`${where} signed out ${lang} ${device}`, async () => {
      const { context, page, problems } = await visit(where, { size, lang, signedIn: false });
      await inspect(page, problems, size);
      await context.close();
    });
  }
  test(`facility page, its forms and the link page ${lang} ${device}`, async () => {
    const { context, page, problems, session } = await visit('/desk/search?kind=home_nursing&callable=now', { size, lang });
    const id = (await api(context, session, 'GET', '/v1/facilities?kind=home_nursing&limit=1')).items[0].id;
    for (const query of ['', '?edit=hours', '?edit=capabilities', '?edit=windows', '?edit=contact', '?edit=place', '?edit=basic', '?edit=relations']) {
      await page.goto(new URL(`/desk/facilities/${id}${query}`, page.url()).href);
      await settled(page);
      await inspect(page, problems, size);
    }
    await page.goto(new URL(await linkFor(context, session, id), page.url()).href);
    await page.waitForSelector('.link-card');
    await inspect(page, problems, PHONE);
    for (const button of await page.locator('.link-buttons .button:not(.button--primary)').all()) await button.click().catch(() => undefined);
    await inspect(page, problems, PHONE);
    await context.close();
  });
}
