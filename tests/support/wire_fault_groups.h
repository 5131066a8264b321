// The rows of the wire's faults, by what they are about.
#pragma once

#include "tests/support/wire_faults.h"

namespace plimsoll::test {

std::vector<WireFault> endFaults();       // 1-8, 14
std::vector<WireFault> refusalFaults();   // 9-12, 46
std::vector<WireFault> frameFaults();     // 16-23
std::vector<WireFault> damageFaults();    // 24-31
std::vector<WireFault> protocolFaults();  // 32-37
std::vector<WireFault> paceFaults();      // 39, 40, 48
std::vector<WireFault> restFaults();      // 41-45, 64
std::vector<WireFault> tlsFaults();       // 52

}  // namespace plimsoll::test
