// How long it took from the arrival of a frame until the alert that it set off was painted. Measured for what is
// judged as frames come and for what has its second apart. In a replay no frame arrives: nothing is measured.
#pragma once

#include "model/alerts/alert.h"
#include "ui/source_kind.h"
#include "ui/status_line.h"

#include <QString>

#include <array>
#include <cstdint>
#include <deque>
#include <vector>

namespace plimsoll {

class AlertLatency {
public:
    static constexpr std::size_t kKept = 1'000;  // the latest

    explicit AlertLatency(SourceKind source) : m_source(source) {}

    // What fired since the last look is being said now. `visible`: it will be painted; else saying it is showing
    // it.
    void heard(const AlertSnapshot* alerts, AsOf now, bool visible);
    // The window has painted.
    void painted(AsOf now);

    enum Kind : std::uint8_t { AtOnce, BySecond, kKinds };
    struct Figures {
        std::size_t count = 0;
        double median = 0, p99 = 0, worst = 0;  // ms, frame received to alert shown
        double model = 0;                       // of that until the model had judged it, median
    };
    Figures figures(Kind kind) const;
    SourceKind source() const { return m_source; }
    // Said, and not yet painted.
    std::size_t waiting() const { return m_waiting.size(); }

private:
    struct Delay {
        float shown = 0, model = 0;
    };
    struct Said {
        Kind kind = AtOnce;
        double model = 0;  // ms
        Mono at{};         // fired
    };
    void settle(Mono now);

    SourceKind m_source;
    std::uint64_t m_seen = 0;
    std::deque<Said> m_waiting;  // the latest
    std::array<std::deque<Delay>, kKinds> m_delays;
};

// "median 18 ms, 99 % within 41 ms, of 37"; what is not measured says why.
QString latencyText(const AlertLatency& latency, AlertLatency::Kind kind);
QString latencyTip(const AlertLatency& latency);
StatusItem latencyItem(const AlertLatency& latency);

}  // namespace plimsoll
