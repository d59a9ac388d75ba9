// SPDX-License-Identifier: Apache-2.0
#include "directory/hours_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text_fold.h"
#include "directory/hours_rules.h"

namespace kaname::directory {
namespace {

constexpr int kDayMinutes = 24 * 60;
constexpr std::int32_t kHoliday = 8;

enum class Kind { days, time, range, separator, closed, whole_day, next_day, unknown };

struct Token {
  Kind kind = Kind::unknown;
  std::vector<std::int32_t> days;
  int minutes = 0;
};

struct Word {
  std::string_view text;
  Kind kind;
  std::string_view days = {};  // digits 1 … 8
};

// Longest words first where one begins with another: the first that fits is taken.
constexpr auto kWords = std::to_array<Word>({
    {"年中無休", Kind::days, "12345678"},
    {"土日祝日", Kind::days, "678"},
    {"土日祝", Kind::days, "678"},
    {"日祝日", Kind::days, "78"},
    {"国民の祝日", Kind::days, "8"},
    {"国民の休日", Kind::days, "8"},
    {"祝祭日", Kind::days, "8"},
    {"祝日", Kind::days, "8"},
    {"祭日", Kind::days, "8"},
    {"祝", Kind::days, "8"},
    {"平日", Kind::days, "12345"},
    {"全日", Kind::days, "1234567"},
    {"毎日", Kind::days, "1234567"},
    {"月曜日", Kind::days, "1"},
    {"火曜日", Kind::days, "2"},
    {"水曜日", Kind::days, "3"},
    {"木曜日", Kind::days, "4"},
    {"金曜日", Kind::days, "5"},
    {"土曜日", Kind::days, "6"},
    {"日曜日", Kind::days, "7"},
    {"月曜", Kind::days, "1"},
    {"火曜", Kind::days, "2"},
    {"水曜", Kind::days, "3"},
    {"木曜", Kind::days, "4"},
    {"金曜", Kind::days, "5"},
    {"土曜", Kind::days, "6"},
    {"日曜", Kind::days, "7"},
    {"月", Kind::days, "1"},
    {"火", Kind::days, "2"},
    {"水", Kind::days, "3"},
    {"木", Kind::days, "4"},
    {"金", Kind::days, "5"},
    {"土", Kind::days, "6"},
    {"日", Kind::days, "7"},
    {"24時間", Kind::whole_day},
    {"終日", Kind::whole_day},
    {"定休日", Kind::closed},
    {"休診日", Kind::closed},
    {"休業日", Kind::closed},
    {"休館日", Kind::closed},
    {"お休み", Kind::closed},
    {"休み", Kind::closed},
    {"休診", Kind::closed},
    {"休業", Kind::closed},
    {"定休", Kind::closed},
    {"休", Kind::closed},
    {"翌日", Kind::next_day},
    {"翌", Kind::next_day},
    {"から", Kind::range},
    {"~", Kind::range},
    {"〜", Kind::range},
    {"-", Kind::range},
    {"–", Kind::range},
    {"—", Kind::range},
    {"―", Kind::range},
    {"‐", Kind::range},
    {"−", Kind::range},
    {"ー", Kind::range},
    {"まで", Kind::separator},
    {"及び", Kind::separator},
    {"および", Kind::separator},
    {"と", Kind::separator},
    {"(改行)", Kind::separator},
    {"診療時間", Kind::separator},
    {"営業時間", Kind::separator},
    {"受付時間", Kind::separator},
    {"、", Kind::separator},
    {"。", Kind::separator},
    {"・", Kind::separator},
    {",", Kind::separator},
    {"/", Kind::separator},
    {";", Kind::separator},
    {":", Kind::separator},
    {" ", Kind::separator},
    {"\n", Kind::separator},
    {"\r", Kind::separator},
    {"\t", Kind::separator},
    {"(", Kind::separator},
    {")", Kind::separator},
    {"は", Kind::separator},
});

// Consumes a number of one or two digits; -1 when there is none.
int take_number(std::string_view& text) {
  int value = -1;
  for (int n = 0; n < 2 && !text.empty() && text[0] >= '0' && text[0] <= '9'; ++n) {
    value = (value < 0 ? 0 : value * 10) + (text[0] - '0');
    text.remove_prefix(1);
  }
  return value;
}

bool take(std::string_view& text, std::string_view word) {
  if (text.substr(0, word.size()) != word) return false;
  text.remove_prefix(word.size());
  return true;
}

// "9:00", "9時", "9時30分", "9時半", "午後5時", "正午" at the front; -1 (and nothing taken) when there is none.
int take_time(std::string_view& text) {
  std::string_view rest = text;
  if (take(rest, "正午")) {
    text = rest;
    return 12 * 60;
  }
  const bool afternoon = take(rest, "午後") || take(rest, "PM");
  const bool half_day = afternoon || take(rest, "午前") || take(rest, "AM");
  const int hour = take_number(rest);
  int minute = 0;
  if (hour < 0) return -1;
  if (take(rest, ":")) {
    minute = take_number(rest);
  } else if (take(rest, "時")) {
    if (take(rest, "半")) {
      minute = 30;
    } else if (!take(rest, "間")) {  // 8時間 is a length
      const int told = take_number(rest);
      if (told >= 0) minute = take(rest, "分") ? told : -1;
    } else {
      return -1;
    }
  } else {
    return -1;
  }
  const int total = (hour + (afternoon && hour < 12 ? 12 : 0)) * 60 + minute;
  if (minute < 0 || minute > 59 || total > kDayMinutes || (half_day && hour > 12)) return -1;
  text = rest;
  return total;
}

Token take_token(std::string_view& text) {
  for (const Word& word : kWords) {
    if (word.kind != Kind::whole_day || !take(text, word.text)) continue;
    return {Kind::whole_day, {}, 0};
  }
  if (const int minutes = take_time(text); minutes >= 0) return {Kind::time, {}, minutes};
  for (const Word& word : kWords) {
    if (!take(text, word.text)) continue;
    Token token{word.kind, {}, 0};
    for (const char day : word.days) token.days.push_back(day - '0');
    return token;
  }
  text.remove_prefix(1);
  return {};
}

// Empty when a single thing was not understood.
std::vector<Token> tokens_of(std::string_view raw) {
  const std::string folded = text::nfkc(text::trim(raw));
  std::string_view rest = folded;
  std::vector<Token> out;
  while (!rest.empty()) {
    Token token = take_token(rest);
    if (token.kind == Kind::unknown) return {};
    out.push_back(std::move(token));
  }
  std::erase_if(out, [](const Token& t) { return t.kind == Kind::separator; });
  return out;
}

struct Span {
  int from = 0, to = 0;
};

// Days with the times that follow them.
struct Group {
  std::vector<std::int32_t> days;
  std::vector<Span> spans;
  bool closed = false;
};

void add_days(std::vector<std::int32_t>& days, const std::vector<std::int32_t>& more) {
  for (const std::int32_t day : more) {
    if (std::find(days.begin(), days.end(), day) == days.end()) days.push_back(day);
  }
  std::sort(days.begin(), days.end());
}

bool name_each_other(const std::vector<std::int32_t>& a, const std::vector<std::int32_t>& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](std::int32_t day) { return std::find(b.begin(), b.end(), day) != b.end(); });
}

