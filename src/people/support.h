// SPDX-License-Identifier: Apache-2.0
#pragma once
// 支援が必要な住民の名簿: who should be looked for in a disaster or a hard winter, made with the neighbourhood and with the
// person's consent (災害対策基本法 49条の10 避難行動要支援者名簿; 沼田町).

#include <optional>
#include <string>
#include <vector>

#include "base/time.h"
#include "model/field.h"
#include "people/person.h"

namespace kaname::people {

struct SupportEntry {
  std::string area_id;
  PersonId person_id;
  LocalDate applied_on;
  std::optional<LocalDate> consented_on;  // may be told to the neighbourhood before a disaster
  std::vector<std::string> reasons;       // 独居, 歩行困難 …
  std::string helper;                     // who comes
  std::string neighbourhood;              // 町内会
  std::string made_with;
  std::string note;
  std::optional<LocalDate> ended_on;
  std::string ended_reason;
  std::int64_t changed_seq = 0;

  bool operator==(const SupportEntry&) const = default;
};
constexpr auto describe(model::Tag<SupportEntry>) {
  using namespace model;
  return entity(
      "support_entry", "支援が必要な住民", field("area_id", &SupportEntry::area_id, primary_key | max_chars(6)),
      field("person_id", &SupportEntry::person_id, primary_key | references("person")),
      field("applied_on", &SupportEntry::applied_on, label("申請日", "Applied on")),
      field("consented_on", &SupportEntry::consented_on, label("同意日", "Consented on")),
      field("reasons", &SupportEntry::reasons, required | max_items(20) | max_chars(100) | label("理由", "Reasons")),
      field("helper", &SupportEntry::helper, personal | max_chars(200) | label("支援する人", "Helper")),
      field("neighbourhood", &SupportEntry::neighbourhood, max_chars(100) | label("町内会", "Neighbourhood")),
      field("made_with", &SupportEntry::made_with,
            personal | max_chars(200) | label("いっしょに作った人", "Made with")),
      field("note", &SupportEntry::note, multiline | personal | max_chars(2000) | label("補足", "Note")),
      field("ended_on", &SupportEntry::ended_on), field("ended_reason", &SupportEntry::ended_reason, max_chars(300)),
      field("changed_seq", &SupportEntry::changed_seq));
}

}  // namespace kaname::people
