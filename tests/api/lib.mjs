// SPDX-License-Identifier: Apache-2.0
// The real program from outside: starting it on a folder of its own, asking it over HTTP, and ending it, gently or not.
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
export const program = process.env.KANAME_PROGRAM ?? path.join(root, 'build', 'kaname');

// Settings of whoever runs the tests must not reach the program under test.
const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('KANAME_')));

export function folder(name = 'api') {
  return mkdtempSync(path.join(os.tmpdir(), `kaname-${name}-`));
}
export function remove(where) {
  rmSync(where, { recursive: true, force: true });
}

export function uuid7() {
  const bytes = randomBytes(16);
  const now = BigInt(Date.now());
  for (let i = 0; i < 6; ++i) bytes[i] = Number((now >> BigInt(8 * (5 - i))) & 0xffn);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

// Runs a command of the program to its end.
export function kaname(...words) {
  const done = spawnSync(program, words, { env: environment, encoding: 'utf8', timeout: 600_000 });
  return { code: done.status, out: done.stdout, err: done.stderr, all: done.stdout + done.stderr };
}

export class Server {
  // extra: further flags. Answers when the program does.
  static async start(data, extra = []) {
    const server = new Server();
    server.log = '';
    server.process = spawn(program, ['serve', '--data', data, '--port', '0', ...extra], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] });
    server.ended = new Promise((resolve) => server.process.once('exit', (code, signal) => resolve({ code, signal })));
    server.process.stderr.on('data', (bytes) => { server.log = (server.log + bytes).slice(-20_000); });
    server.port = await new Promise((resolve, reject) => {
      let out = '';
      server.process.stdout.on('data', (bytes) => {
        out += bytes;
        const found = /https?:\/\/[^\s]*:(\d+)/.exec(out);
        if (found) resolve(Number(found[1]));
      });
      server.ended.then(({ code }) => reject(new Error(`the program ended with ${code} before it served:\n${out}${server.log}`)));
    });
    return server;
  }
  // SIGKILL: nothing is said goodbye to.
  async kill() {
    this.process.kill('SIGKILL');
    return this.ended;
  }
  async stop() {
    this.process.kill('SIGTERM');
    return this.ended;
  }
}

// One request; never throws for a status, only when the connection breaks.
export function ask(port, method, target, { body, headers = {}, agent, timeout = 30_000 } = {}) {
  return new Promise((resolve, reject) => {
    const bytes = body === undefined ? undefined : typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const request = http.request({ host: '127.0.0.1', port, method, path: target, agent, headers: {
      ...(bytes === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(bytes) }), ...headers,
    } }, (response) => {
      const parts = [];
      response.on('data', (part) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        let json;
        try { json = JSON.parse(text); } catch { /* not JSON */ }
        resolve({ status: response.statusCode, headers: response.headers, text, json });
      });
    });
    request.setTimeout(timeout, () => request.destroy(new Error('no answer in time')));
    request.on('error', reject);
    request.end(bytes);
  });
}

// Somebody signed in: sends the cookie, the csrf value and (for writes) a key.
export class Person {
  constructor(port) {
    this.port = port;
    this.agent = new http.Agent({ keepAlive: true, maxSockets: 16 });
  }
  async signIn(login, password) {
    const answer = await ask(this.port, 'POST', '/v1/session', { body: { login, password } });
    if (answer.status !== 200) throw new Error(`sign-in of ${login}: ${answer.status} ${answer.text}`);
    this.cookie = answer.headers['set-cookie'][0].split(';')[0];
    this.session = answer.json;
    return this;
  }
  headers(method, more = {}) {
    const out = { cookie: this.cookie, 'x-kaname-csrf': this.session.csrf };
    if (method !== 'GET') out['idempotency-key'] = uuid7();
    return { ...out, ...more };
  }
  ask(method, target, body, more = {}) {
    return ask(this.port, method, target, { body, headers: this.headers(method, more), agent: this.agent });
  }
  close() {
    this.agent.destroy();
  }
}

export const password = 'kusa-no-ne 2026 あさひ';
export const town = { login: 'town-tester', password };

// The first-run wizard: an area with its first account.
export async function openArea(port, area = '272108') {
  const answer = await ask(port, 'POST', '/v1/setup', { headers: { 'idempotency-key': uuid7() }, body: {
    area_id: area, name: '枚方市', name_kana: 'ひらかたし', prefecture: '大阪府', municipality: '枚方市',
    account_name: '試験 太郎', account_login: town.login, account_password: town.password,
  } });
  if (answer.status !== 200) throw new Error(`setup: ${answer.status} ${answer.text}`);
  return answer.json;
}

// A server on a fresh folder with one area, and somebody of the town signed in.
export async function freshTown(extra = []) {
  const data = folder();
  const server = await Server.start(data, extra);
  await openArea(server.port);
  const person = await new Person(server.port).signIn(town.login, town.password);
  return { data, server, person };
}

// A server on the sample area: people, teams and accounts that are invented, all with one password.
export const demoPassword = 'kaname-mihon-2026';
export async function sampleTown(extra = []) {
  const data = folder('sample');
  const made = kaname('sample', '--data', data);
  if (made.code !== 0) throw new Error(`sample: ${made.all}`);
  const server = await Server.start(data, extra);
  return { data, server, as: (login) => new Person(server.port).signIn(login, demoPassword) };
}

// A new account with these roles, past its first change of password. `by` may add accounts.
let newcomers = 0;
export async function newcomer(by, roles) {
  const login = `newcomer-${++newcomers}`;
  const made = await by.ask('POST', '/v1/accounts', { name: `新任 ${newcomers}`, login, roles });
  if (made.status !== 200) throw new Error(`account: ${made.status} ${made.text}`);
  const first = await new Person(by.port).signIn(login, made.json.initial_password);
  const changed = await first.ask('POST', '/v1/session/password', { current: made.json.initial_password, next: password });
  if (changed.status !== 200) throw new Error(`password: ${changed.status} ${changed.text}`);
  first.close();
  const person = await new Person(by.port).signIn(login, password);
  return Object.assign(person, { login, account: made.json.account?.id ?? made.json.id });
}

// One piece of JSON of the OpenAPI description: every endpoint as { act, method, path, permission }.
export function endpoints() {
  const description = JSON.parse(readFileSync(path.join(root, 'docs', 'api', 'openapi.json'), 'utf8'));
  return Object.entries(description.paths).flatMap(([where, methods]) => Object.entries(methods).map(([method, one]) => (
    { act: one.operationId, method: method.toUpperCase(), path: where, permission: one['x-kaname-permission'], named: (one.parameters ?? []).some((p) => p.$ref?.endsWith('IdempotencyKey')) })));
}

export const clinic = (name) => ({ name, name_kana: 'しけんいいん', kind: 'clinic', address: '大阪府枚方市大垣内町2-1-20', phone: '072-841-1221', fictional: true });

export const pause = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
