// SPDX-License-Identifier: Apache-2.0
// The 五十音 row under which a reading is found: がくえん under か, ヴィラ under あ, ㈱さくら under さ.

export const KANA_ROWS = ['あ', 'か', 'さ', 'た', 'な', 'は', 'ま', 'や', 'ら', 'わ', '他'] as const;
export type KanaRow = (typeof KANA_ROWS)[number];

const ROWS: Record<string, KanaRow> = {};
const LETTERS: [KanaRow, string][] = [
  ['あ', 'あいうえおぁぃぅぇぉ'],
  ['か', 'かきくけこゕゖ'],
  ['さ', 'さしすせそ'],
  ['た', 'たちつてとっ'],
  ['な', 'なにぬねの'],
  ['は', 'はひふへほ'],
  ['ま', 'まみむめも'],
  ['や', 'やゆよゃゅょ'],
  ['ら', 'らりるれろ'],
  ['わ', 'わゐゑをんゎ'],
];
for (const [row, letters] of LETTERS) for (const letter of letters) ROWS[letter] = row;

const CORPORATION =
  /^(\((株|有|合|医|社|財|福)\)|(特定)?医療法人(社団|財団)?|社会(福祉|医療)法人|株式会社|有限会社|合同会社|(一般|公益)(社団|財団)法人|特定非営利活動法人|npo法人|かぶしきがいしゃ|いりょうほうじん(しゃだん|ざいだん)?|しゃかいふくしほうじん|ゆうげんがいしゃ|ごうどうがいしゃ)+/;

export function toHiragana(text: string): string {
  return text.replace(/[ァ-ヶ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0x60));
}

export function kanaRow(reading: string): KanaRow {
  const plain = toHiragana(reading.normalize('NFKC')).toLowerCase().replace(/[\s・･.,「」『』]/g, '');
  const first = plain.replace(CORPORATION, '')[0];
  if (!first) return '他';
  // NFD takes the voicing marks off: が is か and a mark, ヴ is う and a mark.
  return ROWS[first.normalize('NFD')[0]!] ?? '他';
}
