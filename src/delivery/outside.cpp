// SPDX-License-Identifier: Apache-2.0
#include "delivery/outside.h"

#include <algorithm>

#include "base/crypto.h"
#include "base/digits.h"
#include "base/text_fold.h"
#include "delivery/fax.h"
#include "delivery/subscription.h"
#include "trust/services.h"

namespace kaname::delivery {
namespace {

using store::Read;
using store::Write;

constexpr std::int64_t kMinuteMs = 60'000;
constexpr std::int64_t kLeaseMs = 2 * kMinuteMs;
constexpr std::int64_t kFirstWaitMs = 30'000;
constexpr std::int64_t kPassMs = 30 * kMinuteMs;
constexpr std::int64_t kMostShown = 500;
constexpr std::size_t kDigits = 4;

std::string digits_in(std::string_view text) {
  std::string out;
  for (const char c : text::fold(text)) {
    if (c >= '0' && c <= '9') out += c;
  }
  return out;
}

int rank(DeliveryState state) { return static_cast<int>(state); }

DeliveryState state_of(Step step) {
  switch (step) {
    case Step::sent: return DeliveryState::sent;
    case Step::opened: return DeliveryState::opened;
    case Step::read: return DeliveryState::read;
    case Step::acknowledged: return DeliveryState::acknowledged;
    case Step::answered: return DeliveryState::answered;
    case Step::failed: return DeliveryState::failed;
  }
  return DeliveryState::failed;
}

void stamp(std::optional<Timestamp>& at, Timestamp now) {
  if (!at) at = now;
}

Delivery drafted(Write& tx, const api::Caller& caller, const Parcel& parcel) {
  Delivery out;
  out.area_id = tx.area();
  out.id = tx.new_id<DeliveryId>();
  out.person_id = parcel.person_id;
  out.subject_kind = parcel.kind;
  out.subject_id = parcel.subject_id;
  out.receiver_id = parcel.receiver_id;
  out.receiver = parcel.receiver;
  out.office_id = parcel.office_id;
  out.office_name = parcel.office_name;
  out.way = parcel.way;
  out.address = parcel.address;
  out.phone = text::trim(parcel.phone);
  out.account_id = *caller.account_id;
  out.sender = caller.name;
  out.created_at = tx.now();
  out.tells = parcel.tells;
  return out;
}

void begin(Write& tx, const Delivery& delivery) {
  tx.insert(delivery);
  const bool by_itself =
      delivery.way == Way::mail || (delivery.way == Way::fax && fax_goes_by_itself(tx, delivery.address));
  if (by_itself) tx.upsert(MailDue{tx.area(), delivery.id, tx.now(), tx.now(), 0});
}

trust::LinkSigner pass_signer() {
  return trust::LinkSigner(
      std::string(crypto::as_text(crypto::hmac_sha256(trust::services().seal_key, "kaname reader pass"))));
}

}  // namespace

Result<std::string> check_address(Way way, std::string_view typed) {
  // Full-width figures of a Japanese keyboard are the same number.
  std::string out = text::trim(way == Way::paper ? std::string(typed) : text::nfkc(typed));
  if (way == Way::paper) return out;
  if (out.empty()) return fail_field("address", "delivery_address");
  if (way == Way::mail) {
    if (!is_mail_address(out)) return fail_field("address", "mail_shape");
    return out;
  }
  if (digits::telephone(out) == digits::Check::malformed) return fail_field("address", "delivery_number");
  return out;
}

std::string last_digits(std::string_view phone) {
  const std::string all = digits_in(phone);
  return all.size() < kDigits ? std::string() : all.substr(all.size() - kDigits);
}

bool is_under_way(const Delivery& delivery) {
  return delivery.state != DeliveryState::failed && delivery.state != DeliveryState::ended;
}

bool is_link_open(const Delivery& delivery, Timestamp now) {
  return is_under_way(delivery) && delivery.link_until && now < *delivery.link_until;
}

Result<Done> advance(Delivery& delivery, Step step, Timestamp at, const std::string& by) {
  if (!is_under_way(delivery)) return fail(Problem::conflict, "delivery_over");
  if (step == Step::failed) {
    // Who has read it has got it.
    if (delivery.state > DeliveryState::sent) return fail(Problem::conflict, "delivery_arrived");
    delivery.failed_at = at;
    delivery.state = DeliveryState::failed;
    return Done{};
  }
  if (!delivery.sent_at) {
    delivery.sent_at = at;
    delivery.sent_by = by;
  }
  if (step == Step::opened) stamp(delivery.opened_at, at);
  if (step >= Step::read) stamp(delivery.read_at, at);
  if (step == Step::acknowledged) stamp(delivery.ack_at, at);
  if (step == Step::answered) stamp(delivery.answered_at, at);
  if (step >= Step::read && !by.empty()) delivery.noted_by = by;
  if (rank(state_of(step)) > rank(delivery.state)) delivery.state = state_of(step);
  return Done{};
}

void end(Delivery& delivery, Timestamp at, const std::string& by) {
  delivery.ended_at = at;
  delivery.state = DeliveryState::ended;
  if (!by.empty()) delivery.noted_by = by;
}

Result<Delivery> get_delivery(Read& tx, DeliveryId id) {
  auto found = tx.first<Delivery>("WHERE area_id = $1 AND id = $2", tx.area(), id);
  if (!found) return fail(Problem::not_found, "delivery_not_found");
  return std::move(*found);
}

std::vector<Delivery> deliveries_of(Read& tx, const Uuid& person, SubjectKind kind) {
  return tx.select<Delivery>(
      "WHERE area_id = $1 AND person_id = $2 AND subject_kind = $3 ORDER BY created_at DESC, id LIMIT $4", tx.area(),
      person, kind, kMostShown);
}

std::vector<Delivery> not_arrived(Read& tx, const api::AccountId& sender, SubjectKind kind) {
  return tx.select<Delivery>(
      "WHERE area_id = $1 AND account_id = $2 AND subject_kind = $3 AND (state IN ('todo', 'failed')"
      " OR (state = 'sent' AND way = 'mail' AND link_until <= $4)) ORDER BY created_at, id LIMIT $5",
      tx.area(), sender, kind, tx.now(), kMostShown);
}

std::vector<Delivery> deliveries_about(Read& tx, const Uuid& subject) {
  return tx.select<Delivery>("WHERE area_id = $1 AND subject_id = $2 ORDER BY created_at DESC, id DESC", tx.area(),
                             subject);
}

std::vector<Delivery> by_hand_of_office(Read& tx, const Uuid& office, SubjectKind kind) {
  return tx.select<Delivery>(
      "WHERE area_id = $1 AND subject_kind = $2 AND state = 'todo' AND way <> 'mail'"
      " AND id NOT IN (SELECT delivery_id FROM delivery_mail WHERE area_id = $1) AND account_id IN"
      " (SELECT account_id FROM membership WHERE area_id = $1 AND office_id = $3 AND (until IS NULL OR until > $4))"
      " ORDER BY created_at, id LIMIT $5",
      tx.area(), kind, office, tx.now(), kMostShown);
}

std::vector<Delivery> deliveries_to(Read& tx, const Uuid& subject, const Uuid& receiver) {
  return tx.select<Delivery>(
      "WHERE area_id = $1 AND subject_id = $2 AND receiver_id = $3 ORDER BY created_at DESC, id DESC", tx.area(),
      subject, receiver);
}

Result<Delivery> send(Write& tx, const api::Caller& caller, const Parcel& parcel) {
  Delivery out = drafted(tx, caller, parcel);
  out.address = TRY(check_address(parcel.way, parcel.address));
  const bool checkable = !last_digits(out.phone).empty();
  if (parcel.way == Way::mail && parcel.link_until && !checkable)
    return fail_field("receivers", "delivery_needs_phone");
  if (checkable && (parcel.way == Way::mail || parcel.way == Way::fax)) out.link_until = parcel.link_until;
  begin(tx, out);
  return out;
}

Delivery send_by_hand(Write& tx, const api::Caller& caller, Delivery failed) {
  Parcel parcel;
  parcel.kind = failed.subject_kind;
  parcel.person_id = failed.person_id;
  parcel.subject_id = failed.subject_id;
  parcel.receiver_id = failed.receiver_id;
  parcel.receiver = failed.receiver;
  parcel.office_id = failed.office_id;
  parcel.office_name = failed.office_name;
  parcel.way = failed.way;
  parcel.address = failed.address;
  parcel.phone = failed.phone;
  parcel.tells = failed.tells;
  Delivery out = drafted(tx, caller, parcel);
  out.sent_at = tx.now();
  out.sent_by = caller.name;
  out.state = DeliveryState::sent;
  tx.insert(out);
  end(failed, tx.now(), caller.name);
  keep(tx, failed);
  return out;
}

void end_unread(Write& tx, const Uuid& subject, const Uuid& receiver, const std::string& by) {
  for (Delivery& old : deliveries_to(tx, subject, receiver)) {
    const bool open = old.state <= DeliveryState::opened || old.state == DeliveryState::failed;
    if (!open) continue;
    end(old, tx.now(), by);
    keep(tx, old);
  }
}

void keep(Write& tx, const Delivery& delivery) {
  tx.update(delivery);
  if (delivery.state == DeliveryState::todo) return;
  tx.execute("DELETE FROM delivery_mail WHERE area_id = $1 AND delivery_id = $2", tx.area(), delivery.id);
}

bool goes_by_itself(Read& tx, const Delivery& row) {
  return row.way == Way::fax && row.state == DeliveryState::todo && is_queued(tx, row.id.uuid);
}

bool any_mail_due(Read& tx) {
  return tx.number(
             "SELECT count(*) FROM (SELECT 1 FROM delivery_mail WHERE area_id = $1 AND due_at <= $2 LIMIT 1) AS due",
             tx.area(), tx.now()) > 0;
}

std::vector<Delivery> take_due_mails(Write& tx, std::size_t most) {
  std::vector<Delivery> out;
  for (MailDue& due : tx.select<MailDue>("WHERE area_id = $1 AND due_at <= $2 ORDER BY due_at, delivery_id LIMIT $3",
                                         tx.area(), tx.now(), static_cast<std::int64_t>(most))) {
    auto delivery = get_delivery(tx, due.delivery_id);
    if (!delivery || delivery->state != DeliveryState::todo) {
      tx.erase(due);
      continue;
    }
    due.due_at = tx.now().plus_ms(kLeaseMs);
    tx.update(due);
    out.push_back(std::move(*delivery));
  }
  return out;
}

bool put_off(Write& tx, DeliveryId id) {
  auto due = tx.first<MailDue>("WHERE area_id = $1 AND delivery_id = $2", tx.area(), id);
  if (!due) return true;  // taken back meanwhile
  if (++due->tries >= kMostMailTries) return false;
  due->due_at = tx.now().plus_ms(kFirstWaitMs << (due->tries - 1));
  tx.update(*due);
  return true;
}

bool is_locked(Read& tx, DeliveryId id) {
  const auto row = tx.first<LinkTry>("WHERE area_id = $1 AND delivery_id = $2", tx.area(), id);
  return row && row->failures >= kMostWrong;
}

void note_wrong(Write& tx, DeliveryId id) {
  auto row =
      tx.first<LinkTry>("WHERE area_id = $1 AND delivery_id = $2", tx.area(), id).value_or(LinkTry{tx.area(), id, 0});
  ++row.failures;
  tx.upsert(row);
}

std::int64_t forget_old_tries(Write& tx, std::int64_t most) {
  return tx.execute(
      "DELETE FROM delivery_try WHERE area_id = $1 AND delivery_id IN"
      " (SELECT t.delivery_id FROM delivery_try t LEFT JOIN delivery d ON d.area_id = t.area_id AND d.id = "
      "t.delivery_id"
      " WHERE t.area_id = $1 AND coalesce(d.link_until, 0) <= $2 ORDER BY t.delivery_id LIMIT $3)",
      tx.area(), tx.now(), most);
}

std::string pass_for(const std::string& area, DeliveryId id, Timestamp now) {
  return pass_signer().sign(area, id.uuid, now.plus_ms(kPassMs));
}

bool pass_holds(const std::string& area, DeliveryId id, std::string_view pass, Timestamp now) {
  const auto claims = pass_signer().verify(pass, now);
  return claims && claims->area == area && claims->link_id == id.uuid;
}

std::vector<model::TypePtr> history_tables() { return {model::type_of<Delivery>(), model::type_of<FaxNumber>()}; }

}  // namespace kaname::delivery
