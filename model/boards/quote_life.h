// How long a best price stands before it changes (ANALYTICS C7), over the last five minutes of one instrument.
#pragma once

#include "model/market/events.h"
#include "model/market/time.h"

#include <array>
#include <cstdint>
#include <optional>

namespace plimsoll {

struct QuoteLifetime {
    double meanMs = 0;            // weighted by the time itself: of a moment taken at random
    double changesPerSecond = 0;  // of both best prices
    int changes = 0;
};

class QuoteLife {
public:
    static constexpr int kLeastChanges = 20;

    void seen(const Bbo& quote, Mono at);
    // The venue fell silent: how long what stands now has stood is not known.
    void broke();
    std::optional<QuoteLifetime> over(Mono now) const;  // absent: too few changes

private:
    static constexpr std::size_t kSlots = 60;
    static constexpr Duration kSlot = std::chrono::seconds{5};
    struct Slot {
        std::int64_t number = -1;
        double seconds = 0, squares = 0;
        int changes = 0;
    };
    struct Standing {
        Price price;
        Mono since{};
        bool known = false;  // since when
    };
    void see(Standing& standing, Price price, Mono at);

    std::array<Slot, kSlots> m_slots;
    Standing m_bid, m_ask;
    std::optional<Mono> m_from;  // heard without a break
};

}  // namespace plimsoll
