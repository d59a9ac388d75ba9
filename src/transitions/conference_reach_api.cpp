// SPDX-License-Identifier: Apache-2.0
// How somebody is asked once it has begun: another way after one that failed, and an invitation that is taken back.
#include "base/text_fold.h"
#include "people/my_number.h"
#include "transitions/conference_act.h"
#include "transitions/conference_outside.h"
#include "transitions/conference_view.h"
#include "transitions/endpoints.h"

namespace kaname::transitions {
namespace {

using api::Caller;

struct ReachInput {
  ConferenceId id;
  InvitedId invited_id;
  people::Channel channel = people::Channel::phone;
  std::string address, phone;
};
constexpr auto describe(model::Tag<ReachInput>) {
  using namespace model;
  using In = ReachInput;
  return entity("ConferenceReach", "別の方法で尋ねる", field("id", &In::id, from_path | required),
                field("invited_id", &In::invited_id, required), field("channel", &In::channel, required),
                field("address", &In::address, personal | max_chars(200)),
                field("phone", &In::phone, personal | max_chars(30)));
}

struct UninviteInput {
  ConferenceId id;
  InvitedId invited_id;
};
constexpr auto describe(model::Tag<UninviteInput>) {
  using namespace model;
  using In = UninviteInput;
  return entity("ConferenceUninvite", "招くのをやめる", field("id", &In::id, from_path | required),
                field("invited_id", &In::invited_id, required));
}

// What was begun another way is over, so that nobody is asked twice; a link by which she has answered stays hers.
Result<ConferenceView> reach_again(Write& tx, const Caller& caller, const ReachInput& in) {
  TRY(people::refuse_my_number(in));
  SeenConference seen = TRY(find_conference(tx, caller, in.id));
  if (!seen.may_manage) return fail(Problem::forbidden, "conference_organiser");
  if (seen.poll.conference.state == ConferenceState::held) return fail(Problem::conflict, "conference_over");
  Invited& who = *TRY(invited_of(seen, in.invited_id));
  who.channel = in.channel;
  who.address = text::trim(in.address);
  who.phone = text::trim(in.phone);
  TRY(check_reach(tx, who));
  tx.update(who);
  delivery::end_unread(tx, in.id.uuid, who.id.uuid, caller.name);
  TRY(reach(tx, caller, seen, who));
  if (seen.poll.conference.state == ConferenceState::asked) tell_one(tx, caller, who);
  keep(tx, seen);
  return view_of(tx, TRY(find_conference(tx, caller, in.id)));
}

Result<ConferenceView> uninvite(Write& tx, const Caller& caller, const UninviteInput& in) {
  SeenConference seen = TRY(to_manage(tx, caller, in.id));
  Invited& who = *TRY(invited_of(seen, in.invited_id));
  settle_one(tx, caller, who);
  who.withdrawn_at = tx.now();
  tx.update(who);
  close_outside(tx, seen.poll, who, caller.name);
  keep(tx, seen);
  const std::string name = who.office_name.empty() ? who.name : who.office_name;
  TRY(announce(tx, caller, seen,
               "【日程の調整】" + seen.poll.conference.title + "：" + name + " を招くのをやめました"));
  return view_of(tx, TRY(find_conference(tx, caller, in.id)));
}

}  // namespace

std::vector<api::Endpoint> conference_reach_endpoints() {
  using namespace api;
  return {
      post("/v1/conferences/{id}/reach", "conference.reach", "stay.write",
           "Ask or tell somebody once more, or by another way", &reach_again),
      post("/v1/conferences/{id}/uninvite", "conference.uninvite", "stay.write", "Take an invitation back", &uninvite),
  };
}

}  // namespace kaname::transitions
