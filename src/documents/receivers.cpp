// SPDX-License-Identifier: Apache-2.0
#include "documents/receivers.h"

#include <algorithm>

#include "base/text_fold.h"
#include "directory/facility_store.h"
#include "people/person_store.h"
#include "people/person_view.h"
#include "trust/account_store.h"
#include "trust/consent.h"
#include "trust/named_office.h"
#include "trust/services.h"

namespace kaname::documents {
namespace {

using people::Channel;

model::Bilingual reads_here() { return {"この画面で読めます", "Reads here"}; }
model::Bilingual by_fax() {
  return {"この画面を使っていないため、FAX で届けます", "Does not use this program: by FAX"};
}
model::Bilingual by_paper() { return {"印刷して渡します", "Printed and handed over"}; }

// A ward writes to whoever asked for its patient by its own right. At home a consent covers the team; whoever stands outside
// it must be named in one.
bool needs_agreement(Read& tx, const SeenDocument& seen, const std::optional<Uuid>& office, bool keeps_case) {
  if (seen.document.side == Side::hospital || keeps_case) return false;
  return !seen.document.person_id || !trust::is_named_in_consent(tx, *seen.document.person_id, office);
}
bool member_needs_agreement(Read& tx, const SeenDocument& seen, const std::optional<Uuid>& office, bool keeps_case) {
  if (!needs_agreement(tx, seen, office, keeps_case)) return false;
  return !seen.document.person_id || !trust::may_be_told(tx, *seen.document.person_id, office);
}

// How an office of the directory is reached: here, by its FAX, else on paper.
void reach_office(Read& tx, Proposal& out) {
  if (trust::can_sign_in(tx, out.account_id, out.office_id)) {
    out.channel = Channel::app;
    out.why = reads_here();
    return;
  }
  if (out.office_id) {
    if (const auto office = directory::get_facility(tx, directory::FacilityId{*out.office_id})) {
      out.address = office->fax;
      if (out.phone.empty()) out.phone = office->phone;
    }
  }
  out.channel = out.address.empty() ? Channel::paper : Channel::fax;
  out.why = out.address.empty() ? by_paper() : by_fax();
}

Proposal hospital_of(Read& tx, const SeenDocument& seen, const transitions::Stay& stay, bool usual) {
  Proposal out;
  out.office_id = stay.hospital_id;
  out.office_name = stay.hospital_name;
  out.name = stay.ward;
  out.phone = stay.hospital_phone;
  out.usual = usual;
  out.needs_agreement = needs_agreement(tx, seen, stay.hospital_id, false);
  reach_office(tx, out);
  return out;
}

Proposal manager_of(Read& tx, const transitions::Stay& stay) {
  Proposal out;
  out.account_id = stay.manager_account_id;
  out.office_id = stay.manager_office_id;
  out.office_name = stay.manager_office;
  out.name = stay.manager_name;
  out.profession = trust::Profession::care_manager;
  out.phone = stay.manager_phone;
  out.usual = true;
  reach_office(tx, out);
  return out;
}

Proposal member_of(Read& tx, const SeenDocument& seen, const people::TeamMemberView& member, FormReader reader) {
  Proposal out;
  out.member_id = member.id;
  out.account_id = member.account_id;
  out.office_id = member.office_id;
  out.office_name = member.office_name;
  out.name = member.name;
  out.profession = member.profession;
  out.phone = member.phone;
  out.usual = (reader == FormReader::doctor && member.profession == trust::Profession::doctor) ||
      (reader == FormReader::dentist && member.profession == trust::Profession::dentist);
  out.needs_agreement = member_needs_agreement(tx, seen, member.office_id, member.keeps_case);
  if (member.joined) {
    out.why = reads_here();
  } else {
    out.channel = member.channel == Channel::app ? Channel::paper : member.channel;
    out.address = member.channel_address;
    out.why = {"チームの「届け方」のとおりです", "As it stands in the team"};
  }
  return out;
}

Proposal on_paper(std::string name, bool usual) {
  Proposal out;
  out.name = std::move(name);
  out.channel = Channel::paper;
  out.why = by_paper();
  out.usual = usual;
  return out;
}

Proposal to_town(bool usual) {
  Proposal out;
  out.town = true;
  out.office_name = "市町村の窓口";
  out.why = reads_here();
  out.usual = usual;
  out.needs_agreement = true;
  return out;
}

Result<Done> fill_from_team(Read& tx, const SeenDocument& seen, people::MemberId id, Sending& out, bool& keeps_case) {
  if (!seen.document.person_id) return fail_field("receivers", "member_left");
  const auto parts = TRY(people::person_parts(tx, *seen.document.person_id));
  const auto found =
      std::find_if(parts->team.begin(), parts->team.end(), [&](const auto& member) { return member.id == id; });
  if (found == parts->team.end() || !people::is_present(*found, tx.today()))
    return fail_field("receivers", "member_left");
  out.member_id = id;
  out.account_id = found->account_id;
  out.office_id = found->office_id;
  out.receiver = found->name;
  keeps_case = found->keeps_case;
  return Done{};
}

}  // namespace

std::vector<Proposal> proposals(Read& tx, const SeenDocument& seen, const Form& form) {
  std::vector<Proposal> out;
  const bool hospital_writes = seen.document.side == Side::hospital;
  if (seen.stay && hospital_writes && seen.stay->stay.manager_account_id)
    out.push_back(manager_of(tx, seen.stay->stay));
  if (seen.stay && !hospital_writes)
    out.push_back(hospital_of(tx, seen, seen.stay->stay, form.reader == FormReader::hospital));
  if (seen.document.person_id && !hospital_writes) {
    if (const auto parts = people::person_parts(tx, *seen.document.person_id)) {
      for (const people::TeamMemberView& member : people::team_view(tx, (*parts)->team))
        out.push_back(member_of(tx, seen, member, form.reader));
    }
    out.push_back(on_paper("本人・ご家族", form.reader == FormReader::person));
    if (form.reader == FormReader::ambulance) out.push_back(on_paper("救急隊", true));
    if (form.reader == FormReader::town) out.push_back(to_town(true));
  }
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.usual && !b.usual; });
  return out;
}

