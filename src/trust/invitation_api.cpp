// SPDX-License-Identifier: Apache-2.0
// Making an invitation, opening it, beginning with it; and the pledge.
#include "journal/journal.h"
#include "trust/account_store.h"
#include "trust/area_settings.h"
#include "trust/guard.h"
#include "trust/invitation.h"
#include "trust/password.h"
#include "trust/session_view.h"
#include "trust/totp.h"

namespace kaname::trust {
namespace {

using api::Caller;
using api::Nothing;
using api::Read;
using api::Reply;
using api::Write;

struct Invited {
  AccountId id;
};
constexpr auto describe(model::Tag<Invited>) {
  using namespace model;
  return entity("Invited", "招待する人", field("id", &Invited::id, from_path | required));
}

struct InvitationMade {
  std::string code;  // told once
  Timestamp expires_at;
};
constexpr auto describe(model::Tag<InvitationMade>) {
  using namespace model;
  return entity("InvitationMade", "招待", field("code", &InvitationMade::code, secret),
                field("expires_at", &InvitationMade::expires_at));
}

// Empty in a replay: a code that nobody was told must not open anything.
struct MadeCode {
  std::string told;
};

struct InvitationCode {
  std::string code;
  std::string area_id;
};
constexpr auto describe(model::Tag<InvitationCode>) {
  using namespace model;
  return entity(
      "InvitationCode", "招待のコード",
      field("code", &InvitationCode::code, required | secret | max_chars(100) | label("招待のコード", "Code")),
      field("area_id", &InvitationCode::area_id, max_chars(6) | label("エリア", "Area")));
}

struct InvitationView {
  std::string area_id;
  std::string area_name;
  std::string name;
  std::string login;
};
constexpr auto describe(model::Tag<InvitationView>) {
  using namespace model;
  return entity("InvitationView", "招待された人", field("area_id", &InvitationView::area_id),
                field("area_name", &InvitationView::area_name), field("name", &InvitationView::name, personal),
                field("login", &InvitationView::login, personal));
}

struct Begin {
  std::string code;
  std::string area_id;
  std::string password;
};
constexpr auto describe(model::Tag<Begin>) {
  using namespace model;
  return entity(
      "InvitationBegin", "招待で使いはじめる",
      field("code", &Begin::code, required | secret | max_chars(100) | label("招待のコード", "Code")),
      field("area_id", &Begin::area_id, max_chars(6) | label("エリア", "Area")),
      field("password", &Begin::password, required | secret | max_chars(400) | label("パスワード", "Password")));
}

struct Prepared {
  std::string area;
  std::string hash;
};

struct PledgeMade {
  Timestamp accepted_at;
};
constexpr auto describe(model::Tag<PledgeMade>) {
  return model::entity("PledgeMade", "誓約の記録", model::field("accepted_at", &PledgeMade::accepted_at));
}

const std::string& area_of(Read& tx, const std::string& given) { return given.empty() ? tx.area() : given; }

TryKeys keys_of(const std::string& area, const Caller& caller) {
  return try_keys(area, "invitation", caller.remote_address);
}

Result<MadeCode> prepare_invitation(Read&, const Caller&, const Invited&) { return MadeCode{new_paper_code()}; }

Result<InvitationMade> invite(Write& tx, const Caller& caller, const Invited& in, const MadeCode& made) {
  TRY(may_administer(tx, caller, in.id));
  const auto account = find_account(tx, tx.area(), in.id);
  if (!account->active) return fail(Problem::conflict, "account_inactive");
  tx.execute("DELETE FROM invitation WHERE area_id = $1 AND account_id = $2 AND used_at IS NULL", tx.area(), in.id);
  const Timestamp until = tx.now().plus_ms(kInvitationMs);
  if (!made.told.empty()) {
    tx.insert(Invitation{tx.area(), tx.new_id<InvitationId>(), in.id, paper_code_hash(normal_paper_code(made.told)),
                         caller.account_id.value_or(in.id), tx.now(), until, std::nullopt});
  }
  tx.concerns(in.id.uuid);
  return InvitationMade{made.told, until};
}

Result<Reply> open_invitation(Write& tx, const Caller& caller, const InvitationCode& in) {
  const std::string area = area_of(tx, in.area_id);
  if (area.empty()) return fail_field("area_id", "area_needed");
  const TryKeys keys = keys_of(area, caller);
  if (const Wait wait = wait_for(tx, keys); wait.ms > 0) {
    note_wait(tx, keys, wait);
    return slow_down(wait, caller);
  }
  const auto invitation = find_invitation(tx, area, in.code);
  const auto account = invitation ? find_account(tx, area, invitation->account_id) : std::nullopt;
  if (!account || !account->active) {
    note_failure(tx, keys);
    return refused(fail_field("code", "invitation_wrong"), caller);
  }
  InvitationView out{area, {}, account->name, account->login};
  if (const auto row = journal::find_area(tx, area)) out.area_name = row->name;
  return api::detail::make_reply(std::move(out));
}

Result<Prepared> prepare_begin(Read& tx, const Caller& caller, const Begin& in) {
  Prepared out;
  out.area = area_of(tx, in.area_id);
  if (out.area.empty()) return fail_field("area_id", "area_needed");
  if (wait_for(tx, keys_of(out.area, caller)).ms > 0) return out;
  const auto invitation = find_invitation(tx, out.area, in.code);
  const auto account = invitation ? find_account(tx, out.area, invitation->account_id) : std::nullopt;
  if (!account) return out;
  if (const auto fault = password_fault(in.password, account->login); !fault.empty()) {
    return fail_field("password", fault);
  }
  out.hash = TRY(hash_password(in.password));
  return out;
}

Result<Reply> begin(Write& tx, const Caller& caller, const Begin& in, const Prepared& prepared) {
  const TryKeys keys = keys_of(prepared.area, caller);
  if (const Wait wait = wait_for(tx, keys); wait.ms > 0) {
    note_wait(tx, keys, wait);
    return slow_down(wait, caller);
  }
  auto invitation = find_invitation(tx, prepared.area, in.code);
  const auto account = invitation ? find_account(tx, prepared.area, invitation->account_id) : std::nullopt;
  if (!account || !account->active || prepared.hash.empty()) {
    note_failure(tx, keys);
    return refused(fail_field("code", "invitation_wrong"), caller);
  }
  note_success(tx, keys);
  invitation->used_at = tx.now();
  tx.update(*invitation);
  set_password_hash(tx, prepared.area, account->id, prepared.hash, MustChange::no);
  tx.execute("UPDATE credential SET pledge_due = 1 WHERE area_id = $1 AND account_id = $2", prepared.area, account->id);
  return enter_or_ask_code(tx, caller, prepared.area, account->id, SessionKind::invitation);
}

// Journaled: the words that held at this moment, and who agreed.
Result<PledgeMade> pledge(Write& tx, const Caller& caller, const Nothing&) {
  tx.insert(Pledge{tx.area(), tx.new_id<PledgeId>(), *caller.account_id, pledge_words(tx, tx.area()), tx.now()});
  tx.execute("UPDATE credential SET pledge_due = 0 WHERE area_id = $1 AND account_id = $2", tx.area(),
             *caller.account_id);
  tx.concerns(caller.account_id->uuid);
  return PledgeMade{tx.now()};
}

api::Endpoint answering(api::Endpoint endpoint, model::TypePtr out) {
  endpoint.out = std::move(out);
  return endpoint;
}

}  // namespace

std::optional<Invitation> find_invitation(Read& tx, const std::string& area, std::string_view typed) {
  const std::string code = normal_paper_code(typed);
  if (code.empty()) return std::nullopt;
  auto row = tx.first<Invitation>("WHERE area_id = $1 AND code_hash = $2", area, paper_code_hash(code));
  if (row && (row->used_at || row->expires_at.ms <= tx.now().ms)) row.reset();
  return row;
}

std::vector<api::Endpoint> invitation_endpoints() {
  using namespace api;
  return {
      post_prepared("/v1/accounts/{id}/invitation", "account.invite", "account.edit",
                    "Make an invitation; its code is told once", &prepare_invitation, &invite),
      answering(unjournaled(post("/v1/invitations/open", "invitation.open", "public", "Whose invitation a code is",
                                 &open_invitation)),
                model::type_of<InvitationView>()),
      answering(unjournaled(post_prepared("/v1/invitations/begin", "session.sign_in_invitation", "public",
                                          "Set the password and begin", &prepare_begin, &begin)),
                model::type_of<SessionView>()),
      post("/v1/me/pledge", "account.pledge", "signed_in", "Make the pledge", &pledge),
  };
}

}  // namespace kaname::trust
