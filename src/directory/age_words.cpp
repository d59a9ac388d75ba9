// SPDX-License-Identifier: Apache-2.0
#include "directory/age_words.h"

#include <fmt/format.h>

#include "base/text_fold.h"
#include "base/wareki.h"

namespace kaname::directory {
namespace {

struct Age {
  int days = 0, months = 0;
};

Age age_of(Timestamp confirmed, Timestamp now) {
  const LocalDate from = confirmed.tokyo_date(), to = now.tokyo_date();
  if (to <= from) return {};
  int months = (to.year() - from.year()) * 12 + static_cast<int>(to.month()) - static_cast<int>(from.month());
  while (months > 0 && from.plus_months(months) > to) --months;
  return {to.days - from.days, months};
}

// The month as a list names it: 令和7年10月.
std::string month_text(Timestamp moment) {
  return wareki::wareki(wareki::ParsedDate{moment.tokyo_date(), wareki::Precision::month, false, {}});
}

// "介護サービス情報公表 2025年12月末" → "2025年12月末": the last word, when it says when.
std::string date_part(const std::string& source_name) {
  const std::string name = text::nfkc(text::trim(source_name));
  const auto space = name.rfind(' ');
  const std::string last = space == std::string::npos ? name : name.substr(space + 1);
  const bool has_digit =
      last.find_first_of("0123456789") != std::string::npos || last.find("元年") != std::string::npos;
  const bool has_date = last.find("年") != std::string::npos || last.find('-') != std::string::npos ||
      last.find('/') != std::string::npos;
  return has_digit && has_date ? last : std::string();
}

}  // namespace

std::string age_words(Timestamp confirmed, Timestamp now) {
  const Age age = age_of(confirmed, now);
  if (age.days == 0) return "今日";
  if (age.days == 1) return "昨日";
  if (age.months == 0) return fmt::format("{}日前", age.days);
  if (age.months < 12) return fmt::format("{}か月前", age.months);
  return fmt::format("{}年以上前", age.months / 12);
}

std::string age_words_en(Timestamp confirmed, Timestamp now) {
  const Age age = age_of(confirmed, now);
  const auto plural = [](int n) { return n == 1 ? "" : "s"; };
  if (age.days == 0) return "today";
  if (age.days == 1) return "yesterday";
  if (age.months == 0) return fmt::format("{} days ago", age.days);
  if (age.months < 12) return fmt::format("{} month{} ago", age.months, plural(age.months));
  return fmt::format("over {} year{} ago", age.months / 12, plural(age.months / 12));
}

bool is_stale(LocalDate next_due, LocalDate today) { return next_due < today; }

std::string freshness_line(const Freshness& freshness, Timestamp now) {
  std::string line;
  switch (freshness.source) {
    case FactSource::notification_list: {
      const std::string told = date_part(freshness.source_name);
      line = "届出 " + (told.empty() ? month_text(freshness.confirmed_at) : told);
      break;
    }
    case FactSource::open_data: {
      const std::string told = date_part(freshness.source_name);
      line = "公開データ " + (told.empty() ? month_text(freshness.confirmed_at) : told);
      break;
    }
    case FactSource::facility:
    case FactSource::survey:
    case FactSource::visit:
    case FactSource::town:
      line = age_words(freshness.confirmed_at, now) + "・" + std::string(model::ja_of(freshness.source));
      break;
  }
  if (is_stale(freshness.next_due, now.tokyo_date())) line += "・要確認";
  return line;
}

}  // namespace kaname::directory
