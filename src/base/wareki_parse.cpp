// SPDX-License-Identifier: Apache-2.0
// Reading of dates as people and other programs write them.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "base/text_fold.h"
#include "base/utf8.h"
#include "base/wareki.h"

namespace kaname::wareki {
namespace {

struct EraName {
  std::string_view name;
  std::string_view sign;    // 令 of 令7.9.1
  std::string_view letter;  // folded
  int first_year;
  LocalDate first_day;
};

// In the order of the era codes of receipts: 1 明治 … 5 令和.
const std::array<EraName, 5>& eras() {
  static const std::array<EraName, 5> table{{{"明治", "明", "m", 1868, LocalDate::from_ymd(1868, 1, 25)},
                                             {"大正", "大", "t", 1912, LocalDate::from_ymd(1912, 7, 30)},
                                             {"昭和", "昭", "s", 1926, LocalDate::from_ymd(1926, 12, 25)},
                                             {"平成", "平", "h", 1989, LocalDate::from_ymd(1989, 1, 8)},
                                             {"令和", "令", "r", 2019, LocalDate::from_ymd(2019, 5, 1)}}};
  return table;
}

constexpr int kLastYear = 2200;
constexpr int kLastAheadHeisei = 50;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// The folded text, read from left to right.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : rest_(text) {}

  bool done() const { return rest_.empty(); }

  bool take(std::string_view word) {
    if (rest_.substr(0, word.size()) != word) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  bool take_any(std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [this](std::string_view word) { return take(word); });
  }

  // ASCII digits, or 漢数字 as 二〇二五 or 二十五.
  std::optional<int> number() {
    int total = 0, current = 0;
    std::size_t at = 0, digits = 0;
    for (; at < rest_.size() && digits < 9; ++digits) {
      const text::CodePoint c = text::code_point_at(rest_, at);
      static constexpr std::u32string_view kNumerals = U"〇一二三四五六七八九";
      const auto numeral = kNumerals.find(c.value);
      if (c.value >= '0' && c.value <= '9') current = current * 10 + static_cast<int>(c.value - '0');
      else if (numeral != std::u32string_view::npos) current = current * 10 + static_cast<int>(numeral);
      else if (c.value == U'十') {
        total += std::max(current, 1) * 10;
        current = 0;
      } else break;
      at += c.bytes;
    }
    if (digits == 0) return std::nullopt;
    rest_.remove_prefix(at);
    return total + current;
  }

  std::size_t digits_ahead() const {
    return static_cast<std::size_t>(std::find_if_not(rest_.begin(), rest_.end(), is_digit) - rest_.begin());
  }

 private:
  std::string_view rest_;
};

// What was read, before it is known to exist. Month or day 0 means unknown.
struct Parts {
  const EraName* era = nullptr;
  int year = 0;
  int month = 0;
  int day = 0;
  bool about = false;
  std::string warning;
};

Error unreadable() { return fail(Problem::invalid, "date_unreadable"); }

Error impossible() { return fail(Problem::invalid, "date_impossible"); }

// Without a time of day behind the date ("2025/9/1 0:00:00", "2025-09-01T00:00+09:00").
std::string without_time(std::string_view text) {
  std::string plain = text::trim(text::nfkc(text));
  const auto colon = plain.find(':');
  if (colon != std::string::npos) {
    const auto gap = plain.find_last_of(" T", colon);
    if (gap != std::string::npos) plain.resize(gap);
  }
  for (auto at = plain.find("・"); at != std::string::npos; at = plain.find("・", at)) {
    plain.replace(at, std::string_view("・").size(), ".");
  }
  return text::fold(plain);
}

const EraName* take_era(Scanner& scanner) {
  for (const EraName& era : eras()) {
    if (scanner.take_any({era.name, era.sign, era.letter})) {
      scanner.take(".");
      return &era;
    }
  }
  return nullptr;
}

// A date that is nothing but digits: YYYYMMDD, YYYYMM, YYYY, era code and YYMMDD, or a day number of Excel.
std::optional<Parts> bare_digits(std::string_view text) {
  const auto dot = text.find('.');
  const std::string_view digits = text.substr(0, dot);
  if (!std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || c == '.'; })) return std::nullopt;
  if (dot != std::string_view::npos && (digits.size() != 5 || text.find('.', dot + 1) != std::string_view::npos)) {
    return std::nullopt;
  }
  const int n = digits.size() <= 8 && !digits.empty() ? std::stoi(std::string(digits)) : 0;
  if (digits.size() == 8) return Parts{nullptr, n / 10000, n / 100 % 100, n % 100, false, {}};
  if (digits.size() == 6) return Parts{nullptr, n / 100, n % 100, 0, false, {}};
  if (digits.size() == 4) return Parts{nullptr, n, 0, 0, false, {}};
  if (digits.size() == 7 && n >= 1'000'000 && n < 6'000'000) {
    const EraName& era = eras()[static_cast<std::size_t>(n / 1'000'000 - 1)];
    return Parts{&era, n / 10000 % 100, n / 100 % 100, n % 100, false, {}};
  }
  if (digits.size() != 5 || n < 10000) return std::nullopt;
  // Excel's day 1 is 1900-01-01, and it believes in a 29 February 1900.
  const LocalDate date = LocalDate::from_ymd(1899, 12, 30).plus_days(n);
  return Parts{nullptr,
               date.year(),
               static_cast<int>(date.month()),
               static_cast<int>(date.day()),
               false,
               fmt::format("表計算ソフトの日付番号（{}）として読みました。", digits)};
}

