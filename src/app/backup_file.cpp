// SPDX-License-Identifier: Apache-2.0
#include "app/backup_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <stdexcept>
#include <system_error>

#include "base/crypto.h"
#include "model/json.h"

namespace kaname::app {
namespace {

constexpr std::string_view kMagic = "KANAME BACKUP 1\n";
constexpr std::string_view kKeyMark = "kaname-backup-key-1 ";
constexpr std::size_t kKeyBytes = crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr std::size_t kPiece = 64 * 1024;
constexpr std::size_t kSealed = kPiece + crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t kMaxHeader = 16 * 1024 * 1024;
using Stream = crypto_secretstream_xchacha20poly1305_state;

[[noreturn]] void damaged(const std::string& path) {
  throw std::runtime_error("バックアップ " + path +
                           " は壊れているか、途中で切れています。ほかの世代を使ってください。");
}

// A file of the operating system that says what went wrong.
class File {
 public:
  File(const std::string& path, int flags)
      : path_(path), fd_(::open(path.c_str(), flags | O_CLOEXEC, S_IRUSR | S_IWUSR)) {
    if (fd_ < 0) complain("開けません");
  }
  ~File() { ::close(fd_); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;

  // Fills the buffer as far as the file goes; answers how much.
  std::size_t read(char* to, std::size_t size) {
    std::size_t got = 0;
    while (got < size) {
      const ssize_t n = ::read(fd_, to + got, size - got);
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) complain("読めません");
      if (n == 0) break;
      got += static_cast<std::size_t>(n);
    }
    return got;
  }
  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const ssize_t n = ::write(fd_, bytes.data(), bytes.size());
      if (n < 0 && errno == EINTR) continue;
      if (n < 0) complain("書き込めません");
      bytes.remove_prefix(static_cast<std::size_t>(n));
    }
  }
  void sync() {
    if (::fsync(fd_) != 0) complain("書き込めません");
  }

 private:
  [[noreturn]] void complain(const char* what) const {
    throw std::runtime_error(fmt::format("{} を{}（{}）。", path_, what, std::system_category().message(errno)));
  }
  std::string path_;
  int fd_;
};

void sync_folder_of(const std::string& path) {
  const auto folder = std::filesystem::path(path).parent_path();
  File(folder.empty() ? "." : folder.string(), O_RDONLY | O_DIRECTORY).sync();
}

BackupPart measure(const std::string& folder, const std::string& name) {
  File in(folder + "/" + name, O_RDONLY);
  crypto::Sha256Stream hash;
  BackupPart part;
  part.name = name;
  std::string buffer(kPiece, '\0');
  while (const std::size_t n = in.read(buffer.data(), buffer.size())) {
    hash.add({buffer.data(), n});
    part.size += static_cast<std::int64_t>(n);
  }
  part.sha256 = crypto::hex(hash.finish());
  return part;
}

std::int64_t total_of(const BackupHeader& header) {
  std::int64_t total = 0;
  for (const BackupPart& part : header.parts) total += part.size;
  return total;
}

const unsigned char* bytes_of(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }

