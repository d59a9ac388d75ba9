// SPDX-License-Identifier: Apache-2.0
// The shipped forms: without faults, and filled only from what is really kept.
#include "documents/form.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "model/info.h"
#include "people/facts.h"
#include "people/heading.h"
#include "people/person.h"

namespace kaname::documents {
namespace {

using model::Shape;
using model::TypePtr;
using people::Heading;

TypePtr type_of_heading(Heading heading) {
  switch (heading) {
    case Heading::alerts: return model::type_of<people::Alerts>();
    case Heading::devices: return model::type_of<people::Devices>();
    case Heading::wishes: return model::type_of<people::Wishes>();
    case Heading::diagnoses: return model::type_of<people::Diagnoses>();
    case Heading::medicines: return model::type_of<people::Medicines>();
    case Heading::regulars: return model::type_of<people::Regulars>();
    case Heading::family: return model::type_of<people::Family>();
    case Heading::certification: return model::type_of<people::Certification>();
    case Heading::independence: return model::type_of<people::Independence>();
    case Heading::adl: return model::type_of<people::Adl>();
    case Heading::meals: return model::type_of<people::Meals>();
    case Heading::communication: return model::type_of<people::Communication>();
    case Heading::housing: return model::type_of<people::Housing>();
    case Heading::links: return model::type_of<people::Links>();
    default: return model::type_of<people::Words>();
  }
}

TypePtr member(const TypePtr& type, std::string_view name) {
  if (!type || type->shape != Shape::object) return nullptr;
  for (const model::FieldInfo& field : type->fields) {
    if (field.name == name) return field.type;
  }
  return nullptr;
}

bool has_code(const TypePtr& type, std::string_view code) {
  if (type->shape == Shape::boolean) return code == "true";
  return type->shape == Shape::text ||
      std::any_of(type->options.begin(), type->options.end(), [&](const auto& one) { return one.code == code; });
}

// What is in the brackets of a list: nothing, a number, or MEMBER=VALUE.
bool picks(const TypePtr& item, std::string_view inside) {
  if (inside.empty() || inside.find_first_not_of("123456789") == std::string_view::npos) return true;
  const auto equals = inside.find('=');
  if (equals == std::string_view::npos) return false;
  const TypePtr type = member(item, inside.substr(0, equals));
  return type && has_code(type, inside.substr(equals + 1));
}

// The type at the end of HEADING.MEMBER…; null when there is no such path.
TypePtr fact_type(std::string_view path) {
  auto dot = path.find('.');
  Heading heading{};
  if (!model::choice_from(path.substr(0, dot), heading) || dot == std::string_view::npos) return nullptr;
  TypePtr type = type_of_heading(heading);
  while (type && dot != std::string_view::npos) {
    path = path.substr(dot + 1);
    dot = path.find('.');
    const std::string_view step = path.substr(0, dot);
    const auto open = step.find('[');
    type = member(type, step.substr(0, open));
    if (open == std::string_view::npos || !type) continue;
    if (type->shape != Shape::list || !step.ends_with(']')) return nullptr;
    type = type->element;
    if (!picks(type, step.substr(open + 1, step.size() - open - 2))) return nullptr;
  }
  return type;
}

bool is_one_of(std::string_view name, std::initializer_list<std::string_view> names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_known(std::string_view source, const FormField& field) {
  if (source.starts_with('='))
    return std::any_of(field.options.begin(), field.options.end(),
                       [&](const FormOption& option) { return option.code == source.substr(1); });
  if (source == "today") return true;
  const auto dot = source.find('.');
  if (dot == std::string_view::npos) return false;
  const std::string_view head = source.substr(0, dot), rest = source.substr(dot + 1);
  if (head == "me") return is_one_of(rest, {"name", "office", "phone", "fax"});
  if (head == "person")
    return is_one_of(rest,
                     {"name", "name_kana", "sex", "birth", "age", "postal_code", "address", "phone", "insurer_number",
                      "insured_number"});
  if (head == "stay")
    return is_one_of(
        rest,
        {"admitted_on", "hospital", "ward", "phone", "arrival", "reason", "expected_on", "discharged_on", "days"});
  if (head == "team") {
    trust::Profession profession{};
    const auto end = rest.find('.');
    return model::choice_from(rest.substr(0, end), profession) && end != std::string_view::npos &&
        is_one_of(rest.substr(end + 1), {"office", "name", "phone", "fax"});
  }
  return head == "fact" && fact_type(rest);
}

std::vector<std::string_view> sources_of(std::string_view prefill) {
  std::vector<std::string_view> out;
  for (std::string_view rest = prefill; !rest.empty();) {
    const auto bar = rest.find(" | ");
    out.push_back(rest.substr(0, bar));
    rest = bar == std::string_view::npos ? std::string_view() : rest.substr(bar + 3);
  }
  return out;
}

template <class Visit>
void each_field(Visit&& visit) {
  for (const Form& form : shipped_forms()) {
    for (const FormSection& section : form.sections) {
      for (const FormField& field : section.fields) visit(form, field);
    }
  }
}

// The codes of a fact that a choice cannot take; "unknown" is nothing.
std::string codes_lost(const TypePtr& fact, const std::vector<FormOption>& options) {
  std::string out;
  for (const model::Option& one : fact->options) {
    const bool taken = one.code == "unknown" ||
        std::any_of(options.begin(), options.end(), [&](const FormOption& option) { return option.code == one.code; });
    if (!taken) out += std::string(one.code) + " ";
  }
  return out;
}

TEST(ShippedForms, AreAllThereAndWithoutFaults) {
  std::set<std::string> codes;
  for (const Form& form : shipped_forms()) {
    EXPECT_TRUE(faults_of(form).empty()) << form.code;
    EXPECT_FALSE(form.source.empty()) << form.code;
    EXPECT_FALSE(form.note.ja.empty()) << form.code << ": says what of its list was checked";
    codes.insert(form.code);
  }
  const std::set<std::string> wanted = {
      "acp",     "admission_info",   "admission_register", "ambulance",     "ambulance_facility", "conference_sheet",
      "consent", "discharge_record", "discharge_share",    "doctor_letter", "evacuation",         "home_transition",
      "kit",     "nursing_summary",  "oral_screening"};
  EXPECT_EQ(codes, wanted);
  EXPECT_EQ(shipped_form("admission_info")->step, transitions::StepKind::info_sent);
  EXPECT_EQ(shipped_form("discharge_record")->step, transitions::StepKind::summary_received);
  EXPECT_FALSE(shipped_form("nowhere"));
}

TEST(ShippedForms, SpeakJapaneseAndEnglish) {
  each_field([](const Form& form, const FormField& field) {
    EXPECT_FALSE(field.label.ja.empty() || field.label.en.empty()) << form.code << "." << field.key;
    for (const FormOption& option : field.options)
      EXPECT_FALSE(option.words.ja.empty() || option.words.en.empty()) << form.code << "." << field.key;
  });
}

TEST(ShippedForms, EveryPrefillNamesSomethingThatIsKept) {
  each_field([](const Form& form, const FormField& field) {
    for (const std::string_view source : sources_of(field.prefill))
      EXPECT_TRUE(is_known(source, field)) << form.code << "." << field.key << ": " << source;
  });
}

TEST(ShippedForms, TheColumnsOfATableNameMembersOfItsItems) {
  each_field([](const Form& form, const FormField& field) {
    if (field.type != FieldType::table || field.prefill.empty()) return;
    const TypePtr item = fact_type(std::string_view(field.prefill).substr(std::string_view("fact.").size()));
    ASSERT_TRUE(item && item->shape == Shape::object) << form.code << "." << field.key;
    for (const FormColumn& column : field.columns) {
      if (column.prefill.empty()) continue;
      EXPECT_TRUE(member(item, column.prefill)) << form.code << "." << field.key << "." << column.key;
    }
  });
}

TEST(ShippedForms, ChoicesTakeEveryCodeOfTheFactThatFillsThem) {
  int compared = 0;
  each_field([&](const Form& form, const FormField& field) {
    if (field.prefill.empty() || (field.type != FieldType::choice && field.type != FieldType::choices)) return;
    const std::string_view first = sources_of(field.prefill).front();
    if (!first.starts_with("fact.")) return;
    const TypePtr fact = fact_type(first.substr(std::string_view("fact.").size()));
    ASSERT_TRUE(fact);
    if (fact->shape != Shape::choice) return;
    EXPECT_EQ(codes_lost(fact, field.options), "") << form.code << "." << field.key;
    ++compared;
  });
  EXPECT_GT(compared, 40);
  // A column of the same kind.
  const FormField* devices = find_field(*shipped_form("nursing_summary"), "devices");
  ASSERT_TRUE(devices);
  EXPECT_EQ(codes_lost(model::type_of<people::CareItem>(), devices->columns.front().options), "");
}

TEST(ShippedForms, AWishNeverComesFromElsewhere) {
  const Form& acp = *shipped_form("acp");
  EXPECT_TRUE(acp.append_only);
  for (const char* key : {"cpr", "ventilator", "tube", "drip", "hospital", "comfort", "live", "die"}) {
    const FormField* field = find_field(acp, key);
    ASSERT_TRUE(field) << key;
    EXPECT_TRUE(field->prefill.empty()) << key;
    EXPECT_FALSE(field->needed) << key;
  }
}

TEST(FaultsOf, NamesWhatIsWrongAndWhere) {
  Form form;
  form.code = "mine";
  form.name.ja = "様式";
  form.sections.resize(1);
  FormSection& section = form.sections.front();
  section.key = "a";
  section.fields.resize(5);
  section.fields[0].key = "one";
  section.fields[0].type = FieldType::choice;
  section.fields[1].key = "one";
  section.fields[2].key = "table";
  section.fields[2].type = FieldType::table;
  section.fields[3].key = "agenda";
  section.fields[3].type = FieldType::agenda;
  section.fields[3].items = {{"話", ""}};
  section.fields[4].key = "late";
  section.fields[4].show_if = {"later", {"yes"}};
  const std::vector<FieldError> wanted = {{"sections.0.fields.0.options", "form_no_options"},
                                          {"sections.0.fields.1.key", "form_key_twice"},
                                          {"sections.0.fields.2.columns", "form_no_columns"},
                                          {"sections.0.fields.3.minutes", "form_minutes"},
                                          {"sections.0.fields.4.show_if", "form_show_if"}};
  EXPECT_EQ(faults_of(form), wanted);
}

TEST(FaultsOf, AFieldIsShownByAnEarlierAnswerOnly) {
  Form form = *shipped_form("nursing_summary");
  EXPECT_TRUE(faults_of(form).empty());
  for (FormSection& section : form.sections) {
    for (FormField& field : section.fields) {
      if (field.show_if.key == "ulcer") field.show_if.any = {"nobody"};
    }
  }
  ASSERT_EQ(faults_of(form).size(), 1U);
  EXPECT_EQ(faults_of(form).front().code, "form_show_if");
}

}  // namespace
}  // namespace kaname::documents
