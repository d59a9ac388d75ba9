// SPDX-License-Identifier: Apache-2.0
// 目配り: the form by which anybody tells what was noticed, and the page that thanks.
#include "outreach/pages.h"
#include "people/watch.h"

namespace kaname::outreach {
namespace {

std::string_view value_of(const WatchForm& form, std::string_view name) {
  for (const auto& [key, value] : form.values) {
    if (key == name) return value;
  }
  return {};
}

std::string_view error_of(const WatchForm& form, std::string_view name) {
  for (const auto& [field, sentence] : form.errors) {
    if (field == name) return sentence;
  }
  return {};
}

struct Asked {
  std::string_view name;
  Text label;
  std::optional<Text> hint;
  bool must = false;
  std::string_view type = "text";
  std::string_view most = "100";
  std::string_view fills = "off";
};

// Label, hint and error of a field; the caller writes the control with `about` as what describes it.
std::string open_field(Html& html, const View& view, const WatchForm& form, const Asked& asked) {
  html.open("div", {{"class", "field wide"}});
  html.open("label", {{"for", asked.name}}).text(view.say(asked.label));
  if (!asked.must) html.element("span", " (" + std::string(view.say(Text::watch_optional)) + ")", {{"class", "hint"}});
  html.close();
  std::string about;
  if (asked.hint) {
    about = std::string(asked.name) + "-hint";
    html.element("p", view.say(*asked.hint), {{"id", about}, {"class", "hint"}});
  }
  if (const std::string_view wrong = error_of(form, asked.name); !wrong.empty()) {
    const std::string id = std::string(asked.name) + "-error";
    html.element("p", wrong, {{"id", id}, {"class", "error"}});
    about += (about.empty() ? "" : " ") + id;
  }
  return about;
}

void add_line(Html& html, const View& view, const WatchForm& form, const Asked& asked) {
  const std::string about = open_field(html, view, form, asked);
  const bool wrong = !error_of(form, asked.name).empty();
  html.open("input",
            {{"id", asked.name},
             {"name", asked.name},
             {"type", asked.type},
             {"value", value_of(form, asked.name)},
             {"maxlength", asked.most, asked.type != "date"},
             {"max", view.today().text(), asked.type == "date"},
             {"autocomplete", asked.fills},
             {"aria-describedby", about, !about.empty()},
             {"aria-invalid", "true", wrong}});
  html.close();
}

void add_what(Html& html, const View& view, const WatchForm& form) {
  const std::string about = open_field(
      html, view, form, {.name = "text", .label = Text::watch_what, .hint = Text::watch_what_hint, .must = true});
  html.open("textarea",
            {{"id", "text"},
             {"name", "text"},
             {"rows", "4"},
             {"maxlength", "1000"},
             {"required", ""},
             {"aria-describedby", about},
             {"aria-invalid", "true", !error_of(form, "text").empty()}});
  html.text(value_of(form, "text")).close();
  html.close();
}

void add_sender(Html& html, const View& view, const WatchForm& form) {
  html.open("div", {{"class", "field wide"}}).element("label", view.say(Text::watch_sender), {{"for", "sender_kind"}});
  html.open("select", {{"id", "sender_kind"}, {"name", "sender_kind"}});
  for (const model::Option& option : people::kWatchSenders)
    add_option(html, option.code, view.japanese() ? option.ja : option.en,
               option.code == value_of(form, "sender_kind"));
  html.close().close();
}

// People do not see it; a program that fills in whatever there is gives itself away.
void add_trap(Html& html, const View& view) {
  html.open("div", {{"class", "trap"}, {"aria-hidden", "true"}});
  html.element("label", view.say(Text::watch_trap), {{"for", "homepage"}});
  html.open("input",
            {{"id", "homepage"}, {"name", "homepage"}, {"type", "text"}, {"tabindex", "-1"}, {"autocomplete", "off"}});
  html.close();
}

void add_errors(Html& html, const View& view, const WatchForm& form) {
  if (form.errors.empty()) return;
  html.open("div", {{"class", "notice strong"}, {"role", "alert"}});
  html.element("h2", view.say(Text::watch_errors)).open("ul", {{"class", "points"}});
  for (const auto& [field, sentence] : form.errors) {
    html.open("li");
    if (field.empty()) {
      html.text(sentence);
    } else {
      html.element("a", sentence, {{"href", "#" + field}});
    }
    html.close();
  }
  html.close().close();
}

}  // namespace

api::Reply watch_page(const View& view, const WatchForm& form) {
  Html html;
  html.element("h1", view.say(Text::watch_title));
  html.element("p", view.say(Text::watch_urgent), {{"class", "urgent lead"}});
  html.element("p", view.say(Text::watch_lead, view.area->area.name), {{"class", "lead"}});
  add_errors(html, view, form);
  html.open("form", {{"action", view.url("watch")}, {"method", "post"}, {"class", "box"}, {"accept-charset", "utf-8"}});
  html.open("input", {{"type", "hidden"}, {"name", "key"}, {"value", form.key}});
  add_what(html, view, form);
  add_line(html, view, form,
           {.name = "place", .label = Text::watch_place, .hint = Text::watch_place_hint, .must = true, .most = "300"});
  add_line(html, view, form,
           {.name = "noticed_on", .label = Text::watch_day, .hint = Text::watch_day_hint, .type = "date"});
  add_sender(html, view, form);
  add_line(html, view, form, {.name = "sender_name", .label = Text::watch_name, .hint = {}, .fills = "name"});
  add_line(html, view, form,
           {.name = "sender_phone",
            .label = Text::watch_phone,
            .hint = Text::watch_phone_hint,
            .type = "tel",
            .most = "30",
            .fills = "tel"});
  html.open("label", {{"class", "check"}});
  html.open(
      "input",
      {{"type", "checkbox"}, {"name", "urgent"}, {"value", "1"}, {"checked", "", value_of(form, "urgent") == "1"}});
  html.element("span", view.say(Text::watch_soon)).close();
  add_trap(html, view);
  html.element("button", view.say(Text::watch_send), {{"type", "submit"}}).close();
  html.element("p", view.say(Text::watch_kept), {{"class", "hint"}});
  add_contacts(html, view, nullptr);
  Frame frame{std::string(view.say(Text::watch_title)), Text::watch_menu};
  frame.status = form.status;
  frame.form = true;
  return whole_page(view, frame, html);
}

api::Reply watch_done_page(const View& view, std::string_view number) {
  Html html;
  html.element("h1", view.say(Text::watch_done_title));
  html.element("p", view.say(Text::watch_done), {{"class", "lead"}, {"role", "status"}});
  html.open("p", {{"class", "callbox"}}).text(view.say(Text::watch_number)).text(" ");
  html.element("strong", number, {{"class", "phone"}}).close();
  html.element("p", view.say(Text::watch_done_next));
  html.element("p", view.say(Text::watch_urgent), {{"class", "urgent"}});
  html.open("p").element("a", view.say(Text::watch_another), {{"class", "more"}, {"href", view.url("watch")}}).close();
  Frame frame{std::string(view.say(Text::watch_done_title)), Text::watch_menu};
  frame.form = true;
  frame.indexed = false;
  return whole_page(view, frame, html);
}

}  // namespace kaname::outreach
