// SPDX-License-Identifier: Apache-2.0
#include "trust/permissions.h"

#include <stdexcept>

namespace kaname::trust {
namespace {

using api::Caller;
using api::Language;

constexpr Relation kNo = Relation::none;
constexpr Relation kOwn = Relation::own_office;
constexpr Relation kTeam = Relation::own_team;
constexpr Relation kAll = Relation::area;

using Row = std::array<Relation, api::kRoles.size()>;

constexpr Permission open_to(Door door, std::string_view name, std::string_view ja, std::string_view en) {
  return {name, ja, en, door, {}};
}

constexpr Permission by_role(std::string_view name, std::string_view ja, std::string_view en, Row row) {
  return {name, ja, en, Door::role, row};
}

constexpr auto kPermissions = std::to_array<Permission>({
    open_to(Door::anyone, "public", "公開情報を見る・ログインする", "See public information, sign in"),
    open_to(Door::signed_in, "signed_in", "自分のパスワードを変える・自分の作業を見る",
            "Change one's own password, see one's own jobs"),
    open_to(Door::link, "link", "リンクで自事業所の情報を確かめ、直す",
            "Confirm and correct one's own office by a link"),
    open_to(Door::reader, "reader", "リンクで一つの連絡を読み、返事をする", "Read one entry by a link and answer it"),
    //                                                                         town  coord office pref  viewer office_admin
    by_role("facility.read", "資源情報を見る", "See facilities", {kAll, kAll, kAll, kAll, kAll, kAll}),
    by_role("facility.edit", "資源情報を直す", "Change facilities", {kAll, kAll, kOwn, kNo, kNo, kOwn}),
    by_role("facility.create", "資源を加える", "Add facilities", {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("facility.status", "休止・廃止などの状態を変える", "Change a facility's status",
            {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("facility.town_notes", "市町村用のメモを書く", "Write the municipality's notes",
            {kAll, kNo, kNo, kNo, kNo, kNo}),
    by_role("relation.edit", "資源どうしのつながりを直す", "Change relations between facilities",
            {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("zone.edit", "圏域を直す", "Change zones", {kAll, kNo, kNo, kNo, kNo, kNo}),
    by_role("import.run", "ファイルを取り込む・取り消す", "Import files and undo imports",
            {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("match.decide", "同じ資源かどうかを決める", "Decide whether records are the same",
            {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("link.send", "更新のお願いリンクを作る・取り消す", "Make and withdraw update links",
            {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("visit.log", "訪問を記録する", "Log visits", {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("freshness.read", "情報の古さの一覧を見る", "See what is stale", {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("output.booklet", "冊子・地図・一覧を作る", "Make booklets, maps and lists",
            {kAll, kAll, kAll, kAll, kAll, kAll}),
    by_role("output.open_data", "オープンデータを書き出す", "Write open data", {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("stats.read", "統計と推移を見る", "See statistics", {kAll, kAll, kNo, kAll, kAll, kNo}),
    by_role("account.read", "利用者の一覧を見る", "See accounts", {kAll, kNo, kNo, kNo, kNo, kOwn}),
    by_role("account.edit", "利用者を加える・役割を変える・終える", "Add, change and end accounts",
            {kAll, kNo, kNo, kNo, kNo, kOwn}),
    by_role("account.confirm", "年に一度、いまも在籍していることを確かめる", "Confirm accounts once a year",
            {kAll, kNo, kNo, kNo, kNo, kOwn}),
    by_role("application.decide", "利用申請を見る・承認する・断る", "See, approve and decline applications",
            {kAll, kNo, kNo, kNo, kNo, kOwn}),
    by_role("device.read", "事業所の端末を見る・共用パソコンを登録する",
            "See an office's devices, register a shared PC", {kAll, kNo, kOwn, kNo, kNo, kOwn}),
    by_role("device.edit", "端末を管理中にする・使えなくする", "Mark devices as managed, revoke them",
            {kAll, kNo, kNo, kNo, kNo, kOwn}),
    by_role("person.find", "利用者を名前でさがし、チームを見る", "Find persons by name, see their teams",
            {kAll, kAll, kTeam, kNo, kNo, kTeam}),
    by_role("person.register", "利用者を登録する", "Register persons", {kAll, kAll, kOwn, kNo, kNo, kOwn}),
    by_role("person.read", "利用者の情報を見る", "See a person's information", {kTeam, kTeam, kTeam, kNo, kNo, kTeam}),
    by_role("person.write", "利用者の情報を書く・チームを変える", "Write a person's information, change the team",
            {kTeam, kTeam, kTeam, kNo, kNo, kTeam}),
    by_role("person.merge", "同じ人の記録を一つにする・元に戻す", "Merge two records of one person",
            {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("basis.protect", "緊急時に理由を書いて見る", "Break the glass in an emergency",
            {kAll, kAll, kAll, kNo, kNo, kAll}),
    by_role("basis.manage", "支援会議などの根拠を記録し、緊急の閲覧を点検する",
            "Record conferences and other bases, review emergency access", {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("access.read", "だれが見たかを調べる", "See who looked", {kAll, kAll, kTeam, kNo, kNo, kTeam}),
    by_role("watch.read", "目配りの連絡を受ける", "Receive watch notices", {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("support.edit", "支援が必要な住民の名簿を扱う", "Keep the support register",
            {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("retention.manage", "保存期間の過ぎた方の記録を消去する・残す",
            "Erase persons whose term is over, hold others back", {kAll, kNo, kNo, kNo, kNo, kNo}),
    by_role("thread.read", "やりとりを読む", "Read threads", {kTeam, kTeam, kTeam, kNo, kNo, kTeam}),
    by_role("thread.write", "やりとりに書く", "Write in threads", {kTeam, kTeam, kTeam, kNo, kNo, kTeam}),
    by_role("template.edit", "この地域のひな形を作り、公開する", "Make and publish the area's templates",
            {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("stay.read", "入退院の一覧を見る（自分の利用者・自院の入院）", "See stays of one's own people or hospital",
            {kAll, kAll, kOwn, kNo, kNo, kOwn}),
    by_role("stay.write", "入院を知らせる・入退院の経過を記録する", "Tell of admissions, note the course of a stay",
            {kAll, kAll, kOwn, kNo, kNo, kOwn}),
    by_role("stay.match", "入院した方がだれかを決め、ケアマネジャーをさがす",
            "Say who was admitted, find the care manager", {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("rule.edit", "入退院支援の手引き（ルール）を直し、公開する", "Change and publish the rule for stays",
            {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("document.read", "書類を見る（自分の利用者・自院の入院・届いたもの）",
            "See documents of one's own people, one's hospital, and those received",
            {kTeam, kTeam, kTeam, kNo, kNo, kTeam}),
    by_role("document.write", "様式を書く・送る", "Fill in forms and send them",
            {kTeam, kTeam, kTeam, kNo, kNo, kTeam}),
    by_role("pathway.read", "連携パスを見る（自分の利用者・自院の入院）",
            "See pathways of one's own people and patients", {kTeam, kTeam, kTeam, kNo, kNo, kTeam}),
    by_role("pathway.write", "連携パスを始める・項目を記録する", "Begin pathways and note their items",
            {kTeam, kTeam, kTeam, kNo, kNo, kTeam}),
    by_role("form.edit", "この地域の様式を作り、公開する", "Make and publish the area's forms",
            {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("indicator.read", "数字（指標）を見る（市町村の外と他の事業所には10件未満と名前を示さない）",
            "See indicators; small cells and names stay inside", {kAll, kAll, kOwn, kAll, kAll, kOwn}),
    by_role("indicator.write", "指標に調査の値とメモを付ける", "Keep survey values and notes beside indicators",
            {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("permission.read", "権限の表を見る", "See the permission table", {kAll, kAll, kAll, kAll, kAll, kAll}),
    by_role("journal.read", "操作の記録を見る", "See the journal", {kAll, kAll, kNo, kNo, kNo, kNo}),
    by_role("system.admin", "システムを管理する", "Administer the system", {kAll, kNo, kNo, kNo, kNo, kNo}),
});

Relation reach(const Permission& permission, const api::Grant& grant) {
  return permission.by_role[static_cast<std::size_t>(grant.role)];
}

std::string_view sign(Relation relation) {
  switch (relation) {
    case Relation::none: return "－";
    case Relation::own_office: return "○";
    case Relation::own_team: return "△";
    case Relation::area: return "◎";
  }
  return "－";
}

void append_cells(std::string& out, const Permission& permission, Language language) {
  const bool ja = language == Language::ja;
  if (permission.door == Door::role) {
    for (const Relation relation : permission.by_role) out += fmt::format(" {} |", sign(relation));
    return;
  }
  const model::Option& door = kDoors[static_cast<std::size_t>(permission.door)];
  for (std::size_t i = 0; i < api::kRoles.size(); ++i) out += fmt::format(" {} |", ja ? door.ja : door.en);
}

}  // namespace

std::span<const Permission> permissions() { return kPermissions; }

const Permission* find_permission(std::string_view name) {
  const auto found =
      std::find_if(kPermissions.begin(), kPermissions.end(), [&](const auto& p) { return p.name == name; });
  return found == kPermissions.end() ? nullptr : &*found;
}

bool allows(const Caller& caller, std::string_view name) {
  const Permission* permission = find_permission(name);
  if (!permission) return false;
  switch (permission->door) {
    case Door::anyone: return true;
    case Door::signed_in: return caller.signed_in();
    case Door::link: return caller.link_id.has_value() && caller.link_subject.has_value();
    case Door::reader: return caller.link_id.has_value() && !caller.link_subject.has_value();
    case Door::role: break;
  }
  if (!caller.signed_in()) return false;
  return std::any_of(caller.grants.begin(), caller.grants.end(), [&](const api::Grant& grant) {
    const Relation relation = reach(*permission, grant);
    return relation == Relation::area || relation == Relation::own_team ||
        (relation == Relation::own_office && grant.office_id.has_value());
  });
}

Error refusal(const Caller& caller, std::string_view name) {
  const Permission* permission = find_permission(name);
  if (permission && (permission->door == Door::link || permission->door == Door::reader))
    return fail(Problem::unauthorized, "link_not_valid");
  if (!caller.signed_in() && !caller.link_id) return fail(Problem::unauthorized, "sign_in_needed");
  return fail(Problem::forbidden, "not_allowed");
}

Result<Done> require(const Caller& caller, std::string_view name, const Uuid& office) {
  const Permission* permission = find_permission(name);
  if (!permission) throw std::logic_error("no such permission: " + std::string(name));
  if (!allows(caller, name)) return refusal(caller, name);
  if (permission->door == Door::link) {
    if (*caller.link_subject == office) return Done{};
    return fail(Problem::forbidden, "not_allowed");
  }
  if (permission->door != Door::role) return Done{};
  for (const api::Grant& grant : caller.grants) {
    const Relation relation = reach(*permission, grant);
    if (relation == Relation::area) return Done{};
    if (relation == Relation::own_office && grant.office_id == office) return Done{};
  }
  return fail(Problem::forbidden, "not_allowed");
}

std::vector<std::string> permissions_of(const Caller& caller) {
  std::vector<std::string> out;
  for (const Permission& permission : kPermissions) {
    if (allows(caller, permission.name)) out.emplace_back(permission.name);
  }
  return out;
}

std::vector<std::string_view> audiences(const Caller& caller) {
  std::vector<std::string_view> out = {"public"};
  const bool by_link = caller.link_id && caller.link_subject;
  const bool with_role = caller.signed_in() && !caller.grants.empty();
  if (by_link || with_role) out.push_back("professional");
  if (with_role && (caller.has_role(api::Role::town) || caller.has_role(api::Role::coordinator))) out.push_back("town");
  return out;
}

std::string permissions_page(Language language) {
  const bool ja = language == Language::ja;
  std::string out = ja
      ? "# 権限の表\n\nだれが何をできるかを決める、ただ一つの表です。`kaname describe permissions` が "
        "`src/trust/permissions.cpp` から作ります。手で直さないでください。\n\n"
        "◎ エリア全体 ／ ○ 自分の事業所の情報だけ ／ △ "
        "自分か自分の事業所がチームにいる利用者だけ（同意などの根拠の範囲で） ／ － できない\n\n| 権限 | できること |"
      : "# Permissions\n\nThe one table of who may do what, made from `src/trust/permissions.cpp` by "
        "`kaname describe permissions`. Do not edit it by hand.\n\n"
        "◎ the whole area / ○ one's own office only / △ persons of one's own teams, as their legal basis allows / － "
        "not allowed\n\n| Permission | What it allows |";
  for (const model::Option& role : api::kRoles) out += fmt::format(" {} |", ja ? role.ja : role.en);
  out += "\n|---|---|";
  for (std::size_t i = 0; i < api::kRoles.size(); ++i) out += "---|";
  out += "\n";
  for (const Permission& permission : kPermissions) {
    out += fmt::format("| `{}` | {} |", permission.name, ja ? permission.ja : permission.en);
    append_cells(out, permission, language);
    out += "\n";
  }
  out += ja ? "\n最初のパスワードを変えるまでは、役割による権限は働きません。一人が複数の役割を持つときは、どれか一つで"
              "足ります。\n"
            : "\nRoles give nothing until the first password is changed. Of several roles, one is enough.\n";
  return out;
}

}  // namespace kaname::trust
