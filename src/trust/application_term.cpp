// SPDX-License-Identifier: Apache-2.0
#include "trust/application_term.h"

#include "journal/journal.h"

namespace kaname::trust {
namespace {

using api::Caller;
using api::Read;
using api::Write;

struct ForgottenApplications {
  std::int64_t count = 0;
  bool more = false;
};
constexpr auto describe(model::Tag<ForgottenApplications>) {
  using namespace model;
  return entity("ForgottenApplications", "消した利用申請", field("count", &ForgottenApplications::count),
                field("more", &ForgottenApplications::more));
}

std::vector<Application> past_term(Read& tx, std::int64_t most) {
  return tx.select<Application>(
      "WHERE area_id = $1 AND state <> 'waiting' AND decided_at <= $2"
      " AND (name <> $3 OR phone <> $3 OR reason <> $3 OR mail <> '') ORDER BY number LIMIT $4",
      tx.area(), tx.now().plus_ms(-kKeepApplicationsMs), kForgotten, most);
}

// The body that a replay takes in the place of the erased one: it makes the same row, with nobody in it.
std::string send_instead(const Application& one) {
  std::string out = fmt::format(
      R"({{"name":"{0}","name_kana":"{0}","phone":"{0}","reason":"{0}","profession":"{1}","role":"{2}","office_name":)",
      kForgotten, model::code_of(one.profession), model::code_of(one.role));
  model::write_json(out, one.office_name);
  if (one.office_id) out += fmt::format(R"(,"office_id":"{}")", one.office_id->text());
  return out + "}";
}

void forget(Write& tx, Application one) {
  for (const journal::Entry& entry : journal::entries_about(tx, one.id.uuid, 100)) {
    if (entry.act == "application.send") journal::erase_body(tx, entry, send_instead(one));
    if (entry.act == "application.decline")
      journal::erase_body(tx, entry, fmt::format(R"({{"id":"{}","reason":"{}"}})", one.id.text(), kForgotten));
  }
  one.name = one.name_kana = one.phone = one.reason = kForgotten;
  one.mail.clear();
  if (!one.decision.empty()) one.decision = kForgotten;
  tx.update(one);
}

Result<ForgottenApplications> forget_applications(Write& tx, const Caller&, const api::Nothing&) {
  ForgottenApplications out;
  for (Application& one : past_term(tx, kApplicationsATurn)) {
    forget(tx, std::move(one));
    ++out.count;
  }
  out.more = any_application_past_term(tx);
  return out;
}

}  // namespace

bool any_application_past_term(Read& tx) { return !past_term(tx, 1).empty(); }

std::vector<api::Endpoint> application_term_endpoints() {
  return {api::post("/v1/erasures/applications", "erasure.applications", "retention.manage",
                    "Forget who asked for an account, when it has long been decided", &forget_applications)};
}

}  // namespace kaname::trust
