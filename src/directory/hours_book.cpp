// SPDX-License-Identifier: Apache-2.0
#include "directory/hours_book.h"

#include <algorithm>

#include "directory/hours_rules.h"

namespace kaname::directory {
namespace {

void add_key(std::string& key, const Timetable& table) {
  for (const OpenHours& span : table.hours) {
    for (const std::int32_t day : span.days) key += static_cast<char>('0' + day);
    key.append(span.open).append("-").append(span.close).append(" ").append(span.note).append("\n");
  }
  for (const HoursException& e : table.exceptions) {
    key += fmt::format("{}/{}/{}/{}\n", e.from.days, e.to.days, e.closed, e.note);
  }
  key += '\f';
}

}  // namespace

HoursNumber HoursBook::number_of(const std::vector<Timetable>& timetables) {
  std::string key;
  for (const Timetable& table : timetables) add_key(key, table);
  const bool nothing =
      std::all_of(timetables.begin(), timetables.end(), [](const Timetable& t) { return t.hours.empty(); });
  if (nothing) return 0;
  const auto [place, fresh] = numbers_.try_emplace(std::move(key), static_cast<HoursNumber>(book_.size()));
  if (fresh) book_.push_back(timetables);
  return place->second;
}

std::shared_ptr<const std::vector<bool>> HoursBook::open_at(Timestamp at) const {
  const std::int64_t minute = at.ms / 60'000;
  const std::lock_guard lock(last_mutex_);
  if (last_ && last_minute_ == minute && last_->size() == book_.size()) return last_;
  auto answers = std::make_shared<std::vector<bool>>();
  answers->reserve(book_.size());
  for (const auto& timetables : book_) {
    answers->push_back(std::any_of(timetables.begin(), timetables.end(), [&](const Timetable& t) {
      return state_at(t.hours, t.exceptions, at).open.value_or(false);
    }));
  }
  last_minute_ = minute;
  last_ = std::move(answers);
  return last_;
}

void HoursBook::clear() {
  book_.assign(1, {});
  numbers_.clear();
  last_.reset();
}

}  // namespace kaname::directory
