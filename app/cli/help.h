// Help texts, made from the tables of commands and options.
#pragma once

#include "app/cli/command.h"

namespace plimsoll {

QString generalHelp();
QString commandHelp(const CommandSpec& command);

}  // namespace plimsoll
