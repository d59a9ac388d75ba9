// SPDX-License-Identifier: Apache-2.0
#include "simulate/stays.h"

#include <algorithm>

namespace kaname::simulate {
namespace {

namespace json = boost::json;

constexpr std::int64_t kHourMs = 60LL * 60 * 1000;

LocalDate day(Timestamp at) { return at.tokyo_date(); }

constexpr std::string_view kReasons[] = {"肺炎の疑い", "大腿骨の骨折", "心不全の悪化",
                                         "脱水",       "尿路感染",     "検査と治療"};

// For which illness an area has a pathway here.
std::string_view pathway_for(std::string_view reason) {
  if (reason == "大腿骨の骨折") return "hip_fracture";
  return reason == "肺炎の疑い" ? "oral_care" : "";
}

struct Weighed {
  std::string_view code;
  double share;
};
template <std::size_t n>
std::string_view choose(Random& random, const Weighed (&table)[n]) {
  double at = static_cast<double>(random.below(10'000)) / 10'000;
  for (const Weighed& one : table) {
    if ((at -= one.share) < 0) return one.code;
  }
  return table[0].code;
}

constexpr Weighed kArrivals[] = {{"ambulance", 0.4}, {"emergency", 0.38}, {"planned", 0.22}};
constexpr Weighed kDestinations[] = {
    {"home", 0.72}, {"facility", 0.12}, {"hospital", 0.05}, {"died", 0.08}, {"unknown", 0.03}};
constexpr Weighed kForms[] = {{"town", 0.45}, {"own", 0.45}, {"none", 0.1}};
constexpr Weighed kChannels[] = {{"fax", 0.5}, {"app", 0.3}, {"phone", 0.1}, {"paper", 0.1}};

// Days after the admission on which the information goes out.
int days_to_inform(Random& random) {
  const int die = random.between(0, 99);
  if (die < 40) return 0;
  if (die < 72) return random.between(1, 2);
  return die < 92 ? random.between(3, 7) : random.between(8, 12);
}

// Home, medicine and hospital met, or only some of them.
json::array who_met(bool all) {
  return all ? json::array{"discharge_nurse", "doctor", "nurse", "care_manager", "home_helper"}
             : json::array{"medical_social_worker", "care_manager"};
}

// Those whom a ward invites where it finds the date in the program.
constexpr std::string_view kInvited[] = {
    "discharge_nurse",   "doctor", "nurse", "care_manager", "home_helper", "medical_social_worker", "pharmacist",
    "physical_therapist"};

// Every other ward; the others only note that they met. Nothing is drawn, so a year with polls is otherwise the same year.
bool finds_date_here(std::size_t stay) { return stay % 2 == 0; }

}  // namespace

Stays::Outcome Stays::admit(std::int64_t at, Patient patient) {
  const std::size_t stay = courses_.size();
  courses_.push_back(std::make_unique<Course>());
  Course& course = *courses_.back();
  course.patient = std::move(patient);
  const bool by_ward = random_.chance(0.6);
  const Worker& teller = by_ward ? *course.patient.hospital : *course.patient.manager;
  const std::string_view arrival = choose(random_, kArrivals);
  LivedStay lived;
  lived.person = course.patient.id;
  lived.level = course.patient.level;
  lived.birth = course.patient.birth;
  lived.arrival = arrival;
  const std::string_view reason = random_.of(kReasons);
  course.pathway_code = pathway_for(reason);
  json::object body{{"told_by", by_ward ? "hospital" : "manager"},
                    {"hospital_id", course.patient.hospital->office.text()},
                    {"admitted_on", day(Timestamp{at}).text()},
                    {"arrival", arrival},
                    {"reason", reason}};
  if (by_ward) {
    body["name"] = course.patient.name;
    body["name_kana"] = course.patient.name_kana;
    body["birth"] = course.patient.birth;
    body["ward"] = fmt::format("{}階病棟", random_.between(2, 6));
  } else {
    body["person_id"] = course.patient.id;
  }
  lived.admitted = day(Timestamp{at});
  lived.noticed = hands_.later(at, teller, "stay.notify", std::move(body), [&course](const std::string& answer) {
    course.id = json::parse(answer).at("id").as_string();
  });
  lived_.push_back(std::move(lived));
  std::optional<std::int64_t> answers_at;  // nothing: nobody ever does
  if (!by_ward) {
    answers_at = at;
    confirm(stay, lived_[stay].noticed);
  } else if (random_.chance(0.94)) {
    answers_at = at + (random_.chance(0.85) ? random_.between(1, 20) : random_.between(25, 70)) * kHourMs;
    hands_.plan(*answers_at, stay, StayMoment::answer);
  }
  Outcome out;
  out.leaves_at = at + random_.between(7, 45) * kDayMs;
  out.destination = choose(random_, kDestinations);
  plan_ways(at, stay, out.leaves_at, answers_at);
  lived_[stay].destination = out.destination;
  return out;
}

void Stays::plan_ways(std::int64_t at, std::size_t stay, std::int64_t leaves_at,
                      std::optional<std::int64_t> answers_at) {
  const auto plan = [&](double share, std::int64_t when, StayMoment what) {
    if (random_.chance(share)) hands_.plan(when, stay, what);
  };
  if (answers_at) {
    const std::int64_t wanted = at + days_to_inform(random_) * kDayMs;
    plan(0.88, std::max(wanted, *answers_at) + kHourMs / 2, StayMoment::inform);
  }
  plan_pathway(at, stay, leaves_at, answers_at);
  plan(0.35, at + random_.between(2, 6) * kDayMs, StayMoment::talk);
  plan(0.8, leaves_at - random_.between(3, 6) * kDayMs, StayMoment::expect);
  if (answers_at && random_.chance(0.4)) {
    hands_.plan(leaves_at - 5 * kDayMs, stay, StayMoment::ask_conference);
    hands_.plan(leaves_at - random_.between(3, 4) * kDayMs, stay, StayMoment::fix_conference);
    hands_.plan(leaves_at - 2 * kDayMs, stay, StayMoment::hold_conference);
  }
  hands_.plan(leaves_at, stay, StayMoment::discharge);
  plan(0.6, leaves_at + 2 * kHourMs, StayMoment::summary);
  if (!answers_at) return;
  plan(0.75, leaves_at + random_.between(1, 6) * kDayMs, StayMoment::services);
  plan(0.4, leaves_at + random_.between(25, 38) * kDayMs, StayMoment::report);
}

// While she lies there and it is known who she is; nothing is drawn, so a year with pathways is otherwise the same year.
void Stays::plan_pathway(std::int64_t at, std::size_t stay, std::int64_t leaves_at,
                         std::optional<std::int64_t> answers_at) {
  const Course& course = *courses_[stay];
  if (!answers_at || course.pathway_code.empty()) return;
  const std::int64_t begins = std::max(at + 3 * kDayMs, *answers_at + kHourMs);
  if (begins + 3 * kDayMs > leaves_at) return;
  if (!on_pathway_.emplace(course.patient.id, course.pathway_code).second) return;
  hands_.plan(begins, stay, StayMoment::begin_pathway);
  hands_.plan(begins + 2 * kDayMs, stay, StayMoment::note_pathway);
}

void Stays::begin_pathway(std::int64_t at, std::size_t stay) {
  Course& course = *courses_[stay];
  if (!lived_[stay].confirmed) return;
  json::object body{{"code", course.pathway_code},
                    {"stay_id", hands_.settled(course.id)},
                    {"begun_on", lived_[stay].admitted.text()},
                    {"agreed_by", "person"},
                    {"agreed_on", day(Timestamp{at}).text()},
                    {"goal", "家に帰って、自分の足で歩きたい"}};
  hands_.later(at, *course.patient.hospital, "pathway.begin", std::move(body), [&course](const std::string& answer) {
    course.pathway = json::parse(answer).at("line").at("id").as_string();
  });
}

// The ward notes what it did; the care manager what comes later than planned.
void Stays::note_pathway(std::int64_t at, std::size_t stay) {
  Course& course = *courses_[stay];
  if (!lived_[stay].confirmed) return;
  const std::string id = hands_.settled(course.pathway);
  const LocalDate today = day(Timestamp{at});
  const bool fracture = course.pathway_code == "hip_fracture";
  hands_.later(at, *course.patient.hospital, "pathway.mark",
               {{"id", id},
                {"item", fracture ? "operation" : "screening"},
                {"state", "done"},
                {"done_on", lived_[stay].admitted.plus_days(1).text()}},
               {});
  hands_.later(at, *course.patient.manager, "pathway.delay",
               {{"id", id},
                {"item", fracture ? "falls" : "appointment"},
                {"cause", "area"},
                {"moved_to", today.plus_days(60).text()},
                {"note", "空きを待っている"}},
               {});
}

// By 担当です the hospital has been told.
void Stays::confirm(std::size_t stay, Timestamp at) {
  lived_[stay].confirmed = at;
  if (!lived_[stay].told) lived_[stay].told = day(at);
}

void Stays::step(std::int64_t at, std::size_t stay, const Worker& who, std::string_view kind,
                 std::optional<LocalDate>& noted, json::object more) {
  const LocalDate on = day(Timestamp{at});
  Course& course = *courses_[stay];
  json::object body{{"id", hands_.settled(course.id)}, {"kind", kind}, {"done_on", on.text()}};
  for (auto& member : more) body[member.key()] = member.value();
  hands_.later(at, who, "stay.step", std::move(body), [&course, kind = std::string(kind)](const std::string& answer) {
    if (kind != "info_sent") return;
    const json::value view = json::parse(answer);
    for (const json::value& step : view.at("steps").as_array()) {
      if (step.at("kind") == "info_sent") course.info_step = step.at("id").as_string();
    }
  });
  if (!noted) noted = on;
}

// Who uses the area's form in the program fills it in there; the step follows by itself.
void Stays::inform(std::int64_t at, std::size_t stay) {
  Course& course = *courses_[stay];
  LivedStay& lived = lived_[stay];
  if (!lived.confirmed || lived.discharged) return;
  const Worker& manager = *course.patient.manager;
  const std::string_view form = choose(random_, kForms);
  lived.channel = choose(random_, kChannels);
  lived.town_form = form == "town";
  if (lived.town_form && lived.channel == "app") {
    hands_.later(at, manager, "document.begin",
                 {{"form_code", "admission_info"}, {"stay_id", hands_.settled(course.id)}},
                 [&course](const std::string& answer) {
                   course.document = json::parse(answer).at("line").at("id").as_string();
                 });
    json::array receivers{{{"office_id", course.patient.hospital->office.text()}, {"channel", "app"}}};
    const Timestamp sent = hands_.later(
        at, manager, "document.send",
        {{"id", hands_.settled(course.document)}, {"receivers", receivers}, {"with_gaps", true}, {"agreed", "family"}},
        [&course](const std::string& answer) {
          course.sending = json::parse(answer).at("sendings").at(0).at("id").as_string();
        });
    if (!lived.informed) lived.informed = day(sent);
  } else {
    step(at, stay, manager, "info_sent", lived.informed, {{"form", form}, {"channel", lived.channel}});
  }
  if (random_.chance(0.7)) hands_.plan(at + kDayMs, stay, StayMoment::judge);
}

void Stays::judge(std::int64_t at, std::size_t stay) {
  Course& course = *courses_[stay];
  LivedStay& lived = lived_[stay];
  lived.enough = random_.chance(0.8);
  json::object body{{"enough", *lived.enough ? "enough" : "missing"}, {"missing", *lived.enough ? "" : "食事の形態"}};
  const bool by_document = !course.document.empty();
  body["id"] = by_document ? course.document : hands_.settled(course.id);
  body[by_document ? "sending_id" : "step_id"] = hands_.settled(by_document ? course.sending : course.info_step);
  hands_.later(at, *course.patient.hospital, by_document ? "document.judge" : "stay.judge", std::move(body), {});
}

void Stays::ask_date(std::int64_t at, std::size_t stay) {
  constexpr int kHour = 14;
  Course& course = *courses_[stay];
  const LocalDate today = day(Timestamp{at});
  json::array invited;
  for (const std::string_view profession : kInvited)
    invited.push_back(
        {{"office_name", "見本の事業所"}, {"profession", profession}, {"channel", "phone"}, {"phone", "072-000-0000"}});
  json::array slots;
  for (const int days : {3, 4}) slots.push_back(json::value(Timestamp::of(today.plus_days(days), kHour).text()));
  const Timestamp asked = hands_.later(
      at, *course.patient.hospital, "conference.ask",
      {{"stay_id", hands_.settled(course.id)}, {"slots", std::move(slots)}, {"invited", std::move(invited)}},
      [&course](const std::string& answer) {
        const json::value view = json::parse(answer);
        for (const json::value& one : view.at("invited").as_array())
          course.invited.emplace_back(one.at("id").as_string());
        course.conference = view.at("id").as_string();
      });
  lived_[stay].conference_asked = day(asked);
}

// All of them telephone; then the date is fixed.
void Stays::fix_date(std::int64_t at, std::size_t stay) {
  Course& course = *courses_[stay];
  const Worker& hospital = *course.patient.hospital;
  const std::string id = hands_.settled(course.conference);
  for (const std::string& invited : course.invited) {
    const json::array answers{{{"slot", 1}, {"answer", "yes"}}, {{"slot", 2}, {"answer", "maybe"}}};
    hands_.later(at, hospital, "conference.answer_for",
                 {{"id", id}, {"invited_id", invited}, {"via", "phone"}, {"answers", answers}}, {});
  }
  lived_[stay].conference_fixed = day(hands_.later(at, hospital, "conference.fix", {{"id", id}, {"slot", 1}}, {}));
}

// Who met stands in the stay by the conference. Pharmacist and therapist come to some of the larger ones; the care manager
// misses some of the smaller.
void Stays::hold(std::int64_t at, std::size_t stay) {
  constexpr std::size_t kTherapistComes = 4, kPharmacistComes = 6, kManagerMisses = 4;
  Course& course = *courses_[stay];
  LivedStay& lived = lived_[stay];
  const std::string id = hands_.settled(course.conference);
  const json::array met = who_met(lived.three_sides);
  json::array present;
  for (std::size_t i = 0; i < std::size(kInvited); ++i) {
    const bool extra = (kInvited[i] == "pharmacist" && stay % kPharmacistComes == 0) ||
        (kInvited[i] == "physical_therapist" && stay % kTherapistComes == 0);
    const bool usual =
        std::any_of(met.begin(), met.end(), [&](const json::value& one) { return one == json::value(kInvited[i]); });
    const bool misses = kInvited[i] == "care_manager" && !lived.three_sides && stay % kManagerMisses == 0;
    const bool came = (usual && !misses) || (lived.three_sides && extra);
    lived.invited.emplace_back(kInvited[i], came);
    if (came) present.push_back(json::value(course.invited.at(i)));
  }
  const LocalDate on = day(Timestamp{at});
  hands_.later(at, *course.patient.hospital, "conference.hold",
               {{"id", id}, {"held_on", on.text()}, {"present", std::move(present)}}, {});
  lived.conference_held = on;
}

void Stays::happen(std::int64_t at, std::size_t stay, StayMoment what) {
  Course& course = *courses_[stay];
  LivedStay& lived = lived_[stay];
  const Worker& manager = *course.patient.manager;
  const Worker& hospital = *course.patient.hospital;
  const auto on_stay = [&](const Worker& who, std::string_view act, json::object body) {
    body["id"] = hands_.settled(course.id);
    return hands_.later(at, who, act, std::move(body), {});
  };
  const bool goes_on = lived.destination != "died" && lived.destination != "hospital";
  switch (what) {
    case StayMoment::answer:
      confirm(stay, on_stay(manager, "stay.answer", {{"answer", "ours"}, {"phone", "072-000-0000"}}));
      break;
    case StayMoment::inform: inform(at, stay); break;
    case StayMoment::judge: judge(at, stay); break;
    case StayMoment::talk: step(at, stay, hospital, "acp_talk", lived.talked); break;
    case StayMoment::expect: {
      const Timestamp told = on_stay(hospital, "stay.expect", {{"on", day(Timestamp{at}).plus_days(5).text()}});
      if (lived.confirmed && !lived.discharge_told) lived.discharge_told = day(told);
      break;
    }
    case StayMoment::ask_conference:
      if (finds_date_here(stay)) ask_date(at, stay);
      else step(at, stay, hospital, "conference_asked", lived.conference_asked);
      break;
    case StayMoment::fix_conference:
      if (finds_date_here(stay)) fix_date(at, stay);
      else step(at, stay, hospital, "conference_fixed", lived.conference_fixed);
      break;
    case StayMoment::hold_conference:
      lived.three_sides = random_.chance(0.6);
      if (finds_date_here(stay)) {
        hold(at, stay);
        break;
      }
      step(at, stay, hospital, "conference_held", lived.conference_held, {{"professions", who_met(lived.three_sides)}});
      break;
    case StayMoment::discharge:
      on_stay(hospital, "stay.discharge", {{"on", day(Timestamp{at}).text()}, {"destination", lived.destination}});
      lived.discharged = day(Timestamp{at});
      break;
    case StayMoment::summary:
      if (goes_on) step(at, stay, hospital, "summary_received", lived.summary);
      break;
    case StayMoment::services:
      if (goes_on) step(at, stay, manager, "services_started", lived.services);
      break;
    case StayMoment::report:
      if (goes_on) step(at, stay, manager, "report_back", lived.reported);
      break;
    case StayMoment::begin_pathway: begin_pathway(at, stay); break;
    case StayMoment::note_pathway: note_pathway(at, stay); break;
  }
}

}  // namespace kaname::simulate
