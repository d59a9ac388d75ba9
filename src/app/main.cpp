// SPDX-License-Identifier: Apache-2.0
// The program. What it can do stands in commands/command.cpp.
#include "app/commands/command.h"

int main(int argc, char** argv) { return kaname::app::run_command_line({argv + 1, argv + argc}); }
