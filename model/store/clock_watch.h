// Whether the wall clock may be believed. What is thrown away for its age is gone: a clock that has just jumped,
// or that says at the start that days have passed, has an hour to prove itself.
#pragma once

#include <cstdint>
#include <cstdlib>
#include <optional>

namespace plimsoll::store {

class ClockWatch {
public:
    static constexpr std::int64_t kTolerance = 30, kProof = 3'600, kPause = 2 * 86'400;  // seconds

    // `newest`: the newest row of the file; 0: there is none. What is no time (a damaged file) counts as none.
    ClockWatch(std::int64_t wall, std::int64_t steady, std::int64_t newest)
        : m_offset(wall - steady),
          m_believedFrom(newest > 0 && newest < 9'000'000'000 && std::abs(wall - newest) > kPause ? steady + kProof
                                                                                                  : steady)
    {
    }

    // By how many seconds the wall clock has jumped since the last look; none: it ran on.
    std::optional<std::int64_t> look(std::int64_t wall, std::int64_t steady)
    {
        const std::int64_t by = wall - steady - m_offset;
        m_offset = wall - steady;
        if (std::abs(by) <= kTolerance) return std::nullopt;
        m_believedFrom = steady + kProof;
        return by;
    }
    // Something else says that it may be wrong.
    void doubt(std::int64_t steady) { m_believedFrom = steady + kProof; }
    bool believed(std::int64_t steady) const { return steady >= m_believedFrom; }

private:
    std::int64_t m_offset, m_believedFrom;
};

}  // namespace plimsoll::store
