// SPDX-License-Identifier: Apache-2.0

// 全国地方公共団体コード, six digits. Check digit: weights 6…2, 11 − (sum mod 11), its last digit (総務省の検査数字).
export function checkAreaCode(text: string): boolean {
  const code = text.normalize('NFKC').trim();
  if (!/^\d{6}$/.test(code)) return false;
  const digits = [...code].map(Number);
  const sum = digits.slice(0, 5).reduce((total, digit, i) => total + digit * (6 - i), 0);
  return digits[5] === (11 - (sum % 11)) % 10;
}
