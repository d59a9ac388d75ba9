// SPDX-License-Identifier: Apache-2.0
#include "thread/who_is_told.h"

#include <algorithm>

#include "thread/entry_store.h"
#include "trust/account_store.h"

namespace kaname::thread {

bool is_for(const Entry& entry, const api::AccountId& account, trust::Profession profession) {
  return std::any_of(entry.addressees.begin(), entry.addressees.end(), [&](const Addressee& to) {
    if (to.account_id) return *to.account_id == account;
    return to.profession != trust::Profession::none && to.profession == profession;
  });
}

bool has_acknowledged(const Entry& entry, const api::AccountId& account) {
  return std::any_of(entry.marks.begin(), entry.marks.end(),
                     [&](const Mark& mark) { return mark.account_id == account && mark.ack_at; });
}

std::vector<api::AccountId> who_is_told(store::Read& tx, const Entry& entry) {
  std::optional<api::AccountId> asker;
  if (entry.reply_to) {
    if (const auto asked = get_entry(tx, entry.person_id, *entry.reply_to)) asker = asked->account_id;
  }
  const bool question = entry.kind == EntryKind::question;
  std::vector<api::AccountId> out;
  if (!entry.urgent && !question && !asker) return out;
  for (const api::AccountId& reader : trust::readers_of(tx, entry.person_id)) {
    if (reader == entry.account_id) continue;
    const bool told = entry.urgent || reader == asker ||
        (question && is_for(entry, reader, trust::standing_of(tx, reader).profession));
    if (told) out.push_back(reader);
  }
  return out;
}

}  // namespace kaname::thread
