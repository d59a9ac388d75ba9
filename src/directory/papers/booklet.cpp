// SPDX-License-Identifier: Apache-2.0
#include "directory/papers/booklet.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/text_fold.h"
#include "base/wareki.h"
#include "directory/audience.h"
#include "directory/hours_rules.h"
#include "directory/papers/kind_groups.h"

namespace kaname::directory::papers {
namespace {

using output::Align;
using output::Document;
using output::Field;
using output::FieldGrid;
using output::Heading;
using output::Mark;
using output::Paragraph;
using output::SetColumns;
using output::Space;
using output::Weight;

// A chapter with more entries than this gets headings あ行, か行 ….
constexpr std::size_t kRowsFrom = 16;

std::string reading_of(const Facility& facility) {
  return facility.name_kana.empty() ? facility.name : facility.name_kana;
}

// The mark of the program, large: a fan of seven ribs (the seven tasks of the coordination programme).
output::Canvas fan() {
  constexpr double kWidth = 170, kHeight = 92;
  constexpr output::Point kPivot{kWidth / 2, 84};
  output::Canvas canvas(kWidth, kHeight);
  for (int rib = 0; rib < 7; ++rib) {
    const auto at = [&](double radius, double share) {
      const double angle = std::numbers::pi * (1.0 + (rib + share) / 7.0);
      return output::Point{kPivot.x + radius * std::cos(angle), kPivot.y + radius * std::sin(angle)};
    };
    canvas.polygon({{{kPivot, at(46, 0.1), at(48, 0.5), at(46, 0.9)}}, output::kPrimary, {output::kWhite, 0.4, false}});
  }
  canvas.circle({kPivot, 3, output::kWhite, {output::kPrimary, 0.8, false}});
  return canvas;
}

void cover(Document& document, const PaperInfo& info, Edition edition, std::size_t count) {
  const bool open = edition == Edition::for_everyone;
  auto& blocks = document.blocks;
  blocks.push_back(output::Drawing{fan(), ""});
  blocks.push_back(Space{8});
  blocks.push_back(Paragraph{info.town, 20, Weight::bold, Align::centre});
  blocks.push_back(Space{4});
  blocks.push_back(Paragraph{"在宅医療・介護資源ガイド", 30, Weight::bold, Align::centre});
  blocks.push_back(Space{3});
  blocks.push_back(
      Paragraph{open ? "住み慣れたところで暮らし続けるために" : "専門職版", 15, Weight::normal, Align::centre});
  blocks.push_back(Space{38});
  blocks.push_back(Paragraph{wareki::wareki(info.now.tokyo_date()), 14, Weight::normal, Align::centre});
  blocks.push_back(Paragraph{fmt::format("{}件を掲載", count), 11, Weight::normal, Align::centre});
  if (!open) {
    blocks.push_back(Space{8});
    blocks.push_back(Paragraph{"取扱注意　医療・介護の専門職だけで使ってください。住民の方には一般版があります。", 11,
                               Weight::bold, Align::centre, output::kBlack, true});
  }
  if (info.demo) {
    blocks.push_back(Space{4});
    blocks.push_back(
        Paragraph{"見本です。「架空」とある事業所・人・連絡先は実在しません。", 11, Weight::bold, Align::centre});
  }
  blocks.push_back(output::PageBreak{});
}

void explain(Document& document, Edition edition) {
  auto& blocks = document.blocks;
  blocks.push_back(Heading{1, "この冊子の使い方"});
  blocks.push_back(Paragraph{
      "種類ごとの章の中を、名前の五十音順に並べています。名前で探すときは、終わりの索引を見てください。", 10.5});
  FieldGrid grid;
  grid.columns = 1;
  grid.size_pt = 10.5;
  grid.label_mm = 30;
  if (edition == Edition::professional) {
    grid.fields = {
        {"○", "受け入れています・行っています。"},
        {"条件付", "（　）の条件で受け入れています。"},
        {"要相談", "まず電話で相談してください。"},
        {"連絡窓口",
         "だれに、いつ、どの方法で連絡するとよいかを、窓口の方に聞いて載せています。急ぎのときは代表電話へ。"},
        {"届出", "施設基準として届け出た内容です。いま受け入れられるかどうかは、届出からは分かりません。"}};
  } else {
    grid.fields = {
        {"電話", "かける前に、曜日と時間を見てください。休みの日は変わることがあります。"},
        {"相談", "どこに相談するか迷うときは、はじめの章「相談の窓口」へ電話してください。費用はかかりません。"},
        {"急なとき", "意識がない、息が苦しいなど、命にかかわるときは 119番へ電話してください。"}};
  }
  grid.fields.push_back(
      {"確認", "その情報を、いつ、だれに確かめたかです。古い情報は、電話で確かめてから使ってください。"});
  grid.fields.push_back({"祝日", "祝日の時間が書かれていないときは、電話で確かめてください。"});
  blocks.push_back(std::move(grid));
  blocks.push_back(output::Contents{"目次", 1});
}

std::string capability_words(const FacilityParts& parts, Acceptance answer) {
  std::vector<std::string> out;
  for (const Capability& one : in_item_order(parts.capabilities)) {
    if (one.answer != answer || !is_marked(one)) continue;
    out.push_back(one.note.empty() ? item_name(one.item) : fmt::format("{}（{}）", item_name(one.item), one.note));
  }
  return joined(out, "・");
}

std::string further_words(const FacilityParts& parts) {
  std::vector<std::string> out;
  for (const Capability& one : in_item_order(parts.capabilities)) {
    if (!is_marked(one) && !one.note.empty()) out.push_back(capability_text(one));
  }
  return joined(out, "、");
}

void add(FieldGrid& grid, std::string label, std::string value) {
  if (!value.empty()) grid.fields.push_back(Field{std::move(label), std::move(value)});
}

std::string accepting(const FacilityParts& parts) {
  std::vector<std::string> out;
  for (const Service& service : parts.services) {
    out.push_back(fmt::format("{} {}", model::ja_of(service.kind), model::ja_of(service.accepts_new)));
  }
  return joined(out, "、");
}

// Symbols are for those who know them; everyone else reads the name.
std::string notified(const FacilityParts& parts, Audience audience) {
  std::vector<std::string> out;
  for (const Notification& one : parts.notifications)
    out.push_back(one.symbol.empty() || (audience == Audience::everyone && !one.name.empty()) ? one.name : one.symbol);
  return joined(out, "、");
}

std::string related_words(const PaperFacility& facility) {
  std::vector<std::string> out;
  for (const Related& one : facility.related) {
    out.push_back(fmt::format("{} {}{}", model::ja_of(one.role), one.outward ? "→" : "←", one.name));
  }
  return joined(out, "、");
}

void add_windows(FieldGrid& grid, const FacilityParts& parts, LocalDate today) {
  for (const ContactWindow& window : parts.windows) {
    std::vector<std::string> lines;
    lines.push_back(window_name(window));
    lines.push_back(window_hours(window));
    lines.push_back(channels_text(window, parts.facility, "\n"));
    lines.push_back(joined({window.for_whom, window.purposes}, " / "));
    lines.push_back(joined(window_remarks(window, parts.windows, today), "、"));
    add(grid, "窓口", joined(lines, "\n"));
  }
}

output::Block entry(const PaperInfo& info, const PaperFacility& facility) {
  const FacilityParts& parts = facility.parts;
  const Facility& f = parts.facility;
  output::Group group;
  group.blocks.push_back(Mark{f.name, reading_of(f), f.id.text()});
  group.blocks.push_back(Heading{4, f.name});
  FieldGrid grid;
  grid.columns = 1;
  grid.size_pt = 8.5;
  grid.label_mm = 14;
  add(grid, "状態", status_text(f));
  if (!parts.services.empty()) add(grid, "種類", kinds_text(parts));
  add(grid, "圏域", joined(facility.zones, "・"));
  add(grid, "住所", address_text(f));
  add(grid, "電話", joined({phone_text(f), f.fax.empty() ? "" : "FAX " + f.fax}, "　"));
  add(grid, "時間", hours_text(parts));
  if (f.round_the_clock) add(grid, "24時間", "対応あり（事業所の申告）");
  if (info.audience != Audience::everyone) add(grid, "新規", accepting(parts));
  add_windows(grid, parts, info.now.tokyo_date());
  add(grid, "○", capability_words(parts, Acceptance::yes));
  add(grid, "条件付", capability_words(parts, Acceptance::conditional));
  if (info.audience != Audience::everyone) add(grid, "要相談", capability_words(parts, Acceptance::ask));
  add(grid, "ほか", further_words(parts));
  add(grid, "届出", notified(parts, info.audience));
  if (info.audience != Audience::everyone) add(grid, "連携先", related_words(facility));
  add(grid, "訪問先", joined(f.visit_areas, "、"));
  add(grid, "外国語", f.languages);
  add(grid, "備考", f.public_note);
  if (info.audience != Audience::everyone) add(grid, "専門職へ", f.professional_note);
  add(grid, "確認", oldest_freshness(parts, info.now));
  group.blocks.push_back(std::move(grid));
  return group;
}

// Facilities of other chapters that also give a service of this one.
std::string also_here(const std::vector<PaperFacility>& facilities, std::size_t group) {
  std::vector<std::string> out;
  for (const PaperFacility& one : facilities) {
    const std::size_t own = group_of(one.parts.facility.kind);
    const bool here = std::any_of(one.parts.services.begin(), one.parts.services.end(), [&](const Service& service) {
      return !service.closed_on && group_of(service.kind) == group;
    });
    if (own != group && here)
      out.push_back(fmt::format("{}（{}の章）", one.parts.facility.name, kind_groups()[own].name));
  }
  return joined(out, "、");
}

void chapter(Document& document, const PaperInfo& info, const std::vector<PaperFacility>& facilities,
             std::size_t group) {
  std::vector<const PaperFacility*> entries;
  for (const PaperFacility& one : facilities) {
    if (group_of(one.parts.facility.kind) == group) entries.push_back(&one);
  }
  const std::string others = also_here(facilities, group);
  if (entries.empty() && others.empty()) return;
  auto& blocks = document.blocks;
  const KindGroup& kinds = kind_groups()[group];
  blocks.push_back(SetColumns{1});
  blocks.push_back(Heading{
      1, entries.empty() ? std::string(kinds.name) : fmt::format("{}（{}件）", kinds.name, entries.size()), true});
  blocks.push_back(Paragraph{std::string(kinds.plain), 10});
  if (!others.empty()) blocks.push_back(Paragraph{"ほかの章に載せたもの: " + others, 9});
  blocks.push_back(SetColumns{2, 6});
  std::string row;
  for (const PaperFacility* one : entries) {
    const std::string_view own = text::kana_row(reading_of(one->parts.facility));
    if (entries.size() >= kRowsFrom && own != row) {
      row = own;
      blocks.push_back(Heading{3, row == "他" ? "英数・その他" : row + "行"});
    }
    blocks.push_back(entry(info, *one));
  }
}

void credits_page(Document& document, const PaperInfo& info, Edition edition) {
  auto& blocks = document.blocks;
  blocks.push_back(SetColumns{1});
  blocks.push_back(Heading{1, "出典・発行", true});
  for (const std::string& credit : info.credits) blocks.push_back(Paragraph{credit, 10});
  blocks.push_back(Paragraph{"公開されたデータを載せたもので、国や自治体がその事業所を薦めるものではありません。", 10});
  if (info.demo)
    blocks.push_back(
        Paragraph{"「架空」とある事業所・人・連絡先は見本のために作ったもので、実在のものとは関係ありません。", 10});
  blocks.push_back(Paragraph{fmt::format("{}　在宅医療・介護資源ガイド　{}\n{} 発行", info.town, model::ja_of(edition),
                                         wareki::wareki(info.now.tokyo_date())),
                             10});
  if (!info.site.empty()) {
    const bool open = edition == Edition::for_everyone;
    blocks.push_back(output::QrBlock{
        open ? fmt::format("{}/public/{}/", info.site, info.area) : info.site + "/desk/", 24,
        open ? "新しい情報は、こちらで見られます。" : "新しい情報と、いま連絡できるかは、こちらで見られます。"});
  }
}

}  // namespace

output::Document booklet(PaperInfo info, Edition edition, std::vector<PaperFacility> facilities) {
  info.audience = edition == Edition::for_everyone ? Audience::everyone : Audience::professional;
  for (PaperFacility& one : facilities) {
    keep_audience(one.parts, info.audience);
    if (edition == Edition::for_everyone) one.callable.clear();
  }
  std::erase_if(facilities,
                [](const PaperFacility& one) { return one.parts.facility.status == FacilityStatus::closed; });
  sort_by_reading(facilities);
  Document document;
  document.title = fmt::format("在宅医療・介護資源ガイド　{}", model::ja_of(edition));
  document.look = info.look;
  document.created = info.now.text();
  document.furniture = furniture(info, "");
  // Credits have a page of their own; at the foot of 300 pages they would only take room.
  document.furniture.credits.clear();
  document.furniture.first_page_title = false;
  cover(document, info, edition, facilities.size());
  explain(document, edition);
  for (std::size_t group = 0; group < kind_groups().size(); ++group) chapter(document, info, facilities, group);
  document.blocks.push_back(SetColumns{1});
  document.blocks.push_back(Heading{1, "索引", true});
  document.blocks.push_back(output::Index{"五十音順", 2});
  credits_page(document, info, edition);
  return document;
}

}  // namespace kaname::directory::papers
