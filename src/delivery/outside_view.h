// SPDX-License-Identifier: Apache-2.0
#pragma once
// A delivery as those who look after its subject see it.

#include <optional>
#include <string>

#include "delivery/outside.h"

namespace kaname::delivery {

// Without the link: it is made where it is printed or sent.
struct DeliveryView {
  DeliveryId id;
  Uuid subject_id;
  Uuid receiver_id;
  std::string receiver;
  std::string office_name;
  Way way = Way::fax;
  std::string address;
  DeliveryState state = DeliveryState::todo;
  std::string sender;
  bool mine = false;  // the caller sent it
  Timestamp created_at;
  std::optional<Timestamp> link_until;
  bool link_open = false;
  bool locked = false;  // too many wrong numbers were typed at the link
  std::optional<Timestamp> sent_at;
  std::optional<Timestamp> opened_at;
  std::optional<Timestamp> read_at;
  std::optional<Timestamp> ack_at;
  std::optional<Timestamp> answered_at;
  std::optional<Timestamp> failed_at;
  std::optional<Timestamp> ended_at;
  std::string noted_by;
  std::string note;
  bool tells = false;
  bool by_itself = false;  // a FAX that the program sends, or is about to
};
constexpr auto describe(model::Tag<DeliveryView>) {
  using namespace model;
  using V = DeliveryView;
  return entity("DeliveryView", "届けるもの", field("id", &V::id), field("subject_id", &V::subject_id),
                field("receiver_id", &V::receiver_id), field("receiver", &V::receiver, personal),
                field("office_name", &V::office_name), field("way", &V::way), field("address", &V::address, personal),
                field("state", &V::state), field("sender", &V::sender, personal), field("mine", &V::mine),
                field("created_at", &V::created_at), field("link_until", &V::link_until),
                field("link_open", &V::link_open), field("locked", &V::locked), field("sent_at", &V::sent_at),
                field("opened_at", &V::opened_at), field("read_at", &V::read_at), field("ack_at", &V::ack_at),
                field("answered_at", &V::answered_at), field("failed_at", &V::failed_at),
                field("ended_at", &V::ended_at), field("noted_by", &V::noted_by, personal),
                field("note", &V::note, personal), field("tells", &V::tells), field("by_itself", &V::by_itself));
}

DeliveryView delivery_view(store::Read& tx, const api::Caller& caller, const Delivery& delivery);

}  // namespace kaname::delivery
