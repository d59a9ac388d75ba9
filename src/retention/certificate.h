// SPDX-License-Identifier: Apache-2.0
#pragma once
// 消去の記録: a sheet that proves an erasure without saying a word about whom.

#include "output/document.h"
#include "people/papers/print.h"
#include "retention/retention.h"

namespace kaname::retention {

// The acts between which an erasure lies in the chain.
struct Proof {
  std::int64_t first_seq = 0;
  std::int64_t last_seq = 0;
  std::string last_hash;
};

output::Document certificate(const people::papers::PaperHead& head, const Erasure& erasure, const Proof& proof);

}  // namespace kaname::retention
