// Liquidations as the venues publish them, newest first. What a venue leaves out cannot be here:
// Binance tells at most one per symbol and second, so sums are floors.
#pragma once

#include "model/boards/market_board.h"

#include <deque>

namespace plimsoll {

class LiquidationTape {
public:
    // Of the sums of the last hour, which begins at one of these steps.
    static constexpr std::chrono::seconds kStep{10};

    explicit LiquidationTape(std::size_t rows) : m_limit(rows) {}

    // `market`: what the quote currency is worth now stays with the row. `late`: as in the row.
    void add(const MarketEvent& event, const Liquidation& liquidation, const MarketBoard& market,
             Duration late = {});
    // With each look at what `streams` says.
    void hear(const std::array<Freshness, kVenueCount>& streams, Mono now);
    // Whether a venue's stream lives is told by its feed, not by its prints.
    static std::array<Freshness, kVenueCount> streams(const std::array<VenueRow, kVenueCount>& venues, Mono now);
    // Names come from the market board: a liquidation may arrive before its instrument is described.
    LiquidationSnapshot snapshot(const MarketBoard& market, const std::array<VenueRow, kVenueCount>& venues,
                                 AsOf asOf);

    // Something of the sums that were told last lies more than an hour back by now.
    bool hourMoves(Mono now) const;

private:
    struct Part {
        Mono from;
        std::array<LiquidatedHour, kVenueCount> byVenue{};
    };
    void count(const LiquidationRow& row);

    std::size_t m_limit;
    std::deque<LiquidationRow> m_rows;  // newest first
    std::deque<Part> m_hour;            // oldest first, a step each
    std::optional<Mono> m_began;        // the first look; what happened before it is of another run
    std::uint64_t m_total = 0;
    std::array<std::uint64_t, kVenueCount> m_byVenue{};
    std::array<std::optional<Mono>, kVenueCount> m_last{}, m_heardSince{};
};

}  // namespace plimsoll
