// SPDX-License-Identifier: Apache-2.0
#include "pathways/course_sheet.h"

#include "base/wareki.h"
#include "people/papers/paper_parts.h"

namespace kaname::pathways {
namespace {

using output::Cell;
using output::Field;
using output::Weight;

constexpr double kSize = 9.5;
constexpr double kRowMm = 7;  // a day fits in by hand

std::string birth_text(const std::string& birth) {
  const auto day = LocalDate::parse(birth);
  return day ? wareki::wareki(*day) : birth;
}

output::FieldGrid head_grid(const CourseView& course) {
  const CourseLine& line = course.line;
  output::FieldGrid out;
  out.size_pt = kSize;
  out.label_mm = 28;
  out.fields = {
      Field{"氏名", line.person_name + "（" + line.person_kana + "）", 1, 0, Weight::bold},
      Field{"生年月日", birth_text(line.birth)},
      Field{"はじまりの日", wareki::wareki(line.begun_on)},
      Field{"説明と同意", wareki::wareki(course.agreed_on) + "　" + std::string(model::ja_of(course.agreed_by))},
      Field{"本人・家族の目標", course.goal, 2, course.goal.empty() ? 14.0 : 0.0},
      Field{"作成", course.begun_by + (course.office_name.empty() ? "" : "（" + course.office_name + "）"), 2},
  };
  if (line.ended_on)
    out.fields.push_back(
        Field{std::string(model::ja_of(line.state)), wareki::wareki(*line.ended_on) + "　" + course.ended_note, 2});
  return out;
}

std::string professions_text(const std::vector<trust::Profession>& professions) {
  std::string out;
  for (const trust::Profession one : professions) out += (out.empty() ? "" : "、") + std::string(model::ja_of(one));
  return out;
}

std::string done_text(const ItemView& item) {
  if (!item.done_on) return {};
  std::string out = (item.not_needed ? "行わない " : "") + wareki::wareki(*item.done_on);
  if (!item.done_by.empty()) out += "\n" + item.done_by;
  if (!item.note.empty()) out += "\n" + item.note;
  return out;
}

std::string title_text(const ItemView& item) {
  std::string out = item.title.ja;
  for (const VarianceView& one : item.variances)
    out += "\n遅れる理由：" + std::string(model::ja_of(one.cause)) + (one.note.empty() ? "" : "（" + one.note + "）");
  return out;
}

output::Table milestone_table(const MilestoneView& milestone) {
  output::Table out;
  out.size_pt = kSize;
  out.zebra = false;
  out.row_mm = kRowMm;
  out.columns = {
      {"", 0.5, output::Align::centre}, {"項目", 4.8}, {"だれが", 2.6}, {"いつまで", 3}, {"した日・メモ", 3.6}};
  for (const ItemView& item : milestone.items) {
    const char* box = !item.done_on ? "☐" : item.not_needed ? "☒" : "☑";
    out.rows.push_back({Cell{box}, Cell{title_text(item)}, Cell{professions_text(item.by)},
                        Cell{wareki::wareki(item.due)}, Cell{done_text(item)}});
  }
  return out;
}

std::string milestone_title(const MilestoneView& milestone) {
  std::string out = milestone.title.ja;
  if (milestone.round > 0) out += "（" + std::to_string(milestone.round + 1) + "回目）";
  if (milestone.reached_on) return out + "　" + wareki::wareki(*milestone.reached_on) + "に終わりました";
  return out + "　" + wareki::wareki(milestone.due) + (milestone.forecast ? "ごろ（見込み）" : "まで");
}

}  // namespace

output::Document course_sheet(const people::papers::PaperHead& head, const CourseView& course) {
  output::Document out = people::papers::begin(head, course.line.name.ja + "　計画と経過");
  out.blocks.emplace_back(head_grid(course));
  for (const MilestoneView& milestone : course.milestones) {
    output::Group group;
    group.blocks.emplace_back(output::Heading{3, milestone_title(milestone)});
    group.blocks.emplace_back(milestone_table(milestone));
    out.blocks.emplace_back(std::move(group));
  }
  out.furniture.credits.push_back("パス：" + course.source);
  return out;
}

}  // namespace kaname::pathways
