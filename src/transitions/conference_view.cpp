// SPDX-License-Identifier: Apache-2.0
#include "transitions/conference_view.h"

#include <algorithm>

#include "people/person_store.h"

namespace kaname::transitions {
namespace {

bool is_mine(const SeenConference& seen, const Invited& one) {
  return std::find(seen.mine.begin(), seen.mine.end(), one.id) != seen.mine.end();
}

// The hospital knows its patient by the name it told itself.
std::string name_of(Read& tx, const SeenConference& seen) {
  if (seen.stay && (seen.stay->side == Side::hospital || !seen.person_id)) {
    const Stay& stay = seen.stay->stay;
    return stay.told_name.empty() ? stay.told_kana : stay.told_name;
  }
  if (!seen.person_id) return {};
  const auto parts = people::person_parts(tx, *seen.person_id);
  return parts ? (*parts)->person.name : std::string();
}

InvitedView invited_view(const SeenConference& seen, const Invited& one) {
  InvitedView out;
  out.id = one.id;
  out.reply_number = reply_number(seen.poll.conference, one);
  out.mine = is_mine(seen, one);
  out.office_name = one.office_name;
  out.name = one.name;
  out.profession = one.profession;
  out.must_attend = one.must_attend;
  out.channel = one.channel;
  out.address = one.address;
  out.phone = one.phone;
  out.guest = one.guest;
  out.answered_at = one.answered_at;
  out.answered_by = one.answered_by;
  out.typed_by = one.typed_by;
  out.via = one.via;
  for (const SlotReply& reply : seen.poll.replies) {
    if (reply.invited_id == one.id) out.answers.push_back({reply.slot, reply.answer, reply.note});
  }
  out.attendance = one.attendance;
  return out;
}

// Nothing more comes by this way: another one has to be taken.
bool is_stuck(Read& tx, const delivery::DeliveryView& one) {
  using delivery::DeliveryState;
  if (one.state == DeliveryState::failed) return true;
  if (one.way != delivery::Way::mail || one.state > DeliveryState::opened || one.state == DeliveryState::todo)
    return false;
  return one.locked || (one.state == DeliveryState::sent && one.link_until && *one.link_until <= tx.now());
}

void add_deliveries(Read& tx, const SeenConference& seen, ConferenceView& out) {
  const bool any = std::any_of(seen.poll.invited.begin(), seen.poll.invited.end(), [](const Invited& one) {
    return one.channel == people::Channel::mail || one.channel == people::Channel::fax;
  });
  if (!any) return;
  for (const delivery::Delivery& row : delivery::deliveries_about(tx, seen.poll.conference.id.uuid)) {
    const auto to = std::find_if(out.invited.begin(), out.invited.end(),
                                 [&](const InvitedView& one) { return one.id.uuid == row.receiver_id; });
    if (to == out.invited.end() || row.state == delivery::DeliveryState::ended) continue;
    to->deliveries.push_back(delivery::delivery_view(tx, {}, row));
    const bool newest = to->deliveries.size() == 1;
    if (newest && is_stuck(tx, to->deliveries.front()) && (row.tells || !to->answered_at)) ++out.not_reached;
  }
}

std::vector<ConferenceSlotView> slots_of(const SeenConference& seen) {
  std::vector<RankedSlot> ranked;
  if (seen.full) ranked = rank_slots(seen.poll, seen.stay ? seen.stay->stay.hospital_id : std::optional<Uuid>());
  std::vector<ConferenceSlotView> out;
  for (const ConferenceSlot& slot : seen.poll.slots) {
    ConferenceSlotView view;
    view.number = slot.number;
    view.starts_at = slot.starts_at;
    const auto found =
        std::find_if(ranked.begin(), ranked.end(), [&](const RankedSlot& one) { return one.number == slot.number; });
    if (found != ranked.end()) {
      view.rank = found->rank;
      view.can = found->can;
      view.perhaps = found->perhaps;
      view.cannot = found->cannot;
      view.open = found->open;
      view.professions = found->professions;
      view.all_needed = found->all_needed;
      view.three = found->three;
    }
    out.push_back(std::move(view));
  }
  return out;
}

}  // namespace

ConferenceView view_of(Read& tx, const SeenConference& seen) {
  const Conference& c = seen.poll.conference;
  ConferenceView out;
  out.id = c.id;
  out.full = seen.full;
  out.may_manage = seen.may_manage;
  out.state = c.state;
  out.title = c.title;
  out.place = c.place;
  out.online_url = c.online_url;
  out.minutes = c.minutes;
  out.reply_by = c.reply_by;
  out.asked_at = c.asked_at;
  // Whom to ask back: also for who is only invited.
  out.organiser = c.organiser;
  out.organiser_office = c.organiser_office;
  out.reply_phone = c.reply_phone;
  out.reply_fax = c.reply_fax;
  out.fixed_slot = c.fixed_slot;
  out.held_on = c.held_on;
  out.slots = slots_of(seen);
  out.professions = professions_asked(seen.poll);
  for (const Invited& one : seen.poll.invited) {
    if (one.withdrawn_at) continue;
    const bool mine = is_mine(seen, one);
    if (mine && c.state == ConferenceState::asked && !one.answered_at) out.waits_for_me = true;
    if (seen.full || mine) out.invited.push_back(invited_view(seen, one));
  }
  if (!seen.full) return out;
  out.stay_id = c.stay_id;
  if (!seen.stay || seen.stay->side != Side::hospital) out.person_id = seen.person_id;
  out.person_name = name_of(tx, seen);
  out.ended_note = c.ended_note;
  add_deliveries(tx, seen, out);
  return out;
}

}  // namespace kaname::transitions
