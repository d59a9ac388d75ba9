// SPDX-License-Identifier: Apache-2.0
#include "directory/papers/link_sheet.h"

#include <fmt/format.h>

#include <map>

#include "base/wareki.h"
#include "directory/capability_items.h"
#include "directory/hours_rules.h"
#include "directory/papers/facility_sheet.h"

namespace kaname::directory::papers {
namespace {

using output::Align;
using output::Cell;
using output::Document;
using output::Heading;
using output::Paragraph;
using output::Row;
using output::Table;
using output::Weight;

constexpr double kSize = 10.5;
constexpr const char* kUnchanged = "☐ 変わりなし";

std::string present(const std::string& value) { return value.empty() ? std::string("（登録なし）") : value; }

Row correct(const char* label, const std::string& value) {
  return {Cell{label, Weight::bold}, Cell{present(value)}, Cell{""}};
}

Table basics(const Facility& f, const FacilityParts& parts) {
  Table table;
  table.size_pt = kSize;
  table.zebra = false;
  table.columns = {{"項目", 1.7}, {"いまの登録", 5}, {"ちがうときは、ここに書いてください", 4.6}};
  table.rows = {correct("名称", f.name),
                correct("かな", f.name_kana),
                correct("住所", address_text(f)),
                correct("電話", phone_text(f)),
                correct("FAX", f.fax),
                correct("メール", f.mail),
                correct("時間", hours_text(parts)),
                correct("24時間対応", f.round_the_clock ? "あり" : "なし")};
  for (const Service& service : parts.services) {
    table.rows.push_back({Cell{fmt::format("新規受入\n{}", model::ja_of(service.kind)), Weight::bold},
                          Cell{std::string(model::ja_of(service.accepts_new))}, Cell{"☐○　☐条件付　☐要相談　☐×"}});
  }
  table.rows.push_back(correct("備考（公開）", f.public_note));
  return table;
}

Table windows(const FacilityParts& parts) {
  Table table;
  table.size_pt = kSize;
  table.zebra = false;
  table.columns = {
      {"窓口（部署・氏名・役割）", 3.4}, {"連絡してよい時間", 3.4}, {"方法（希望順）", 3.6}, {"訂正", 2.6}};
  for (const ContactWindow& window : parts.windows) {
    table.rows.push_back({Cell{window_name(window), Weight::bold},
                          {window_hours(window)},
                          {channels_text(window, parts.facility, "\n")},
                          {""}});
  }
  // Room for a window that is not registered yet.
  table.rows.push_back({{"\n（新しい窓口）\n"}, {""}, {"☐電話 ☐FAX\n☐面談 ☐メール"}, {""}});
  return table;
}

// Items the facility is asked, two to a row: present answer, and boxes for another one.
Table items(const FacilityParts& parts) {
  std::map<std::string_view, const Capability*> answers;
  for (const Capability& one : parts.capabilities) answers[one.item] = &one;
  Table table;
  table.size_pt = kSize;
  table.zebra = false;
  table.columns = {{"項目・条件", 3}, {"いま", 1.45, Align::centre}, {"訂正", 4.1}};
  for (const CapabilityItem& item : capability_items()) {
    const bool marked = item.answer == AnswerType::acceptance || item.answer == AnswerType::yes_no;
    if (!marked || !is_asked(item, parts.facility.kind)) continue;
    const auto found = answers.find(item.code);
    const Capability* answer = found == answers.end() ? nullptr : found->second;
    std::string name(item.ja);
    if (answer && !answer->note.empty()) name += "\n" + answer->note;
    const bool choice = item.answer == AnswerType::acceptance;
    table.rows.push_back({{std::move(name)},
                          {answer ? std::string(model::ja_of(answer->answer)) : "－", Weight::bold},
                          {choice ? "☐○ ☐条件 ☐相談 ☐×" : "☐○ ☐×"}});
  }
  return table;
}

void add_request(Document& document, const PaperInfo& info, const LinkSheet& sheet) {
  auto& blocks = document.blocks;
  blocks.push_back(Paragraph{sheet.facility.parts.facility.name + "　御中", 14, Weight::bold});
  blocks.push_back(
      Paragraph{fmt::format("{}の在宅医療・介護資源の名簿に載せている内容を確かめてください。{}までにお願いします。",
                            info.town, wareki::wareki_weekday(sheet.link.expires_at.tokyo_date())),
                11});
  if (!sheet.link.note.empty()) blocks.push_back(Paragraph{sheet.link.note, 11});
  if (!sheet.url.empty()) {
    blocks.push_back(output::QrBlock{sheet.url, 34,
                                     "【スマートフォン・パソコンで】 QR を読み取るか、次のアドレスを開くと、"
                                     "登録やパスワードなしで、そのまま確かめて直せます。1分ほどです。\n" +
                                         sheet.url});
  }
  blocks.push_back(Paragraph{
      fmt::format("【FAXで】 ちがうところだけペンで書き、変わりがなければ下の四角に ✓ を付けて、返信してください。\n"
                  "返信先 FAX {}　{}{}",
                  sheet.reply_fax.empty() ? "＿＿＿＿＿＿＿＿＿＿" : sheet.reply_fax, sheet.reply_to,
                  sheet.reply_phone.empty() ? "" : "（電話 " + sheet.reply_phone + "）"),
      11, Weight::bold, Align::left, output::kBlack, true});
  blocks.push_back(
      Paragraph{fmt::format("{}（すべて）　　記入した方 ＿＿＿＿＿＿＿＿＿＿＿　　記入日 　　月　　日", kUnchanged), 13,
                Weight::bold});
}

}  // namespace

Document link_sheet(const PaperInfo& info, const LinkSheet& sheet) {
  const FacilityParts& parts = sheet.facility.parts;
  Document document;
  document.title = "登録内容の確認のお願い";
  document.look = output::Look::fax;
  document.margin_mm = 14;
  document.created = info.now.text();
  document.furniture = furniture(info, "");
  document.furniture.printed_at = fmt::format("{}　整理番号 {}", printed_at(info.now), sheet.link.id.text().substr(24));
  document.furniture.credits = {fmt::format(
      "【誤送信のとき】 この用紙に心当たりがない場合は、お手数ですが {}{} へ知らせて、用紙を捨ててください。",
      sheet.reply_to.empty() ? info.town : sheet.reply_to,
      sheet.reply_phone.empty() ? "" : "（電話 " + sheet.reply_phone + "）")};
  add_request(document, info, sheet);
  document.blocks.push_back(Heading{2, "基本と時間"});
  document.blocks.push_back(basics(parts.facility, parts));
  document.blocks.push_back(Heading{2, "連絡窓口（専門職からの連絡を、だれが、いつ受けるか）"});
  document.blocks.push_back(windows(parts));
  Table asked = items(parts);
  if (!asked.rows.empty()) {
    document.blocks.push_back(Heading{2, "対応できること"});
    document.blocks.push_back(Paragraph{"○ できる　条件付 条件を書いてください　要相談 まず電話で　× できない", kSize});
    document.blocks.push_back(output::SetColumns{2, 5});
    document.blocks.push_back(std::move(asked));
    document.blocks.push_back(output::SetColumns{1});
  }
  document.blocks.push_back(
      Paragraph{"ご意見・困っていること\n\n\n\n", 11, Weight::normal, Align::left, output::kBlack, true});
  return document;
}

}  // namespace kaname::directory::papers
