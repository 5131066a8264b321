// Notices that this process did not run for a while: the machine slept, or was stopped (FAULTS 50).
//
// The monotonic clock stands still while Linux sleeps, and the wall clock may be set at any time
// (49); only the boot clock tells sleep from both.
#pragma once

#include "model/market/time.h"

#include <ctime>
#include <optional>

namespace plimsoll {

class SuspendWatch {
public:
    // The time that went missing since the last call, when it is more than `limit`.
    std::optional<Duration> look(Mono now, Duration limit)
    {
        const Duration slept = sleepTotal();
        std::optional<Duration> missing;
        if (m_last) {
            const Duration away = std::max(now - *m_last, Duration::zero()) + (slept - m_slept);
            if (away > limit) missing = away;
        }
        m_last = now;
        m_slept = slept;
        return missing;
    }

private:
    static Duration sleepTotal()
    {
#ifdef CLOCK_BOOTTIME
        timespec boot{}, mono{};
        if (clock_gettime(CLOCK_BOOTTIME, &boot) != 0 || clock_gettime(CLOCK_MONOTONIC, &mono) != 0) return {};
        return std::chrono::seconds{boot.tv_sec - mono.tv_sec} +
               std::chrono::nanoseconds{boot.tv_nsec - mono.tv_nsec};
#else
        return {};
#endif
    }

    std::optional<Mono> m_last;
    Duration m_slept{};
};

}  // namespace plimsoll
