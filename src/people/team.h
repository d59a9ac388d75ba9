// SPDX-License-Identifier: Apache-2.0
#pragma once
// Who cares for a person: a member is an office (then everybody of the office belongs to the team), one named account of
// it, or somebody who has no account at all and is reached by telephone, FAX, mail or paper. History: a member ends, the
// row stays. The present members are told to trust as relations.

#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "base/time.h"
#include "model/field.h"
#include "people/person.h"
#include "trust/profession.h"

namespace kaname::people {

using MemberId = Id<struct MemberTag>;

// How a member is reached with what the team writes.
enum class Channel { app, mail, fax, phone, paper };
inline constexpr auto kChannels = std::to_array<model::Option>({
    {"app", "この画面", "This program"},
    {"mail", "メールのリンク", "Mail link"},
    {"fax", "FAX", "FAX"},
    {"phone", "電話", "Telephone"},
    {"paper", "紙", "Paper"},
});
constexpr const auto& options(model::Tag<Channel>) { return kChannels; }
constexpr std::string_view choice_name(model::Tag<Channel>) { return "MemberChannel"; }

struct TeamMember {
  std::string area_id;
  PersonId person_id;
  MemberId id;
  std::optional<api::AccountId> account_id;
  std::optional<Uuid> office_id;  // a facility of the directory
  std::string name;               // of the person, or empty for the whole office
  trust::Profession profession = trust::Profession::none;
  std::string duty;  // 主治医, 計画作成, 夜間の連絡先 …
  std::string phone;
  Channel channel = Channel::app;
  std::string channel_address;  // FAX number or mail address
  bool keeps_case = false;      // the office that has the contract with the person and sees her by it
  bool coordinates = false;     // the one to ask first
  LocalDate since;
  std::optional<LocalDate> until;  // the day on which it ended: access is gone from that moment

  bool operator==(const TeamMember&) const = default;
};

constexpr auto describe(model::Tag<TeamMember>) {
  using namespace model;
  return entity(
      "team_member", "チームの一員", field("area_id", &TeamMember::area_id, primary_key | max_chars(6)),
      field("person_id", &TeamMember::person_id, primary_key | references("person")),
      field("id", &TeamMember::id, primary_key), field("account_id", &TeamMember::account_id),
      field("office_id", &TeamMember::office_id, label("事業所", "Office")),
      field("name", &TeamMember::name, personal | max_chars(100) | label("氏名", "Name")),
      field("profession", &TeamMember::profession, label("職種", "Profession")),
      field("duty", &TeamMember::duty, max_chars(100) | label("役割", "Duty")),
      field("phone", &TeamMember::phone, personal | max_chars(30) | label("電話", "Telephone")),
      field("channel", &TeamMember::channel, label("届け方", "Channel")),
      field("channel_address", &TeamMember::channel_address, personal | max_chars(200) | label("届け先", "Address")),
      field("keeps_case", &TeamMember::keeps_case, label("担当の事業所", "Keeps the case")),
      field("coordinates", &TeamMember::coordinates, label("まとめ役", "Coordinates")),
      field("since", &TeamMember::since, label("いつから", "Since")),
      field("until", &TeamMember::until, label("いつまで", "Until")));
}

inline bool is_present(const TeamMember& member, LocalDate today) {
  return member.since <= today && (!member.until || today < *member.until);
}

}  // namespace kaname::people
