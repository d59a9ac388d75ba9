// SPDX-License-Identifier: Apache-2.0
#include <array>

#include "api/messages.h"

namespace kaname::api {
namespace {

constexpr auto kMessages = std::to_array<Message>({
    {"indicator_not_found", "その指標はありません。数字の一覧から選び直してください。",
     "There is no such indicator. Please choose one from the list."},
    {"indicator_period", "期間は10年までにしてください。", "Please ask for ten years at most."},
    {"indicator_total", "全体の数を1以上で入れてください。", "Please give the number of all cases, 1 or more."},
    {"indicator_n_over_total", "全体の数より大きくなっています。数を確かめてください。",
     "This is more than all cases. Please check the numbers."},
    {"indicator_survey_not_found", "その調査の値は見つかりません。画面を読み込み直してください。",
     "There is no such survey value. Please load the page again."},
});

}  // namespace

std::span<const Message> plan_messages() { return kMessages; }

}  // namespace kaname::api
