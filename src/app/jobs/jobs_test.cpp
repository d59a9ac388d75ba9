// SPDX-License-Identifier: Apache-2.0
#include <gtest/gtest.h>

#include <atomic>
#include <filesystem>
#include <fstream>

#include "app/housekeeping.h"
#include "app/jobs/job_api.h"
#include "app/jobs/job_runner.h"
#include "journal/journal.h"
#include "store/schema.h"
#include "store/testing.h"
#include "trust/account_store.h"

namespace kaname::app {
namespace {

namespace fs = std::filesystem;
using api::Caller;
using api::Role;

const std::string kArea = "272108";

// Work that goes on until it is told to end.
struct Gate {
  std::atomic<int> running = 0;
  std::atomic<int> most = 0;
  std::atomic<bool> open = false;

  std::vector<JobWork> works() {
    return {{JobKind::booklet, "output.booklet",
             [this](store::Read&, const JobInput&, const output::Progress& progress) -> std::optional<api::File> {
               most = std::max(most.load(), ++running);
               for (int i = 0; !open; ++i) {
                 if (progress(1, 100) == output::Go::stop) return --running, std::nullopt;
                 std::this_thread::sleep_for(std::chrono::milliseconds(5));
               }
               --running;
               return api::File{"%PDF-冊子", "application/pdf", "枚方市_冊子.pdf", false, false};
             }}};
  }
};

class JobTest : public store::testing::OnEngine {
 protected:
  JobTest() : folder_((fs::temp_directory_path() / ("kaname-jobs-" + random_uuid().text())).string()) {
    fs::create_directories(folder_);
    in_turn([&](store::Write& tx) {
      tx.insert(journal::Area{kArea, "枚方市", "ひらかたし", "大阪府", "枚方市", true, tx.now()});
    });
    anna_ = person("anna", Role::town);
    ben_ = person("ben", Role::coordinator);
  }
  ~JobTest() override {
    runner_.reset();
    fs::remove_all(folder_);
  }

  template <class Work>
  void in_turn(Work work) {
    database().write([&](store::Connection& connection) {
      store::Write tx(connection, kArea, now_, {random_uuid().text(), 1});
      work(tx);
      return true;
    });
  }

  Caller person(const std::string& login, Role role) {
    Caller caller;
    caller.area = kArea;
    caller.grants = {{role, std::nullopt}};
    in_turn([&](store::Write& tx) {
      caller.account_id = *trust::create_account(tx, {"架空 " + login, "", login, {{role, std::nullopt}}, {}});
    });
    return caller;
  }

  JobRunner& runner() {
    if (!runner_) {
      runner_ = std::make_unique<JobRunner>(database(), folder_, [this](const Job& job) {
        const std::lock_guard lock(mutex_);
        told_.push_back(job);
      });
      runner_->set_works(gate_.works());
      runner_->set_clock([this] { return now_; });
    }
    return *runner_;
  }

  const api::Endpoint& endpoint(std::string_view act) {
    static const std::vector<api::Endpoint> table = job_endpoints();
    return *std::find_if(table.begin(), table.end(), [&](const auto& e) { return e.act == act; });
  }
  Result<api::Reply> ask(std::string_view act, const Caller& caller, const std::string& body) {
    const api::Endpoint& e = endpoint(act);
    api::Input input;
    input.body = body;
    Result<api::Reply> out = api::Reply{};
    std::string unused;
    if (e.read) {
      database().read([&](store::Connection& connection) {
        store::Read tx(connection, kArea, now_);
        out = e.read(tx, caller, input);
      });
    } else {
      database().write([&](store::Connection& connection) {
        store::Write tx(connection, kArea, now_, {random_uuid().text(), 0});
        out = e.write(tx, caller, input, unused);
        return out.has_value();
      });
    }
    return out;
  }
  JobView must(const Result<api::Reply>& reply) {
    EXPECT_TRUE(reply) << (reply ? "" : reply.error().code);
    if (!reply) return {};
    const auto view = model::from_json<JobView>(reply->body);
    EXPECT_TRUE(view) << reply->body;
    return view ? *view : JobView{};
  }
  JobView start(const Caller& caller, const std::string& edition = "professional") {
    return must(ask("job.start", caller, R"({"kind":"booklet","edition":")" + edition + "\"}"));
  }
  static std::string by_id(const JobView& job) { return "{\"id\":\"" + job.id.text() + "\"}"; }
  JobView show(const Caller& caller, const JobView& job) { return must(ask("job.show", caller, by_id(job))); }
  std::string code(std::string_view act, const Caller& caller, const JobView& job) {
    const auto reply = ask(act, caller, by_id(job));
    return reply ? "" : reply.error().code;
  }
  bool becomes(const Caller& caller, const JobView& job, JobState state) {
    for (int i = 0; i < 1000; ++i) {
      if (show(caller, job).state == state) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(5));
    }
    return false;
  }
  std::size_t files() {
    return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder_ + "/jobs"), fs::directory_iterator{}));
  }

  Timestamp now_{1'795'000'000'000};
  std::string folder_;
  Gate gate_;
  Caller anna_, ben_;
  std::unique_ptr<JobRunner> runner_;
  std::mutex mutex_;
  std::vector<Job> told_;
};
INSTANTIATE_TEST_SUITE_P(Engines, JobTest, ::testing::ValuesIn(store::testing::engines()), store::testing::name);

