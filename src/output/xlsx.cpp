// SPDX-License-Identifier: Apache-2.0
#include "output/xlsx.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <set>

#include "base/utf8.h"
#include "output/pdf.h"
#include "output/typesetter.h"

namespace kaname::output {
namespace {

constexpr std::size_t kMaxRows = 1048575;  // without the header
constexpr std::size_t kMaxColumns = 16384;
constexpr std::size_t kMaxCellChars = 32767;
constexpr std::size_t kMaxNameUnits = 31;
constexpr const char* kChoicesSheet = "選択肢";

// A file that exists only in memory: the library writes to a path, and personal data must not reach a disk.
class MemoryFile {
 public:
  MemoryFile() : fd_(memfd_create("xlsx", MFD_CLOEXEC)) {
    if (fd_ < 0) throw OutputError("no memory file for a workbook");
  }
  ~MemoryFile() { ::close(fd_); }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;

  std::string path() const { return fmt::format("/proc/self/fd/{}", fd_); }
  std::string bytes() const {
    struct stat state = {};
    if (::fstat(fd_, &state) != 0) throw OutputError("cannot read the workbook back");
    std::string out(static_cast<std::size_t>(state.st_size), '\0');
    std::size_t done = 0;
    while (done < out.size()) {
      const ssize_t n = ::pread(fd_, out.data() + done, out.size() - done, static_cast<off_t>(done));
      if (n <= 0) throw OutputError("cannot read the workbook back");
      done += static_cast<std::size_t>(n);
    }
    return out;
  }

 private:
  int fd_;
};

// Excel counts UTF-16 units.
std::size_t utf16_units(std::string_view text) {
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = kaname::text::code_point_at(text, at);
    units += c.value > 0xFFFF ? 2 : 1;
    at += c.bytes;
  }
  return units;
}

std::string first_units(std::string_view text, std::size_t limit) {
  std::string out;
  std::size_t units = 0;
  for (std::size_t at = 0; at < text.size();) {
    const auto c = kaname::text::code_point_at(text, at);
    units += c.value > 0xFFFF ? 2 : 1;
    if (units > limit) break;
    kaname::text::append_code_point(out, c.value);
    at += c.bytes;
  }
  return out;
}

// At most 31 units, none of []:*?/\, not empty, no quote at the ends, unlike the names before it.
std::string legal_sheet_name(std::string_view wanted, std::set<std::string>& taken) {
  std::string name;
  for (const char c : printable(wanted)) {
    name += std::string_view("[]:*?/\\\n").find(c) != std::string_view::npos ? ' ' : c;
  }
  while (!name.empty() && (name.front() == '\'' || name.front() == ' ')) name.erase(0, 1);
  name = first_units(name, kMaxNameUnits);
  while (!name.empty() && (name.back() == '\'' || name.back() == ' ')) name.pop_back();
  if (name.empty()) name = "シート";
  std::string unique = name;
  const auto folded = [](std::string text) {
    for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    return text;
  };
  for (int n = 2; !taken.insert(folded(unique)).second; ++n) {
    const std::string suffix = fmt::format(" ({})", n);
    unique = first_units(name, kMaxNameUnits - suffix.size()) + suffix;
  }
  return unique;
}

// In heads and feet & starts a code.
std::string page_text(std::string_view text) {
  std::string out;
  for (const char c : printable(text)) {
    out += c;
    if (c == '&') out += '&';
  }
  return out;
}

Result<Done> check_limits(const Workbook& workbook) {
  for (const WorkSheet& sheet : workbook.sheets) {
    if (sheet.rows.size() + static_cast<std::size_t>(std::max(0, sheet.blank_rows)) > kMaxRows) {
      return fail(Problem::too_large, "xlsx_too_many_rows");
    }
    std::size_t columns = sheet.columns.size();
    for (const auto& row : sheet.rows) {
      columns = std::max(columns, row.size());
      for (const Value& value : row) {
        const auto* text = std::get_if<std::string>(&value);
        if (text != nullptr && text->size() > kMaxCellChars && utf16_units(*text) > kMaxCellChars) {
          return fail(Problem::too_large, "xlsx_cell_too_long");
        }
      }
    }
    if (columns > kMaxColumns) return fail(Problem::too_large, "xlsx_too_many_columns");
  }
  return Done{};
}

class Writer {
 public:
  explicit Writer(const Workbook& workbook, const std::string& path) : source_(workbook) {
    // The library keeps each sheet in a temporary file: in memory too, where the system has such a folder.
    lxw_workbook_options options = {};
    static char memory_folder[] = "/dev/shm";
    if (::access(memory_folder, W_OK) == 0) options.tmpdir = memory_folder;
    book_ = workbook_new_opt(path.c_str(), &options);
    if (book_ == nullptr) throw OutputError("no memory for a workbook");
    make_formats();
  }
  Writer(const Writer&) = delete;
  Writer& operator=(const Writer&) = delete;
  ~Writer() {
    if (book_ != nullptr) lxw_workbook_free(book_);
  }

