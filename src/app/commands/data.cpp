// SPDX-License-Identifier: Apache-2.0
// What goes in and out by the command line: the sample area, files of others, files for others.
#include <boost/json.hpp>
#include <filesystem>
#include <fstream>

#include "api/router.h"
#include "app/commands/command.h"
#include "app/progress.h"
#include "app/sample.h"
#include "bridges/imports/import_file.h"
#include "model/json.h"
#include "model/openapi.h"

namespace kaname::app {
namespace {

namespace fs = std::filesystem;

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  std::string bytes((std::istreambuf_iterator<char>(in)), {});
  if (!in.good() && !in.eof()) throw UsageError("ファイル " + path + " を読めません。");
  if (bytes.empty()) throw UsageError("ファイル " + path + " がないか、空です。");
  return bytes;
}

// Beside the sources, beside the program, or where the Debian package puts it.
std::string sample_folder() {
  std::error_code none;
  const fs::path program = fs::read_symlink("/proc/self/exe", none).parent_path();
  for (const fs::path& folder :
       {fs::path("data/sample"), program / "../data/sample", program / "../share/kaname/sample"}) {
    if (fs::is_directory(folder)) return folder.string();
  }
  throw UsageError("見本データのフォルダーが見つかりません。--from で場所を指定してください。");
}

void print_kinds() {
  for (const model::Option& option : directory::options(model::Tag<directory::SourceKind>{}))
    fmt::print("  {:<24} {}\n", option.code, option.ja);
}

void print_run(const std::string& file, const bridges::ImportRunView& run) {
  fmt::print("\n{}（{}、{}）\n", file, model::ja_of(run.kind), run.encoding);
  fmt::print("  読んだ行 {} ＝ 新規 {} ＋ 違いあり {} ＋ 変わりなし {} ＋ 人が確かめる {} ＋ 受け付けず {}\n",
             run.rows_read, run.rows_new, run.rows_changed, run.rows_unchanged, run.rows_queued, run.rows_refused);
  if (run.state == bridges::RunState::applied) fmt::print("  反映した行 {}", run.rows_applied);
  if (run.state == bridges::RunState::previewed) fmt::print("  まだ反映していません（--dry-run）");
  if (run.vanished > 0) fmt::print("、名簿から消えた {} 件は休廃止の候補になりました", run.vanished);
  fmt::print("\n");
}

void print_refused(House& house, const api::Caller& caller, const bridges::ImportRunView& run) {
  const std::string body = fmt::format(R"({{"id":"{}","state":"refused","limit":50}})", run.id.text());
  const auto answer = house.pipeline().read(caller, "import.rows", body);
  if (!answer) return;
  const auto parsed = model::parse_json(*answer);
  if (!parsed) return;
  for (const auto& item : (*parsed)->as_object().at("items").as_array()) {
    const auto& row = item.as_object();
    const auto& refused = row.at("refused").as_object();
    fmt::print("  {}行目: {}（{}「{}」）\n", row.at("line").as_int64(), refused.at("message").as_string().c_str(),
               refused.at("column").as_string().c_str(), refused.at("value").as_string().c_str());
  }
  if (run.rows_refused > 50) fmt::print("  …ほか {} 行。画面の「取り込み」で全部見られます。\n", run.rows_refused - 50);
}

bool is_file(const api::Endpoint& endpoint) {
  return endpoint.read && !model::file_type(endpoint.path).empty() &&
      endpoint.path.find("{id}") == std::string_view::npos;
}

}  // namespace

