// SPDX-License-Identifier: Apache-2.0
#pragma once
// Check digits and shapes of the numbers that Japanese health, care and government use. Real lists hold
// wrong numbers, so the answer is for a warning: nothing here is a reason to refuse a row. Full-width
// digits and spaces at the ends are accepted.

#include <string>
#include <string_view>

namespace kaname::digits {

enum class Check {
  ok,
  malformed,  // wrong length or characters
  bad_digit   // right shape, but the check digit does not fit: probably mistyped
};

// 医療機関番号: 10 digits (prefecture 2, fee table 1, number 7) or 7 digits. For 7 the prefecture ("27") and the
// fee table (1 医科, 3 歯科, 4 薬局, 6 訪問看護) are needed to check; without them only the shape is.
Check medical_institution_number(std::string_view number, std::string_view prefecture = "", char fee_table = '1');
// 介護保険事業所番号, 10 characters; the third may be A or B.
Check care_office_number(std::string_view number);
// 法人番号, 13 digits (法人番号の指定等に関する省令 第2条).
Check corporation_number(std::string_view number);
// 全国地方公共団体コード, 6 digits (272108 枚方市).
Check municipality_code(std::string_view code);
// 介護保険者番号, 6 digits: same first five as the municipality, another check digit (272104 枚方市).
Check insurer_number(std::string_view number);
// 介護被保険者番号, 10 digits or H and 9 digits (生活保護単独): no national check digit.
Check insured_number(std::string_view number);
// 医療保険の保険者番号, 8 digits (国保 6).
Check medical_insurer_number(std::string_view number);
// 公費負担者番号, 8 digits, and 公費受給者番号, 7 digits.
Check public_expense_number(std::string_view number);
Check public_recipient_number(std::string_view number);

// 7 digits, with or without 〒 and a hyphen.
Check postal_code(std::string_view code);
// "573-1191", or the trimmed text when it is no postal code.
std::string tidy_postal_code(std::string_view code);
// 10 digits from 0, or 11 for 0x0 and 0800 numbers; hyphens, parentheses, +81 and 内線 are accepted.
Check telephone(std::string_view number);

// 12 digits with the check digit of an individual number (個人番号): law forbids keeping one here, so screens
// refuse it. Spaces and hyphens between the digits do not hide it.
bool looks_like_my_number(std::string_view text);
// The same for a run of digits anywhere inside free text. One in eleven other 12-digit numbers is taken for
// one.
bool contains_my_number(std::string_view text);

}  // namespace kaname::digits
