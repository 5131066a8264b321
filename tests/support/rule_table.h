// Every rule of the catalogue with a way to make it read a value: the bench of tests about the risk engine.
#pragma once

#include "model/analytics/alert_run.h"
#include "model/metrics/metric_ids.h"
#include "model/risk/risk_engine.h"

#include <QString>
#include <QTest>

#include <cmath>
#include <map>
#include <string>
#include <string_view>

namespace plimsoll::test::rules {

namespace alert = analytics::alert;

inline constexpr VenueId kWhere = VenueId::Bybit;  // for rules of one venue

struct Rig {
    ManualClock clock;
    RiskEngine engine;
    AssetMetrics asset{"BTC"}, market{std::string()};
    std::array<VenueRow, kVenueCount> venues{};
    std::size_t said = 0;

    Rig()
    {
        for (const VenueId v : kVenues)
            venues[static_cast<std::size_t>(v)] = {v, true, Freshness::Live, {}, {}, {}, {}};
    }
    AsOf now() const { return {clock.wall(), clock.mono()}; }
    void put(AssetMetrics& m, MetricId id, std::optional<VenueId> venue, double v, double share = 1)
    {
        m.at(id, venue) = MetricValue{v, {}, clock.mono(), {}, share, false};
    }
    void all(MetricId id, double v) { put(asset, id, {}, v, coverage); }
    void on(MetricId id, int venueCount)
    {
        for (int i = 0; i < venueCount; ++i) put(asset, id, kVenues[static_cast<std::size_t>(i)], 1);
    }
    void word(MetricId id, std::string_view name)
    {
        const auto& words = analytics::word(id).words;
        all(id, static_cast<double>(std::find(words.begin(), words.end(), name) - words.begin()));
    }
    // As after an outage: nothing has a value.
    void stale()
    {
        asset = AssetMetrics("BTC");
        market = AssetMetrics(std::string());
        asset.at(metric::index, kWhere).at = clock.mono();
        // There are positions: what rests on them is stale and not absent.
        for (const MetricId id : {metric::exposure, metric::heat, metric::marginRatio}) noValue(market, id);
        for (const MetricId id : {metric::liqDist, metric::holdLeft}) noValue(asset, id);
    }
    void noValue(AssetMetrics& m, MetricId id)
    {
        m.at(id) = MetricValue{};
        m.at(id).reason = analytics::Reason::Stale;
        m.at(id).at = clock.mono();
    }
    void ofAccount(MetricId id, double v) { put(market, id, {}, v, coverage); }
    const RiskSnapshot& step(Duration by = std::chrono::seconds{1})
    {
        clock.advance(by);
        MetricSnapshot snapshot;
        snapshot.asOf = now();
        snapshot.market = std::make_shared<AssetMetrics>(market);
        snapshot.assets.push_back(std::make_shared<AssetMetrics>(asset));
        const RiskSnapshot& out = engine.step(snapshot, venues, now());
        for (const auto& s : engine.said())
            said += s.warning.rule == rule && (!s.warning.venue || *s.warning.venue == kWhere);
        return out;
    }
    void pass(double seconds)
    {
        for (double s = 0; s < seconds; s += 1) step();
    }
    const Warning* find(const std::vector<Warning>& list) const
    {
        for (const Warning& w : list)
            if (w.rule == rule && (!w.venue || *w.venue == kWhere)) return &w;
        return nullptr;
    }
    Severity severity() const
    {
        const Warning* w = find(engine.snapshot().warnings);
        return w ? w->severity : Severity::None;
    }
    const Warning* unknown() const { return find(engine.snapshot().unknown); }

