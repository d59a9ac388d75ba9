// SPDX-License-Identifier: Apache-2.0
// The command line as somebody meets it for the first time: help, mistakes, settings, users, both engines.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, test } from 'node:test';
import { ask, clinic, folder, freshTown, kaname, openArea, password, Person, program, remove, Server, town, uuid7 } from './lib.mjs';

const scratch = folder('commands');
after(() => remove(scratch));

test('every command has help, and a mistyped one is recognised', () => {
  const help = kaname('--help');
  assert.equal(help.code, 0);
  const names = [...help.out.matchAll(/^ {2}(\w+) /gm)].map((match) => match[1]);
  assert.deepEqual(names, ['serve', 'sample', 'simulate', 'import', 'export', 'backup', 'restore', 'verify', 'replay', 'describe', 'user', 'doctor']);
  for (const name of names) {
    const one = kaname(name, '--help');
    assert.equal(one.code, 0, name);
    assert.match(one.out, new RegExp(`^kaname ${name}`));
    assert.match(one.out, /--port 8080/, 'every setting is a flag');
  }
  const typed = kaname('bakcup');
  assert.equal(typed.code, 2);
  assert.match(typed.err, /「backup」のことですか/);
  assert.equal(kaname().code, 2);
  const flag = kaname('backup', '--dta', scratch);
  assert.equal(flag.code, 2);
  assert.match(flag.err, /--data のことですか/);
});

test('settings: the sample file is accepted; a wrong one stops the start with every fault', () => {
  const data = path.join(scratch, 'settings');
  mkdirSync(data);
  const described = kaname('describe', 'settings');
  assert.equal(described.code, 0);
  assert.match(described.out, /^#port = 8080$/m);
  writeFileSync(path.join(data, 'kaname.conf'), described.out);
  assert.equal(kaname('verify', '--data', data).code, 0);
  writeFileSync(path.join(data, 'kaname.conf'), 'prot = 80\nbackup_keep = many\n');
  const wrong = kaname('serve', '--data', data);
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /1行目: 設定「prot」はありません。「port」のことですか。/);
  assert.match(wrong.err, /2行目: 設定「backup_keep」/);
  const variable = spawnSync(program, ['verify', '--data', path.join(scratch, 'other')], { encoding: 'utf8', env: { PATH: process.env.PATH, KANAME_PROT: '80' } });
  assert.equal(variable.status, 2);
  assert.match(variable.stderr, /KANAME_PROT/);
});

test('doctor says what to do', () => {
  const data = path.join(scratch, 'doctor');
  const good = kaname('doctor', '--data', data);
  assert.match(good.out, /✓ フォント/, good.all);
  assert.match(good.out, /空き容量: [\d.]+ GB/);
  const open = kaname('doctor', '--data', data, '--address', '0.0.0.0');
  assert.equal(open.code, 1);
  assert.match(open.out, /✗ TLS[^]*→ .*tls_cert/);
  const away = kaname('doctor', '--data', data, '--database', 'host=/nowhere port=1 dbname=x');
  assert.equal(away.code, 1);
  assert.match(away.out, /✗ データベース[^]*→ PostgreSQLが動いているか/);
});

test('users by the command line', async () => {
  const { data, server, person } = await freshTown();
  const added = kaname('user', 'add', '--data', data, '--login', 'Coord-Sato', '--name', '佐藤 架空', '--role', 'coordinator');
  assert.equal(added.code, 0, added.all);
  const firstPassword = /最初のパスワード: (\S+)/.exec(added.out)[1];
  assert.match(kaname('user', 'list', '--data', data).out, /coord-sato\s+佐藤 架空\s+コーディネーター/);
  assert.equal((await ask(server.port, 'POST', '/v1/session', { body: { login: 'coord-sato', password: firstPassword } })).json.must_change_password, true);
  assert.equal(kaname('user', 'add', '--data', data, '--login', 'coord-sato', '--name', '別人', '--role', 'viewer').code, 2, 'taken');
  const reset = kaname('user', 'reset-password', 'coord-sato', '--data', data);
  const second = /最初のパスワード: (\S+)/.exec(reset.out)[1];
  assert.notEqual(second, firstPassword);
  assert.equal((await ask(server.port, 'POST', '/v1/session', { body: { login: 'coord-sato', password: second } })).status, 200);
  assert.equal(kaname('user', 'deactivate', 'coord-sato', '--data', data).code, 0);
  assert.equal((await ask(server.port, 'POST', '/v1/session', { body: { login: 'coord-sato', password: second } })).status, 401);
  assert.equal(kaname('user', 'deactivate', 'nobody', '--data', data).code, 2);
  assert.equal(kaname('verify', '--data', data).code, 0);
  person.close();
  await server.stop();
  remove(data);
});

