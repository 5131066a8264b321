// What the readings of the context are made of, written by the test.
#pragma once

#include "model/boards/carry.h"
#include "model/boards/phase.h"
#include "model/metrics/metric_ids.h"
#include "ui/panels/context_rows.h"

#include <chrono>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace plimsoll::test {

struct ContextAsset {
    std::shared_ptr<AssetMetrics> metrics;

    explicit ContextAsset(const char* name) : metrics(std::make_shared<AssetMetrics>(name)) {}
    ContextAsset& set(MetricId id, double value, std::optional<VenueId> venue = {})
    {
        MetricValue& v = metrics->at(id, venue);
        v.value = value;
        v.coverage = 1;
        return *this;
    }
    AssetFacts& facts() { return metrics->facts; }
};

inline ContextInput contextOf(std::vector<ContextAsset> assets)
{
    auto all = std::make_shared<MetricSnapshot>();
    for (const ContextAsset& a : assets) all->assets.push_back(a.metrics);
    ContextInput in;
    in.asset = "BTC";
    in.metrics = all;
    in.now.mono = Mono{std::chrono::hours{10}};
    in.now.wall = Timestamp{std::chrono::hours{24 * 365 * 50}};
    return in;
}

inline TextRow readingOf(const ContextInput& in, const char* key)
{
    for (const TextRow& r : contextRows(in))
        if (r.key == QLatin1String(key)) return r;
    return {};
}

}  // namespace plimsoll::test
