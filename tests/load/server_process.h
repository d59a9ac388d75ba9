// SPDX-License-Identifier: Apache-2.0
#pragma once
// The server under test: started on a data folder, measured from outside by what the kernel keeps of it.

#include <sys/types.h>

#include <cstdint>
#include <string>

namespace kaname::load {

class ServerProcess {
 public:
  // Throws std::runtime_error when it does not answer within a minute.
  ServerProcess(const std::string& program, const std::string& data, std::uint16_t port);
  ~ServerProcess();
  ServerProcess(const ServerProcess&) = delete;
  ServerProcess& operator=(const ServerProcess&) = delete;

  // Waits for a second without work: after the start the program throws away what is past its time (an invented year has
  // a year of old answers), which is not what is measured. False: it was still at work at the end.
  bool settle(int most_seconds) const;

  std::uint16_t port() const { return port_; }
  double start_seconds() const { return start_seconds_; }  // until the first answer
  double cpu_ms() const;                                   // user and system, so far
  double memory_mb() const;  // its own (RssAnon); mapped pages of the database can be taken back

 private:
  pid_t pid_ = 0;
  std::uint16_t port_;
  double start_seconds_ = 0;
};

}  // namespace kaname::load
