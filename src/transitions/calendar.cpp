// SPDX-License-Identifier: Apache-2.0
#include "transitions/calendar.h"

#include <fmt/format.h>

namespace kaname::transitions {
namespace {

constexpr std::size_t kMostOctets = 75;  // without the line end (RFC 5545 3.1)
// 5546 wants an organiser; nobody can be answered there, which is meant so.
constexpr std::string_view kOrganiser = "ORGANIZER;CN=Kaname:mailto:noreply@kaname.invalid";
// Japan has had no summer time since 1951.
constexpr std::string_view kZone =
    "BEGIN:VTIMEZONE\r\nTZID:Asia/Tokyo\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0900\r\n"
    "TZOFFSETTO:+0900\r\nTZNAME:JST\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

// "20261204T140000" in Tokyo.
std::string local_text(Timestamp at) {
  std::string day = at.tokyo_date().text();
  std::erase(day, '-');
  return fmt::format("{}T{:02}{:02}00", day, at.tokyo_minutes() / 60, at.tokyo_minutes() % 60);
}

// "20261201T003000Z": Tokyo is nine hours ahead.
std::string utc_text(Timestamp at) {
  constexpr std::int64_t kAheadMs = 9LL * 60 * 60 * 1000;
  return fmt::format("{}Z", local_text(at.plus_ms(-kAheadMs)));
}

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

namespace detail {

std::string escape_text(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ';' || c == ',') out += '\\';
    if (c == '\n') out += "\\n";
    else if (static_cast<unsigned char>(c) >= 0x20U && c != 0x7F) out += c;
  }
  return out;
}

std::string fold_line(std::string_view line) {
  std::string out;
  std::size_t room = kMostOctets;
  while (line.size() > room) {
    std::size_t cut = room;
    while (cut > 0 && continues(line[cut])) --cut;
    out += line.substr(0, cut);
    out += "\r\n ";
    line.remove_prefix(cut);
    room = kMostOctets - 1;  // the blank counts
  }
  out += line;
  out += "\r\n";
  return out;
}

}  // namespace detail

std::string calendar_text(const CalendarEvent& event) {
  using detail::escape_text;
  using detail::fold_line;
  constexpr std::int64_t kMinuteMs = 60'000;
  const Timestamp end = event.start.plus_ms(event.minutes * kMinuteMs);
  std::string out = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Kaname//Kaname//JA\r\nCALSCALE:GREGORIAN\r\n";
  out += event.cancelled ? "METHOD:CANCEL\r\n" : "METHOD:PUBLISH\r\n";
  out += kZone;
  out += "BEGIN:VEVENT\r\n";
  out += fold_line("UID:" + escape_text(event.uid));
  out += fmt::format("SEQUENCE:{}\r\n", event.sequence);
  out += fold_line("DTSTAMP:" + utc_text(event.stamp));
  out += fold_line("DTSTART;TZID=Asia/Tokyo:" + local_text(event.start));
  out += fold_line("DTEND;TZID=Asia/Tokyo:" + local_text(end));
  out += fold_line(kOrganiser);
  out += fold_line("SUMMARY:" + escape_text(event.summary));
  if (!event.location.empty()) out += fold_line("LOCATION:" + escape_text(event.location));
  if (!event.url.empty()) {
    // Many calendars show the description and not the address.
    out += fold_line("DESCRIPTION:" + escape_text(event.url));
    out += fold_line("URL:" + event.url);
  }
  out += event.cancelled ? "STATUS:CANCELLED\r\n" : "STATUS:CONFIRMED\r\n";
  out += "TRANSP:OPAQUE\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  return out;
}

}  // namespace kaname::transitions