// Reads tokens into groups; false when they do not make sense together.
class Grouper {
 public:
  explicit Grouper(const std::vector<Token>& tokens) : tokens_(tokens) {}

  bool run(std::vector<Group>& groups) {
    while (at_ < tokens_.size()) {
      const bool ok = tokens_[at_].kind == Kind::days ? read_days(groups) : read_rest(groups);
      if (!ok) return false;
    }
    return true;
  }

 private:
  bool is(std::size_t at, Kind kind) const { return at < tokens_.size() && tokens_[at].kind == kind; }

  // Day, or day–day; a new group unless the last one still waits for its times.
  bool read_days(std::vector<Group>& groups) {
    std::vector<std::int32_t> days = tokens_[at_].days;
    if (is(at_ + 1, Kind::range)) {
      if (!is(at_ + 2, Kind::days) || days.size() != 1 || tokens_[at_ + 2].days.size() != 1) return false;
      const std::int32_t last = tokens_[at_ + 2].days[0];
      if (last <= days[0] || last == kHoliday) return false;  // 土–月, 月–祝: too rare to be sure
      for (std::int32_t day = days[0] + 1; day <= last; ++day) days.push_back(day);
      at_ += 2;
    }
    ++at_;
    const bool waits = !groups.empty() && groups.back().spans.empty() && (!groups.back().closed || open_closed_);
    if (!waits) groups.emplace_back();
    // "平日、水曜日は9時～12時": a day named twice is an exception to what was said before, or a slip.
    if (name_each_other(groups.back().days, days)) return false;
    add_days(groups.back().days, days);
    return true;
  }

