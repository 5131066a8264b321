// One price level of a book, as the analytics take it: plain doubles, best first.
#pragma once

namespace plimsoll::analytics {

struct Level {
    double price = 0;  // quote per base, above 0
    double qty = 0;    // base coins, not below 0
};

}  // namespace plimsoll::analytics
