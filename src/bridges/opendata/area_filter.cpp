// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/area_filter.h"

#include <algorithm>
#include <array>

#include "base/digits.h"
#include "base/text_fold.h"

namespace kaname::bridges {
namespace {

constexpr auto kPrefectures = std::to_array<std::string_view>(
    {"北海道", "青森県", "岩手県", "宮城県",   "秋田県", "山形県",   "福島県", "茨城県", "栃木県", "群馬県",
     "埼玉県", "千葉県", "東京都", "神奈川県", "新潟県", "富山県",   "石川県", "福井県", "山梨県", "長野県",
     "岐阜県", "静岡県", "愛知県", "三重県",   "滋賀県", "京都府",   "大阪府", "兵庫県", "奈良県", "和歌山県",
     "鳥取県", "島根県", "岡山県", "広島県",   "山口県", "徳島県",   "香川県", "愛媛県", "高知県", "福岡県",
     "佐賀県", "長崎県", "熊本県", "大分県",   "宮崎県", "鹿児島県", "沖縄県"});

bool starts_with(std::string_view text, std::string_view start) { return text.substr(0, start.size()) == start; }

// 大阪市西区 begins with 大阪市, 八頭郡智頭町 ends in 智頭町.
bool is_city(std::string_view text, const std::string& name) {
  if (name.empty()) return false;
  if (starts_with(text, name)) return true;
  const std::size_t district = text.find("郡");
  return district <= 15 && starts_with(text.substr(district + 3), name);
}

bool is_ours(std::string_view text, const ReadContext& context) {
  return std::any_of(context.municipality_names.begin(), context.municipality_names.end(),
                     [&](const std::string& name) { return is_city(text, name); });
}

}  // namespace

std::string_view prefecture_of(std::string_view address) {
  for (const std::string_view prefecture : kPrefectures) {
    if (starts_with(address, prefecture)) return prefecture;
  }
  return {};
}

std::string six_digit_code(std::string_view code) {
  std::string digits = text::half_width_digits(text::trim(code));
  const bool all_digits = std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
  if (!all_digits || (digits.size() != 5 && digits.size() != 6)) return {};
  if (digits.size() == 6) return digits;
  for (char c = '0'; c <= '9'; ++c) {
    if (digits::municipality_code(digits + c) == digits::Check::ok) return digits + c;
  }
  return {};
}

bool is_outside(const WhereRow& row, const ReadContext& context) {
  const std::string code = six_digit_code(row.code);
  if (!code.empty() && code == context.municipality_code) return false;
  const std::string_view prefecture = prefecture_of(row.address);
  const std::string_view told = prefecture.empty() ? std::string_view(row.prefecture) : prefecture;
  if (!told.empty() && !context.prefecture.empty() && told != context.prefecture) return true;
  const std::string_view rest = std::string_view(row.address).substr(prefecture.size());
  if (is_ours(rest, context) || is_ours(row.city, context)) return false;
  return !code.empty() || !row.city.empty() || !row.address.empty();
}

std::string with_prefecture(std::string_view address, std::string_view prefecture, const ReadContext& context) {
  if (address.empty() || !prefecture_of(address).empty()) return std::string(address);
  if (!prefecture_of(prefecture).empty()) return std::string(prefecture) + std::string(address);
  return is_ours(address, context) ? context.prefecture + std::string(address) : std::string(address);
}

}  // namespace kaname::bridges
