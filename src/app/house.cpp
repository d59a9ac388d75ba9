// SPDX-License-Identifier: Apache-2.0
#include "app/house.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include "app/area_api.h"
#include "app/jobs/job_api.h"
#include "app/sheets/application_form.h"
#include "app/sheets/invitation_sheet.h"
#include "base/crypto.h"
#include "bridges/endpoints.h"
#include "delivery/endpoints.h"
#include "delivery/outside.h"
#include "delivery/subscription.h"
#include "directory/endpoints.h"
#include "directory/link_right.h"
#include "directory/papers/papers_api.h"
#include "documents/document_store.h"
#include "documents/endpoints.h"
#include "documents/merged_rows.h"
#include "documents/outside_reader.h"
#include "journal/journal.h"
#include "output/qr.h"
#include "outreach/endpoints.h"
#include "pathways/course_store.h"
#include "pathways/endpoints.h"
#include "pathways/merged_rows.h"
#include "people/endpoints.h"
#include "people/person_measures.h"
#include "people/person_store.h"
#include "plan/catalogue.h"
#include "plan/endpoints.h"
#include "retention/endpoints.h"
#include "retention/retention_store.h"
#include "store/blobs.h"
#include "thread/endpoints.h"
#include "thread/entry_store.h"
#include "thread/reader.h"
#include "transitions/conference_outside.h"
#include "transitions/endpoints.h"
#include "transitions/measures/conference_measures.h"
#include "transitions/measures/stay_measures.h"
#include "transitions/merged_rows.h"
#include "transitions/stay_store.h"
#include "trust/account.h"
#include "trust/endpoints.h"
#include "trust/services.h"

