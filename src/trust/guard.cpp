// SPDX-License-Identifier: Apache-2.0
#include "trust/guard.h"

#include "api/messages.h"
#include "api/problem.h"
#include "trust/account_store.h"
#include "trust/password.h"

namespace kaname::trust {

using api::Caller;
using api::Reply;
using store::Read;
using store::Write;

Reply refused(const Error& error, const Caller& caller) {
  api::Answer answer = api::problem_answer(error, caller.language);
  return Reply{answer.status, std::move(answer.body), std::move(answer.content_type), std::move(answer.headers), {}};
}

Reply slow_down(const Wait& wait, const Caller& caller) {
  std::string sentence(api::message_of("sign_in_slow_down", caller.language));
  constexpr std::string_view place = "{seconds}";
  if (const auto at = sentence.find(place); at != std::string::npos) {
    sentence.replace(at, place.size(), std::to_string(wait.seconds()));
  }
  Reply reply;
  reply.status = api::status_of(Problem::too_many);
  reply.headers.emplace_back("retry-after", std::to_string(wait.seconds()));
  reply.body = "{\"code\":\"sign_in_slow_down\",\"message\":";
  model::write_json(reply.body, sentence);
  reply.body += ",\"fields\":[]}";
  return reply;
}

Result<Checked> check_password(Read& tx, TryKeys keys, const std::optional<Account>& account,
                               const std::string& password) {
  Checked out;
  out.keys = std::move(keys);
  if (wait_for(tx, out.keys).ms > 0) {
    out.outcome = Outcome::wait;
    return out;
  }
  if (account && account->active) {
    out.account = account->id;
    const auto credential = tx.first<Credential>("WHERE area_id = $1 AND account_id = $2", out.keys.area, account->id);
    if (credential) out.hash = credential->hash;
  }
  out.outcome = TRY(verify_password(out.hash, password)) ? Outcome::right : Outcome::wrong;
  return out;
}

Result<Checked> check_own_password(Read& tx, const Caller& caller, const std::string& password) {
  if (!caller.account_id) return fail(Problem::unauthorized, "sign_in_needed");
  const auto account = find_account(tx, caller.area, *caller.account_id);
  if (!account) return fail(Problem::unauthorized, "sign_in_needed");
  return check_password(tx, try_keys(caller.area, account->login, caller.remote_address), account, password);
}

std::optional<Reply> turn_away(Write& tx, const Caller& caller, const Checked& checked, const Error& wrong) {
  if (const Wait wait = wait_for(tx, checked.keys); wait.ms > 0) {
    note_wait(tx, checked.keys, wait);
    return slow_down(wait, caller);
  }
  if (checked.outcome == Outcome::wait) return slow_down(Wait{1000, false}, caller);  // over by now, but not looked at
  const auto credential =
      tx.first<Credential>("WHERE area_id = $1 AND account_id = $2", checked.keys.area, checked.account);
  const bool still_right = checked.outcome == Outcome::right && credential && credential->hash == checked.hash;
  if (still_right) return std::nullopt;
  note_failure(tx, checked.keys);
  return refused(wrong, caller);
}

}  // namespace kaname::trust
