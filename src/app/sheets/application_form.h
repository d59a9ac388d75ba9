// SPDX-License-Identifier: Apache-2.0
#pragma once
// 利用申請書 on one sheet of A4, blank or filled in, large and black enough for a FAX: for those who apply by paper.

#include <string>
#include <vector>

#include "api/endpoint.h"
#include "output/document.h"
#include "trust/profession.h"

namespace kaname::app {

struct ApplicationForm {
  std::string town;  // of the area
  std::string name, name_kana;
  trust::Profession profession = trust::Profession::none;
  api::Role role = api::Role::office;
  std::string office_name;
  std::string phone, mail, reason;
  bool filled = false;  // otherwise to be written by hand
  Timestamp printed_at;
};

output::Document application_document(const ApplicationForm& form);

std::vector<api::Endpoint> application_form_endpoints();

}  // namespace kaname::app
