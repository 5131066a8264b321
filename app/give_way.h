// For threads whose work can wait.
#pragma once

namespace plimsoll {

// The calling thread leaves most of the processor to others from now on, and can never ask for it back. It still
// gets some of a processor that is fully taken, so that whoever waits for it waits for moments, where a thread at
// idle priority might not come to its end at all.
void giveWay();

}  // namespace plimsoll
