// SPDX-License-Identifier: Apache-2.0
#pragma once
// The line that a publisher asks to be printed beside what was taken from a source. Facts name their source; this table
// says what is owed for the name, so every page and paper prints the same. One name may owe several lines: two files of
// one kind from two publishers.

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/field.h"
#include "store/transaction.h"

namespace kaname::directory {

// Table `source_credit`.
struct SourceCredit {
  std::string area_id;
  std::string source_name;
  std::string credit;

  bool operator==(const SourceCredit&) const = default;
};
constexpr auto describe(model::Tag<SourceCredit>) {
  using namespace model;
  return entity(
      "source_credit", "出典の表示", field("area_id", &SourceCredit::area_id, primary_key | max_chars(6)),
      field("source_name", &SourceCredit::source_name, primary_key | max_chars(400) | label("出典", "Source")),
      field("credit", &SourceCredit::credit, primary_key | max_chars(400) | label("表示する文", "Credit")));
}

// Credits by the name of the source.
using CreditBook = std::map<std::string, std::vector<std::string>, std::less<>>;

// Nothing without a credit: such a source is printed by its name.
void note_credit(store::Write& tx, const std::string& source_name, const std::string& credit);
CreditBook load_credits(store::Read& tx);

// The names of all published sources that facts, zones and numbers of the area were taken from.
std::set<std::string> published_sources(store::Read& tx);

// What to print for these sources, each credit once: "<credit>（<names, with their dates>）". Names that owe no line of
// their own stand together at the end: "<names> を加工して作成".
std::vector<std::string> credit_lines(const std::set<std::string>& names, const CreditBook& book);

}  // namespace kaname::directory
