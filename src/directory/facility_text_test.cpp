// SPDX-License-Identifier: Apache-2.0
#include "directory/facility_text.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "directory/audience.h"

namespace kaname::directory {
namespace {

const Timestamp kNow = *Timestamp::parse("2026-11-20T10:05");

FacilityTextSource sample() {
  FacilityTextSource s;
  Facility& f = s.facility;
  f.name = "髙﨑くずは訪問看護ステーション";
  f.kind = FacilityKind::home_nursing;
  f.fictional = true;
  f.round_the_clock = true;
  f.corporation_name = "㈱さくら①";
  f.postal_code = "573-1191";
  f.address = "枚方市楠葉1-1 ビル２Ｆ";
  f.building = "ビル２Ｆ";
  f.phone = "072-800-0001";
  f.phone_extension = "12";
  f.fax = "072-800-0002";
  f.fax_verified = true;
  f.mail = "desk@example.jp";
  f.visit_areas = {"楠葉", "牧野"};
  f.public_note = "1行目\r\n電話：偽の行";
  f.professional_note = "専門職だけ";
  f.town_note = "市だけ";
  s.services.resize(1);
  s.services[0].kind = FacilityKind::home_nursing;
  s.services[0].hours = {{{1, 2, 3, 4, 5}, "09:00", "17:00", ""}};
  s.services[0].accepts_new = Acceptance::conditional;
  s.services[0].office_number = "276B000000";
  s.services[0].exceptions = {{*LocalDate::parse("2026-12-29"), *LocalDate::parse("2027-01-03"), true, ""},
                              {*LocalDate::parse("2026-08-13"), *LocalDate::parse("2026-08-15"), true, "お盆"}};
  s.services[0].specialities = {{"", "内科", {}}, {"", "皮膚科", {{{3}, "13:00", "15:00", ""}}}};
  s.capabilities = {{"", {}, "tracheostomy", Acceptance::conditional, "平日のみ"},
                    {"", {}, "gastrostomy", Acceptance::yes, ""},
                    {"", {}, "ventilator", Acceptance::no, ""},
                    {"", {}, "no_such_item", Acceptance::yes, ""}};
  ContactWindow nishimura, mori;
  nishimura.id.uuid.bytes[0] = 1;
  nishimura.role = "管理者";
  nishimura.person = "西村";
  nishimura.hours = {{{1, 2, 3, 4, 5}, "09:00", "17:00", ""}};
  nishimura.channels = {{Channel::phone, "", ""}, {Channel::fax, "", "至急は電話"}};
  nishimura.deputy_id = WindowId{};
  mori.id.uuid.bytes[0] = 2;
  nishimura.deputy_id = mori.id;
  mori.person = "森";
  mori.audience = Audience::town;
  mori.position = 1;
  s.windows = {mori, nishimura};
  Freshness basic;
  basic.source = FactSource::facility;
  basic.confirmed_at = kNow.plus_ms(-3 * kDayMs);
  basic.confirmed_by = "西村";
  basic.next_due = *LocalDate::parse("2027-05-20");
  s.freshness = {basic};
  return s;
}

TEST(FacilityText, ForProfessionals) {
  EXPECT_EQ(facility_text(sample(), kNow, Audience::professional),
            "髙﨑くずは訪問看護ステーション（架空）\n"
            "種別：訪問看護・24時間対応\n"
            "法人：㈱さくら①\n"
            "住所：〒573-1191 枚方市楠葉1-1 ビル２Ｆ\n"
            "電話：072-800-0001 内線12\n"
            "FAX：072-800-0002（送信確認済み）\n"
            "メール：desk@example.jp\n"
            "訪問地域：楠葉、牧野\n"
            "連絡：☎ 今かけてよい 17:00まで 管理者 西村（072-800-0001 内線12）\n"
            "窓口：管理者 西村　月–金 9:00–17:00　電話→FAX（至急は電話）\n"
            "サービス：訪問看護　月–金 9:00–17:00　新規受入 条件付　事業所番号 276B000000\n"
            "診療科目：内科、皮膚科（水 13:00–15:00）\n"
            "臨時の休み：令和8年12月29日〜令和9年1月3日\n"
            "対応 ○：胃ろう\n"
            "対応 条件付：気管切開（平日のみ）\n"
            "対応 ×：人工呼吸器\n"
            "ほかの項目：no_such_item ○\n"
            "備考：1行目 / 電話：偽の行\n"
            "備考（専門職）：専門職だけ\n"
            "確認：基本情報 3日前・本人確認\n"
            "（令和8年11月20日(金) 10:05 現在）\n");
}

TEST(FacilityText, EachAudienceSeesWhatItMay) {
  struct Row {
    const char* words;
    bool everyone, professional, town;
  };
  for (const Row& row : std::vector<Row>{
           {"072-800-0001", true, true, true},
           {"1行目", true, true, true},
           {"desk@example.jp", false, true, true},
           {"送信確認済み", false, true, true},
           {"西村", false, true, true},
           {"新規受入", false, true, true},
           {"胃ろう", false, true, true},
           {"人工呼吸器", false, true, true},
           {"no_such_item", false, true, true},
           {"専門職だけ", false, true, true},
           {"森", false, false, true},
           {"市だけ", false, false, true},
       }) {
    const auto holds = [&](Audience viewer) {
      return facility_text(sample(), kNow, viewer).find(row.words) != std::string::npos;
    };
    EXPECT_EQ(holds(Audience::everyone), row.everyone) << row.words;
    EXPECT_EQ(holds(Audience::professional), row.professional) << row.words;
    EXPECT_EQ(holds(Audience::town), row.town) << row.words;
  }
}

TEST(FacilityText, AlmostEmptyAndClosed) {
  FacilityTextSource s;
  s.facility.name = "架空医院";
  s.facility.fictional = true;
  s.facility.status = FacilityStatus::closed;
  s.facility.closed_on = LocalDate::parse("2026-03-31");
  s.facility.closed_reason = "後継者なし";
  EXPECT_EQ(facility_text(s, kNow, Audience::professional),
            "【廃止】架空医院\n種別：その他\n廃止日：令和8年3月31日\n連絡：廃止（令和8年3月31日）\n（令和8年11月20日("
            "金) 10:05 現在）\n");
}

TEST(Audience, FieldsAboveItGetTheirDefault) {
  FacilityTextSource s = sample();
  keep_audience(s.facility, Audience::everyone);
  EXPECT_EQ(s.facility.mail, "");
  EXPECT_FALSE(s.facility.fax_verified);
  EXPECT_EQ(s.facility.town_note, "");
  EXPECT_EQ(s.facility.phone, "072-800-0001");
  s.services[0].accepts_new = Acceptance::yes;
  keep_audience(s.services, Audience::everyone);
  EXPECT_EQ(s.services[0].accepts_new, Acceptance::ask);  // not ○
  EXPECT_EQ(s.services[0].hours.size(), 1U);
  keep_audience(s.freshness, Audience::everyone);
  EXPECT_EQ(s.freshness[0].confirmed_by, "");
  const FacilityTextSource whole = sample();
  FacilityTextSource town = whole;
  keep_audience(town.facility, Audience::town);
  EXPECT_EQ(town.facility, whole.facility);
}

TEST(Audience, RecordsThatAreNotForEveryoneLeaveTheList) {
  FacilityTextSource s = sample();
  keep_audience(s.windows, Audience::professional);
  ASSERT_EQ(s.windows.size(), 1U);
  EXPECT_EQ(s.windows[0].person, "西村");
  keep_audience(s.windows, Audience::everyone);
  EXPECT_TRUE(s.windows.empty());
  Capability alone = s.capabilities[1];
  keep_audience(alone, Audience::everyone);
  EXPECT_EQ(alone.answer, Acceptance::ask);
  keep_audience(s.capabilities, Audience::everyone);
  EXPECT_TRUE(s.capabilities.empty());
}

TEST(Audience, PublicItemsKeepTheirAnswer) {
  std::string code;
  for (const CapabilityItem& item : capability_items()) {
    if (item.audience == Audience::everyone) code = item.code;
  }
  ASSERT_FALSE(code.empty());
  std::vector<Capability> list = {{"", {}, code, Acceptance::yes, "条件"}};
  keep_audience(list, Audience::everyone);
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(list[0].answer, Acceptance::yes);
  EXPECT_EQ(list[0].note, "条件");
}

struct Nested {
  std::vector<ContactWindow> windows;
  std::optional<Freshness> newest;
};
constexpr auto describe(model::Tag<Nested>) {
  using namespace model;
  return entity("Nested", "", field("windows", &Nested::windows), field("newest", &Nested::newest));
}

TEST(Audience, ReachesNestedValues) {
  const FacilityTextSource s = sample();
  Nested nested{s.windows, s.freshness[0]};
  keep_audience(nested, Audience::everyone);
  EXPECT_TRUE(nested.windows.empty());
  ASSERT_TRUE(nested.newest.has_value());
  EXPECT_EQ(nested.newest->confirmed_by, "");
  EXPECT_TRUE(may_see(Audience::town, "town"));
  EXPECT_FALSE(may_see(Audience::professional, "no such word"));
}

}  // namespace
}  // namespace kaname::directory
