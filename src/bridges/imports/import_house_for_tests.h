// SPDX-License-Identifier: Apache-2.0
#pragma once
// For tests: an area on a fresh store, the endpoints of this floor worked as the pipeline works them (prepare, write,
// one number an accepted act), and the tables as text, to compare them row for row.

#include <gtest/gtest.h>

#include <chrono>
#include <deque>
#include <fstream>
#include <iterator>

#include "bridges/endpoints.h"
#include "bridges/imports/import_file.h"
#include "bridges/imports/run_views.h"
#include "directory/endpoints.h"
#include "store/testing.h"
#include "trust/account_store.h"

namespace kaname::bridges {

// What the journal would hold of an act.
struct DoneAct {
  std::string act, body, key;
  std::int64_t seq = 0;
  Timestamp at;
};

class ImportHouse : public store::testing::OnEngine {
 protected:
  ImportHouse() { open_area(database(), "272108", "大阪府", "枚方市"); }

  void open_area(store::Database& database, const std::string& area, const std::string& prefecture,
                 const std::string& municipality) {
    area_ = area;
    caller_.area = area;
    caller_.name = "田中";
    caller_.account_id = api::AccountId{random_uuid()};
    caller_.grants = {{api::Role::town, std::nullopt}};
    database.write([&](store::Connection& connection) {
      store::Write tx(connection, area, now_, {random_uuid().text(), 0});
      tx.execute(
          "INSERT INTO area (area_id, name, name_kana, prefecture, municipality, demo, created_at)"
          " VALUES ($1, $2, '', $3, $4, 0, $5)",
          area, municipality, prefecture, municipality, now_);
      return true;
    });
  }

  static const std::vector<api::Endpoint>& table() {
    static const std::vector<api::Endpoint> all = [] {
      std::vector<api::Endpoint> out = endpoints();
      for (auto& more : directory::endpoints()) out.push_back(std::move(more));
      return out;
    }();
    return all;
  }
  static const api::Endpoint& endpoint(std::string_view act) {
    const auto found = std::find_if(table().begin(), table().end(), [&](const auto& e) { return e.act == act; });
    if (found == table().end()) throw std::logic_error("no act " + std::string(act));
    return *found;
  }

  Result<std::string> act(std::string_view name, std::string_view body) {
    const api::Endpoint& e = endpoint(name);
    now_.ms += 1000;
    api::Input input;
    input.body = body;
    input.file_name = file_name_;
    Result<std::string> out = std::string();
    if (e.prepare) {
      std::optional<Error> refused;
      database().read([&](store::Connection& connection) {
        store::Read tx(connection, area_, now_);
        auto prepared = e.prepare(tx, caller_, input);
        if (prepared) input.prepared = *prepared;
        if (!prepared) refused = prepared.error();
      });
      if (refused) return *refused;
    }
    DoneAct done{std::string(name), "", random_uuid().text(), e.kind == api::Kind::act ? seq_ + 1 : 0, now_};
    const auto started = std::chrono::steady_clock::now();
    database().write([&](store::Connection& connection) {
      store::Write tx(connection, area_, now_, {done.key, done.seq});
      auto reply = e.write(tx, caller_, input, done.body);
      if (!reply) out = reply.error();
      if (reply) out = std::move(reply->body);
      return out.has_value();
    });
    const double took = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - started).count();
    if (name == "import.step") slowest_step_ = std::max(slowest_step_, took);
    if (out && e.kind == api::Kind::act) ++seq_, acts_.push_back(std::move(done));
    return out;
  }

