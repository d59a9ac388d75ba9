// SPDX-License-Identifier: Apache-2.0
// What the index holds: documents come, go and are numbered. How they are found: facility_index_search.cpp.
#include "directory/facility_index.h"

namespace kaname::directory {
namespace {

std::string tag_key(TagGroup group, std::string_view code) {
  return std::string(1, static_cast<char>('a' + static_cast<int>(group))).append(code);
}

}  // namespace

FacilityIndex& FacilityIndexes::of(store::Read& tx) {
  FacilityIndex* index = nullptr;
  {
    const std::lock_guard lock(mutex_);
    auto& slot = areas_[tx.area()];
    if (!slot) slot = std::make_unique<FacilityIndex>();
    index = slot.get();
  }
  index->catch_up(tx);
  return *index;
}

std::size_t FacilityIndex::size() const {
  const std::shared_lock lock(mutex_);
  return by_id_.size();
}

void FacilityIndex::start_anew() {
  seen_seq_ = -1;  // a loading that breaks off half way must not pass for a whole one
  entries_.clear();
  loaded_ = 0;
  late_.clear();
  by_id_.clear();
  alive_ = {};
  texts_.clear();
  hours_.clear();
  tags_.clear();
  tag_numbers_.clear();
  // Choices keep their own order in the filters.
  for (const auto& one : kFacilityKinds) tag_number(TagGroup::kind, one.code);
  for (const auto& one : kAcceptances) tag_number(TagGroup::accepts, one.code);
  for (const auto& one : kFacilityStatuses) tag_number(TagGroup::status, one.code);
}

bool FacilityIndex::kana_less(const Entry& a, const Entry& b) {
  const int order = a.kana.compare(b.kana);
  return order != 0 ? order < 0 : a.id < b.id;
}

bool FacilityIndex::reads_before(Doc a, Doc b) const {
  const Entry &first = entries_[a], &second = entries_[b];
  return first.reads_at != second.reads_at ? first.reads_at < second.reads_at : kana_less(first, second);
}

TagNumber FacilityIndex::tag_number(TagGroup group, std::string_view code) {
  const auto [place, fresh] = tag_numbers_.try_emplace(tag_key(group, code), static_cast<TagNumber>(tags_.size()));
  if (fresh) tags_.push_back({group, std::string(code), {}});
  return place->second;
}

const FacilityIndex::Tag* FacilityIndex::tag(TagGroup group, std::string_view code) const {
  const auto found = tag_numbers_.find(tag_key(group, code));
  return found == tag_numbers_.end() ? nullptr : &tags_[found->second];
}

// Documents are never changed in place: a changed facility gets a new, higher number, so that every set stays sorted.
void FacilityIndex::put(Entry entry, const Texts& texts) {
  const Doc doc = static_cast<Doc>(entries_.size());
  alive_.set(doc);
  std::sort(entry.tags.begin(), entry.tags.end());
  entry.tags.erase(std::unique(entry.tags.begin(), entry.tags.end()), entry.tags.end());
  for (const TagNumber number : entry.tags) tags_[number].docs.push(doc);
  texts_.add(doc, texts.everyone, texts.professional);
  by_id_[entry.id.text()] = doc;
  entries_.push_back(std::move(entry));
}

void FacilityIndex::put_late(Entry entry, const Texts& texts) {
  const auto loaded_end = entries_.begin() + static_cast<std::ptrdiff_t>(loaded_);
  const auto next =
      std::partition_point(entries_.begin(), loaded_end, [&](const Entry& e) { return kana_less(e, entry); });
  entry.reads_at = 2 * static_cast<std::uint32_t>(next - entries_.begin());
  const Doc doc = static_cast<Doc>(entries_.size());
  put(std::move(entry), texts);
  const auto place =
      std::upper_bound(late_.begin(), late_.end(), doc, [this](Doc a, Doc b) { return reads_before(a, b); });
  late_.insert(place, doc);
}

void FacilityIndex::remove(const FacilityId& id) {
  const auto found = by_id_.find(id.text());
  if (found == by_id_.end()) return;
  const Doc doc = found->second;
  alive_.clear(doc);
  if (doc >= loaded_) std::erase(late_, doc);
  by_id_.erase(found);
}

// Dead and late documents make every search a little slower; at some number it pays to load everything anew.
bool FacilityIndex::grown_untidy() const {
  return entries_.size() > 2 * by_id_.size() + 1000 || late_.size() > 2000 + loaded_ / 8;
}

}  // namespace kaname::directory
