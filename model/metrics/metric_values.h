// The value of every name of the vocabulary (model/analytics/vocabulary.h), for an asset over all venues
// and for each venue alone: what alerts, warnings, panels and exports read. One number, one place.
#pragma once

#include "model/analytics/result.h"
#include "model/analytics/vocabulary.h"
#include "model/market/instrument.h"
#include "model/metrics/asset_facts.h"
#include "model/snapshots.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace plimsoll {

using analytics::MetricId;

struct MetricValue {
    std::optional<double> value;  // in the unit of its word; absent: `reason` says why
    analytics::Reason reason = analytics::Reason::NoData;
    Mono at{};            // when it was computed
    Duration age{};       // of its oldest input, then
    double coverage = 0;  // share of what it asks for that is known, 0 to 1: fresh inputs x known time
    bool floor = false;   // a lower bound: the book ends, the feed leaves prints out
    // Whose sum or share it is, where it is one: as AssetFacts had it when it was computed. Of others it is
    // another value, and no move from the one to the other.
    std::uint8_t speakers = 0;
    double window = 1;  // of that, the known time: share of the window that it looks back on
    // A rule may not fire where less of the inputs is fresh (ANALYTICS 0). A short past lowers what is told, not
    // whether it counts: whoever computes a value has asked for the least time that says something.
    static constexpr double kEnough = 0.6;
    bool usable() const { return value.has_value() && coverage >= kEnough * window; }
    double fresh() const { return window > 0 ? coverage / window : 0; }
    // But for some minutes of a day.
    bool whole() const { return window >= 0.98; }
};

// All values of one asset, or (with an empty name) of the market as a whole.
class AssetMetrics {
public:
    explicit AssetMetrics(std::string asset);

    AssetFacts facts;

    const std::string& asset() const { return m_asset; }
    const MetricValue& at(MetricId id, std::optional<VenueId> venue = {}) const
    {
        return m_values[slot(id, venue)];
    }
    MetricValue& at(MetricId id, std::optional<VenueId> venue = {}) { return m_values[slot(id, venue)]; }

private:
    static std::size_t slot(MetricId id, std::optional<VenueId> venue)
    {
        return std::size_t{id} * (1 + kVenueCount) + (venue ? 1 + static_cast<std::size_t>(*venue) : 0);
    }
    std::string m_asset;
    std::vector<MetricValue> m_values;  // by word, then: all venues, each venue
};

struct MetricSnapshot {
    AsOf asOf;
    std::shared_ptr<const AssetMetrics> market;               // scope `market`
    std::vector<std::shared_ptr<const AssetMetrics>> assets;  // watched ones, by name

    const AssetMetrics* find(std::string_view asset) const;  // null: not watched
    // NoData where the asset is not watched.
    const MetricValue& at(MetricId id, std::string_view asset, std::optional<VenueId> venue = {}) const;
};

}  // namespace plimsoll
