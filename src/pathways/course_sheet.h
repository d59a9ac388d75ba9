// SPDX-License-Identifier: Apache-2.0
#pragma once
// The plan on paper (地域連携診療計画書): for the person, for offices without the program, for the folder at home. What is not done
// yet has room to write the day by hand.

#include "output/document.h"
#include "pathways/course_view.h"
#include "people/papers/person_paper.h"

namespace kaname::pathways {

output::Document course_sheet(const people::papers::PaperHead& head, const CourseView& course);

}  // namespace kaname::pathways
