// SPDX-License-Identifier: Apache-2.0
// Holds the sample area to its promises: references resolve, codes are known, what is invented can be told from what is
// real, every file is credited, and the whole stays small enough for a pleasant clone.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const repo = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const sample = join(repo, 'data', 'sample');
const strictUtf8 = new TextDecoder('utf-8', { fatal: true });
const text = (path) => strictUtf8.decode(readFileSync(join(sample, path)));
const json = (path) => JSON.parse(text(path));

function filesUnder(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

// RFC 4180 with quotes; rows of text fields.
function parseCsv(input) {
  const rows = [];
  let row = [], field = '', quoted = false;
  for (let i = 0; i < input.length; ++i) {
    const c = input[i];
    if (quoted) {
      if (c !== '"') field += c;
      else if (input[i + 1] === '"') { field += '"'; ++i; }
      else quoted = false;
    } else if (c === '"') quoted = true;
    else if (c === ',') { row.push(field); field = ''; }
    else if (c === '\n') { row.push(field.replace(/\r$/, '')); rows.push(row); row = []; field = ''; }
    else field += c;
  }
  if (field !== '' || row.length > 0) rows.push([...row, field]);
  return rows;
}

const kinds = new Set(`hospital clinic dental pharmacy home_nursing home_rehab day_rehab care_management
  community_support_center home_help home_bath day_service community_day_service dementia_day severe_dementia_day
  therapy_day short_stay medical_short_stay small_multi nursing_small_multi regular_visit night_visit group_home
  special_nursing_home community_special_nursing_home health_facility medical_institution specified_facility
  equipment_rental equipment_sales home_care_guidance home_modification backup_hospital coordination_center health_center
  salon meal_delivery shopping transport watch other_informal`.split(/\s+/));
const answers = new Set(['yes', 'conditional', 'no', 'ask']);
const roles = new Set(['backup_hospital', 'linked_clinic', 'cooperating_institution', 'night_partner',
  'round_the_clock_pharmacy', 'commissioned', 'branch', 'member', 'other']);
const channels = new Set(['phone', 'fax', 'visit', 'mail', 'system']);
const states = `gastrostomy stoma home_oxygen tracheostomy ventilator central_line urinary_catheter terminal intractable
  disability pediatric psychiatric suction insulin dementia wound pressure_ulcer nasal_tube jejunostomy dialysis infusion
  infection`.split(/\s+/);
const fictitiousPhone = /^072-000-\d{4}$/;
const box = { west: 135.614, east: 135.747, south: 34.772, north: 34.882 };

const facilities = json('invented/facilities.json');
const windows = json('invented/windows.json');
const links = json('invented/links.json');
const accounts = json('invented/accounts.json');
const visits = json('invented/visits.json');
const dictionary = json('survey/survey_dictionary.json');
const items = new Map(dictionary.items.map((item) => [item.key, item]));
const facilityByKey = new Map(facilities.map((f) => [f.key, f]));

function tsv(path) {
  const [header, ...lines] = text(path).trimEnd().split('\n').map((line) => line.split('\t'));
  assert.deepEqual(header, ['key', 'lat', 'lng', 'level']);
  return lines;
}
const towns = tsv('official/addresses/towns.tsv');
const blocks = tsv('official/addresses/blocks.tsv');

const isDate = (value) => /^\d{4}-\d{2}-\d{2}$/.test(value) && new Date(`${value}T00:00:00Z`).toISOString().startsWith(value);

function checkHours(hours, where) {
  for (const span of hours) {
    assert.ok(span.days.length > 0 && span.days.every((d) => Number.isInteger(d) && d >= 1 && d <= 8), `days: ${where}`);
    assert.equal(new Set(span.days).size, span.days.length, `a day twice: ${where}`);
    for (const time of [span.open, span.close]) {
      assert.match(time, /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/, where);
    }
    assert.ok(span.open < span.close, `${span.open}–${span.close}: ${where}`);
  }
}

test('every file is credited, every credit has its file, and the whole is at most 15 MB', () => {
  const paths = filesUnder(join(repo, 'data'));
  const size = paths.reduce((sum, path) => sum + statSync(path).size, 0);
  assert.ok(size <= 15_000_000, `${size} bytes`);
  const present = paths.map((path) => relative(sample, path))
    .filter((path) => !path.startsWith('..') && path !== 'credits.json' && !path.endsWith('.gitattributes')).sort();
  const credits = json('credits.json');
  assert.deepEqual(credits.map((c) => c.file).sort(), present);
  const forPeople = readFileSync(join(repo, 'data', 'CREDITS.md'), 'utf8');
  for (const c of credits) {
    for (const key of ['title', 'publisher', 'licence', 'credit', 'snapshot', 'source']) assert.ok(c[key], `${c.file}: ${key}`);
    assert.ok(forPeople.includes(`sample/${c.file}`) && forPeople.includes(c.credit), c.file);
  }
});

test('official files keep their layout', () => {
  const offices = text('official/jigyosho_hirakata.csv');
  assert.deepEqual([...readFileSync(join(sample, 'official/jigyosho_hirakata.csv')).subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  assert.ok(!/[^\r]\n/.test(offices), 'CRLF');
  const rows = parseCsv(offices);
  assert.equal(rows.length, 153);
  assert.ok(rows.every((row) => row.length === 24));
  assert.equal(rows[0][15], '事業所番号');
  assert.ok(rows.slice(1).every((row) => row[0] === '272108'));
  const hospitals = parseCsv(text('official/01-1_hospital_facility_info_20250601.csv'));
  assert.equal(hospitals.length, 24);
  assert.ok(hospitals.every((row) => row.length === 65));
  const counts = { 'jigyosho.geojson': 779, 'hirakata_medical.geojson': 454, 'chiiki_houkatsu.geojson': 13,
    'houkatsu_centers.geojson': 13, 'boundary_27210.geojson': 1 };
  for (const [file, count] of Object.entries(counts)) assert.equal(json(`official/${file}`).features.length, count, file);
  for (const file of ['emergency', 'evacuation']) {
    const shelters = json(`official/shelters/272108_${file}.json`).features;
    assert.ok(shelters.length > 50 && shelters.every((f) => f.properties['施設・場所名']), file);
  }
  const zones = (file) => json(file).features.map((f) => f.properties.area_id).sort((a, b) => a - b);
  assert.deepEqual(zones('official/chiiki_houkatsu.geojson'), zones('official/houkatsu_centers.geojson'));
});

test('geocoding tables are unique, known in level and inside the city', () => {
  const keys = new Set();
  for (const [key, lat, lng, level] of [...towns, ...blocks]) {
    assert.ok(!keys.has(key), `twice: ${key}`);
    keys.add(key);
    assert.ok(['city', 'town', 'oaza', 'block'].includes(level), key);
    assert.ok(+lat >= box.south && +lat <= box.north && +lng >= box.west && +lng <= box.east, key);
  }
  assert.ok(blocks.every(([key]) => / \d+$/.test(key)));
  assert.equal(towns.filter(([, , , level]) => level === 'city').length, 1);
});

test('invented facilities: names, places, phones, kinds', () => {
  const townPosition = new Map(towns.map(([key, lat, lng]) => [key, [+lat, +lng]]));
  const served = new Set(towns.map(([key]) => key));
  const numbers = new Set();
  assert.equal(facilityByKey.size, facilities.length);
  for (const f of facilities) {
    assert.match(f.key, /^[a-z0-9-]+$/);
    assert.ok(f.name.includes('架空'), f.name);
    assert.ok(!f.corporation_name || f.corporation_name.includes('架空'), f.corporation_name);
    assert.match(f.name_kana, /^[ぁ-ゖー]+$/, f.key);
    assert.ok(f.lat >= box.south && f.lat <= box.north && f.lng >= box.west && f.lng <= box.east, f.key);
    const town = f.address.replace('大阪府枚方市', '');
    assert.deepEqual(townPosition.get(town), [f.lat, f.lng], `${f.key}: ${town}`);
    assert.equal(f.geocode_level, 'oaza');
    assert.match(f.postal_code, /^$|^573-\d{4}$/, f.key);
    for (const number of [f.phone, f.fax].filter(Boolean)) {
      assert.match(number, fictitiousPhone, f.key);
      assert.ok(!numbers.has(number), number);
      numbers.add(number);
    }
    assert.ok(f.phone, f.key);
    assert.match(f.mail, /^$|^[a-z0-9-]+@[a-z0-9.]+\.example$/);
    assert.match(f.url, /^$|^https:\/\/[a-z0-9-]+\.example\/$/);
    assert.ok(f.kinds.length > 0 && f.kinds.every((kind) => kinds.has(kind)), f.key);
    assert.deepEqual(f.services.map((s) => s.kind), f.kinds, f.key);
    assert.ok(isDate(f.opened_on), f.key);
    if (f.closed_on !== null) assert.ok(isDate(f.closed_on) && f.closed_on > f.opened_on, f.key);
    if (f.successor !== null) {
      const next = facilityByKey.get(f.successor);
      assert.ok(f.closed_on && next && !next.closed_on && next.opened_on > f.closed_on, f.key);
    }
    for (const s of f.services) {
      checkHours(s.hours, f.key);
      assert.ok(answers.has(s.accepts_new), f.key);
      assert.ok(s.capacity === null || s.capacity > 0, f.key);
    }
    for (const town of f.visit_areas) assert.ok(served.has(town), `${f.key}: ${town}`);
  }
});

test('no invented facility has the name of a real one', () => {
  const fold = (name) => name.normalize('NFKC').replace(/\s|\(架空\)|(医療|社会福祉)法人(社団|財団)?|株式会社/g, '');
  const real = new Set([...json('official/jigyosho.geojson').features, ...json('official/hirakata_medical.geojson').features]
    .map((f) => fold(f.properties.name)));
  assert.ok(real.size > 800);
  for (const f of facilities) assert.ok(!real.has(fold(f.name)), f.name);
});

test('capabilities use the dictionary, and a condition is said in words', () => {
  for (const f of facilities) {
    const seen = new Set();
    for (const c of f.capabilities) {
      const item = items.get(c.item);
      assert.ok(item && ['answer4', 'yesno'].includes(item.type), `${f.key}: ${c.item}`);
      assert.ok(f.kinds.some((kind) => item.kinds.includes(kind)), `${f.key}: ${c.item} is not asked of it`);
      assert.ok(answers.has(c.answer) && (item.type === 'answer4' || ['yes', 'no'].includes(c.answer)), `${f.key}: ${c.item}`);
      assert.ok(c.answer !== 'conditional' || c.note, `${f.key}: ${c.item}`);
      assert.ok(!seen.has(c.item), `${f.key}: ${c.item} twice`);
      seen.add(c.item);
    }
  }
  const gastrostomy = facilities.filter((f) => f.kinds.includes('home_nursing'))
    .map((f) => f.capabilities.find((c) => c.item === 'gastrostomy').answer);
  assert.deepEqual([...new Set(gastrostomy)].sort(), ['ask', 'conditional', 'no', 'yes']);
});

test('contact windows', () => {
  for (const w of windows) {
    const f = facilityByKey.get(w.facility);
    const where = `${w.facility} ${w.person}`;
    assert.ok(f && !f.closed_on, where);
    assert.ok(w.person && w.purposes.length > 0 && w.for_whom.length > 0 && w.hours.length > 0 && w.channels.length > 0, where);
    checkHours(w.hours, where);
    for (const c of w.channels) {
      assert.ok(channels.has(c.kind), where);
      if (['phone', 'fax'].includes(c.kind)) assert.match(c.value, fictitiousPhone, where);
      if (c.kind === 'mail') assert.ok(c.value.endsWith('.example'), where);
    }
    if (w.deputy) {
      assert.notEqual(w.deputy, w.person, where);
      assert.equal(windows.filter((o) => o.facility === w.facility && o.person === w.deputy).length, 1, where);
    }
    for (const l of w.leave) assert.ok(isDate(l.from) && isDate(l.to) && l.from <= l.to, where);
    assert.ok(['public', 'professional', 'town'].includes(w.audience), where);
  }
  const names = windows.map((w) => `${w.facility} ${w.person}`);
  assert.equal(new Set(names).size, names.length);
});

test('links, accounts and visits point to what exists', () => {
  for (const l of links) {
    assert.ok(facilityByKey.has(l.from) && facilityByKey.has(l.to) && l.from !== l.to, JSON.stringify(l));
    assert.ok(roles.has(l.role), l.role);
    assert.ok(isDate(l.since) && (l.until === null || (isDate(l.until) && l.until > l.since)), JSON.stringify(l));
    assert.ok(l.until || !(facilityByKey.get(l.from).closed_on || facilityByKey.get(l.to).closed_on), JSON.stringify(l));
  }
  const count = {};
  const people = new Set(accounts.map((a) => a.key));
  assert.equal(people.size, accounts.length);
  for (const a of accounts) {
    count[a.role] = (count[a.role] ?? 0) + 1;
    assert.ok(a.mail.endsWith('.example') && !('password' in a), a.key);
    assert.ok(isDate(a.active_from) && (a.active_until === null || a.active_until > a.active_from), a.key);
    assert.ok(a.role === 'office' ? facilityByKey.has(a.facility) : a.facility === null || facilityByKey.has(a.facility), a.key);
  }
  assert.deepEqual(count, { municipality: 2, coordinator: 2, office: 6, prefecture: 1, viewer: 1 });
  assert.equal(new Set(visits.map((v) => v.key)).size, visits.length);
  for (const v of visits) {
    assert.ok(facilityByKey.has(v.facility) && !facilityByKey.get(v.facility).closed_on, v.key);
    assert.ok(isDate(v.visited_on) && v.visitors.length > 0 && v.visitors.every((key) => people.has(key)), v.key);
    assert.ok(['visit', 'phone', 'fax'].includes(v.method) && ['confirmed', 'changed', 'absent'].includes(v.result), v.key);
    for (const i of v.issues) assert.ok(i.text && ['open', 'done'].includes(i.status), v.key);
  }
});

test('survey: dictionary and answers agree', () => {
  assert.equal(items.size, dictionary.items.length);
  assert.deepEqual(dictionary.items.filter((i) => i.group === 'state' && i.type === 'answer4').map((i) => i.key), states);
  assert.equal(dictionary.items.filter((i) => i.group === 'act').length, 20);
  const groups = new Set(dictionary.groups.map((g) => g.key));
  for (const i of dictionary.items) {
    assert.ok(i.label_ja && i.label_en && groups.has(i.group), i.key);
    assert.ok(['answer4', 'yesno', 'text', 'choice', 'number'].includes(i.type), i.key);
    assert.ok(['published_survey', 'own_reading'].includes(i.source), i.key);
    assert.ok(['text', 'number'].includes(i.type) || i.options.length > 1, i.key);
    assert.ok(i.kinds.length > 0 && i.kinds.every((kind) => kinds.has(kind)), i.key);
  }
  const [header, ...rows] = parseCsv(text('survey/survey_answers.csv').replace(/^\ufeff/, ''));
  assert.deepEqual(header, [...dictionary.id_columns, ...dictionary.items].map((c) => c.column));
  assert.equal(new Set(header).size, header.length);
  assert.ok(rows.length >= 30);
  let differing = 0;
  for (const row of rows) {
    assert.equal(row.length, header.length);
    const f = facilityByKey.get(row[0]);
    assert.ok(f && row[1] === f.name && row[5] === f.phone, row[0]);
    dictionary.items.forEach((item, n) => {
      const cell = row[dictionary.id_columns.length + n];
      if (cell === '') return;
      const [mark] = cell.split(dictionary.note_separator);
      if (item.type === 'number') assert.match(cell, /^\d+$/, item.key);
      if (['answer4', 'yesno', 'choice'].includes(item.type)) assert.ok(item.options.includes(mark), `${row[0]} ${item.key}: ${cell}`);
      const held = f.capabilities.find((c) => c.item === item.key);
      if (item.type === 'answer4' && held) differing += dictionary.answer4[mark] !== held.answer || cell.slice(mark.length + 1) !== held.note;
    });
  }
  assert.equal(differing, 7);
});

test('torture files are as awkward as promised', () => {
  assert.equal(parseCsv(text('torture/31_tottori.csv')).length, 427);
  assert.throws(() => text('torture/addresses/47OKINAW.CSV'), TypeError);
  assert.throws(() => text('torture/survey_faulty_cp932.csv'), TypeError);
  const faulty = new TextDecoder('shift_jis').decode(readFileSync(join(sample, 'torture/survey_faulty_cp932.csv')));
  const rows = parseCsv(faulty);
  assert.equal(rows.length, 10);
  assert.ok(faulty.includes('1.23E+12') && faulty.includes('令和8年11月31日') && rows.at(-1).length < rows[0].length);
  assert.ok(json('torture/medical/clinic.json').some((c) => c.tel === c.id));
  assert.equal(readFileSync(join(sample, 'torture/shisetsukijun/31_tottori_todokede_ika_202510.xlsx')).subarray(0, 2).toString(), 'PK');
});
