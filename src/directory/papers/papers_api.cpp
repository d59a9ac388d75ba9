// SPDX-License-Identifier: Apache-2.0
#include "directory/papers/papers_api.h"

#include <fmt/format.h>

#include <map>
#include <mutex>

#include "directory/fact_groups.h"
#include "directory/papers/facility_sheet.h"
#include "directory/papers/link_sheet.h"
#include "directory/papers/paper_load.h"
#include "trust/services.h"

namespace kaname::directory::papers {
namespace {

constexpr const char* kPdf = "application/pdf";
constexpr const char* kXlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

std::shared_ptr<const PaperSettings>& installed() {
  static std::shared_ptr<const PaperSettings> settings = std::make_shared<const PaperSettings>();
  return settings;
}

struct SheetInput {
  FacilityId id;
  bool fax = false;
};
constexpr auto describe(model::Tag<SheetInput>) {
  using namespace model;
  return entity("SheetInput", "事業所の用紙", field("id", &SheetInput::id, required | from_path),
                field("fax", &SheetInput::fax));
}

struct PrintInput {
  bool fax = false;
};
constexpr auto describe(model::Tag<PrintInput>) {
  return model::entity("PrintInput", "印刷", model::field("fax", &PrintInput::fax));
}

struct BookletInput {
  Edition edition = Edition::professional;
};
constexpr auto describe(model::Tag<BookletInput>) {
  return model::entity("BookletInput", "冊子",
                       model::field("edition", &BookletInput::edition, model::label("版", "Edition")));
}

// Where the answer goes; what is left out is the coordination centre's.
struct LinkSheetInput {
  LinkId id;
  std::string reply_to;
  std::string reply_phone;
  std::string reply_fax;
};
constexpr auto describe(model::Tag<LinkSheetInput>) {
  using namespace model;
  return entity("LinkSheetInput", "確認のお願いの用紙", field("id", &LinkSheetInput::id, required | from_path),
                field("reply_to", &LinkSheetInput::reply_to, max_chars(60)),
                field("reply_phone", &LinkSheetInput::reply_phone, max_chars(40)),
                field("reply_fax", &LinkSheetInput::reply_fax, max_chars(40)));
}

api::File file(std::string bytes, const char* type, const PaperInfo& info, std::string_view name,
               std::string_view ending) {
  std::string day = info.now.tokyo_date().text();
  std::erase(day, '-');
  return {std::move(bytes), type, fmt::format("{}_{}_{}.{}", info.town, name, day, ending),
          std::string_view(ending) != "pdf", false};
}

api::File pdf(const output::Document& document, const PaperInfo& info, std::string_view name) {
  return file(output::render(document), kPdf, info, name, "pdf");
}

Result<api::File> sheet(Read& tx, const api::Caller& caller, const SheetInput& in) {
  PaperInfo info = load_info(tx, audience_of(caller), in.fax);
  const PaperFacility facility = TRY(load_facility(tx, in.id, info.audience));
  info.credits = credits_of({facility}, load_credits(tx));
  return pdf(facility_sheet(info, facility), info, facility.parts.facility.name);
}

Result<FacilityList> list_for(Read& tx, const api::Caller& caller, const SearchInput& in, PaperInfo& info) {
  FacilityList list = TRY(load_list(tx, caller, in));
  info = load_info(tx, audience_of(caller), in.fax);
  info.credits = credits_of(list.facilities, load_credits(tx));
  return list;
}

Result<api::File> list_pdf(Read& tx, const api::Caller& caller, const SearchInput& in) {
  PaperInfo info;
  const FacilityList list = TRY(list_for(tx, caller, in, info));
  return pdf(list_document(info, list), info, "資源一覧");
}

Result<api::File> list_workbook(Read& tx, const api::Caller& caller, const SearchInput& in) {
  PaperInfo info;
  const FacilityList list = TRY(list_for(tx, caller, in, info));
  return file(TRY(list_xlsx(info, list)), kXlsx, info, "資源一覧", "xlsx");
}

Result<api::File> list_text(Read& tx, const api::Caller& caller, const SearchInput& in) {
  PaperInfo info;
  const FacilityList list = TRY(list_for(tx, caller, in, info));
  return file(list_csv(info, list), "text/csv; charset=utf-8", info, "資源一覧", "csv");
}

Result<api::File> booklet_pdf(Read& tx, const api::Caller&, const BookletInput& in) {
  return *booklet_file(tx, in.edition, nullptr);
}

// The last booklet for everyone of each area. Anybody may ask for it, so it is made once a day and after changes, by one
// at a time, however many ask.
class PublicBooklets {
 public:
  api::File of(Read& tx) {
    const std::int64_t seq =
        tx.number("SELECT coalesce(max(changed_seq), 0) FROM facility WHERE area_id = $1", tx.area());
    const std::lock_guard lock(mutex_);
    Kept& kept = kept_[tx.area()];
    if (kept.seq != seq || kept.day != tx.today()) {
      kept = {seq, tx.today(), *booklet_file(tx, Edition::for_everyone, nullptr)};
    }
    return kept.file;
  }

