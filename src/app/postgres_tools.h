// SPDX-License-Identifier: Apache-2.0
#pragma once
// PostgreSQL's own pg_dump and pg_restore. The password travels in the environment, never in the argument list that every
// user of the machine can read.

#include <string>

namespace kaname::app {

// Writes the whole database in the custom format. Throws std::runtime_error with a sentence.
void dump_postgres(const std::string& conninfo, const std::string& file);

// Fills an empty database from such a file, in one transaction.
void restore_postgres(const std::string& conninfo, const std::string& file);

}  // namespace kaname::app
