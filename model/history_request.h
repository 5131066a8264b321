// What a panel asks the stored history, and what it gets. A request goes up as a value; the answer lies in the hub
// like any other snapshot, under the name of whoever asked. Screens never see the database.
#pragma once

#include "model/boards/funding_after.h"
#include "model/snapshots.h"
#include "model/store/history_reader.h"
#include "model/store/history_rows.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace plimsoll {

struct HistoryRequest {
    enum class What : std::uint8_t { Series, Journal, Liquidations, Usual, AfterFunding };

    std::string by;            // who asks: a newer request of the same one replaces the older
    std::uint64_t serial = 0;  // theirs, to know the answer by
    What what = What::Series;
    std::string asset;  // empty: all (journal, liquidations)
    Market market = Market::Perp;
    Timestamp from{}, to{};  // [from, to)
    int points = 1'000;      // series: at most so many a line; else rows, the newest
};

// One instrument's past. A span of which nothing is known has no point: a gap.
struct HistoryLine {
    VenueId venue = VenueId::Binance;
    std::string symbol, quote;
    double multiplier = 1;  // coins in a unit; prices are per coin already
    store::Series series;
};

// What is usual at an hour of the week, 0 = Monday 00:00 UTC: medians of the hour's minutes over the weeks kept.
struct UsualHour {
    int weeks = 0;  // that it rests on; 0: nothing is known
    store::Number depth100, spreadBp, volumeUsd, rangeBp;
};
struct UsualWeek {
    VenueId venue = VenueId::Binance;
    std::string symbol;
    std::array<UsualHour, 168> hours;
};

struct HistoryAnswer {
    HistoryRequest request;
    AsOf asOf;
    std::string problem;  // why there is nothing, in plain words; empty: all is well
    std::vector<HistoryLine> lines;
    std::vector<store::JournalRow> journal;  // oldest first
    struct Liquidation {
        VenueId venue = VenueId::Binance;
        Market market = Market::Perp;
        std::string symbol, asset, quote;
        store::LiquidationRow row;
    };
    std::vector<Liquidation> liquidations;  // oldest first
    std::vector<UsualWeek> usual;
    std::vector<FundingAfter> afterFunding;  // each perpetual of which rates are stored
};

// The newest answer of each who asked.
struct HistoryAnswers {
    std::map<std::string, std::shared_ptr<const HistoryAnswer>, std::less<>> by;
    std::shared_ptr<const HistoryAnswer> of(std::string_view who) const
    {
        const auto it = by.find(who);
        return it == by.end() ? nullptr : it->second;
    }
};

}  // namespace plimsoll
