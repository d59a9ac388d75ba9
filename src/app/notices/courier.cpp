// SPDX-License-Identifier: Apache-2.0
#include "app/notices/courier.h"

#include "app/notices/fax_test_page.h"
#include "base/log.h"
#include "base/wareki.h"
#include "journal/journal.h"
#include "output/pdf.h"
#include "thread/escalation.h"
#include "thread/outside_subject.h"
#include "trust/area_settings.h"
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

std::string new_mail_id(const std::string& from) { return random_uuid().text() + from.substr(from.find('@')); }

std::string body_of(const std::string& area_name, const Delivery& delivery, const thread::Letter& letter,
                    const std::string& link) {
  const std::string to = delivery.office_name.empty() ? delivery.receiver : delivery.office_name;
  std::string out = fmt::format("{} 様\r\n\r\n{}の在宅医療・介護連携のチームの{}さんから、{}\r\n", to, area_name,
                                delivery.sender, letter.lead);
  if (letter.with_link)
    out += fmt::format(
        "次のリンクを開き、貴事業所の電話番号の下4桁を入れると読めます（ログインは要りません）。\r\n\r\n"
        "{}\r\n\r\n{}まで開けます。{}\r\n",
        link, wareki::wareki(delivery.link_until->tokyo_date()), letter.can_do);
  out +=
      "このメールには、どなたのことか、何があったかを書いていません。ほかの方に転送しないでください。\r\n"
      "お心当たりがないときは、開かずに捨ててください。このメールに返信しても届きません。\r\n\r\n" +
      letter.english;
  if (letter.with_link) out += " Open the link and enter the last four digits of your office's telephone number.";
  return out + "\r\n";
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

Outgoing::Mailed Courier::mail_link(const std::string& area, const std::string& area_name, const Delivery& delivery,
                                    std::string& why) {
  thread::Letter letter;
  database_.read([&](store::Connection& connection) {
    store::Read tx(connection, area, clock_());
    if (auto words = thread::letter_of(tx, delivery)) letter = std::move(*words);
    else why = "not_current";
  });
  std::string link;
  if (why.empty() && letter.with_link) {
    const auto& signer = trust::services().links;
    if (ways_.site_url.empty() || !signer || !delivery.link_until) why = "no_site_url";
    else link = ways_.site_url + "/link/r/" + signer->sign(area, delivery.id.uuid, *delivery.link_until);
  }
  if (!why.empty()) return Outgoing::Mailed::refused;
  return outgoing_.mail(
      ways_.mail, delivery.address,
      mail_text(ways_.mail.from, delivery.address, letter.subject, body_of(area_name, delivery, letter, link),
                mail_date(clock_()), new_mail_id(ways_.mail.from)));
}

Outgoing::Mailed Courier::mail_pdf(const delivery::FaxSettings& settings, std::string_view digits,
                                   std::string_view pdf) {
  MailServer server = ways_.mail;
  if (!settings.from.empty()) server.from = settings.from;
  const std::string to = delivery::gateway_address(settings, digits);
  // The subject may be printed on the cover by the service: it says nothing.
  return outgoing_.mail(
      server, to,
      mail_with_pdf(server.from, to, "FAX", pdf, "sheet.pdf", mail_date(clock_()), new_mail_id(server.from)));
}

// Everything is asked once more at the last moment: the area may have turned it off, the number may have been taken out, the
// receiver may have left the team.
Outgoing::Mailed Courier::mail_fax(const std::string& area, const Delivery& delivery, std::string& why) {
  delivery::FaxSettings settings;
  std::string pdf;
  database_.read([&](store::Connection& connection) {
    store::Read tx(connection, area, clock_());
    settings = trust::read_setting<delivery::FaxSettings>(tx, area);
    if (!delivery::fax_goes_by_itself(tx, delivery.address)) {
      why = settings.on ? "fax_not_verified" : "fax_off";
      return;
    }
    api::Caller sender = own_caller(area);
    sender.name = delivery.sender;
    auto sheet = thread::fax_sheet(tx, sender, delivery);
    if (sheet) pdf = std::move(sheet->bytes);
    if (!sheet) why = "fax_not_allowed";
  });
  if (!why.empty()) return Outgoing::Mailed::refused;
  return mail_pdf(settings, delivery::fax_digits(delivery.address), pdf);
}

void Courier::send(const std::string& area, const std::string& area_name, const Delivery& delivery) {
  std::string why;
  if (ways_.mail.url.empty()) why = "no_mail_server";
  Outgoing::Mailed outcome = Outgoing::Mailed::refused;
  if (why.empty()) {
    outcome =
        delivery.way == delivery::Way::fax ? mail_fax(area, delivery, why) : mail_link(area, area_name, delivery, why);
    if (outcome == Outgoing::Mailed::refused && why.empty()) why = "refused";
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

void Courier::send_test(const std::string& area, const std::string& area_name, const delivery::FaxNumber& number) {
  delivery::FaxSettings settings;
  database_.read([&](store::Connection& connection) {
    store::Read tx(connection, area, clock_());
    settings = trust::read_setting<delivery::FaxSettings>(tx, area);
  });
  std::string why = ways_.mail.url.empty() ? "no_mail_server" : settings.on ? "" : "fax_off";
  Outgoing::Mailed outcome = Outgoing::Mailed::refused;
  if (why.empty()) {
    const people::papers::PaperHead head{area_name, "", number.asked_by, false, clock_()};
    outcome = mail_pdf(settings, number.number, output::render(fax_test_page(head, number)));
    if (outcome == Outgoing::Mailed::refused) why = "refused";
  }
  if (outcome == Outgoing::Mailed::later) {
    bool again = true;
    database_.write([&](store::Connection& connection) {
      store::Write tx(connection, area, clock_(), {random_uuid().text(), 0});
      again = delivery::put_off_test(tx, number.number);
      return true;
    });
    if (again) return;
    why = "not_reached";
  }
  const auto done = act_(
      own_caller(area), "fax.tested",
      fmt::format(R"({{"number":"{}","sent":{},"why":"{}"}})", number.number, outcome == Outgoing::Mailed::yes, why));
  if (!done) log::log_warn("mail_not_noted", {{"code", log::Code{done.error().code}}});
}

std::size_t Courier::send_tests(const std::string& area, const std::string& area_name) {
  std::vector<delivery::FaxNumber> tests;
  database_.write([&](store::Connection& connection) {
    store::Write tx(connection, area, clock_(), {random_uuid().text(), 0});
    tests = delivery::take_due_tests(tx, kMailsATurn);
    return true;
  });
  for (const delivery::FaxNumber& one : tests) {
    if (stopping()) break;
    send_test(area, area_name, one);
  }
  return tests.size();
}

std::size_t Courier::send_mails(const std::string& area) {
  bool due = false, tests_due = false;
  std::string area_name;
  database_.read([&](store::Connection& connection) {
    store::Read tx(connection, area, clock_());
    due = delivery::any_mail_due(tx);
    tests_due = delivery::any_test_due(tx);
    if (const auto row = journal::find_area(tx, area)) area_name = row->name;
  });
  const std::size_t tests = tests_due ? send_tests(area, area_name) : 0;
  if (!due) return tests;
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
  return mails.size() + tests;
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
