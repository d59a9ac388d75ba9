// SPDX-License-Identifier: Apache-2.0
#pragma once
// Sends the notices that are due (delivery/notice.h), on a thread of its own: looks every few seconds, takes what is due in
// one turn of the writer, sends without holding anything, and writes down what became of it. What it sends says that
// something waits, how many and whether it is urgent: no name, no place, no illness. A stop or a crash in between loses
// nothing; at worst somebody is told twice.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>

#include "app/notices/outgoing.h"
#include "base/time.h"
#include "delivery/notice.h"
#include "store/database.h"

namespace kaname::app {

struct NoticeWays {
  std::string site_url;  // link in mails; who operates this, for push services
  MailServer mail;
  Outgoing::Reach reach = Outgoing::Reach::internet;
};

// What a browser is pushed: {"kind":"notice","urgent":false,"count":2}, or kind "read" when there are fewer than before.
std::string push_text(const delivery::Message& message);

class NoticeSender {
 public:
  // `database` must outlive it. Nothing runs before start().
  NoticeSender(store::Database& database, NoticeWays ways);
  ~NoticeSender();
  NoticeSender(const NoticeSender&) = delete;
  NoticeSender& operator=(const NoticeSender&) = delete;

  void set_clock(std::function<Timestamp()> clock) { clock_ = std::move(clock); }

  void start();
  // Ends within a moment, also while a push service keeps it waiting. Before the database stops.
  void stop();

  // One round through all areas; answers how many messages were tried. What the thread does.
  std::size_t send_once();

 private:
  void loop();
  std::size_t send_area(const std::string& area);
  delivery::Outcome send(const delivery::Message& message);
  delivery::Outcome push(const delivery::Message& message);
  delivery::Outcome mail(const delivery::Message& message);
  bool stopping();

  store::Database& database_;
  NoticeWays ways_;
  Outgoing outgoing_;
  std::function<Timestamp()> clock_ = &Timestamp::now;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stopping_ = false;
  std::thread thread_;
};

}  // namespace kaname::app
