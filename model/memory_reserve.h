// Memory may run out (FAULTS 58). A block is kept for that moment: it is let go once, what runs goes on, and the
// past of books is kept shorter from then on. Where there is nothing left to let go the program ends in order: one
// plain line, exit status 1, no memory image. Files are written whole or not at all and the history in
// transactions, so none is left half.
#pragma once

#include <cstddef>

namespace plimsoll {

class MemoryReserve {
public:
    static constexpr std::size_t kBytes = 16u << 20;

    // From here on, for the whole process. Takes no memory that lies anywhere: the block is never touched.
    static void hold(std::size_t bytes = kBytes);
    // Lets the block go as if memory had run out; false: there is none.
    static bool letGo();
    // Takes a new one where there is clearly room again.
    static void refill();
    // How often memory ran out so far.
    static int spent();
};

}  // namespace plimsoll
