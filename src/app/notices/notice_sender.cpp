// SPDX-License-Identifier: Apache-2.0
#include "app/notices/notice_sender.h"

#include "base/crypto.h"
#include "base/log.h"
#include "delivery/web_push.h"
#include "journal/journal.h"
#include "trust/services.h"

namespace kaname::app {
namespace {

constexpr std::chrono::seconds kEvery{5};
constexpr std::size_t kMessagesATurn = 20;
constexpr std::int64_t kTokenMs = 12LL * 60 * 60 * 1000;  // RFC 8292 section 2: at most 24 hours
constexpr int kSecondsAtService = 24 * 60 * 60;           // how long the service keeps it for a phone that is off

delivery::Outcome outcome_of(int status) {
  using delivery::Outcome;
  if (status >= 200 && status < 300) return Outcome::sent;
  if (status == 404 || status == 410) return Outcome::gone;  // RFC 8030 section 7.3: the subscription is over
  if (status == 0 || status == 408 || status == 429 || status >= 500) return Outcome::later;
  return Outcome::refused;
}

std::string subject_of(const delivery::Message& message) {
  return message.urgent ? "【要】急ぎの連絡があります" : "【要】未読の連絡があります";
}

std::string body_of(const delivery::Message& message, const std::string& site) {
  std::string out = fmt::format("{}が{}件あります。\r\n",
                                message.urgent ? "急ぎの連絡を含む、未読の連絡" : "未読の連絡", message.count);
  if (!site.empty()) out += "ログインして確かめてください: " + site + "\r\n";
  out +=
      "\r\nこのメールには、どなたのことか、何があったかを書いていません。\r\n"
      "返信しても届きません。受け取る時間や宛先は、ログインしてから設定で変えられます。\r\n"
      "\r\nUnread messages are waiting for you in Kaname. Please sign in to read them.\r\n";
  return out;
}

}  // namespace

std::string push_text(const delivery::Message& message) {
  return fmt::format(R"({{"kind":"{}","urgent":{},"count":{}}})", message.taken_back ? "read" : "notice",
                     message.urgent, message.count);
}

NoticeSender::NoticeSender(store::Database& database, NoticeWays ways)
    : database_(database), ways_(std::move(ways)), outgoing_(ways_.reach) {}

NoticeSender::~NoticeSender() { stop(); }

void NoticeSender::start() {
  thread_ = std::thread([this] { loop(); });
}

void NoticeSender::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  outgoing_.stop();
  wake_.notify_all();
  if (thread_.joinable()) thread_.join();
}

bool NoticeSender::stopping() {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

delivery::Outcome NoticeSender::push(const delivery::Message& message) {
  const delivery::PushSubscription& browser = *message.browser;
  const auto body = delivery::encrypt_push(
      push_text(message),
      {crypto::base64url_decode(browser.p256dh).value_or(""), crypto::base64url_decode(browser.auth).value_or("")});
  if (!body) return delivery::Outcome::gone;
  const std::string token = delivery::vapid_header(
      delivery::vapid_private_key(trust::services().seal_key), delivery::origin_of(browser.endpoint),
      ways_.site_url.starts_with("https://") ? ways_.site_url : "", clock_().plus_ms(kTokenMs));
  // The topic lets a newer message take the place of one that a phone has not fetched yet (RFC 8030 section 5.4).
  const int status =
      outgoing_.post(browser.endpoint,
                     {"Authorization: " + token, "Content-Encoding: aes128gcm",
                      "Content-Type: application/octet-stream", fmt::format("TTL: {}", kSecondsAtService),
                      message.urgent ? "Urgency: high" : "Urgency: normal", "Topic: kaname", "Expect:"},
                     *body);
  return outcome_of(status);
}

delivery::Outcome NoticeSender::mail(const delivery::Message& message) {
  if (ways_.mail.url.empty()) return delivery::Outcome::refused;
  const std::string id = random_uuid().text() + ways_.mail.from.substr(ways_.mail.from.find('@'));
  const std::string text = mail_text(ways_.mail.from, message.mail, subject_of(message),
                                     body_of(message, ways_.site_url), mail_date(clock_()), id);
  switch (outgoing_.mail(ways_.mail, message.mail, text)) {
    case Outgoing::Mailed::yes: return delivery::Outcome::sent;
    case Outgoing::Mailed::later: return delivery::Outcome::later;
    case Outgoing::Mailed::refused: return delivery::Outcome::refused;
  }
  return delivery::Outcome::refused;
}

delivery::Outcome NoticeSender::send(const delivery::Message& message) {
  const delivery::Outcome outcome = message.browser ? push(message) : mail(message);
  if (outcome != delivery::Outcome::sent) {
    log::log_warn("notice_not_sent", {{"mail", !message.browser}, {"outcome", static_cast<int>(outcome)}});
  }
  return outcome;
}

std::size_t NoticeSender::send_area(const std::string& area) {
  bool due = false;
  database_.read([&](store::Connection& connection) {
    store::Read tx(connection, area, clock_());
    due = delivery::anything_due(tx);
  });
  if (!due) return 0;
  std::vector<delivery::Message> messages;
  database_.write([&](store::Connection& connection) {
    store::Write tx(connection, area, clock_(), {random_uuid().text(), 0});
    messages = delivery::take_due(tx, kMessagesATurn);
    return true;
  });
  for (const delivery::Message& message : messages) {
    if (stopping()) break;  // due again in two minutes, or after the next start
    const delivery::Outcome outcome = send(message);
    database_.write([&](store::Connection& connection) {
      store::Write tx(connection, area, clock_(), {random_uuid().text(), 0});
      delivery::finish(tx, message, outcome);
      return true;
    });
  }
  return messages.size();
}

std::size_t NoticeSender::send_once() {
  std::vector<std::string> areas;
  database_.read([&](store::Connection& connection) {
    for (const journal::Area& area : journal::areas(connection)) areas.push_back(area.area_id);
  });
  std::size_t sent = 0;
  for (const std::string& area : areas) sent += send_area(area);
  return sent;
}

void NoticeSender::loop() {
  std::unique_lock lock(mutex_);
  while (!stopping_) {
    lock.unlock();
    std::size_t sent = 0;
    try {
      sent = send_once();
    } catch (const std::exception&) { log::log_error("notices_not_sent"); }
    lock.lock();
    if (sent < kMessagesATurn) wake_.wait_for(lock, kEvery, [this] { return stopping_; });
  }
}

}  // namespace kaname::app
