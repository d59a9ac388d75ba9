// SPDX-License-Identifier: Apache-2.0
#include "documents/prefill.h"

#include <fmt/format.h>

#include <algorithm>
#include <boost/json/parse.hpp>
#include <charconv>
#include <map>

#include "base/text_fold.h"
#include "base/wareki.h"

namespace kaname::documents {
namespace {

namespace json = boost::json;

// What a source knows: values for a text or a choice, rows for a table.
struct Found {
  std::vector<std::string> values;
  std::vector<AnswerRow> rows;
  Origin origin = Origin::computed;
  std::optional<LocalDate> as_of;
};

std::string text_of(const json::value& value) {
  if (const auto* text = value.if_string()) return *text == "unknown" ? std::string() : std::string(*text);
  if (const auto* flag = value.if_bool()) return *flag ? "yes" : "";
  if (value.is_number()) return fmt::format("{:g}", value.to_number<double>());
  return {};
}

// "items[kind=medical]" in its parts; `inside` is what stands in the brackets.
struct Step {
  std::string_view name;
  std::string_view inside;
  bool list = false;
};
Step read_step(std::string_view text) {
  const auto open = text.find('[');
  if (open == std::string_view::npos || !text.ends_with(']')) return {text, {}, false};
  return {text.substr(0, open), text.substr(open + 1, text.size() - open - 2), true};
}

const json::value* member_of(const json::value& value, std::string_view name) {
  const auto* object = value.if_object();
  return object ? object->if_contains(name) : nullptr;
}

// The items of a list that the brackets mean: all, the n-th, the first whose member has a value.
std::vector<const json::value*> pick(const json::array& list, std::string_view inside) {
  std::vector<const json::value*> out;
  std::size_t number = 0;
  std::from_chars(inside.data(), inside.data() + inside.size(), number);
  const auto equals = inside.find('=');
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (number > 0 && i + 1 != number) continue;
    if (equals != std::string_view::npos) {
      const json::value* member = member_of(list[i], inside.substr(0, equals));
      std::string_view wanted = inside.substr(equals + 1);
      if (wanted == "true") wanted = "yes";  // as text_of has it
      if (!member || text_of(*member) != wanted) continue;
    }
    out.push_back(&list[i]);
    if (!inside.empty()) break;
  }
  return out;
}

AnswerRow row_of(const json::value& item, const FormField& field) {
  AnswerRow out;
  for (const FormColumn& column : field.columns) {
    const json::value* member = column.prefill.empty() ? nullptr : member_of(item, column.prefill);
    std::string text = member ? text_of(*member) : std::string();
    const bool choice = column.type == FieldType::choice;
    const bool known = std::any_of(column.options.begin(), column.options.end(),
                                   [&](const FormOption& option) { return option.code == text; });
    if (choice && !known) text.clear();
    out.cells.push_back(std::move(text));
  }
  return out;
}

void collect(const json::value& value, std::string_view path, const FormField& field, Found& out) {
  if (path.empty()) {
    if (field.type == FieldType::table && value.is_object()) {
      out.rows.push_back(row_of(value, field));
    } else if (const auto* list = value.if_array()) {
      for (const json::value& one : *list) collect(one, {}, field, out);
    } else if (std::string text = text_of(value); !text.empty()) {
      out.values.push_back(std::move(text));
    }
    return;
  }
  const auto dot = path.find('.');
  const Step step = read_step(path.substr(0, dot));
  const std::string_view rest = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
  const json::value* next = member_of(value, step.name);
  if (!next) return;
  if (!step.list) return collect(*next, rest, field, out);
  const auto* list = next->if_array();
  if (!list) return;
  for (const json::value* item : pick(*list, step.inside)) collect(*item, rest, field, out);
}

// The sources of one document; parses each heading once.
class Sources {
 public:
  explicit Sources(const Known& known) : known_(known) {}

  Found find(std::string_view source, const FormField& field) {
    if (source.starts_with("=")) return one(std::string(source.substr(1)), Origin::computed);
    const auto dot = source.find('.');
    const std::string_view head = source.substr(0, dot);
    const std::string_view rest = dot == std::string_view::npos ? std::string_view() : source.substr(dot + 1);
    if (head == "today") return one(known_.today.text(), Origin::computed);
    if (head == "me") return one(of_me(rest), Origin::computed);
    if (head == "person") return one(of_person(rest), Origin::person);
    if (head == "stay") return one(of_stay(rest), Origin::stay);
    if (head == "team") return one(of_team(rest), Origin::person);
    if (head == "fact") return of_fact(rest, field);
    return {};
  }

 private:
  static Found one(std::string text, Origin origin) {
    Found out;
    if (!text.empty()) out.values.push_back(std::move(text));
    out.origin = origin;
    return out;
  }

  std::string of_me(std::string_view what) const {
    if (what == "name") return known_.my_name;
    if (what == "office") return known_.my_office;
    if (what == "phone") return known_.my_phone;
    if (what == "fax") return known_.my_fax;
    return {};
  }

