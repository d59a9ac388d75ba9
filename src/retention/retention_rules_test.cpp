// SPDX-License-Identifier: Apache-2.0
// When a term is over, and what keeps a record longer.
#include "retention/retention_rules.h"

#include <gtest/gtest.h>

#include "people/papers/print.h"
#include "retention/certificate.h"

namespace kaname::retention {
namespace {

using people::PersonStatus;

LocalDate day(int y, unsigned m, unsigned d) { return LocalDate::from_ymd(y, m, d); }

RecordFacts ended(LocalDate on) {
  RecordFacts out;
  out.status = PersonStatus::ended;
  out.status_on = on;
  return out;
}

RetentionHold hold(std::optional<LocalDate> until) {
  RetentionHold out;
  out.reason = "訴訟";
  out.until = until;
  return out;
}

TEST(RetentionRules, SupportEndsWithTheStatusOrTheLastEntry) {
  EXPECT_FALSE(support_end(PersonStatus::active, day(2020, 1, 1), {}));
  EXPECT_FALSE(support_end(PersonStatus::hospital, day(2020, 1, 1), {}));
  EXPECT_FALSE(support_end(PersonStatus::died, {}, day(2020, 1, 1))) << "the day is not known";
  EXPECT_EQ(support_end(PersonStatus::died, day(2020, 1, 1), {}), day(2020, 1, 1));
  EXPECT_EQ(support_end(PersonStatus::moved, day(2020, 1, 1), day(2019, 5, 5)), day(2020, 1, 1));
  EXPECT_EQ(support_end(PersonStatus::ended, day(2020, 1, 1), day(2020, 3, 2)), day(2020, 3, 2)) << "written since";
}

TEST(RetentionRules, TheLastDayOfTheTermIsStillKept) {
  EXPECT_EQ(term_of(day(2020, 3, 31), 5), day(2025, 4, 1));
  EXPECT_EQ(term_of(day(2020, 2, 29), 5), day(2025, 3, 1)) << "the term ends on 28 February";
  EXPECT_EQ(obstacle({ended(day(2020, 3, 31))}, 5, day(2025, 3, 31)), "erasure_not_yet");
  EXPECT_EQ(obstacle({ended(day(2020, 3, 31))}, 5, day(2025, 4, 1)), "");
  EXPECT_EQ(obstacle({ended(day(2020, 3, 31))}, 10, day(2025, 4, 1)), "erasure_not_yet");
  EXPECT_EQ(obstacle({RecordFacts{}}, 5, day(2025, 4, 1)), "erasure_supported");
}

TEST(RetentionRules, HoldsKeepUntilTheirLastDayOrUntilLifted) {
  EXPECT_TRUE(in_force(hold({}), day(2050, 1, 1)));
  EXPECT_TRUE(in_force(hold(day(2026, 3, 31)), day(2026, 3, 31)));
  EXPECT_FALSE(in_force(hold(day(2026, 3, 31)), day(2026, 4, 1)));
  RetentionHold lifted = hold({});
  lifted.lifted_at = Timestamp::of(day(2026, 1, 1));
  EXPECT_FALSE(in_force(lifted, day(2026, 1, 1)));
  RecordFacts held = ended(day(2015, 1, 1));
  held.holds = {lifted, hold({})};
  EXPECT_EQ(obstacle({held}, 5, day(2026, 1, 1)), "erasure_held");
}

TEST(RetentionRules, RecordsOfOnePersonGoTogether) {
  RecordFacts gone;  // merged into the other: its own status does not count
  gone.went_into_another = true;
  EXPECT_EQ(obstacle({ended(day(2015, 1, 1)), gone}, 5, day(2026, 1, 1)), "");
  gone.last_entry = day(2024, 6, 1);
  EXPECT_EQ(obstacle({ended(day(2015, 1, 1)), gone}, 5, day(2026, 1, 1)), "erasure_not_yet") << "its entries do";
  RecordFacts apart;  // merged once, taken apart again, still supported
  EXPECT_EQ(obstacle({ended(day(2015, 1, 1)), apart}, 5, day(2026, 1, 1)), "erasure_other_record");
  EXPECT_EQ(obstacle({ended(day(2015, 1, 1)), ended(day(2023, 1, 1))}, 5, day(2026, 1, 1)), "erasure_not_yet");
  RecordFacts held = gone;
  held.holds = {hold({})};
  EXPECT_EQ(obstacle({ended(day(2015, 1, 1)), held}, 5, day(2026, 1, 1)), "erasure_held") << "a hold on either";
}

TEST(RetentionRules, TheCertificateHasNumbersAndNoNames) {
  Erasure erasure;
  erasure.number = 12;
  erasure.by_name = "山田 花子";
  erasure.years = 5;
  erasure.started_at = Timestamp{1'795'000'000'000};
  erasure.finished_at = erasure.started_at;
  erasure.erased = 3;
  erasure.entries = 128;
  people::papers::PaperHead head;
  head.town = "枚方市";
  head.now = erasure.started_at;
  const api::File file = people::papers::pdf(certificate(head, erasure, {10, 42, std::string(64, 'a')}));
  EXPECT_EQ(file.name, "消去の記録.pdf");
  EXPECT_TRUE(file.bytes.starts_with("%PDF"));
}

}  // namespace
}  // namespace kaname::retention
