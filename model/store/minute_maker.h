// A minute of each instrument, made of its seconds in one pass: the first and last value of the minute where there
// was one, means of what rests, sums of what flowed. A minute in which trades were never heard has no volume, not
// none.
#pragma once

#include "model/store/history_rows.h"
#include "model/store/sqlite.h"

#include <array>
#include <cstdint>
#include <map>

namespace plimsoll::store {

class MinuteMaker {
public:
    Stored<Done> prepare(Connection& db);
    // Of the minute that begins at `t`, within the caller's transaction. How many are new.
    Stored<std::int64_t> make(Connection& db, std::int64_t t);

private:
    struct Mean {
        double sum = 0;
        int count = 0;
        void add(const Number& v)
        {
            if (v) sum += *v, ++count;
        }
        Number value() const { return count > 0 ? Number(sum / count) : std::nullopt; }
        Number total() const { return count > 0 ? Number(sum) : std::nullopt; }
    };
    struct Minute {
        Number open, high, low, close, mark, index, interest, r8;
        Mean spread;
        std::array<Mean, 6> bands;  // bid and ask within 10, 25 and 100 bp
        std::array<Mean, 4> flows;  // bought, sold, longs and shorts liquidated
        int looks = 0;
    };
    void take(Minute& m) const;  // the second that stands ready

    Statement m_seconds, m_put;
};

}  // namespace plimsoll::store
