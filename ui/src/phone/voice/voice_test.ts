// SPDX-License-Identifier: Apache-2.0
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formOf, micProblem, spanText, typeOf, withoutTags } from './rules.ts';

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from([...text].map((c) => c.charCodeAt(0)));
const textOf = (bytes: ArrayBuffer): string => String.fromCharCode(...new Uint8Array(bytes));
function box(type: string, content: string): string {
  const length = content.length + 8;
  return String.fromCharCode(length >> 24 & 255, length >> 16 & 255, length >> 8 & 255, length & 255) + type + content;
}
const TYPE = box('ftyp', 'M4A isom');

test('title and place go, the sound stays where it is', () => {
  const place = box('udta', '+34.8167+135.6500/');
  const memo = TYPE + box('moov', box('mvhd', '1234') + box('trak', box('mdia', '') + place) + place) + box('mdat', box('udta', 'sound'));
  const clean = textOf(withoutTags(bytesOf(memo).buffer));
  assert.equal(clean.length, memo.length);
  assert.equal(clean.indexOf('135.65'), -1);
  assert.ok(clean.endsWith(box('mdat', box('udta', 'sound'))), 'what only looks like a tag inside the sound is sound');
  assert.equal(textOf(withoutTags(bytesOf(clean).buffer)), clean, 'twice is once');
});

test('bytes that are no MP4, or a broken one, stay as they are', () => {
  for (const one of ['', 'OggS udta', `${TYPE}\xFF\xFF\xFF\xFFudta`, `${TYPE}\0\0\0\x01udta`]) assert.equal(textOf(withoutTags(bytesOf(one).buffer)), one);
});

test('what a file is, from its first bytes', () => {
  assert.deepEqual(['OggS....', '\x1A\x45\xDF\xA3', TYPE, box('ftyp', 'qt  '), 'ID3'].map((one) => typeOf(bytesOf(one))), ['audio/ogg', 'audio/webm', 'audio/mp4', undefined, undefined]);
});

test('the form that plays everywhere is taken first', () => {
  assert.equal(formOf((form) => form.startsWith('audio/webm')), 'audio/webm;codecs=opus');
  assert.equal(formOf(() => true), 'audio/mp4');
  assert.equal(formOf(() => false), '');
});

test('spans and problems in words', () => {
  assert.deepEqual([0, 5_900, 65_000, 120_000].map(spanText), ['0:00', '0:05', '1:05', '2:00']);
  assert.deepEqual(['NotAllowedError', 'NotFoundError', 'NotReadableError', 'Other'].map((name) => micProblem(new DOMException('', name))), ['refused', 'none', 'busy', 'failed']);
  assert.equal(micProblem(new Error('x')), 'failed');
});
