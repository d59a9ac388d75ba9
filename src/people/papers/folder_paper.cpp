// SPDX-License-Identifier: Apache-2.0
#include "people/papers/folder_paper.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/wareki.h"
#include "people/papers/paper_parts.h"

namespace kaname::people::papers {
namespace {

using output::Align;
using output::Cell;
using output::Document;
using output::Paragraph;
using output::Table;
using output::Weight;

constexpr double kText = 11.5, kLarge = 14;

// One page of the folder and the headings that stand on it.
struct Leaf {
  std::string_view title;
  std::vector<Heading> headings;
};
enum LeafAt : std::size_t { kBasics, kTeam, kCare, kWishes, kConsents };

const std::vector<Leaf>& leaves() {
  static const std::vector<Leaf> all = {
      {"基本のこと",
       {Heading::basic, Heading::certification, Heading::independence, Heading::family, Heading::communication,
        Heading::meals, Heading::adl, Heading::housing}},
      {"支えるチームと電話", {Heading::regulars}},
      {"薬・医療機器・アレルギー", {Heading::alerts, Heading::devices, Heading::medicines, Heading::diagnoses}},
      {"わたしの希望", {Heading::wishes}},
      {"同意していること", {}}};
  return all;
}

// When the page last changed; nothing when it never did.
std::optional<LocalDate> changed_on(std::size_t leaf, const FolderFacts& facts) {
  std::optional<LocalDate> out;
  if (leaf == kTeam) out = facts.team_changed;
  if (leaf == kConsents) out = facts.consents_changed;
  const auto& headings = leaves()[leaf].headings;
  for (const FolderChange& change : facts.changes) {
    if (std::find(headings.begin(), headings.end(), change.heading) == headings.end()) continue;
    const LocalDate day = change.at.tokyo_date();
    if (!out || *out < day) out = day;
  }
  return out;
}

// On the very day of the last print it may have been before or after it: replacing once too often does no harm.
bool to_replace(std::size_t leaf, const FolderFacts& facts) {
  const auto day = changed_on(leaf, facts);
  return !facts.since || (day && *facts.since <= *day);
}

void begin_leaf(Document& out, std::size_t leaf, const PersonPage& page, const PaperHead& head) {
  out.blocks.push_back(output::Heading{1, fmt::format("{}　{}", leaf + 1, leaves()[leaf].title), true});
  out.blocks.push_back(Paragraph{
      fmt::format("{}　様　　{} 現在", page.person.name, wareki::wareki(head.now.tokyo_date())), kText, Weight::bold});
}

Table facts_table(const PersonPage& page, const std::vector<Heading>& headings) {
  Table table;
  table.size_pt = kText;
  table.columns = {{"項目", 2.4}, {"内容", 8}, {"確認した日", 1.8}};
  for (const Heading heading : headings) {
    if (heading == Heading::basic) continue;
    const HeadingView* view = find(page, heading);
    const std::string text = facts_text(page, heading, "\n");
    table.rows.push_back({Cell{std::string(model::ja_of(heading)), Weight::bold},
                          Cell{text.empty() ? "（記入なし）" : text},
                          Cell{view ? wareki::short_wareki(view->confirmed_at.tokyo_date()) : ""}});
  }
  return table;
}

void add_cover(Document& out, const PaperHead& head, const PersonPage& page, const FolderFacts& facts) {
  const Person& p = page.person;
  out.blocks.push_back(output::Space{18});
  out.blocks.push_back(Paragraph{"わたしのファイル", 30, Weight::bold, Align::centre});
  out.blocks.push_back(output::Space{8});
  out.blocks.push_back(Paragraph{p.name_kana, kLarge, Weight::normal, Align::centre});
  out.blocks.push_back(Paragraph{p.name + "　様", 34, Weight::bold, Align::centre});
  out.blocks.push_back(Paragraph{birth_words(p, head.now.tokyo_date()), kLarge, Weight::normal, Align::centre});
  if (!p.insured_number.empty())
    out.blocks.push_back(Paragraph{fmt::format("被保険者番号 {} - {}", p.insurer_number, p.insured_number), kLarge,
                                   Weight::normal, Align::centre});
  out.blocks.push_back(output::Space{8});
  add_warnings(out, page, kLarge);
  out.blocks.push_back(
      Paragraph{"病院にかかるとき、通所や短期入所に行くとき、救急車を呼んだときは、このファイルを見せてください。新しい"
                "ページを受け取"
                "ったら、同じ番号の古いページと入れかえてください。",
                kText});
  Table table;
  table.size_pt = kText;
  table.columns = {{"番号", 1}, {"ページ", 6}, {"新しくなった日", 2.6}};
  for (std::size_t i = 0; i < leaves().size(); ++i) {
    const auto day = changed_on(i, facts);
    table.rows.push_back(
        {Cell{std::to_string(i + 1)}, Cell{std::string(leaves()[i].title)}, Cell{day ? wareki::wareki(*day) : "－"}});
  }
  out.blocks.push_back(std::move(table));
  add_qr(out, head, p);
}

void add_team(Document& out, const PersonPage& page) {
  if (page.team.empty()) {
    out.blocks.push_back(Paragraph{"（チームはまだ登録されていません）", kText});
  } else {
    out.blocks.push_back(team_table(page, kText + 1));
  }
  out.blocks.push_back(facts_table(page, leaves()[kTeam].headings));
  out.blocks.push_back(
      Paragraph{"命に関わるときは、まず 119 番へ。", kLarge, Weight::bold, Align::left, output::kBlack, true});
}

void add_wishes(Document& out, const PersonPage& page) {
  const HeadingView* view = find(page, Heading::wishes);
  out.blocks.push_back(Paragraph{
      "この希望は、いつでも、何度でも変えられます。気持ちが変わったら、チームのだれにでも話してください。", kText});
  if (!view) {
    out.blocks.push_back(Paragraph{"（まだ書かれていません）", kLarge});
    return;
  }
  for (const std::string& line : fact_lines(Heading::wishes, view->facts.text))
    out.blocks.push_back(Paragraph{line, kLarge + 2});
  out.blocks.push_back(
      Paragraph{fmt::format("{}に確認", wareki::wareki(view->confirmed_at.tokyo_date())), kText, Weight::bold});
}

void add_consents(Document& out, const std::vector<trust::Consent>& consents) {
  out.blocks.push_back(Paragraph{
      "いつでもやめられます。やめたいときは、担当の事業所か市町村に言ってください。その時から見られなくなります。",
      kText});
  if (consents.empty()) out.blocks.push_back(Paragraph{"いま有効な同意はありません。", kLarge});
  for (const trust::Consent& one : consents) {
    output::FieldGrid grid;
    grid.columns = 2;
    grid.size_pt = kText;
    std::string items;
    for (const std::string& item : one.items) items += (items.empty() ? "" : "、") + item;
    const std::string until = one.ends_on ? wareki::wareki(*one.ends_on) + "まで" : "支援を受けている間";
    grid.fields = {output::Field{"何のために", one.purpose, 2},
                   output::Field{"何を", items, 2},
                   output::Field{"だれに", std::string(model::ja_of(one.parties)), 2},
                   output::Field{"いつから", wareki::wareki(one.starts_on)},
                   output::Field{"いつまで", until},
                   output::Field{"説明した人", one.explained_by},
                   output::Field{"署名", one.signer_name},
                   output::Field{"災害のとき", one.disaster_use ? "助けに来る人へ知らせてもよい" : "知らせない", 2}};
    out.blocks.push_back(std::move(grid));
  }
}

void add_updates(Document& out, const PaperHead& head, const FolderFacts& facts) {
  out.blocks.push_back(output::Heading{1, "新しくなったページ", true});
  out.blocks.push_back(Paragraph{facts.since
                                     ? fmt::format("前に印刷した日: {}　今回: {}", wareki::wareki(*facts.since),
                                                   wareki::wareki(head.now.tokyo_date()))
                                     : fmt::format("はじめての印刷です: {}", wareki::wareki(head.now.tokyo_date())),
                                 kText, Weight::bold});
  Table pages;
  pages.size_pt = kText;
  pages.columns = {{"番号", 1}, {"ページ", 5}, {"新しくなった日", 3}, {"入れかえる", 2}};
  for (std::size_t i = 0; i < leaves().size(); ++i) {
    const auto day = changed_on(i, facts);
    pages.rows.push_back({Cell{std::to_string(i + 1)}, Cell{std::string(leaves()[i].title)},
                          Cell{day ? wareki::wareki(*day) : "－"},
                          Cell{to_replace(i, facts) ? "☑ 入れかえる" : "☐ そのまま", Weight::bold}});
  }
  out.blocks.push_back(std::move(pages));
  out.blocks.push_back(output::Heading{2, "変わったこと"});
  Table list;
  list.size_pt = kText - 1;
  list.columns = {{"日", 2.6}, {"項目", 4}, {"書いた人", 3}};
  for (const FolderChange& change : facts.changes) {
    if (facts.since && change.at.tokyo_date() < *facts.since) continue;
    list.rows.push_back({Cell{wareki::wareki(change.at.tokyo_date())}, Cell{std::string(model::ja_of(change.heading))},
                         Cell{change.who}});
  }
  if (list.rows.empty()) list.rows.push_back({Cell{"前に印刷してから変わったことはありません。", Weight::normal, 3}});
  out.blocks.push_back(std::move(list));
}

}  // namespace

Document folder_sheet(const PaperHead& head, const PersonPage& page, const FolderFacts& facts) {
  Document out = begin(head, "本人のファイル");
  out.furniture.first_page_title = false;
  add_cover(out, head, page, facts);
  begin_leaf(out, kBasics, page, head);
  out.blocks.push_back(who(page, head.now.tokyo_date(), kText));
  out.blocks.push_back(facts_table(page, leaves()[kBasics].headings));
  begin_leaf(out, kTeam, page, head);
  add_team(out, page);
  begin_leaf(out, kCare, page, head);
  add_warnings(out, page, kLarge);
  out.blocks.push_back(facts_table(page, leaves()[kCare].headings));
  begin_leaf(out, kWishes, page, head);
  add_wishes(out, page);
  begin_leaf(out, kConsents, page, head);
  add_consents(out, facts.consents);
  add_updates(out, head, facts);
  return out;
}

}  // namespace kaname::people::papers