    std::string rule;
    double coverage = 1;
};

// Basis points as a fraction that is not below them when it is turned back.
inline double perUnit(double bp)
{
    const double v = bp / 1e4;
    return v * 1e4 < bp ? std::nextafter(v, 1) : v;
}

// How to make a rule read `v`, in its own unit, resting on so many venues.
struct Row {
    std::string_view id;
    void (*put)(Rig&, double v, int venueCount);
    bool alone = true;    // can rest on one input, and must not
    bool partial = true;  // has a coverage below one
};

// The last: what is known of it counts by itself.
inline constexpr bool kTwoKinds = false, kFact = false, kCertain = false;

inline const Row kRows[] = {
    {"FUND_LONG",
     [](Rig& r, double v, int n) {
         r.all(metric::r8Mean24, perUnit(v)), r.word(metric::r8Regime, "LONG_CROWDED"), r.on(metric::r8, n);
     }},
    {"FUND_SHORT",
     [](Rig& r, double v, int n) {
         r.all(metric::r8Mean24, -perUnit(v)), r.word(metric::r8Regime, "SHORT_CROWDED"), r.on(metric::r8, n);
     }},
    {"FUND_FLIP",
     [](Rig& r, double v, int n) {
         r.asset.facts.flipBp = v, r.all(metric::r8Mean24, perUnit(v)), r.on(metric::r8Mean24, n);
     }},
    {"FUND_SPREAD", [](Rig& r, double v, int n) { r.all(metric::r8Spread, perUnit(v)), r.on(metric::r8, n); }},
    {"OI_TINDER", [](Rig& r, double v, int) { r.all(metric::tinderbox, v), r.asset.facts.tinderLevel = 1; },
     kTwoKinds},
    {"OI_SURGE", [](Rig& r, double v, int n) { r.all(metric::dOi24h, v / 100), r.on(metric::dOi24h, n); }},
    {"OI_RELOAD", [](Rig& r, double v, int n) { r.asset.facts.reload = v, r.on(metric::oiUsd, n); }, true, kFact},
    {"OI_CONC", [](Rig& r, double v, int n) { r.all(metric::hhi, v), r.on(metric::oiUsd, n > 1 ? 3 : 1); }},
    {"OI_RV_OVEREXT", [](Rig& r, double v, int) { r.asset.facts.overextendedHours = v; }, kTwoKinds, kFact},
    {"DEPTH_DROP",
     [](Rig& r, double v, int n) { r.all(metric::depthRatio, 1 - v), r.on(metric::depth100Bid, n); }},
    {"SPREAD_WIDE", [](Rig& r, double v, int n) { r.all(metric::spreadRatio, v), r.on(metric::spreadBps, n); }},
    {"EXEC_50M", [](Rig& r, double v, int n) { r.all(metric::slip50m, v), r.on(metric::spreadBps, n); }},
    {"PHANTOM", [](Rig& r, double v, int n) { r.all(metric::phantom, v), r.on(metric::depth25Bid, n); }},
    {"WALL_PULLED", [](Rig& r, double v, int n) { r.asset.facts.wallPulledShare = v, r.on(metric::wallUsd, n); },
     true, kFact},
    {"REFILL_SLOW", [](Rig& r, double v, int n) { r.asset.facts.refillHalfLife = v, r.on(metric::depth25Bid, n); },
     true, kFact},
    {"WEEKEND_THIN",
     [](Rig& r, double v, int n) {
         r.all(metric::depthRatio, 1 - v), r.on(metric::depth100Bid, n), r.asset.facts.weekend = true;
     }},
    {"VPIN_TOXIC", [](Rig& r, double v, int n) { r.all(metric::vpinPct, v), r.on(metric::vpinPct, n); }},
    {"RV_JUMP",
     [](Rig& r, double v, int n) {
         r.all(metric::jumpRatio, v), r.all(metric::rv24h, 2), r.all(metric::rv30d, 1), r.on(metric::ret1m, n);
     }},
    {"ES_RATIO",
     [](Rig& r, double v, int n) {
         r.all(metric::esFhs99, v * 0.05), r.all(metric::es99, 0.05), r.on(metric::ret1m, n);
     }},
    {"TCI_HIGH", [](Rig& r, double v, int) { r.put(r.market, metric::tci, {}, v, r.coverage); }, kTwoKinds},
    {"LIQ_BURST",
     [](Rig& r, double v, int n) {
         r.all(metric::liqZ, v), r.all(metric::liqUsd1mLong, 1e8), r.all(metric::liqUsd1mShort, 1e7);
         r.asset.facts.forcedMinute = ForcedMinute{1.1e8, 1e9}, r.on(metric::liqUsd1mLong, n);
     }},
    {"LIQ_BRANCH", [](Rig& r, double v, int n) { r.all(metric::branching, v), r.on(metric::liqUsd1mLong, n); }},
    {"CASCADE_TRIGGER", [](Rig& r, double v, int) { r.all(metric::amplification, v); }, kTwoKinds},
    {"CLUSTER_NEAR",
     [](Rig& r, double v, int n) {
         r.all(metric::clusterAbove1pct, v * 0.25e9), r.all(metric::clusterBelow1pct, v * 0.75e9);
         r.asset.facts.modelledInterestUsd = 1e9, r.on(metric::oiUsd, n);
     }},
    {"ORACLE_DEV",
     [](Rig& r, double v, int) {
         r.put(r.asset, metric::oracleDev, kWhere, v * 100, r.coverage), r.put(r.asset, metric::index, kWhere, 1);
     },
     kTwoKinds},
    {"STABLE_DEPEG", [](Rig& r, double v, int) { r.put(r.market, metric::stableDev, {}, v, r.coverage); },
     kTwoKinds},
    {"BASIS_DISP", [](Rig& r, double v, int n) { r.all(metric::basisDisp, v), r.on(metric::basisBps, n); }},
    {"SPOT_STRESS",
     [](Rig& r, double v, int n) { r.asset.facts.spotStressHours = v, r.asset.facts.spotVenues = n; }, true,
     kFact},
    {"SUPPORT_LOST", [](Rig& r, double v, int n) { r.asset.facts.supportLostHours = v, r.on(metric::price, n); },
     true, kFact},
    {"ADL_RISK",
     [](Rig& r, double v, int) {
         r.asset.facts.adlState[static_cast<std::size_t>(kWhere)] = v, r.put(r.asset, metric::index, kWhere, 1);
     },
     kTwoKinds, kFact},
    {"FUND_HOLD", [](Rig& r, double v, int) { r.asset.facts.holdUsed = v; }, kTwoKinds, kFact},
    {"LIQ_DIST",
     [](Rig& r, double v, int) {
         // A day's range is 2 % of the price here.
         r.all(metric::atr, 2 / std::sqrt(24.0)), r.all(metric::mark, 100), r.all(metric::liqDist, 0.02 / v);
     },
     kTwoKinds, kCertain},
    {"HEAT", [](Rig& r, double v, int) { r.ofAccount(metric::heat, v); }, kTwoKinds},
    {"EXPOSURE", [](Rig& r, double v, int) { r.ofAccount(metric::exposure, v); }, kTwoKinds},
    {"VENUE_CAP",
     [](Rig& r, double v, int) {
         r.ofAccount(metric::exposure, 1), r.market.facts.venueCapUsed[static_cast<std::size_t>(kWhere)] = v;
     },
     kTwoKinds},
    {"MARGIN_RATIO", [](Rig& r, double v, int) { r.ofAccount(metric::marginRatio, v); }, kTwoKinds},
    {"FEED_STALE", [](Rig& r, double v, int) { r.market.facts.feedLag[static_cast<std::size_t>(kWhere)] = v; },
     kTwoKinds, kFact},
};

// The sides of a rule that has more than one, each by itself: the row has put all of them at rest before.
struct OneSide {
    std::string_view rule;
    const char* name;
    void (*put)(Rig&, double v);
};
inline const OneSide kSides[] = {
    {"LIQ_BURST", "longs",
     [](Rig& r, double v) {
         r.all(metric::liqZ, v), r.all(metric::liqUsd1mLong, 1e8), r.all(metric::liqUsd1mShort, 0);
         r.asset.facts.forcedMinute = ForcedMinute{1e8, 1e9};
     }},
    {"LIQ_BURST", "shorts",
     [](Rig& r, double v) {
         r.all(metric::liqZ, v), r.all(metric::liqUsd1mLong, 0), r.all(metric::liqUsd1mShort, 1e8);
         r.asset.facts.forcedMinute = ForcedMinute{1e8, 1e9};
     }},
    {"CLUSTER_NEAR", "above",
     [](Rig& r, double v) { r.all(metric::clusterAbove1pct, v * 1e9), r.all(metric::clusterBelow1pct, 0); }},
    {"CLUSTER_NEAR", "below",
     [](Rig& r, double v) { r.all(metric::clusterAbove1pct, 0), r.all(metric::clusterBelow1pct, v * 1e9); }},
    {"ORACLE_DEV", "index", [](Rig& r, double v) { r.put(r.asset, metric::oracleDev, kWhere, v * 100); }},
    {"ORACLE_DEV", "mark above the index",
     [](Rig& r, double v) {
         r.put(r.asset, metric::oracleDev, kWhere, 0);
         r.asset.facts.markDevBp[static_cast<std::size_t>(kWhere)] = v * 200;
     }},
    {"ORACLE_DEV", "mark below the index",
     [](Rig& r, double v) {
         r.put(r.asset, metric::oracleDev, kWhere, 0);
         r.asset.facts.markDevBp[static_cast<std::size_t>(kWhere)] = -v * 200;
     }},
    {"ADL_RISK", "the venue",
     [](Rig& r, double v) {
         r.asset.facts.adlState[static_cast<std::size_t>(kWhere)] = v;
         r.put(r.asset, metric::adlQuantile, kWhere, 0);
     }},
    {"ADL_RISK", "the own place",
     [](Rig& r, double v) {
         r.asset.facts.adlState[static_cast<std::size_t>(kWhere)] = 0;
         r.put(r.asset, metric::adlQuantile, kWhere, v);
     }},
    {"FUND_LONG", "longs pay", [](Rig& r, double v) { r.all(metric::r8Mean24, perUnit(v)); }},
    {"FUND_SHORT", "shorts pay", [](Rig& r, double v) { r.all(metric::r8Mean24, -perUnit(v)); }},
};

inline const Row& rowOf(const std::string& id)
{
    for (const Row& row : kRows)
        if (row.id == id) return row;
    qFatal("no row for %s", id.c_str());
}

// A rule with its row and its timers.
struct Case {
    const Row& row;
    const RiskRule& rule;
    double hold, clear, cooldown;

    explicit Case(const QString& id)
        : row(rowOf(id.toStdString())),
          rule(*riskRule(row.id)),
          hold(rule.fast ? alert::kFastHold : 60),
          clear(rule.fast ? alert::kFastClear : 300),
          cooldown(rule.fast ? alert::kFastCooldown : 1'800)
    {
    }
    double calm() const { return rule.limits.exitWarn - 0.3 * std::abs(rule.limits.exitWarn); }
    double between() const { return (rule.limits.exitWarn + rule.limits.warn) / 2; }
    Rig rig() const
    {
        Rig r;
        r.rule = std::string(row.id);
        r.stale();
        return r;
    }
};

inline void everyRule()
{
    QTest::addColumn<QString>("id");
    for (const RiskRule& rule : riskRules())
        QTest::newRow(std::string(rule.id).c_str())
            << QString::fromUtf8(rule.id.data(), qsizetype(rule.id.size()));
}

}  // namespace plimsoll::test::rules
