// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "bridges/returns/matcher.h"
#include "delivery/sheet_mark.h"
#include "people/person_store.h"
#include "thread/entry_store.h"
#include "thread/outside.h"
#include "transitions/conference_rules.h"
#include "transitions/conference_store.h"
#include "trust/services.h"

namespace kaname::bridges {
namespace {

using api::Caller;

// ---- conferences

std::optional<std::string> conference_mark(std::string_view area, std::string_view text) {
  const auto mark = transitions::parse_sheet_mark(text, area);
  if (!mark) return std::nullopt;
  return transitions::sheet_mark(mark->end, mark->number);
}

std::vector<Found> found_conferences(Read& tx, std::string_view end, std::optional<std::int64_t> number) {
  std::vector<Found> out;
  for (transitions::Conference& row : transitions::conferences_by_end(tx, end)) {
    const transitions::Poll poll = transitions::poll_of(tx, std::move(row));
    for (const transitions::Invited& one : poll.invited) {
      if (!transitions::is_asked(one) || (number && one.number != *number)) continue;
      out.push_back(
          {ReturnKind::conference, poll.conference.id.uuid, one.number, transitions::person_of(tx, poll.conference)});
    }
  }
  return out;
}

std::optional<Found> find_conference_sheet(Read& tx, std::string_view text) {
  const auto mark = transitions::parse_sheet_mark(text, tx.area());
  if (!mark) return std::nullopt;
  auto all = found_conferences(tx, mark->end, mark->number);
  if (all.size() != 1) return std::nullopt;
  return all.front();
}

// "7F3A21-3", or without the end: everybody who was invited.
std::vector<Found> conference_by_number(Read& tx, std::string_view number) {
  const std::size_t hyphen = number.find('-');
  std::optional<std::int64_t> who;
  if (hyphen != std::string_view::npos) who = std::atoll(std::string(number.substr(hyphen + 1)).c_str());
  return found_conferences(tx, number.substr(0, hyphen), who);
}

std::string joined(const std::string& office, const std::string& name) {
  return office.empty() || name.empty() ? office + name : office + " " + name;
}

// Her name, for those who may read her record; the list itself is no look.
std::string name_of(Read& tx, const Caller& caller, const std::optional<PersonId>& person) {
  if (!person || trust::person_access(tx, caller, *person).reach < trust::Reach::view) return {};
  const auto parts = people::person_parts(tx, *person);
  return parts ? (*parts)->person.name : std::string();
}

std::optional<Matter> see_conference_sheet(Read& tx, const Caller& caller, const Found& found) {
  const auto seen = transitions::find_conference(tx, caller, transitions::ConferenceId{found.subject_id});
  if (!seen || !seen->full) return std::nullopt;
  Matter out;
  out.kind = found.kind;
  out.subject_id = found.subject_id;
  out.part = found.part;
  out.title = seen->poll.conference.title;
  out.person_name = name_of(tx, caller, seen->person_id);
  if (!out.person_name.empty()) out.person_id = seen->person_id;
  for (const transitions::Invited& one : seen->poll.invited) {
    if (one.number != found.part || !transitions::is_asked(one)) continue;
    out.number = transitions::reply_number(seen->poll.conference, one);
    out.from = joined(one.office_name, one.name);
    out.answered = one.answered_at.has_value();
  }
  out.may_answer = seen->may_manage && seen->poll.conference.state == transitions::ConferenceState::asked;
  return out;
}

// ---- sheets of entries

constexpr std::string_view kLinkPath = "/link/r/";

std::optional<std::string> entry_mark(std::string_view area, std::string_view text) {
  if (delivery::end_of_mark(text)) return std::string(text);
  const std::size_t at = text.find(kLinkPath);
  const auto& signer = trust::services().links;
  if (at == std::string_view::npos || !signer) return std::nullopt;
  // Also of a link that has closed long ago: the paper comes back when it comes back.
  const auto claims = signer->verify(text.substr(at + kLinkPath.size()), Timestamp{});
  if (!claims || claims->area != area) return std::nullopt;
  return delivery::sheet_mark(delivery::DeliveryId{claims->link_id});
}

std::vector<Found> found_entries(Read& tx, std::string_view end) {
  std::vector<Found> out;
  for (const delivery::Delivery& row : delivery::deliveries_by_end(tx, end)) {
    if (row.subject_kind == delivery::SubjectKind::entry)
      out.push_back({ReturnKind::entry, row.id.uuid, 0, PersonId{row.person_id}});
  }
  return out;
}

std::optional<Found> find_entry_sheet(Read& tx, std::string_view mark) {
  const auto end = delivery::end_of_mark(mark);
  if (!end) return std::nullopt;
  auto all = found_entries(tx, *end);
  if (all.size() != 1) return std::nullopt;
  return all.front();
}

std::vector<Found> entry_by_number(Read& tx, std::string_view number) {
  return number.find('-') == std::string_view::npos ? found_entries(tx, number) : std::vector<Found>{};
}

std::optional<Matter> see_entry_sheet(Read& tx, const Caller& caller, const Found& found) {
  const auto row = delivery::get_delivery(tx, delivery::DeliveryId{found.subject_id});
  if (!row) return std::nullopt;
  const PersonId person{row->person_id};
  const trust::Reach reach = trust::person_access(tx, caller, person).reach;
  if (reach < trust::Reach::view) return std::nullopt;
  Matter out;
  out.kind = found.kind;
  out.subject_id = found.subject_id;
  out.number = delivery::sheet_number(row->id);
  out.from = joined(row->office_name, row->receiver);
  out.person_name = name_of(tx, caller, person);
  out.person_id = person;
  out.answered = row->answered_at.has_value();
  out.may_answer = reach >= trust::Reach::write && delivery::is_under_way(*row);
  return out;
}

}  // namespace

Matcher conference_matcher() {
  return {ReturnKind::conference, &conference_mark, &find_conference_sheet, &conference_by_number,
          &see_conference_sheet};
}

Matcher entry_matcher() {
  return {ReturnKind::entry, &entry_mark, &find_entry_sheet, &entry_by_number, &see_entry_sheet};
}

std::span<const Matcher> matchers() {
  static const std::vector<Matcher> all = {conference_matcher(), entry_matcher(), document_matcher()};
  return all;
}

const Matcher* matcher_of(ReturnKind kind) {
  const auto all = matchers();
  const auto found = std::find_if(all.begin(), all.end(), [kind](const Matcher& one) { return one.kind == kind; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace kaname::bridges
