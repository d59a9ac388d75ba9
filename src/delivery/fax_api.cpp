// SPDX-License-Identifier: Apache-2.0
// Numbers are verified by hearing: a test page goes out, and whoever it comes out at reads its code back by telephone.
#include "base/crypto.h"
#include "base/digits.h"
#include "base/text_fold.h"
#include "delivery/fax.h"
#include "delivery/subscription.h"
#include "trust/area_settings.h"

namespace kaname::delivery {
namespace {

using api::Caller;
using api::Nothing;
using store::Read;
using store::Write;

// In bodies, never in addresses: a number stands in no log.
struct AskInput {
  std::string number;
  std::string office;
};
constexpr auto describe(model::Tag<AskInput>) {
  using namespace model;
  return entity("FaxNumberAsk", "FAX番号の試し送り",
                field("number", &AskInput::number, required | max_chars(30) | label("FAX番号", "FAX number")),
                field("office", &AskInput::office, max_chars(200) | label("事業所", "Office")));
}
struct VerifyInput {
  std::string number;
  std::string code;
  std::string told_by;
};
constexpr auto describe(model::Tag<VerifyInput>) {
  using namespace model;
  using In = VerifyInput;
  return entity(
      "FaxNumberVerify", "FAX番号を確かめた", field("number", &In::number, required | max_chars(30)),
      field("code", &In::code, required | max_chars(10) | label("確認番号", "Code")),
      field("told_by", &In::told_by, required | personal | max_chars(100) | label("読み上げた方", "Who read it back")));
}
struct ForgetInput {
  std::string number;
};
constexpr auto describe(model::Tag<ForgetInput>) {
  return model::entity("FaxNumberForget", "FAX番号をはずす",
                       model::field("number", &ForgetInput::number, model::required | model::max_chars(30)));
}
struct TestedInput {
  std::string number;
  bool sent = false;
  std::string why;
};
constexpr auto describe(model::Tag<TestedInput>) {
  using namespace model;
  return entity("FaxNumberTested", "試し送りを渡した", field("number", &TestedInput::number, required),
                field("sent", &TestedInput::sent), field("why", &TestedInput::why, max_chars(40)));
}

struct FaxNumberView {
  std::string number, office;
  FaxState state = FaxState::asked;
  Timestamp asked_at;
  std::string asked_by, why, told_by;
  std::optional<Timestamp> verified_at;
  std::string verified_by;
};
constexpr auto describe(model::Tag<FaxNumberView>) {
  using namespace model;
  using V = FaxNumberView;
  return entity("FaxNumberView", "確かめたFAX番号", field("number", &V::number), field("office", &V::office),
                field("state", &V::state), field("asked_at", &V::asked_at), field("asked_by", &V::asked_by, personal),
                field("why", &V::why), field("told_by", &V::told_by, personal), field("verified_at", &V::verified_at),
                field("verified_by", &V::verified_by, personal));
}
struct FaxNumbers {
  std::vector<FaxNumberView> items;
};
constexpr auto describe(model::Tag<FaxNumbers>) {
  return model::entity("FaxNumbers", "確かめたFAX番号", model::field("items", &FaxNumbers::items));
}

// The code itself is not shown: who types it must have heard it.
FaxNumbers all(Read& tx) {
  FaxNumbers out;
  for (FaxNumber& row : tx.select<FaxNumber>("WHERE area_id = $1 ORDER BY office, number", tx.area()))
    out.items.push_back({row.number, row.office, row.state, row.asked_at, row.asked_by, row.why, row.told_by,
                         row.verified_at, row.verified_by});
  return out;
}

Result<FaxSettings> show_settings(Read& tx, const Caller&, const Nothing&) {
  return trust::read_setting<FaxSettings>(tx, tx.area());
}

Result<FaxSettings> save_settings(Write& tx, const Caller& caller, const FaxSettings& in) {
  FaxSettings kept{in.on, text::trim(text::nfkc(in.address)), text::trim(text::nfkc(in.from))};
  if (kept.on || !kept.address.empty()) {
    const std::size_t at = kept.address.find("{number}");
    const bool once = at != std::string::npos && kept.address.find("{number}", at + 1) == std::string::npos;
    if (!once || !is_mail_address(gateway_address(kept, "0728001235"))) return fail_field("address", "fax_gateway");
  }
  if (!kept.from.empty() && !is_mail_address(kept.from)) return fail_field("from", "mail_shape");
  trust::put_setting(tx, caller, setting_name(model::Tag<FaxSettings>{}), model::to_json(kept));
  return kept;
}

Result<FaxNumbers> list(Read& tx, const Caller&, const Nothing&) { return all(tx); }

// Six figures out of the act's own entropy, so that a replay prints the same.
std::string new_code(Write& tx) {
  std::uint64_t number = 0;
  for (const char c : crypto::sha256_hex("kaname fax " + tx.new_id<Id<struct FaxCodeTag>>().text()).substr(0, 12))
    number = number * 16 + static_cast<std::uint64_t>(c <= '9' ? c - '0' : c - 'a' + 10);
  return fmt::format("{:06}", number % 1'000'000);
}

Result<FaxNumbers> ask(Write& tx, const Caller& caller, const AskInput& in) {
  if (!trust::read_setting<FaxSettings>(tx, tx.area()).on) return fail(Problem::conflict, "fax_off");
  if (digits::telephone(in.number) == digits::Check::malformed) return fail_field("number", "delivery_number");
  FaxNumber row;
  row.area_id = tx.area();
  row.number = fax_digits(in.number);
  row.office = text::trim(in.office);
  row.code = new_code(tx);
  row.asked_at = tx.now();
  row.asked_by = caller.name;
  tx.upsert(row);
  tx.upsert(FaxTest{tx.area(), row.number, tx.now(), 0});
  return all(tx);
}

Result<FaxNumbers> verify(Write& tx, const Caller& caller, const VerifyInput& in) {
  auto row = fax_number(tx, fax_digits(in.number));
  if (!row) return fail(Problem::not_found, "fax_number_not_found");
  if (row->state != FaxState::sent) return fail(Problem::conflict, "fax_not_tested");
  if (fax_digits(in.code) != row->code) return fail_field("code", "fax_code");
  row->state = FaxState::verified;
  row->code.clear();
  row->told_by = text::trim(in.told_by);
  row->verified_at = tx.now();
  row->verified_by = caller.name;
  tx.update(*row);
  return all(tx);
}

Result<FaxNumbers> forget(Write& tx, const Caller&, const ForgetInput& in) {
  const auto row = fax_number(tx, fax_digits(in.number));
  if (!row) return fail(Problem::not_found, "fax_number_not_found");
  tx.erase(*row);
  tx.execute("DELETE FROM fax_test WHERE area_id = $1 AND number = $2", tx.area(), row->number);
  return all(tx);
}

// The program's own.
Result<TestedInput> tested(Write& tx, const Caller& caller, const TestedInput& in) {
  if (caller.account_id) return fail(Problem::forbidden, "not_allowed");
  auto row = fax_number(tx, in.number);
  if (!row) return fail(Problem::not_found, "fax_number_not_found");
  if (row->state == FaxState::asked) {
    row->state = in.sent ? FaxState::sent : FaxState::failed;
    row->why = in.sent ? "" : in.why;
    tx.update(*row);
  }
  tx.execute("DELETE FROM fax_test WHERE area_id = $1 AND number = $2", tx.area(), in.number);
  return in;
}

}  // namespace

std::vector<api::Endpoint> fax_endpoints() {
  using namespace api;
  return {
      get("/v1/settings/fax", "setting.fax", "system.admin", "Whether FAX goes out by itself, and by which service",
          &show_settings),
      put("/v1/settings/fax", "setting.set_fax", "system.admin",
          "Decide whether FAX goes out by itself, and by which service", &save_settings),
      get("/v1/fax-numbers", "fax.list", "system.admin", "Numbers that FAX goes to by itself", &list),
      post("/v1/fax-numbers", "fax.ask", "system.admin", "Send a test page to a number", &ask),
      post("/v1/fax-numbers/verify", "fax.verify", "system.admin", "The code of the test page was read back", &verify),
      post("/v1/fax-numbers/forget", "fax.forget", "system.admin", "Send nothing to a number any more", &forget),
      post("/v1/system/fax-numbers/tested", "fax.tested", "system.admin",
           "The program's own: what the mail server said of a test page", &tested),
  };
}

}  // namespace kaname::delivery
