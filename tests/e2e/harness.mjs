// SPDX-License-Identifier: Apache-2.0
// Opens Debian's chromium against a running server and signs in. No downloads, no bypass of the page's own CSP.
//   KANAME_URL       http://127.0.0.1:8080
//   KANAME_LOGIN, KANAME_PASSWORD   an account of the town; as in the sample area when not given
//   CHROMIUM         path of the browser
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
const require = createRequire(path.join(here, '../../ui/package.json'));
const { chromium } = require('playwright-core');

export const base = (process.env.KANAME_URL ?? 'http://127.0.0.1:8080').replace(/\/$/, '');
export const account = { login: process.env.KANAME_LOGIN ?? 'city-yamada', password: process.env.KANAME_PASSWORD ?? 'kaname-mihon-2026' };
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

export const DESK = { width: 1280, height: 720 };
export const PHONE = { width: 360, height: 640 };

let browser;
export async function open() {
  browser ??= await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-background-networking', '--enable-unsafe-swiftshader', '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--font-render-hinting=none', '--disable-lcd-text'],
  });
  return browser;
}
export async function close() {
  await browser?.close();
  browser = undefined;
}

// Signing in costs a password hash: once for all windows of a run and account.
const kept = new Map();
async function signIn(context, login) {
  const known = kept.get(login);
  if (known) {
    await context.addCookies(known.cookies);
    return known.session;
  }
  const answer = await context.request.post(`${base}/v1/session`, { data: { ...account, login }, headers: { 'Idempotency-Key': randomUUID() } });
  if (!answer.ok()) throw new Error(`cannot sign in as ${login}: ${answer.status()} ${await answer.text()}`);
  kept.set(login, { session: await answer.json(), cookies: await context.cookies() });
  return kept.get(login).session;
}

// A fresh window; `problems` collects what the page complained about (script errors, refused by CSP).
export async function visit(where, { size = DESK, lang = 'ja', signedIn = true, login = account.login, storage } = {}) {
  const context = await (await open()).newContext({
    locale: 'ja-JP', timezoneId: 'Asia/Tokyo', viewport: size, reducedMotion: 'reduce', hasTouch: size.width < 768, acceptDownloads: true,
    ...(storage ? { storageState: storage } : {}),
  });
  const session = signedIn ? await signIn(context, login) : undefined;
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy|Uncaught|Minified React/.test(message.text())) problems.push(message.text());
  });
  await page.addInitScript((l) => { if (!localStorage.getItem('kaname.lang')) localStorage.setItem('kaname.lang', l); }, lang);
  await page.goto(base + where);
  await settled(page);
  return { context, page, problems, session };
}

// Data is there: no bones, no "loading".
export async function settled(page) {
  await page.waitForFunction(() => document.querySelector('main') && !document.querySelector('.bone') && !document.querySelector('.waiting'), undefined, { timeout: 15_000 });
}

// A request as the signed-in page would make it.
export async function api(context, session, method, where, data) {
  const answer = await context.request.fetch(`${base}${where}`, {
    method, ...(data === undefined ? {} : { data }), headers: { 'Idempotency-Key': randomUUID(), 'X-Kaname-Csrf': session.csrf },
  });
  if (!answer.ok()) throw new Error(`${method} ${where}: ${answer.status()} ${await answer.text()}`);
  const text = await answer.text();
  return text ? JSON.parse(text) : undefined;
}

export async function complaintsOfAxe(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => globalThis.axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  }));
  return violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => `${n.target.join(' ')} ${n.any[0]?.message ?? n.failureSummary ?? ''}`).join(' | ')}`);
}

// Wider than the window outside of a marked table region?
export const scrollsSideways = (page) => page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);

// Everything that can be pressed, with a hit area below `least`. Links inside a sentence are excepted (WCAG 2.5.8).
export function smallTargets(page, least) {
  return page.evaluate((min) => {
    const found = [];
    for (const e of document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [role=option]')) {
      if (!e.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || e.closest('.sr-only, [aria-hidden=true]') || e.matches('.sr-only, .skip')) continue;
      const box = (e.matches('input[type=checkbox], input[type=radio]') ? (e.closest('label') ?? e) : e).getBoundingClientRect();
      if (box.width === 0) continue;
      const after = getComputedStyle(e, '::after');
      const grown = after.content !== 'none' && after.position === 'absolute' ? -2 * parseFloat(after.top || '0') : 0;
      if (getComputedStyle(e).display === 'inline' && e.tagName === 'A' && e.parentElement.textContent.trim() !== e.textContent.trim()) continue;
      if (box.height + grown < min - 0.5 || box.width < min - 0.5) found.push(`${e.tagName}.${e.className} "${(e.textContent || e.getAttribute('aria-label') || '').trim().slice(0, 20)}" ${Math.round(box.width)}x${Math.round(box.height + grown)}`);
    }
    return found.slice(0, 8);
  }, least);
}

// A new self-update link of a facility, as the path of its page. The token is told in the list, not by the act.
export async function linkFor(context, session, id) {
  const made = await api(context, session, 'POST', '/v1/update-links', { facility_ids: [id] });
  const { items } = await api(context, session, 'GET', `/v1/update-links?facility_id=${id}`);
  return `/link/${items.find((row) => row.link.id === made.items[0].link.id).token}`;
}

// The head and the bar at the thumb lie over what scrolls on beneath them; axe takes a button that is half below one of them for a
// small one. They are put into their places for its look, and what gets the focus must stop beside them.
async function besideTheBars(page, look) {
  const bars = (position) => page.evaluate((where) => {
    const covered = [], room = getComputedStyle(document.documentElement);
    for (const [bar, side] of [['.head-wrap', 'scrollPaddingTop'], ['.thumb-bar', 'scrollPaddingBottom']]) {
      const one = document.querySelector(bar);
      if (!one) continue;
      const floats = ['fixed', 'sticky'].includes(getComputedStyle(one).position);
      if (floats && innerWidth < 768 && !(parseFloat(room[side]) >= one.offsetHeight)) covered.push(`${bar} covers what has the focus (${one.offsetHeight}px, room ${room[side]})`);
      one.style.position = where;
    }
    return covered;
  }, position);
  const covered = await bars('static');
  const found = await look();
  await bars('');
  return [...covered, ...found];
}
// What of `part` lies below the bar at the thumb, or below the head, when it has the focus.
export const belowABar = (page, part) => page.evaluate((where) => [...document.querySelector(where).querySelectorAll('a[href], button, input, select, textarea, summary')].filter((one) => {
  one.focus();
  const { top, bottom } = one.getBoundingClientRect(), edge = (bar) => document.querySelector(bar).getBoundingClientRect();
  return document.activeElement === one && (bottom > edge('.thumb-bar').top + 1 || top < edge('.head-wrap').bottom - 1);
}).map((one) => one.textContent || one.getAttribute('aria-label')), part);

// What every screen must hold: axe clean, nothing sideways, targets for a thumb, no complaint of the page itself.
export async function inspect(page, problems, size, what = page.url()) {
  await page.waitForTimeout(150);
  const found = [
    ...(await besideTheBars(page, () => complaintsOfAxe(page))), ...((await scrollsSideways(page)) ? ['scrolls sideways'] : []),
    ...(await smallTargets(page, size === PHONE ? 44 : 24)).map((t) => `small target: ${t}`), ...problems,
  ];
  assert.equal(found.length, 0, `${what}\n${found.join('\n')}`);
}
