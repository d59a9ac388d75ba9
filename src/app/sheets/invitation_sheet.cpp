// SPDX-License-Identifier: Apache-2.0
#include "app/sheets/invitation_sheet.h"

#include "base/wareki.h"
#include "journal/journal.h"
#include "output/pdf.h"
#include "trust/account_store.h"
#include "trust/invitation.h"

namespace kaname::app {
namespace {

using api::Caller;
using api::Read;
using api::Write;
using output::Paragraph;
using output::Weight;

struct SheetFor {
  std::string code;
  std::string origin;
};
constexpr auto describe(model::Tag<SheetFor>) {
  using namespace model;
  return entity("InvitationSheet", "招待の用紙",
                field("code", &SheetFor::code, required | secret | max_chars(100) | label("招待のコード", "Code")),
                field("origin", &SheetFor::origin, required | max_chars(200) | label("この画面のアドレス", "Address")));
}

struct Sheet {
  api::File file;
};

// "https://kaname.example.jp", as the screen that asks has it: what the reader is to open.
bool is_origin(std::string_view text) {
  const std::size_t scheme = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
  if (scheme == 0 || text.size() == scheme) return false;
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '-' ||
        c == ':' || c == '[' || c == ']';
  };
  return std::all_of(text.begin() + static_cast<std::ptrdiff_t>(scheme), text.end(), fits);
}

Result<Sheet> prepare_sheet(Read& tx, const Caller& caller, const SheetFor& in) {
  if (!is_origin(in.origin)) return fail_field("origin", "bad_request");
  const auto invitation = trust::find_invitation(tx, tx.area(), in.code);
  if (!invitation) return fail_field("code", "invitation_wrong");
  TRY(trust::may_administer(tx, caller, invitation->account_id));
  const auto account = trust::find_account(tx, tx.area(), invitation->account_id);
  const auto area = journal::find_area(tx, tx.area());
  InvitationSheet sheet{area ? area->name : "",     account->name, account->login,
                        in.origin + "/desk/invite", in.code,       tx.area(),
                        invitation->expires_at,     tx.now()};
  api::File file{output::render(invitation_document(sheet)), "application/pdf", "招待の用紙.pdf"};
  return Sheet{std::move(file)};
}

Result<api::File> give_sheet(Write&, const Caller&, const SheetFor&, const Sheet& sheet) { return sheet.file; }

}  // namespace

output::Document invitation_document(const InvitationSheet& sheet) {
  output::Document document;
  document.title = "使いはじめのご案内（招待の用紙）";
  document.created = sheet.printed_at.text();
  document.furniture.town = sheet.town;
  document.furniture.printed_at = wareki::wareki(sheet.printed_at.tokyo_date()) + " 印刷";
  document.furniture.credits = {
      "この用紙を拾った方は、お手数ですが表に書かれた市町村・事業所へお知らせください。コードは一度使うか、期限が過ぎる"
      "と使えなくなります。"};
  auto& blocks = document.blocks;
  blocks.push_back(Paragraph{sheet.name + "　様", 16, Weight::bold});
  blocks.push_back(Paragraph{
      fmt::format(
          "{}の在宅医療・介護連携システム「要（かなめ）」を使うためのご案内です。{}までに、次の手順で始めてください。",
          sheet.town, wareki::wareki_weekday(sheet.expires_at.tokyo_date())),
      11});
  blocks.push_back(output::Heading{2, "1. 画面を開く"});
  blocks.push_back(
      output::QrBlock{fmt::format("{}#{}.{}", sheet.address, sheet.area_id, sheet.code), 42,
                      "スマートフォンなどで QR を読み取るか、パソコンで次のアドレスを開き、コードを入れてください。\n" +
                          sheet.address});
  blocks.push_back(Paragraph{sheet.code, 22, Weight::bold, output::Align::centre, output::kBlack, true});
  blocks.push_back(
      Paragraph{"コードに、数字の 0・1 と、英字の I・L・O は使われていません。小文字でも全角でもかまいません。", 9});
  blocks.push_back(output::Heading{2, "2. パスワードを決める"});
  blocks.push_back(Paragraph{
      "13文字以上で、自分だけが知っているものにします。次からは、このログイン名とパスワードで入ります。", 11});
  blocks.push_back(
      Paragraph{"ログイン名　" + sheet.login, 14, Weight::bold, output::Align::left, output::kBlack, true});
  blocks.push_back(output::Heading{2, "3. 誓約を読んで同意する"});
  blocks.push_back(Paragraph{"同意した日時が記録されます。", 11});
  blocks.push_back(output::Heading{2, "4. 二段階のログインを用意する（勧めます）"});
  blocks.push_back(
      Paragraph{"右上の名前の欄から「二段階のログイン」を開くと、スマートフォンの認証アプリを登録できます。", 11});
  blocks.push_back(output::Space{6});
  blocks.push_back(Paragraph{
      "使いはじめたら、この用紙は細かく裁断して捨ててください。なくしたときは、すぐに管理者へ知らせてください。", 11,
      Weight::bold});
  return document;
}

std::vector<api::Endpoint> sheet_endpoints() {
  using namespace api;
  return {unjournaled(post_prepared("/v1/invitations/sheet", "invitation.sheet", "account.edit",
                                    "The printed sheet of an invitation", &prepare_sheet, &give_sheet))};
}

}  // namespace kaname::app
