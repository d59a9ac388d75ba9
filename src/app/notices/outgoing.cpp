// SPDX-License-Identifier: Apache-2.0
#include "app/notices/outgoing.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <fmt/format.h>
#include <netdb.h>
#include <openssl/evp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

namespace kaname::app {
namespace {

constexpr long kConnectSeconds = 5, kWholeSeconds = 15;
constexpr long kPermanentFrom = 500;  // SMTP: 4xx may be tried again, 5xx may not (RFC 5321 section 4.2.1)
constexpr std::size_t kMailLine = 76;

using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;

Handle new_handle() {
  static const bool ready = curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
  return {ready ? curl_easy_init() : nullptr, &curl_easy_cleanup};
}

List list_of(const std::vector<std::string>& lines) {
  List out(nullptr, &curl_slist_free_all);
  for (const std::string& line : lines) {
    curl_slist* longer = curl_slist_append(out.get(), line.c_str());
    if (!longer) throw std::bad_alloc();
    (void)out.release();
    out.reset(longer);
  }
  return out;
}

std::size_t drop(char*, std::size_t size, std::size_t count, void*) { return size * count; }

int give_up_when_stopping(void* stopping, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return *static_cast<const std::atomic<bool>*>(stopping) ? 1 : 0;
}

std::string numeric(const sockaddr* address, socklen_t size) {
  char out[NI_MAXHOST] = {};
  const bool named = getnameinfo(address, size, out, sizeof(out), nullptr, 0, NI_NUMERICHOST) == 0;
  return named ? out : "";
}

// Looked at after the name was resolved, so that no name leads inside.
curl_socket_t open_public_only(void*, curlsocktype, curl_sockaddr* address) {
  if (!is_public_address(numeric(&address->addr, address->addrlen))) return CURL_SOCKET_BAD;
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

void set_limits(CURL* curl, const std::atomic<bool>& stopping) {
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, kConnectSeconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, kWholeSeconds);
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_PROXY, "");  // nothing from the environment
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &drop);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &give_up_when_stopping);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, const_cast<std::atomic<bool>*>(&stopping));
}

struct Rest {
  std::string_view text;
};
std::size_t take_some(char* to, std::size_t size, std::size_t count, void* from) {
  auto& rest = *static_cast<Rest*>(from);
  const std::size_t n = std::min(size * count, rest.text.size());
  std::memcpy(to, rest.text.data(), n);
  rest.text.remove_prefix(n);
  return n;
}

std::string base64(std::string_view bytes) {
  std::string out(4 * ((bytes.size() + 2) / 3) + 1, '\0');
  const int size =
      EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                      reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

std::string in_lines(const std::string& encoded) {
  std::string out;
  for (std::size_t at = 0; at < encoded.size(); at += kMailLine) out += encoded.substr(at, kMailLine) + "\r\n";
  return out;
}

std::string mail_head(std::string_view from, std::string_view to, std::string_view subject, std::string_view date,
                      std::string_view id) {
  return fmt::format(
      "Date: {}\r\nFrom: <{}>\r\nTo: <{}>\r\nMessage-ID: <{}>\r\nSubject: =?UTF-8?B?{}?=\r\n"
      "Auto-Submitted: auto-generated\r\nMIME-Version: 1.0\r\n",
      date, from, to, id, base64(subject));
}

bool on_this_machine(const std::string& url) {
  return url.find("://127.0.0.1:") != std::string::npos || url.find("://[::1]:") != std::string::npos;
}

struct Network {
  std::uint32_t address;
  int bits;
};
// The IANA registry of special-purpose addresses (RFC 6890), and multicast.
constexpr std::array<Network, 14> kNotPublic = {{{0x00000000, 8},
                                                 {0x0A000000, 8},
                                                 {0x64400000, 10},
                                                 {0x7F000000, 8},
                                                 {0xA9FE0000, 16},
                                                 {0xAC100000, 12},
                                                 {0xC0000000, 24},
                                                 {0xC0000200, 24},
                                                 {0xC0A80000, 16},
                                                 {0xC6120000, 15},
                                                 {0xC6336400, 24},
                                                 {0xCB007100, 24},
                                                 {0xE0000000, 4},
                                                 {0xF0000000, 4}}};

bool is_public_v4(std::uint32_t address) {
  return std::none_of(kNotPublic.begin(), kNotPublic.end(),
                      [&](const Network& network) { return (address ^ network.address) >> (32 - network.bits) == 0; });
}

// Global unicast is 2000::/3; of it the documentation prefix and the ways to carry an IPv4 address (6to4, Teredo) are out.
bool is_public_v6(const in6_addr& address) {
  const auto* b = address.s6_addr;
  const bool global = (b[0] & 0xE0) == 0x20;
  const bool six_to_four = b[0] == 0x20 && b[1] == 0x02;
  const bool special = b[0] == 0x20 && b[1] == 0x01 && (b[2] < 0x02 || (b[2] == 0x0D && b[3] == 0xB8));
  return global && !six_to_four && !special;
}

}  // namespace

