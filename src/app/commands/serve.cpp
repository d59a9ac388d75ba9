// SPDX-License-Identifier: Apache-2.0
#include <pthread.h>
#include <unistd.h>

#include <csignal>

#include "app/commands/command.h"
#include "app/housekeeping.h"
#include "app/jobs/job_api.h"
#include "app/jobs/job_runner.h"
#include "app/notices/courier.h"
#include "app/notices/notice_sender.h"
#include "app/sample.h"
#include "base/log.h"
#include "bridges/imports/runner.h"
#include "bridges/returns/returns_runner.h"
#include "directory/read_ahead.h"
#include "http/server.h"
#include "journal/journal.h"
#include "retention/runner.h"
#include "trust/account_store.h"

namespace kaname::app {
namespace {

constexpr std::chrono::milliseconds kGrace{10'000};
constexpr std::size_t kAccountsShown = 12;
constexpr std::size_t kReturnedBytes = bridges::kLargestReturned + 1024 * 1024;  // the handler says what is too large

// Stop and reload arrive on the main thread only; every other thread has them blocked from the start.
sigset_t block_signals() {
  sigset_t set;
  sigemptyset(&set);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) sigaddset(&set, signal);
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
  return set;
}

log::Level level_of(std::string_view name) {
  if (name == "debug") return log::Level::debug;
  if (name == "warn") return log::Level::warn;
  if (name == "error") return log::Level::error;
  return log::Level::info;
}

http::Settings http_settings(const Settings& from, store::Database& database) {
  http::Settings to;
  to.address = from.address;
  to.port = static_cast<std::uint16_t>(from.port);
  to.threads = static_cast<unsigned>(from.threads);
  to.tls_cert = from.tls_cert;
  to.tls_key = from.tls_key;
  to.trust_proxy = from.trust_proxy;
  to.max_connections = static_cast<std::size_t>(from.max_connections);
  to.body_limits.push_back({"/v1/returns", kReturnedBytes});
  to.gauges = {{"kaname_writer_queue", "Acts waiting for the writer",
                [&database] { return static_cast<double>(database.queue_length()); }},
               {"kaname_commits_total", "Commits since the start",
                [&database] { return static_cast<double>(database.commits()); }}};
  // On somebody's terminal only trouble is worth a line; in a service's log every request is.
  const bool on_terminal = isatty(STDERR_FILENO) == 1;
  to.log = [on_terminal](const http::LogLine& line) {
    const auto level = line.status >= 500 ? log::Level::warn : on_terminal ? log::Level::debug : log::Level::info;
    log::write(level, "request",
               {{"act", log::Code{line.act}},
                {"status", line.status},
                {"us", line.micros},
                {"in", line.bytes_in},
                {"out", line.bytes_out},
                {"id", log::Code{line.request_id}}});
  };
  return to;
}

NoticeWays notice_ways(const Settings& from) {
  return {from.site_url, {from.smtp_url, from.smtp_user, from.smtp_password, from.mail_from}};
}

void print_accounts(store::Connection& connection, const journal::Area& area) {
  store::Read tx(connection, area.area_id, Timestamp::now());
  std::map<trust::AccountId, std::string> roles;
  for (const trust::Membership& membership : trust::present_memberships(tx)) {
    std::string& text = roles[membership.account_id];
    const std::string_view role = model::ja_of(membership.role);
    if (text.find(role) == std::string::npos) text += (text.empty() ? "" : "・") + std::string(role);
  }
  fmt::print("\n{} の見本のアカウント（人も出来事も架空です）。パスワードはどれも {}\n", area.name, kDemoPassword);
  std::size_t shown = 0;
  tx.each<trust::Account>(
      "WHERE area_id = $1 AND active = 1 AND id IN (SELECT account_id FROM credential WHERE area_id = $1 AND "
      "must_change = 0) ORDER BY id",
      [&](trust::Account&& account) {
        if (++shown <= kAccountsShown)
          fmt::print("  {:<20} {}（{}）\n", account.login, account.name, roles[account.id]);
      },
      area.area_id);
}

void greet(House& house, const Settings& settings, std::uint16_t port) {
  const std::string host = settings.address == "0.0.0.0" || settings.address == "::" ? "127.0.0.1" : settings.address;
  const std::string scheme = settings.tls_cert.empty() ? "http" : "https";
  fmt::print("\n要（Kaname）が動いています: {}://{}:{}\n", scheme,
             host.find(':') == std::string::npos ? host : "[" + host + "]", port);
  house.database().read([&](store::Connection& connection) {
    const auto areas = journal::areas(connection);
    if (areas.empty()) fmt::print("エリアがまだありません。上のアドレスを開くと、最初の設定が始まります。\n");
    for (const journal::Area& area : areas) {
      if (area.demo && settings.demo) print_accounts(connection, area);
    }
  });
  fmt::print("\n止めるには Ctrl-C\n");
  std::fflush(stdout);
}

}  // namespace

int serve_command(const Invocation& invocation) {
  const Settings& settings = invocation.settings;
  const sigset_t signals = block_signals();
  log::set_level(level_of(settings.log_level));
  const DataLock lock(settings.data);
  House house(house_settings(settings));
  http::Server server(http_settings(settings, house.database()), house.pipeline(), house.assets());
  server.start();
  std::optional<directory::ReadAhead> read_ahead(std::in_place, house.database());
  const auto act = [&house](const api::Caller& caller, std::string_view name, std::string_view body) {
    return house.pipeline().act(caller, name, body);
  };
  bridges::ImportRunner imports(house.database(), act);
  imports.start();
  bridges::ReturnsRunner returns(house.database(), act);
  returns.start();
  JobRunner jobs(house.database(), settings.data,
                 [&house](const Job& job) { house.pipeline().tell({job_event(job, Timestamp::now())}); });
  jobs.start();
  Housekeeping housekeeping(house.database(), act);
  housekeeping.start();
  retention::ErasureRunner erasures(house.database(), act);
  erasures.start();
  NoticeSender notices(house.database(), notice_ways(settings));
  notices.start();
  Courier courier(house.database(), notice_ways(settings), act);
  courier.start();
  std::optional<NightlyBackup> nightly;
  if (!settings.backup_dir.empty()) nightly.emplace(house.database(), backup_place(settings));
  greet(house, settings, server.port());
  log::log_info("started", {{"port", server.port()}});
  for (;;) {
    int signal = 0;
    if (sigwait(&signals, &signal) != 0 || signal != SIGHUP) break;
    try {
      server.reload_tls();
      log::log_info("tls_reloaded");
    } catch (const std::exception& error) { log::log_error("tls_not_reloaded", {{"why", log::Code{error.what()}}}); }
  }
  fmt::print("\n止めています…\n");
  std::fflush(stdout);
  nightly.reset();
  read_ahead.reset();
  courier.stop();
  notices.stop();
  erasures.stop();
  housekeeping.stop();
  jobs.stop();
  returns.stop();
  imports.stop();
  server.stop(kGrace);
  log::log_info("stopped");
  return 0;
}

}  // namespace kaname::app
