// SPDX-License-Identifier: Apache-2.0
#pragma once
// The public site: pages for residents and families, made by the server, readable without JavaScript, cookies or an
// account. They show what is meant for everyone and nothing else, whoever is signed in.
//
//   /public/                        the installation's one area, or a list of areas
//   /public/{area}                  search by need, by words, by place
//   /public/{area}/search?…         results
//   /public/{area}/places           towns to begin from
//   /public/{area}/facility/{id}    one facility
//   /public/{area}/about, /accessibility, /privacy

#include <vector>

#include "api/endpoint.h"

namespace kaname::outreach {

std::vector<api::Endpoint> endpoints();

}  // namespace kaname::outreach
