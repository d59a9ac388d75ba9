// SPDX-License-Identifier: Apache-2.0
#include "thread/outside_sheet.h"

#include <fmt/format.h>

#include "base/wareki.h"
#include "delivery/sheet_mark.h"
#include "output/pdf.h"
#include "people/papers/paper_parts.h"
#include "people/papers/print.h"
#include "thread/course_sheet.h"
#include "trust/account_store.h"

namespace kaname::thread {
namespace {

using output::Field;
using output::FieldGrid;
using output::Paragraph;
using output::Weight;

constexpr double kSize = 11;
constexpr double kAnswerMm = 46;  // three or four lines by hand
constexpr double kQrMm = 30;      // survives a FAX at 200 dpi
constexpr double kMarkMm = 19;    // a short mark is large enough with that

std::string moment(Timestamp at) { return wareki::wareki_weekday(at.tokyo_date()) + " " + wareki::clock_text(at); }

FieldGrid grid_of(std::vector<Field> fields, int columns = 2) {
  FieldGrid out;
  out.columns = columns;
  out.size_pt = kSize;
  out.label_mm = 26;
  out.fields = std::move(fields);
  return out;
}

std::string lines(std::initializer_list<std::string> all) {
  std::string out;
  for (const std::string& line : all) {
    if (!line.empty()) out += (out.empty() ? "" : "\n") + line;
  }
  return out;
}

std::string numbered(const char* label, const std::string& number) {
  return number.empty() ? std::string() : label + number;
}

FieldGrid cover(const SheetFacts& f) {
  std::vector<Field> fields = {
      Field{
          "送信先",
          lines({f.to_office, f.to_name.empty() ? "" : f.to_name + " 様", numbered("FAX ", f.fax ? f.to_number : "")}),
          1, 0, Weight::bold},
      Field{"送信元",
            lines({f.from_office, f.from_name, numbered("電話 ", f.from_phone), numbered("FAX ", f.from_fax)})},
      Field{f.fax ? "送信日時" : "渡す日", moment(f.head.now)},
      Field{"枚数", fmt::format("{} 枚（この紙を含む）", f.pages)},
  };
  return grid_of(std::move(fields));
}

std::string content_of(const SheetFacts& f) {
  std::string out = course_line(f.entry);
  if (!f.entry.attachments.empty()) out += "\n（写真などの添付は、この紙には載りません）";
  return out;
}

void add_answer(output::Document& out, const SheetFacts& f) {
  out.blocks.emplace_back(output::Heading{3,
                                          f.fax ? "お返事（この紙に書いて、送信元へ FAX してください）"
                                                : "お返事（この紙に書いて、渡した人へお返しください）"});
  out.blocks.emplace_back(Paragraph{"☐ 了解しました　　☐ 質問があります　　☐ 電話をください", 12});
  std::vector<Field> fields = {Field{"返信欄", "", 2, kAnswerMm}, Field{"お名前", "", 1, 10},
                               Field{"日時", "　月　　日　　時", 1, 10}};
  out.blocks.emplace_back(grid_of(std::move(fields)));
  const std::string number = f.number.empty() ? "" : "受付番号 " + f.number;
  if (f.link.empty()) {
    if (!f.mark.empty()) out.blocks.emplace_back(output::QrBlock{f.mark, kMarkMm, number});
    return;
  }
  out.blocks.emplace_back(output::QrBlock{
      f.link, kQrMm,
      "携帯やパソコンからも返事ができます。開くと、貴事業所の電話番号の下4桁を確かめます（ログインは要りません）。\n" +
          number});
}

// The number and the people as the team wrote them down.
void name_sender(const people::PersonParts& parts, const trust::Standing& standing, const api::AccountId& sender,
                 LocalDate today, SheetFacts& out) {
  out.from_office = standing.office_name;
  for (const people::TeamMember& member : parts.team) {
    const bool ours = member.account_id == sender || (member.office_id && member.office_id == standing.office_id);
    if (!ours || !is_present(member, today)) continue;
    if (out.from_phone.empty()) out.from_phone = member.phone;
    if (out.from_fax.empty() && member.channel == people::Channel::fax) out.from_fax = member.channel_address;
  }
}

}  // namespace

SheetFacts sheet_facts(Read& tx, const api::Caller& caller, const delivery::Delivery& delivery, const Entry& entry,
                       const people::PersonParts& parts, const std::string& token) {
  SheetFacts out;
  out.head = people::papers::head_for(tx, caller);
  out.fax = delivery.way == delivery::Way::fax;
  out.to_office = delivery.office_name;
  out.to_name = delivery.receiver;
  out.to_number = delivery.address;
  out.from_name = delivery.sender;
  name_sender(parts, trust::standing_of(tx, delivery.account_id), delivery.account_id, tx.today(), out);
  out.person = parts.person.name;
  out.person_kana = parts.person.name_kana;
  out.birth = people::papers::birth_words(parts.person, tx.today());
  out.entry = entry;
  out.number = delivery::sheet_number(delivery.id);
  out.mark = delivery::sheet_mark(delivery.id);
  if (!token.empty() && !out.head.site.empty()) out.link = out.head.site + "/link/r/" + token;
  out.pages = output::page_count(outside_sheet(out));
  return out;
}

output::Document outside_sheet(const SheetFacts& f) {
  output::Document out = people::papers::begin(f.head, f.fax ? "連絡票（FAX）" : "連絡票");
  out.look = output::Look::fax;
  if (f.fax) {
    out.blocks.emplace_back(Paragraph{
        "この FAX "
        "には個人情報があります。お心当たりのない方は、読まずに送信元へお電話のうえ、細かく切って捨ててください。",
        kSize, Weight::bold, output::Align::left, output::kBlack, true});
  }
  out.blocks.emplace_back(cover(f));
  out.blocks.emplace_back(output::Space{2});
  out.blocks.emplace_back(grid_of(
      {Field{"どなた", f.person + "（" + f.person_kana + "）様", 1, 0, Weight::bold}, Field{"生年月日", f.birth}}));
  out.blocks.emplace_back(output::Heading{3,
                                          std::string(f.entry.urgent ? "【急ぎ】" : "") +
                                              std::string(model::ja_of(f.entry.kind)) + "　" + moment(f.entry.at)});
  out.blocks.emplace_back(Paragraph{content_of(f), 12});
  const std::string profession(model::ja_of(f.entry.profession));
  out.blocks.emplace_back(
      Paragraph{fmt::format("書いた人　{}{}{}", profession, profession.empty() ? "" : " ", f.entry.author) +
                    (f.entry.office_name.empty() ? "" : "（" + f.entry.office_name + "）"),
                kSize, Weight::normal, output::Align::right});
  add_answer(out, f);
  return out;
}

}  // namespace kaname::thread
