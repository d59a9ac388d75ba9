// SPDX-License-Identifier: Apache-2.0
#include "documents/rules/rule_paper.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/wareki.h"

namespace kaname::documents {
namespace {

using output::Cell;
using output::Field;
using output::Heading;
using output::Paragraph;
using output::Weight;
using transitions::RuleStep;

constexpr double kSize = 10.5, kTableSize = 10;

std::string since(const RulePaper& paper) {
  const RuleView& edition = paper.edition;
  if (edition.state == model::EditionState::draft) return "下書き（まだ使いません）";
  if (edition.state == model::EditionState::retired) return "やめた版（使いません）";
  if (!edition.valid_from) return "はじめから";
  return wareki::wareki(*edition.valid_from) + "に入院した方から";
}

std::string form_name(const RuleView& edition, const std::string& code) {
  const auto at =
      std::find_if(edition.forms.begin(), edition.forms.end(), [&](const RuleForm& one) { return one.code == code; });
  return at == edition.forms.end() ? std::string() : at->name.ja;
}

output::Row row_of(const RuleView& edition, const RuleStep& step) {
  const std::string what = step.words.ja + (step.guide.empty() ? "" : "\n" + step.guide);
  return {Cell{transitions::until_words(step)}, Cell{step.by == transitions::Side::hospital ? "病院" : "在宅のチーム"},
          Cell{what}, Cell{form_name(edition, step.form)}};
}

output::Table step_table(const RuleView& edition) {
  output::Table out;
  out.size_pt = kTableSize;
  out.columns = {{"いつまでに", 2.8}, {"だれが", 2}, {"すること・進め方", 6.8}, {"様式", 2.6}};
  for (const RuleStep& step : edition.rule.steps) {
    if (!step.off) out.rows.push_back(row_of(edition, step));
  }
  return out;
}

void add_words(output::Document& out, const char* title, const std::string& words) {
  if (words.empty()) return;
  out.blocks.emplace_back(Heading{2, title});
  out.blocks.emplace_back(Paragraph{words, kSize});
}

}  // namespace

output::Document rule_paper(const RulePaper& paper) {
  const RuleView& edition = paper.edition;
  output::Document out;
  out.title = edition.rule.name.ja;
  out.created = paper.now.text();
  out.furniture.town = paper.town + "　在宅医療・介護連携";
  out.furniture.printed_at =
      fmt::format("{} {} 印刷", wareki::wareki(paper.now.tokyo_date()), wareki::clock_text(paper.now));
  if (paper.demo) out.furniture.credits.emplace_back("見本の区域の手引きです。");
  output::FieldGrid head;
  head.size_pt = kSize;
  head.fields = {Field{"版", fmt::format("第{}版", edition.number), 1, 0, Weight::bold},
                 Field{"使う期間", since(paper), 1, 0, Weight::bold}};
  out.blocks.emplace_back(std::move(head));
  add_words(out, "はじめに", edition.rule.introduction);
  add_words(out, "改定の要点", edition.changes);
  out.blocks.emplace_back(Heading{2, "すること"});
  out.blocks.emplace_back(step_table(edition));
  out.blocks.emplace_back(Paragraph{"日数は、土日・祝日も数えます。", kTableSize});
  std::string contacts;
  for (const std::string& one : edition.rule.contacts) contacts += (contacts.empty() ? "・" : "\n・") + one;
  add_words(out, "連絡先（役割）", contacts);
  return out;
}

}  // namespace kaname::documents