Result<Sending> sending_for(Write& tx, const SeenDocument& seen, const ReceiverInput& in, const Agreement& agreement) {
  Sending out;
  out.area_id = tx.area();
  out.document_id = seen.document.id;
  out.id = tx.new_id<SendingId>();
  out.office_id = in.office_id;
  out.receiver = text::trim(in.name);
  bool keeps_case = false;
  if (in.member_id) TRY(fill_from_team(tx, seen, *in.member_id, out, keeps_case));
  else if (in.office_id && !trust::is_office(tx, *in.office_id)) return fail_field("receivers", "office_unknown");
  // An account alone only where the stay names it: nobody else's is known to who writes.
  if (!in.member_id && in.account_id && seen.stay && seen.stay->stay.manager_account_id == in.account_id)
    out.account_id = in.account_id;
  out.town = in.town && !out.office_id && !out.account_id;
  out.office_name = out.office_id ? trust::office_name(tx, out.office_id) : text::trim(in.office_name);
  if (out.receiver.empty() && out.office_name.empty()) return fail_field("receivers", "document_who");
  out.channel = in.channel;
  if (out.channel == Channel::app && !out.town && !trust::can_sign_in(tx, out.account_id, out.office_id))
    return fail_field("receivers", "document_no_app");
  out.sent_at = tx.now();
  const bool handed_home = !out.office_id && !out.account_id && !out.town && out.channel == Channel::paper;
  const bool needed = out.member_id ? member_needs_agreement(tx, seen, out.office_id, keeps_case)
                                    : needs_agreement(tx, seen, out.office_id, keeps_case);
  if (handed_home || !needed) return out;
  if (agreement.by == Agreed::none) return fail_field("agreed", "document_agreement");
  out.agreed = agreement.by;
  out.agreed_on = agreement.on.value_or(tx.today());
  return out;
}

}  // namespace kaname::documents