int sample_command(const Invocation& invocation) {
  catch_interrupts();
  const DataLock lock(invocation.settings.data);
  House house(house_settings(invocation.settings));
  std::vector<DemoAccount> accounts;
  {
    Progress progress("見本を読み込んでいます");
    auto loaded = load_sample(house, invocation.value("from", invocation.has("from") ? "" : sample_folder()),
                              [&](std::size_t done, std::size_t total, std::string_view) {
                                progress.at(static_cast<std::int64_t>(done), static_cast<std::int64_t>(total));
                                return !interrupted();
                              });
    if (!loaded && loaded.error().code == "sample_stopped") throw Interrupted{};
    if (!loaded)
      throw std::runtime_error(sentence(loaded.error()) +
                               (loaded.error().detail.empty() ? "" : "\n  " + loaded.error().detail));
    accounts = std::move(*loaded);
  }
  fmt::print("見本のエリアができました。アカウント {} 人、パスワードはどれも {}\n", accounts.size(), kDemoPassword);
  return 0;
}

int import_command(const Invocation& invocation) {
  if (invocation.has("kinds")) return print_kinds(), 0;
  if (invocation.words.empty()) throw UsageError("取り込むファイルを指定してください。");
  catch_interrupts();
  const DataLock lock(
      invocation.settings.data,
      "まだ何も取り込んでいません。画面の「取り込み」から取り込むか、サービスを止めて（sudo systemctl stop "
      "kaname、または Ctrl-C）から、同じコマンドをもう一度実行してください。");
  House house(house_settings(invocation.settings));
  const api::Caller caller = own_caller(chosen_area(house, invocation));
  const bridges::ActRunner runner = [&](std::string_view act, std::string_view body) {
    return house.pipeline().act(caller, act, body);
  };
  bool good = true;
  for (const std::string& path : invocation.words) {
    const std::string name = fs::path(path).filename().string();
    bridges::ImportFileOptions options;
    options.dry_run = invocation.has("dry-run");
    options.keep_all = invocation.has("keep-all");
    Progress progress("取り込み " + name);
    options.progress = [&](std::int64_t done, std::int64_t total) {
      progress.at(done, total);
      return !interrupted();
    };
    const auto run = bridges::import_file(house.database(), caller.area, runner, name, read_file(path),
                                          invocation.value("kind"), Timestamp::now(), options);
    stop_if_interrupted();
    if (!run) fmt::print(stderr, "{}: {}\n", path, sentence(run.error()));
    if (run) print_run(path, *run);
    if (run && run->rows_refused > 0) print_refused(house, caller, *run);
    good = good && run.has_value();
  }
  return good ? 0 : 1;
}

int export_command(const Invocation& invocation) {
  House house(house_settings(invocation.settings));
  if (invocation.has("list") || invocation.words.empty()) {
    fmt::print("書き出せるもの（kaname export 名前）:\n");
    for (const api::Endpoint& endpoint : house.endpoints()) {
      if (is_file(endpoint)) fmt::print("  {:<28} {}\n", endpoint.path.substr(4), endpoint.summary);
    }
    return invocation.has("list") ? 0 : 2;
  }
  const std::string& name = invocation.words.front();
  const api::Router router(house.endpoints());
  const auto match = router.find(api::Method::get, "/v1/" + name);
  if (!match.endpoint || !match.endpoint->read)
    throw UsageError("「" + name + "」は書き出せません。kaname export --list で一覧が見られます。");
  const api::Caller caller = own_caller(chosen_area(house, invocation));
  const std::string query = invocation.value("query");
  api::Input input;
  input.path_values = match.values;
  input.query = query;
  std::optional<Result<api::Reply>> reply;
  house.database().read([&](store::Connection& connection) {
    store::Read tx(connection, caller.area, Timestamp::now());
    reply = match.endpoint->read(tx, caller, input);
  });
  if (!*reply) throw UsageError(sentence(reply->error()));
  const std::string path = invocation.value("out", fs::path(name).filename().string());
  std::ofstream out(path, std::ios::binary | std::ios::trunc);
  out << (*reply)->body;
  out.close();
  if (!out) throw std::runtime_error("ファイル " + path + " に書き込めません。");
  fmt::print("{} に書き出しました（{} バイト）。\n", path, (*reply)->body.size());
  return 0;
}

}  // namespace kaname::app