  std::string of_person(std::string_view what) const {
    if (!known_.person) return told_of_person(what);
    const people::Person& person = known_.person->person;
    if (what == "name") return person.name;
    if (what == "name_kana") return person.name_kana;
    if (what == "sex") return person.sex == people::Sex::unknown ? "" : std::string(model::code_of(person.sex));
    if (what == "birth") return LocalDate::parse(person.birth) ? person.birth : "";
    if (what == "age") return age(person.birth);
    if (what == "postal_code") return person.postal_code;
    if (what == "address") return person.address + (person.building.empty() ? "" : " " + person.building);
    if (what == "phone") return person.phone.empty() ? person.mobile : person.phone;
    if (what == "insurer_number") return person.insurer_number;
    if (what == "insured_number") return person.insured_number;
    return {};
  }

  // A ward knows what it has told itself.
  std::string told_of_person(std::string_view what) const {
    if (!known_.stay) return {};
    if (what == "name") return known_.stay->told_name;
    if (what == "name_kana") return known_.stay->told_kana;
    if (what == "birth") return known_.stay->told_birth;
    if (what == "age") return age(known_.stay->told_birth);
    return {};
  }

  std::string age(const std::string& birth) const {
    const auto day = LocalDate::parse(birth);
    return day ? std::to_string(wareki::age_on(*day, known_.today)) : "";
  }

  std::string of_stay(std::string_view what) const {
    if (!known_.stay) return {};
    const transitions::Stay& stay = *known_.stay;
    const auto day = [](const std::optional<LocalDate>& on) { return on ? on->text() : std::string(); };
    if (what == "admitted_on") return stay.admitted_on.text();
    if (what == "hospital") return stay.hospital_name;
    if (what == "ward") return stay.ward;
    if (what == "phone") return stay.hospital_phone;
    if (what == "arrival")
      return stay.arrival == transitions::Arrival::unknown ? "" : std::string(model::code_of(stay.arrival));
    if (what == "reason") return stay.reason;
    if (what == "expected_on") return day(stay.expected_on);
    if (what == "discharged_on") return day(stay.discharged_on);
    if (what == "days") return std::to_string(stay.discharged_on.value_or(known_.today).days - stay.admitted_on.days);
    return {};
  }

  std::string of_team(std::string_view rest) const {
    const auto dot = rest.find('.');
    if (!known_.person || dot == std::string_view::npos) return {};
    for (const people::TeamMemberView& member : known_.team) {
      if (model::code_of(member.profession) != rest.substr(0, dot)) continue;
      const std::string_view what = rest.substr(dot + 1);
      if (what == "office") return member.office_name;
      if (what == "name") return member.name;
      if (what == "phone") return member.phone;
      if (what == "fax") return member.channel == people::Channel::fax ? member.channel_address : "";
      return {};
    }
    return {};
  }

  Found of_fact(std::string_view rest, const FormField& field) {
    Found out;
    out.origin = Origin::person;
    const auto dot = rest.find('.');
    if (!known_.person || dot == std::string_view::npos) return out;
    for (const people::PersonFacts& facts : known_.person->facts) {
      if (model::code_of(facts.heading) != rest.substr(0, dot)) continue;
      auto [at, fresh] = parsed_.try_emplace(facts.heading);
      if (fresh) at->second = json::parse(facts.facts.text);
      collect(at->second, rest.substr(dot + 1), field, out);
      out.as_of = facts.confirmed_at.tokyo_date();
    }
    return out;
  }

  const Known& known_;
  std::map<people::Heading, json::value> parsed_;
};

bool has_option(const FormField& field, const std::string& code) {
  return std::any_of(field.options.begin(), field.options.end(),
                     [&](const FormOption& option) { return option.code == code; });
}

// What was found as an answer of the field's type; empty when it does not fit.
Answer answer_from(const FormField& field, Found found) {
  Answer out;
  out.key = field.key;
  out.origin = found.origin;
  out.as_of = found.as_of;
  if (field.type == FieldType::table) {
    out.rows = std::move(found.rows);
    return out;
  }
  if (found.values.empty()) return out;
  switch (field.type) {
    case FieldType::choices:
      for (const FormOption& option : field.options) {
        if (std::find(found.values.begin(), found.values.end(), option.code) != found.values.end())
          out.values.push_back(option.code);
      }
      break;
    case FieldType::choice:
      if (has_option(field, found.values.front())) out.values.push_back(found.values.front());
      break;
    case FieldType::date:
      if (LocalDate::parse(found.values.front())) out.values.push_back(found.values.front());
      break;
    default: {
      std::string joined;
      for (const std::string& value : found.values) joined += (joined.empty() ? "" : "、") + value;
      out.values.push_back(std::move(joined));
    }
  }
  return out;
}

Answer best(const FormField& field, Sources& sources) {
  std::string_view rest = field.prefill;
  while (!rest.empty()) {
    const auto bar = rest.find(" | ");
    Answer out = answer_from(field, sources.find(rest.substr(0, bar), field));
    if (!is_empty(out)) return out;
    rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 3);
  }
  return {};
}

}  // namespace

std::vector<Answer> prefill(const Form& form, const Known& known) {
  Sources sources(known);
  std::vector<Answer> out;
  for (const FormSection& section : form.sections) {
    for (const FormField& field : section.fields) {
      Answer answer = best(field, sources);
      const Answer* before = find_answer(known.previous, field.key);
      // An earlier wish is not put into somebody's mouth again.
      if (is_empty(answer) && before && !form.append_only) {
        answer = *before;
        answer.origin = Origin::previous;
        answer.as_of = known.previous_on;
      }
      if (!is_empty(answer)) out.push_back(std::move(answer));
    }
  }
  return out;
}

}  // namespace kaname::documents
