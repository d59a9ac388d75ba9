// SPDX-License-Identifier: Apache-2.0
// The sheet that is FAXed or handed over. With KANAME_PAPERS a copy is written there, to be looked at.
#include "transitions/conference_sheet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "output/pdf.h"

namespace kaname::transitions {
namespace {

ConferenceSheet sheet_of(int slots, bool online) {
  ConferenceSheet out;
  out.head = {"枚方市", "https://kaname.example", "森 由紀", true,
              Timestamp::of(LocalDate::from_ymd(2026, 11, 20), 10)};
  out.conference.title = "退院前カンファレンス";
  out.conference.place = "枚方中央総合病院 3階東";
  if (online) out.conference.online_url = "https://meet.example/abcdefgh";
  out.conference.reply_by = LocalDate::from_ymd(2026, 11, 30);
  out.conference.organiser = "大西 恵";
  out.conference.organiser_office = "枚方中央総合病院 地域連携室";
  out.conference.reply_phone = "072-800-0001";
  out.conference.reply_fax = "072-800-0002";
  for (int i = 1; i <= slots; ++i)
    out.slots.push_back({"272108", {}, i, Timestamp::of(LocalDate::from_ymd(2026, 11, 30).plus_days(i), 14)});
  SheetReceiver to;
  to.office = "西村医院";
  to.name = "西村 一郎";
  to.number = "072-800-1235";
  to.reply_number = "7F3A21-3";
  to.mark = "KNC1:00007F3A21-3";
  to.person = "佐藤 ハル（さとう はる）";
  to.birth = "昭和16年4月3日（85歳）";
  out.receivers.push_back(to);
  return out;
}

void keep(const char* name, const output::Document& document) {
  const std::string bytes = output::render(document);
  EXPECT_TRUE(bytes.starts_with("%PDF-"));
  if (const char* folder = std::getenv("KANAME_PAPERS"))
    std::ofstream(std::string(folder) + "/" + name + ".pdf", std::ios::binary) << bytes;
}

TEST(ConferenceSheet, TwelveSlotsFitOnOnePageForTheFax) {
  const output::Document page = conference_sheet(sheet_of(12, true));
  EXPECT_EQ(page.look, output::Look::fax);
  EXPECT_EQ(output::page_count(page), 1);
  keep("conference-fax", page);
}

TEST(ConferenceSheet, EachReceiverHasAPageAndWhoMayNotBeToldReadsNoName) {
  ConferenceSheet two = sheet_of(4, false);
  two.receivers.push_back(two.receivers.front());
  two.receivers.back().fax = false;
  two.receivers.back().person.clear();
  const output::Document pages = conference_sheet(two);
  EXPECT_EQ(output::page_count(pages), 2);
  keep("conference-paper", pages);
}

TEST(ConferenceSheet, OnceFixedOrOffItSaysSoAndAsksNothing) {
  ConferenceSheet sheet = sheet_of(4, true);
  sheet.conference.state = ConferenceState::fixed;
  sheet.conference.fixed_slot = 2;
  const output::Document fixed = conference_sheet(sheet);
  EXPECT_EQ(output::page_count(fixed), 1);
  keep("conference-fixed", fixed);
  const auto has = [](const output::Document& document, std::string_view words) {
    return std::any_of(document.blocks.begin(), document.blocks.end(), [&](const output::Block& block) {
      const auto* text = std::get_if<output::Paragraph>(&block.any);
      const auto* heading = std::get_if<output::Heading>(&block.any);
      return (text && text->text.find(words) != std::string::npos) ||
          (heading && heading->text.find(words) != std::string::npos);
    });
  };
  EXPECT_TRUE(has(fixed, "令和8年12月2日(水) 14:00〜15:00"));
  EXPECT_FALSE(has(fixed, "一つ選び"));
  sheet.conference.state = ConferenceState::cancelled;
  const output::Document off = conference_sheet(sheet);
  EXPECT_TRUE(has(off, "取りやめ"));
  EXPECT_FALSE(has(off, "14:00")) << "nobody is to come then";
  keep("conference-off", off);
}

}  // namespace
}  // namespace kaname::transitions
