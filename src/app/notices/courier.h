// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the program does by itself so that words arrive: hands mails with a link to the mail server (delivery/outside.h) and
// takes the next step with urgent entries that nobody takes on (thread/escalation.h). On a thread of its own. What becomes
// of it is an act of the program, so that the thread tells it and a replay, which sends nothing, arrives at the same
// tables. A mail names nobody and nothing: area, receiving office, sender's name and office, and the link. Where the area
// has a mail-to-FAX service, it also hands that the sheets for verified numbers (delivery/fax.h).

#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>

#include "api/caller.h"
#include "app/notices/notice_sender.h"
#include "base/result.h"
#include "delivery/fax.h"
#include "delivery/outside.h"

namespace kaname::app {

class Courier {
 public:
  using Act =
      std::function<Result<std::string>(const api::Caller& caller, std::string_view act, std::string_view body)>;

  // `database` must outlive it. Nothing runs before start().
  Courier(store::Database& database, NoticeWays ways, Act act);
  ~Courier();
  Courier(const Courier&) = delete;
  Courier& operator=(const Courier&) = delete;

  void set_clock(std::function<Timestamp()> clock) { clock_ = std::move(clock); }

  void start();
  // Ends within a moment. Before the database stops.
  void stop();

  // One round through all areas; answers how many mails were tried and steps taken. What the thread does.
  std::size_t go_once();

 private:
  void loop();
  std::size_t escalate(const std::string& area);
  std::size_t send_mails(const std::string& area);
  void send(const std::string& area, const std::string& area_name, const delivery::Delivery& delivery);
  // What became of handing it over; `why` is the code of why it cannot be done at all.
  Outgoing::Mailed mail_link(const std::string& area, const std::string& area_name, const delivery::Delivery& delivery,
                             std::string& why);
  Outgoing::Mailed mail_fax(const std::string& area, const delivery::Delivery& delivery, std::string& why);
  Outgoing::Mailed mail_pdf(const delivery::FaxSettings& settings, std::string_view digits, std::string_view pdf);
  std::size_t send_tests(const std::string& area, const std::string& area_name);
  void send_test(const std::string& area, const std::string& area_name, const delivery::FaxNumber& number);
  bool stopping();

  store::Database& database_;
  NoticeWays ways_;
  Act act_;
  Outgoing outgoing_;
  std::function<Timestamp()> clock_ = &Timestamp::now;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace kaname::app