TEST_P(JobTest, TableIsAsDeclared) {
  const std::vector<model::TypePtr> tables = {model::type_of<Job>()};
  database().read([&](store::Connection& connection) {
    for (const std::string& difference : store::schema_differences(connection, tables)) {
      if (difference.find("job") != std::string::npos) ADD_FAILURE() << difference;
    }
  });
}

TEST_P(JobTest, IsMadeAndFetched) {
  runner();
  const JobView asked = start(anna_);
  EXPECT_EQ(asked.state, JobState::waiting);
  EXPECT_EQ(asked.title, "冊子（専門職版）");
  EXPECT_EQ(start(anna_).id, asked.id) << "pressed twice";
  now_ = now_.plus_ms(1);  // of two jobs of one millisecond either may be first
  EXPECT_NE(start(anna_, "public").id, asked.id);
  EXPECT_EQ(code("job.file", anna_, asked), "job_not_done");
  gate_.open = true;
  EXPECT_TRUE(runner().work_once());
  const JobView done = show(anna_, asked);
  EXPECT_EQ(done.state, JobState::done);
  EXPECT_EQ(done.file_name, "枚方市_冊子.pdf");
  EXPECT_TRUE(done.file_ready);
  EXPECT_EQ(done.done, done.total);
  const auto file = ask("job.file", anna_, by_id(asked));
  ASSERT_TRUE(file);
  EXPECT_EQ(file->body, "%PDF-冊子");
  EXPECT_EQ(file->content_type, "application/pdf");
  ASSERT_EQ(told_.size(), 2U);
  EXPECT_EQ(told_[0].state, JobState::running);
  EXPECT_EQ(told_[1].state, JobState::done);
  EXPECT_NE(start(anna_).id, asked.id) << "a finished one does not stand in the way";
}

TEST_P(JobTest, NobodyElseSeesIt) {
  runner();
  const JobView job = start(anna_);
  for (const auto act : {"job.show", "job.stop", "job.file"}) EXPECT_EQ(code(act, ben_, job), "job_unknown") << act;
  const auto list = ask("job.list", ben_, "");
  ASSERT_TRUE(list);
  EXPECT_EQ(list->body, "{\"items\":[]}");
  gate_.open = true;
  ASSERT_TRUE(runner().work_once());
  const auto event = job_event(told_.at(0), now_);
  EXPECT_EQ(event->account, anna_.account_id->text());
  EXPECT_EQ(event->frame.find("架空"), std::string::npos) << "no name of a person";
  Caller nobody = anna_;
  nobody.grants.clear();
  const auto refused = ask("job.start", nobody, "{}");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "not_allowed");
}

TEST_P(JobTest, RightsLostMeanwhile) {
  runner();
  const JobView job = start(ben_);
  in_turn([&](store::Write& tx) { ASSERT_TRUE(trust::deactivate(tx, *ben_.account_id)); });
  gate_.open = true;
  EXPECT_TRUE(runner().work_once());
  EXPECT_EQ(show(ben_, job).state, JobState::failed);
  EXPECT_EQ(show(ben_, job).error, "not_allowed");
  EXPECT_EQ(files(), 0U);
}

