// SPDX-License-Identifier: Apache-2.0
#include "directory/callable_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/text_fold.h"
#include "base/wareki.h"
#include "directory/audience.h"
#include "directory/hours_rules.h"

namespace kaname::directory {
namespace {

using Windows = std::vector<const ContactWindow*>;

// Who answers for a window on a day: its person, or somebody standing in.
struct Desk {
  const ContactWindow* window = nullptr;
  const ContactWindow* absent = nullptr;  // whose place it is, when somebody stands in
  const std::vector<OpenHours>* hours = nullptr;
  std::vector<HoursException> exceptions;
};

const Leave* leave_on(const ContactWindow& window, LocalDate date) {
  for (const Leave& leave : window.leave) {
    if (leave.from <= date && date <= leave.to) return &leave;
  }
  return nullptr;
}

const ContactWindow* find_window(const Windows& windows, const std::optional<WindowId>& id) {
  if (!id) return nullptr;
  const auto found = std::find_if(windows.begin(), windows.end(), [&](const ContactWindow* w) { return w->id == *id; });
  return found == windows.end() ? nullptr : *found;
}

// Along the deputies to the first who is there that day; each is asked once, so a circle ends.
const ContactWindow* person_on(const Windows& windows, const ContactWindow& window, LocalDate date) {
  Windows asked;
  for (const ContactWindow* at = &window; at; at = find_window(windows, at->deputy_id)) {
    if (std::find(asked.begin(), asked.end(), at) != asked.end()) return nullptr;
    if (!leave_on(*at, date)) return at;
    asked.push_back(at);
  }
  return nullptr;
}

bool is_given_on(const Service& service, LocalDate date) {
  return !(service.closed_on && *service.closed_on <= date) && !(service.opened_on && date < *service.opened_on);
}

std::vector<const Service*> services_on(const std::vector<Service>& services, LocalDate date) {
  std::vector<const Service*> out;
  for (const Service& service : services) {
    if (is_given_on(service, date)) out.push_back(&service);
  }
  return out;
}

// When every service is closed for once (お盆, 停電), the desks are too.
std::vector<HoursException> house_closures(const std::vector<const Service*>& services) {
  std::vector<HoursException> out;
  if (services.empty()) return out;
  for (const HoursException& closure : services[0]->exceptions) {
    const bool everywhere = std::all_of(services.begin(), services.end(), [&](const Service* service) {
      return std::any_of(service->exceptions.begin(), service->exceptions.end(), [&](const HoursException& other) {
        return other.closed && other.from <= closure.from && closure.to <= other.to;
      });
    });
    if (closure.closed && everywhere) out.push_back(closure);
  }
  return out;
}

// The facility as its desks see it.
struct House {
  const Facility* facility = nullptr;
  Windows windows;  // visible ones in their order
  std::vector<HoursException> closures;
  ContactWindow front;                   // the facility's own number, when there is no window
  std::vector<const Service*> services;  // whose hours the front keeps
};

std::optional<Desk> desk_of(const House& house, const ContactWindow& window, LocalDate date) {
  const ContactWindow* person = person_on(house.windows, window, date);
  if (!person) return std::nullopt;
  const bool stands_in = person != &window;
  Desk desk{person, stands_in ? &window : nullptr, &person->hours, house.closures};
  if (stands_in && person->hours.empty()) desk.hours = &window.hours;
  for (const Leave& leave : person->leave) desk.exceptions.push_back({leave.from, leave.to, true, leave.note});
  return desk;
}

// The desks that may answer on a day, best first.
std::vector<Desk> desks_on(const House& house, LocalDate date) {
  std::vector<Desk> out;
  for (const ContactWindow* window : house.windows) {
    if (auto desk = desk_of(house, *window, date)) out.push_back(std::move(*desk));
  }
  if (!house.windows.empty()) return out;
  for (const Service* service : house.services) {
    if (service->hours.empty() && service->exceptions.empty()) continue;
    out.push_back({&house.front, nullptr, &service->hours, service->exceptions});
  }
  if (out.empty()) out.push_back({&house.front, nullptr, &house.front.hours, {}});
  return out;
}

House house_of(const Facility& facility, const std::vector<ContactWindow>& windows,
               const std::vector<Service>& services, const CallQuestion& question) {
  House house;
  house.facility = &facility;
  for (const ContactWindow& window : windows) {
    if (is_visible(window, question.viewer)) house.windows.push_back(&window);
  }
  std::stable_sort(house.windows.begin(), house.windows.end(),
                   [](const ContactWindow* a, const ContactWindow* b) { return a->position < b->position; });
  house.services = services_on(services, question.at.tokyo_date());
  house.closures = house_closures(house.services);
  house.front.person = "代表番号";
  house.front.channels = {{Channel::phone, "", ""}, {Channel::fax, "", ""}};
  return house;
}

// The first way that leads somewhere: a number given at the window, else the facility's own.
ContactChannel usable_channel(const Facility& facility, const ContactWindow& window, Audience viewer) {
  const std::vector<ContactChannel> phone_only = {{Channel::phone, "", ""}};
  const auto& channels = window.channels.empty() ? phone_only : window.channels;
  for (ContactChannel channel : channels) {
    if (channel.value.empty()) {
      switch (channel.kind) {
        case Channel::phone:
          channel.value = facility.phone;
          if (!channel.value.empty() && !facility.phone_extension.empty()) {
            channel.value += " 内線" + facility.phone_extension;
          }
          break;
        case Channel::fax: channel.value = facility.fax; break;
        case Channel::mail:
          if (may_see(viewer, Audience::professional)) channel.value = facility.mail;
          break;
        case Channel::visit: channel.value = facility.address; break;
        case Channel::system: break;
      }
    }
    if (!channel.value.empty() || channel.kind == Channel::system) return channel;
  }
  return channels.front();
}

struct ChannelWords {
  std::string_view icon, may, may_en;
};

// The sign is a word too where no sign is read alike everywhere.
ChannelWords words_of(Channel channel) {
  switch (channel) {
    case Channel::phone: return {"☎", "かけてよい", "Call"};
    case Channel::fax: return {"FAX", "送ってよい", "Send"};
    case Channel::visit: return {"面談", "訪ねてよい", "Visit"};
    case Channel::mail: return {"メール", "送ってよい", "Send"};
    case Channel::system: return {"このシステム", "送ってよい", "Send"};
  }
  return {"", "", ""};
}

std::string_view icon_en(Channel channel) {
  return channel == Channel::phone ? "☎" : options(model::Tag<Channel>{})[static_cast<std::size_t>(channel)].en;
}

std::string day_en(LocalDate date) {
  static constexpr auto kDays = std::to_array<std::string_view>({"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"});
  static constexpr auto kMonths = std::to_array<std::string_view>(
      {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"});
  return fmt::format("{} {} {}", kDays[date.weekday()], date.day(), kMonths[date.month() - 1]);
}

std::string moment_en(Timestamp moment, Timestamp at) {
  const LocalDate date = moment.tokyo_date();
  const std::string clock = clock_text(moment.tokyo_minutes());
  if (date == at.tokyo_date()) return "today " + clock;
  const std::string year = date.year() == at.tokyo_date().year() ? "" : fmt::format(" {}", date.year());
  return day_en(date) + year + " " + clock;
}

std::string until_en(Timestamp until, Timestamp at) {
  const bool today = until.tokyo_date() == at.tokyo_date();
  if (!today && until == Timestamp::of(at.tokyo_date(), 24)) return "24:00";
  return today ? clock_text(until.tokyo_minutes()) : moment_en(until, at);
}

std::string day_ja(LocalDate date) { return fmt::format("{}月{}日", date.month(), date.day()); }

// However it was spaced.
std::string unspaced(std::string_view text) {
  std::string out = text::fold(text);
  std::erase(out, ' ');
  return out;
}

// Department, role and person, each word once: many write the role in front of the name (看護師 日和), or the department in
// front of the role (地域連携室 室長).
std::string titled(const ContactWindow& window) {
  const std::array<std::string_view, 3> parts = {window.department, window.role, window.person};
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (parts[i].empty()) continue;
    const std::string part = unspaced(parts[i]);
    const auto letters = std::count_if(part.begin(), part.end(), [](char c) { return (c & 0xC0) != 0x80; });
    const bool one_letter = letters < 2;  // 医 is in many names
    const bool said_again =
        std::any_of(parts.begin() + static_cast<std::ptrdiff_t>(i) + 1, parts.end(), [&](std::string_view later) {
          const std::string text = unspaced(later);
          return one_letter ? text == part : text.find(part) != std::string::npos;
        });
    if (!said_again) out += (out.empty() ? "" : " ") + std::string(parts[i]);
  }
  return out;
}

// The last day of an absence, over leaves that touch each other.
LocalDate back_after(const ContactWindow& window, LocalDate date) {
  const Leave* leave = leave_on(window, date);
  for (int n = 0; leave && n < 100; ++n) {
    date = leave->to;
    leave = leave_on(window, date.plus_days(1));
  }
  return date;
}

bool is_for_anybody(const std::string& for_whom) {
  static constexpr auto kAnybody =
      std::to_array<std::string_view>({"", "どなたでも", "誰でも", "だれでも", "全員", "すべて"});
  return std::find(kAnybody.begin(), kAnybody.end(), for_whom) != kAnybody.end();
}

// Everything of an answer except open, lines and times.
void put_person(CallAnswer& answer, const House& house, const Desk& desk, const CallQuestion& question,
                LocalDate date) {
  const ContactWindow& window = *desk.window;
  if (&window != &house.front) answer.window_id = window.id;
  answer.person = window.person;
  answer.role = window.role;
  answer.department = window.department;
  if (!is_for_anybody(window.for_whom)) answer.for_whom = window.for_whom;
  answer.channel = usable_channel(*house.facility, window, question.viewer);
  if (desk.absent) answer.absent = desk.absent->person;
  const ContactWindow* deputy = find_window(house.windows, window.deputy_id);
  if (deputy && deputy != &window && deputy != desk.absent && !leave_on(*deputy, date)) answer.deputy = deputy->person;
}

// "管理者 西村（072-000-0000・対象 ケアマネジャー） 代理 森": what follows the times.
struct Tail {
  std::string ja, en;
};
Tail tail_of(const CallAnswer& answer, const House& house, const Desk& desk, LocalDate date) {
  const bool front = !answer.window_id;
  Tail tail;
  const std::string number = answer.channel.value.empty() && answer.channel.kind != Channel::system
      ? std::string("番号の登録なし")
      : answer.channel.value;
  std::string inside = number, inside_en = number == "番号の登録なし" ? "no number registered" : number;
  const auto add = [](std::string& text, std::string_view separator, const std::string& more) {
    if (!more.empty()) text += (text.empty() ? "" : std::string(separator)) + more;
  };
  add(inside, "・", answer.channel.note);
  add(inside_en, ", ", answer.channel.note);
  add(inside, "・", answer.for_whom.empty() ? "" : "対象 " + answer.for_whom);
  add(inside_en, ", ", answer.for_whom.empty() ? "" : "for " + answer.for_whom);
  tail.ja = (answer.absent.empty() ? "" : "代理 ") + titled(*desk.window);
  tail.en = (answer.absent.empty() ? "" : "deputy ") + (front ? std::string("main number") : titled(*desk.window));
  if (!inside.empty()) tail.ja += "（" + inside + "）", tail.en += " (" + inside_en + ")";
  if (!answer.deputy.empty()) tail.ja += " 代理 " + answer.deputy, tail.en += " Deputy " + answer.deputy;
  if (desk.absent) {
    const LocalDate last = back_after(*desk.absent, date);
    tail.ja += fmt::format(" {}は{}まで不在", titled(*desk.absent), day_ja(last));
    tail.en += fmt::format(" ({} away until {})", titled(*desk.absent), day_en(last));
  }
  if (front) tail.ja += "・窓口の登録なし", tail.en += ", no contact window registered";
  if (house.facility->status == FacilityStatus::closure_candidate) {
    tail.ja += "・休廃止の疑い 要確認";
    tail.en += ", possibly closed: please check";
  }
  return tail;
}

// "11月24日(火) 10:00 " in front of what is said of another time than now.
struct Moment {
  std::string ja, en;
};
Moment asked_moment(const CallQuestion& question) {
  if (question.asked == Asked::now) return {};
  const LocalDate date = question.at.tokyo_date();
  const std::string clock = clock_text(question.at.tokyo_minutes());
  return {fmt::format("{}({}) {} ", day_ja(date), wareki::weekday(date), clock),
          fmt::format("{} {} ", day_en(date), clock)};
}

// The moment against which "today" is said; nothing is today when another time was asked for.
Timestamp today_of(const CallQuestion& question) {
  return question.asked == Asked::now ? question.at : question.at.plus_ms(-kDayMs);
}

std::string in_brackets(const std::string& note) { return note.empty() ? "" : "（" + note + "）"; }

CallAnswer open_answer(const House& house, const Desk& desk, const OpenState& state, const CallQuestion& question) {
  const Timestamp at = question.at;
  CallAnswer answer;
  answer.open = true;
  put_person(answer, house, desk, question, at.tokyo_date());
  if (state.until) answer.until = until_text(*state.until, at);
  const ChannelWords words = words_of(answer.channel.kind);
  const Tail tail = tail_of(answer, house, desk, at.tokyo_date());
  const Moment moment = asked_moment(question);
  answer.line = fmt::format("{} {}{} {}{} {}", words.icon, moment.ja.empty() ? "今" : moment.ja, words.may,
                            state.until ? answer.until + "まで" : "24時間", in_brackets(state.note), tail.ja);
  answer.line_en = fmt::format("{} {} {}{}{}: {}", icon_en(answer.channel.kind), words.may_en,
                               moment.en.empty() ? "now " : moment.en,
                               state.until ? "until " + until_en(*state.until, at) : "(24 hours)",
                               state.note.empty() ? "" : " (" + state.note + ")", tail.en);
  return answer;
}

struct Next {
  Timestamp at;
  Desk desk;
};

// The earliest moment at which any desk is certainly open; of several the first in order.
std::optional<Next> next_desk(const House& house, Timestamp at) {
  for (int n = 0; n <= kHorizonDays; ++n) {
    const LocalDate date = at.tokyo_date().plus_days(n);
    std::optional<Next> best;
    for (Desk& desk : desks_on(house, date)) {
      const auto from = opening_on(date, *desk.hours, desk.exceptions, at);
      if (from && (!best || *from < best->at)) best = Next{*from, std::move(desk)};
    }
    if (best && best->at <= at.plus_ms(kHorizonDays * kDayMs)) return best;
  }
  return std::nullopt;
}

// Everybody is on leave and nobody stands in.
CallAnswer away_answer(const House& house, const CallQuestion& question) {
  const LocalDate date = question.at.tokyo_date();
  const Desk away{house.windows.front(), nullptr, nullptr, {}};
  CallAnswer answer;
  put_person(answer, house, away, question, date);
  const Tail tail = tail_of(answer, house, away, date);
  const LocalDate last = back_after(*away.window, date);
  answer.line = fmt::format("{}まで不在・代理なし {}", day_ja(last), tail.ja);
  answer.line_en = fmt::format("Away until {}, no deputy: {}", day_en(last), tail.en);
  return answer;
}

// Nobody is certainly there: what is doubtful now, and when somebody is.
CallAnswer waiting_answer(const House& house, const Desk* doubtful, const OpenState& state,
                          const CallQuestion& question) {
  const auto next = next_desk(house, question.at);
  const std::vector<Desk> closed = desks_on(house, question.at.tokyo_date());
  if (!doubtful && !next && closed.empty()) return away_answer(house, question);
  const Desk& desk = doubtful ? *doubtful : next ? next->desk : closed.front();
  const LocalDate date = (!doubtful && next ? next->at : question.at).tokyo_date();
  CallAnswer answer;
  put_person(answer, house, desk, question, date);
  std::string next_en;
  if (next) {
    answer.next_at = next->at;
    answer.next = moment_text(next->at, today_of(question));
    next_en = moment_en(next->at, today_of(question));
  }
  const Tail tail = tail_of(answer, house, desk, date);
  const Moment moment = asked_moment(question);
  answer.line = fmt::format("{} {}", words_of(answer.channel.kind).icon, moment.ja);
  answer.line_en = fmt::format("{} {}", icon_en(answer.channel.kind), moment.en);
  if (doubtful) {
    answer.line += fmt::format("{}{} {}", doubt_ja(state.doubt), in_brackets(state.note), tail.ja);
    answer.line_en += fmt::format("{}: {}", doubt_en(state.doubt), tail.en);
    if (next) answer.line += "・確実なのは " + answer.next + " から", answer.line_en += ", certain from " + next_en;
  } else if (next) {
    answer.line += fmt::format("{}次は {} から {}", moment.ja.empty() ? "" : "時間外・", answer.next, tail.ja);
    answer.line_en += fmt::format("{} {}: {}", moment.en.empty() ? "Next" : "closed, next", next_en, tail.en);
  } else {
    answer.line += fmt::format("{}日以内に連絡できる時間なし {}", kHorizonDays, tail.ja);
    answer.line_en += fmt::format("Not reachable within {} days: {}", kHorizonDays, tail.en);
  }
  return answer;
}

// The sentence of a facility that nobody should call: closed, suspended, not yet open.
std::optional<CallAnswer> not_running(const Facility& facility, LocalDate date) {
  CallAnswer answer;
  const auto& closed_on = facility.closed_on;
  const bool closed = facility.status == FacilityStatus::closed || (closed_on && *closed_on <= date);
  if (closed) {
    answer.line = closed_on ? fmt::format("廃止（{}）", wareki::wareki(*closed_on)) : "廃止";
    answer.line_en = closed_on ? fmt::format("Closed ({})", closed_on->text()) : "Closed";
  } else if (facility.status == FacilityStatus::suspended) {
    answer.line = "休止中";
    answer.line_en = "Suspended";
  } else if (facility.opened_on && date < *facility.opened_on) {
    answer.line = fmt::format("{} 開設予定", wareki::wareki(*facility.opened_on));
    answer.line_en = fmt::format("Opens on {}", facility.opened_on->text());
  } else {
    return std::nullopt;
  }
  return answer;
}

}  // namespace

CallAnswer whom_to_call(const Facility& facility, const std::vector<ContactWindow>& windows,
                        const std::vector<Service>& services, const CallQuestion& question) {
  if (auto said = not_running(facility, question.at.tokyo_date())) return *said;
  const House house = house_of(facility, windows, services, question);
  const std::vector<Desk> desks = desks_on(house, question.at.tokyo_date());
  const Desk* doubtful = nullptr;
  OpenState doubt;
  for (const Desk& desk : desks) {
    const OpenState state = state_at(*desk.hours, desk.exceptions, question.at);
    if (state.open.value_or(false)) return open_answer(house, desk, state, question);
    // Unknown hours wait behind a doubt that says more.
    const bool better = !doubtful || (doubt.doubt == Doubt::no_hours && state.doubt != Doubt::no_hours);
    if (!state.open && better) doubtful = &desk, doubt = state;
  }
  return waiting_answer(house, doubtful, doubt, question);
}

}  // namespace kaname::directory
