// What a frame or an answer that grows without end costs at the most.
#pragma once

#include "tests/support/instrumented.h"

#include <fstream>
#include <string>

namespace plimsoll::test {

// Resident memory at its highest, in MB. Sanitizers keep what was freed, so there it says nothing.
inline double peakMemory()
{
    if (kInstrumented) return 0;
    std::ifstream status("/proc/self/status");
    std::string line;
    while (std::getline(status, line)) {
        if (line.rfind("VmHWM:", 0) == 0) return std::stod(line.substr(6)) / 1024;
    }
    return 0;
}

}  // namespace plimsoll::test
