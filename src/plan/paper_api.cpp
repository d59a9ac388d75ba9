// SPDX-License-Identifier: Apache-2.0
// Figures on paper and as a workbook, for a council: every rate with its cases, its definition and the version it was counted by.
#include "api/pdf_file.h"
#include "base/wareki.h"
#include "journal/journal.h"
#include "output/pdf.h"
#include "output/xlsx.h"
#include "plan/endpoints.h"
#include "plan/indicator_query.h"

namespace kaname::plan {
namespace {

using api::Caller;
using output::Document;
using output::Weight;

std::string japanese(const Indicator& indicator, const Figure& figure) {
  return words_of(indicator, figure, api::Language::ja);
}

std::string range(const Figure& figure) {
  if (figure.hidden || !figure.wilson_low) return "";
  return fmt::format("{:.1f}〜{:.1f}", *figure.wilson_low * 100, *figure.wilson_high * 100);
}

std::string days(LocalDate from, LocalDate to) { return wareki::wareki(from) + "から" + wareki::wareki(to) + "まで"; }

Document begin(Read& tx, const Caller& caller, std::string title, Sight sight) {
  const auto area = journal::find_area(tx, tx.area());
  Document out;
  out.title = std::move(title);
  out.created = tx.now().text();
  out.furniture.town = (area ? area->name : std::string()) + "　在宅医療・介護連携";
  out.furniture.printed_at =
      fmt::format("{} {} 印刷　{}", wareki::wareki(tx.today()), wareki::clock_text(tx.now()), caller.name);
  out.furniture.credits = {"率は、わかっている件のうちの割合です。かっこ内に件数と不明の件数を示します。"};
  if (sight == Sight::whole) {
    out.furniture.credits.emplace_back("市町村の中で使うものです。外へ出すときは「外へ出す版」を印刷してください。");
  } else {
    out.furniture.credits.emplace_back("10 件未満の数は示しません。");
  }
  if (area && area->demo) out.furniture.credits.emplace_back("見本の区域の架空のできごとから数えた数です。");
  return out;
}

output::Table month_table(const IndicatorPage& page) {
  output::Table table;
  table.caption = "月ごと";
  table.columns = {{"月", 2}, {"数字", 5}, {"95% 区間", 2, output::Align::right}};
  for (const Line& line : page.months) {
    if (!line.change.empty()) table.rows.push_back({{"決まりが変わりました：" + line.change, Weight::bold, 3}});
    table.rows.push_back({{line.label}, {japanese(page.indicator, line.figure)}, {range(line.figure)}});
  }
  return table;
}

output::Table split_table(const IndicatorPage& page, const Split& split) {
  output::Table table;
  table.caption = std::string(model::ja_of(split.by));
  table.columns = {{"", 3}, {"数字", 5}, {"95% 区間", 2, output::Align::right}};
  const bool share = split.by == SplitBy::share;
  for (const Line& line : split.lines) {
    const std::string words = share && !line.figure.hidden && line.figure.rate
        ? fmt::format("{} 件（{:.1f}%）", line.figure.n, *line.figure.rate * 100)
        : japanese(page.indicator, line.figure);
    table.rows.push_back({{line.label}, {words}, {range(line.figure)}});
  }
  return table;
}

output::FieldGrid definition(const Indicator& indicator) {
  output::FieldGrid grid;
  grid.columns = 1;
  grid.label_mm = 30;
  grid.size_pt = 9;
  const auto add = [&](std::string label, const std::string& value) {
    if (!value.empty()) grid.fields.push_back({std::move(label), value});
  };
  add("数えるもの", indicator.numerator.ja);
  add("全体", indicator.denominator.ja);
  add("除くもの・不明", indicator.excluded.ja);
  add("月の決め方", std::string(model::ja_of(indicator.counted_by)) + "で数えます");
  add("ほかの数え方", indicator.differs.ja);
  add("もとの定義", indicator.origin);
  add("定義の版", fmt::format("{} 第{}版", indicator.code, indicator.version));
  return grid;
}

void add_surveys(Document& out, const IndicatorPage& page) {
  if (page.surveys.empty()) return;
  output::Table table;
  table.caption = "調査の値";
  table.columns = {{"調査", 4}, {"対象の期間", 4}, {"値", 4}, {"回収", 2}};
  for (const SurveyView& survey : page.surveys) {
    table.rows.push_back({{survey.source},
                          {days(survey.begins_on, survey.ends_on)},
                          {japanese(page.indicator, survey.figure)},
                          {survey.sent > 0 ? fmt::format("{}/{}", survey.returned, survey.sent) : std::string()}});
  }
  out.blocks.emplace_back(std::move(table));
}

Result<api::File> indicator_paper(Read& tx, const Caller& caller, const IndicatorQuery& in) {
  const IndicatorPage page = TRY(indicator_page(tx, caller, in));
  Document out = begin(tx, caller, page.indicator.name.ja, page.sight);
  out.blocks.emplace_back(output::Paragraph{days(page.from, page.to), 10});
  out.blocks.emplace_back(output::Paragraph{page.sentence, 13, Weight::bold});
  out.blocks.emplace_back(definition(page.indicator));
  if (!page.months.empty()) out.blocks.emplace_back(month_table(page));
  for (const Split& split : page.splits) out.blocks.emplace_back(split_table(page, split));
  add_surveys(out, page);
  for (const NoteView& note : page.notes) {
    out.blocks.emplace_back(output::Paragraph{
        fmt::format("{}　{}：{}", wareki::wareki(note.recorded_at.tokyo_date()), note.recorded_by, note.words), 9});
  }
  return api::pdf_file(output::render(out), out.title);
}

Result<api::File> year_paper(Read& tx, const Caller& caller, const IndicatorYearQuery& in) {
  const Indicators year = TRY(indicators_of(tx, caller, in));
  Document out = begin(tx, caller, year.year_text + "の数字", year.sight);
  out.blocks.emplace_back(output::Paragraph{days(year.from, year.to), 10});
  for (std::size_t scene = 0; scene < kPlanScenes.size(); ++scene) {
    output::Table table;
    table.caption = kPlanScenes[scene].ja;
    table.columns = {{"番号", 1}, {"指標", 4}, {"この年度", 4}, {"前の年度", 4}};
    for (const IndicatorCard& card : year.items) {
      if (static_cast<std::size_t>(card.scene) != scene) continue;
      const Indicator& indicator = *catalogue().find(card.code);
      const std::string before = japanese(indicator, card.before) + (card.other_rule ? "（決まりが違います）" : "");
      table.rows.push_back({{card.code}, {card.name.ja}, {japanese(indicator, card.figure)}, {before}});
    }
    if (!table.rows.empty()) out.blocks.emplace_back(std::move(table));
  }
  return api::pdf_file(output::render(out), out.title);
}

// Numbers as numbers: a council's officer goes on calculating with them.
std::vector<output::Value> cells(const std::string& label, const Figure& figure) {
  const auto number = [&](const std::optional<double>& value, double factor) -> output::Value {
    if (!value) return {};
    return *value * factor;
  };
  if (figure.hidden) return {label, std::string("10件未満"), {}, {}, {}, {}, {}, {}, {}};
  return {label,
          static_cast<double>(figure.n),
          static_cast<double>(figure.of),
          static_cast<double>(figure.unknown),
          number(figure.rate, 100),
          number(figure.wilson_low, 100),
          number(figure.wilson_high, 100),
          number(figure.median, 1),
          number(figure.p90, 1)};
}

output::WorkSheet sheet(std::string name, std::string title, std::string first) {
  output::WorkSheet out;
  out.name = std::move(name);
  out.title = std::move(title);
  out.columns = {{std::move(first), 30}};
  for (const char* header :
       {"該当", "全体", "不明", "率（%）", "95%区間の下", "95%区間の上", "中央値", "9割がこの値以内"})
    out.columns.push_back({header, 12, output::CellKind::number});
  return out;
}

Result<api::File> indicator_workbook(Read& tx, const Caller& caller, const IndicatorQuery& in) {
  const IndicatorPage page = TRY(indicator_page(tx, caller, in));
  output::Workbook book;
  book.title = page.indicator.name.ja;
  book.author = caller.name;
  book.footer = fmt::format("{} 第{}版　{}", page.indicator.code, page.indicator.version, days(page.from, page.to));
  output::WorkSheet months = sheet("月ごと", page.indicator.name.ja, "月");
  for (const Line& line : page.months) months.rows.push_back(cells(line.label, line.figure));
  months.rows.push_back(cells("合計", page.total));
  book.sheets.push_back(std::move(months));
  for (const Split& split : page.splits) {
    output::WorkSheet one = sheet(std::string(model::ja_of(split.by)), page.indicator.name.ja, "区分");
    for (const Line& line : split.lines) one.rows.push_back(cells(line.label, line.figure));
    book.sheets.push_back(std::move(one));
  }
  api::File out;
  out.bytes = TRY(output::render_xlsx(book));
  out.content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  out.name = page.indicator.name.ja + ".xlsx";
  return out;
}

}  // namespace

std::vector<api::Endpoint> paper_endpoints() {
  using namespace api;
  return {
      slow_get("/v1/indicators/year.pdf", "indicator.year_paper", "indicator.read",
               "All indicators of a fiscal year as PDF", &year_paper),
      slow_get("/v1/indicators/{code}/paper.pdf", "indicator.paper", "indicator.read", "One indicator as PDF",
               &indicator_paper),
      slow_get("/v1/indicators/{code}/table.xlsx", "indicator.workbook", "indicator.read",
               "One indicator as an Excel workbook", &indicator_workbook),
  };
}

}  // namespace kaname::plan
