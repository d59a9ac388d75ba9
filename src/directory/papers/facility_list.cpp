// SPDX-License-Identifier: Apache-2.0
#include "directory/papers/facility_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>

#include "base/csv.h"
#include "base/wareki.h"

namespace kaname::directory::papers {
namespace {

using output::CellKind;
using output::SheetColumn;
using output::Value;

struct ListColumn {
  SheetColumn head;
  std::function<Value(const PaperInfo&, const PaperFacility&)> value;
  bool professional = false;
};

using TextOf = std::string (*)(const PaperInfo&, const PaperFacility&);

ListColumn text(const char* header, double width, TextOf value, bool professional = false) {
  return {{header, width},
          [value](const PaperInfo& info, const PaperFacility& one) -> Value { return value(info, one); },
          professional};
}

ListColumn number(const char* header, double width, std::optional<double> (*value)(const PaperFacility&)) {
  return {{header, width, CellKind::number}, [value](const PaperInfo&, const PaperFacility& one) -> Value {
            const auto found = value(one);
            return found ? Value(*found) : Value(std::monostate{});
          }};
}

ListColumn date(const char* header, std::optional<LocalDate> (*value)(const PaperFacility&)) {
  return {{header, 16, CellKind::date}, [value](const PaperInfo&, const PaperFacility& one) -> Value {
            const auto found = value(one);
            return found ? Value(*found) : Value(std::monostate{});
          }};
}

const Facility& basic(const PaperFacility& one) { return one.parts.facility; }

std::string office_numbers(const PaperFacility& one) {
  std::vector<std::string> out;
  for (const Service& service : one.parts.services) {
    if (std::find(out.begin(), out.end(), service.office_number) == out.end()) out.push_back(service.office_number);
  }
  return joined(out, "、");
}

std::string accepts_text(const PaperFacility& one) {
  std::vector<std::string> out;
  for (const Service& service : one.parts.services) {
    const std::string mark(model::ja_of(service.accepts_new));
    out.push_back(one.parts.services.size() == 1 ? mark : fmt::format("{} {}", model::ja_of(service.kind), mark));
  }
  return joined(out, "、");
}

std::string windows_text(const PaperFacility& one) {
  std::vector<std::string> out;
  for (const ContactWindow& window : one.parts.windows) {
    out.push_back(
        fmt::format("{}: {} {}", window_name(window), window_hours(window), channels_text(window, basic(one), "・")));
  }
  return joined(out, "\n");
}

// Whom to call, for a list on paper: the answer for now where it was asked, else the first window.
std::string call_text(const PaperFacility& one) {
  if (!one.callable.empty() || one.parts.windows.empty()) return one.callable;
  const ContactWindow& first = one.parts.windows.front();
  const std::string more = one.parts.windows.size() > 1 ? fmt::format("ほか{}窓口", one.parts.windows.size() - 1) : "";
  return joined({window_name(first), window_hours(first), channels_text(first, basic(one), "\n"), more}, "\n");
}

std::string notifications_text(const PaperFacility& one) {
  std::vector<std::string> out;
  for (const Notification& row : one.parts.notifications) out.push_back(row.symbol.empty() ? row.name : row.symbol);
  return joined(out, "、");
}

std::string capabilities_text(const PaperFacility& one, Acceptance answer) {
  std::vector<std::string> out;
  for (const Capability& row : in_item_order(one.parts.capabilities)) {
    if (row.answer != answer) continue;
    std::string name = item_name(row.item);
    if (!row.note.empty()) name += "（" + row.note + "）";
    out.push_back(std::move(name));
  }
  return joined(out, "、");
}

// What a facility does, for a list on paper that asked for nothing: the first few, and how many more there are.
std::string some_capabilities(const PaperFacility& one) {
  constexpr std::size_t kMost = 8;
  std::vector<std::string> names;
  for (const Capability& row : in_item_order(one.parts.capabilities)) {
    if (row.answer == Acceptance::yes && is_marked(row)) names.push_back(item_name(row.item));
  }
  const std::size_t more = names.size() - std::min(names.size(), kMost);
  names.resize(names.size() - more);
  return joined(names, "・") + (more > 0 ? fmt::format(" ほか{}", more) : std::string());
}

// The answer to one item as a cell: mark and condition; "" when the facility has not said.
std::string answer_text(const PaperFacility& one, const std::string& item) {
  for (const Capability& row : one.parts.capabilities) {
    if (row.item != item) continue;
    if (!is_marked(row) && !row.note.empty()) return row.note;
    return joined({std::string(model::ja_of(row.answer)), row.note}, " ");
  }
  return {};
}

std::vector<ListColumn> place_columns() {
  return {
      text("名称", 32, [](const PaperInfo&, const PaperFacility& one) { return basic(one).name; }),
      text("名称（かな）", 28, [](const PaperInfo&, const PaperFacility& one) { return basic(one).name_kana; }),
      text("種別", 18,
           [](const PaperInfo&, const PaperFacility& one) { return std::string(model::ja_of(basic(one).kind)); }),
      text("サービス", 24, [](const PaperInfo&, const PaperFacility& one) { return kinds_text(one.parts); }),
      text("状態", 12,
           [](const PaperInfo&, const PaperFacility& one) { return std::string(model::ja_of(basic(one).status)); }),
      text("圏域", 16, [](const PaperInfo&, const PaperFacility& one) { return joined(one.zones, "、"); }),
      text("郵便番号", 10, [](const PaperInfo&, const PaperFacility& one) { return basic(one).postal_code; }),
      text("住所", 36, [](const PaperInfo&, const PaperFacility& one) { return basic(one).address; }),
      text("方書", 18, [](const PaperInfo&, const PaperFacility& one) { return basic(one).building; }),
      text("電話番号", 16, [](const PaperInfo&, const PaperFacility& one) { return basic(one).phone; }),
      text("内線", 8, [](const PaperInfo&, const PaperFacility& one) { return basic(one).phone_extension; }),
      text("FAX番号", 16, [](const PaperInfo&, const PaperFacility& one) { return basic(one).fax; }),
      text(
          "FAX送信確認", 12,
          [](const PaperInfo&, const PaperFacility& one) {
            return std::string(basic(one).fax_verified ? "確認済み" : "");
          },
          true),
      text(
          "メール", 28, [](const PaperInfo&, const PaperFacility& one) { return basic(one).mail; }, true),
      text("ホームページ", 28, [](const PaperInfo&, const PaperFacility& one) { return basic(one).url; }),
      text("時間", 40, [](const PaperInfo&, const PaperFacility& one) { return hours_text(one.parts); }),
      text("24時間対応", 10,
           [](const PaperInfo&, const PaperFacility& one) {
             return std::string(basic(one).round_the_clock ? "あり" : "");
           }),
  };
}

std::vector<ListColumn> fact_columns() {
  return {
      text(
          "新規受入", 16, [](const PaperInfo&, const PaperFacility& one) { return accepts_text(one); }, true),
      text("できること ○", 40,
           [](const PaperInfo&, const PaperFacility& one) { return capabilities_text(one, Acceptance::yes); }),
      text("条件付", 40,
           [](const PaperInfo&, const PaperFacility& one) { return capabilities_text(one, Acceptance::conditional); }),
      text("要相談", 40,
           [](const PaperInfo&, const PaperFacility& one) { return capabilities_text(one, Acceptance::ask); }),
      text("できないこと ×", 30,
           [](const PaperInfo&, const PaperFacility& one) { return capabilities_text(one, Acceptance::no); }),
      text("いま連絡できるか", 40, [](const PaperInfo&, const PaperFacility& one) { return one.callable; }),
      text("連絡窓口", 50, [](const PaperInfo&, const PaperFacility& one) { return windows_text(one); }),
      text("届出", 24, [](const PaperInfo&, const PaperFacility& one) { return notifications_text(one); }),
      text("法人", 28, [](const PaperInfo&, const PaperFacility& one) { return basic(one).corporation_name; }),
      text("法人番号", 16, [](const PaperInfo&, const PaperFacility& one) { return basic(one).corporation_number; }),
      text("医療機関番号", 14, [](const PaperInfo&, const PaperFacility& one) { return basic(one).medical_number; }),
      text("事業所番号", 14, [](const PaperInfo&, const PaperFacility& one) { return office_numbers(one); }),
      number("病床数", 8,
             [](const PaperFacility& one) {
               return basic(one).beds ? std::optional<double>(*basic(one).beds) : std::nullopt;
             }),
      text("訪問地域", 30,
           [](const PaperInfo&, const PaperFacility& one) { return joined(basic(one).visit_areas, "、"); }),
      text("備考", 30, [](const PaperInfo&, const PaperFacility& one) { return basic(one).public_note; }),
      text(
          "備考（専門職）", 30, [](const PaperInfo&, const PaperFacility& one) { return basic(one).professional_note; },
          true),
      date("開設日", [](const PaperFacility& one) { return basic(one).opened_on; }),
      date("廃止日", [](const PaperFacility& one) { return basic(one).closed_on; }),
      text("いちばん古い確認", 28,
           [](const PaperInfo& info, const PaperFacility& one) { return oldest_freshness(one.parts, info.now); }),
      number("緯度", 12, [](const PaperFacility& one) { return basic(one).lat; }),
      number("経度", 12, [](const PaperFacility& one) { return basic(one).lng; }),
      text("位置の確かさ", 16,
           [](const PaperInfo&, const PaperFacility& one) {
             return std::string(model::ja_of(basic(one).geocode_level));
           }),
      text("ページ", 40, [](const PaperInfo& info, const PaperFacility& one) { return page_url(info, basic(one).id); }),
  };
}

std::vector<ListColumn> columns_of(const PaperInfo& info, const FacilityList& list) {
  std::vector<ListColumn> columns = place_columns();
  for (const std::string& item : list.items) {
    columns.push_back({{item_name(item), 20},
                       [item](const PaperInfo&, const PaperFacility& one) -> Value { return answer_text(one, item); }});
  }
  for (ListColumn& column : fact_columns()) columns.push_back(std::move(column));
  if (info.audience == Audience::everyone) {
    std::erase_if(columns, [](const ListColumn& column) { return column.professional; });
  }
  return columns;
}

std::string cell_text(const Value& value) {
  if (const auto* words = std::get_if<std::string>(&value)) return *words;
  if (const auto* day = std::get_if<LocalDate>(&value)) return day->text();
  if (const auto* amount = std::get_if<double>(&value)) return fmt::format("{}", *amount);
  return {};
}

std::string count_words(const FacilityList& list) {
  std::string out = fmt::format("{}件", list.facilities.size() + list.left_out);
  if (list.left_out > 0) {
    out += fmt::format("のうち {}件まで（残り {}件は条件をしぼってください）", list.facilities.size(), list.left_out);
  }
  return out;
}

output::Row paper_row(const PaperInfo& info, const FacilityList& list, const PaperFacility& one, std::size_t number) {
  const Facility& f = basic(one);
  output::Row row;
  row.push_back({fmt::format("{}", number)});
  row.push_back({joined({f.name, joined({status_text(f)}, "")}, "\n"), output::Weight::bold, 1, page_url(info, f.id)});
  row.push_back({joined({kinds_text(one.parts), joined(one.zones, "・")}, "\n")});
  row.push_back({joined({f.address, f.building}, " ")});
  row.push_back({joined({f.phone, f.fax.empty() ? "" : "FAX " + f.fax}, "\n")});
  row.push_back({hours_text(one.parts)});
  for (const std::string& item : list.items) row.push_back({answer_text(one, item)});
  if (list.items.empty()) row.push_back({some_capabilities(one)});
  row.push_back({call_text(one)});
  row.push_back({oldest_freshness(one.parts, info.now)});
  return row;
}

}  // namespace

ListTable list_table(const PaperInfo& info, const FacilityList& list) {
  const std::vector<ListColumn> columns = columns_of(info, list);
  ListTable table;
  for (const ListColumn& column : columns) table.columns.push_back(column.head);
  for (const PaperFacility& one : list.facilities) {
    std::vector<Value> row;
    row.reserve(columns.size());
    for (const ListColumn& column : columns) row.push_back(column.value(info, one));
    table.rows.push_back(std::move(row));
  }
  return table;
}

output::Document list_document(const PaperInfo& info, const FacilityList& list) {
  output::Document document;
  document.title = "地域の医療・介護資源 一覧";
  document.paper = output::Paper::a4_landscape;
  document.look = info.look;
  document.margin_mm = 12;
  document.created = info.now.text();
  document.furniture = furniture(info, joined({list.filter, count_words(list)}, "　"));
  if (list.facilities.empty()) {
    document.blocks.push_back(output::Paragraph{"この条件に当てはまるものはありません。", 11});
    return document;
  }
  output::Table table;
  table.size_pt = 8;
  table.columns = {{"No", 0.7, output::Align::right},
                   {"名称", 4},
                   {"種別・圏域", 3},
                   {"住所", 3.6},
                   {"電話・FAX", 3.8},
                   {"時間", 4}};
  for (const std::string& item : list.items) table.columns.push_back({item_name(item), 2.2});
  if (list.items.empty()) table.columns.push_back({"できること ○", 5});
  table.columns.push_back({"連絡", 4.5});
  table.columns.push_back({"情報の確認", 2.4});
  for (std::size_t i = 0; i < list.facilities.size(); ++i) {
    table.rows.push_back(paper_row(info, list, list.facilities[i], i + 1));
  }
  document.blocks.push_back(std::move(table));
  return document;
}

Result<std::string> list_xlsx(const PaperInfo& info, const FacilityList& list) {
  ListTable table = list_table(info, list);
  output::Workbook book;
  book.title = "地域の医療・介護資源 一覧";
  book.author = info.town;
  book.footer = joined(info.credits, "　");
  output::WorkSheet sheet;
  sheet.name = "一覧";
  sheet.title = fmt::format("{} {} {} {}", info.town, list.filter, count_words(list), printed_at(info.now));
  sheet.columns = std::move(table.columns);
  sheet.rows = std::move(table.rows);
  book.sheets.push_back(std::move(sheet));
  output::WorkSheet about;
  about.name = "この一覧について";
  about.title = book.title;
  about.columns = {{"項目", 16}, {"内容", 90}};
  about.rows = {{std::string("条件"), list.filter.empty() ? std::string("すべて") : list.filter},
                {std::string("件数"), count_words(list)},
                {std::string("作成"), printed_at(info.now)}};
  for (const std::string& credit : furniture(info, "").credits)
    about.rows.push_back({std::string("出典・注意"), credit});
  about.rows.push_back(
      {std::string("届出"), std::string("届け出た内容です。いま受け入れられるかどうかは、届出からは分かりません。")});
  book.sheets.push_back(std::move(about));
  return output::render_xlsx(book);
}

std::string list_csv(const PaperInfo& info, const FacilityList& list) {
  const ListTable table = list_table(info, list);
  csv::Writer writer(csv::Bom::yes, csv::Guard::yes);
  std::vector<std::string> cells;
  for (const output::SheetColumn& column : table.columns) cells.push_back(column.header);
  writer.row(cells);
  for (const auto& row : table.rows) {
    cells.clear();
    for (const Value& value : row) cells.push_back(cell_text(value));
    writer.row(cells);
  }
  return writer.take();
}

}  // namespace kaname::directory::papers
