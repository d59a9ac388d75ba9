// SPDX-License-Identifier: Apache-2.0
// A year of home care in events. Scale facts: docs of the field practices 1.0 (北見市: about 150 admissions a month of people
// in need of care; 西岡病院: 116 people, 9 emergency visits; 松戸市: about 12 actions a case).
#include <fmt/format.h>

#include <algorithm>
#include <boost/json.hpp>
#include <mutex>
#include <queue>

#include "simulate/offices.h"
#include "simulate/person_facts.h"
#include "simulate/random.h"
#include "simulate/stays.h"
#include "simulate/words.h"
#include "simulate/world.h"

namespace kaname::simulate {
namespace {

namespace json = boost::json;

enum class What : std::uint8_t {
  begin,
  nurse,
  doctor,
  manager,
  helper,
  ask,
  answer,
  urgent,
  read,
  admit,
  home,
  die,
  move,
  confirm,
  stay
};

// One thing that is going to happen. Its words are made when it does.
struct Event {
  std::int64_t at = 0;  // ms
  std::uint32_t person = 0;
  What what = What::begin;
  std::uint32_t stay = 0;  // of Stays, with What::stay
  StayMoment moment = StayMoment::answer;
};

struct Later {
  bool operator()(const Event& a, const Event& b) const {
    return std::tie(a.at, a.person, a.what, a.stay, a.moment) > std::tie(b.at, b.person, b.what, b.stay, b.moment);
  }
};

// Somebody who is cared for.
struct Soul {
  std::string id, name, name_kana, birth, level, last_place;
  std::size_t manager = 0, nurse = 0, doctor = 0, helper = 0;  // of Staff
  bool has_nurse = false, has_doctor = false, has_helper = false;
  bool gone = false, away = false;
  Baseline baseline;
  std::string last_question;
  std::string pinned;
  std::vector<std::string> unread;  // entries that nobody has read yet
};

constexpr std::int64_t kHourMs = 60LL * 60 * 1000;

class Life {
 public:
  Life(World& world, Options options)
      : world_(world),
        options_(std::move(options)),
        random_(options_.seed),
        first_(options_.until.plus_months(-options_.months)),
        stays_(hands(), random_) {}

  Result<Lived> run() {
    TRY(hire(world_, options_, first_, keys_, staff_, out_));
    if (!staff_.has(trust::Profession::care_manager)) return fail(Problem::invalid, "simulate_no_care_manager");
    TRY(write_templates());
    souls_.resize(options_.people);
    plan_beginnings();
    std::size_t done = 0;
    while (!events_.empty()) {
      const Event event = events_.top();
      events_.pop();
      TRY(happen(event));
      if (options_.progress && ++done % 1000 == 0) options_.progress(done, done + events_.size());
    }
    world_.wait();
    out_.people = options_.people;
    out_.stays = stays_.lived();
    return std::move(out_);
  }

 private:
  // The town adds one to what it finds, and a care manager keeps one of her own.
  Result<Done> write_templates() {
    const std::int64_t at = Timestamp::of(first_).ms;
    const auto body = [](std::string_view name, std::string_view label) {
      return json::object{{"name", {{"ja", name}}},
                          {"kind", "note"},
                          {"prompts", json::array{{{"kind", "text"}, {"label", {{"ja", label}}}, {"needed", true}}}}};
    };
    if (options_.officer.account_id) {
      const Worker town{options_.officer, {}, trust::Profession::officer};
      const std::string made = TRY(now(at, town, "template.add", {{"body", body("熱中症の見守り", "部屋の温度")}}));
      TRY(now(at, town, "template.publish", {{"id", json::parse(made).at("id")}}));
    }
    const Worker& manager = staff_.workers[staff_.any(trust::Profession::care_manager, random_)];
    TRY(now(at, manager, "template.add_own", {{"body", body("わたしの電話の記録", "用件")}}));
    return Done{};
  }

