// SPDX-License-Identifier: Apache-2.0
#pragma once
// FAX that goes out by itself: a mail with the sheet to a gateway that the area has a contract with. Off by default, and only
// to numbers of which somebody has heard that a test page came out there: a FAX to a wrong number cannot be called back.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "api/endpoint.h"
#include "base/result.h"
#include "model/field.h"

namespace kaname::delivery {

// What the area has decided. A row of area_setting.
struct FaxSettings {
  bool on = false;
  std::string address;  // of the gateway, with {number} where the digits go
  std::string from;     // what the gateway knows the sender by; empty: as all mails
};
constexpr auto describe(model::Tag<FaxSettings>) {
  using namespace model;
  using S = FaxSettings;
  return entity("FaxSettings", "FAXの自動送信",
                field("on", &S::on, label("確かめた番号へ、プログラムが FAX を送る", "Send FAX to verified numbers")),
                field("address", &S::address,
                      max_chars(200) | label("メールFAXサービスの宛先", "Address of the mail-to-FAX service")),
                field("from", &S::from, max_chars(200) | label("差出人のメールアドレス", "Sender's address")));
}
constexpr std::string_view setting_name(model::Tag<FaxSettings>) { return "fax"; }

enum class FaxState { asked, sent, failed, verified };
inline constexpr auto kFaxStates = std::to_array<model::Option>({
    {"asked", "試し送りを待っています", "Test page waiting"},
    {"sent", "試し送りを送りました", "Test page sent"},
    {"failed", "試し送りを送れませんでした", "Test page not sent"},
    {"verified", "確かめました", "Verified"},
});
constexpr const auto& options(model::Tag<FaxState>) { return kFaxStates; }
constexpr std::string_view choice_name(model::Tag<FaxState>) { return "FaxNumberState"; }

// Table `fax_number`.
struct FaxNumber {
  std::string area_id;
  std::string number;  // digits
  FaxState state = FaxState::asked;
  std::string office;  // whose it is, in words
  std::string code;    // on the test page, until it has been read back
  Timestamp asked_at;
  std::string asked_by;
  std::string why;      // code of why the page did not go out
  std::string told_by;  // who read it back
  std::optional<Timestamp> verified_at;
  std::string verified_by;

  bool operator==(const FaxNumber&) const = default;
};
constexpr auto describe(model::Tag<FaxNumber>) {
  using namespace model;
  using F = FaxNumber;
  return entity("fax_number", "確かめたFAX番号", field("area_id", &F::area_id, primary_key | max_chars(6)),
                field("number", &F::number, primary_key | max_chars(20)), field("state", &F::state),
                field("office", &F::office, max_chars(200)), field("code", &F::code, max_chars(10)),
                field("asked_at", &F::asked_at), field("asked_by", &F::asked_by, personal | max_chars(100)),
                field("why", &F::why, max_chars(40)), field("told_by", &F::told_by, personal | max_chars(100)),
                field("verified_at", &F::verified_at),
                field("verified_by", &F::verified_by, personal | max_chars(100)));
}

// Table `fax_test`: test pages that wait to be handed over. Not history.
struct FaxTest {
  std::string area_id;
  std::string number;
  Timestamp due_at;
  std::int64_t tries = 0;

  bool operator==(const FaxTest&) const = default;
};
constexpr auto describe(model::Tag<FaxTest>) {
  using namespace model;
  using F = FaxTest;
  return entity("fax_test", "試し送りを待つFAX", field("area_id", &F::area_id, primary_key | max_chars(6)),
                field("number", &F::number, primary_key | max_chars(20)), field("due_at", &F::due_at),
                field("tries", &F::tries));
}

// "0728001235" of "072-800-1235", "０７２（８００）１２３５" and "+81 72 800 1235".
std::string fax_digits(std::string_view typed);
// The mail address by which the gateway reaches the number.
std::string gateway_address(const FaxSettings& settings, std::string_view digits);

// Whether the program sends to the number: the area wants it, and the number is verified. Asked when a delivery begins and
// once more when it goes out.
bool fax_goes_by_itself(store::Read& tx, std::string_view number);
// Whether the delivery waits to be handed over.
bool is_queued(store::Read& tx, const Uuid& delivery);
// Whether it was tried already and is tried again.
bool is_retried(store::Read& tx, const Uuid& delivery);
std::optional<FaxNumber> fax_number(store::Read& tx, std::string_view digits);

// As for mails (outside.h).
bool any_test_due(store::Read& tx);
std::vector<FaxNumber> take_due_tests(store::Write& tx, std::size_t most);
bool put_off_test(store::Write& tx, std::string_view digits);

std::vector<api::Endpoint> fax_endpoints();

}  // namespace kaname::delivery