 private:
  struct Kept {
    std::int64_t seq = -1;
    LocalDate day;
    api::File file;
  };
  std::mutex mutex_;
  std::map<std::string, Kept> kept_;
};

Result<api::File> public_booklet(Read& tx, const api::Caller&, const api::Nothing&) {
  return tx.derived<PublicBooklets>().of(tx);
}

Result<api::File> map_pdf(Read& tx, const api::Caller& caller, const SearchInput& in) {
  MapSheet sheet = TRY(load_map(tx, caller, in));
  PaperInfo info = load_info(tx, audience_of(caller), in.fax);
  for (const std::string& line : credit_lines(published_sources(tx), load_credits(tx)))
    info.credits.push_back("出典: " + line);
  return pdf(map_document(info, std::move(sheet)), info, "資源地図");
}

Result<api::File> organisation_pdf(Read& tx, const api::Caller& caller, const PrintInput& in) {
  const PaperInfo info = load_info(tx, audience_of(caller), in.fax);
  return pdf(organisation_document(info, load_chart(tx)), info, "組織図");
}

// Whom to answer: what the sender typed, else the coordination centre.
void fill_reply(Read& tx, const LinkSheetInput& in, LinkSheet& sheet) {
  sheet.reply_to = in.reply_to;
  sheet.reply_phone = in.reply_phone;
  sheet.reply_fax = in.reply_fax;
  const auto centre = tx.first<Facility>(
      "WHERE area_id = $1 AND kind = 'coordination_center' AND status = 'active' ORDER BY id", tx.area());
  if (!centre || !in.reply_to.empty()) return;
  sheet.reply_to = centre->name;
  if (sheet.reply_phone.empty()) sheet.reply_phone = centre->phone;
  if (sheet.reply_fax.empty()) sheet.reply_fax = centre->fax;
}

Result<api::File> link_pdf(Read& tx, const api::Caller&, const LinkSheetInput& in) {
  LinkSheet sheet;
  const auto link = tx.first<UpdateLink>("WHERE area_id = $1 AND id = $2", tx.area(), in.id);
  if (!link) return fail(Problem::not_found, "link_unknown");
  // A dead link on paper helps nobody.
  if (link->revoked_at) return fail(Problem::conflict, "link_revoked");
  if (link->expires_at <= tx.now()) return fail(Problem::conflict, "link_expired");
  sheet.link = *link;
  // The paper goes to the facility itself: its own windows, but not what only the town may read.
  const PaperInfo info = load_info(tx, Audience::professional, true);
  sheet.facility = TRY(load_facility(tx, link->facility_id, Audience::professional));
  const auto& signer = trust::services().links;
  if (signer && !info.site.empty()) {
    sheet.url = fmt::format("{}/link/{}", info.site, signer->sign(tx.area(), link->id.uuid, link->expires_at));
  }
  fill_reply(tx, in, sheet);
  return pdf(link_sheet(info, sheet), info, "確認のお願い_" + sheet.facility.parts.facility.name);
}

}  // namespace

void install(std::shared_ptr<const PaperSettings> given) { installed() = std::move(given); }

const PaperSettings& settings() { return *installed(); }

std::optional<api::File> booklet_file(Read& tx, Edition edition, const output::Progress& progress) {
  const Audience audience = edition == Edition::for_everyone ? Audience::everyone : Audience::professional;
  PaperInfo info = load_info(tx, audience, false);
  std::vector<PaperFacility> facilities = load_open(tx, audience);
  info.credits = credits_of(facilities, load_credits(tx));
  auto bytes = output::render(booklet(info, edition, std::move(facilities)), progress);
  if (!bytes) return std::nullopt;
  return file(std::move(*bytes), kPdf, info, fmt::format("在宅医療・介護資源ガイド_{}", model::ja_of(edition)), "pdf");
}

std::vector<api::Endpoint> paper_endpoints() {
  return {
      api::slow_get("/v1/facilities/{id}/sheet.pdf", "paper.sheet", "facility.read", "A facility on paper", &sheet),
      api::slow_get("/v1/facilities-list.pdf", "paper.list", "facility.read", "Found facilities as a printed list",
                    &list_pdf),
      api::slow_get("/v1/facilities.xlsx", "paper.list_xlsx", "facility.read", "Found facilities as a workbook",
                    &list_workbook),
      api::slow_get("/v1/facilities.csv", "paper.list_csv", "facility.read", "Found facilities as CSV", &list_text),
      api::slow_get("/v1/booklet.pdf", "paper.booklet", "output.booklet", "The booklet, in one of its editions",
                    &booklet_pdf),
      api::slow_get("/v1/public-booklet.pdf", "paper.public_booklet", "public", "The booklet for everyone",
                    &public_booklet),
      api::slow_get("/v1/map.pdf", "paper.map", "facility.read", "Found facilities on a printed map", &map_pdf),
      api::slow_get("/v1/organisation.pdf", "paper.organisation", "facility.read", "The organisation chart",
                    &organisation_pdf),
      api::slow_get("/v1/update-links/{id}/sheet.pdf", "paper.link_sheet", "link.send", "A request for update on paper",
                    &link_pdf),
  };
}

}  // namespace kaname::directory::papers
