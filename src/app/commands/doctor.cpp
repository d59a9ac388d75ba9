// SPDX-License-Identifier: Apache-2.0
#include "app/doctor.h"

#include "app/commands/command.h"

namespace kaname::app {

int doctor_command(const Invocation& invocation) {
  fmt::print("✓ 設定: 読めました（知らないキーや使えない値はありません）\n");
  bool bad = false;
  for (const Check& check : examine(invocation.settings, Timestamp::now())) {
    const char* mark = check.state == Check::State::good ? "✓" : check.state == Check::State::warning ? "△" : "✗";
    fmt::print("{} {}: {}\n", mark, check.what, check.found);
    if (!check.advice.empty()) fmt::print("    → {}\n", check.advice);
    bad = bad || check.state == Check::State::bad;
  }
  fmt::print("\n{}\n", bad ? "✗ のところを直してください。" : "このまま使えます。");
  return bad ? 1 : 0;
}

}  // namespace kaname::app
