// SPDX-License-Identifier: Apache-2.0
#pragma once
// ひな形: prompts for what the reader of an entry needs, so that those who are used to speaking leave out nothing. Three kinds of
// them: shipped with the program (data/templates), of the area (edited and published by the town), and one's own.

#include <optional>
#include <string>
#include <vector>

#include "api/caller.h"
#include "base/time.h"
#include "model/edition.h"
#include "model/field.h"
#include "thread/entry.h"
#include "trust/profession.h"

namespace kaname::thread {

using TemplateId = Id<struct TemplateTag>;

// The same words in both languages. The record itself is Japanese whatever the screen's language.
struct Words {
  std::string ja;
  std::string en;  // empty: the Japanese ones stand for both

  bool operator==(const Words&) const = default;
};
constexpr auto describe(model::Tag<Words>) {
  using namespace model;
  return entity("TemplateWords", "ことば", field("ja", &Words::ja, max_chars(200)),
                field("en", &Words::en, max_chars(200)));
}

enum class PromptKind { ticks, number, text };
inline constexpr auto kPromptKinds = std::to_array<model::Option>({
    {"ticks", "選ぶ", "Ticks"},
    {"number", "数", "Number"},
    {"text", "短い文", "Short text"},
});
constexpr const auto& options(model::Tag<PromptKind>) { return kPromptKinds; }
constexpr std::string_view choice_name(model::Tag<PromptKind>) { return "PromptKind"; }

// One thing to be told. What is answered becomes one line of the entry: "食事: 減っている、むせる".
struct Prompt {
  std::string code;  // unique in its template
  PromptKind kind = PromptKind::text;
  Words label;
  bool bare = false;           // ticks that are whole sentences: the label does not stand before them
  bool single = false;         // of ticks: one at a time
  bool needed = false;         // the reader needs it: it is counted before sending, and nothing is refused
  std::string unit;            // of a number: "割", "回"
  std::vector<Words> choices;  // of ticks

  bool operator==(const Prompt&) const = default;
};
constexpr auto describe(model::Tag<Prompt>) {
  using namespace model;
  return entity("TemplatePrompt", "たずねること", field("code", &Prompt::code, max_chars(20)),
                field("kind", &Prompt::kind), field("label", &Prompt::label), field("bare", &Prompt::bare),
                field("single", &Prompt::single), field("needed", &Prompt::needed),
                field("unit", &Prompt::unit, max_chars(20)), field("choices", &Prompt::choices, max_items(20)));
}

struct TemplateBody {
  Words name;
  std::vector<trust::Profession> from;             // who writes by it; empty: everybody
  trust::Profession to = trust::Profession::none;  // who reads; none: the whole team
  EntryKind kind = EntryKind::note;
  std::string begin;    // the first line, in Japanese
  Words reader;         // what the reader needs, and why
  std::string example;  // 良い例
  std::vector<Prompt> prompts;

  bool operator==(const TemplateBody&) const = default;
};
constexpr auto describe(model::Tag<TemplateBody>) {
  using namespace model;
  using B = TemplateBody;
  return entity("TemplateBody", "ひな形の中身", field("name", &B::name), field("from", &B::from, max_items(40)),
                field("to", &B::to), field("kind", &B::kind), field("begin", &B::begin, multiline | max_chars(1000)),
                field("reader", &B::reader), field("example", &B::example, multiline | max_chars(1000)),
                field("prompts", &B::prompts, max_items(20)));
}

enum class TemplateScope { shipped, area, own };
inline constexpr auto kTemplateScopes = std::to_array<model::Option>({
    {"shipped", "はじめから", "Shipped"},
    {"area", "この地域", "Of the area"},
    {"own", "自分の", "One's own"},
});
constexpr const auto& options(model::Tag<TemplateScope>) { return kTemplateScopes; }
constexpr std::string_view choice_name(model::Tag<TemplateScope>) { return "TemplateScope"; }

// A retired one is offered no more; entries written by it keep its code.
using model::EditionState;

// Table `note_template`: of the area and of accounts. Never about a person: what was made from an entry holds its words without
// its values (ui/src/templates/from_note.ts), read over by who keeps it.
struct NoteTemplate {
  std::string area_id;
  TemplateId id;
  TemplateScope scope = TemplateScope::own;
  std::optional<api::AccountId> account_id;  // whose own
  std::string replaces;                      // of the area: the code of the shipped one that it stands for
  EditionState state = EditionState::draft;
  TemplateBody body;
  std::string changed_by;
  Timestamp changed_at;
  std::int64_t changed_seq = 0;

  bool operator==(const NoteTemplate&) const = default;
};
constexpr auto describe(model::Tag<NoteTemplate>) {
  using namespace model;
  using T = NoteTemplate;
  return entity("note_template", "ひな形", field("area_id", &T::area_id, primary_key | max_chars(6)),
                field("id", &T::id, primary_key), field("scope", &T::scope), field("account_id", &T::account_id),
                field("replaces", &T::replaces, max_chars(60)), field("state", &T::state), field("body", &T::body),
                field("changed_by", &T::changed_by, personal | max_chars(100)), field("changed_at", &T::changed_at),
                field("changed_seq", &T::changed_seq));
}

// A template as it is offered. `code` is what an entry written by it keeps.
struct TemplateView {
  std::string code;
  std::optional<TemplateId> id;  // none: shipped
  TemplateScope scope = TemplateScope::shipped;
  EditionState state = EditionState::published;
  std::string replaces;
  bool for_me = true;  // meant for the profession of who asks
  Words reader_name;   // who reads, in words; empty: the whole team
  TemplateBody body;
  std::string changed_by;
  std::optional<Timestamp> changed_at;
};
constexpr auto describe(model::Tag<TemplateView>) {
  using namespace model;
  using V = TemplateView;
  return entity("NoteTemplate", "ひな形", field("code", &V::code), field("id", &V::id), field("scope", &V::scope),
                field("state", &V::state), field("replaces", &V::replaces), field("for_me", &V::for_me),
                field("reader_name", &V::reader_name), field("body", &V::body),
                field("changed_by", &V::changed_by, personal), field("changed_at", &V::changed_at));
}

// All that one account is offered. The version changes with every change of any of them, and with the program's own.
struct Templates {
  std::string version;
  std::vector<TemplateView> items;  // one's own, the area's, the shipped ones
};
constexpr auto describe(model::Tag<Templates>) {
  using namespace model;
  return entity("NoteTemplates", "ひな形の一覧", field("version", &Templates::version),
                field("items", &Templates::items));
}

}  // namespace kaname::thread