  void write() {
    std::set<std::string> taken{kChoicesSheet};
    std::vector<lxw_worksheet*> sheets;
    for (const WorkSheet& sheet : source_.sheets) {
      sheets.push_back(workbook_add_worksheet(book_, legal_sheet_name(sheet.name, taken).c_str()));
    }
    if (sheets.empty()) workbook_add_worksheet(book_, "シート");
    for (std::size_t i = 0; i < sheets.size(); ++i) write_sheet(sheets[i], source_.sheets[i]);
    std::string title = printable(source_.title);
    std::string author = printable(source_.author);
    lxw_doc_properties properties = {};
    properties.title = title.data();
    properties.author = author.data();
    workbook_set_properties(book_, &properties);
    lxw_workbook* book = book_;
    book_ = nullptr;  // closing frees it, also on failure
    check(workbook_close(book));
  }

 private:
  static void check(lxw_error error) {
    if (error != LXW_NO_ERROR) throw OutputError(fmt::format("workbook: {}", lxw_strerror(error)));
  }

  lxw_format* format(const char* number_format) {
    lxw_format* made = workbook_add_format(book_);
    format_set_font_name(made, "BIZ UDPゴシック");
    format_set_font_size(made, 10);
    format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
    format_set_text_wrap(made);
    format_set_border(made, LXW_BORDER_HAIR);
    if (number_format != nullptr) format_set_num_format(made, number_format);
    return made;
  }

  void make_formats() {
    header_ = format("@");
    format_set_bold(header_);
    format_set_bg_color(header_, 0xE8EBF7);
    format_set_bottom(header_, LXW_BORDER_THIN);
    text_ = format("@");
    number_ = format(nullptr);
    const bool wareki = source_.dates == DateStyle::wareki;
    date_ = format(wareki ? "[$-411]ggge\"年\"m\"月\"d\"日\"" : "yyyy\\-mm\\-dd");
  }

  lxw_format* column_format(CellKind kind) const {
    if (kind == CellKind::number) return number_;
    return kind == CellKind::date ? date_ : text_;
  }

  void write_sheet(lxw_worksheet* sheet, const WorkSheet& source) {
    set_up_page(sheet, source);
    const auto last_row = static_cast<lxw_row_t>(source.rows.size());
    for (std::size_t i = 0; i < source.columns.size(); ++i) {
      const SheetColumn& column = source.columns[i];
      const auto at = static_cast<lxw_col_t>(i);
      check(worksheet_set_column(sheet, at, at, column.width, column_format(column.kind)));
      check(worksheet_write_string(sheet, 0, at, printable(column.header).c_str(), header_));
      const auto last_input = last_row + static_cast<lxw_row_t>(std::max(0, source.blank_rows));
      if (last_input > 0) add_validation(sheet, column, at, last_input);
    }
    if (!source.columns.empty()) {
      worksheet_freeze_panes(sheet, 1, 0);
      const auto last_column = static_cast<lxw_col_t>(source.columns.size() - 1);
      check(worksheet_autofilter(sheet, 0, 0, last_row, last_column));
      check(worksheet_repeat_rows(sheet, 0, 0));
    }
    for (std::size_t r = 0; r < source.rows.size(); ++r) {
      for (std::size_t c = 0; c < source.rows[r].size(); ++c) {
        const CellKind kind = c < source.columns.size() ? source.columns[c].kind : CellKind::text;
        write_value(sheet, static_cast<lxw_row_t>(r + 1), static_cast<lxw_col_t>(c), source.rows[r][c], kind);
      }
    }
  }

