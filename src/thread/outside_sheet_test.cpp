// SPDX-License-Identifier: Apache-2.0
// The sheet that is FAXed or handed over. With KANAME_PAPERS a copy is written there, to be looked at.
#include "thread/outside_sheet.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "output/pdf.h"

namespace kaname::thread {
namespace {

SheetFacts facts() {
  SheetFacts out;
  out.head = {"枚方市", "https://kaname.example", "森 由紀", true,
              Timestamp::of(LocalDate::from_ymd(2026, 11, 20), 10)};
  out.to_office = "西村医院";
  out.to_name = "西村 一郎";
  out.to_number = "072-800-1235";
  out.from_office = "くずは居宅介護支援事業所";
  out.from_name = "森 由紀";
  out.from_phone = "072-800-0001";
  out.from_fax = "072-800-0002";
  out.person = "佐藤 ハル";
  out.person_kana = "さとう はる";
  out.birth = "昭和16年4月3日（85歳）";
  out.entry.kind = EntryKind::question;
  out.entry.urgent = true;
  out.entry.at = out.head.now;
  out.entry.author = "西村 恵";
  out.entry.office_name = "牧野訪問看護ステーション";
  out.entry.profession = trust::Profession::nurse;
  out.entry.text = "昨夜から38度台の熱が続き、痰が増えています。抗生剤の追加か、往診をお願いできますか。";
  out.entry.vitals = Vitals{};
  out.entry.vitals->temperature = 38.4;
  out.entry.vitals->spo2 = 92;
  out.entry.attachments.push_back({std::string(64, 'a'), "写真.jpg", "image/jpeg", 100, {}, {}});
  out.link = "https://kaname.example/link/r/" + std::string(58, 'A');
  return out;
}

void keep(const char* name, const output::Document& document) {
  const std::string bytes = output::render(document);
  EXPECT_TRUE(bytes.starts_with("%PDF-"));
  if (const char* folder = std::getenv("KANAME_PAPERS"))
    std::ofstream(std::string(folder) + "/" + name + ".pdf", std::ios::binary) << bytes;
}

TEST(OutsideSheet, OneEntryFitsOnOneSheetForTheFax) {
  const output::Document sheet = outside_sheet(facts());
  EXPECT_EQ(sheet.look, output::Look::fax);
  EXPECT_EQ(output::page_count(sheet), 1);
  keep("outside-fax", sheet);
}

TEST(OutsideSheet, ALongOneSaysHowManySheets) {
  SheetFacts long_one = facts();
  long_one.fax = false;
  long_one.link.clear();
  for (int i = 0; i < 80; ++i) long_one.entry.text += "\n経過を観察しています。変わりがあればご連絡します。";
  EXPECT_GT(output::page_count(outside_sheet(long_one)), 1);
  keep("outside-paper", outside_sheet(long_one));
}

}  // namespace
}  // namespace kaname::thread
