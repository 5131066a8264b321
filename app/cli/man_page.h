// The manual page, made from the tables of commands and options, so that it says what the help says.
#pragma once

#include <QString>

namespace plimsoll {

QString manPage();  // for man, section 1

}  // namespace plimsoll
