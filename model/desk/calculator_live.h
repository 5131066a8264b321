// What the market and the desk say now for a calculator's field. A live value that is stale is not known; nothing
// is kept from before.
#pragma once

#include "model/boards/taker_fees.h"
#include "model/desk/calculator.h"
#include "model/desk/desk.h"
#include "model/snapshot_hub.h"

#include <memory>

namespace plimsoll {

// What is read of the hub; kept, so that age alone can be judged again.
struct CalcBoards {
    std::shared_ptr<const MarketSnapshot> market;
    std::shared_ptr<const MetricSnapshot> metrics;
    std::shared_ptr<const DepthSnapshot> depth;
    std::shared_ptr<const LevelMapSnapshot> levels;
    std::shared_ptr<const DeskSnapshot> desk;
    std::shared_ptr<const InstrumentTable> instruments;
    std::shared_ptr<const HistoryAnswers> past;
    bool stored = false;  // a history is kept in this run
};
CalcBoards boardsOf(const SnapshotHub& hub);
std::uint64_t boardsVersion(const SnapshotHub& hub);

// The live books of all venues as one: US dollars a coin and coins, best first.
struct CalcBook {
    std::vector<std::pair<double, double>> bids, asks;
    int venues = 0;
    Duration age{};  // of the oldest
    analytics::Reason reason = analytics::Reason::NoData;
    std::string why;  // there is none
};

struct CalcContext {
    CalcBoards boards;
    std::string asset;
    VenueId venue = VenueId::Binance;
    AsOf now;
    DeskSettings settings;
    TakerFees fees = listedFees();
    std::uint8_t aside = 0;                  // venues that count for nothing, bit per VenueId
    std::string asker;                       // whose answers of the stored history are read
    std::shared_ptr<const CalcBook> book{};  // made once for several fields; null: by each for itself
};
CalcBook calcBook(const CalcContext& context);

// Of a field with a source.
CalcEntry liveEntry(const CalcField& field, const CalcContext& context);

// Log returns of whole hours, and the median range of an hour, as the stored history has them (of the venue that
// it knows best).
struct CalcPast {
    std::vector<double> returns;
    std::optional<double> medianRange;  // quote currency
    VenueId venue = VenueId::Binance;
    std::string why;  // there is none
};
CalcPast calcPast(const CalcContext& context);

}  // namespace plimsoll
