// SPDX-License-Identifier: Apache-2.0
// The town's own survey as a workbook to hand out: a sheet to fill in, a sheet that explains each column.
#include "bridges/imports/import_tables.h"
#include "bridges/imports/run_api.h"
#include "bridges/opendata/service_kinds.h"
#include "bridges/opendata/survey_template.h"
#include "directory/capability_items.h"
#include "output/xlsx.h"

namespace kaname::bridges {
namespace {

using api::Caller;
using api::Read;
using directory::Facility;
using directory::FacilityKind;
using directory::Service;

constexpr int kBlankRows = 200;

struct TemplateInput {
  std::optional<FacilityKind> kind;
  bool filled = false;  // one row for each facility of the kind, with what is known
};
constexpr auto describe(model::Tag<TemplateInput>) {
  using namespace model;
  return entity("TemplateInput", "資源調査の様式", field("kind", &TemplateInput::kind),
                field("filled", &TemplateInput::filled));
}

// Words that the reader of the answers understands.
std::string words_of(FacilityKind kind) {
  const std::string ja(model::ja_of(kind));
  return kind_of_service(ja) == kind ? ja : std::string(official_service(kind));
}

SurveyRow row_of(const Facility& facility, const std::vector<Service>& services) {
  SurveyRow row{facility.id.text(),      facility.name,    facility.name_kana, "",          "",
                facility.medical_number, facility.address, facility.phone,     facility.fax};
  for (const Service& service : services) {
    row.kinds += (row.kinds.empty() ? "" : "、") + words_of(service.kind);
    if (row.office_number.empty()) row.office_number = service.office_number;
  }
  if (services.empty()) row.kinds = words_of(facility.kind);
  return row;
}

std::vector<SurveyRow> known_rows(Read& tx, std::optional<FacilityKind> kind) {
  std::vector<SurveyRow> rows;
  for (const Facility& facility :
       tx.select<Facility>("WHERE area_id = $1 AND status <> 'closed' ORDER BY name_kana, id", tx.area())) {
    const auto services = tx.select<Service>(
        "WHERE area_id = $1 AND facility_id = $2 AND closed_on IS NULL ORDER BY id", tx.area(), facility.id);
    const bool wanted = !kind || facility.kind == *kind ||
        std::any_of(services.begin(), services.end(), [&](const Service& s) { return s.kind == *kind; });
    if (wanted) rows.push_back(row_of(facility, services));
  }
  return rows;
}

output::WorkSheet sheet_of(const CellTable& table) {
  output::WorkSheet sheet;
  sheet.name = table.name;
  sheet.title = "在宅医療・介護 資源調査";
  for (const std::string& header : table.headers) {
    output::SheetColumn column;
    column.header = header;
    sheet.columns.push_back(std::move(column));
  }
  for (const auto& row : table.rows) {
    auto& cells = sheet.rows.emplace_back();
    for (const std::string& cell : row) cells.emplace_back(cell);
  }
  return sheet;
}

// Drop-down lists where the answer is one of a few words; the sheet of explanations is shown as a note of the cell.
void add_choices(output::WorkSheet& answers) {
  for (output::SheetColumn& column : answers.columns) {
    for (const directory::CapabilityItem& item : directory::capability_items()) {
      if (item.column != column.header) continue;
      if (item.answer == directory::AnswerType::acceptance) {
        // A condition may follow the word, so the list helps and does not bind.
        column.help = "○・条件付・×・要相談。条件は「条件付：平日の日中」のように書いてください。空欄は回答なしです。";
      } else if (item.answer == directory::AnswerType::yes_no) {
        column.choices = {"はい", "いいえ"};
      }
    }
  }
}

Result<api::File> survey_template_file(Read& tx, const Caller&, const TemplateInput& in) {
  const SurveyTemplate made = survey_template(in.filled ? known_rows(tx, in.kind) : std::vector<SurveyRow>{}, in.kind);
  output::Workbook book;
  book.title = "在宅医療・介護 資源調査";
  book.sheets.push_back(sheet_of(made.answers));
  add_choices(book.sheets.back());
  if (!in.filled) book.sheets.back().blank_rows = kBlankRows;
  book.sheets.push_back(sheet_of(made.dictionary));
  api::File file;
  file.bytes = TRY(output::render_xlsx(book));
  file.content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  file.name = in.kind ? "資源調査_" + std::string(model::ja_of(*in.kind)) + ".xlsx" : "資源調査.xlsx";
  return file;
}

}  // namespace

std::vector<api::Endpoint> survey_endpoints() {
  return {api::slow_get("/v1/survey-template.xlsx", "survey.template", "import.run", "The survey to hand out",
                        &survey_template_file)};
}

}  // namespace kaname::bridges