  void set_up_page(lxw_worksheet* sheet, const WorkSheet& source) {
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9);  // A4
    worksheet_set_margins(sheet, 0.5, 0.5, 0.75, 0.75);
    worksheet_fit_to_pages(sheet, 1, 0);
    // Heads hold 255 characters; codes take 12 of them.
    const std::string head = "&L&\"BIZ UDPゴシック,標準\"&10" + page_text(first_units(source.title, 100));
    const std::string foot = "&L&8" + page_text(first_units(source_.footer, 100)) + "&R&9&P / &N ページ";
    check(worksheet_set_header(sheet, head.c_str()));
    check(worksheet_set_footer(sheet, foot.c_str()));
  }

  // Lists stand on a hidden sheet: inside the rule itself Excel allows 255 characters and no comma.
  void add_validation(lxw_worksheet* sheet, const SheetColumn& column, lxw_col_t at, lxw_row_t last_row) {
    if (column.choices.empty() && column.help.empty()) return;
    lxw_data_validation rule = {};
    std::string help = first_units(printable(column.help), 255);
    std::string range;
    char title[] = "選択肢から選んでください";
    char message[] = "一覧にある言葉だけが入ります。";
    rule.validate = LXW_VALIDATION_TYPE_ANY;
    if (!help.empty()) rule.input_message = help.data();
    if (!column.choices.empty()) {
      range = write_choices(column.choices);
      rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
      rule.value_formula = range.data();
      rule.error_title = title;
      rule.error_message = message;
    }
    check(worksheet_data_validation_range(sheet, 1, at, last_row, at, &rule));
  }

  std::string write_choices(const std::vector<std::string>& choices) {
    if (choices_ == nullptr) {
      choices_ = workbook_add_worksheet(book_, kChoicesSheet);
      worksheet_hide(choices_);
    }
    const lxw_col_t at = choice_columns_++;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      const std::string choice = printable(choices[i]);
      check(worksheet_write_string(choices_, static_cast<lxw_row_t>(i), at, choice.c_str(), text_));
    }
    char name[LXW_MAX_COL_NAME_LENGTH] = {};
    lxw_col_to_name(name, at, LXW_TRUE);
    return fmt::format("='{}'!{}$1:{}${}", kChoicesSheet, name, name, choices.size());
  }

  void write_text(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& text) {
    const std::string clean = printable(text);
    if (clean.empty()) return;
    check(worksheet_write_string(sheet, row, column, clean.c_str(), text_));
  }

  void write_value(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const Value& value, CellKind kind) {
    if (std::holds_alternative<std::monostate>(value)) {
      worksheet_write_blank(sheet, row, column, column_format(kind));
    } else if (const auto* text = std::get_if<std::string>(&value)) {
      write_text(sheet, row, column, *text);
    } else if (const auto* number = std::get_if<double>(&value)) {
      if (kind == CellKind::number) {
        check(worksheet_write_number(sheet, row, column, *number, number_));
      } else {
        write_text(sheet, row, column, fmt::format("{}", *number));
      }
    } else {
      write_date(sheet, row, column, std::get<LocalDate>(value), kind);
    }
  }

  void write_date(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, LocalDate date, CellKind kind) {
    // Excel's calendar starts in 1900 and has a 29 February of that year: older birthdays go as text.
    if (kind != CellKind::date || date < LocalDate::from_ymd(1900, 3, 1)) {
      write_text(sheet, row, column, date.text());
      return;
    }
    lxw_datetime day = {};
    day.year = date.year();
    day.month = static_cast<int>(date.month());
    day.day = static_cast<int>(date.day());
    check(worksheet_write_datetime(sheet, row, column, &day, date_));
  }

  const Workbook& source_;
  lxw_workbook* book_ = nullptr;
  lxw_worksheet* choices_ = nullptr;
  lxw_col_t choice_columns_ = 0;
  lxw_format* header_ = nullptr;
  lxw_format* text_ = nullptr;
  lxw_format* number_ = nullptr;
  lxw_format* date_ = nullptr;
};

}  // namespace

Result<std::string> render_xlsx(const Workbook& workbook) {
  TRY(check_limits(workbook));
  const MemoryFile file;
  Writer writer(workbook, file.path());
  writer.write();
  return file.bytes();
}

}  // namespace kaname::output