// What may stand behind a date: 頃, 上旬, (金), 日.
bool take_ending(Scanner& scanner, Parts& parts) {
  if (scanner.take_any({"不明", "日不明", "月日不明"})) return scanner.done();
  if (parts.month != 0 && parts.day == 0 && scanner.take_any({"上旬", "中旬", "下旬", "初め", "末"}))
    parts.about = true;
  if (scanner.take_any({"頃", "ごろ", "ころ", "前後"})) parts.about = true;
  for (const std::string_view day : {"日", "月", "火", "水", "木", "金", "土"}) {
    if (scanner.take(fmt::format("({})", day)) || scanner.take(fmt::format("({}曜日)", day)) ||
        scanner.take(fmt::format("{}曜日", day))) {
      break;
    }
  }
  return scanner.done();
}

// The year, with or without an era, and what ends it. False when there is none.
bool take_year(Scanner& scanner, Parts& parts) {
  scanner.take_any({"西暦", "ad"});
  parts.era = take_era(scanner);
  if (parts.era != nullptr && scanner.take("元")) parts.year = 1;
  else if (const auto year = scanner.number()) parts.year = *year;
  else return false;
  const bool year_word = scanner.take("年");
  if (!year_word && !scanner.done() && !scanner.take_any({".", "/", "-"})) return false;
  if (parts.era != nullptr) return true;
  if (parts.year >= 100) return parts.year <= 9999 && (year_word || !scanner.done());
  parts.era = &eras().back();
  parts.warning = "元号がないため、令和として読みました。";
  return year_word;
}

// R070901, R0709
std::optional<Parts> packed(std::string_view text) {
  Scanner scanner(text);
  Parts parts;
  parts.era = take_era(scanner);
  const std::size_t run = scanner.digits_ahead();
  if (parts.era == nullptr || (run != 6 && run != 4)) return std::nullopt;
  const int n = *scanner.number() * (run == 4 ? 100 : 1);
  parts.year = n / 10000, parts.month = n / 100 % 100, parts.day = n % 100;
  return scanner.done() ? std::optional(parts) : std::nullopt;
}

// 令和7年9月1日, R7.9.1, 2025/9/1, 令和7年
std::optional<Parts> written(std::string_view text) {
  Scanner scanner(text);
  Parts parts;
  if (!take_year(scanner, parts)) return std::nullopt;
  if (const auto month = scanner.number()) {
    parts.month = *month;
    const bool more = scanner.take_any({"月", ".", "/", "-"});
    if (const auto day = more ? scanner.number() : std::nullopt) {
      parts.day = *day;
      scanner.take("日");
    }
  }
  if (!take_ending(scanner, parts)) return std::nullopt;
  return parts;
}

struct Span {
  LocalDate first, last;
};

// The days an era's date may stand for, beside the days of the era itself.
std::string era_warning(const EraName& era, const Span& span) {
  const auto next = &era == &eras().back() ? nullptr : &era + 1;
  const bool too_late = next != nullptr && span.first >= next->first_day;
  if (era.name == "明治" && span.first < LocalDate::from_ymd(1873, 1, 1)) {
    return "明治5年以前は旧暦のため、日付がずれていることがあります。";
  }
  if (too_late || span.last < era.first_day) {
    return fmt::format("{}にはない日付のため、{}（{}）として読みました。", era.name, wareki(span.first),
                       span.first.year());
  }
  return {};
}

// Whether people wrote such a year: 平成32年 stands in plans made before 2019, 昭和65年 is a slip of the pen.
bool era_year_exists(const EraName& era, int year) {
  if (year < 1) return false;
  if (era.name == "令和") return era.first_year + year - 1 <= kLastYear;
  if (era.name == "平成") return year <= kLastAheadHeisei;
  const EraName& next = *(&era + 1);
  return era.first_year + year - 1 <= next.first_year;
}

LocalDate last_day(LocalDate first, Precision precision) {
  if (precision == Precision::day) return first;
  return first.plus_months(precision == Precision::year ? 12 : 1).plus_days(-1);
}

Result<ParsedDate> settle(Parts parts) {
  if (parts.era != nullptr && !era_year_exists(*parts.era, parts.year)) return impossible();
  const int year = parts.era != nullptr ? parts.era->first_year + parts.year - 1 : parts.year;
  const bool day_of_no_month = parts.month == 0 && parts.day != 0;
  if (year < 1868 || year > kLastYear || day_of_no_month) return impossible();
  const auto date =
      LocalDate::parse(fmt::format("{:04}-{:02}-{:02}", year, std::max(parts.month, 1), std::max(parts.day, 1)));
  if (!date) return impossible();
  ParsedDate out{*date, Precision::day, parts.about, std::move(parts.warning)};
  if (parts.day == 0) out.precision = parts.month != 0 ? Precision::month : Precision::year;
  if (parts.era != nullptr) out.warning += era_warning(*parts.era, Span{out.date, last_day(out.date, out.precision)});
  return out;
}

}  // namespace

Result<ParsedDate> parse_date(std::string_view text) {
  if (text.size() > 100) return unreadable();
  const std::string folded = without_time(text);
  if (auto parts = bare_digits(folded)) return settle(std::move(*parts));
  if (auto parts = packed(folded)) return settle(std::move(*parts));
  if (auto parts = written(folded)) return settle(std::move(*parts));
  return unreadable();
}

}  // namespace kaname::wareki
