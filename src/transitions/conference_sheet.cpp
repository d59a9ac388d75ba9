// SPDX-License-Identifier: Apache-2.0
#include "transitions/conference_sheet.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/wareki.h"
#include "people/papers/paper_parts.h"

namespace kaname::transitions {
namespace {

using output::Cell;
using output::Field;
using output::FieldGrid;
using output::Paragraph;
using output::Weight;

constexpr double kSize = 11;
constexpr double kDaySize = 20;
constexpr double kTickSize = 15;  // a box of 4 mm and more is ticked with any pen
// Survives a FAX at 200 dpi; the small one goes onto a full page.
constexpr double kQrMm = 26, kSmallQrMm = 19;
constexpr std::size_t kRoomForWords = 9;  // with more slots the page is full

FieldGrid grid_of(std::vector<Field> fields) {
  FieldGrid out;
  out.size_pt = kSize;
  out.label_mm = 26;
  out.fields = std::move(fields);
  return out;
}

std::string line(const char* label, const std::string& value) { return value.empty() ? "" : "\n" + (label + value); }

Field deadline_or_day(const Conference& c, Timestamp now) {
  if (c.state != ConferenceState::asked)
    return Field{"お知らせの日", wareki::wareki_weekday(now.tokyo_date()), 1, 0, Weight::bold};
  return Field{"返事の期限", c.reply_by ? wareki::wareki_weekday(*c.reply_by) + "まで" : "できるだけ早く", 1, 0,
               Weight::bold};
}

void add_cover(output::Document& out, const ConferenceSheet& sheet, const SheetReceiver& to) {
  const Conference& c = sheet.conference;
  const std::string name = to.name.empty() ? "" : "\n" + to.name + " 様";
  std::vector<Field> fields = {
      Field{to.fax ? "送信先" : "渡す先", to.office + name + (to.fax ? line("FAX ", to.number) : ""), 1, 0,
            Weight::bold},
      Field{c.state == ConferenceState::asked ? "返事の宛先" : "問い合わせ先",
            c.organiser_office + line("", c.organiser) + line("電話 ", c.reply_phone) + line("FAX ", c.reply_fax)},
      Field{"受付番号", to.reply_number, 1, 0, Weight::bold},
      deadline_or_day(c, sheet.head.now),
      // Whoever may not be told by paper asks by telephone.
      Field{"どなた",
            to.person.empty() ? "（お名前は、右上の宛先へお電話でお尋ねください）"
                              : to.person + " 様" + (to.birth.empty() ? "" : "　" + to.birth),
            2},
      Field{"集まり", fmt::format("{}（{} 分）", c.title, c.minutes), 1, 0, Weight::bold},
      Field{"場所", c.place.empty() ? "決まりしだいお知らせします" : c.place},
  };
  if (!c.online_url.empty()) fields.push_back(Field{"オンライン", c.online_url, 2});
  out.blocks.emplace_back(grid_of(std::move(fields)));
}

output::Table slot_table(const ConferenceSheet& sheet) {
  output::Table out;
  out.size_pt = kTickSize;
  out.zebra = false;
  out.columns = {{"番号", 1.3, output::Align::centre},
                 {"候補の日時（始まり）", 8},
                 {"○", 1.5, output::Align::centre},
                 {"△", 1.5, output::Align::centre},
                 {"×", 1.5, output::Align::centre}};
  for (const ConferenceSlot& slot : sheet.slots) {
    const std::string start =
        wareki::wareki_weekday(slot.starts_at.tokyo_date()) + " " + wareki::clock_text(slot.starts_at);
    out.rows.push_back({Cell{std::to_string(slot.number)}, Cell{start, Weight::bold}, Cell{"☐"}, Cell{"☐"}, Cell{"☐"}});
  }
  return out;
}

const char* heading(ConferenceState state) {
  if (state == ConferenceState::asked) return "日程のお尋ね";
  return state == ConferenceState::cancelled ? "集まりの取りやめのお知らせ" : "日程のお知らせ";
}

// How it came out, in place of the boxes.
void add_outcome(output::Document& out, const ConferenceSheet& sheet) {
  const Conference& c = sheet.conference;
  const auto slot = std::find_if(sheet.slots.begin(), sheet.slots.end(),
                                 [&](const ConferenceSlot& each) { return each.number == c.fixed_slot; });
  const std::string when = slot == sheet.slots.end() ? "" : slot_words(slot->starts_at, c.minutes);
  const bool off = c.state == ConferenceState::cancelled;
  out.blocks.emplace_back(output::Space{2});
  out.blocks.emplace_back(
      output::Heading{2, off ? "お尋ねしていた集まりは、取りやめになりました" : "次の日時に決まりました"});
  if (!off) out.blocks.emplace_back(Paragraph{when, kDaySize, Weight::bold});
  out.blocks.emplace_back(Paragraph{
      off ? "お問い合わせは、右上の宛先へお電話ください。"
          : "前のお知らせと違うときは、こちらが新しい日時です。ご都合が変わったときは、右上の宛先へお電話ください。",
      kSize});
}

void add_sheet(output::Document& out, const ConferenceSheet& sheet, const SheetReceiver& to, bool new_page) {
  const std::string title = heading(sheet.conference.state);
  out.blocks.emplace_back(output::Heading{1, to.fax ? title + "（FAX）" : title, new_page});
  if (to.fax && !to.person.empty()) {
    out.blocks.emplace_back(Paragraph{
        "この FAX "
        "には個人情報があります。お心当たりのない方は、読まずに送信元へお電話のうえ、細かく切って捨ててください。",
        kSize, Weight::bold, output::Align::left, output::kBlack, true});
  }
  add_cover(out, sheet, to);
  if (sheet.conference.state != ConferenceState::asked) return add_outcome(out, sheet);
  out.blocks.emplace_back(output::Heading{3,
                                          to.fax ? "候補ごとに一つ選び、この紙を返事の宛先へ FAX してください"
                                                 : "候補ごとに一つ選び、この紙を渡した人へお返しください"});
  out.blocks.emplace_back(
      Paragraph{"○ 出られる　　△ 調整すれば出られる　　× 出られない（電話でのお返事もお受けします）", kSize});
  out.blocks.emplace_back(slot_table(sheet));
  out.blocks.emplace_back(output::Space{1});
  std::vector<Field> answer = {Field{"お名前", "", 1, 10}, Field{"出る方の職種", "", 1, 10}};
  const bool roomy = sheet.slots.size() <= kRoomForWords;
  if (roomy) answer.insert(answer.begin(), Field{"ひとこと", "", 2, 16});
  out.blocks.emplace_back(grid_of(std::move(answer)));
  out.blocks.emplace_back(output::QrBlock{to.mark, roomy ? kQrMm : kSmallQrMm, "受付番号 " + to.reply_number});
}

}  // namespace

std::string slot_words(Timestamp starts_at, std::int64_t minutes) {
  constexpr std::int64_t kMinuteMs = 60'000;
  const Timestamp end = starts_at.plus_ms(minutes * kMinuteMs);
  return fmt::format("{} {}〜{}", wareki::wareki_weekday(starts_at.tokyo_date()), wareki::clock_text(starts_at),
                     wareki::clock_text(end));
}

output::Document conference_sheet(const ConferenceSheet& sheet) {
  output::Document out = people::papers::begin(sheet.head, heading(sheet.conference.state));
  out.look = output::Look::fax;
  out.furniture.first_page_title = false;  // each page has its own: the sheets go to different people
  bool first = true;
  for (const SheetReceiver& to : sheet.receivers) {
    add_sheet(out, sheet, to, !first);
    first = false;
  }
  return out;
}

}  // namespace kaname::transitions
