// The bench of tests about the alert engine: values that are said by hand, a second at a time.
#pragma once

#include "model/alerts/alert_engine.h"
#include "model/metrics/metric_ids.h"

#include <QByteArray>

#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace plimsoll::test {

using std::chrono::seconds;
using Op = AlertOperator;

inline AlertRule rule(std::uint64_t id, std::vector<AlertCondition> conditions)
{
    AlertRule r;
    r.id = id;
    r.conditions = std::move(conditions);
    r.clear = seconds{0};
    r.cooldown = seconds{0};
    return r;
}

inline AlertCondition spread(Op op, double level, const char* asset = "BTC")
{
    return {metric::spreadBps, asset, {}, op, level};
}
inline AlertCondition funding(Op op, double level, const char* asset = "BTC")
{
    return {metric::r8, asset, {}, op, level};
}

struct AlertRig {
    ManualClock clock;
    AlertEngine engine;
    std::map<std::string, AssetMetrics> assets;
    AssetMetrics market{std::string()};
    AlertEngine::Arrivals came;

    AssetMetrics& asset(const std::string& name)
    {
        return assets.try_emplace(name, AssetMetrics(name)).first->second;
    }
    void put(MetricId id, double v, const std::string& name = "BTC", std::optional<VenueId> venue = {},
             double coverage = 1)
    {
        asset(name).at(id, venue) =
            MetricValue{v, {}, clock.mono(), std::chrono::milliseconds{40}, coverage, false};
    }
    void lose(MetricId id, const std::string& name = "BTC", analytics::Reason why = analytics::Reason::Stale)
    {
        asset(name).at(id) = MetricValue{{}, why, clock.mono(), {}, 0, false};
    }
    const AlertSnapshot& step(int times = 1)
    {
        for (int i = 0; i < times; ++i) {
            clock.advance(seconds{1});
            MetricSnapshot s;
            s.market = std::make_shared<AssetMetrics>(market);
            for (const auto& [name, values] : assets) s.assets.push_back(std::make_shared<AssetMetrics>(values));
            engine.step(s, {clock.wall(), clock.mono()}, came);
        }
        return engine.snapshot();
    }
    // Between two seconds.
    bool now(const std::string& name, std::optional<Mono> since = {})
    {
        MetricSnapshot s;
        s.market = std::make_shared<AssetMetrics>(market);
        for (const auto& [asset, values] : assets) s.assets.push_back(std::make_shared<AssetMetrics>(values));
        return engine.judge(s, name, {clock.wall(), clock.mono()}, since);
    }
    // Puts one value a second; which of them fired.
    QByteArray story(MetricId id, std::initializer_list<std::optional<double>> values)
    {
        QByteArray out;
        std::uint64_t before = fired();
        for (const auto& v : values) {
            if (v)
                put(id, *v);
            else
                lose(id);
            step();
            out += fired() > before ? '!' : '.';
            before = fired();
        }
        return out;
    }
    std::uint64_t fired() const
    {
        return engine.snapshot().fired.empty() ? 0 : engine.snapshot().fired.front().serial;
    }
    const AlertRow& row(std::size_t i = 0) const { return engine.snapshot().rows.at(i); }
};

using Values = std::initializer_list<std::optional<double>>;

}  // namespace plimsoll::test
