// SPDX-License-Identifier: Apache-2.0
#include <arpa/inet.h>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <stdexcept>

#include "http/compression.h"
#include "http/test_support.h"

namespace kaname::http::testing {
namespace {

api::Asset asset(std::string path, std::string type, std::string bytes, std::string zipped, bool immutable) {
  api::Asset out;
  out.path = std::move(path);
  out.content_type = std::move(type);
  out.bytes = std::move(bytes);
  out.gzip = std::move(zipped);
  if (!out.gzip.empty()) out.brotli = "brotli of " + out.path;
  out.etag = "\"tag-" + out.path + "\"";
  out.immutable = immutable;
  return out;
}

api::Answer json(std::string body, std::string act) {
  api::Answer answer;
  answer.body = std::move(body);
  answer.act = std::move(act);
  return answer;
}

std::string echo(const api::Request& r) {
  return fmt::format("path={} query={} body={} type={} cookie={} key={} csrf={} origin={} host={} remote={} secure={}",
                     r.path, r.query, r.body.size() > 200 ? std::to_string(r.body.size()) : r.body, r.content_type,
                     r.cookie, r.idempotency_key, r.csrf, r.origin, r.host, r.remote_address, r.secure);
}

}  // namespace

FakeAssets::FakeAssets() {
  const std::string script(5000, 'x');
  for (api::Asset& each :
       std::vector<api::Asset>{asset("/desk/index.html", "text/html; charset=utf-8", "<title>要</title>", "", false),
                               asset("/desk/app-3f2a.js", "text/javascript", script, gzip(script), true),
                               asset("/phone/index.html", "text/html; charset=utf-8", "phone", "", false)}) {
    const std::string path = each.path;
    assets_.emplace(path, std::move(each));
  }
}

const api::Asset* FakeAssets::find(std::string_view path) const {
  const auto found = assets_.find(path);
  return found == assets_.end() ? nullptr : &found->second;
}

FakeService::FakeService() : writer_([this] { run_writer(); }) {}

FakeService::~FakeService() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
    held_ = false;
  }
  changed_.notify_all();
  writer_.join();
}

api::Lane FakeService::lane(const api::Request& request) const {
  if (request.path == api::kFeedPath) return feeds_on_pool ? api::Lane::slow : api::Lane::here;
  if (request.path.starts_with("/v1/slow")) return api::Lane::slow;
  if (request.path == "/v1/write" && request.method == api::Method::post) return api::Lane::write;
  return api::Lane::here;
}

api::Answer FakeService::answer(const api::Request& request) {
  ++answered;
  if (request.path.starts_with("/v1/slow")) {
    wait_while_held();
    return json("{\"slow\":true}", "slow.read");
  }
  if (request.path == "/v1/hello") return json("{\"hello\":\"kaname\"}", "hello.read");
  if (request.path == "/v1/echo" || request.path == "/v1/blobs/x") return json(echo(request), "echo");
  if (request.path == "/v1/throw") throw std::runtime_error("a bug");
  if (request.path == "/v1/large") return json(std::string(300'000, 'a'), "large");
  if (request.path == "/v1/huge") {
    api::Answer huge = json(std::string(8 * kMiB, 'h'), "huge");
    huge.content_type = "application/octet-stream";
    return huge;
  }
  if (request.path == "/v1/secret") {
    api::Answer plain = json(std::string(5000, 's'), "secret");
    plain.headers.emplace_back("content-encoding", "identity");
    return plain;
  }
  if (request.path == "/v1/tagged") {
    api::Answer tagged = json("{}", "tagged");
    tagged.headers.emplace_back("ETag", "\"v7\"");
    return tagged;
  }
  if (request.path == "/v1/split") {
    api::Answer split = json("{}", "split");
    split.headers.emplace_back("content-disposition", "attachment; filename=\"a\r\nset-cookie: evil=1\"");
    split.headers.emplace_back("content-length", "9999");
    return split;
  }
  return refuse(request, fail(Problem::not_found, "not_found"));
}

void FakeService::submit(api::Request request, std::function<void(api::Answer)> done) {
  if (request.body == "throw") throw std::runtime_error("a bug");
  const auto held = std::make_shared<api::Request>(std::move(request));
  const std::lock_guard lock(mutex_);
  writes_.push_back([this, held, done = std::move(done)] {
    wait_while_held();
    done(json("{\"wrote\":" + std::to_string(held->body.size()) + "}", "thing.write"));
    if (held->body == "twice") done(json("{\"second\":true}", "thing.write"));
  });
  changed_.notify_all();
}

void FakeService::run_writer() {
  for (;;) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return closing_ || !writes_.empty(); });
    if (writes_.empty()) return;
    const auto write = std::move(writes_.front());
    writes_.pop_front();
    lock.unlock();
    write();
  }
}

