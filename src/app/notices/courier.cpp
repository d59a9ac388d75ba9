// SPDX-License-Identifier: Apache-2.0
#include "app/notices/courier.h"

#include "base/log.h"
#include "base/wareki.h"
#include "journal/journal.h"
#include "thread/escalation.h"
#include "trust/services.h"

namespace kaname::app {
namespace {

using delivery::Delivery;

constexpr std::chrono::seconds kEvery{5};
constexpr std::size_t kMailsATurn = 20;

api::Caller own_caller(const std::string& area) {
  api::Caller caller;
  caller.area = area;
  caller.name = "自動の連絡";
  caller.grants = {{api::Role::town, std::nullopt}};
  return caller;
}

std::string body_of(const std::string& area_name, const Delivery& delivery, const std::string& link) {
  const std::string to = delivery.office_name.empty() ? delivery.receiver : delivery.office_name;
  return fmt::format(
      "{} 様\r\n\r\n{}の在宅医療・介護連携のチームの{}さんから、連絡が届いています。\r\n"
      "次のリンクを開き、貴事業所の電話番号の下4桁を入れると読めます（ログインは要りません）。\r\n\r\n{}\r\n\r\n"
      "{}まで開けます。読んだこと・了解・返事も、その画面から送れます。\r\n"
      "このメールには、どなたのことか、何があったかを書いていません。ほかの方に転送しないでください。\r\n"
      "お心当たりがないときは、開かずに捨ててください。このメールに返信しても届きません。\r\n"
      "\r\nA message from the home care team of {} waits for you. Open the link and enter the last four digits of your "
      "office's telephone number.\r\n",
      to, area_name, delivery.sender, link, wareki::wareki(delivery.link_until->tokyo_date()), area_name);
}

}  // namespace

Courier::Courier(store::Database& database, NoticeWays ways, Act act)
    : database_(database), ways_(std::move(ways)), act_(std::move(act)), outgoing_(ways_.reach) {}

Courier::~Courier() { stop(); }

void Courier::start() {
  thread_ = std::thread([this] { loop(); });
}

void Courier::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  outgoing_.stop();
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool Courier::stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

std::size_t Courier::escalate(const std::string& area) {
  std::vector<thread::UrgentEntry> due;
  database_.read([&](store::Connection& connection) {
    store::Read tx(connection, area, clock_());
    due = thread::due_urgent(tx);
  });
  for (const thread::UrgentEntry& row : due) {
    if (stopping()) break;
    const auto done =
        act_(own_caller(area), "thread.escalate", fmt::format(R"({{"entry_id":"{}"}})", row.entry_id.text()));
    if (!done) log::log_warn("not_escalated", {{"code", log::Code{done.error().code}}});
  }
  return due.size();
}

void Courier::send(const std::string& area, const std::string& area_name, const Delivery& delivery) {
  const auto& signer = trust::services().links;
  std::string why;
  if (ways_.mail.url.empty()) why = "no_mail_server";
  if (ways_.site_url.empty() || !signer || !delivery.link_until) why = "no_site_url";
  Outgoing::Mailed outcome = Outgoing::Mailed::refused;
  if (why.empty()) {
    const std::string link = ways_.site_url + "/link/r/" + signer->sign(area, delivery.id.uuid, *delivery.link_until);
    const std::string id = random_uuid().text() + ways_.mail.from.substr(ways_.mail.from.find('@'));
    outcome = outgoing_.mail(ways_.mail, delivery.address,
                             mail_text(ways_.mail.from, delivery.address, "【要】連絡が届いています",
                                       body_of(area_name, delivery, link), mail_date(clock_()), id));
    if (outcome == Outgoing::Mailed::refused) why = "refused";
  }
  if (outcome == Outgoing::Mailed::later) {
    bool again = true;
    database_.write([&](store::Connection& connection) {
      store::Write tx(connection, area, clock_(), {random_uuid().text(), 0});
      again = delivery::put_off(tx, delivery.id);
      return true;
    });
    if (again) return;
    why = "not_reached";
  }
  if (!why.empty()) log::log_warn("link_not_mailed", {{"why", log::Code{why}}});
  const auto done = act_(own_caller(area), "delivery.mailed",
                         fmt::format(R"({{"delivery_id":"{}","sent":{},"why":"{}"}})", delivery.id.text(),
                                     outcome == Outgoing::Mailed::yes, why));
  if (!done) log::log_warn("mail_not_noted", {{"code", log::Code{done.error().code}}});
}

std::size_t Courier::send_mails(const std::string& area) {
  bool due = false;
  std::string area_name;
  database_.read([&](store::Connection& connection) {
    store::Read tx(connection, area, clock_());
    due = delivery::any_mail_due(tx);
    if (const auto row = journal::find_area(tx, area)) area_name = row->name;
  });
  if (!due) return 0;
  std::vector<Delivery> mails;
  database_.write([&](store::Connection& connection) {
    store::Write tx(connection, area, clock_(), {random_uuid().text(), 0});
    mails = delivery::take_due_mails(tx, kMailsATurn);
    return true;
  });
  for (const Delivery& mail : mails) {
    if (stopping()) break;  // due again in two minutes, or after the next start
    send(area, area_name, mail);
  }
  return mails.size();
}

std::size_t Courier::go_once() {
  std::vector<std::string> areas;
  database_.read([&](store::Connection& connection) {
    for (const journal::Area& area : journal::areas(connection)) areas.push_back(area.area_id);
  });
  std::size_t done = 0;
  for (const std::string& area : areas) done += escalate(area) + send_mails(area);
  return done;
}

void Courier::loop() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    std::size_t done = 0;
    try {
      done = go_once();
    } catch (const std::exception&) { log::log_error("courier_failed"); }
    lock.lock();
    if (done < kMailsATurn) wake_.wait_for(lock, kEvery, [this] { return stopping_; });
  }
}

}  // namespace kaname::app
