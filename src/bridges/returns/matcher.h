// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a returned sheet can belong to: a row for each kind of paper that goes out with a code. A new kind is a new row of
// matchers() and a new ReturnKind.

#include <span>

#include "bridges/returns/returned_sheet.h"

namespace kaname::bridges {

struct Found {
  ReturnKind kind = ReturnKind::none;
  Uuid subject_id;
  std::int64_t part = 0;
  std::optional<PersonId> person_id;
};

// As it is shown to somebody who may know of it.
struct Matter {
  ReturnKind kind = ReturnKind::none;
  Uuid subject_id;
  std::int64_t part = 0;
  std::string title;
  std::string number;       // as it stands on the paper
  std::string from;         // who was to answer
  std::string person_name;  // empty: the caller may not know
  std::optional<PersonId> person_id;
  bool answered = false;
  bool may_answer = false;  // the caller may type what stands on it
};
constexpr auto describe(model::Tag<Matter>) {
  using namespace model;
  using M = Matter;
  return entity("ReturnedMatter", "返ってきた紙の行き先", field("kind", &M::kind), field("subject_id", &M::subject_id),
                field("part", &M::part), field("title", &M::title, personal), field("number", &M::number),
                field("from", &M::from, personal), field("person_name", &M::person_name, personal),
                field("person_id", &M::person_id), field("answered", &M::answered),
                field("may_answer", &M::may_answer));
}

struct Matcher {
  ReturnKind kind;
  // The mark as it is kept, when the text of a code is one of this kind and this area. Pure but for the key of links.
  std::optional<std::string> (*recognise)(std::string_view area, std::string_view text);
  // Nobody's rights: a sheet finds its place also when whoever put it in may not see that.
  std::optional<Found> (*find)(Read& tx, std::string_view mark);
  // By the number on the paper, tidied: capitals and figures, a hyphen between.
  std::vector<Found> (*by_number)(Read& tx, std::string_view number);
  // What the caller may know of it; nothing: that there is no such thing.
  std::optional<Matter> (*see)(Read& tx, const api::Caller& caller, const Found& found);
};

std::span<const Matcher> matchers();
const Matcher* matcher_of(ReturnKind kind);

Matcher conference_matcher();
Matcher entry_matcher();
Matcher document_matcher();

}  // namespace kaname::bridges
