// How evenly a side of a book is filled (ANALYTICS C, a formula of our own; S0: books that look patched together).
#pragma once

#include "model/analytics/depth.h"

#include <cstddef>

namespace plimsoll::analytics::depth {

// Of the first `n` levels, best first: the coefficients of variation (sd with n) of the gaps from level to level
// and of the sizes, and a score of both: 1 - 1 / (1 + their mean), 0 even, towards 1 the more a few levels with
// holes between them hold everything. It depends on the venue's step of prices and on how it sums levels up:
// compared with the same venue's usual one. Incomplete: fewer than five levels. No value: nothing stands on them.
// Bad input: levels out of their order, n below 5.
struct Irregularity {
    double gapCv = 0, sizeCv = 0;
    double largestGapBps = 0;  // of the best price
    double score = 0;
    std::size_t levels = 0;  // it rests on
};
Result<Irregularity> irregularity(Levels levels, std::size_t n = 20);

}  // namespace plimsoll::analytics::depth
