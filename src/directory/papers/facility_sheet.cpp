// SPDX-License-Identifier: Apache-2.0
#include "directory/papers/facility_sheet.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/wareki.h"
#include "directory/age_words.h"
#include "directory/capability_items.h"
#include "directory/hours_rules.h"

namespace kaname::directory::papers {
namespace {

using output::Align;
using output::Cell;
using output::Document;
using output::Field;
using output::FieldGrid;
using output::Heading;
using output::Paragraph;
using output::Row;
using output::Table;
using output::Weight;

constexpr double kSize = 9;

// Adds a field unless there is nothing to say; span 2 is a whole row.
class Fields {
 public:
  explicit Fields(FieldGrid& grid) : grid_(grid) {}
  void add(std::string label, std::string value, int span = 1) {
    if (!value.empty()) grid_.fields.push_back(Field{std::move(label), std::move(value), span});
  }

 private:
  FieldGrid& grid_;
};

std::string office_numbers(const FacilityParts& parts) {
  std::vector<std::string> numbers;
  for (const Service& service : parts.services) {
    if (std::find(numbers.begin(), numbers.end(), service.office_number) == numbers.end()) {
      numbers.push_back(service.office_number);
    }
  }
  return joined(numbers, "、");
}

FieldGrid basics(const PaperInfo& info, const PaperFacility& facility) {
  const Facility& f = facility.parts.facility;
  FieldGrid grid;
  grid.columns = 2;
  grid.size_pt = 9.5;
  grid.label_mm = info.look == output::Look::fax ? 27 : 23;
  Fields fields(grid);
  fields.add("かな・略称", joined({f.name_kana, f.alternate_name}, "　"), 2);
  fields.add("住所", address_text(f), 2);
  fields.add("電話", phone_text(f));
  fields.add("FAX", fax_text(f, info.audience));
  fields.add("メール", f.mail);
  fields.add("ホームページ", f.url);
  fields.add("法人", joined({f.corporation_name, f.corporation_number}, "　"), 2);
  fields.add("事業所番号", office_numbers(facility.parts));
  fields.add("医療機関番号", f.medical_number);
  fields.add("病床数", f.beds ? fmt::format("{}床", *f.beds) : std::string());
  fields.add("24時間対応", f.round_the_clock ? "☑ あり（事業所の申告）" : "");
  fields.add("外国語", f.languages);
  fields.add("開設", f.opened_on ? wareki::wareki(*f.opened_on) : std::string());
  fields.add("訪問地域", joined(f.visit_areas, "、"), 2);
  fields.add("交通・道路", f.access_note, 2);
  fields.add("備考", f.public_note, 2);
  fields.add("備考（専門職）", f.professional_note, 2);
  fields.add("備考（市のみ）", f.town_note, 2);
  return grid;
}

void add_status(Document& document, const Facility& facility) {
  const std::string status = status_text(facility);
  if (!status.empty()) {
    document.blocks.push_back(Paragraph{status, 12, Weight::bold, Align::left, output::kAlert, true});
  }
}

void add_windows(Document& document, const PaperInfo& info, const PaperFacility& facility) {
  document.blocks.push_back(Heading{2, "連絡窓口（だれに、いつ、どうやって）"});
  if (facility.parts.windows.empty()) {
    document.blocks.push_back(Paragraph{"窓口の登録はありません。上の電話へ。", kSize});
    return;
  }
  document.blocks.push_back(window_table(facility, info.now.tokyo_date(), kSize));
}

std::string service_line(const Service& service, Audience audience) {
  std::vector<std::string> out;
  if (audience != Audience::everyone) out.push_back(fmt::format("新規受入 {}", model::ja_of(service.accepts_new)));
  if (service.capacity && *service.capacity > 0) out.push_back(fmt::format("定員 {}", *service.capacity));
  if (!service.eligibility.empty()) out.push_back("対象 " + service.eligibility);
  if (!service.hours_note.empty()) out.push_back("時間の注記 " + service.hours_note);
  std::vector<std::string> specialities;
  for (const Speciality& one : service.specialities) {
    const std::string line = hours_line(one.hours);
    specialities.push_back(line.empty() ? one.name : fmt::format("{}（{}）", one.name, line));
  }
  if (!specialities.empty()) out.push_back("診療科目 " + joined(specialities, "・"));
  out.push_back(service.note);
  return joined(out, "　/　");
}

void add_exceptions(Document& document, const PaperInfo& info, const FacilityParts& parts) {
  std::vector<std::string> lines;
  for (const Service& service : parts.services) {
    for (const HoursException& one : service.exceptions) {
      if (one.to < info.now.tokyo_date()) continue;
      const std::string to = one.to == one.from ? std::string() : "〜" + wareki::wareki(one.to);
      lines.push_back(fmt::format("{}{} {}{}", wareki::wareki(one.from), to, one.closed ? "休み" : "変更",
                                  one.note.empty() ? "" : "（" + one.note + "）"));
    }
  }
  std::sort(lines.begin(), lines.end());
  lines.erase(std::unique(lines.begin(), lines.end()), lines.end());
  if (!lines.empty()) document.blocks.push_back(Paragraph{"臨時の休み・変更: " + joined(lines, "、"), kSize});
}

void add_services(Document& document, const PaperInfo& info, const PaperFacility& facility) {
  if (facility.parts.services.empty()) return;
  document.blocks.push_back(Heading{2, "サービスと時間"});
  document.blocks.push_back(hours_table(facility.parts, kSize));
  FieldGrid grid;
  grid.columns = 1;
  grid.size_pt = kSize;
  grid.label_mm = 34;
  Fields fields(grid);
  for (const Service& service : facility.parts.services) {
    fields.add(std::string(model::ja_of(service.kind)), service_line(service, info.audience));
  }
  if (!grid.fields.empty()) document.blocks.push_back(grid);
  add_exceptions(document, info, facility.parts);
}

void add_notifications(Document& document, const FacilityParts& parts) {
  if (parts.notifications.empty()) return;
  document.blocks.push_back(Heading{2, "届出（施設基準）"});
  document.blocks.push_back(Paragraph{"届け出た内容です。いま受け入れられるかどうかは、届出からは分かりません。", 8.5});
  Table table;
  table.size_pt = kSize;
  table.columns = {{"記号", 2}, {"届出", 6}, {"算定開始", 2.4}, {"名簿の日付", 2.4}};
  for (const Notification& one : parts.notifications) {
    table.rows.push_back(
        {{one.symbol}, {one.name}, {one.since ? wareki::wareki(*one.since) : ""}, {wareki::wareki(one.as_of)}});
  }
  document.blocks.push_back(std::move(table));
}

void add_relations(Document& document, const PaperFacility& facility) {
  if (facility.related.empty()) return;
  document.blocks.push_back(Heading{2, "連携先"});
  Table table;
  table.size_pt = kSize;
  table.columns = {{"役割", 2.8}, {"相手", 7}, {"期間", 2.2}, {"注記", 4}};
  // Partners with the same role, period and note share a row.
  for (const Related& one : facility.related) {
    const std::string since = one.since ? wareki::short_wareki(*one.since) + "〜" : std::string();
    const std::string until =
        one.until ? (since.empty() ? "〜" : "") + wareki::short_wareki(*one.until) : std::string();
    const std::string role = fmt::format("{} {}", one.outward ? "→" : "←", model::ja_of(one.role));
    const auto same = std::find_if(table.rows.begin(), table.rows.end(), [&](const Row& row) {
      return row[0].text == role && row[2].text == since + until && row[3].text == one.note;
    });
    if (same == table.rows.end()) {
      table.rows.push_back({{role}, {one.name}, {since + until}, {one.note}});
    } else {
      (*same)[1].text += "、" + one.name;
    }
  }
  document.blocks.push_back(std::move(table));
}

void add_freshness(Document& document, const PaperInfo& info, const FacilityParts& parts) {
  std::vector<std::string> lines;
  for (const Freshness& row : parts.freshness) {
    lines.push_back(fmt::format("{} {}", model::ja_of(row.fact_group), freshness_line(row, info.now)));
  }
  FieldGrid grid;
  grid.columns = 1;
  grid.size_pt = kSize;
  grid.label_mm = 23;
  const std::string words = joined(lines, "　/　");
  grid.fields.push_back(Field{"情報の確認", words.empty() ? "確認の記録はありません。" : words});
  if (!document.furniture.qr.empty())
    grid.fields.push_back(Field{"QR", "先頭の QR から、この事業所の最新のページを開けます。"});
  document.blocks.push_back(output::Space{3});
  document.blocks.push_back(std::move(grid));
}

Row capability_row(const std::vector<Capability>& items, std::size_t first, std::size_t per_row) {
  Row row;
  for (std::size_t i = first; i < std::min(items.size(), first + per_row); ++i) {
    const Capability& one = items[i];
    const bool marked = is_marked(one);
    const std::string mark = marked || one.note.empty() ? std::string(model::ja_of(one.answer)) : "";
    std::string name = item_name(one.item);
    if (!one.note.empty()) name += "\n" + one.note;
    row.push_back(Cell{mark, Weight::bold});
    row.push_back(Cell{std::move(name)});
  }
  return row;
}

}  // namespace

Table capability_table(const std::vector<Capability>& capabilities, double size_pt, std::size_t per_row) {
  Table table;
  table.size_pt = size_pt;
  table.zebra = false;
  for (std::size_t i = 0; i < per_row; ++i) {
    table.columns.push_back({"回答", 1.4, Align::centre});
    table.columns.push_back({"項目・条件", per_row > 3 ? 4.0 : 4.6});
  }
  std::vector<std::pair<std::string, std::vector<Capability>>> groups;
  for (const Capability& one : in_item_order(capabilities)) {
    const CapabilityItem* item = find_capability(one.item);
    const std::string name(item ? model::ja_of(item->group) : "その他");
    if (groups.empty() || groups.back().first != name) groups.push_back({name, {}});
    groups.back().second.push_back(one);
  }
  for (const auto& [name, items] : groups) {
    table.rows.push_back({Cell{name, Weight::bold, static_cast<int>(2 * per_row)}});
    for (std::size_t i = 0; i < items.size(); i += per_row) table.rows.push_back(capability_row(items, i, per_row));
  }
  return table;
}

Table window_table(const PaperFacility& facility, LocalDate today, double size_pt) {
  Table table;
  table.size_pt = size_pt;
  table.columns = {{"窓口", 3},
                   {"連絡してよい時間", 3},
                   {"方法（希望順）", 4.4},
                   {"どなたから・用件", 3.3},
                   {"代理・不在・注記", 3.2}};
  for (const ContactWindow& window : facility.parts.windows) {
    std::string name = window.department.empty() ? std::string() : window.department + "\n";
    name += window.person;
    if (!window.role.empty() && window.role != window.person) name += "（" + window.role + "）";
    table.rows.push_back({Cell{std::move(name), Weight::bold},
                          {window_hours(window)},
                          {channels_text(window, facility.parts.facility, "\n")},
                          {joined({window.for_whom, window.purposes}, "\n")},
                          {joined(window_remarks(window, facility.parts.windows, today), "\n")}});
  }
  return table;
}

Table hours_table(const FacilityParts& parts, double size_pt) {
  Table table;
  table.size_pt = size_pt;
  table.columns = {{"サービス", 2.4}};
  for (const char* day : {"月", "火", "水", "木", "金", "土", "日", "祝"}) {
    table.columns.push_back({day, 1.5, Align::centre});
  }
  for (const Service& service : parts.services) {
    std::string name(model::ja_of(service.kind));
    if (service.closed_on) name += "（廃止）";
    Row row{Cell{name, Weight::bold}};
    const auto days = weekly_table(service.hours);
    if (days.empty()) row.push_back(Cell{"時間の登録なし", Weight::normal, 8});
    for (const DayColumn& day : days) row.push_back(Cell{joined(day.lines, "\n")});
    table.rows.push_back(std::move(row));
  }
  return table;
}

Document facility_sheet(const PaperInfo& info, const PaperFacility& facility) {
  const Facility& basic = facility.parts.facility;
  Document document;
  document.title = basic.name;
  document.look = info.look;
  document.margin_mm = 11;
  document.created = info.now.text();
  document.furniture = furniture(info, joined({kinds_text(facility.parts), joined(facility.zones, "・")}, "　/　"));
  document.furniture.qr = page_url(info, basic.id);
  add_status(document, basic);
  document.blocks.push_back(basics(info, facility));
  add_windows(document, info, facility);
  add_services(document, info, facility);
  if (!facility.parts.capabilities.empty()) {
    document.blocks.push_back(Heading{2, "対応できること"});
    document.blocks.push_back(Paragraph{"○ できる　条件付 条件を見る　要相談 電話で相談　× できない", 8.5});
    // Type for a FAX is larger: fewer items beside each other.
    const bool fax = info.look == output::Look::fax;
    document.blocks.push_back(capability_table(facility.parts.capabilities, fax ? kSize : 8.5, fax ? 3 : 4));
  }
  add_notifications(document, facility.parts);
  add_relations(document, facility);
  add_freshness(document, info, facility.parts);
  return document;
}

}  // namespace kaname::directory::papers