test('import beside a running service says what to do, and does nothing', async () => {
  const { data, server, person } = await freshTown();
  const file = path.join(scratch, 'beside.csv');
  writeFileSync(file, '圏域,65歳以上\n');
  const refused = kaname('import', file, '--data', data);
  assert.notEqual(refused.code, 0);
  assert.equal(refused.out, '');
  assert.match(refused.err, /すでに要（Kaname）が動いています。まだ何も取り込んでいません。画面の「取り込み」から.*systemctl stop kaname/);
  assert.equal((await person.ask('GET', '/v1/imports')).json.items.length, 0);
  person.close();
  await server.stop();
  const alone = kaname('import', file, '--data', data);
  assert.doesNotMatch(alone.err, /動いています/);
  remove(data);
});

test('TLS by settings, read again on SIGHUP', async () => {
  const data = path.join(scratch, 'tls');
  mkdirSync(data);
  const [cert, key] = [path.join(data, 'cert.pem'), path.join(data, 'key.pem')];
  const make = () => spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2',
    '-subj', '/CN=localhost', '-keyout', key, '-out', cert]);
  assert.equal(make().status, 0);
  const server = await Server.start(data, ['--tls_cert', cert, '--tls_key', key]);
  const serial = () => spawnSync('openssl', ['s_client', '-connect', `127.0.0.1:${server.port}`, '-showcerts'], { input: '', encoding: 'utf8' })
    .stdout.match(/-----BEGIN CERTIFICATE-----[^]*?-----END/)?.[0];
  const one = serial();
  assert.ok(one);
  assert.equal(make().status, 0);
  server.process.kill('SIGHUP');
  for (let i = 0; i < 50 && serial() === one; ++i) await new Promise((resolve) => { setTimeout(resolve, 50); });
  assert.notEqual(serial(), one);
  await assert.rejects(ask(server.port, 'GET', '/healthz'), 'plain HTTP is not answered on a TLS port');
  await server.stop();
});

// The private cluster of ./test. The same program, the same acts, the other engine; backup and restore with its own tools.
const conninfo = process.env.KANAME_TEST_POSTGRES;
test('PostgreSQL: serve, backup, restore, replay to SQLite', { skip: conninfo ? false : 'KANAME_TEST_POSTGRES is not set', timeout: 180_000 }, async () => {
  const sql = (text) => {
    const done = spawnSync('psql', [conninfo, '-v', 'ON_ERROR_STOP=1', '-qAtc', text], { encoding: 'utf8' });
    assert.equal(done.status, 0, done.stderr);
    return done.stdout.trim();
  };
  const names = [0, 1].map(() => `kaname_${uuid7().replaceAll('-', '')}`);
  for (const name of names) sql(`CREATE DATABASE ${name} TEMPLATE template0 LC_COLLATE 'C' LC_CTYPE 'C' ENCODING 'UTF8'`);
  const [one, two] = names.map((name) => conninfo.replace(/dbname=\S+/, `dbname=${name}`));
  const [data, restored] = [path.join(scratch, 'pg'), path.join(scratch, 'pg-restored')];
  try {
    const server = await Server.start(data, ['--database', one]);
    await openArea(server.port);
    const person = await new Person(server.port).signIn(town.login, password);
    for (let i = 0; i < 20; ++i) assert.equal((await person.ask('POST', '/v1/facilities', clinic(`架空PG医院 ${i}`))).status, 200);
    const made = kaname('backup', '--data', data, '--database', one);
    assert.equal(made.code, 0, made.all);
    const file = /^(.*\.kbk)/m.exec(made.out)[1];
    person.close();
    await server.stop();
    const doctor = kaname('doctor', '--data', data, '--database', one);
    assert.match(doctor.out, /✓ データベース: PostgreSQL 1\d[^\n]*並び順 C/, doctor.all);
    assert.match(doctor.out, /✓ 表/, doctor.all);
    const back = kaname('restore', file, '--data', restored, '--key', path.join(data, 'backup.key'), '--database', two);
    assert.equal(back.code, 0, back.all);
    assert.match(back.out, /記録 21 件、すべてつながっています/);
    assert.equal(kaname('restore', file, '--data', path.join(scratch, 'pg3'), '--key', path.join(data, 'backup.key'), '--database', two).code, 1);
    const replayed = kaname('replay', '--data', restored, '--database', two, '--to', path.join(scratch, 'pg-replay'));
    assert.equal(replayed.code, 0, replayed.all);
  } finally {
    for (const name of names) sql(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
  }
});
