// Seeds out of the simulated venues: every scenario is played for a while, and of what they say on their wires
// each form is kept once or twice.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace plimsoll::fuzz {

// By target. Needs an event loop and loopback; takes a minute.
std::map<std::string, std::vector<std::string>> simulatedSeeds();

}  // namespace plimsoll::fuzz
