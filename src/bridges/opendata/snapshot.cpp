// SPDX-License-Identifier: Apache-2.0
#include "bridges/opendata/snapshot.h"

#include <array>
#include <optional>

#include "base/text_fold.h"
#include "base/wareki.h"

namespace kaname::bridges {
namespace {

struct Source {
  std::string_view name;
  std::string_view credit;  // as the publishers ask: CC BY 4.0 (介護), 公共データ利用規約 1.0 (医療)
};

// In the order of SourceKind.
constexpr auto kSources = std::to_array<Source>({
    {"介護サービス情報公表システム オープンデータ",
     "介護サービス情報の公表システムデータのオープンデータ（厚生労働省）を加工して作成"},
    {"介護サービス情報公表・医療情報ネット（JSON）",
     "介護サービス情報の公表システムデータのオープンデータ（厚生労働省）・医療情報ネットのオープンデータ（厚生労働省）"
     "を加工して作成"},
    {"医療情報ネット 施設票", "医療情報ネットのオープンデータ（厚生労働省）を加工して作成"},
    {"医療情報ネット 診療科・診療時間票", "医療情報ネットのオープンデータ（厚生労働省）を加工して作成"},
    {"施設基準の届出受理状況", "施設基準の届出受理医療機関名簿（地方厚生局、厚生労働省）を加工して作成"},
    {"自治体標準オープンデータセット 医療機関一覧", ""},
    {"自治体標準オープンデータセット 介護サービス事業所一覧", ""},
    {"自治体標準オープンデータセット", ""},
    {"地域資源調査の回答", ""},
    {"事業所の地点（GeoJSON）", ""},
    {"圏域の境界（GeoJSON）", ""},
    {"施設基準の届出受理状況（在宅医療の届出の抜き出し）",
     "施設基準の届出受理医療機関名簿（地方厚生局、厚生労働省）を加工して作成"},
});
static_assert(kSources.size() == directory::kSourceKinds.size());

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The first eight digits in a row that are a day of this century: …_20250601.csv, jigyosho_110_all_20251231120000.csv.
std::optional<LocalDate> date_in_name(std::string_view name) {
  for (std::size_t at = 0; at + 8 <= name.size(); ++at) {
    if (at > 0 && is_digit(name[at - 1])) continue;
    const std::string_view digits = name.substr(at, 8);
    if (digits.substr(0, 2) != "20" || digits.find_first_not_of("0123456789") != std::string_view::npos) continue;
    std::string iso(digits.substr(0, 4));
    iso.append("-").append(digits.substr(4, 2)).append("-").append(digits.substr(6, 2));
    if (const auto date = LocalDate::parse(iso)) return date;
  }
  return std::nullopt;
}

// "[令和７年１０月１日 現在 ]令和７年１０月２１日作成" → the day before 現在.
std::optional<LocalDate> date_in_title(std::string_view title) {
  const std::string text = text::nfkc(title);
  for (const std::string_view era : {"令和", "平成"}) {
    const std::size_t start = text.find(era);
    if (start == std::string::npos) continue;
    const std::size_t end = text.find("日", start);
    if (end == std::string::npos) continue;
    if (const auto date = wareki::parse_date(std::string_view(text).substr(start, end + 3 - start))) return date->date;
  }
  return std::nullopt;
}

}  // namespace

void describe_source(directory::SourceFile& file, std::string_view title, std::string_view file_name) {
  const Source& source = kSources[static_cast<std::size_t>(file.kind)];
  file.source_name = source.name;
  file.credit = source.credit;
  file.snapshot = date_in_title(title);
  if (!file.snapshot) file.snapshot = date_in_name(file_name);
  if (file.snapshot) file.source_name += " " + wareki::wareki(*file.snapshot) + "現在";
}

}  // namespace kaname::bridges