  bool read_rest(std::vector<Group>& groups) {
    if (is(at_, Kind::closed)) return read_closed(groups);
    if (!is(at_, Kind::whole_day) && !is(at_, Kind::time)) return false;
    if (groups.empty()) groups.emplace_back();
    Group& group = groups.back();
    if (group.closed) return false;
    if (is(at_, Kind::whole_day)) {
      group.spans.push_back({0, kDayMinutes});
      ++at_;
      return true;
    }
    const int from = tokens_[at_].minutes;
    if (!is(at_ + 1, Kind::range)) return false;
    at_ += is(at_ + 2, Kind::next_day) ? 3 : 2;
    if (!is(at_, Kind::time) || from == kDayMinutes) return false;
    const int to = tokens_[at_++].minutes;
    if (from == to) return false;
    group.spans.push_back({from, to});
    return true;
  }

  // 日祝休み closes the days before it, 休診日：日・祝 those after it.
  bool read_closed(std::vector<Group>& groups) {
    ++at_;
    const bool after_days = !groups.empty() && groups.back().spans.empty() && !groups.back().closed;
    if (!after_days) groups.emplace_back();
    open_closed_ = !after_days;
    groups.back().closed = true;
    return true;
  }

  const std::vector<Token>& tokens_;
  std::size_t at_ = 0;
  bool open_closed_ = false;  // the closing word stood first and its days follow
};

std::string time_of(int minutes) { return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60); }

// Adds a span; over midnight it becomes two. False when the next day cannot be named (a holiday's is any day).
bool add_span(std::vector<OpenHours>& hours, const std::vector<std::int32_t>& days, Span span) {
  if (span.from < span.to) {
    hours.push_back({days, time_of(span.from), time_of(span.to), {}});
    return true;
  }
  const bool all = days.size() == 8;
  if (days.empty() || (!all && days.back() == kHoliday)) return false;
  std::vector<std::int32_t> next;
  for (const std::int32_t day : days) add_days(next, {day == kHoliday ? kHoliday : day % 7 + 1});
  hours.push_back({days, time_of(span.from), "24:00", {}});
  if (span.to > 0) hours.push_back({next, "00:00", time_of(span.to), {}});
  return true;
}

// "9:00–17:00（月–金）": times first, then their days.
void join_reversed(std::vector<Group>& groups) {
  if (groups.size() != 2 || !groups[0].days.empty() || groups[0].spans.empty()) return;
  if (!groups[1].spans.empty() || groups[1].closed) return;
  groups[0].days = groups[1].days;
  groups.pop_back();
}

// Groups of the whole text; empty when it was not understood.
std::vector<Group> groups_of(std::string_view text) {
  std::vector<Group> groups;
  const std::vector<Token> tokens = tokens_of(text);
  if (tokens.empty() || !Grouper(tokens).run(groups)) return {};
  join_reversed(groups);
  // "平日 9:00～17:00 木 9:00～12:00": the second replaces a part of the first, or adds to it; which is not told.
  for (std::size_t i = 0; i < groups.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (groups[i].days != groups[k].days && name_each_other(groups[i].days, groups[k].days)) return {};
    }
  }
  return groups;
}

// "第2・4", "第1・第3": the numbers of weeks at the front, which begins with 第.
std::vector<int> take_weeks(std::string_view& rest) {
  static constexpr auto kDigits =
      std::to_array<std::string_view>({"1", "2", "3", "4", "5", "一", "二", "三", "四", "五"});
  std::vector<int> weeks;
  take(rest, "第");
  for (bool more = true; more;) {
    more = false;
    for (std::size_t i = 0; i < kDigits.size() && !more; ++i) {
      if (take(rest, kDigits[i])) weeks.push_back(static_cast<int>(i % 5) + 1), more = true;
    }
    for (const std::string_view separator : {"・", ",", "、", "と", "/", " ", "第"}) {
      if (!weeks.empty() && take(rest, separator)) more = true;
    }
  }
  return weeks;
}

