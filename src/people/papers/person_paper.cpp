// SPDX-License-Identifier: Apache-2.0
#include "people/papers/person_paper.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/wareki.h"
#include "people/papers/paper_parts.h"

namespace kaname::people::papers {
namespace {

using output::Cell;
using output::Document;
using output::Field;
using output::FieldGrid;
using output::Paragraph;
using output::Table;
using output::Weight;

std::string moment(Timestamp at) { return wareki::short_wareki(at.tokyo_date()) + " " + wareki::clock_text(at); }

std::string joined(const std::vector<std::string>& values, std::string_view separator) {
  std::string out;
  for (const std::string& value : values) out += (out.empty() ? "" : std::string(separator)) + value;
  return out;
}

std::string address_of(const Person& person) {
  std::string out = person.postal_code.empty() ? "" : "〒" + person.postal_code + " ";
  out += person.address;
  return person.building.empty() ? out : out + " " + person.building;
}

std::string phones_of(const Person& person) {
  return person.mobile.empty() ? person.phone : person.phone + (person.phone.empty() ? "" : "／") + person.mobile;
}

}  // namespace

Document begin(const PaperHead& head, std::string title) {
  Document out;
  out.title = std::move(title);
  out.margin_mm = 14;
  out.created = head.now.text();
  out.furniture.town = head.town + "　在宅医療・介護連携";
  out.furniture.printed_at =
      fmt::format("{} {} 印刷{}　取扱注意", wareki::wareki(head.now.tokyo_date()), wareki::clock_text(head.now),
                  head.printed_by.empty() ? "" : "　" + head.printed_by);
  out.furniture.credits = {"個人情報です。要らなくなったら細かく切って捨ててください。内容は印刷した時のものです。"};
  if (head.demo) out.furniture.credits.emplace_back("見本の区域の架空の方の情報です。実在の方とは関係ありません。");
  return out;
}

const HeadingView* find(const PersonPage& page, Heading heading) {
  const auto found = std::find_if(page.facts.begin(), page.facts.end(),
                                  [&](const HeadingView& view) { return view.heading == heading; });
  return found == page.facts.end() ? nullptr : &*found;
}

std::string facts_text(const PersonPage& page, Heading heading, std::string_view separator) {
  const HeadingView* view = find(page, heading);
  return view ? joined(fact_lines(heading, view->facts.text), separator) : std::string();
}

FieldGrid who(const PersonPage& page, LocalDate today, double size) {
  FieldGrid grid;
  grid.columns = 2;
  grid.size_pt = size;
  const Person& p = page.person;
  const std::string sex(p.sex == Sex::unknown ? "" : model::ja_of(p.sex));
  grid.fields = {Field{"氏名", p.name + (p.known_as.empty() ? "" : "（通称 " + p.known_as + "）"), 1, 0, Weight::bold},
                 Field{"かな", p.name_kana},
                 Field{"生年月日", birth_words(p, today)},
                 Field{"性別", sex},
                 Field{"住所", address_of(p), 2},
                 Field{"電話", phones_of(p)},
                 Field{"被保険者番号", p.insured_number.empty() ? "" : p.insurer_number + " - " + p.insured_number}};
  return grid;
}

void add_warnings(Document& document, const PersonPage& page, double size) {
  if (page.warnings.empty()) return;
  document.blocks.push_back(Paragraph{"注意　" + joined(page.warnings, "　／　"), size, Weight::bold,
                                      output::Align::left, output::kBlack, true});
}

Table team_table(const PersonPage& page, double size) {
  Table table;
  table.size_pt = size;
  table.columns = {{"職種・役割", 2.6}, {"氏名・事業所", 5}, {"電話", 2.4}};
  for (const TeamMemberView& member : page.team) {
    std::string duty(model::ja_of(member.profession));
    if (!member.duty.empty()) duty += (duty.empty() ? "" : "・") + member.duty;
    if (member.keeps_case) duty += duty.empty() ? "担当" : "（担当）";
    const std::string name =
        member.name + (member.name.empty() || member.office_name.empty() ? "" : "　") + member.office_name;
    table.rows.push_back({Cell{duty}, Cell{name}, Cell{member.phone}});
  }
  return table;
}

void add_qr(Document& document, const PaperHead& head, const Person& person) {
  if (head.site.empty()) return;
  document.blocks.push_back(
      output::QrBlock{head.site + "/desk/people/" + person.id.text(), 24,
                      "いまの情報は QR の画面で見られます（権限のある方だけが、ログインして見られます。QR "
                      "に個人情報は入っていません）。"});
}

std::string birth_words(const Person& person, LocalDate today) {
  const auto first = first_day(person.birth);
  if (!first) return "不明";
  std::string out = wareki::wareki(*first);
  // As exactly as it is known: 令和4年3月1日 without the day, or without the month too.
  if (person.birth.size() < 10) out.resize(out.find("月") + (person.birth.size() == 7 ? std::string("月").size() : 0));
  if (person.birth.size() == 4) out.resize(out.find("年") + std::string("年").size());
  if (person.birth_about) out += "頃";
  const auto age = age_of(person.birth, today);
  return age ? fmt::format("{}（{}歳）", out, *age) : out;
}

Document summary_sheet(const PaperHead& head, const PersonPage& page) {
  Document out = begin(head, "利用者の要約");
  out.blocks.push_back(who(page, head.now.tokyo_date(), 9.5));
  add_warnings(out, page, 10.5);
  if (!page.team.empty()) out.blocks.push_back(team_table(page, 8.5));
  Table table;
  table.size_pt = 8.5;
  table.columns = {{"項目", 2.2}, {"内容", 8}, {"確認", 1.8}};
  for (const HeadingView& view : page.facts) {
    const std::string text = joined(fact_lines(view.heading, view.facts.text), "\n");
    if (text.empty()) continue;
    table.rows.push_back(
        {Cell{std::string(model::ja_of(view.heading)), Weight::bold}, Cell{text},
         Cell{wareki::short_wareki(view.confirmed_at.tokyo_date()) + (view.overdue ? "\n要確認" : "")}});
  }
  if (!table.rows.empty()) out.blocks.push_back(std::move(table));
  std::vector<std::string> missing;
  for (std::size_t i = 1; i < kHeadings.size(); ++i) {
    if (!find(page, static_cast<Heading>(i))) missing.emplace_back(kHeadings[i].ja);
  }
  if (!missing.empty()) out.blocks.push_back(Paragraph{"まだ書かれていない項目: " + joined(missing, "、"), 8});
  return out;
}

Document kit_sheet(const PaperHead& head, const PersonPage& page) {
  Document out = begin(head, "救急情報キット");
  out.blocks.push_back(Paragraph{fmt::format("{} 現在", wareki::wareki(head.now.tokyo_date())), 14, Weight::bold});
  out.blocks.push_back(who(page, head.now.tokyo_date(), 12));
  add_warnings(out, page, 13);
  constexpr std::array kShown = {Heading::family,  Heading::diagnoses,     Heading::medicines,
                                 Heading::devices, Heading::alerts,        Heading::regulars,
                                 Heading::wishes,  Heading::communication, Heading::housing};
  Table table;
  table.size_pt = 11;
  table.columns = {{"項目", 2.4}, {"内容", 9}};
  for (const Heading heading : kShown) {
    const std::string text = facts_text(page, heading, "\n");
    table.rows.push_back(
        {Cell{std::string(model::ja_of(heading)), Weight::bold}, Cell{text.empty() ? "（記入なし）" : text}});
  }
  out.blocks.push_back(std::move(table));
  add_qr(out, head, page.person);
  out.blocks.push_back(
      Paragraph{"冷蔵庫など、決められた場所に入れておいてください。半年に一度は入れかえてください。", 10.5});
  return out;
}

Document consent_sheet(const PaperHead& head, const PersonPage& page, const ConsentWords& words) {
  constexpr double kLarge = 14;
  Document out = begin(head, "個人情報の共有についての同意書");
  const auto say = [&](std::string text, Weight weight = Weight::normal) {
    out.blocks.push_back(Paragraph{std::move(text), kLarge, weight});
  };
  const auto title = [&](const char* text) { out.blocks.push_back(output::Heading{2, text}); };
  say(page.person.name + "　様", Weight::bold);
  title("何のために");
  say(words.purpose);
  title("何を");
  say(joined(words.items, "、"));
  title("だれに");
  say("下の支援チームです。入れかわったときは、最新の一覧をお見せします。");
  out.blocks.push_back(team_table(page, 12));
  title("いつまで");
  say("支援を受けている間。");
  title("やめたいとき");
  say("いつでもやめられます。担当の事業所か市町村に言ってください。その時から見られなくなります。同意しなくても、"
      "サービスを受けられなくなることはありません。");
  say("☐ 災害のときに、助けに来る人へ知らせてもよい\n☐ 名前のわからない形で、統計に使ってもよい");
  say("説明を聞き、同意します。　　　　年　　　月　　　日", Weight::bold);
  say("本人　　　＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿＿");
  say("代理の方　＿＿＿＿＿＿＿＿＿＿＿　続柄＿＿＿＿　理由＿＿＿＿＿＿");
  say("ご家族（ご自身の情報について）　＿＿＿＿＿＿＿＿＿＿＿");
  say(fmt::format("説明した人　{}　＿＿＿＿＿＿＿＿＿＿", words.office));
  return out;
}

Document access_sheet(const PaperHead& head, const Person& person, const std::vector<SeenBy>& seen, LocalDate from,
                      LocalDate to) {
  Document out = begin(head, "この方の情報を見た人");
  out.blocks.push_back(Paragraph{fmt::format("{}　様", person.name), 14, Weight::bold});
  out.blocks.push_back(Paragraph{
      fmt::format("{}から{}までに、あなたの情報を見た人の一覧です（{}件）。心当たりのないものがあれば、市町村の窓口に"
                  "おたずねください。",
                  wareki::wareki(from), wareki::wareki(to), seen.size()),
      12});
  Table table;
  table.size_pt = 10.5;
  table.columns = {{"日時", 2.4}, {"見た人", 3.2}, {"事業所", 3.6}, {"見たもの", 3}, {"根拠", 2.6}};
  for (const SeenBy& one : seen)
    table.rows.push_back({Cell{moment(one.at)}, Cell{one.name}, Cell{one.office}, Cell{one.what}, Cell{one.basis}});
  if (seen.empty()) table.rows.push_back({Cell{"この期間に見た人はいません。", Weight::normal, 5}});
  out.blocks.push_back(std::move(table));
  return out;
}

}  // namespace kaname::people::papers
