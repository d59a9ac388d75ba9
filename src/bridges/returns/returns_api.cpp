// SPDX-License-Identifier: Apache-2.0
#include "bridges/returns/returns_api.h"

#include <algorithm>

#include "bridges/returns/page_image.h"
#include "bridges/returns/read_sheet.h"
#include "bridges/returns/returned_store.h"
#include "store/blobs.h"
#include "trust/account_store.h"

namespace kaname::bridges {
namespace {

using api::Caller;

constexpr std::int64_t kMostRows = 300;
constexpr std::int64_t kEndedMs = 30 * kDayMs;  // what was done stays in the list for a month

struct PageView {
  std::int64_t page = 0;  // of the file
  std::int64_t width = 0, height = 0;
};
constexpr auto describe(model::Tag<PageView>) {
  using namespace model;
  return entity("ReturnedPageView", "ページ", field("page", &PageView::page), field("width", &PageView::width),
                field("height", &PageView::height));
}

struct ReturnedView {
  ReturnedId id;
  ReturnState state = ReturnState::reading;
  ReturnKind kind = ReturnKind::none;
  std::optional<Matter> matter;  // nothing: not known, or not for the caller
  std::vector<PageView> pages;
  std::string ticks;  // of the first page: a proposal, one sign a row (1, 2, 3, - none, ? in doubt)
  std::string put_name, office_name;
  Timestamp put_at;
  std::string why;
  std::string matched_by;
  std::optional<Timestamp> ended_at;
  std::string ended_by;
};
constexpr auto describe(model::Tag<ReturnedView>) {
  using namespace model;
  using V = ReturnedView;
  return entity("ReturnedView", "返ってきた紙", field("id", &V::id), field("state", &V::state), field("kind", &V::kind),
                field("matter", &V::matter), field("pages", &V::pages), field("ticks", &V::ticks),
                field("put_name", &V::put_name, personal), field("office_name", &V::office_name),
                field("put_at", &V::put_at), field("why", &V::why), field("matched_by", &V::matched_by, personal),
                field("ended_at", &V::ended_at), field("ended_by", &V::ended_by, personal));
}

struct ReturnedList {
  std::vector<ReturnedView> items;
  std::int64_t waiting = 0;  // nobody has done anything with them yet
};
constexpr auto describe(model::Tag<ReturnedList>) {
  using namespace model;
  return entity("ReturnedList", "返ってきた紙", field("items", &ReturnedList::items),
                field("waiting", &ReturnedList::waiting));
}

struct ReturnedPath {
  ReturnedId id;
};
constexpr auto describe(model::Tag<ReturnedPath>) {
  return model::entity("ReturnedPath", "返ってきた紙",
                       model::field("id", &ReturnedPath::id, model::from_path | model::required));
}
struct PagePath {
  ReturnedId id;
  std::int64_t page = 0;
};
constexpr auto describe(model::Tag<PagePath>) {
  using namespace model;
  return entity("ReturnedPagePath", "返ってきた紙のページ", field("id", &PagePath::id, from_path | required),
                field("page", &PagePath::page, from_path | required));
}
struct CandidateQuery {
  ReturnedId id;
  std::string number;
};
constexpr auto describe(model::Tag<CandidateQuery>) {
  using namespace model;
  return entity("ReturnedCandidateQuery", "これはどれ？", field("id", &CandidateQuery::id, from_path | required),
                field("number", &CandidateQuery::number,
                      required | max_chars(30) | label("紙の受付番号", "Number on the paper")));
}
struct Candidates {
  std::vector<Matter> items;
};
constexpr auto describe(model::Tag<Candidates>) {
  return model::entity("ReturnedCandidates", "あてはまるもの", model::field("items", &Candidates::items));
}
struct AssignInput {
  ReturnedId id;
  ReturnKind kind = ReturnKind::none;
  Uuid subject_id;
  std::int64_t part = 0;
};
constexpr auto describe(model::Tag<AssignInput>) {
  using namespace model;
  using In = AssignInput;
  return entity("ReturnedAssign", "どの書類か決める", field("id", &In::id, from_path | required),
                field("kind", &In::kind, required), field("subject_id", &In::subject_id, required),
                field("part", &In::part));
}
struct SplitInput {
  ReturnedId id;
  std::int64_t page = 0;  // with this one another sheet begins
};
constexpr auto describe(model::Tag<SplitInput>) {
  using namespace model;
  return entity("ReturnedSplit", "別の紙として分ける", field("id", &SplitInput::id, from_path | required),
                field("page", &SplitInput::page, required));
}

ReturnedView view_of(Read& tx, SeenReturn seen) {
  ReturnedView out;
  const ReturnedSheet& row = seen.sheet;
  out.id = row.id;
  out.state = row.state;
  out.kind = row.kind;
  out.matter = std::move(seen.matter);
  for (const ReturnedPage& page :
       tx.select<ReturnedPage>("WHERE area_id = $1 AND sheet_id = $2 ORDER BY page", tx.area(), row.id)) {
    if (out.pages.empty()) out.ticks = page.ticks;
    out.pages.push_back({page.page, page.width, page.height});
  }
  out.put_name = row.put_name;
  out.office_name = row.office_name;
  out.put_at = row.put_at;
  out.why = row.why;
  out.matched_by = row.matched_by;
  out.ended_at = row.ended_at;
  out.ended_by = row.ended_by;
  return out;
}

bool is_ended(const ReturnedSheet& row) {
  return row.state == ReturnState::done || row.state == ReturnState::discarded;
}

// ---- reading

Result<ReturnedList> list(Read& tx, const Caller& caller, const api::Nothing&) {
  ReturnedList out;
  for (ReturnedSheet& row :
       tx.select<ReturnedSheet>("WHERE area_id = $1 AND state <> 'discarded' AND (ended_at IS NULL OR ended_at >= $2)"
                                " ORDER BY put_at DESC, file_id, first_page LIMIT $3",
                                tx.area(), tx.now().plus_ms(-kEndedMs), kMostRows)) {
    SeenReturn seen{std::move(row), {}};
    seen.matter = matter_of(tx, caller, seen.sheet);
    if (!seen.matter && !put_in_here(caller, seen.sheet)) continue;
    if (!is_ended(seen.sheet)) ++out.waiting;
    out.items.push_back(view_of(tx, std::move(seen)));
  }
  return out;
}

Result<ReturnedView> show(Read& tx, const Caller& caller, const ReturnedPath& in) {
  return view_of(tx, TRY(find_returned(tx, caller, in.id)));
}

Result<api::File> picture(Read& tx, const Caller& caller, const PagePath& in) {
  const SeenReturn seen = TRY(find_returned(tx, caller, in.id));
  // Whoever sees it by the person leaves a note that she looked.
  const auto& person = seen.sheet.person_id;
  if (person && trust::person_access(tx, caller, *person).reach >= trust::Reach::view)
    TRY(trust::need_person(tx, caller, *person, trust::Reach::view, "returned.page"));
  const auto page =
      tx.first<ReturnedPage>("WHERE area_id = $1 AND sheet_id = $2 AND page = $3", tx.area(), in.id, in.page);
  auto bytes = page ? store::get_blob(tx, page->sha256) : std::nullopt;
  auto png = bytes ? unsealed(std::move(*bytes)) : std::nullopt;
  if (!png) return fail(Problem::not_found, "returned_page_not_here");
  api::File file;
  file.bytes = std::move(*png);
  file.content_type = "image/png";
  file.name = fmt::format("page-{}.png", in.page);
  file.attachment = false;
  return file;
}

Result<Candidates> candidates(Read& tx, const Caller& caller, const CandidateQuery& in) {
  TRY(find_returned(tx, caller, in.id));
  Candidates out;
  for (const Found& found : found_by_number(tx, in.number)) {
    if (auto matter = matcher_of(found.kind)->see(tx, caller, found)) out.items.push_back(std::move(*matter));
  }
  return out;
}

// ---- putting in

// What the journal says of a file: not its bytes.
struct PutAct {
  std::string sha256;
  std::string content_type;
  std::int64_t size = 0;
};
constexpr auto describe(model::Tag<PutAct>) {
  using namespace model;
  return entity("ReturnedPutAct", "返ってきた紙を預かった", field("sha256", &PutAct::sha256),
                field("content_type", &PutAct::content_type), field("size", &PutAct::size));
}

Result<api::Reply> note_put(Write& tx, const Caller& caller, ReturnedId id, const PutAct& act) {
  const trust::Standing standing = trust::standing_of(tx, *caller.account_id);
  ReturnedSheet row;
  row.area_id = tx.area();
  row.id = row.file_id = id;
  row.put_by = *caller.account_id;
  row.put_name = caller.name;
  row.office_id = standing.office_id;
  row.office_name = standing.office_name;
  row.put_at = tx.now();
  row.sha256 = act.sha256;
  row.content_type = act.content_type;
  row.size = act.size;
  keep(tx, row);
  return api::detail::make_reply(view_of(tx, {row, {}}));
}

Result<api::Reply> put_in(Write& tx, const Caller& caller, const api::Input& input, std::string& journal_body) {
  if (input.body.empty()) return fail(Problem::invalid, "file_empty");
  if (input.body.size() > kLargestReturned) return fail(Problem::too_large, "returned_too_large");
  const std::string_view type = sheet_type(input.body);
  if (type.empty()) return fail(Problem::invalid, "returned_type");
  const auto id = tx.new_id<ReturnedId>();
  const PutAct act{store::put_blob(tx, sealed(id, 0, input.body), "application/octet-stream"), std::string(type),
                   static_cast<std::int64_t>(input.body.size())};
  journal_body = model::to_json(act);
  return note_put(tx, caller, id, act);
}

api::Endpoint put_endpoint() {
  api::Endpoint endpoint;
  endpoint.method = api::Method::post;
  endpoint.path = "/v1/returns";
  endpoint.act = "returned.put";
  endpoint.permission = "stay.write";
  endpoint.summary = "Put in a sheet that came back, as PDF, TIFF, JPEG or PNG";
  endpoint.kind = api::Kind::act;
  endpoint.takes_bytes = true;
  endpoint.in = model::type_of<api::Nothing>();
  endpoint.out = model::type_of<ReturnedView>();
  endpoint.write = &put_in;
  endpoint.replay = [](Write& tx, const Caller& caller, std::string_view body) -> Result<api::Reply> {
    const PutAct act = TRY(model::from_json<PutAct>(body));
    return note_put(tx, caller, tx.new_id<ReturnedId>(), act);
  };
  return endpoint;
}

// ---- what was read

void match(Read& tx, ReturnedSheet& row) {
  row.state = ReturnState::unmatched;
  for (const Matcher& matcher : matchers()) {
    const auto found = row.mark.empty() ? std::nullopt : matcher.find(tx, row.mark);
    if (!found) continue;
    row.state = ReturnState::matched;
    row.kind = found->kind;
    row.subject_id = found->subject_id;
    row.part = found->part;
    row.person_id = found->person_id;
    return;
  }
}

// A page without a code belongs to the one before it: the back, or a second page. One that comes first stands alone.
std::vector<ReturnedSheet> sheets_of(Write& tx, const ReturnedSheet& file, const std::vector<ReadPageInput>& pages) {
  std::vector<ReturnedSheet> out;
  std::int64_t number = 0;
  for (const ReadPageInput& page : pages) {
    ++number;
    const bool begins = out.empty() || (!page.mark.empty() && page.mark != out.back().mark);
    if (begins) {
      ReturnedSheet row = file;
      if (!out.empty()) row.id = tx.new_id<ReturnedId>();
      row.first_page = number;
      row.mark = page.mark;
      out.push_back(std::move(row));
    }
    ++out.back().pages;
    tx.upsert(
        ReturnedPage{tx.area(), file.file_id, number, out.back().id, page.sha256, page.width, page.height, page.ticks});
  }
  return out;
}

Result<ReturnedPath> note_read(Write& tx, const Caller& caller, const ReadInput& in) {
  if (caller.account_id) return fail(Problem::forbidden, "not_allowed");
  auto file = tx.first<ReturnedSheet>("WHERE area_id = $1 AND id = $2", tx.area(), in.id);
  if (!file) return fail(Problem::not_found, "returned_not_found");
  if (file->state != ReturnState::reading) return fail(Problem::conflict, "returned_read_already");
  store::drop_blob(tx, file->sha256);
  file->sha256.clear();
  file->read_at = tx.now();
  if (in.pages.empty()) {
    file->state = ReturnState::unreadable;
    file->why = in.why;
    keep(tx, *file);
    return ReturnedPath{in.id};
  }
  for (ReturnedSheet& row : sheets_of(tx, *file, in.pages)) {
    match(tx, row);
    keep(tx, row);
  }
  return ReturnedPath{in.id};
}

// ---- what people do with it

Result<SeenReturn> to_handle(Read& tx, const Caller& caller, ReturnedId id) {
  SeenReturn seen = TRY(find_returned(tx, caller, id));
  const bool may = put_in_here(caller, seen.sheet) || (seen.matter && seen.matter->may_answer);
  if (!may) return fail(Problem::forbidden, "not_allowed");
  if (seen.sheet.state == ReturnState::discarded) return fail(Problem::conflict, "returned_over");
  return seen;
}

Result<ReturnedView> assign(Write& tx, const Caller& caller, const AssignInput& in) {
  SeenReturn seen = TRY(to_handle(tx, caller, in.id));
  ReturnedSheet& row = seen.sheet;
  if (row.state != ReturnState::unmatched && row.state != ReturnState::matched)
    return fail(Problem::conflict, "returned_over");
  const auto found = found_by_id(tx, in.kind, in.subject_id, in.part);
  if (!found || !matcher_of(in.kind)->see(tx, caller, *found)) return fail_field("subject_id", "returned_unknown");
  if (row.person_id) tx.concerns(row.person_id->uuid);  // of whom it was thought to be
  row.kind = found->kind;
  row.subject_id = found->subject_id;
  row.part = found->part;
  row.person_id = found->person_id;
  row.state = ReturnState::matched;
  row.matched_by = caller.name;
  keep(tx, row);
  return view_of(tx, TRY(find_returned(tx, caller, in.id)));
}

Result<ReturnedView> split(Write& tx, const Caller& caller, const SplitInput& in) {
  SeenReturn seen = TRY(to_handle(tx, caller, in.id));
  ReturnedSheet& row = seen.sheet;
  const bool inside = in.page > row.first_page && in.page < row.first_page + row.pages;
  if (is_ended(row) || !inside) return fail_field("page", "returned_split");
  ReturnedSheet rest;
  rest.area_id = tx.area();
  rest.id = tx.new_id<ReturnedId>();
  rest.file_id = row.file_id;
  rest.state = ReturnState::unmatched;
  rest.first_page = in.page;
  rest.pages = row.first_page + row.pages - in.page;
  rest.put_by = row.put_by;
  rest.put_name = row.put_name;
  rest.office_id = row.office_id;
  rest.office_name = row.office_name;
  rest.put_at = row.put_at;
  rest.content_type = row.content_type;
  rest.size = row.size;
  rest.read_at = row.read_at;
  row.pages -= rest.pages;
  tx.execute("UPDATE returned_page SET sheet_id = $3 WHERE area_id = $1 AND sheet_id = $2 AND page >= $4", tx.area(),
             row.id, rest.id, in.page);
  keep(tx, rest);
  keep(tx, row);
  return view_of(tx, TRY(find_returned(tx, caller, in.id)));
}

Result<ReturnedView> done(Write& tx, const Caller& caller, const ReturnedPath& in) {
  SeenReturn seen = TRY(to_handle(tx, caller, in.id));
  ReturnedSheet& row = seen.sheet;
  if (row.state != ReturnState::matched) return fail(Problem::conflict, "returned_not_matched");
  row.state = ReturnState::done;
  row.ended_at = tx.now();
  row.ended_by = caller.name;
  keep(tx, row);
  return view_of(tx, TRY(find_returned(tx, caller, in.id)));
}

Result<ReturnedView> discard(Write& tx, const Caller& caller, const ReturnedPath& in) {
  SeenReturn seen = TRY(to_handle(tx, caller, in.id));
  ReturnedSheet& row = seen.sheet;
  if (row.state == ReturnState::done) return fail(Problem::conflict, "returned_over");
  drop_pages(tx, row);
  row.sha256.clear();
  row.pages = 0;
  row.state = ReturnState::discarded;
  row.ended_at = tx.now();
  row.ended_by = caller.name;
  keep(tx, row);
  return view_of(tx, std::move(seen));
}

}  // namespace

std::vector<api::Endpoint> returns_endpoints() {
  using namespace api;
  return {
      slow_get("/v1/returns", "returned.list", "stay.read", "Sheets that came back", &list),
      put_endpoint(),
      get("/v1/returns/{id}", "returned.show", "stay.read", "One sheet that came back", &show),
      slow_get("/v1/returns/{id}/pages/{page}", "returned.page", "stay.read", "The picture of a page", &picture),
      slow_get("/v1/returns/{id}/candidates", "returned.candidates", "stay.write",
               "What went out under the number on a sheet", &candidates),
      post("/v1/returns/{id}/assign", "returned.assign", "stay.write", "Say what a returned sheet answers", &assign),
      post("/v1/returns/{id}/split", "returned.split", "stay.write", "From a page on it is another sheet", &split),
      post("/v1/returns/{id}/done", "returned.done", "stay.write", "What stands on the sheet has been typed", &done),
      post("/v1/returns/{id}/discard", "returned.discard", "stay.write", "Throw a returned sheet away", &discard),
      post("/v1/system/returns/read", "returned.read", "system.admin", "The program's own: what was found in a file",
           &note_read),
  };
}

}  // namespace kaname::bridges