TEST_P(JobTest, OneForEachAccountTwoForTheServer) {
  const Caller cara = person("cara", Role::viewer);
  runner().start();
  const JobView first = start(anna_);
  ASSERT_TRUE(becomes(anna_, first, JobState::running));
  const JobView second = start(anna_, "public"), third = start(ben_);
  ASSERT_TRUE(becomes(ben_, third, JobState::running));
  const JobView fourth = start(cara);
  std::this_thread::sleep_for(std::chrono::milliseconds(50));
  EXPECT_EQ(show(anna_, second).state, JobState::waiting);
  EXPECT_EQ(show(cara, fourth).state, JobState::waiting);
  gate_.open = true;
  EXPECT_TRUE(becomes(anna_, first, JobState::done));
  EXPECT_TRUE(becomes(anna_, second, JobState::done));
  EXPECT_TRUE(becomes(ben_, third, JobState::done));
  EXPECT_TRUE(becomes(cara, fourth, JobState::done));
  EXPECT_EQ(gate_.most, 2);
  EXPECT_EQ(files(), 4U);
}

TEST_P(JobTest, TooManyWaiting) {
  runner();
  in_turn([&](store::Write& tx) {
    for (int i = 0; i < kMostWaiting; ++i) {
      Job job;
      job.area_id = kArea;
      job.id = JobId{random_uuid()};
      job.account_id = *anna_.account_id;
      job.input = std::to_string(i);
      tx.insert(job);
    }
  });
  const auto refused = ask("job.start", anna_, "{}");
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().code, "jobs_too_many");
  EXPECT_TRUE(ask("job.start", ben_, "{}"));
}

TEST_P(JobTest, Stops) {
  runner().start();
  const JobView running = start(anna_);
  ASSERT_TRUE(becomes(anna_, running, JobState::running));
  const JobView waiting = start(anna_, "public");
  EXPECT_EQ(must(ask("job.stop", anna_, by_id(waiting))).state, JobState::stopped);
  EXPECT_EQ(must(ask("job.stop", anna_, by_id(running))).step, "止めています。");
  EXPECT_TRUE(becomes(anna_, running, JobState::stopped));
  EXPECT_EQ(must(ask("job.stop", anna_, by_id(running))).state, JobState::stopped) << "twice does no harm";
  EXPECT_EQ(files(), 0U);
  EXPECT_EQ(code("job.file", anna_, running), "job_not_done");
}

TEST_P(JobTest, TheEndOfTheProgram) {
  runner().start();
  const JobView running = start(anna_);
  ASSERT_TRUE(becomes(anna_, running, JobState::running));
  const JobView waiting = start(anna_, "public");
  runner().stop();
  const JobView told = show(anna_, running);
  EXPECT_EQ(told.state, JobState::interrupted);
  EXPECT_NE(told.step.find("もう一度作ってください"), std::string::npos);
  EXPECT_EQ(show(anna_, waiting).state, JobState::waiting) << "goes on after the next start";
}

