// SPDX-License-Identifier: Apache-2.0
#include "http/static_files.h"

#include <algorithm>

#include "http/head.h"

namespace kaname::http {
namespace {

bool has_extension(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return path.find('.', slash == std::string_view::npos ? 0 : slash) != std::string_view::npos;
}

std::string_view opaque_tag(std::string_view tag) {
  tag = trim(tag);
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  return tag;
}

void set_header(api::Answer& answer, std::string_view name, std::string_view value) {
  answer.headers.emplace_back(std::string(name), std::string(value));
}

// "identity" is an endpoint's way to say that its answer must not be compressed; it is no coding of the
// wire.
bool coding_is_settled(api::Answer& answer) {
  const auto coding = find_header(answer, "content-encoding");
  if (!coding) return false;
  if (same_token(*coding, "identity")) {
    std::erase_if(answer.headers, [](const auto& header) { return same_token(header.first, "content-encoding"); });
  }
  return true;
}

void compress(api::Answer& answer, const Codings& codings) {
  if (coding_is_settled(answer)) return;
  if (answer.body.size() < kWorthCompressing || !is_compressible(answer.content_type)) return;
  set_header(answer, "vary", "accept-encoding");
  if (!codings.gzip) return;
  std::string smaller = gzip(answer.body);
  if (smaller.empty()) return;
  answer.body = std::move(smaller);
  set_header(answer, "content-encoding", "gzip");
}

}  // namespace

const api::Asset* find_asset(const api::AssetSource& source, const Settings& settings, std::string_view path) {
  if (const api::Asset* asset = source.find(path)) return asset;
  if (has_extension(path)) return nullptr;
  for (const std::string& root : settings.app_roots) {
    if (path.starts_with(root)) return source.find(root + "index.html");
  }
  return nullptr;
}

Reply reply_with(const api::Asset& asset, const Codings& codings) {
  Reply reply;
  reply.answer.act = "asset";
  reply.answer.content_type = asset.content_type;
  reply.file = &asset.bytes;
  if (!asset.etag.empty()) set_header(reply.answer, "etag", asset.etag);
  set_header(reply.answer, "cache-control", asset.immutable ? "public, max-age=31536000, immutable" : "no-cache");
  if (!asset.also_from.empty()) {
    set_header(reply.answer, "content-security-policy", content_security_policy(asset.also_from));
  }
  if (asset.gzip.empty() && asset.brotli.empty()) return reply;
  set_header(reply.answer, "vary", "accept-encoding");
  if (codings.brotli && !asset.brotli.empty()) {
    reply.file = &asset.brotli;
    set_header(reply.answer, "content-encoding", "br");
  } else if (codings.gzip && !asset.gzip.empty()) {
    reply.file = &asset.gzip;
    set_header(reply.answer, "content-encoding", "gzip");
  }
  return reply;
}

bool names_tag(std::string_view if_none_match, std::string_view etag) {
  if (trim(if_none_match) == "*") return true;
  while (!if_none_match.empty()) {
    const std::size_t comma = if_none_match.find(',');
    if (opaque_tag(if_none_match.substr(0, comma)) == opaque_tag(etag)) return true;
    if (comma == std::string_view::npos) return false;
    if_none_match.remove_prefix(comma + 1);
  }
  return false;
}

void finish_reply(Reply& reply, const api::Request& request, const Codings& codings) {
  api::Answer& answer = reply.answer;
  const bool reads = request.method == api::Method::get || request.method == api::Method::head;
  if (reads && answer.status == 200 && !request.if_none_match.empty()) {
    const auto etag = find_header(answer, "etag");
    if (etag && names_tag(request.if_none_match, *etag)) answer.status = 304;
  }
  if (answer.status == 304 || answer.status == 204) {
    reply.file = nullptr;
    answer.body.clear();
    return;
  }
  if (reply.file == nullptr) compress(answer, codings);
}

}  // namespace kaname::http
