// SPDX-License-Identifier: Apache-2.0
#pragma once
// The only way out of the program: a POST to a push service, a mail to the town's mail server. By libcurl, never on a thread
// that answers somebody. Addresses of push services come from browsers, so nothing but https to a public address is
// spoken to: whoever subscribes must not make the server knock at doors inside the town's network.

#include <atomic>
#include <string>
#include <string_view>
#include <vector>

#include "base/time.h"

namespace kaname::app {

struct MailServer {
  std::string url;   // smtp://host:587 (with STARTTLS) or smtps://host:465; empty: no mail is sent
  std::string user;  // empty: without sign-in
  std::string password;
  std::string from;
};

class Outgoing {
 public:
  enum class Reach {
    internet,  // https to public addresses
    loopback,  // for tests: this machine too, by http or https, whoever signed its certificate
  };
  explicit Outgoing(Reach reach = Reach::internet);

  // The status of the answer; 0 when there was none (not reached, refused address, bad certificate, stopped).
  int post(const std::string& url, const std::vector<std::string>& headers, std::string_view body);

  enum class Mailed { yes, later, refused };
  // `message`: head and body with CRLF. refused: the server answered 5xx.
  Mailed mail(const MailServer& server, const std::string& to, std::string_view message);

  // Ends what is under way within a moment, from any thread; everything after it ends at once.
  void stop() { stopping_ = true; }

 private:
  Reach reach_;
  std::atomic<bool> stopping_ = false;
};

// Whether the address lies on the open internet: not this machine, not a private, link-local, shared or multicast one.
bool is_public_address(std::string_view numeric);

// "Sat, 21 Nov 2026 02:00:00 +0900"
std::string mail_date(Timestamp at);

// A short mail in UTF-8 as it goes to the server. `to` and `from` are plain addresses, `now` in the words of RFC 5322.
std::string mail_text(std::string_view from, std::string_view to, std::string_view subject, std::string_view body,
                      std::string_view date, std::string_view id);

// A mail that carries nothing but one PDF, for a service that turns it into a FAX.
std::string mail_with_pdf(std::string_view from, std::string_view to, std::string_view subject, std::string_view pdf,
                          std::string_view file_name, std::string_view date, std::string_view id);

}  // namespace kaname::app
