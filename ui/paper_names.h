// The papers that rules and facts rest on, by names that somebody who never saw them understands.
#pragma once

#include <QString>

#include <string_view>

namespace plimsoll {

// "S2, S0" -> "risk framework for leverage, playbook after a crash"; everything else stays as it is.
QString paperNames(std::string_view source);

}  // namespace plimsoll
