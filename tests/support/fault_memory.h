// Memory that runs out on demand, under SQLite: the Nth allocation from now fails, once or for good (after
// SQLite's malloc_common.tcl). Made before SQLite is used first, in a test of its own, and never unmade.
#pragma once

namespace plimsoll::test {

class FaultMemory {
public:
    static bool install();  // false: SQLite has begun already

    static void failAt(int call, bool forGood);
    static void heal();
    static bool struck();
};

}  // namespace plimsoll::test