// Collects plain bytes and writes sealed pieces.
class Sealer {
 public:
  Sealer(File& out, const std::string& key, std::string header) : out_(out), header_(std::move(header)) {
    std::string start(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
    crypto_secretstream_xchacha20poly1305_init_push(&stream_, reinterpret_cast<unsigned char*>(start.data()),
                                                    bytes_of(key));
    out_.write(start);
  }
  ~Sealer() { sodium_memzero(&stream_, sizeof stream_); }
  Sealer(const Sealer&) = delete;
  Sealer& operator=(const Sealer&) = delete;

  void add(std::string_view bytes) {
    buffer_ += bytes;
    while (buffer_.size() > kPiece) {  // a full last piece waits for finish()
      push(std::string_view(buffer_).substr(0, kPiece), 0);
      buffer_.erase(0, kPiece);
    }
  }
  void finish() { push(buffer_, crypto_secretstream_xchacha20poly1305_TAG_FINAL); }

 private:
  void push(std::string_view plain, unsigned char tag) {
    std::string sealed(plain.size() + crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
    crypto_secretstream_xchacha20poly1305_push(&stream_, reinterpret_cast<unsigned char*>(sealed.data()), nullptr,
                                               bytes_of(plain), plain.size(), bytes_of(header_), header_.size(), tag);
    header_.clear();  // bound to the first piece only
    out_.write(sealed);
  }
  File& out_;
  Stream stream_{};
  std::string header_, buffer_;
};

std::string read_header_text(File& in, const std::string& path) {
  std::string magic(kMagic.size(), '\0');
  if (in.read(magic.data(), magic.size()) != magic.size() || magic != kMagic)
    throw std::runtime_error(path + " は要（Kaname）のバックアップではありません。");
  unsigned char length[4];
  if (in.read(reinterpret_cast<char*>(length), sizeof length) != sizeof length) damaged(path);
  const std::size_t size = static_cast<std::size_t>(length[0]) | static_cast<std::size_t>(length[1]) << 8U |
      static_cast<std::size_t>(length[2]) << 16U | static_cast<std::size_t>(length[3]) << 24U;
  if (size > kMaxHeader) damaged(path);
  std::string text(size, '\0');
  if (in.read(text.data(), size) != size) damaged(path);
  return text;
}

BackupHeader parse_header(const std::string& text, const std::string& path) {
  auto header = model::from_json<BackupHeader>(text);
  if (!header) damaged(path);
  for (const BackupPart& part : header->parts) {
    // Names come from a file: they must not lead out of the folder.
    if (part.name.empty() || part.name.find('/') != std::string::npos || part.name.front() == '.' || part.size < 0)
      damaged(path);
  }
  return std::move(*header);
}

// Hands out the plain bytes of the pieces in order.
class Opener {
 public:
  Opener(File& in, const std::string& key, std::string header, std::string path)
      : in_(in), header_(std::move(header)), path_(std::move(path)) {
    std::string start(crypto_secretstream_xchacha20poly1305_HEADERBYTES, '\0');
    if (in_.read(start.data(), start.size()) != start.size()) damaged(path_);
    crypto_secretstream_xchacha20poly1305_init_pull(&stream_, bytes_of(start), bytes_of(key));
  }
  ~Opener() { sodium_memzero(&stream_, sizeof stream_); }
  Opener(const Opener&) = delete;
  Opener& operator=(const Opener&) = delete;

  // At most `most` bytes; empty only at the proper end.
  std::string_view next(std::size_t most) {
    if (rest().empty() && !final_) pull();
    const std::string_view out = rest().substr(0, most);
    used_ += out.size();
    return out;
  }

 private:
  std::string_view rest() const { return std::string_view(plain_).substr(used_); }
  void pull() {
    std::string sealed(kSealed, '\0');
    sealed.resize(in_.read(sealed.data(), sealed.size()));
    if (sealed.size() < crypto_secretstream_xchacha20poly1305_ABYTES) damaged(path_);
    plain_.resize(sealed.size() - crypto_secretstream_xchacha20poly1305_ABYTES);
    used_ = 0;
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&stream_, reinterpret_cast<unsigned char*>(plain_.data()), nullptr,
                                                   &tag, bytes_of(sealed), sealed.size(), bytes_of(header_),
                                                   header_.size()) != 0) {
      damaged(path_);
    }
    header_.clear();
    final_ = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    if (!final_ && plain_.empty()) damaged(path_);
  }
  File& in_;
  Stream stream_{};
  std::string header_, path_, plain_;
  std::size_t used_ = 0;
  bool final_ = false;
};

void write_part(Opener& opener, const BackupPart& part, const std::string& folder, const std::string& path,
                std::int64_t& done, std::int64_t total, const BackupProgress& progress) {
  File out(folder + "/" + part.name, O_WRONLY | O_CREAT | O_EXCL);
  crypto::Sha256Stream hash;
  for (std::int64_t left = part.size; left > 0;) {
    const std::string_view bytes = opener.next(static_cast<std::size_t>(left));
    if (bytes.empty()) damaged(path);
    out.write(bytes);
    hash.add(bytes);
    left -= static_cast<std::int64_t>(bytes.size());
    done += static_cast<std::int64_t>(bytes.size());
    if (progress) progress(done, total);
  }
  if (crypto::hex(hash.finish()) != part.sha256) damaged(path);
  out.sync();
}