  // Three quarters are known from the beginning; the others come during the months.
  void plan_beginnings() {
    const int days = options_.until.days - first_.days;
    for (std::uint32_t i = 0; i < souls_.size(); ++i) {
      const int day = i % 4 != 3 ? 0 : random_.between(1, std::max(1, days - 14));
      add(i, What::begin, first_.plus_days(day), random_.between(9 * 60, 17 * 60));
    }
  }

  void add(std::uint32_t person, What what, LocalDate day, int minute) {
    if (day > options_.until) return;
    events_.push(
        {Timestamp::of(day).ms + minute * 60'000LL + static_cast<std::int64_t>(random_.below(60'000)), person, what});
  }

  Result<Done> happen(const Event& event) {
    Soul& soul = souls_[event.person];
    if (event.what == What::begin) return begin(event, soul);
    if (event.what == What::stay) return stays_.happen(event.at, event.stay, event.moment), Done{};
    if (soul.gone || (soul.away && event.what != What::home)) return Done{};
    switch (event.what) {
      case What::nurse: visit(event, soul); break;
      case What::doctor: note(event, soul, soul.doctor, "decision", random_.of(kDoctorNotes)); break;
      case What::manager: note(event, soul, soul.manager, "note", random_.of(kManagerNotes)); break;
      case What::helper: note(event, soul, soul.helper, "note", random_.of(kHelperNotes)); break;
      case What::ask: ask(event, soul); break;
      case What::answer: answer(event, soul); break;
      case What::urgent: urgent(event, soul); break;
      case What::read: read(event, soul); break;
      case What::admit: admit(event, soul); break;
      case What::home: home(event, soul); break;
      case What::die: die(event, soul); break;
      case What::move: status(event, soul, "moved"); break;
      case What::confirm: confirm(event, soul); break;
      case What::stay:
      case What::begin: break;
    }
    return Done{};
  }

  // ---- a person comes

