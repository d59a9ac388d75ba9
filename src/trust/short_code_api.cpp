// SPDX-License-Identifier: Apache-2.0
// The personal code at a shared PC: setting it, who is offered there, and changing over to oneself.
#include "trust/account_store.h"
#include "trust/endpoints.h"
#include "trust/guard.h"
#include "trust/password.h"
#include "trust/services.h"
#include "trust/session_view.h"
#include "trust/shared_pc.h"
#include "trust/totp.h"

namespace kaname::trust {
namespace {

using api::Caller;
using api::Nothing;
using api::Read;
using api::Reply;
using api::Write;

struct SharedPerson {
  AccountId account_id;
  std::string name;
  bool ready = false;  // the code is enough; else the password is asked
};
constexpr auto describe(model::Tag<SharedPerson>) {
  using namespace model;
  return entity("SharedPerson", "共用パソコンを使う人", field("account_id", &SharedPerson::account_id),
                field("name", &SharedPerson::name, personal), field("ready", &SharedPerson::ready));
}

struct SharedPc {
  bool registered = false;
  std::string name;
  std::string office_name;
  std::vector<SharedPerson> people;
};
constexpr auto describe(model::Tag<SharedPc>) {
  using namespace model;
  return entity("SharedPc", "共用パソコン", field("registered", &SharedPc::registered), field("name", &SharedPc::name),
                field("office_name", &SharedPc::office_name), field("people", &SharedPc::people));
}

struct Switch {
  AccountId account_id;
  std::string code;
};
constexpr auto describe(model::Tag<Switch>) {
  using namespace model;
  return entity("SwitchPerson", "暗証番号で入る", field("account_id", &Switch::account_id, required),
                field("code", &Switch::code, required | secret | max_chars(50) | label("暗証番号", "Personal code")));
}

struct NewShortCode {
  std::string code;
};
constexpr auto describe(model::Tag<NewShortCode>) {
  using namespace model;
  return entity(
      "ShortCodeIn", "暗証番号を決める",
      field("code", &NewShortCode::code, required | secret | max_chars(50) | label("暗証番号", "Personal code")));
}

struct ShortCodeState {
  bool set = false;
  std::optional<Timestamp> changed_at;
};
constexpr auto describe(model::Tag<ShortCodeState>) {
  using namespace model;
  return entity("ShortCodeState", "暗証番号の状態", field("set", &ShortCodeState::set),
                field("changed_at", &ShortCodeState::changed_at));
}

struct Hash {
  std::string text;
};

// Somebody who may be offered at this PC: of its office, with a code, and here before.
struct Candidate {
  DevicePerson person;
  std::string hash;
  std::string name;
  bool ready = false;
};

std::vector<Candidate> candidates(Read& tx, const Device& device) {
  std::vector<Candidate> out;
  tx.rows(
      "SELECT p.account_id, p.full_at, p.factors, p.failures, s.hash, a.name FROM device_person p"
      " JOIN short_code s ON s.area_id = p.area_id AND s.account_id = p.account_id"
      " JOIN account a ON a.area_id = p.area_id AND a.id = p.account_id"
      " WHERE p.area_id = $1 AND p.device_id = $2 AND a.active = 1 AND EXISTS (SELECT 1 FROM membership m"
      " WHERE m.area_id = p.area_id AND m.account_id = p.account_id AND m.office_id = $3 AND m.since <= $4"
      " AND (m.until IS NULL OR m.until > $4)) ORDER BY a.name_kana, a.name, a.id",
      [&](const model::Row& row) {
        Candidate one;
        one.person = {device.area_id,
                      device.id,
                      AccountId::parse(row.text(0)).value_or(AccountId{}),
                      Timestamp{row.integer(1)},
                      row.integer(2),
                      row.integer(3)};
        one.hash = row.text(4);
        one.name = row.text(5);
        one.ready = one.person.failures < kShortCodeTries && tx.now().ms < one.person.full_at.ms + kShortCodeMs;
        out.push_back(std::move(one));
      },
      device.area_id, device.id, device.office_id, tx.now());
  return out;
}

std::optional<Candidate> candidate(Read& tx, const Device& device, AccountId account) {
  for (Candidate& one : candidates(tx, device)) {
    if (one.person.account_id == account) return std::move(one);
  }
  return std::nullopt;
}

std::optional<Device> shared_device(Read& tx, const Caller& caller) {
  auto device = device_of(tx, caller);
  if (device && device->kind != DeviceKind::shared_pc) device.reset();
  return device;
}

Result<SharedPc> show_pc(Read& tx, const Caller& caller, const Nothing&) {
  SharedPc out;
  const auto device = shared_device(tx, caller);
  if (!device) return out;
  Read area = tx.in_area(device->area_id);
  out.registered = true;
  out.name = device->name;
  out.office_name = office_name(area, device->office_id);
  for (Candidate& one : candidates(area, *device)) {
    out.people.push_back({one.person.account_id, std::move(one.name), one.ready});
  }
  return out;
}

Result<Checked> prepare_switch(Read& tx, const Caller& caller, const Switch& in) {
  const auto device = shared_device(tx, caller);
  if (!device) return fail(Problem::unauthorized, "device_unknown");
  const auto who = candidate(tx, *device, in.account_id);
  if (!who || !who->ready) return fail(Problem::unauthorized, "full_sign_in_needed");
  Checked out;
  out.account = in.account_id;
  out.hash = who->hash;
  const std::string code = six_digits(in.code);
  const bool right = !code.empty() && TRY(verify_password(who->hash, code));
  out.outcome = right ? Outcome::right : Outcome::wrong;
  return out;
}

Result<Reply> change_over(Write& tx, const Caller& caller, const Switch&, const Checked& checked) {
  const auto device = shared_device(tx, caller);
  if (!device) return fail(Problem::unauthorized, "device_unknown");
  auto who = candidate(tx, *device, checked.account);
  if (!who || !who->ready || who->hash != checked.hash) return fail(Problem::unauthorized, "full_sign_in_needed");
  const bool right = checked.outcome == Outcome::right;
  who->person.failures = right ? 0 : who->person.failures + 1;
  tx.update(who->person);
  if (right) {
    return enter(tx, caller, device->area_id, checked.account, SessionKind::short_code,
                 static_cast<int>(who->person.factors));
  }
  const bool over = who->person.failures >= kShortCodeTries;
  return refused(over ? fail(Problem::unauthorized, "full_sign_in_needed") : fail_field("code", "short_code_wrong"),
                 caller);
}

// 111111, 123456, 654321, 121212: what others try first.
bool easily_guessed(std::string_view code) {
  bool same = true, up = true, down = true, pairs = true;
  for (std::size_t i = 1; i < code.size(); ++i) {
    same = same && code[i] == code[0];
    up = up && code[i] == code[i - 1] + 1;
    down = down && code[i] == code[i - 1] - 1;
    pairs = pairs && (i < 2 || code[i] == code[i - 2]);
  }
  return same || up || down || pairs || code.substr(0, 3) == code.substr(3);
}

ShortCodeState state_of(Read& tx, const Caller& caller) {
  const auto row = tx.first<ShortCode>("WHERE area_id = $1 AND account_id = $2", caller.area, *caller.account_id);
  if (!row) return {};
  return {true, row->changed_at};
}

Result<ShortCodeState> show_code(Read& tx, const Caller& caller, const Nothing&) { return state_of(tx, caller); }

Result<Hash> prepare_code(Read& tx, const Caller& caller, const NewShortCode& in) {
  const std::string code = six_digits(in.code);
  if (code.empty()) return fail_field("code", "short_code_shape");
  if (easily_guessed(code)) return fail_field("code", "short_code_easy");
  if (tx.number("SELECT count(*) FROM session WHERE area_id = $1 AND token_hash = $2 AND kind <> 'short_code'",
                caller.area, caller.session) == 0) {
    return fail(Problem::forbidden, "full_sign_in_needed");
  }
  return Hash{TRY(hash_password(code))};
}

Result<ShortCodeState> set_code(Write& tx, const Caller& caller, const NewShortCode&, const Hash& hash) {
  tx.upsert(ShortCode{caller.area, *caller.account_id, hash.text, tx.now()});
  return state_of(tx, caller);
}

Result<ShortCodeState> remove_code(Write& tx, const Caller& caller, const Nothing&) {
  tx.execute("DELETE FROM short_code WHERE area_id = $1 AND account_id = $2", caller.area, *caller.account_id);
  return state_of(tx, caller);
}

}  // namespace

std::vector<api::Endpoint> short_code_endpoints() {
  using namespace api;
  Endpoint change =
      unjournaled(post_prepared("/v1/session/switch", "session.sign_in_short", "public",
                                "Change over at a shared PC by the personal code", &prepare_switch, &change_over));
  change.out = model::type_of<SessionView>();
  return {
      get("/v1/shared-pc", "device.shared_pc", "public", "The shared PC this is, and who changes over here", &show_pc),
      std::move(change),
      get("/v1/me/short-code", "short_code.show", "signed_in", "Whether one has a personal code", &show_code),
      unjournaled(post_prepared("/v1/me/short-code", "short_code.set", "signed_in", "Set the personal code",
                                &prepare_code, &set_code)),
      unjournaled(del("/v1/me/short-code", "short_code.remove", "signed_in", "Remove the personal code", &remove_code)),
  };
}

}  // namespace kaname::trust
