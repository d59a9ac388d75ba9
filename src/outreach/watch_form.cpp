// SPDX-License-Identifier: Apache-2.0
#include "outreach/watch_form.h"

#include "api/messages.h"
#include "api/url.h"
#include "base/id.h"
#include "base/text_fold.h"
#include "base/wareki.h"
#include "directory/papers/papers_api.h"
#include "output/pdf.h"
#include "outreach/pages.h"
#include "outreach/watch_leaflet.h"
#include "people/watch_send.h"

namespace kaname::outreach {
namespace {

using api::Caller;
using api::Input;
using api::Reply;
using people::WatchInput;
using store::Read;
using store::Write;

constexpr int kUnprocessable = 422, kTooMany = 429, kUnavailable = 503;

struct SentNumber {
  std::string number;
};
constexpr auto describe(model::Tag<SentNumber>) {
  return model::entity("WatchFormSent", "受付番号", model::field("number", &SentNumber::number));
}

// Errors: by field, as the JSON endpoint; watch_trap (something filled in what people do not see), date_unreadable.
Result<WatchInput> read_form(std::string_view body) {
  WatchInput out;
  for (const auto& [name, value] : api::parse_query(body)) {
    if (name == "text") out.text = text::trim(value);
    if (name == "place") out.place = text::trim(value);
    if (name == "sender_name") out.sender_name = text::trim(value);
    if (name == "sender_phone") out.sender_phone = text::trim(value);
    if (name == "urgent") out.urgent = value == "1";
    if (name == "sender_kind" && !model::choice_from(value, out.sender_kind))
      out.sender_kind = people::WatchSender::other;
    if (name == "homepage" && !value.empty()) return fail(Problem::invalid, "watch_trap");
    if (name == "noticed_on" && !text::trim(value).empty()) {
      // Where a browser has no calendar, people write the day as they are used to.
      const auto day = wareki::parse_date(value);
      if (!day) return fail_field("noticed_on", day.error().code);
      out.noticed_on = day->date;
    }
  }
  if (out.place.empty()) return fail_field("place", "watch_where");
  // The rules of lengths stand in the field list.
  return model::from_json<WatchInput>(model::to_json(out));
}

View view_of(Read& tx, std::string_view query) {
  View view;
  view.language = language_of(query);
  view.now = tx.now();
  view.area = tx.derived<AreaFactsCache>().get(tx);
  view.path = "/public/" + tx.area() + "/watch";
  return view;
}

Result<Reply> send(Write& tx, const Caller& caller, const Input& input, std::string& journal_body) {
  const WatchInput in = TRY(read_form(input.body));
  const people::WatchNotice notice = TRY(people::receive_notice(tx, caller, in));
  journal_body = model::to_json(in);
  Reply reply;
  reply.body = model::to_json(SentNumber{people::watch_number(notice)});
  return reply;
}

Result<Reply> send_again(Write& tx, const Caller& caller, std::string_view journal_body) {
  const WatchInput in = TRY(model::from_json<WatchInput>(journal_body));
  TRY(people::receive_notice(tx, caller, in));
  return Reply{};
}

int status_of(Problem problem) {
  if (problem == Problem::too_many) return kTooMany;
  return problem == Problem::unavailable ? kUnavailable : kUnprocessable;
}

// Nothing typed is lost: what is wrong stands above the same form.
Reply dress(Read& tx, const Caller&, const Input& input, const Result<std::string>& answer) {
  const View view = view_of(tx, input.query);
  if (!view.area) return not_found_page(view, Text::missing_area);
  if (answer) {
    const auto sent = model::from_json<SentNumber>(*answer);
    return watch_done_page(view, sent ? sent->number : "");
  }
  WatchForm form;
  form.values = api::parse_query(input.body);
  form.key = random_uuid().text();
  form.status = status_of(answer.error().problem);
  for (const FieldError& field : answer.error().fields)
    form.errors.emplace_back(field.field, api::message_of(field.code, view.language));
  if (form.errors.empty()) form.errors.emplace_back("", api::message_of(answer.error().code, view.language));
  return watch_page(view, form);
}

Result<Reply> show(Read& tx, const Caller&, const Input& input) {
  Read here = tx.in_area(input.path_values.empty() ? std::string() : input.path_values.front().second);
  const View view = view_of(here, input.query);
  if (!view.area) return not_found_page(view, Text::missing_area);
  WatchForm form;
  form.key = random_uuid().text();
  return watch_page(view, form);
}

Result<api::File> leaflet(Read& tx, const Caller&, const api::Nothing&) {
  const auto area = tx.derived<AreaFactsCache>().get(tx);
  if (!area) return fail(Problem::not_found, "area_needed");
  api::File out;
  out.bytes = output::render(watch_leaflet(*area, directory::papers::settings().site, tx.now()));
  out.content_type = "application/pdf";
  out.name = "目配りのちらし.pdf";
  out.attachment = false;
  return out;
}

}  // namespace

std::vector<api::Endpoint> watch_form_endpoints() {
  api::Endpoint page;
  page.path = "/public/{area}/watch";
  page.act = "site.watch";
  page.permission = "public";
  page.summary = "Public site: form for watch notices";
  page.in = model::type_of<api::Nothing>();
  page.read = &show;
  api::Endpoint form;
  form.method = api::Method::post;
  form.path = page.path;
  form.act = "watch.send_form";
  form.permission = "public";
  form.summary = "Public site: a watch notice from the form";
  form.kind = api::Kind::act;
  form.in = model::type_of<api::Nothing>();
  form.write = &send;
  form.replay = &send_again;
  form.dress = &dress;
  return {std::move(page), std::move(form),
          api::slow_get("/v1/watch-leaflet.pdf", "watch.leaflet", "watch.read",
                        "Leaflet that leads to the form for watch notices", &leaflet)};
}

}  // namespace kaname::outreach