  Result<Done> begin(const Event& event, Soul& soul) {
    choose_team(soul);
    const Worker& manager = staff_.workers[soul.manager];
    const NewSoul made = invent(random_, insured_number(event.person), Timestamp{event.at}.tokyo_date());
    soul.baseline = made.baseline;
    soul.name = made.name;
    soul.name_kana = made.basics.at("name_kana").as_string();
    soul.last_place = made.last_place;
    soul.birth = made.basics.at("birth").as_string();
    soul.level = made.facts.front().second.at("care_level").as_string();
    const std::string answer =
        TRY(now(event.at, manager, "person.register", {{"basics", made.basics}, {"office_id", manager.office.text()}}));
    soul.id = std::string(json::parse(answer).at("person").at("id").as_string());
    std::int64_t at = event.at;
    const bool agrees = !random_.chance(0.03);
    if (agrees) TRY(consent(at += 20 * 60'000, soul, made.name));
    for (const std::size_t member : members_of(soul)) TRY(join(at += 60'000, soul, member));
    for (const auto& [heading, facts] : made.facts) {
      later(at += 45'000, manager, "person.edit_facts",
            {{"id", soul.id}, {"heading", heading}, {"base_seq", 0}, {"facts", facts}});
    }
    // Without consent the team sees nothing, so it writes nothing.
    if (!agrees) soul.has_nurse = soul.has_doctor = soul.has_helper = false;
    plan_life(event, soul);
    return Done{};
  }

  // Several simulations may live in one area: each has numbers of its own.
  std::string insured_number(std::uint32_t person) const {
    return fmt::format("9{:03}{:06}", options_.seed % 1000, person);
  }

  void choose_team(Soul& soul) {
    soul.manager = staff_.any(trust::Profession::care_manager, random_);
    soul.has_nurse = staff_.has(trust::Profession::nurse) && random_.chance(0.6);
    soul.has_doctor = staff_.has(trust::Profession::doctor) && random_.chance(0.5);
    soul.has_helper = staff_.has(trust::Profession::home_helper) && random_.chance(0.5);
    if (soul.has_nurse) soul.nurse = staff_.any(trust::Profession::nurse, random_);
    if (soul.has_doctor) soul.doctor = staff_.any(trust::Profession::doctor, random_);
    if (soul.has_helper) soul.helper = staff_.any(trust::Profession::home_helper, random_);
  }

  static std::vector<std::size_t> members_of(const Soul& soul) {
    std::vector<std::size_t> out;
    if (soul.has_nurse) out.push_back(soul.nurse);
    if (soul.has_doctor) out.push_back(soul.doctor);
    if (soul.has_helper) out.push_back(soul.helper);
    return out;
  }

  Result<Done> consent(std::int64_t at, const Soul& soul, const std::string& name) {
    const std::string day = Timestamp{at}.tokyo_date().text();
    TRY(now(at, staff_.workers[soul.manager], "consent.record",
            {{"id", soul.id},
             {"purpose", "在宅での療養と介護の連携"},
             {"items", {"基本情報", "病名・薬", "医療処置", "ADL", "日々の様子", "意向"}},
             {"parties", "team"},
             {"starts_on", day},
             {"method", "paper"},
             {"explained_by", staff_.workers[soul.manager].caller.name},
             {"explained_on", day},
             {"signer", "self"},
             {"signer_name", name},
             {"disaster_use", random_.chance(0.9)},
             {"statistics_use", random_.chance(0.8)}}));
    return Done{};
  }

  Result<Done> join(std::int64_t at, const Soul& soul, std::size_t member) {
    const Worker& worker = staff_.workers[member];
    auto joined = now(at, staff_.workers[soul.manager], "team.join",
                      {{"id", soul.id},
                       {"office_id", worker.office.text()},
                       {"profession", model::code_of(worker.profession)},
                       {"channel", "app"}});
    // One office may do two services: then it is in the team already.
    if (!joined && joined.error().code != "member_already") return joined.error();
    return Done{};
  }

  // ---- what will happen to it, and when

  void every(const Event& from, What what, int days, double share) {
    const double wanted = share * options_.busyness;
    const LocalDate start = Timestamp{from.at}.tokyo_date();
    for (LocalDate day = start.plus_days(1 + random_.between(0, days - 1)); day <= options_.until;
         day = day.plus_days(days)) {
      if (random_.chance(wanted))
        add(from.person, what, day.plus_days(random_.between(0, 1)), random_.between(9 * 60, 18 * 60));
    }
  }

  // Whether and when something happens within the time, by its share a year.
  void once(const Event& from, What what, double yearly) {
    const LocalDate start = Timestamp{from.at}.tokyo_date();
    const int days = options_.until.days - start.days;
    if (days > 10 && random_.chance(yearly * days / 365.0))
      add(from.person, what, start.plus_days(random_.between(7, days)), random_.between(0, 24 * 60 - 1));
  }

  void plan_life(const Event& from, const Soul& soul) {
    if (soul.has_nurse) every(from, What::nurse, 7, 1);
    if (soul.has_doctor) every(from, What::doctor, 14, 1);
    every(from, What::manager, 30, 1);
    if (soul.has_helper) every(from, What::helper, 7, 0.5);
    every(from, What::read, 7, 0.8);
    every(from, What::confirm, 60, 0.7);
    if (soul.has_nurse && soul.has_doctor) every(from, What::ask, 60, 0.8);
    if (soul.has_nurse) once(from, What::urgent, 0.08 * options_.busyness);
    once(from, What::admit, 0.25);
    once(from, What::die, 0.12);
    once(from, What::move, 0.03);
  }

  // ---- events

  void entry(const Event& event, Soul& soul, std::size_t writer, json::object body, bool question = false) {
    body["id"] = soul.id;
    body["at"] = Timestamp{event.at}.text();
    later(event.at, staff_.workers[writer], "thread.write", std::move(body),
          [this, &soul, question](const std::string& answer) {
            const std::string id(json::parse(answer).at("id").as_string());
            const std::lock_guard lock(mutex_);
            if (soul.unread.size() < 20) soul.unread.push_back(id);
            if (question) soul.last_question = id;
          });
  }

  void note(const Event& event, Soul& soul, std::size_t writer, std::string_view kind, std::string_view text) {
    entry(event, soul, writer, {{"kind", kind}, {"text", text}, {"scenes", {"daily"}}});
  }

  void visit(const Event& event, Soul& soul) {
    json::object body{
        {"kind", "visit"}, {"text", random_.of(kVisitNotes)}, {"scenes", {"daily"}}, {"closing", "next_visit"}};
    body["vitals"] = vitals(random_, soul.baseline);
    entry(event, soul, soul.nurse, std::move(body));
  }

  void ask(const Event& event, Soul& soul) {
    entry(event, soul, soul.nurse,
          {{"kind", "question"}, {"text", random_.of(kQuestions)}, {"addressees", {{{"profession", "doctor"}}}}}, true);
    events_.push({event.at + random_.between(1, 40) * kHourMs, event.person, What::answer});
  }

  void answer(const Event& event, Soul& soul) {
    const std::string question = take(soul.last_question);
    if (question.empty()) return;
    entry(event, soul, soul.doctor, {{"kind", "note"}, {"text", random_.of(kAnswers)}, {"reply_to", question}});
    pin(event, soul, question);
  }

  // What was last asked and answered stays on top.
  void pin(const Event& event, Soul& soul, const std::string& entry_id) {
    const Worker& manager = staff_.workers[soul.manager];
    if (!soul.pinned.empty()) later(event.at, manager, "thread.unpin", {{"id", soul.id}, {"entry_id", soul.pinned}});
    later(event.at, manager, "thread.pin", {{"id", soul.id}, {"entry_id", entry_id}});
    soul.pinned = entry_id;
  }

  void urgent(const Event& event, Soul& soul) {
    entry(event, soul, soul.nurse,
          {{"kind", "note"}, {"text", random_.of(kUrgent)}, {"urgent", true}, {"scenes", {"sudden"}}});
  }

  void read(const Event& event, Soul& soul) {
    std::vector<std::string> unread;
    {
      const std::lock_guard lock(mutex_);
      unread = std::exchange(soul.unread, {});
    }
    if (unread.empty()) return;
    json::array entries;
    for (std::string& id : unread) entries.emplace_back(std::move(id));
    later(event.at, staff_.workers[soul.manager], "thread.mark",
          {{"id", soul.id}, {"entries", entries}, {"ack", true}});
  }

  void close(const Event& event, Soul& soul, std::string_view closing, std::string_view text) {
    const bool died = closing == "died";
    entry(event, soul, soul.manager,
          {{"kind", "visit"}, {"text", text}, {"closing", closing}, {"scenes", {died ? "end_of_life" : "hospital"}}});
    (died ? soul.gone : soul.away) = true;
    ++(died ? out_.deaths : out_.admissions);
    if (!died) events_.push({event.at + random_.between(7, 45) * kDayMs, event.person, What::home});
  }

  // Without a hospital in the area the care manager notes it and it ends some day.
  void admit(const Event& event, Soul& soul) {
    if (!staff_.has(trust::Profession::medical_social_worker))
      return close(event, soul, "admitted", "熱が続き、紹介で入院となった。");
    const Worker& ward = staff_.workers[staff_.any(trust::Profession::medical_social_worker, random_)];
    const Stays::Outcome outcome = stays_.admit(
        event.at, {soul.id, soul.name, soul.name_kana, soul.birth, soul.level, &staff_.workers[soul.manager], &ward});
    soul.away = true;
    ++out_.admissions;
    if (Timestamp{outcome.leaves_at}.tokyo_date() > options_.until) return;
    const std::string& to = outcome.destination;
    if (to == "died") {
      ++out_.deaths;
      count_death(soul, "hospital");
    }
    if (to != "home" && to != "unknown") return void(soul.gone = true);
    events_.push({outcome.leaves_at + kHourMs, event.person, What::home});
    if (to == "home" && random_.chance(0.12))
      events_.push({outcome.leaves_at + random_.between(4, 40) * kDayMs, event.person, What::admit});
  }

  void count_death(const Soul& soul, std::string_view place) {
    ++out_.death_places[std::string(place)];
    if (soul.last_place == "home" || soul.last_place == "facility")
      ++out_.wished_and_died[fmt::format("{}>{}", soul.last_place, place)];
  }

  void die(const Event& event, Soul& soul) {
    close(event, soul, "died", "ご家族に見守られて永眠された。");
    if (!random_.chance(0.85)) return count_death(soul, "unknown");
    constexpr std::string_view kPlaces[] = {"home_attended", "home_attended", "home_attended", "facility",
                                            "home_examined"};
    const std::string_view place = random_.of(kPlaces);
    count_death(soul, place);
    later(
        event.at, staff_.workers[soul.manager], "person.change_status",
        {{"id", soul.id}, {"status", "died"}, {"on", Timestamp{event.at}.tokyo_date().text()}, {"death_place", place}});
  }

  void home(const Event& event, Soul& soul) {
    soul.away = false;
    status(event, soul, "active");
  }

  void status(const Event& event, Soul& soul, std::string_view status) {
    if (status == "moved") soul.gone = true;
    later(event.at, staff_.workers[soul.manager], "person.change_status", {{"id", soul.id}, {"status", status}});
  }

  void confirm(const Event& event, Soul& soul) {
    later(event.at, staff_.workers[soul.manager], "person.confirm",
          {{"id", soul.id}, {"headings", {"alerts", "medicines", "family"}}});
  }

  Stays::Hands hands() {
    Stays::Hands out;
    out.later = [this](std::int64_t at, const Worker& who, std::string_view name, json::object body,
                       std::function<void(const std::string&)> done) {
      later(at, who, name, std::move(body), [this, done = std::move(done)](const std::string& answer) {
        const std::lock_guard lock(mutex_);
        if (done) done(answer);
      });
      return Timestamp{latest_};
    };
    out.settled = [this](const std::string& text) {
      {
        const std::lock_guard lock(mutex_);
        if (!text.empty()) return text;
      }
      world_.wait();
      const std::lock_guard lock(mutex_);
      return text;
    };
    out.plan = [this](std::int64_t at, std::size_t stay, StayMoment moment) {
      if (Timestamp{at}.tokyo_date() <= options_.until)
        events_.push({at, 0, What::stay, static_cast<std::uint32_t>(stay), moment});
    };
    return out;
  }

  std::string take(std::string& from) {
    world_.wait();
    const std::lock_guard lock(mutex_);
    return std::exchange(from, {});
  }

  // ---- acts

  Act act_of(std::int64_t at, const Worker& who, std::string_view name, json::object body) {
    // Several people begin within one hour; the clock of the acts does not run backwards.
    latest_ = std::max(latest_, at);
    ++out_.acts;
    return {Timestamp{latest_}, &who.caller, name, json::serialize(body), keys_.next()};
  }

  Result<std::string> now(std::int64_t at, const Worker& who, std::string_view name, json::object body) {
    return world_.act(act_of(at, who, name, std::move(body)));
  }

  void later(std::int64_t at, const Worker& who, std::string_view name, json::object body,
             std::function<void(const std::string&)> done = {}) {
    world_.later(act_of(at, who, name, std::move(body)),
                 [this, name, done = std::move(done)](const Result<std::string>& answer) {
                   if (answer) {
                     if (done) done(*answer);
                     return;
                   }
                   const std::lock_guard lock(mutex_);
                   ++out_.refused;
                   if (out_.refusals.size() < 10)
                     out_.refusals.push_back(std::string(name) + ": " + answer.error().code);
                 });
  }

  World& world_;
  Options options_;
  Random random_;
  Keys keys_{options_.seed};
  LocalDate first_;
  Staff staff_;
  std::vector<Soul> souls_;
  std::priority_queue<Event, std::vector<Event>, Later> events_;
  std::int64_t latest_ = 0;
  std::mutex mutex_;  // what answers tell
  Lived out_;
  Stays stays_;
};

}  // namespace

Result<Lived> live(World& world, Options options) { return Life(world, std::move(options)).run(); }

}  // namespace kaname::simulate
