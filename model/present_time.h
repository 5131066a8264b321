// Whether what a venue tells is of now. OKX repeats minutes of liquidations to whoever subscribes, Hyperliquid
// tells after an outage what was missed: of the past, not of this minute.
//
// The venue's own words say what its present is: its books, which are always of now, and its trades, which a busy
// simulated market dates like its liquidations. So neither a wrong clock, nor a slow path, nor a venue that stays
// behind makes anything late, and our clock is asked only while a venue has said nothing.
#pragma once

#include "model/market/instrument.h"

#include <array>
#include <optional>

namespace plimsoll {

class PresentTime {
public:
    // What lies further before the venue's present was told late.
    static constexpr Duration kToldLate = std::chrono::seconds{10};
    // What lies further before it is not of this second.
    static constexpr Duration kOfNow = std::chrono::seconds{3};

    void book(VenueId venue, const Stamp& stamp);
    void trade(VenueId venue, const Stamp& stamp);

    // Whether it is of this moment, by the venue's books alone: trades that are told again after an outage come
    // one after the other, and each of them would make the next one seem young.
    bool ofNow(VenueId venue, const Stamp& stamp) const;

    // What a venue remembers, dated further after its receipt: nobody has seen it yet. By our clock, which the
    // series of the charts run by too.
    static constexpr Duration kAhead = std::chrono::hours{24};
    static bool ahead(const Stamp& stamp, Timestamp at)
    {
        return stamp.received != Timestamp{} && at > stamp.received + kAhead;
    }

    // How long before its receipt it happened; nothing: it is of now, or bears no time.
    std::optional<Duration> late(VenueId venue, const Stamp& stamp) const;

private:
    struct Heard {
        std::optional<Stamp> book, trade, pacedFrom;
        // Of the venue's time: a simulated market may run at a hundred times ours. The book of a quiet coin tells
        // an old time, and after it a second seems a minute: what two looks in a row have seen counts.
        double pace = 1, lastPace = 1;
    };
    std::array<Heard, kVenueCount> m_heard{};
};

// When it happened on our monotonic clock: the venue's time, the lead of its clock over ours taken out. Where that
// contradicts its being of now, or it came before it happened, the two clocks are not known well enough, and it
// counts as of its receipt.
Mono happenedAt(const Stamp& stamp, std::optional<double> clockOffsetMs, bool ofNow);

}  // namespace plimsoll
