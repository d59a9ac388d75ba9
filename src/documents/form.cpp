// SPDX-License-Identifier: Apache-2.0
#include "documents/form.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/embedded.h"
#include "model/json.h"

namespace kaname::documents {
namespace {

constexpr std::string_view kSetsFile = "sets.json";

struct OptionSets {
  std::vector<OptionSet> items;
};
constexpr auto describe(model::Tag<OptionSets>) {
  return model::entity("FormOptionSets", "共通の選択肢", model::field("items", &OptionSets::items));
}

template <class T>
T read_file(const EmbeddedFile& file) {
  auto value = model::from_json<T>(file.bytes);
  if (value) return std::move(*value);
  std::string fields;
  for (const FieldError& error : value.error().fields) fields += fmt::format(" {}: {}", error.field, error.code);
  throw std::logic_error(fmt::format("data/forms/{}: {}{}", file.path, value.error().code, fields));
}

// The options of the named set; a broken file when there is none.
void put_in(const OptionSets& sets, const std::string& name, std::vector<FormOption>& options) {
  if (name.empty()) return;
  const auto found =
      std::find_if(sets.items.begin(), sets.items.end(), [&](const OptionSet& set) { return set.name == name; });
  if (found == sets.items.end()) throw std::logic_error("data/forms: there is no set of options " + name);
  options = found->options;
}

std::vector<Form> read_files() {
  OptionSets sets;
  std::vector<Form> out;
  for (const EmbeddedFile& file : embedded::forms()) {
    if (!file.path.ends_with(".json")) continue;
    if (file.path == kSetsFile) {
      sets = read_file<OptionSets>(file);
    } else {
      out.push_back(read_file<Form>(file));
    }
  }
  for (Form& form : out) {
    for (FormSection& section : form.sections) {
      for (FormField& field : section.fields) {
        put_in(sets, field.set, field.options);
        for (FormColumn& column : field.columns) put_in(sets, column.set, column.options);
      }
    }
  }
  std::sort(out.begin(), out.end(), [](const Form& a, const Form& b) { return a.code < b.code; });
  for (const Form& form : out) {
    const std::vector<FieldError> faults = faults_of(form);
    if (!faults.empty())
      throw std::logic_error(
          fmt::format("data/forms/{}.json: {} {}", form.code, faults.front().field, faults.front().code));
  }
  return out;
}

bool is_key(std::string_view key) {
  return !key.empty() && key.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_") == std::string_view::npos;
}

bool is_choice(FieldType type) { return type == FieldType::choice || type == FieldType::choices; }

// Whether an earlier field is asked for and can have one of the values.
bool can_be_shown(const ShowIf& show, const std::vector<const FormField*>& earlier) {
  if (show.key.empty()) return true;
  const auto asked =
      std::find_if(earlier.begin(), earlier.end(), [&](const FormField* one) { return one->key == show.key; });
  if (asked == earlier.end() || show.any.empty()) return false;
  if (!is_choice((*asked)->type)) return true;
  return std::all_of(show.any.begin(), show.any.end(), [&](const std::string& code) {
    return std::any_of((*asked)->options.begin(), (*asked)->options.end(),
                       [&](const FormOption& option) { return option.code == code; });
  });
}

// Collects what is wrong, each under the path of its field.
class Faults {
 public:
  void add(std::string path, std::string_view code) { found_.push_back({std::move(path), std::string(code)}); }

  void key(const std::string& path, const std::string& key, std::set<std::string>& seen) {
    if (!is_key(key)) return add(path + ".key", "form_key");
    if (!seen.insert(key).second) add(path + ".key", "form_key_twice");
  }

  void options(const std::string& path, const std::vector<FormOption>& options, std::size_t least) {
    if (options.size() < least) return add(path + ".options", "form_no_options");
    std::set<std::string> codes;
    for (std::size_t i = 0; i < options.size(); ++i) {
      const std::string at = fmt::format("{}.options.{}.code", path, i);
      if (!is_key(options[i].code)) add(at, "form_key");
      if (!codes.insert(options[i].code).second) add(at, "form_option_twice");
    }
  }

  void columns(const std::string& path, const std::vector<FormColumn>& columns) {
    if (columns.empty()) return add(path + ".columns", "form_no_columns");
    std::set<std::string> keys;
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string at = fmt::format("{}.columns.{}", path, i);
      const FieldType type = columns[i].type;
      key(at, columns[i].key, keys);
      if (type == FieldType::choice) options(at, columns[i].options, 2);
      if (type != FieldType::choice && type != FieldType::text && type != FieldType::number && type != FieldType::date)
        add(at + ".type", "form_column_type");
    }
  }

  void field(const std::string& path, const FormField& field) {
    // One box to tick is a choice of several.
    if (is_choice(field.type)) options(path, field.options, field.type == FieldType::choice ? 2 : 1);
    if (field.type == FieldType::table) columns(path, field.columns);
    if (field.type != FieldType::agenda) return;
    if (field.items.empty()) add(path + ".items", "form_empty");
    if (field.items.size() != field.minutes.size()) add(path + ".minutes", "form_minutes");
  }

  std::vector<FieldError> take() { return std::move(found_); }

 private:
  std::vector<FieldError> found_;
};

}  // namespace

const std::vector<Form>& shipped_forms() {
  static const std::vector<Form> forms = read_files();
  return forms;
}

const Form* shipped_form(std::string_view code) {
  const std::vector<Form>& forms = shipped_forms();
  const auto found = std::find_if(forms.begin(), forms.end(), [&](const Form& form) { return form.code == code; });
  return found == forms.end() ? nullptr : &*found;
}

std::vector<FieldError> faults_of(const Form& form) {
  Faults faults;
  if (form.code.empty()) faults.add("code", "required");
  if (form.name.ja.empty()) faults.add("name.ja", "required");
  if (form.sections.empty()) faults.add("sections", "form_empty");
  std::set<std::string> sections, keys;
  std::vector<const FormField*> earlier;
  for (std::size_t s = 0; s < form.sections.size(); ++s) {
    const FormSection& section = form.sections[s];
    const std::string at = fmt::format("sections.{}", s);
    faults.key(at, section.key, sections);
    if (section.fields.empty()) faults.add(at + ".fields", "form_empty");
    for (std::size_t f = 0; f < section.fields.size(); ++f) {
      const FormField& field = section.fields[f];
      const std::string path = fmt::format("{}.fields.{}", at, f);
      faults.key(path, field.key, keys);
      faults.field(path, field);
      if (!can_be_shown(field.show_if, earlier)) faults.add(path + ".show_if", "form_show_if");
      earlier.push_back(&field);
    }
  }
  return faults.take();
}

const FormSection* find_section(const Form& form, std::string_view key) {
  for (const FormSection& section : form.sections) {
    if (section.key == key) return &section;
  }
  return nullptr;
}

const FormField* find_field(const Form& form, std::string_view key) {
  for (const FormSection& section : form.sections) {
    for (const FormField& field : section.fields) {
      if (field.key == key) return &field;
    }
  }
  return nullptr;
}

}  // namespace kaname::documents
