// SPDX-License-Identifier: Apache-2.0
// libical, which other calendars are built on, says whether it understands what we write.
#include "transitions/calendar.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#ifdef KANAME_LIBICAL
#include <libical/ical.h>
#endif

namespace kaname::transitions {
namespace {

CalendarEvent event() {
  CalendarEvent out;
  out.uid = "019a0000-0000-7000-8000-0000007f3a21@kaname";
  out.stamp = Timestamp::of(LocalDate::from_ymd(2026, 11, 20), 10, 30);
  out.start = Timestamp::of(LocalDate::from_ymd(2026, 12, 4), 14);
  out.minutes = 90;
  out.summary = "退院前カンファレンス（Kaname）";
  out.location =
      "枚方中央総合病院 3階東, カンファレンス室; "
      "奥の\\部屋\nエレベーターを降りて右へ進み、受付でお名前をおっしゃってください";
  out.url = "https://meet.example/abc?x=1&y=2";
  return out;
}

TEST(Calendar, LinesAreAtMost75OctetsAndNoCharacterIsCut) {
  const std::string text = calendar_text(event());
  std::size_t begin = 0, lines = 0;
  while (begin < text.size()) {
    const std::size_t end = text.find("\r\n", begin);
    ASSERT_NE(end, std::string::npos);
    EXPECT_LE(end - begin, 75U);
    const auto first = static_cast<unsigned char>(text[begin]), second = static_cast<unsigned char>(text[begin + 1]);
    EXPECT_NE(first & 0xC0U, 0x80U);
    EXPECT_FALSE(first == ' ' && (second & 0xC0U) == 0x80U);
    begin = end + 2;
    ++lines;
  }
  EXPECT_GT(lines, 25U);
  EXPECT_EQ(text.find('\n'), text.find("\r\n") + 1);
}

TEST(Calendar, FoldsAtTheEdge) {
  const std::string exact(75, 'a');
  EXPECT_EQ(detail::fold_line(exact), fmt::format("{}\r\n", exact));
  EXPECT_EQ(detail::fold_line(fmt::format("{}b", exact)), fmt::format("{}\r\n b\r\n", exact));
  const std::string less(74, 'a'), more(75, 'b');
  const auto folded = [](const std::string& line) { return detail::fold_line(line); };
  EXPECT_EQ(folded(fmt::format("{}あ", less)), fmt::format("{}\r\n あ\r\n", less));
  EXPECT_EQ(folded(fmt::format("{}{}", exact, more)), fmt::format("{}\r\n {}\r\n b\r\n", exact, more.substr(1)));
}

TEST(Calendar, TextIsEscapedAndTimesAreThoseOfTokyo) {
  EXPECT_EQ(detail::escape_text("a,b;c\\d\ne\rf\x01"), "a\\,b\\;c\\\\d\\nef");
  const std::string text = calendar_text(event());
  EXPECT_NE(text.find("DTSTART;TZID=Asia/Tokyo:20261204T140000\r\n"), std::string::npos);
  EXPECT_NE(text.find("DTEND;TZID=Asia/Tokyo:20261204T153000\r\n"), std::string::npos);
  EXPECT_NE(text.find("DTSTAMP:20261120T013000Z\r\n"), std::string::npos);
}

#ifdef KANAME_LIBICAL
struct Parsed {
  explicit Parsed(const std::string& text) : root(icalparser_parse_string(text.c_str())) {}
  ~Parsed() { icalcomponent_free(root); }
  Parsed(const Parsed&) = delete;
  Parsed& operator=(const Parsed&) = delete;
  icalcomponent* root;
};

TEST(Calendar, LibicalReadsWhatWasMeant) {
  const Parsed parsed(calendar_text(event()));
  ASSERT_NE(parsed.root, nullptr);
  EXPECT_EQ(icalcomponent_count_errors(parsed.root), 0);
  EXPECT_EQ(icalrestriction_check(parsed.root), 1) << icalcomponent_as_ical_string(parsed.root);
  EXPECT_EQ(icalcomponent_count_errors(parsed.root), 0);
  EXPECT_EQ(icalcomponent_get_method(parsed.root), ICAL_METHOD_PUBLISH);
  icalcomponent* one = icalcomponent_get_first_component(parsed.root, ICAL_VEVENT_COMPONENT);
  ASSERT_NE(one, nullptr);
  EXPECT_STREQ(icalcomponent_get_uid(one), event().uid.c_str());
  EXPECT_STREQ(icalcomponent_get_summary(one), event().summary.c_str());
  EXPECT_STREQ(icalcomponent_get_location(one), event().location.c_str());
  EXPECT_STREQ(icalcomponent_get_description(one), event().url.c_str());
  EXPECT_EQ(icalcomponent_get_sequence(one), 0);
  EXPECT_EQ(icalcomponent_get_status(one), ICAL_STATUS_CONFIRMED);
  // By the zone of the file itself.
  icalcomponent* zone_of_file = icalcomponent_get_first_component(parsed.root, ICAL_VTIMEZONE_COMPONENT);
  ASSERT_NE(zone_of_file, nullptr);
  const icaltimetype start = icalcomponent_get_dtstart(one);
  ASSERT_NE(start.zone, nullptr);
  EXPECT_STREQ(icaltimezone_get_tzid(const_cast<icaltimezone*>(start.zone)), "Asia/Tokyo");
  EXPECT_EQ(static_cast<std::int64_t>(icaltime_as_timet_with_zone(start, start.zone)) * 1000, event().start.ms);
  const icaltimetype end = icalcomponent_get_dtend(one);
  EXPECT_EQ(icaltime_as_timet_with_zone(end, end.zone) - icaltime_as_timet_with_zone(start, start.zone), 90 * 60);
}

TEST(Calendar, AChangeKeepsTheUidAndRaisesTheSequenceAndTheEndSaysSo) {
  CalendarEvent later = event();
  later.sequence = 2;
  later.cancelled = true;
  later.url.clear();
  later.location.clear();
  const Parsed parsed(calendar_text(later));
  ASSERT_NE(parsed.root, nullptr);
  EXPECT_EQ(icalrestriction_check(parsed.root), 1) << icalcomponent_as_ical_string(parsed.root);
  EXPECT_EQ(icalcomponent_get_method(parsed.root), ICAL_METHOD_CANCEL);
  icalcomponent* one = icalcomponent_get_first_component(parsed.root, ICAL_VEVENT_COMPONENT);
  EXPECT_STREQ(icalcomponent_get_uid(one), event().uid.c_str());
  EXPECT_EQ(icalcomponent_get_sequence(one), 2);
  EXPECT_EQ(icalcomponent_get_status(one), ICAL_STATUS_CANCELLED);
}
#else
TEST(Calendar, LibicalReadsWhatWasMeant) {
  FAIL() << "libical-dev is not here; ./test installs it (tools/packages.txt, group test)";
}
#endif

}  // namespace
}  // namespace kaname::transitions
