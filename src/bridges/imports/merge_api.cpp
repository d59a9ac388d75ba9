// SPDX-License-Identifier: Apache-2.0
// Two facilities that turn out to be one: the parts of the second go into the first, everything that pointed to it is
// turned, and both are kept as they were, so that it can be undone.
#include "bridges/imports/merge_parts.h"
#include "bridges/imports/run_api.h"

namespace kaname::bridges {
namespace {

using api::Caller;
using api::Read;
using api::Write;
using directory::Merge;
using directory::MergeId;

struct MergeEnd {
  FacilityId id;
  std::string name;
};
constexpr auto describe(model::Tag<MergeEnd>) {
  using namespace model;
  return entity("MergeEnd", "統合の一方", field("id", &MergeEnd::id), field("name", &MergeEnd::name));
}

struct MergeView {
  MergeId id;
  Timestamp at;
  std::string by;
  MergeEnd kept;
  MergeEnd merged;
  std::optional<Timestamp> undone_at;
};
constexpr auto describe(model::Tag<MergeView>) {
  using namespace model;
  return entity("MergeView", "統合", field("id", &MergeView::id), field("at", &MergeView::at),
                field("by", &MergeView::by), field("kept", &MergeView::kept), field("merged", &MergeView::merged),
                field("undone_at", &MergeView::undone_at));
}

struct MergeList {
  std::vector<MergeView> items;
};
constexpr auto describe(model::Tag<MergeList>) {
  return model::entity("MergeList", "統合の一覧", model::field("items", &MergeList::items));
}

MergeView view_of(Read& tx, const Merge& merge) {
  const auto kept = directory::get_facility(tx, merge.kept_id);
  return {merge.id,
          merge.merged_at,
          merge.merged_by,
          {merge.kept_id, kept ? kept->name : std::string()},
          {merge.gone_id, merge.gone_name},
          merge.undone_at};
}

Result<MergeList> list_merges(Read& tx, const Caller&, const api::Nothing&) {
  MergeList out;
  for (const Merge& merge : tx.select<Merge>("WHERE area_id = $1 ORDER BY seq DESC LIMIT 200", tx.area())) {
    out.items.push_back(view_of(tx, merge));
  }
  return out;
}

struct MergeInputIds {
  FacilityId kept_id;
  FacilityId gone_id;
  std::vector<std::string> take;
};
constexpr auto describe(model::Tag<MergeInputIds>) {
  using namespace model;
  return entity("MergeInputIds", "統合する二つ",
                field("kept_id", &MergeInputIds::kept_id, required | label("残す資源", "To keep")),
                field("gone_id", &MergeInputIds::gone_id, required | label("統合される資源", "To merge into it")),
                field("take", &MergeInputIds::take,
                      max_items(40) | label("統合される資源から採る項目", "Facts to take from it")));
}

Result<MergeView> merge_two(Write& tx, const Caller& caller, const MergeInputIds& in) {
  if (in.kept_id == in.gone_id) return fail_field("gone_id", "merge_same");
  return view_of(tx, TRY(merge_facilities(tx, in.kept_id, in.gone_id, caller.name, in.take)));
}

struct UndoMergeInput {
  MergeId id;
};
constexpr auto describe(model::Tag<UndoMergeInput>) {
  return model::entity("UndoMergeInput", "統合を元に戻す",
                       model::field("id", &UndoMergeInput::id, model::required | model::from_path));
}

Result<MergeView> undo_merge(Write& tx, const Caller&, const UndoMergeInput& in) {
  return view_of(tx, TRY(undo_merge_facilities(tx, in.id)));
}

}  // namespace

std::vector<api::Endpoint> merge_endpoints() {
  return {
      api::get("/v1/merges", "merge.list", "match.decide", "Merges of two facilities", &list_merges),
      api::post("/v1/merges", "merge.make", "match.decide", "Merge two facilities into one", &merge_two),
      api::post("/v1/merges/{id}/undo", "merge.undo", "match.decide", "Take a merge apart again", &undo_merge),
  };
}

}  // namespace kaname::bridges