namespace kaname::app {
namespace {

void add(std::vector<api::Endpoint>& to, std::vector<api::Endpoint> more) {
  to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

template <class T>
void add(std::vector<T>& to, const std::vector<T>& more) {
  to.insert(to.end(), more.begin(), more.end());
}

// The key that signs links, made at the first start. Readable by the program's user only.
std::string link_key(const std::string& folder) {
  const std::string path = folder + "/link.key";
  std::ifstream in(path, std::ios::binary);
  std::string key((std::istreambuf_iterator<char>(in)), {});
  if (key.size() == trust::LinkSigner::kKeyBytes) return key;
  if (!key.empty())
    throw std::runtime_error("リンクの鍵 " + path + " が壊れています。バックアップから戻してください。");
  key = crypto::random_bytes(trust::LinkSigner::kKeyBytes);
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, S_IRUSR | S_IWUSR);
  const bool written =
      file >= 0 && write(file, key.data(), key.size()) == static_cast<ssize_t>(key.size()) && fsync(file) == 0;
  if (file >= 0) close(file);
  if (!written) throw std::runtime_error("データの置き場所に書き込めません: " + folder);
  return key;
}

trust::QrDrawing draw_qr(std::string_view text) {
  const auto matrix = output::qr_matrix(text);
  if (!matrix) return {};
  trust::QrDrawing out;
  out.size = matrix->size + 2 * output::kQrQuietZone;
  for (int y = 0; y < matrix->size; ++y) {
    for (int x = 0; x < matrix->size; ++x) {
      if (matrix->at(x, y))
        out.path += fmt::format("M{} {}h1v1h-1z", x + output::kQrQuietZone, y + output::kQrQuietZone);
    }
  }
  return out;
}

// A link is a facility's own record or one matter for a member of a team; their ids never meet.
std::optional<trust::LinkRight> link_right(store::Read& tx, const Uuid& link_id) {
  if (auto right = directory::link_right(tx, link_id)) return right;
  return thread::reader_right(tx, link_id);
}

void install_services(const HouseSettings& settings) {
  auto services = std::make_shared<trust::Services>();
  services->sessions = {settings.session_idle_ms, settings.session_absolute_ms};
  services->links = std::make_shared<trust::LinkSigner>(link_key(settings.data_folder));
  services->link_right = &link_right;
  services->seal_key = crypto::as_text(crypto::hmac_sha256(link_key(settings.data_folder), "kaname seal"));
  services->draw_qr = &draw_qr;
  services->office_name = &directory::office_name;
  trust::install(std::move(services));
  std::vector<people::MergedTable> merged;
  add(merged, transitions::merged_tables());
  add(merged, documents::merged_tables());
  add(merged, pathways::merged_tables());
  people::install_merged(std::move(merged));
  thread::install(delivery::SubjectKind::document, documents::outside_subject());
  thread::install(delivery::SubjectKind::conference, transitions::outside_subject());
}

std::shared_ptr<const plan::Catalogue> count_indicators() {
  return std::make_shared<const plan::Catalogue>(
      std::vector<plan::Source>{transitions::stay_source(), transitions::conference_source(), people::person_source()});
}

}  // namespace

std::vector<api::Endpoint> all_endpoints() {
  std::vector<api::Endpoint> out;
  add(out, area_endpoints());
  add(out, trust::endpoints());
  add(out, delivery::endpoints());
  add(out, directory::endpoints());
  add(out, directory::papers::paper_endpoints());
  add(out, people::endpoints());
  add(out, thread::endpoints());
  add(out, transitions::endpoints());
  add(out, documents::endpoints());
  add(out, pathways::endpoints());
  add(out, plan::endpoints());
  add(out, bridges::endpoints());
  add(out, outreach::endpoints());
  add(out, retention::endpoints());
  add(out, job_endpoints());
  add(out, sheet_endpoints());
  add(out, application_form_endpoints());
  return out;
}

std::vector<model::TypePtr> history_tables() {
  std::vector<model::TypePtr> out = {model::type_of<journal::Area>(), model::type_of<journal::Entry>(),
                                     model::type_of<journal::Body>(), model::type_of<journal::About>(),
                                     model::type_of<journal::Erased>()};
  add(out, trust::history_tables());
  add(out, delivery::history_tables());
  add(out, directory::tables());
  add(out, people::tables());
  add(out, thread::tables());
  add(out, transitions::tables());
  add(out, documents::tables());
  add(out, pathways::tables());
  add(out, plan::tables());
  add(out, bridges::tables());
  add(out, retention::tables());
  return out;
}

std::vector<model::TypePtr> all_tables() {
  std::vector<model::TypePtr> out = journal::tables();
  out.push_back(model::type_of<store::Blob>());
  out.push_back(model::type_of<Job>());
  add(out, trust::all_tables());
  add(out, delivery::tables());
  add(out, directory::tables());
  add(out, people::tables());
  add(out, thread::tables());
  add(out, transitions::tables());
  add(out, documents::tables());
  add(out, pathways::tables());
  add(out, plan::tables());
  add(out, bridges::tables());
  add(out, retention::tables());
  return out;
}

House::House(HouseSettings settings) : settings_(std::move(settings)) {
  if (settings_.data_folder.empty()) throw std::runtime_error("データの置き場所（data）を指定してください。");
  std::filesystem::create_directories(settings_.data_folder);
  std::filesystem::permissions(settings_.data_folder, std::filesystem::perms::owner_all);
  install_services(settings_);
  directory::papers::install(
      std::make_shared<directory::papers::PaperSettings>(directory::papers::PaperSettings{settings_.site_url}));
  store::DatabaseSettings database;
  database.postgres = settings_.postgres;
  database.sqlite_path = settings_.data_folder + "/kaname.db";
  database_ = std::make_unique<store::Database>(std::move(database));
  plan::install(count_indicators());
  endpoints_ = all_endpoints();
  pipeline_ = std::make_unique<Pipeline>(*database_, endpoints_);
  assets_ = settings_.ui_dir.empty() ? embedded_assets(settings_.map_tiles)
                                     : folder_assets(settings_.ui_dir, settings_.map_tiles);
}

// The writer stops first: jobs in its queue still call into the pipeline.
House::~House() { database_->stop(); }

}  // namespace kaname::app
