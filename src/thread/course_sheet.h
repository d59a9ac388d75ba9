// SPDX-License-Identifier: Apache-2.0
#pragma once
// 居宅介護支援経過（第5表）: what the care manager's office keeps of a period, on A4. The form's columns are 年月日 and 内容; its head
// names the person and who made the plan (介護保険最新情報の標準様式, 令和3年3月改定).

#include <string>
#include <vector>

#include "people/papers/person_paper.h"
#include "thread/entry.h"

namespace kaname::thread {

struct CourseHead {
  people::papers::PaperHead paper;
  std::string person;   // 利用者名
  std::string planner;  // 居宅サービス計画作成者氏名
  std::string office;
  LocalDate from, to;
};

// One entry as 支援経過 has it: its words, measured values, how a visit ended, how many attachments.
std::string course_line(const Entry& entry);

// `entries` oldest first.
output::Document course_sheet(const CourseHead& head, const std::vector<Entry>& entries);

}  // namespace kaname::thread