// As a kill -9 leaves it: running, and nobody at work.
TEST_P(JobTest, KilledInTheMiddle) {
  runner();
  const JobView lost = start(anna_), other = start(ben_);
  in_turn([&](store::Write& tx) {
    ASSERT_TRUE(claim_job(tx, "another-node"));
    ASSERT_TRUE(claim_job(tx, "another-node"));
  });
  now_ = now_.plus_ms(60'000);
  in_turn([&](store::Write& tx) {
    interrupt_lost_jobs(tx, "this-node");
    EXPECT_EQ(find_job(tx, lost.id)->state, JobState::running) << "another node is at work";
    note_progress(tx, other.id, 5, 10);
    interrupt_lost_jobs(tx, "another-node");
    EXPECT_EQ(find_job(tx, lost.id)->state, JobState::interrupted);
    EXPECT_FALSE(note_progress(tx, lost.id, 6, 10)) << "whoever comes back late finds it ended";
    EXPECT_FALSE(finish_job(tx, lost.id, Job{}));
  });
  const JobView again = start(anna_);
  EXPECT_NE(again.id, lost.id);
  in_turn([&](store::Write& tx) { ASSERT_TRUE(claim_job(tx, "silent-node")); });
  now_ = now_.plus_ms(11LL * 60 * 1000);
  in_turn([&](store::Write& tx) {
    interrupt_lost_jobs(tx, "this-node");
    EXPECT_EQ(find_job(tx, again.id)->state, JobState::interrupted) << "not heard of for ten minutes";
  });
}

TEST_P(JobTest, FilesGoAfterADayRowsAfterAWeek) {
  runner();
  gate_.open = true;
  const JobView job = start(anna_);
  ASSERT_TRUE(runner().work_once());
  Housekeeping housekeeping(database(), [](const Caller&, std::string_view, std::string_view) {
    return Result<std::string>(std::string("{\"gone\":true}"));
  });
  housekeeping.set_clock([this] { return now_; });
  now_ = now_.plus_ms(kJobFileMs - 1);
  EXPECT_EQ(housekeeping.clear().jobs, 0);
  EXPECT_TRUE(ask("job.file", anna_, by_id(job)));
  now_ = now_.plus_ms(1);
  EXPECT_EQ(code("job.file", anna_, job), "job_file_gone") << "whether it was cleared yet or not";
  EXPECT_EQ(housekeeping.clear().jobs, 1);
  EXPECT_EQ(housekeeping.clear().jobs, 0);
  EXPECT_EQ(files(), 0U);
  EXPECT_FALSE(show(anna_, job).file_ready);
  now_ = now_.plus_ms(kJobRowMs);
  EXPECT_EQ(housekeeping.clear().jobs, 1);
  EXPECT_EQ(code("job.show", anna_, job), "job_unknown");
}

TEST_P(JobTest, AnswersToKeysGoAfterAMonthInTurns) {
  in_turn([&](store::Write& tx) {
    for (int i = 0; i < 1201; ++i) {
      journal::ActAnswer answer;
      answer.area_id = kArea;
      answer.key = random_uuid().text();
      answer.at = now_.plus_ms(i == 0 ? 1 : 0);
      tx.insert(answer);
    }
  });
  Housekeeping housekeeping(database(), [](const Caller&, std::string_view, std::string_view) {
    return Result<std::string>(std::string("{\"gone\":true}"));
  });
  housekeeping.set_clock([this] { return now_; });
  now_ = now_.plus_ms(kKeepAnswersMs);
  EXPECT_EQ(housekeeping.clear().answers, 0);
  now_ = now_.plus_ms(1);
  const auto cleared = housekeeping.clear();
  EXPECT_EQ(cleared.answers, 1200);
  EXPECT_GE(cleared.turns, 3) << "never more than " << kRowsATurn << " in one turn";
  now_ = now_.plus_ms(1);
  EXPECT_EQ(housekeeping.clear().answers, 1);
}

struct EstimateCase {
  std::int64_t done, total, spent_ms, since_ms;
  std::optional<std::int64_t> seconds;
};
TEST(JobEstimate, SecondsLeft) {
  const EstimateCase cases[] = {
      {0, 100, 5000, 0, std::nullopt}, {10, 0, 5000, 0, std::nullopt}, {10, 100, 900, 0, std::nullopt},
      {10, 100, 2000, 0, 18},          {50, 100, 2000, 500, 2},        {50, 100, 2000, 60'000, 0},
      {100, 100, 2000, 0, 0},
  };
  for (const EstimateCase& c : cases) {
    Job job;
    job.state = JobState::running;
    job.started_at = Timestamp{1'000'000};
    job.seen_at = job.started_at->plus_ms(c.spent_ms);
    job.done = c.done;
    job.total = c.total;
    EXPECT_EQ(remaining_seconds(job, job.seen_at->plus_ms(c.since_ms)), c.seconds) << c.done << "/" << c.total;
    job.state = JobState::waiting;
    EXPECT_EQ(remaining_seconds(job, *job.seen_at), std::nullopt);
  }
}

}  // namespace
}  // namespace kaname::app
