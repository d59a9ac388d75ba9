// SPDX-License-Identifier: Apache-2.0
#pragma once
// What Kaname already knows is not asked again. A field's `prefill` names where its answer comes from:
//
//   today                                         the day the form is begun
//   me.name  me.office  me.phone  me.fax          who begins it and her office
//   person.name  .name_kana  .sex  .birth  .age  .postal_code  .address  .phone  .insurer_number  .insured_number
//   fact.HEADING.MEMBER                           a fact of the person's page (people/facts.h): fact.adl.transfer
//   fact.HEADING.LIST[MEMBER=VALUE].MEMBER        of the first such item: fact.regulars.items[kind=medical].name
//   fact.HEADING.LIST[2].MEMBER                   of the second item: fact.family.contacts[2].phone
//   fact.HEADING.LIST[].MEMBER                    of all: joined by 、 in a text, the codes of a choice of several
//   fact.HEADING.LIST[]                           of a table: a row for each; its columns name members
//   team.PROFESSION.office  .name  .phone  .fax   the first present member of that profession: team.doctor.office
//   stay.admitted_on  .hospital  .ward  .phone  .arrival  .reason  .expected_on  .discharged_on  .days
//   =CODE                                         a fixed answer
//
// "A | B": B when A knows nothing. A choice takes a value that is the code of one of its options; true is the option "yes".
// "unknown" is nothing. What nothing is known of comes from the last filling of the same form by the same side, marked so; not in forms that are append-only, where an
// earlier wish would be put into somebody's mouth again.

#include <memory>

#include "documents/answer.h"
#include "people/person_store.h"
#include "people/person_view.h"
#include "transitions/stay_store.h"

namespace kaname::documents {

// All that answers may come from. Null and empty: that side is not known to whoever begins the form.
struct Known {
  LocalDate today;
  std::string my_name, my_office, my_phone, my_fax;
  std::shared_ptr<const people::PersonParts> person;
  std::vector<people::TeamMemberView> team;
  const transitions::Stay* stay = nullptr;
  std::vector<Answer> previous;  // of the last filling
  std::optional<LocalDate> previous_on;
};

// The answers of a new document. Pure.
std::vector<Answer> prefill(const Form& form, const Known& known);

}  // namespace kaname::documents
