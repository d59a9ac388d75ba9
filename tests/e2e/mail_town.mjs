// SPDX-License-Identifier: Apache-2.0
// A sample town of a test's own, with a mail server of its own on loopback: what went out by mail and to the FAX gateway, and
// what happens when the server refuses.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { remove, sampleTown } from '../api/lib.mjs';

// As small as RFC 5321 allows. `refusals` answer the next receivers in turn ("451 busy"), then everybody is taken again.
export class MailServer {
  mails = [];
  refusals = [];
  asked = 0; // how often a receiver was named

  static async start() {
    const out = new MailServer();
    out.server = net.createServer((socket) => out.talk(socket));
    await new Promise((done) => { out.server.listen(0, '127.0.0.1', done); });
    return out;
  }
  get port() {
    return this.server.address().port;
  }
  talk(socket) {
    let rest = '';
    let data = null;
    socket.write('220 mail.example.jp\r\n');
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      rest += bytes;
      for (let end = rest.indexOf('\r\n'); end >= 0; end = rest.indexOf('\r\n')) {
        const line = rest.slice(0, end);
        rest = rest.slice(end + 2);
        if (data !== null && line !== '.') data += `${line}\n`;
        else if (data !== null) { this.mails.push(data); data = null; socket.write('250 ok\r\n'); }
        else if (line.startsWith('DATA')) { data = ''; socket.write('354 go on\r\n'); }
        else if (line.startsWith('QUIT')) socket.end('221 bye\r\n');
        else if (line.startsWith('RCPT')) { this.asked += 1; socket.write(`${this.refusals.shift() ?? '250 ok'}\r\n`); }
        else socket.write('250 ok\r\n');
      }
    });
  }
}

export const wordsOf = (mail) => Buffer.from(mail.slice(mail.indexOf('\n\n') + 2), 'base64').toString('utf8');

export const linkOf = (mail) => /https:\/\/kaname\.example\.jp(\/link\/r\/\S+)/.exec(wordsOf(mail))[1];

// The words of a PDF, as bytes or as it is attached to a mail for the gateway.
export function printed(pdf) {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'kaname-sheet-'));
  writeFileSync(path.join(folder, 'sheet.pdf'), pdf);
  const text = execFileSync('pdftotext', ['-layout', path.join(folder, 'sheet.pdf'), '-'], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return text.replace(/\s+/g, ' ');
}
export function sheetIn(mail) {
  const part = mail.slice(mail.indexOf('Content-Type: application/pdf'));
  return Buffer.from(part.slice(part.indexOf('\n\n') + 2, part.indexOf('--kaname-part')), 'base64');
}

export async function until(found, seconds = 20) {
  for (let i = 0; i < seconds * 10; i += 1) {
    const one = await found();
    if (one) return one;
    await new Promise((done) => { setTimeout(done, 100); });
  }
  return undefined;
}

// The town, its mail server and a browser that looks at it.
export async function mailTown() {
  const mail = await MailServer.start();
  const town = await sampleTown(['--smtp_url', `smtp://127.0.0.1:${mail.port}`, '--mail_from', 'kaname@example.jp', '--site_url', 'https://kaname.example.jp']);
  process.env.KANAME_URL = `http://127.0.0.1:${town.server.port}`;
  const browser = await import('./harness.mjs');
  const close = async () => {
    await browser.close();
    await town.server.stop();
    remove(town.data);
    mail.server.close();
  };
  return { mail, town, browser, close };
}

// Turns the gateway on and has the number verified: the code is read from the test page, as the receiver reads it back.
export async function verifyFax({ mail, browser: { visit, api } }, number) {
  const city = await visit('/desk/area-settings');
  await api(city.context, city.session, 'PUT', '/v1/settings/fax', { on: true, address: '{number}@fax.example.jp', from: 'town@example.jp' });
  await api(city.context, city.session, 'POST', '/v1/fax-numbers', { number, office: '見本の相手' });
  const digits = number.replace(/\D/g, '');
  const page = await until(() => mail.mails.find((one) => one.includes(`${digits}@fax.example.jp`)));
  const [code] = /\b\d{6}\b/.exec(printed(sheetIn(page)).replaceAll(/(\d) (?=\d)/g, '$1'));
  await until(async () => (await api(city.context, city.session, 'GET', '/v1/fax-numbers')).items.some((one) => one.number === digits && one.state === 'sent'));
  await api(city.context, city.session, 'POST', '/v1/fax-numbers/verify', { number, code, told_by: '見本の相手' });
  await city.context.close();
}
