// The catalogue of faults (docs/faults.md): every line with its number, what must hold beyond what is asked of all
// of them, and where it is done. What happens on the wire is done by a proxy between the program and simulated
// venues (wire_faults.h); the rest by the tests that are named.
#pragma once

#include <vector>

namespace plimsoll::test {

struct FaultRow {
    int number;
    const char *fault, *must;
    // "tst_proxy_ends": a suite that goes through the wire's rows of that number, or "tst_history_store: killed":
    // functions of tests. More than one: behind a comma and a blank.
    const char* where;
};
const std::vector<FaultRow>& faultRows();

}  // namespace plimsoll::test