  Result<std::string> read(std::string_view name, std::string_view body) {
    Result<std::string> out = std::string();
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, area_, now_);
      api::Input input;
      input.body = body;
      auto reply = endpoint(name).read(tx, caller_, input);
      if (!reply) out = reply.error();
      if (reply) out = std::move(reply->body);
    });
    return out;
  }

  template <class T>
  T as(const Result<std::string>& answer) {
    EXPECT_TRUE(answer) << (answer ? "" : answer.error().code);
    T out{};
    if (answer) {
      auto decoded = model::from_json<T>(*answer);
      EXPECT_TRUE(decoded) << *answer;
      if (decoded) out = std::move(*decoded);
    }
    return out;
  }

  Result<ImportRunView> bring(const std::string& name, std::string_view bytes, ImportFileOptions options = {},
                              std::string_view kind = "") {
    const ActRunner runner = [this](std::string_view what, std::string_view body) { return act(what, body); };
    return import_file(database(), area_, runner, name, bytes, kind, now_, options);
  }
  ImportRunView must_bring(const std::string& name, std::string_view bytes, ImportFileOptions options = {},
                           std::string_view kind = "") {
    auto run = bring(name, bytes, options, kind);
    EXPECT_TRUE(run) << name << ": " << (run ? "" : run.error().code);
    if (!run) return {};
    EXPECT_EQ(run->rows_read,
              run->rows_new + run->rows_changed + run->rows_unchanged + run->rows_queued + run->rows_refused)
        << name;
    if (run->state == RunState::applied) {
      EXPECT_EQ(run->rows_read, run->rows_applied + run->rows_unchanged + run->rows_queued + run->rows_refused) << name;
      EXPECT_EQ(run->done, run->rows_read) << name;
    }
    return std::move(*run);
  }
  ImportRunView look_at(const std::string& name, std::string_view bytes, bool keep_all = false,
                        std::string_view kind = "") {
    ImportFileOptions options;
    options.dry_run = true;
    options.keep_all = keep_all;
    return must_bring(name, bytes, options, kind);
  }

  static std::string by_id(const ImportRunView& run) { return "{\"id\":\"" + run.id.text() + "\"}"; }

  std::vector<ImportRow> rows_of(const ImportRunView& run, RowState state) {
    return select<ImportRow>("WHERE area_id = $1 AND run_id = $2 AND state = $3 ORDER BY position", run.id, state);
  }

  template <class T, class... Args>
  std::vector<T> select(store::Sql tail, const Args&... args) {
    std::vector<T> out;
    database().read([&](store::Connection& connection) {
      store::Read tx(connection, area_, now_);
      out = tx.select<T>(tail, area_, args...);
    });
    return out;
  }

  ImportRunView undo(const ImportRunView& run) {
    ImportRunView now = as<ImportRunView>(act("import.undo", by_id(run)));
    while (now.state == RunState::undoing) now = as<ImportRunView>(act("import.undo_step", by_id(run)));
    return now;
  }

  // Every row of the tables, without the columns named.
  static std::string dump(store::Database& database, const std::string& area, const std::vector<model::TypePtr>& tables,
                          const std::vector<std::string_view>& without = {}) {
    static std::deque<std::string> texts;  // statements are known by the address of their text
    std::string out;
    for (const model::TypePtr& type : tables) {
      std::string columns, keys;
      int count = 0;
      for (const model::FieldInfo& field : type->fields) {
        const std::string name(field.name);
        if (field.rules.has(model::kPrimaryKey)) keys += (keys.empty() ? "" : ", ") + name;
        if (std::find(without.begin(), without.end(), field.name) != without.end()) continue;
        columns += (columns.empty() ? "" : ", ") + name;
        ++count;
      }
      const std::string& text = texts.emplace_back("SELECT " + columns + " FROM " + std::string(type->name) +
                                                   " WHERE area_id = $1 ORDER BY " + keys);
      database.read([&](store::Connection& connection) {
        const model::SqlValue value = area;
        connection.run({{}, text}, {&value, 1}, [&](const model::Row& row) {
          out += std::string(type->name) + "|";
          for (int i = 0; i < count; ++i) out += row.is_null(i) ? "~|" : std::string(row.text(i)) + "|";
          out += "\n";
        });
      });
    }
    return out;
  }

  // The directory as people see it: numbers of acts, what each act replaced, and what is owed for names of sources (it stays
  // after an undo: histories still name them) are left out.
  std::string directory_now() {
    std::vector<model::TypePtr> tables;
    for (const model::TypePtr& type : directory::tables()) {
      if (type->name != "facility_change" && type->name != "merge" && type->name != "source_credit")
        tables.push_back(type);
    }
    tables.push_back(model::type_of<SourceRow>());
    tables.push_back(model::type_of<MatchCase>());
    return dump(database(), area_, tables, {"changed_seq"});
  }

  std::string area_;
  Timestamp now_{1'795'000'000'000};
  std::int64_t seq_ = 0;
  api::Caller caller_;
  std::string file_name_;
  std::vector<DoneAct> acts_;
  double slowest_step_ = 0;
};

inline std::string sample_bytes(const std::string& name) {
  std::ifstream in(KANAME_SOURCE_DIR "/data/sample/" + name, std::ios::binary);
  if (!in) ADD_FAILURE() << "missing " << name;
  return {std::istreambuf_iterator<char>(in), {}};
}

// The first difference of two dumps, for the message.
inline std::string first_difference(const std::string& a, const std::string& b) {
  std::size_t at = 0;
  while (at < a.size() && at < b.size() && a[at] == b[at]) ++at;
  if (at == a.size() && at == b.size()) return {};
  const std::size_t from = a.rfind('\n', at) == std::string::npos ? 0 : a.rfind('\n', at);
  return a.substr(from, 600) + "\n---- now\n" + b.substr(std::min(from, b.size()), 600);
}

}  // namespace kaname::bridges
