// Everything about one asset that its metrics are computed from, as of one second.
#pragma once

#include "model/analytics/funding.h"
#include "model/analytics/liquidation_levels.h"
#include "model/analytics/phase.h"
#include "model/analytics/recovery.h"
#include "model/boards/instrument_track.h"
#include "model/metrics/book_reading.h"
#include "model/metrics/instrument_series.h"
#include "model/metrics/metric_values.h"

#include <array>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace plimsoll {

// One venue's leading instrument of an asset.
struct Leg {
    const InstrumentTrack* track = nullptr;  // null: not listed there, or the venue is off
    const InstrumentSeries* series = nullptr;
    const BookReading* book = nullptr;  // null: no live, fresh book now
    double usdPerPrice = 1;             // US dollars a coin for one unit of the quoted price
    double coins = 1;                   // coins in one unit of its sizes
    explicit operator bool() const { return track != nullptr; }
};

struct AssetInputs {
    std::string asset;
    AsOf now;
    Step second = 0;
    std::array<Leg, kVenueCount> perp, spot;
    std::array<Freshness, kVenueCount> liquidations{};  // the venue's stream
    std::array<std::vector<analytics::funding::Segment>, kVenueCount> settledRates{};
};

// What is usual for one venue's instrument, renewed once a minute.
struct Normals {
    std::optional<double> depth100;  // US dollars, both sides
    std::optional<double> spreadBp;
    double hours = 0;       // of history that they rest on
    bool sameHour = false;  // of this hour of the week, else of the time just past
};

// A shock to the book that is being followed (ANALYTICS C6, C8).
struct Shock {
    Step start = 0;
    double before = 0, least = 0, traded = 0;  // depth within 25 bp, US dollars
    bool bids = true;                          // the side that was hit
    std::vector<analytics::TimedValue> after;  // seconds since the least
    Step leastAt = 0;
};

// What an asset's metrics must remember between steps, besides the instruments' series.
struct AssetMemory {
    std::array<std::optional<analytics::funding::Regime>, 1 + kVenueCount> regime{};
    std::array<Normals, kVenueCount> normals{};
    std::optional<Shock> shock;
    std::optional<double> lastPhantom;
    std::optional<Timestamp> lastPhantomAt;
    analytics::phase::Phase phase = analytics::phase::Phase::BuildUp;
    std::optional<Timestamp> phaseSince;
    std::optional<Timestamp> normalSince, calmSince, overextendedSince, spotStressSince, supportLostSince;
    Step slowMinute = -1;  // the minute of the last slow computation
    // The modelled liquidation levels, by venue, for panels (ANALYTICS F4).
    std::array<std::vector<analytics::liq::Cluster>, kVenueCount> clusters{};
};

struct MarketMemory {
    Step hour = -1;
    std::deque<std::pair<Step, double>> tci;  // by the hour, corrected
    std::map<std::string, double, std::less<>> net;
};

// Sets a value; `age` of its oldest input, `coverage` of its required ones.
void setMetric(AssetMetrics& m, MetricId id, std::optional<VenueId> venue, double value, const AsOf& now,
               Duration age, double coverage, bool floor = false);
// There is no value, and why.
void clearMetric(AssetMetrics& m, MetricId id, std::optional<VenueId> venue, analytics::Reason why,
                 const AsOf& now);

// Every second: prices, books, flows of the last minutes, funding and open interest as they stand.
void computeQuotes(const AssetInputs& in, AssetMetrics& out);
void computeBooks(const AssetInputs& in, AssetMetrics& out);
void computeFlows(const AssetInputs& in, AssetMetrics& out);
void computeFunding(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computeInterest(const AssetInputs& in, AssetMetrics& out);
void computeNormals(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
void computeShocks(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);
// Once a minute.
void renewNormals(const AssetInputs& in, AssetMemory& memory);
void computeVolatility(const AssetInputs& in, AssetMetrics& out);
void computeImpact(const AssetInputs& in, AssetMetrics& out);
void computeLevels(const AssetInputs& in, AssetMemory& memory, AssetMetrics& out);

}  // namespace plimsoll
