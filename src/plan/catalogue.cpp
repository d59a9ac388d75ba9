// SPDX-License-Identifier: Apache-2.0
#include "plan/catalogue.h"

#include <algorithm>
#include <stdexcept>

#include "base/embedded.h"
#include "model/json.h"

namespace kaname::plan {
namespace {

std::vector<Indicator> read_files() {
  std::vector<Indicator> out;
  for (const EmbeddedFile& file : embedded::indicators()) {
    if (!file.path.ends_with(".json")) continue;
    auto indicator = model::from_json<Indicator>(file.bytes);
    if (!indicator) throw std::logic_error("data/indicators/" + std::string(file.path) + ": " + indicator.error().code);
    out.push_back(std::move(*indicator));
  }
  std::sort(out.begin(), out.end(), [](const Indicator& a, const Indicator& b) { return a.code < b.code; });
  return out;
}

std::shared_ptr<const Catalogue>& installed() {
  static std::shared_ptr<const Catalogue> kept;
  return kept;
}

}  // namespace

void install(std::shared_ptr<const Catalogue> catalogue) { installed() = std::move(catalogue); }

const Catalogue& catalogue() {
  if (!installed()) throw std::logic_error("no catalogue of indicators is installed");
  return *installed();
}

Catalogue::Catalogue(std::vector<Source> sources) : sources_(std::move(sources)), indicators_(read_files()) {
  for (const Indicator& indicator : indicators_) {
    if (!source_of(indicator.code)) throw std::logic_error("nothing counts the indicator " + indicator.code);
  }
  for (const Source& source : sources_) {
    for (const std::string& code : source.codes) {
      if (!find(code)) throw std::logic_error("no file describes the indicator " + code);
    }
  }
}

const Indicator* Catalogue::find(std::string_view code) const {
  const auto found =
      std::find_if(indicators_.begin(), indicators_.end(), [&](const Indicator& one) { return one.code == code; });
  return found == indicators_.end() ? nullptr : &*found;
}

const Source* Catalogue::source_of(std::string_view code) const {
  for (const Source& source : sources_) {
    if (std::find(source.codes.begin(), source.codes.end(), code) != source.codes.end()) return &source;
  }
  return nullptr;
}

void Catalogue::visit(store::Read& tx, const Period& period, const std::vector<std::string>& codes,
                      const Sink& sink) const {
  for (const Source& source : sources_) {
    std::vector<std::string> wanted;
    for (const std::string& code : source.codes) {
      if (codes.empty() || std::find(codes.begin(), codes.end(), code) != codes.end()) wanted.push_back(code);
    }
    if (!wanted.empty()) source.visit(tx, period, wanted, sink);
  }
}

std::optional<Subject> Catalogue::subject(store::Read& tx, const api::Caller& caller, std::string_view code,
                                          const Uuid& subject) const {
  const Source* source = source_of(code);
  return source ? source->subject(tx, caller, subject) : std::nullopt;
}

}  // namespace kaname::plan
