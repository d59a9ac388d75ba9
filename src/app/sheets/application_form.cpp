// SPDX-License-Identifier: Apache-2.0
#include "app/sheets/application_form.h"

#include "api/pdf_file.h"
#include "base/wareki.h"
#include "journal/journal.h"
#include "output/pdf.h"
#include "trust/services.h"
#include "trust/stranger_throttle.h"

namespace kaname::app {
namespace {

using api::Caller;
using api::Read;
using api::Role;
using api::Write;
using output::Field;
using output::Paragraph;
using output::Weight;

constexpr double kLineMm = 13, kReasonMm = 36, kOfficeUseMm = 12;

// What is written on it; all may be missing.
struct FormInput {
  std::string name;
  std::string name_kana;
  trust::Profession profession = trust::Profession::none;
  Role role = Role::office;
  std::optional<Uuid> office_id;
  std::string office_name;
  std::string phone;
  std::string mail;
  std::string reason;
};
constexpr auto describe(model::Tag<FormInput>) {
  using namespace model;
  using In = FormInput;
  return entity("ApplicationFormInput", "利用申請書に書くこと", field("name", &In::name, personal | max_chars(100)),
                field("name_kana", &In::name_kana, personal | max_chars(100)), field("profession", &In::profession),
                field("role", &In::role), field("office_id", &In::office_id),
                field("office_name", &In::office_name, max_chars(200)),
                field("phone", &In::phone, personal | max_chars(30)),
                field("mail", &In::mail, personal | max_chars(200)),
                field("reason", &In::reason, personal | multiline | max_chars(1000)));
}

std::string town_of(Read& tx) {
  const auto area = journal::find_area(tx, tx.area());
  return area ? area->name : "";
}

api::File pdf(const ApplicationForm& form) {
  return api::pdf_file(output::render(application_document(form)), "利用申請書");
}

// Printing costs more than asking: strangers are slowed down here too.
Result<api::File> blank(Read& tx, const Caller& caller, const api::Nothing&) {
  TRY(trust::let_stranger(tx, caller, "form"));
  ApplicationForm form;
  form.town = town_of(tx);
  form.printed_at = tx.now();
  return pdf(form);
}

struct Sheet {
  api::File file;
};

Result<Sheet> prepare_filled(Read& tx, const Caller& caller, const FormInput& in) {
  TRY(trust::let_stranger(tx, caller, "form"));
  ApplicationForm form{town_of(tx), in.name, in.name_kana, in.profession, in.role, in.office_name,
                       in.phone,    in.mail, in.reason,    true,          tx.now()};
  if (std::string name = trust::office_name(tx, in.office_id); !name.empty()) form.office_name = std::move(name);
  return Sheet{pdf(form)};
}

Result<api::File> give_filled(Write&, const Caller&, const FormInput&, const Sheet& sheet) { return sheet.file; }

std::string boxes(const ApplicationForm& form) {
  std::string out;
  for (const auto& [role, words] : {std::pair(Role::office, "事業所の利用者"),
                                    {Role::office_admin, "事業所の管理者"},
                                    {Role::coordinator, "コーディネーター"},
                                    {Role::town, "市町村"},
                                    {Role::prefecture, "都道府県"},
                                    {Role::viewer, "閲覧だけ"}}) {
    out += fmt::format("{}{}　", form.filled && form.role == role ? "☑" : "☐", words);
  }
  return out;
}

}  // namespace

output::Document application_document(const ApplicationForm& form) {
  output::Document document;
  document.title = "利用申請書";
  document.look = output::Look::fax;
  document.created = form.printed_at.text();
  document.furniture.town = form.town;
  document.furniture.printed_at = wareki::wareki(form.printed_at.tokyo_date()) + " 印刷";
  auto& blocks = document.blocks;
  blocks.push_back(
      Paragraph{fmt::format("{}　在宅医療・介護連携システム「要（かなめ）」 担当 行", form.town), 12, Weight::bold});
  blocks.push_back(Paragraph{"次のとおり、利用を申請します。　　　　　　令和　　　年　　　月　　　日", 12});
  output::FieldGrid grid;
  grid.label_mm = 36;
  grid.size_pt = 13;
  grid.fields = {
      Field{"ふりがな", form.name_kana, 2, kLineMm},
      Field{"氏名", form.name, 2, kLineMm, Weight::bold},
      Field{"職種", form.filled ? std::string(model::ja_of(form.profession)) : "", 2, kLineMm},
      Field{"勤め先の名前", form.office_name, 2, kLineMm},
      Field{"事業所番号など", "", 2, kLineMm},
      Field{"希望する役割", boxes(form), 2, kLineMm * 2},
      Field{"日中つながる電話", form.phone, 2, kLineMm},
      Field{"メール（あれば）", form.mail, 2, kLineMm},
      Field{"使いたい理由", form.reason, 2, kReasonMm},
      Field{"管理者の確認", "勤め先の管理者の氏名　　　　　　　　　　　　　　　印", 2, kLineMm},
  };
  blocks.push_back(std::move(grid));
  blocks.push_back(
      Paragraph{"承認されると、招待の用紙をお渡しします。用紙のコードでパスワードを決め、誓約を読んで使いはじめます。"
                "アカウントは一人に一つです。ほかの人と一緒には使えません。患者・利用者の方の情報は、この用紙に書かない"
                "でください。",
                11});
  output::FieldGrid office;
  office.columns = 4;
  office.label_mm = 20;
  office.size_pt = 11;
  office.fields = {Field{"受付日", "", 1, kOfficeUseMm}, Field{"受付番号", "", 1, kOfficeUseMm},
                   Field{"承認", "", 1, kOfficeUseMm}, Field{"用紙", "", 1, kOfficeUseMm}};
  blocks.push_back(Paragraph{"（ここから下は受け付けた側が書きます）", 10.5});
  blocks.push_back(std::move(office));
  return document;
}

std::vector<api::Endpoint> application_form_endpoints() {
  using namespace api;
  return {
      slow_get("/v1/public/application-form.pdf", "application.blank_form", "public",
               "The form to apply by paper, to be filled in by hand", &blank),
      unjournaled(post_prepared("/v1/public/application-form", "application.form", "public",
                                "The form to apply by paper, filled in", &prepare_filled, &give_filled)),
  };
}

}  // namespace kaname::app
