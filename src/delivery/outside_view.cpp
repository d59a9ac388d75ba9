// SPDX-License-Identifier: Apache-2.0
#include "delivery/outside_view.h"

#include "delivery/fax.h"

namespace kaname::delivery {

DeliveryView delivery_view(store::Read& tx, const api::Caller& caller, const Delivery& row) {
  DeliveryView out;
  out.id = row.id;
  out.subject_id = row.subject_id;
  out.receiver_id = row.receiver_id;
  out.receiver = row.receiver;
  out.office_name = row.office_name;
  out.way = row.way;
  out.address = row.address;
  out.state = row.state;
  out.sender = row.sender;
  out.mine = caller.account_id == row.account_id;
  out.created_at = row.created_at;
  out.link_until = row.link_until;
  out.locked = row.link_until && is_locked(tx, row.id);
  out.link_open = is_link_open(row, tx.now()) && !out.locked;
  out.sent_at = row.sent_at;
  out.opened_at = row.opened_at;
  out.read_at = row.read_at;
  out.ack_at = row.ack_at;
  out.answered_at = row.answered_at;
  out.failed_at = row.failed_at;
  out.ended_at = row.ended_at;
  out.noted_by = row.noted_by;
  out.note = row.note;
  out.tells = row.tells;
  out.by_itself = goes_by_itself(tx, row);
  return out;
}

}  // namespace kaname::delivery
