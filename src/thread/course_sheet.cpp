// SPDX-License-Identifier: Apache-2.0
#include "thread/course_sheet.h"

#include <fmt/format.h>

#include "base/wareki.h"
#include "people/papers/paper_parts.h"
#include "thread/write_rules.h"

namespace kaname::thread {
namespace {

using output::Cell;
using output::Field;

constexpr double kSize = 9.5;

// "看護師 西村 恵（牧野訪問看護ステーション）": 内容 says who did or told it.
std::string who(const Entry& entry) {
  std::string out(model::ja_of(entry.profession));
  out += (out.empty() ? "" : " ") + entry.author;
  return entry.office_name.empty() ? out : out + "（" + entry.office_name + "）";
}

std::string content_of(const Entry& entry) {
  std::string tags;
  if (entry.kind != EntryKind::note) tags += "【" + std::string(model::ja_of(entry.kind)) + "】";
  if (entry.urgent) tags += "【急ぎ】";
  return wareki::clock_text(entry.at) + "　" + who(entry) + "\n" + tags + course_line(entry);
}

}  // namespace

std::string course_line(const Entry& entry) {
  std::string out = entry.text;
  const auto add = [&](const std::string& piece) { out += (out.empty() ? "" : " ") + piece; };
  if (entry.vitals) add(words_of(*entry.vitals));
  if (entry.closing != Closing::none) add("［" + std::string(model::ja_of(entry.closing)) + "］");
  if (!entry.attachments.empty()) add(fmt::format("（添付 {}件）", entry.attachments.size()));
  return out;
}

output::Document course_sheet(const CourseHead& head, const std::vector<Entry>& entries) {
  output::Document out = people::papers::begin(head.paper, "居宅介護支援経過（第5表）");
  out.furniture.subtitle = fmt::format("{} から {} まで", wareki::wareki(head.from), wareki::wareki(head.to));
  out.furniture.credits.emplace_back("訂正された記録は、訂正後のものだけを載せています。");
  output::FieldGrid grid;
  grid.columns = 2;
  grid.size_pt = 10;
  grid.label_mm = 46;
  grid.fields = {Field{"利用者名", head.person + " 様", 1, 0, output::Weight::bold},
                 Field{"居宅サービス計画作成者氏名", head.planner + (head.office.empty() ? "" : "\n" + head.office)}};
  out.blocks.emplace_back(std::move(grid));
  if (entries.empty()) {
    output::Paragraph none;
    none.text = "この期間の記録はありません。";
    out.blocks.push_back(none);
    return out;
  }
  output::Table table;
  table.size_pt = kSize;
  table.zebra = false;
  table.columns = {{"年月日", 2.7}, {"内容", 10}};
  std::string day;
  for (const Entry& entry : entries) {
    // The day stands once for all that was done on it.
    std::string here = wareki::wareki_weekday(entry.at.tokyo_date());
    table.rows.push_back({Cell{here == day ? "" : here}, Cell{content_of(entry)}});
    day = std::move(here);
  }
  out.blocks.emplace_back(std::move(table));
  return out;
}

}  // namespace kaname::thread