bool is_public_address(std::string_view text) {
  const std::string address(text);
  in_addr four{};
  if (inet_pton(AF_INET, address.c_str(), &four) == 1) return is_public_v4(ntohl(four.s_addr));
  in6_addr six{};
  return inet_pton(AF_INET6, address.c_str(), &six) == 1 && is_public_v6(six);
}

Outgoing::Outgoing(Reach reach) : reach_(reach) {}

int Outgoing::post(const std::string& url, const std::vector<std::string>& headers, std::string_view body) {
  const Handle curl = new_handle();
  if (!curl || stopping_) return 0;
  const List list = list_of(headers);
  set_limits(curl.get(), stopping_);
  curl_easy_setopt(curl.get(), CURLOPT_URL, url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_HTTPHEADER, list.get());
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
  curl_easy_setopt(curl.get(), CURLOPT_POSTFIELDS, body.data());
  if (reach_ == Reach::loopback && on_this_machine(url)) {
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(curl.get(), CURLOPT_SSL_VERIFYPEER, 0L);
  } else {
    curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "https");
    curl_easy_setopt(curl.get(), CURLOPT_OPENSOCKETFUNCTION, &open_public_only);
  }
  long status = 0;
  if (curl_easy_perform(curl.get()) != CURLE_OK) return 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  return static_cast<int>(status);
}

Outgoing::Mailed Outgoing::mail(const MailServer& server, const std::string& to, std::string_view message) {
  const Handle curl = new_handle();
  if (!curl || stopping_) return Mailed::later;
  const List receivers = list_of({"<" + to + ">"});
  Rest rest{message};
  set_limits(curl.get(), stopping_);
  curl_easy_setopt(curl.get(), CURLOPT_URL, server.url.c_str());
  curl_easy_setopt(curl.get(), CURLOPT_PROTOCOLS_STR, "smtp,smtps");
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, ("<" + server.from + ">").c_str());
  curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, receivers.get());
  // Without TLS nothing is said to a server elsewhere; one on this machine may do without.
  const bool here = on_this_machine(server.url);
  curl_easy_setopt(curl.get(), CURLOPT_USE_SSL,
                   here ? static_cast<long>(CURLUSESSL_TRY) : static_cast<long>(CURLUSESSL_ALL));
  if (!server.user.empty()) {
    curl_easy_setopt(curl.get(), CURLOPT_USERNAME, server.user.c_str());
    curl_easy_setopt(curl.get(), CURLOPT_PASSWORD, server.password.c_str());
  }
  curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
  curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, &take_some);
  curl_easy_setopt(curl.get(), CURLOPT_READDATA, &rest);
  if (curl_easy_perform(curl.get()) == CURLE_OK) return Mailed::yes;
  long status = 0;
  curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &status);
  return status >= kPermanentFrom ? Mailed::refused : Mailed::later;
}

std::string mail_text(std::string_view from, std::string_view to, std::string_view subject, std::string_view body,
                      std::string_view date, std::string_view id) {
  return mail_head(from, to, subject, date, id) +
      "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" + in_lines(base64(body));
}

std::string mail_with_pdf(std::string_view from, std::string_view to, std::string_view subject, std::string_view pdf,
                          std::string_view file_name, std::string_view date, std::string_view id) {
  // No line of base64 begins with "--".
  constexpr std::string_view kBoundary = "kaname-part";
  return mail_head(from, to, subject, date, id) +
      fmt::format(
             "Content-Type: multipart/mixed; boundary=\"{0}\"\r\n\r\n--{0}\r\n"
             "Content-Type: application/pdf; name=\"{1}\"\r\nContent-Disposition: attachment; filename=\"{1}\"\r\n"
             "Content-Transfer-Encoding: base64\r\n\r\n{2}--{0}--\r\n",
             kBoundary, file_name, in_lines(base64(pdf)));
}

std::string mail_date(Timestamp at) {
  const std::time_t tokyo = static_cast<std::time_t>(at.ms / 1000 + 9 * 60 * 60);
  std::tm parts{};
  gmtime_r(&tokyo, &parts);
  constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
  constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                  "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
  return fmt::format("{}, {} {} {} {:02}:{:02}:{:02} +0900", days[static_cast<std::size_t>(parts.tm_wday)],
                     parts.tm_mday, months[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour,
                     parts.tm_min, parts.tm_sec);
}

}  // namespace kaname::app
