// SPDX-License-Identifier: Apache-2.0
#include "documents/initials.h"

#include "base/utf8.h"
#include "base/wareki.h"

namespace kaname::documents {
namespace {

constexpr std::string_view kAsk = "（お電話でお尋ねください）";
constexpr char32_t kFirstHiragana = U'ぁ', kLastHiragana = U'ゖ';
constexpr char32_t kFirstKatakana = U'ァ', kLastKatakana = U'ヶ';

// The first letter of each kana from ぁ to ゖ as passports write it: し Shi, ち Chi, つ Tsu, ふ Fu, じ Ji.
constexpr std::string_view kLetters =
    "AAIIUUEEOO"       // ぁあぃいぅうぇえぉお
    "KGKGKGKGKG"       // かがきぎくぐけげこご
    "SZSJSZSZSZ"       // さざしじすずせぜそぞ
    "TDCJTTZTDTD"      // ただちぢっつづてでとど
    "NNNNN"            // な行
    "HBPHBPFBPHBPHBP"  // はばぱひびぴふぶぷへべぺほぼぽ
    "MMMMM"            // ま行
    "YYYYYY"           // ゃやゅゆょよ
    "RRRRR"            // ら行
    "WWIEONVKK";       // ゎわゐゑをんゔゕゖ

char letter_of(char32_t c) {
  if (c >= kFirstKatakana && c <= kLastKatakana) c -= kFirstKatakana - kFirstHiragana;
  if (c < kFirstHiragana || c > kLastHiragana) return 0;
  return kLetters[c - kFirstHiragana];
}
static_assert(kLetters.size() == kLastHiragana - kFirstHiragana + 1);

bool is_blank(char32_t c) { return c == U' ' || c == U'　'; }

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  if (from.empty()) return;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

std::string without_blanks(std::string_view name) {
  std::string out;
  for (const char32_t c : text::code_points(name)) {
    if (!is_blank(c)) text::append_code_point(out, c);
  }
  return out;
}

// What stands in the first answered field that is filled from `source`.
std::string answer_from(const Form& form, const std::vector<Answer>& answers, std::string_view source) {
  for (const FormSection& section : form.sections) {
    for (const FormField& field : section.fields) {
      const std::string_view first = std::string_view(field.prefill).substr(0, field.prefill.find(' '));
      const Answer* answer = first == source ? find_answer(answers, field.key) : nullptr;
      if (answer && !answer->values.empty()) return answer->values.front();
    }
  }
  return {};
}

// 昭和16年
std::string year_of(const std::string& birth) {
  const auto day = LocalDate::parse(birth);
  if (!day) return std::string(kAsk);
  constexpr std::string_view kYear = "年";
  const std::string words = wareki::wareki(*day);
  return words.substr(0, words.find(kYear) + kYear.size());
}

void hide(const FormField& field, Answer& answer) {
  if (answer.values.empty()) return;
  if (field.prefill.starts_with("person.birth")) {
    answer.values = {year_of(answer.values.front())};
  } else if (field.prefill.starts_with("person.name_kana")) {
    answer.values.clear();
  } else if (field.prefill.starts_with("person.") && field.type == FieldType::text &&
             !field.prefill.starts_with("person.name")) {
    answer.values = {std::string(kAsk)};
  }
}

}  // namespace

std::string initials_of(std::string_view kana) {
  std::string out;
  bool begins = true;
  for (const char32_t c : text::code_points(kana)) {
    if (is_blank(c)) {
      begins = true;
    } else if (begins) {
      const char letter = letter_of(c);
      if (letter == 0) return {};
      out += letter;
      out += '.';
      begins = false;
    }
  }
  return out;
}

std::vector<Answer> with_initials(const Form& form, std::vector<Answer> answers) {
  const std::string name = answer_from(form, answers, "person.name");
  std::string initials = initials_of(answer_from(form, answers, "person.name_kana"));
  if (initials.empty()) initials = "○○";
  for (Answer& answer : answers) {
    if (const FormField* field = find_field(form, answer.key)) hide(*field, answer);
    const auto replace = [&](std::string& text) {
      replace_all(text, name, initials);
      replace_all(text, without_blanks(name), initials);
    };
    for (std::string& value : answer.values) replace(value);
    replace(answer.other);
    for (AnswerRow& row : answer.rows) {
      for (std::string& cell : row.cells) replace(cell);
    }
  }
  return answers;
}

}  // namespace kaname::documents
