// Liquidations as the venues publish them, newest first. What a venue leaves out cannot be here:
// Binance tells at most one per symbol and second, so sums are floors.
//
// The newest are those of all assets. What leaves them stays longer where it is of a watched asset or large: a
// cascade of other coins does not push the asset in focus out. That past is handed over in blocks that snapshots
// share.
#pragma once

#include "model/boards/market_board.h"
#include "model/config.h"

#include <deque>
#include <map>

namespace plimsoll {

class LiquidationTape {
public:
    // Of the sums of the last hour, which begins at one of these steps.
    static constexpr std::chrono::seconds kStep{10};

    explicit LiquidationTape(const HistoryConfig& limits) : m_limits(limits) {}

    // From here on their prints stay when they leave the newest; what was kept once goes on.
    void keep(const std::vector<std::string>& assets);

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
    // Rows that are the newest no longer.
    struct Kept {
        std::deque<std::shared_ptr<const LiquidationBlock>> whole;  // oldest first
        LiquidationBlock open;
        std::size_t rows = 0;
        std::optional<Timestamp> cut;          // when the newest was told that is missing here
        std::shared_ptr<const TapePast> said;  // null: something has changed
    };
    static constexpr std::size_t kBlock = 64;

    void count(const LiquidationRow& row);
    static void name(LiquidationRow& row, const MarketBoard& market);
    void moveOn(LiquidationRow row);
    static void put(Kept& kept, LiquidationRow row);
    static std::size_t letGo(Kept& kept);  // the oldest block; so many rows
    std::shared_ptr<const TapePast> say(Kept& kept) const;

    const HistoryConfig m_limits;
    std::deque<LiquidationRow> m_rows;  // newest first
    std::map<std::string, Kept, std::less<>> m_kept;
    std::size_t m_keptRows = 0;
    Kept m_large;
    std::optional<Timestamp> m_cut;  // when the newest of those was told that have left the newest
    std::deque<Part> m_hour;         // oldest first, a step each
    std::optional<Mono> m_began;     // the first look; what happened before it is of another run
    Timestamp m_beganAt{};
    std::uint64_t m_total = 0;
    std::array<std::uint64_t, kVenueCount> m_byVenue{};
    std::array<std::optional<Mono>, kVenueCount> m_last{}, m_heardSince{};
};

}  // namespace plimsoll
