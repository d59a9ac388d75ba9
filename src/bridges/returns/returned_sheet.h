// SPDX-License-Identifier: Apache-2.0
#pragma once
// 返ってきた紙: a sheet that went out and came back by FAX, post or hand, put in as a file. It finds what it answers by the
// code on it, or somebody says what it is.
//
//   reading → matched ──→ done
//      ├────→ unmatched ──┘ (assigned)     any of them → discarded
//      └────→ unreadable
//
// The file itself is kept only until it has been read; what is looked at are pictures of its pages that the program made.
// Both are blobs beside the journal, under a name of their own (`sealed`), so that no other floor shares their bytes.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "base/time.h"
#include "model/field.h"
#include "model/info.h"
#include "store/transaction.h"
#include "trust/person_access.h"

namespace kaname::bridges {

using store::Read;
using store::Write;
using trust::PersonId;
using ReturnedId = Id<struct ReturnedTag>;

enum class ReturnKind { none, conference, entry, document };
inline constexpr auto kReturnKinds = std::to_array<model::Option>({
    {"none", "わからない", "Unknown"},
    {"conference", "日程のお尋ね", "Conference"},
    {"entry", "連絡票", "Entry"},
    {"document", "様式", "Document"},
});
constexpr const auto& options(model::Tag<ReturnKind>) { return kReturnKinds; }
constexpr std::string_view choice_name(model::Tag<ReturnKind>) { return "ReturnKind"; }

enum class ReturnState { reading, unmatched, matched, unreadable, done, discarded };
inline constexpr auto kReturnStates = std::to_array<model::Option>({
    {"reading", "読んでいます", "Being read"},
    {"unmatched", "どれかわからない", "Not matched"},
    {"matched", "見つかった", "Matched"},
    {"unreadable", "読めない", "Unreadable"},
    {"done", "入れおわった", "Done"},
    {"discarded", "捨てた", "Thrown away"},
});
constexpr const auto& options(model::Tag<ReturnState>) { return kReturnStates; }
constexpr std::string_view choice_name(model::Tag<ReturnState>) { return "ReturnState"; }

// Table `returned_sheet`. A file with sheets of several people becomes several rows, cut where a new code begins.
struct ReturnedSheet {
  std::string area_id;
  ReturnedId id;
  ReturnedId file_id;  // the first sheet of the file
  ReturnState state = ReturnState::reading;
  std::int64_t first_page = 1, pages = 0;
  std::string mark;  // as the matcher keeps it, never what a link says
  ReturnKind kind = ReturnKind::none;
  std::optional<Uuid> subject_id;
  std::int64_t part = 0;  // which receiver of it
  std::optional<PersonId> person_id;
  api::AccountId put_by;
  std::string put_name;
  std::optional<Uuid> office_id;
  std::string office_name;
  Timestamp put_at;
  std::string sha256;  // of the file, until it has been read
  std::string content_type;
  std::int64_t size = 0;
  std::string why;  // code of why it could not be read
  std::optional<Timestamp> read_at;
  std::string matched_by;  // empty: the program
  std::optional<Timestamp> ended_at;
  std::string ended_by;

  bool operator==(const ReturnedSheet&) const = default;
};
constexpr auto describe(model::Tag<ReturnedSheet>) {
  using namespace model;
  using S = ReturnedSheet;
  return entity("returned_sheet", "返ってきた紙", field("area_id", &S::area_id, primary_key | max_chars(6)),
                field("id", &S::id, primary_key), field("file_id", &S::file_id), field("state", &S::state),
                field("first_page", &S::first_page), field("pages", &S::pages), field("mark", &S::mark, max_chars(60)),
                field("kind", &S::kind), field("subject_id", &S::subject_id), field("part", &S::part),
                field("person_id", &S::person_id), field("put_by", &S::put_by),
                field("put_name", &S::put_name, personal | max_chars(100)), field("office_id", &S::office_id),
                field("office_name", &S::office_name, max_chars(200)), field("put_at", &S::put_at),
                field("sha256", &S::sha256, max_chars(64)), field("content_type", &S::content_type, max_chars(60)),
                field("size", &S::size), field("why", &S::why, max_chars(40)), field("read_at", &S::read_at),
                field("matched_by", &S::matched_by, personal | max_chars(100)), field("ended_at", &S::ended_at),
                field("ended_by", &S::ended_by, personal | max_chars(100)));
}

// Table `returned_page`.
struct ReturnedPage {
  std::string area_id;
  ReturnedId file_id;
  std::int64_t page = 0;  // from 1, in the file
  ReturnedId sheet_id;
  std::string sha256;
  std::int64_t width = 0, height = 0;
  std::string ticks;  // what the program read of its boxes (tick_reader.h)

  bool operator==(const ReturnedPage&) const = default;
};
constexpr auto describe(model::Tag<ReturnedPage>) {
  using namespace model;
  using P = ReturnedPage;
  return entity("returned_page", "返ってきた紙のページ", field("area_id", &P::area_id, primary_key | max_chars(6)),
                field("file_id", &P::file_id, primary_key), field("page", &P::page, primary_key),
                field("sheet_id", &P::sheet_id), field("sha256", &P::sha256, max_chars(64)), field("width", &P::width),
                field("height", &P::height), field("ticks", &P::ticks, max_chars(40)));
}

// Bytes as they are kept: behind a head that no other file has, so that dropping them takes nothing from anybody.
std::string sealed(ReturnedId file, std::int64_t page, std::string_view bytes);  // page 0: the file itself
std::optional<std::string> unsealed(std::string bytes);

// Tables that a replay arrives at.
std::vector<model::TypePtr> returned_tables();

}  // namespace kaname::bridges
