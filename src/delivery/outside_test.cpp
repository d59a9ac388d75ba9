// SPDX-License-Identifier: Apache-2.0
// How far a delivery comes, what an address must be, mails that wait, links that are guessed at.
#include "delivery/outside.h"

#include "store/schema.h"
#include "trust/house_for_tests.h"

namespace kaname::delivery {
namespace {

const Timestamp kNow = *Timestamp::parse("2026-11-21T10:00:00.000+09:00");

std::string fault(const Result<std::string>& result) { return result ? *result : result.error().fields[0].code; }

TEST(OutsideRules, AnAddressFitsItsWay) {
  EXPECT_EQ(fault(check_address(Way::mail, " a@b.example.jp ")), "a@b.example.jp");
  EXPECT_EQ(fault(check_address(Way::mail, "a b@c.jp")), "mail_shape");
  EXPECT_EQ(fault(check_address(Way::fax, "０７２－８００－１２３４")), "072-800-1234");
  EXPECT_EQ(fault(check_address(Way::phone, "12")), "delivery_number");
  EXPECT_EQ(fault(check_address(Way::fax, "  ")), "delivery_address");
  EXPECT_EQ(fault(check_address(Way::paper, "")), "");
}

TEST(OutsideRules, TheLastFourDigits) {
  EXPECT_EQ(last_digits("072-800-1234"), "1234");
  EXPECT_EQ(last_digits("（０７２）８００－１２３４"), "1234");
  EXPECT_EQ(last_digits("119"), "");
  EXPECT_EQ(last_digits(""), "");
}

TEST(OutsideRules, NothingGoesBack) {
  Delivery d;
  EXPECT_TRUE(advance(d, Step::acknowledged, kNow, "森"));
  EXPECT_EQ(d.state, DeliveryState::acknowledged);
  EXPECT_TRUE(d.sent_at && d.read_at && d.ack_at && !d.opened_at) << "what must have come before is filled in";
  EXPECT_EQ(d.noted_by, "森");
  EXPECT_TRUE(advance(d, Step::opened, kNow.plus_ms(1), ""));
  EXPECT_EQ(d.state, DeliveryState::acknowledged);
  EXPECT_EQ(*d.ack_at, kNow);
  EXPECT_EQ(advance(d, Step::failed, kNow, "").error().code, "delivery_arrived");
  end(d, kNow, "森");
  EXPECT_EQ(advance(d, Step::read, kNow, "").error().code, "delivery_over");
}

TEST(OutsideRules, ALinkIsOpenUntilItsEnd) {
  Delivery d;
  EXPECT_FALSE(is_link_open(d, kNow));
  d.link_until = kNow.plus_ms(1);
  EXPECT_TRUE(is_link_open(d, kNow));
  EXPECT_FALSE(is_link_open(d, kNow.plus_ms(1)));
  EXPECT_TRUE(advance(d, Step::failed, kNow, ""));
  EXPECT_FALSE(is_link_open(d, kNow));
}

class OutsideStore : public trust::House {
 protected:
  OutsideStore() { now_ = kNow; }
  Parcel parcel(Way way) {
    Parcel out;
    out.person_id = out.subject_id = out.receiver_id = random_uuid();
    out.way = way;
    out.address = way == Way::mail ? "a@b.example.jp" : "072-800-1235";
    out.phone = "072-800-1234";
    out.link_until = now_.plus_ms(kDayMs);
    return out;
  }
  Result<Delivery> begun(const Parcel& what) {
    api::Caller caller;
    caller.account_id = api::AccountId{random_uuid()};
    caller.name = "森";
    Result<Delivery> out = Delivery{};
    write(trust::kArea, [&](store::Write& tx) { out = send(tx, caller, what); });
    return out;
  }
  DeliveryId mail() { return begun(parcel(Way::mail))->id; }
  std::size_t take() {
    std::size_t out = 0;
    write(trust::kArea, [&](store::Write& tx) { out = take_due_mails(tx, 10).size(); });
    return out;
  }
};
INSTANTIATE_TEST_SUITE_P(Engines, OutsideStore, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(OutsideStore, AMailIsTakenOnceAndTriedAgainUntilItIsGivenUp) {
  const DeliveryId id = mail();
  EXPECT_EQ(take(), 1U);
  EXPECT_EQ(take(), 0U) << "under way";
  now_ = now_.plus_ms(2LL * 60 * 1000);
  EXPECT_EQ(take(), 1U) << "whoever took it has died";
  int tries = 1;
  bool again = true;
  while (again && tries < 20) {
    write(trust::kArea, [&](store::Write& tx) { again = put_off(tx, id); });
    ++tries;
  }
  EXPECT_EQ(tries, kMostMailTries + 1);
  write(trust::kArea, [&](store::Write& tx) {
    Delivery d = *get_delivery(tx, id);
    EXPECT_TRUE(advance(d, Step::failed, tx.now(), ""));
    keep(tx, d);
  });
  EXPECT_EQ(count("SELECT count(*) FROM delivery_mail WHERE area_id = $1"), 0);
}

TEST_P(OutsideStore, WhatWasTakenBackIsNotSent) {
  const DeliveryId id = mail();
  write(trust::kArea, [&](store::Write& tx) {
    Delivery d = *get_delivery(tx, id);
    end(d, tx.now(), "森");
    keep(tx, d);
  });
  EXPECT_EQ(take(), 0U);
}

TEST_P(OutsideStore, WrongNumbersAreCountedPerLink) {
  const DeliveryId one = mail(), two = mail();
  for (std::int64_t i = 0; i < kMostWrong; ++i) {
    write(trust::kArea, [&](store::Write& tx) {
      EXPECT_FALSE(is_locked(tx, one));
      note_wrong(tx, one);
    });
  }
  write(trust::kArea, [&](store::Write& tx) {
    EXPECT_TRUE(is_locked(tx, one));
    EXPECT_FALSE(is_locked(tx, two));
  });
}

TEST_P(OutsideStore, ALinkGoesAlongOnlyWhereTheReceiverCanProveHerself) {
  Parcel silent = parcel(Way::mail);
  silent.phone = "119";
  EXPECT_EQ(begun(silent).error().fields[0].code, "delivery_needs_phone");
  silent.link_until.reset();
  EXPECT_TRUE(begun(silent)) << "news without a link need no proof";
  silent = parcel(Way::fax);
  silent.phone.clear();
  EXPECT_FALSE(begun(silent)->link_until);
  EXPECT_TRUE(begun(parcel(Way::fax))->link_until);
  EXPECT_FALSE(begun(parcel(Way::phone))->link_until);
}

TEST_P(OutsideStore, AnotherWayEndsWhatWasNotReadAndAHandDoesWhatFailed) {
  const Parcel what = parcel(Way::mail);
  Delivery first = *begun(what), read = *begun(what);
  api::Caller caller;
  caller.account_id = api::AccountId{random_uuid()};
  caller.name = "森";
  write(trust::kArea, [&](store::Write& tx) {
    EXPECT_TRUE(advance(read, Step::answered, now_, ""));
    keep(tx, read);
    end_unread(tx, what.subject_id, what.receiver_id, "森");
    EXPECT_EQ(get_delivery(tx, first.id)->state, DeliveryState::ended);
    EXPECT_EQ(get_delivery(tx, read.id)->state, DeliveryState::answered) << "what was answered stays";
    EXPECT_FALSE(any_mail_due(tx));
  });
  Delivery failed = *begun(parcel(Way::fax));
  write(trust::kArea, [&](store::Write& tx) {
    EXPECT_TRUE(advance(failed, Step::failed, now_, ""));
    keep(tx, failed);
    const Delivery done = send_by_hand(tx, caller, failed);
    EXPECT_EQ(get_delivery(tx, done.id)->state, DeliveryState::sent);
    EXPECT_EQ(done.sent_by, "森");
    EXPECT_EQ(get_delivery(tx, failed.id)->state, DeliveryState::ended);
    EXPECT_FALSE(any_mail_due(tx));
  });
}

}  // namespace
}  // namespace kaname::delivery