// What stands behind the numbers of weeks. False for what is no week at all: 第1診察室, 第2駐車場.
bool take_behind_weeks(std::string_view& rest, std::int32_t& day) {
  static constexpr auto kDays = std::to_array<std::string_view>({"月", "火", "水", "木", "金", "土", "日"});
  const bool week = take(rest, "週");
  take(rest, "の");
  for (std::size_t i = 0; i < kDays.size(); ++i) {
    if (!take(rest, kDays[i])) continue;
    day = static_cast<std::int32_t>(i) + 1;
    return true;
  }
  if (week || rest.empty()) return true;
  for (const std::string_view word : {"のみ", "だけ", "は", "休", ")"}) {
    if (rest.substr(0, word.size()) == word) return true;
  }
  return false;
}

ReadHours as_note(std::string_view text) { return {{}, {}, text::trim(text)}; }

// Spans over each other on one day were misread, or mistyped.
bool keeps_apart(const std::vector<OpenHours>& hours) { return check_hours(hours).empty(); }

}  // namespace

ReadHours read_hours(std::string_view text) {
  const std::vector<Group> groups = groups_of(text);
  if (groups.empty()) return as_note(text);
  ReadHours out;
  for (const Group& group : groups) {
    if (group.closed) {
      out.note = text::trim(text);  // "closed" cannot be said by spans: the words stay
      continue;
    }
    if (group.spans.empty() && groups.size() > 1) return as_note(text);
    if (group.spans.empty()) out.days = group.days;
    if (group.days.empty()) return as_note(text);
    for (const Span span : group.spans) {
      if (!add_span(out.hours, group.days, span)) return as_note(text);
    }
  }
  return keeps_apart(out.hours) ? out : as_note(text);
}

ReadHours read_hours(std::string_view days, std::string_view times) {
  const std::string day_words = text::trim(days), time_words = text::trim(times);
  if (day_words.empty() || time_words.empty()) return read_hours(day_words.empty() ? time_words : day_words);
  const std::vector<std::int32_t> read = read_days(day_words);
  const std::vector<Group> groups = groups_of(time_words);
  ReadHours out;
  const bool plain = !read.empty() && groups.size() == 1 && groups[0].days.empty() && !groups[0].closed;
  bool all = plain;
  for (std::size_t i = 0; all && i < groups[0].spans.size(); ++i) all = add_span(out.hours, read, groups[0].spans[i]);
  if (all && keeps_apart(out.hours)) return out;
  return as_note(day_words + " " + time_words);
}

std::vector<std::int32_t> read_days(std::string_view text) {
  const std::vector<Group> groups = groups_of(text);
  if (groups.size() != 1 || groups[0].closed || !groups[0].spans.empty()) return {};
  return groups[0].days;
}

std::vector<OpenHours> read_times(std::string_view text) {
  std::vector<OpenHours> out;
  const std::vector<Group> groups = groups_of(text);
  if (groups.size() != 1 || groups[0].closed || !groups[0].days.empty()) return out;
  for (const Span span : groups[0].spans) {
    if (!add_span(out, {}, span)) return {};
  }
  return out;
}

bool WeekRule::holds(std::int32_t weekday, int week) const {
  if (!stated || unclear || (day != 0 && day != weekday)) return true;
  return (std::find(weeks.begin(), weeks.end(), week) != weeks.end()) != excluded;
}

WeekRule week_rule(std::string_view note) {
  WeekRule rule;
  if (note.empty()) return rule;
  const std::string folded = text::nfkc(note);
  const auto holds_word = [&](std::string_view word) { return folded.find(word) != std::string::npos; };
  rule.unclear = holds_word("隔週");
  std::string_view rest = folded;
  for (auto at = rest.find("第"); at != std::string_view::npos; at = rest.find("第")) {
    rest.remove_prefix(at);
    const std::vector<int> weeks = take_weeks(rest);
    std::int32_t day = 0;
    if (weeks.empty() || !take_behind_weeks(rest, day)) continue;
    if (rule.stated && day != rule.day) rule.unclear = true;  // 第1・3土曜、第2水曜
    rule.stated = true;
    rule.day = day;
    rule.weeks.insert(rule.weeks.end(), weeks.begin(), weeks.end());
  }
  if (rule.stated && (holds_word("午前") || holds_word("午後"))) rule.unclear = true;
  rule.excluded = rule.stated && (holds_word("休") || holds_word("除"));
  return rule;
}

}  // namespace kaname::directory
