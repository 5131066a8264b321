// Which assets are judged between two seconds, and when: those that have alerts on values that can be had at once,
// as soon as an input of theirs has changed, at most so often, and no more at a time than the model can spare.
#pragma once

#include "model/alerts/alert_engine.h"
#include "model/market/instrument.h"
#include "model/market/time.h"
#include "model/metrics/quick_words.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

class AlertTurns {
public:
    static constexpr Duration kEvery = std::chrono::milliseconds{10};       // an asset
    static constexpr Duration kEveryDepth = std::chrono::milliseconds{20};  // where books are read to the bottom
    static constexpr Duration kWindow = std::chrono::milliseconds{20};
    // Of quick::cost, in a window: some 2 ms. What reads no book goes on for as much again.
    static constexpr int kSpare = 240;

    void setRules(const std::vector<AlertRule>& rules);
    // Which instruments are of which asset may have changed.
    void forgetInstruments() { m_slotOf.clear(); }
    bool idle() const { return m_named.empty() && !m_any; }

    // A frame came. `asset` empty: nobody watches it.
    void changed(InstrumentId id, std::string_view asset, std::uint16_t inputs, Mono at);
    // Time alone may fire something of it.
    void wake(std::string_view asset);

    struct Turn {
        std::string asset;
        std::uint16_t groups = 0;
        std::optional<Mono> since;  // the first frame of it that is not judged yet
    };
    // Who is due now, who has waited longest first.
    std::vector<Turn> take(Mono now);
    // Everything is judged with a second: what came since the one before, and all begins anew.
    AlertEngine::Arrivals judged(Mono now);

private:
    struct Slot {
        std::string asset;
        std::uint16_t groups = 0, inputs = 0;  // that its alerts rest on
        std::uint16_t changed = 0;
        bool woken = false, waiting = false;
        std::optional<Mono> since, sinceSecond, judged;
    };
    static constexpr std::int32_t kUnknown = -1, kNobody = -2;
    std::int32_t slotOf(std::string_view asset);
    void queue(std::size_t slot);

    std::map<std::string, std::uint16_t, std::less<>> m_named;  // groups by asset, of rules that name one
    bool m_any = false;                                         // a rule is of whichever asset is watched
    std::uint16_t m_each = 0;                                   // its groups
    std::vector<Slot> m_slots;
    std::map<std::string, std::size_t, std::less<>> m_place;
    std::vector<std::int32_t> m_slotOf;  // by instrument
    std::vector<std::size_t> m_waiting;
    Mono m_windowEnd{};
    int m_spare = kSpare;
};

}  // namespace plimsoll
