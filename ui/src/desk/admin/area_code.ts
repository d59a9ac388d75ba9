// SPDX-License-Identifier: Apache-2.0

// 全国地方公共団体コード, six digits. Check digit: weights 6…2, 11 − (sum mod 11), its last digit (総務省の検査数字).
export function checkAreaCode(text: string): boolean {
  const code = text.normalize('NFKC').trim();
  if (!/^\d{6}$/.test(code)) return false;
  const digits = [...code].map(Number);
  const sum = digits.slice(0, 5).reduce((total, digit, i) => total + digit * (6 - i), 0);
  return digits[5] === (11 - (sum % 11)) % 10;
}

// 都道府県 by the first two digits of the code (JIS X 0401), for the form to fill in.
const PREFECTURES = (
  '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 '
  + '鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県'
).split(' ');

export const prefectureOf = (code: string): string | undefined => PREFECTURES[Number(code.normalize('NFKC').trim().slice(0, 2)) - 1];
