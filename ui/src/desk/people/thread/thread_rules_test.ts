// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { valueOf } from '../../../phone/write/vitals_rules.ts';
import { counts, emptyDraft, entryOf, marksOf, saysSomething } from './thread_rules.ts';

const reader = (account_id: string | undefined, name: string) => ({ account_id, name, office_name: '事業所', profession: 'none' as const, channel: account_id ? 'app' as const : 'fax' as const });

test('marks: the author is not counted, I am; who left after reading stays; who has no account is told apart', () => {
  const entry = { account_id: 'author', marks: [{ account_id: 'b', name: 'B', read_at: '1', ack_at: '2' }, { account_id: 'gone', name: 'G', read_at: '1' }] };
  const marks = marksOf(entry, [reader('author', 'A'), reader('b', 'B'), reader('c', 'C'), reader(undefined, '民生委員')], { id: 'me', name: 'M' });
  assert.deepEqual(marks.map((m) => [m.name, m.state]), [['B', 'acked'], ['C', 'unread'], ['民生委員', 'outside'], ['M', 'unread'], ['G', 'read']]);
  assert.deepEqual(counts(marks), { all: 4, read: 2, acked: 1 });
});

test('what is sent: the kind follows from the content, urgent asks for 了解, vitals in full-width digits', () => {
  const draft = { ...emptyDraft(), vitals: { temperature: '３６８', spo2: '' } };
  assert.deepEqual(entryOf(draft, [], valueOf), { kind: 'vitals', text: '', urgent: false, needs_ack: false, vitals: { temperature: 36.8 } });
  assert.equal(entryOf({ ...emptyDraft(), text: ' あ ', urgent: true }, [], valueOf).needs_ack, true);
  assert.equal(entryOf(emptyDraft(), [{ sha256: 'x', content_type: 'application/pdf' }], valueOf).kind, 'file');
  assert.equal(entryOf({ ...emptyDraft(), text: '直し', corrects: 'e' }, [], valueOf).kind, 'correction');
  const closing = entryOf({ ...emptyDraft(), closing: 'died' }, [], valueOf);
  assert.equal('closing' in closing, false, 'a closing belongs to a visit');
  assert.deepEqual(entryOf({ ...emptyDraft(), kind: 'question', text: '?', to: ['p:nurse', 'a:7'] }, [], valueOf).addressees, [{ profession: 'nurse' }, { profession: 'none', account_id: '7' }]);
});

test('nothing is not sent', () => {
  assert.equal(saysSomething({ ...emptyDraft(), text: ' \n' }, 0), false);
  assert.equal(saysSomething({ ...emptyDraft(), vitals: { pulse: ' ' } }, 0), false);
  assert.equal(saysSomething({ ...emptyDraft(), kind: 'visit', closing: 'next_visit' }, 0), true);
});
