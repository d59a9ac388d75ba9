// SPDX-License-Identifier: Apache-2.0
#pragma once
// One event as an iCalendar file (RFC 5545, 5546) that calendars of phones and hospitals read. Calendars are outside of this
// program, so the caller puts no name of a person into it.

#include <string>
#include <string_view>

#include "base/time.h"

namespace kaname::transitions {

struct CalendarEvent {
  std::string uid;            // the same for ever
  std::int64_t sequence = 0;  // grows with each change; a calendar keeps the highest
  Timestamp stamp;            // when it was last changed
  Timestamp start;
  std::int64_t minutes = 60;
  std::string summary, location;
  std::string url;  // of an online meeting, or empty
  bool cancelled = false;
};

// METHOD:PUBLISH, or CANCEL: nobody is asked to answer by mail.
std::string calendar_text(const CalendarEvent& event);

namespace detail {

// TEXT of a property: \ ; , and line ends escaped, other control characters left out.
std::string escape_text(std::string_view text);
// A line of at most 75 octets; longer ones go on after CRLF and a blank, never inside a character.
std::string fold_line(std::string_view line);

}  // namespace detail

}  // namespace kaname::transitions