void FakeService::hold(bool held) {
  {
    const std::lock_guard lock(mutex_);
    held_ = held;
  }
  changed_.notify_all();
}

void FakeService::wait_while_held() {
  std::unique_lock lock(mutex_);
  ++waiting_;
  changed_.wait(lock, [this] { return !held_; });
  --waiting_;
}

Result<api::FeedTicket> FakeService::open_feed(const api::Request& request) {
  if (request.query == "deny") return fail(Problem::forbidden, "forbidden");
  api::FeedTicket ticket;
  const std::size_t plus = request.query.find('+');  // area+account
  ticket.area = request.query.empty() ? "area" : request.query.substr(0, plus);
  if (plus != std::string::npos) ticket.account = request.query.substr(plus + 1);
  const std::lock_guard lock(feed_mutex_);
  const auto& events = journal_[ticket.area];
  ticket.after = events.empty() ? 0 : events.back()->seq;
  return ticket;
}

api::FeedEvents FakeService::events_after(const api::FeedTicket& ticket) {
  const std::lock_guard lock(feed_mutex_);
  api::FeedEvents out;
  const auto& events = journal_[ticket.area];  // numbered from 1 without gaps
  for (auto i = static_cast<std::size_t>(ticket.after); i < events.size() && out.size() < 1000; ++i) {
    out.push_back(events[i]);
  }
  return out;
}

bool FakeService::feed_allowed(const api::Request&) {
  ++feed_checks;
  return feed_good;
}

void FakeService::on_commit(std::function<void(const api::FeedEvents&)> listener) {
  const std::lock_guard lock(feed_mutex_);
  listener_ = std::move(listener);
}

void FakeService::commit(const std::string& area, int acts) {
  api::FeedEvents fresh;
  std::function<void(const api::FeedEvents&)> tell;
  {
    const std::lock_guard lock(feed_mutex_);
    const std::string padding(frame_padding, ' ');
    auto& events = journal_[area];
    for (int i = 0; i < acts; ++i) {
      const auto seq = static_cast<std::int64_t>(events.size()) + 1;
      api::FeedEvent event{
          area, seq, fmt::format("id: {}\nevent: act\ndata: {}{{\"n\":{}}}\n\n", seq, padding, seq), {}};
      events.push_back(std::make_shared<const api::FeedEvent>(std::move(event)));
      fresh.push_back(events.back());
    }
    tell = listener_;
  }
  if (tell) tell(fresh);
}

void FakeService::tell_account(const std::string& area, const std::string& account, const std::string& data) {
  std::function<void(const api::FeedEvents&)> tell;
  {
    const std::lock_guard lock(feed_mutex_);
    tell = listener_;
  }
  if (tell)
    tell({std::make_shared<const api::FeedEvent>(
        api::FeedEvent{area, 0, "event: job\ndata: " + data + "\n\n", account})});
}

api::Answer FakeService::refuse(const api::Request&, const Error& error) const {
  api::Answer answer;
  answer.status = error.problem == Problem::forbidden ? 403 : error.problem == Problem::not_found ? 404 : 400;
  answer.body = "{\"code\":\"" + error.code + "\"}";
  return answer;
}

std::string Received::header(std::string_view name) const {
  const std::string mark = "\r\n" + std::string(name) + ": ";
  const std::size_t begin = head.find(mark);
  if (begin == std::string::npos) return "";
  const std::size_t from = begin + mark.size();
  return head.substr(from, head.find("\r\n", from) - from);
}

Client::Client(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(fd_, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) throw std::runtime_error("connect");
}

