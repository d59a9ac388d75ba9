// SPDX-License-Identifier: Apache-2.0
#include "directory/callable_rules.h"

#include <gtest/gtest.h>

#include <functional>
#include <string>
#include <vector>

namespace kaname::directory {
namespace {

Timestamp at(std::string_view text) { return *Timestamp::parse(text); }
LocalDate day(std::string_view text) { return *LocalDate::parse(text); }
WindowId id(std::uint8_t n) {
  WindowId out;
  out.uuid.bytes[15] = n;
  return out;
}

// 事業所 with 管理者 西村 (weekdays 9–12, 13–17, deputy 森) and 看護主任 森 (weekdays 9–18), changed by each row.
struct Place {
  Facility facility;
  std::vector<ContactWindow> windows;
  std::vector<Service> services;
};

ContactWindow window(std::uint8_t n, std::string role, std::string person, std::vector<OpenHours> hours) {
  ContactWindow out;
  out.id = id(n);
  out.position = n;
  out.role = std::move(role);
  out.person = std::move(person);
  out.hours = std::move(hours);
  return out;
}

Place ordinary() {
  Place place;
  place.facility.name = "くずは訪問看護ステーション";
  place.facility.phone = "072-800-0001";
  place.facility.fax = "072-800-0002";
  place.facility.mail = "desk@example.jp";
  place.facility.address = "枚方市楠葉1-1";
  place.windows = {
      window(1, "管理者", "西村", {{{1, 2, 3, 4, 5}, "09:00", "12:00", ""}, {{1, 2, 3, 4, 5}, "13:00", "17:00", ""}}),
      window(2, "看護主任", "森", {{{1, 2, 3, 4, 5}, "09:00", "18:00", ""}})};
  place.windows[0].deputy_id = id(2);
  return place;
}

void no_windows(Place& p) { p.windows.clear(); }
void hours_of_service(Place& p) {
  p.windows.clear();
  p.services.resize(1);
  p.services[0].hours = {{{1, 2, 3, 4, 5}, "08:30", "17:15", ""}};
}
void only_nishimura(Place& p) {
  p.windows.pop_back();
  p.windows[0].deputy_id.reset();
}
void nishimura_away(Place& p) {
  p.windows[0].leave = {{day("2026-11-18"), day("2026-11-20"), "休暇"}, {day("2026-11-21"), day("2026-11-25"), ""}};
}

struct Row {
  const char* what;
  std::function<void(Place&)> change;
  const char* at;
  const char* line;
};

CallAnswer answer_of(const Row& row, Audience viewer = Audience::professional) {
  Place place = ordinary();
  if (row.change) row.change(place);
  return whom_to_call(place.facility, place.windows, place.services, at(row.at), viewer);
}

// 2026: 11/18 Wednesday, 11/20 Friday, 11/23 Monday 勤労感謝の日, 12/30 Wednesday.
TEST(Callable, TimesAndHolidays) {
  for (const Row& row : std::vector<Row>{
           {"now", nullptr, "2026-11-20T10:00", "☎ 今かけてよい 12:00まで 管理者 西村（072-800-0001） 代理 森"},
           {"afternoon", nullptr, "2026-11-20T16:59", "☎ 今かけてよい 17:00まで 管理者 西村（072-800-0001） 代理 森"},
           {"lunch break: the next window", nullptr, "2026-11-20T12:30",
            "☎ 今かけてよい 18:00まで 看護主任 森（072-800-0001）"},
           {"lunch break, alone", only_nishimura, "2026-11-20T12:30",
            "☎ 次は 今日 13:00 から 管理者 西村（072-800-0001）"},
           {"evening: the second desk", nullptr, "2026-11-20T17:00",
            "☎ 今かけてよい 18:00まで 看護主任 森（072-800-0001）"},
           {"before the morning: first in order", nullptr, "2026-11-20T08:00",
            "☎ 次は 今日 9:00 から 管理者 西村（072-800-0001） 代理 森"},
           {"night before a long weekend", nullptr, "2026-11-20T20:00",
            "☎ 次は 11月24日(火) 9:00 から 管理者 西村（072-800-0001） 代理 森"},
           {"holiday, silent", nullptr, "2026-11-23T10:00",
            "☎ 祝日は要確認 管理者 西村（072-800-0001） 代理 森・確実なのは 11月24日(火) 9:00 から"},
           {"holiday, somebody named it", [](Place& p) { p.windows[1].hours[0].days.push_back(8); }, "2026-11-23T10:00",
            "☎ 今かけてよい 18:00まで 看護主任 森（072-800-0001）"},
           {"end of the year", nullptr, "2026-12-30T10:00",
            "☎ 年末年始は要確認 管理者 西村（072-800-0001） 代理 森・確実なのは 2027年1月4日(月) 9:00 から"},
           {"over midnight",
            [](Place& p) {
              p.windows = {window(
                  3, "", "夜間当番",
                  {{{1, 2, 3, 4, 5, 6, 7}, "18:00", "24:00", ""}, {{1, 2, 3, 4, 5, 6, 7}, "00:00", "09:00", ""}})};
            },
            "2026-11-20T23:50", "☎ 今かけてよい 翌9:00まで 夜間当番（072-800-0001）"},
           {"after midnight",
            [](Place& p) {
              p.windows = {window(
                  3, "", "夜間当番",
                  {{{1, 2, 3, 4, 5, 6, 7}, "18:00", "24:00", ""}, {{1, 2, 3, 4, 5, 6, 7}, "00:00", "09:00", ""}})};
            },
            "2026-11-21T00:00", "☎ 今かけてよい 9:00まで 夜間当番（072-800-0001）"},
           {"always",
            [](Place& p) {
              p.windows = {window(3, "", "24時間電話", {{{1, 2, 3, 4, 5, 6, 7}, "00:00", "24:00", ""}})};
            },
            "2026-11-23T03:00", "☎ 今かけてよい 24時間 24時間電話（072-800-0001）"},
           {"hours not told", [](Place& p) { only_nishimura(p), p.windows[0].hours.clear(); }, "2026-11-20T10:00",
            "☎ 時間の登録なし 管理者 西村（072-800-0001）"},
           {"a doubt that says more comes before hours not told", [](Place& p) { p.windows[0].hours.clear(); },
            "2026-11-23T10:00", "☎ 祝日は要確認 看護主任 森（072-800-0001）・確実なのは 11月24日(火) 9:00 から"},
           {"some weeks",
            [](Place& p) {
              only_nishimura(p), p.windows[0].hours = {{{3}, "13:00", "15:00", "第2・4週のみ"}};
            },
            "2026-11-18T14:00", "☎ 次は 11月25日(水) 13:00 から 管理者 西村（072-800-0001）"},
           {"position decides, not the order in the list", [](Place& p) { p.windows[0].position = 9; },
            "2026-11-20T10:00", "☎ 今かけてよい 18:00まで 看護主任 森（072-800-0001）"},
       }) {
    EXPECT_EQ(answer_of(row).line, row.line) << row.what;
  }
}

TEST(Callable, LeaveAndDeputies) {
  for (const Row& row : std::vector<Row>{
           {"the deputy answers, and it is said until when", nishimura_away, "2026-11-20T10:00",
            "☎ 今かけてよい 18:00まで 代理 看護主任 森（072-800-0001） 管理者 西村は11月25日まで不在"},
           {"back on the day after", nishimura_away, "2026-11-26T10:00",
            "☎ 今かけてよい 12:00まで 管理者 西村（072-800-0001） 代理 森"},
           {"deputy's own hours do not allow",
            [](Place& p) {
              nishimura_away(p), p.windows[1].hours = {{{5}, "14:00", "15:00", ""}};
            },
            "2026-11-20T10:00",
            "☎ 次は 今日 14:00 から 代理 看護主任 森（072-800-0001） 管理者 西村は11月25日まで不在"},
           {"deputy without hours keeps the person's", [](Place& p) { nishimura_away(p), p.windows[1].hours.clear(); },
            "2026-11-20T10:00",
            "☎ 今かけてよい 12:00まで 代理 看護主任 森（072-800-0001） 管理者 西村は11月25日まで不在"},
           {"deputy on leave too is not named",
            [](Place& p) {
              p.windows[1].leave = {{day("2026-11-20"), day("2026-11-20"), ""}};
            },
            "2026-11-20T10:00", "☎ 今かけてよい 12:00まで 管理者 西村（072-800-0001）"},
           {"deputies in a circle, both away",
            [](Place& p) {
              nishimura_away(p);
              p.windows[1].deputy_id = id(1);
              p.windows[1].leave = p.windows[0].leave;
            },
            "2026-11-20T10:00", "☎ 次は 11月26日(木) 9:00 から 管理者 西村（072-800-0001） 代理 森"},
           {"deputy of the deputy",
            [](Place& p) {
              nishimura_away(p);
              p.windows[1].leave = {{day("2026-11-20"), day("2026-11-20"), ""}};
              p.windows[1].deputy_id = id(3);
              p.windows.push_back(window(3, "事務", "田中", {{{5}, "09:00", "16:00", ""}}));
            },
            "2026-11-20T10:00",
            "☎ 今かけてよい 16:00まで 代理 事務 田中（072-800-0001） 管理者 西村は11月25日まで不在"},
           {"deputy is nobody we know",
            [](Place& p) { nishimura_away(p), p.windows[0].deputy_id = id(77), p.windows.pop_back(); },
            "2026-11-20T10:00", "☎ 次は 11月26日(木) 9:00 から 管理者 西村（072-800-0001）"},
           {"own deputy", [](Place& p) { p.windows[0].deputy_id = id(1); }, "2026-11-20T10:00",
            "☎ 今かけてよい 12:00まで 管理者 西村（072-800-0001）"},
           {"away for long, nobody instead",
            [](Place& p) {
              only_nishimura(p), p.windows[0].leave = {{day("2026-11-01"), day("2027-03-31"), ""}};
            },
            "2026-11-20T10:00", "3月31日まで不在・代理なし 管理者 西村（072-800-0001）"},
           {"all services closed for once closes the desks",
            [](Place& p) {
              p.services.resize(2);
              p.services[0].exceptions = {{day("2026-11-20"), day("2026-11-20"), true, "防災訓練"}};
              p.services[1].exceptions = {{day("2026-11-19"), day("2026-11-21"), true, ""}};
            },
            "2026-11-20T10:00", "☎ 次は 11月24日(火) 9:00 から 管理者 西村（072-800-0001） 代理 森"},
           {"one service closed does not",
            [](Place& p) {
              p.services.resize(2);
              p.services[0].exceptions = {{day("2026-11-20"), day("2026-11-20"), true, "防災訓練"}};
            },
            "2026-11-20T10:00", "☎ 今かけてよい 12:00まで 管理者 西村（072-800-0001） 代理 森"},
       }) {
    EXPECT_EQ(answer_of(row).line, row.line) << row.what;
  }
}

TEST(Callable, ChannelsAndFacility) {
  const auto first_channel = [](Channel kind, std::string value, std::string note = "") {
    return [=](Place& p) {
      only_nishimura(p), p.windows[0].channels = {{kind, value, note}, {Channel::phone, "", ""}};
    };
  };
  for (const Row& row : std::vector<Row>{
           {"FAX", first_channel(Channel::fax, ""), "2026-11-20T10:00",
            "FAX 今送ってよい 12:00まで 管理者 西村（072-800-0002）"},
           {"visit with a note", first_channel(Channel::visit, "", "予約してから"), "2026-11-20T10:00",
            "面談 今訪ねてよい 12:00まで 管理者 西村（枚方市楠葉1-1・予約してから）"},
           {"mail", first_channel(Channel::mail, "n@example.jp"), "2026-11-20T10:00",
            "メール 今送ってよい 12:00まで 管理者 西村（n@example.jp）"},
           {"this system", first_channel(Channel::system, ""), "2026-11-20T10:00",
            "このシステム 今送ってよい 12:00まで 管理者 西村"},
           {"own number", first_channel(Channel::phone, "090-0000-0000"), "2026-11-20T10:00",
            "☎ 今かけてよい 12:00まで 管理者 西村（090-0000-0000）"},
           {"no FAX number: the next channel",
            [&](Place& p) { first_channel(Channel::fax, "")(p), p.facility.fax.clear(); }, "2026-11-20T10:00",
            "☎ 今かけてよい 12:00まで 管理者 西村（072-800-0001）"},
           {"no number at all", [](Place& p) { only_nishimura(p), p.facility.phone.clear(); }, "2026-11-20T10:00",
            "☎ 今かけてよい 12:00まで 管理者 西村（番号の登録なし）"},
           {"extension, department, for whom",
            [](Place& p) {
              only_nishimura(p);
              p.facility.phone_extension = "12";
              p.windows[0].department = "地域連携室";
              p.windows[0].for_whom = "ケアマネジャー";
            },
            "2026-11-20T10:00",
            "☎ 今かけてよい 12:00まで 地域連携室 管理者 西村（072-800-0001 内線12・対象 ケアマネジャー）"},
           {"for anybody is not said", [](Place& p) { only_nishimura(p), p.windows[0].for_whom = "どなたでも"; },
            "2026-11-20T10:00", "☎ 今かけてよい 12:00まで 管理者 西村（072-800-0001）"},
           {"no windows, service hours", hours_of_service, "2026-11-20T10:00",
            "☎ 今かけてよい 17:15まで 代表番号（072-800-0001）・窓口の登録なし"},
           {"no windows, evening", hours_of_service, "2026-11-20T20:00",
            "☎ 次は 11月24日(火) 8:30 から 代表番号（072-800-0001）・窓口の登録なし"},
           {"no windows, holiday", hours_of_service, "2026-11-23T10:00",
            "☎ 祝日は要確認 代表番号（072-800-0001）・窓口の登録なし・確実なのは 11月24日(火) 8:30 から"},
           {"no windows, ended service does not count",
            [](Place& p) { hours_of_service(p), p.services[0].closed_on = day("2026-11-01"); }, "2026-11-20T10:00",
            "☎ 時間の登録なし 代表番号（072-800-0001）・窓口の登録なし"},
           {"no windows, no hours", no_windows, "2026-11-20T10:00",
            "☎ 時間の登録なし 代表番号（072-800-0001）・窓口の登録なし"},
           {"FAX only place", [](Place& p) { no_windows(p), p.facility.phone.clear(); }, "2026-11-20T10:00",
            "FAX 時間の登録なし 代表番号（072-800-0002）・窓口の登録なし"},
           {"closed",
            [](Place& p) { p.facility.status = FacilityStatus::closed, p.facility.closed_on = day("2026-03-31"); },
            "2026-11-20T10:00", "廃止（令和8年3月31日）"},
           {"closes later", [](Place& p) { p.facility.closed_on = day("2026-12-31"); }, "2026-11-20T10:00",
            "☎ 今かけてよい 12:00まで 管理者 西村（072-800-0001） 代理 森"},
           {"suspended", [](Place& p) { p.facility.status = FacilityStatus::suspended; }, "2026-11-20T10:00", "休止中"},
           {"not yet open", [](Place& p) { p.facility.opened_on = day("2026-12-01"); }, "2026-11-20T10:00",
            "令和8年12月1日 開設予定"},
           {"perhaps closed", [](Place& p) { p.facility.status = FacilityStatus::closure_candidate; },
            "2026-11-20T17:30", "☎ 今かけてよい 18:00まで 看護主任 森（072-800-0001）・休廃止の疑い 要確認"},
       }) {
    EXPECT_EQ(answer_of(row).line, row.line) << row.what;
  }
}

TEST(Callable, NoWordTwice) {
  struct Case {
    const char *department, *role, *person, *said;
  };
  for (const Case& c : std::vector<Case>{
           {"", "看護師", "看護師 日和", "看護師 日和"},
           {"", "看護師", "看護師　日和", "看護師　日和"},
           {"", "看護師", "日和 看護師", "日和 看護師"},
           {"", "ＭＳＷ", "MSW 西村", "MSW 西村"},
           {"", "看護師", "看護師長 日和", "看護師長 日和"},
           {"", "管理者", "管理者", "管理者"},
           {"地域連携室", "地域連携室長", "西村", "地域連携室長 西村"},
           {"地域 連携室", "室長", "地域連携室 西村", "室長 地域連携室 西村"},
           {"外来", "看護師", "日和", "外来 看護師 日和"},
           {"", "看護師長", "看護師 日和", "看護師長 看護師 日和"},
           {"", "医", "医王 太郎", "医 医王 太郎"},
           {"", "看護師", "", "看護師"},
           {"", "", "日和", "日和"},
       }) {
    Place place = ordinary();
    only_nishimura(place);
    place.windows[0].department = c.department;
    place.windows[0].role = c.role;
    place.windows[0].person = c.person;
    const CallAnswer answer =
        whom_to_call(place.facility, place.windows, place.services, {at("2026-11-20T10:00"), Audience::professional});
    EXPECT_EQ(answer.line, "☎ 今かけてよい 12:00まで " + std::string(c.said) + "（072-800-0001）") << c.person;
    EXPECT_EQ(answer.line_en, "☎ Call now until 12:00: " + std::string(c.said) + " (072-800-0001)");
    EXPECT_EQ(answer.person, c.person) << "the members stay as they were registered";
    EXPECT_EQ(answer.role, c.role);
  }
}

TEST(Callable, AudienceLimitsWindowsAndDeputies) {
  const Row open_now{"", nullptr, "2026-11-20T10:00", ""};
  EXPECT_EQ(answer_of(open_now, Audience::everyone).line, "☎ 時間の登録なし 代表番号（072-800-0001）・窓口の登録なし");
  const Row deputy_hidden{"", [](Place& p) { p.windows[0].audience = Audience::everyone; }, "2026-11-20T10:00", ""};
  EXPECT_EQ(answer_of(deputy_hidden, Audience::everyone).line, "☎ 今かけてよい 12:00まで 管理者 西村（072-800-0001）");
  const Row town_only{"", [](Place& p) { p.windows[0].audience = Audience::town; }, "2026-11-20T10:00", ""};
  EXPECT_EQ(answer_of(town_only).person, "森");
  EXPECT_EQ(answer_of(town_only, Audience::town).person, "西村");
  const Row mail_hidden{"",
                        [](Place& p) {
                          p.windows[0].audience = Audience::everyone;
                          p.windows[0].channels = {{Channel::mail, "", ""}, {Channel::phone, "", ""}};
                        },
                        "2026-11-20T10:00", ""};
  EXPECT_EQ(answer_of(mail_hidden, Audience::everyone).channel.value, "072-800-0001");
  EXPECT_EQ(answer_of(mail_hidden).channel.value, "desk@example.jp");
}

TEST(Callable, FieldsBesideTheLine) {
  const CallAnswer now = answer_of({"", nullptr, "2026-11-20T10:00", ""});
  EXPECT_TRUE(now.open);
  EXPECT_EQ(now.window_id, id(1));
  EXPECT_EQ(now.until, "12:00");
  EXPECT_EQ(now.deputy, "森");
  EXPECT_EQ(now.next, "");
  EXPECT_EQ(now.line_en, "☎ Call now until 12:00: 管理者 西村 (072-800-0001) Deputy 森");
  const CallAnswer night = answer_of({"", nullptr, "2026-11-20T20:00", ""});
  EXPECT_FALSE(night.open);
  EXPECT_EQ(night.next, "11月24日(火) 9:00");
  EXPECT_EQ(night.next_at, at("2026-11-24T09:00"));
  EXPECT_EQ(night.line_en, "☎ Next Tue 24 Nov 9:00: 管理者 西村 (072-800-0001) Deputy 森");
  const CallAnswer deputy = answer_of({"", nishimura_away, "2026-11-20T10:00", ""});
  EXPECT_EQ(deputy.window_id, id(2));
  EXPECT_EQ(deputy.absent, "西村");
  EXPECT_EQ(deputy.line_en,
            "☎ Call now until 18:00: deputy 看護主任 森 (072-800-0001) (管理者 西村 away until Wed 25 Nov)");
  const CallAnswer front = answer_of({"", no_windows, "2026-11-23T10:00", ""});
  EXPECT_FALSE(front.window_id.has_value());
  EXPECT_EQ(front.line_en, "☎ hours not registered: main number (072-800-0001), no contact window registered");
}

TEST(Callable, AnotherTimeIsNamed) {
  const auto asked = [](std::string_view moment) {
    const Place place = ordinary();
    return whom_to_call(place.facility, place.windows, place.services,
                        CallQuestion{at(moment), Audience::professional, Asked::another_time});
  };
  EXPECT_EQ(asked("2026-11-24T10:00").line,
            "☎ 11月24日(火) 10:00 かけてよい 12:00まで 管理者 西村（072-800-0001） 代理 森");
  EXPECT_EQ(asked("2026-11-24T10:00").line_en,
            "☎ Call Tue 24 Nov 10:00 until 12:00: 管理者 西村 (072-800-0001) Deputy 森");
  EXPECT_EQ(asked("2026-11-24T08:00").line,
            "☎ 11月24日(火) 8:00 時間外・次は 11月24日(火) 9:00 から 管理者 西村（072-800-0001） 代理 森");
  EXPECT_EQ(asked("2026-11-23T10:00").line,
            "☎ 11月23日(月) 10:00 祝日は要確認 管理者 西村（072-800-0001） 代理 森・確実なのは 11月24日(火) 9:00 から");
}

}  // namespace
}  // namespace kaname::directory
