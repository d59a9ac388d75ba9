// SPDX-License-Identifier: Apache-2.0
#include "pathways/pathway.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <stdexcept>

#include "base/embedded.h"
#include "documents/form.h"
#include "model/json.h"

namespace kaname::pathways {
namespace {

Pathway read_file(const EmbeddedFile& file) {
  auto value = model::from_json<Pathway>(file.bytes);
  if (!value) throw std::logic_error(fmt::format("data/pathways/{}: {}", file.path, value.error().code));
  const std::string fault = fault_of(*value);
  if (!fault.empty()) throw std::logic_error(fmt::format("data/pathways/{}: {}", file.path, fault));
  return std::move(*value);
}

std::vector<Pathway> read_files() {
  std::vector<Pathway> out;
  for (const EmbeddedFile& file : embedded::pathways()) {
    if (file.path.ends_with(".json")) out.push_back(read_file(file));
  }
  std::sort(out.begin(), out.end(), [](const Pathway& a, const Pathway& b) {
    return a.code != b.code ? a.code < b.code : a.version < b.version;
  });
  return out;
}

std::string fault_of(const PathwayItem& item) {
  if (item.title.ja.empty()) return item.key + " has no title";
  if (item.by.empty()) return item.key + " is nobody's";
  if (item.proof == Proof::form && !documents::shipped_form(item.form)) return item.key + " names no form";
  if (item.proof == Proof::step && !item.step) return item.key + " names no step";
  return {};
}

}  // namespace

const std::vector<Pathway>& shipped_pathways() {
  static const std::vector<Pathway> pathways = read_files();
  return pathways;
}

std::string edition_of(const Pathway& pathway) { return fmt::format("{}.{}", pathway.code, pathway.version); }

const Pathway* current_pathway(std::string_view code) {
  const Pathway* newest = nullptr;
  for (const Pathway& one : shipped_pathways()) {
    if (one.code == code) newest = &one;
  }
  return newest;
}

const Pathway* find_edition(std::string_view edition) {
  for (const Pathway& one : shipped_pathways()) {
    if (edition_of(one) == edition) return &one;
  }
  return nullptr;
}

std::string fault_of(const Pathway& pathway) {
  if (pathway.milestones.empty()) return "has no milestones";
  std::set<std::string> milestones, items;
  for (const Milestone& milestone : pathway.milestones) {
    if (!milestone.from.empty() && !milestones.contains(milestone.from))
      return milestone.key + " comes after no earlier milestone";
    if (!milestones.insert(milestone.key).second) return milestone.key + " stands twice";
    if (milestone.items.empty()) return milestone.key + " has no items";
    for (const PathwayItem& item : milestone.items) {
      if (!items.insert(item.key).second) return item.key + " stands twice";
      if (const std::string fault = fault_of(item); !fault.empty()) return fault;
    }
  }
  return {};
}

}  // namespace kaname::pathways