Client::Client(Client&& other) noexcept : fd_(std::exchange(other.fd_, -1)), buffer_(std::move(other.buffer_)) {}

Client::~Client() {
  if (fd_ >= 0) ::close(fd_);
}

bool Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

bool Client::fill(int milliseconds) {
  pollfd waits{fd_, POLLIN, 0};
  if (::poll(&waits, 1, milliseconds) <= 0) return false;
  part_.resize(64 * 1024);
  const ssize_t n = ::recv(fd_, part_.data(), part_.size(), 0);
  if (n <= 0) return false;
  buffer_.append(part_.data(), static_cast<std::size_t>(n));
  return true;
}

Received Client::receive(bool head_only, int seconds) {
  Received out;
  std::size_t end = 0;
  while ((end = buffer_.find("\r\n\r\n")) == std::string::npos) {
    if (!fill(seconds * 1000)) return out;
  }
  out.head = buffer_.substr(0, end + 2);
  buffer_.erase(0, end + 4);
  out.status = std::stoi(out.head.substr(9, 3));
  const std::string length = out.header("content-length");
  const std::size_t wanted = head_only || length.empty() ? 0 : std::stoul(length);
  while (buffer_.size() < wanted) {
    if (!fill(seconds * 1000)) break;
  }
  out.body = buffer_.substr(0, wanted);
  buffer_.erase(0, std::min(wanted, buffer_.size()));
  return out;
}

Received Client::get(std::string_view path, std::string_view headers) {
  send(fmt::format("GET {} HTTP/1.1\r\nHost: test\r\n{}\r\n", path, headers));
  return receive();
}

std::string Client::read_until(std::string_view text, int milliseconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
  while (buffer_.find(text) == std::string::npos) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    if (left.count() <= 0 || !fill(static_cast<int>(left.count()))) break;
  }
  return std::exchange(buffer_, {});
}

bool Client::closed_within(int milliseconds) {
  const auto end = std::chrono::steady_clock::now() + std::chrono::milliseconds(milliseconds);
  for (;;) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    pollfd waits{fd_, POLLIN, 0};
    if (left.count() <= 0 || ::poll(&waits, 1, static_cast<int>(left.count())) <= 0) return false;
    char waste[4096];
    if (::recv(fd_, waste, sizeof waste, 0) <= 0) return true;
  }
}

void Client::vanish() {
  const linger now{1, 0};
  ::setsockopt(fd_, SOL_SOCKET, SO_LINGER, &now, sizeof now);
  ::close(std::exchange(fd_, -1));
}

void Client::small_window() {
  const int bytes = 4096;
  ::setsockopt(fd_, SOL_SOCKET, SO_RCVBUF, &bytes, sizeof bytes);
}

Settings quick_settings() {
  Settings settings;
  settings.port = 0;
  settings.threads = 1;
  settings.header_deadline = Milliseconds(300);
  settings.body_deadline = Milliseconds(300);
  settings.idle_deadline = Milliseconds(2000);
  settings.write_deadline = Milliseconds(1000);
  return settings;
}

Fixture::Fixture(Settings settings) {
  settings.log = [this](const LogLine& line) {
    const std::lock_guard lock(log_mutex);
    log.push_back(fmt::format("{} {} {} in={} out={} id={}", line.method, line.act, line.status, line.bytes_in,
                              line.bytes_out, line.request_id));
  };
  server = std::make_unique<Server>(std::move(settings), service, assets);
  server->start();
}

Fixture::~Fixture() { service.hold(false); }

std::vector<std::string> Fixture::lines() {
  const std::lock_guard lock(log_mutex);
  return log;
}

bool eventually(const std::function<bool()>& condition) {
  for (int i = 0; i < 500; ++i) {
    if (condition()) return true;
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return false;
}

std::string gunzip(std::string_view bytes) {
  z_stream stream{};
  if (inflateInit2(&stream, MAX_WBITS + 16) != Z_OK) return "";
  std::string out(10 * kMiB, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  const int result = inflate(&stream, Z_FINISH);
  out.erase(stream.total_out);
  inflateEnd(&stream);
  return result == Z_STREAM_END ? out : "";
}

}  // namespace kaname::http::testing
