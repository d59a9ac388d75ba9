// SPDX-License-Identifier: Apache-2.0
#pragma once
// For tests: archives and small workbooks made in memory.

#include <zip.h>

#include <string>
#include <utility>
#include <vector>

namespace kaname::bridges {

inline std::string made_zip(const std::vector<std::pair<std::string, std::string>>& files) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_source_keep(buffer);
  zip_t* archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
  for (const auto& [name, bytes] : files) {
    zip_file_add(archive, name.c_str(), zip_source_buffer(archive, bytes.data(), bytes.size(), 0), ZIP_FL_ENC_UTF_8);
  }
  zip_close(archive);
  zip_source_open(buffer);
  zip_stat_t stat;
  zip_source_stat(buffer, &stat);
  std::string out(stat.size, '\0');
  zip_source_read(buffer, out.data(), out.size());
  zip_source_close(buffer);
  zip_source_free(buffer);
  zip_error_fini(&error);
  return out;
}

// A workbook of one sheet from the XML of its sheetData (and what follows) and of its shared strings.
inline std::string made_workbook(const std::string& sheet, const std::string& strings = "") {
  const std::string space = " xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
  return made_zip(
      {{"xl/workbook.xml",
        "<workbook" + space +
            " xmlns:r=\"r\"><sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId7\"/></sheets></workbook>"},
       {"xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"rId7\" Target=\"worksheets/sheet1.xml\"/></Relationships>"},
       {"xl/sharedStrings.xml", "<sst" + space + ">" + strings + "</sst>"},
       {"xl/worksheets/sheet1.xml", "<?xml version=\"1.0\"?><worksheet" + space + ">" + sheet + "</worksheet>"}});
}

}  // namespace kaname::bridges
