// How late data is, and how far the venue's clock is from ours.
//
// receive - venue time = path + clock offset. The two cannot be told apart by one direction alone;
// the round trip of a ping bounds the path. So the offset is taken to be zero as long as that is
// possible (computers keep good time), and otherwise the middle of what is possible. A venue whose
// clock is ten minutes off is thus shown as such, and its data are as good as any (FAULTS 48).
//
// A clock that is set forward shows at once: nothing arrives earlier than what was quickest before. One that is
// set back looks like a slow path, until an answer to a ping says that the path is not slow: what comes right
// behind it can be no later than it, and what is has left the clock that was known.
#pragma once

#include "model/market/time.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

namespace plimsoll {

class LatencyMeter {
public:
    void data(Timestamp venue, Timestamp received, Mono now);
    void roundTrip(Duration trip, Mono now);

    struct Reading {
        std::optional<double> p50, p99;       // ms
        std::optional<double> clockOffsetMs;  // venue minus ours
    };
    Reading read(Mono now);

private:
    // The smallest value of the last ten to eleven minutes, in one-minute steps.
    struct Lowest {
        void add(double v, Mono now);
        std::optional<double> get(Mono now);
        struct Minute {
            Mono start;
            double value;
        };
        std::deque<Minute> minutes;
    };
    struct Sample {
        Mono at;
        float ms;
    };
    // What comes for a moment after an answer to a ping.
    struct Proof {
        Mono until;
        double trip;
        double lowest;
        int samples = 0;
    };
    bool setBack(double ms, std::optional<double> lowest, Mono now);

    static constexpr std::size_t kSamples = 4096;
    std::vector<Sample> m_ring;
    std::size_t m_at = 0;
    Lowest m_lowest, m_trip;
    std::optional<Proof> m_proof;
    double m_base = 0;  // m_ring holds differences from this, which keeps floats exact enough
    bool m_hasBase = false;
    Duration m_wallLead{};  // our wall clock over our monotonic one: moves only when the clock is set
};

}  // namespace plimsoll
