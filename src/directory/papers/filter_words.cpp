// SPDX-License-Identifier: Apache-2.0
// A search said in Japanese, for the title of what is printed.
#include <fmt/format.h>

#include "base/wareki.h"
#include "directory/papers/paper_load.h"

namespace kaname::directory::papers {
namespace {

template <class E>
std::string names_of(const std::vector<E>& choices) {
  std::vector<std::string> out;
  for (const E choice : choices) out.emplace_back(model::ja_of(choice));
  return joined(out, "・");
}

std::string moment_words(Read& tx, const std::string& text) {
  const auto parsed = Timestamp::parse(text);
  const Timestamp at = parsed ? *parsed : tx.now();
  return fmt::format("{} {} に", wareki::wareki_weekday(at.tokyo_date()), wareki::clock_text(at));
}

// "gastrostomy:yes+conditional" → "胃ろう ○ 条件付"
std::string item_words(std::string_view text) {
  const std::size_t colon = std::min(text.find(':'), text.size());
  std::string out = item_name(text.substr(0, colon));
  std::string_view answers = colon < text.size() ? text.substr(colon + 1) : std::string_view("yes+conditional+ask");
  while (!answers.empty()) {
    const std::size_t end = std::min(answers.find_first_of("+ "), answers.size());
    Acceptance answer{};
    if (model::choice_from(answers.substr(0, end), answer)) out += fmt::format(" {}", model::ja_of(answer));
    answers = end < answers.size() ? answers.substr(end + 1) : std::string_view();
  }
  return out;
}

std::string zone_words(Read& tx, const std::vector<std::string>& zones) {
  std::vector<std::string> out;
  for (const std::string& text : zones) {
    const auto id = ZoneId::parse(text);
    if (!id) continue;
    const auto zone = tx.first<Zone>("WHERE area_id = $1 AND id = $2", tx.area(), *id);
    if (zone) out.push_back(zone->name);
  }
  return out.empty() ? std::string() : joined(out, "・") + " 圏域";
}

}  // namespace

std::string filter_words(Read& tx, const SearchInput& in) {
  std::vector<std::string> out;
  if (!in.q.empty()) out.push_back("「" + in.q + "」");
  out.push_back(zone_words(tx, in.zone));
  out.push_back(names_of(in.kind));
  for (const std::string& item : in.cap) out.push_back(item_words(item));
  if (!in.accepts.empty()) out.push_back("新規受入 " + names_of(in.accepts));
  if (!in.near.empty()) {
    out.push_back(in.radius > 0 ? fmt::format("選んだ地点から {:g} km 以内", in.radius / 1000)
                                : std::string("選んだ地点に近い順"));
  }
  if (!in.open.empty()) out.push_back(moment_words(tx, in.open) + "開いている");
  if (!in.callable.empty()) out.push_back(moment_words(tx, in.callable) + "連絡できる");
  if (!in.notification.empty()) out.push_back("届出 " + joined(in.notification, "・"));
  if (in.fresh == "stale") out.push_back("確認の期限が過ぎたもの");
  if (in.fresh == "fresh") out.push_back("確認の期限内のもの");
  if (!in.status.empty()) out.push_back("状態 " + names_of(in.status));
  if (!in.kana.empty()) out.push_back(in.kana + "行");
  return joined(out, "・");
}

}  // namespace kaname::directory::papers