void start_sodium() {
  if (sodium_init() < 0) throw std::runtime_error("暗号の部品（libsodium）を始められません。");
}

}  // namespace

std::string backup_key_id(const std::string& key) {
  return crypto::sha256_hex("kaname backup key id " + key).substr(0, 12);
}

std::string read_backup_key(const std::string& path) {
  std::string text(200, '\0');
  text.resize(File(path, O_RDONLY).read(text.data(), text.size()));
  while (!text.empty() && (text.back() == '\n' || text.back() == '\r' || text.back() == ' ')) text.pop_back();
  if (text.starts_with(kKeyMark)) {
    const auto key = crypto::base64url_decode(std::string_view(text).substr(kKeyMark.size()));
    if (key && key->size() == kKeyBytes) return *key;
  }
  throw std::runtime_error(path + " はバックアップの鍵ではありません。保管してある鍵の写しを使ってください。");
}

std::string make_backup_key(const std::string& path) {
  const std::string key = crypto::random_bytes(kKeyBytes);
  File out(path, O_WRONLY | O_CREAT | O_EXCL);
  out.write(std::string(kKeyMark) + crypto::base64url(key) + "\n");
  out.sync();
  sync_folder_of(path);
  return key;
}

void seal_backup(const std::string& path, BackupHeader& header, const std::string& key, const std::string& folder,
                 const std::vector<std::string>& parts, const BackupProgress& progress) {
  start_sodium();
  header.key_id = backup_key_id(key);
  header.parts.clear();
  for (const std::string& name : parts) header.parts.push_back(measure(folder, name));
  const std::string text = model::to_json(header);
  const std::string unfinished = path + ".part";
  std::filesystem::remove(unfinished);
  try {
    File out(unfinished, O_WRONLY | O_CREAT | O_EXCL);
    out.write(kMagic);
    std::string length;
    for (unsigned shift = 0; shift < 32; shift += 8) length += static_cast<char>(text.size() >> shift & 0xffU);
    out.write(length + text);
    Sealer sealer(out, key, text);
    std::int64_t done = 0;
    const std::int64_t total = total_of(header);
    std::string buffer(kPiece, '\0');
    for (const BackupPart& part : header.parts) {
      File in(folder + "/" + part.name, O_RDONLY);
      while (const std::size_t n = in.read(buffer.data(), buffer.size())) {
        sealer.add({buffer.data(), n});
        done += static_cast<std::int64_t>(n);
        if (progress) progress(done, total);
      }
    }
    sealer.finish();
    out.sync();
  } catch (...) {
    std::error_code ignored;
    std::filesystem::remove(unfinished, ignored);
    throw;
  }
  std::filesystem::rename(unfinished, path);
  sync_folder_of(path);
}

BackupHeader read_backup_header(const std::string& path) {
  File in(path, O_RDONLY);
  return parse_header(read_header_text(in, path), path);
}

void open_backup(const std::string& path, const std::string& key, const std::string& folder,
                 const BackupProgress& progress) {
  start_sodium();
  File in(path, O_RDONLY);
  const std::string text = read_header_text(in, path);
  const BackupHeader header = parse_header(text, path);
  if (header.key_id != backup_key_id(key)) {
    throw std::runtime_error(fmt::format("この鍵では開けません（バックアップの鍵の番号 {}、渡された鍵の番号 {}）。",
                                         header.key_id, backup_key_id(key)));
  }
  std::vector<std::string> written;
  try {
    Opener opener(in, key, text, path);
    std::int64_t done = 0;
    for (const BackupPart& part : header.parts) {
      const std::string target = folder + "/" + part.name;
      if (std::filesystem::exists(target))
        throw std::runtime_error(target + " がすでにあります。空のフォルダーに戻してください。");
      written.push_back(target);
      write_part(opener, part, folder, path, done, total_of(header), progress);
    }
    if (!opener.next(1).empty()) damaged(path);
  } catch (...) {
    std::error_code ignored;
    for (const std::string& file : written) std::filesystem::remove(file, ignored);
    throw;
  }
}

}  // namespace kaname::app
