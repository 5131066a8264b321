// Help texts, made from the tables of commands and options.
#pragma once

#include "app/cli/command.h"

namespace plimsoll {

QString generalHelp();
QString commandHelp(const CommandSpec& command);
// What it is made of: packaging/libraries.tsv.
QString licences();

}  // namespace plimsoll
