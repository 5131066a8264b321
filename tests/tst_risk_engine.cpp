// Every rule of the catalogue by the same table: entered after its hold, held between the limits, left after its
// clearing time, silent in its cooldown, and never judged on what is stale or alone (ANALYTICS K).
#include "model/analytics/alert_run.h"
#include "model/metrics/metric_ids.h"
#include "model/risk/risk_engine.h"
#include "tests/support/numbers.h"

#include <cmath>
#include <map>

using namespace plimsoll;

namespace {

namespace alert = analytics::alert;

constexpr VenueId kWhere = VenueId::Bybit;  // for rules of one venue

struct Rig {
    ManualClock clock;
    RiskEngine engine;
    AssetMetrics asset{"BTC"}, market{std::string()};
    std::array<VenueRow, kVenueCount> venues{};
    std::size_t said = 0;

    Rig()
    {
        for (const VenueId v : kVenues) venues[static_cast<std::size_t>(v)] = {v, true, Freshness::Live, {}, {}};
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
double perUnit(double bp)
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

constexpr bool kTwoKinds = false, kFact = false;

const Row kRows[] = {
    {"FUND_LONG",
     [](Rig& r, double v, int n) {
         r.all(metric::r8Mean24, perUnit(v)), r.word(metric::r8Regime, "LONG_CROWDED"), r.on(metric::r8, n);
     }},
    {"FUND_SHORT",
     [](Rig& r, double v, int n) {
         r.all(metric::r8Mean24, -perUnit(v)), r.word(metric::r8Regime, "SHORT_CROWDED"), r.on(metric::r8, n);
     }},
    {"FUND_FLIP", [](Rig& r, double v, int n) { r.asset.facts.flipBp = v, r.on(metric::r8, n); }, true, kFact},
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
     [](Rig& r, double v, int) { r.all(metric::jumpRatio, v), r.all(metric::rv24h, 2), r.all(metric::rv30d, 1); },
     kTwoKinds},
    {"ES_RATIO", [](Rig& r, double v, int) { r.all(metric::esFhs99, v * 0.05), r.all(metric::es99, 0.05); },
     kTwoKinds},
    {"TCI_HIGH", [](Rig& r, double v, int) { r.put(r.market, metric::tci, {}, v, r.coverage); }, kTwoKinds},
    {"LIQ_BURST",
     [](Rig& r, double v, int n) {
         r.all(metric::liqZ, v), r.all(metric::liqUsd1mLong, 1e8), r.all(metric::liqUsd1mShort, 1e7);
         r.all(metric::oiUsd, 1e9), r.on(metric::liqUsd1mLong, n);
     }},
    {"LIQ_BRANCH", [](Rig& r, double v, int n) { r.all(metric::branching, v), r.on(metric::liqUsd1mLong, n); }},
    {"CASCADE_TRIGGER", [](Rig& r, double v, int) { r.all(metric::amplification, v); }, kTwoKinds},
    {"CLUSTER_NEAR",
     [](Rig& r, double v, int) {
         r.all(metric::clusterAbove1pct, v * 0.25e9), r.all(metric::clusterBelow1pct, v * 0.75e9);
         r.all(metric::oiUsd, 1e9);
     },
     kTwoKinds},
    {"ORACLE_DEV",
     [](Rig& r, double v, int) {
         r.put(r.asset, metric::oracleDev, kWhere, v * 100, r.coverage), r.put(r.asset, metric::index, kWhere, 1);
     },
     kTwoKinds},
    {"STABLE_DEPEG", [](Rig& r, double v, int) { r.put(r.market, metric::stableDev, {}, v, r.coverage); },
     kTwoKinds},
    {"BASIS_DISP", [](Rig& r, double v, int n) { r.all(metric::basisDisp, v), r.on(metric::basisBps, n); }},
    {"SPOT_STRESS", [](Rig& r, double v, int) { r.asset.facts.spotStressHours = v; }, kTwoKinds, kFact},
    {"SUPPORT_LOST", [](Rig& r, double v, int) { r.asset.facts.supportLostHours = v; }, kTwoKinds, kFact},
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
     kTwoKinds},
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
const OneSide kSides[] = {
    {"LIQ_BURST", "longs",
     [](Rig& r, double v) {
         r.all(metric::liqZ, v), r.all(metric::liqUsd1mLong, 1e8), r.all(metric::liqUsd1mShort, 0);
     }},
    {"LIQ_BURST", "shorts",
     [](Rig& r, double v) {
         r.all(metric::liqZ, v), r.all(metric::liqUsd1mLong, 0), r.all(metric::liqUsd1mShort, 1e8);
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

const Row& rowOf(const std::string& id)
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

void everyRule()
{
    QTest::addColumn<QString>("id");
    for (const RiskRule& rule : riskRules())
        QTest::newRow(std::string(rule.id).c_str())
            << QString::fromUtf8(rule.id.data(), qsizetype(rule.id.size()));
}

}  // namespace

class TestRiskEngine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTableIsWhole()
    {
        QCOMPARE(std::size(kRows), riskRules().size());
        for (const RiskRule& rule : riskRules()) {
            QVERIFY(rule.read != nullptr);
            QVERIFY(rule.limits.exitWarn < rule.limits.warn);
            if (rule.limits.crit) {
                QVERIFY(*rule.limits.crit > rule.limits.warn);
                QVERIFY(rule.limits.exitCrit < *rule.limits.crit);
                QVERIFY(rule.limits.exitCrit >= rule.limits.exitWarn);
            }
            QVERIFY(!rule.evidence.empty());
            QVERIFY(!rule.text.title.empty() && !rule.text.why.empty() && !rule.text.people.empty());
            QVERIFY(!rule.source.empty());
        }
    }

    void entersHoldsAndLeaves_data() { everyRule(); }
    void entersHoldsAndLeaves()
    {
        QFETCH(QString, id);
        const Case c(id);
        Rig r = c.rig();
        c.row.put(r, c.calm(), 2);
        r.pass(5);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(!r.unknown());

        // The limit itself counts, once it has held.
        c.row.put(r, c.rule.limits.warn, 2);
        r.pass(c.hold);
        QCOMPARE(r.severity(), Severity::None);
        QCOMPARE(r.said, std::size_t{0});
        r.pass(1);
        QCOMPARE(r.severity(), Severity::Warning);
        QCOMPARE(r.said, std::size_t{1});
        const Warning* w = r.find(r.engine.snapshot().warnings);
        VERIFY_WITHIN(*w->value, c.rule.limits.warn, 1e-9 * std::max(1.0, c.rule.limits.warn));
        QCOMPARE(w->since.mono, r.clock.mono());
        QCOMPARE(w->forward, c.rule.forward);
        QCOMPARE(w->modelled, c.rule.modelled);
        QVERIFY(!w->headline.empty() && !w->why.empty() && !w->clears.empty() && !w->quality.empty());
        QVERIFY(!w->evidence.empty() || c.row.id == "ADL_RISK");
        QVERIFY(w->confidence > 0 && w->confidence <= 1);

        // Between the limits nothing moves.
        c.row.put(r, c.between(), 2);
        r.pass(2 * c.clear);
        QCOMPARE(r.severity(), Severity::Warning);

        // Below the lower one, for as long as it takes.
        c.row.put(r, c.calm(), 2);
        r.pass(c.clear);
        QCOMPARE(r.severity(), Severity::Warning);
        r.pass(1);
        QCOMPARE(r.severity(), Severity::None);
        QCOMPARE(r.said, std::size_t{2});
        QVERIFY(!r.unknown());
    }

    void critical_data() { everyRule(); }
    void critical()
    {
        QFETCH(QString, id);
        const Case c(id);
        Rig r = c.rig();
        const double much = c.rule.limits.crit.value_or(c.rule.limits.warn * 100);
        c.row.put(r, much, 2);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), c.rule.limits.crit ? Severity::Critical : Severity::Warning);
        if (!c.rule.limits.crit) return;
        c.row.put(r, (c.rule.limits.exitCrit + *c.rule.limits.crit) / 2, 2);
        r.pass(2 * c.clear);
        QCOMPARE(r.severity(), Severity::Critical);
        c.row.put(r, (c.rule.limits.exitWarn + std::min(c.rule.limits.exitCrit, c.rule.limits.warn)) / 2 + 1e-12,
                  2);
        r.pass(c.clear + 1);
        QCOMPARE(r.severity(), Severity::Warning);
    }

    void silentInTheCooldown_data() { everyRule(); }
    void silentInTheCooldown()
    {
        QFETCH(QString, id);
        const Case c(id);
        Rig r = c.rig();
        c.row.put(r, c.rule.limits.warn, 2);
        r.pass(c.hold + 1);
        c.row.put(r, c.calm(), 2);
        r.pass(c.clear + 1);
        QCOMPARE(r.severity(), Severity::None);
        QCOMPARE(r.said, std::size_t{2});
        c.row.put(r, c.rule.limits.warn, 2);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Warning);  // it is shown
        QCOMPARE(r.said, std::size_t{2});           // and not said again
    }

    void staleInputsDecideNothing_data() { everyRule(); }
    void staleInputsDecideNothing()
    {
        QFETCH(QString, id);
        const Case c(id);
        Rig r = c.rig();
        // From the start: unknown, which is not calm.
        const RiskSnapshot& first = r.step();
        QCOMPARE(first.rulesQuiet, std::size_t{0});
        QVERIFY(r.unknown());
        QVERIFY(!r.unknown()->missing.empty());
        QCOMPARE(r.unknown()->severity, Severity::None);

        // Almost there when the input goes: the hold begins again.
        c.row.put(r, c.rule.limits.warn, 2);
        r.pass(c.hold - 1);
        r.stale();
        r.pass(1);
        c.row.put(r, c.rule.limits.warn, 2);
        r.pass(c.hold);
        QCOMPARE(r.severity(), Severity::None);
        r.pass(1);
        QCOMPARE(r.severity(), Severity::Warning);

        // A standing warning is not cleared by silence; it says that it cannot be judged.
        r.stale();
        r.pass(2 * c.clear);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(r.unknown());
        QCOMPARE(r.unknown()->severity, Severity::Warning);
        QVERIFY(r.unknown()->unknown);
        QVERIFY(r.unknown()->value.has_value());  // the last that could be judged
        c.row.put(r, c.calm(), 2);
        r.pass(c.clear);
        QCOMPARE(r.severity(), Severity::Warning);
        r.pass(1);
        QCOMPARE(r.severity(), Severity::None);
    }

    void oneInputAloneRaisesNothing_data() { everyRule(); }
    void oneInputAloneRaisesNothing()
    {
        QFETCH(QString, id);
        const Case c(id);
        Rig r = c.rig();
        c.row.put(r, c.rule.limits.crit.value_or(c.rule.limits.warn), 1);
        r.pass(c.hold + 2);
        if (c.row.alone) {
            QCOMPARE(r.severity(), Severity::None);
            QVERIFY(r.unknown());
        } else {
            // Rests on two kinds of data, or on a venue's word about itself.
            QVERIFY(r.severity() >= Severity::Warning);
        }
    }

    void thinCoverageRaisesNothing_data() { everyRule(); }
    void thinCoverageRaisesNothing()
    {
        QFETCH(QString, id);
        const Case c(id);
        if (!c.row.partial) return;  // known or not known, nothing between
        Rig r = c.rig();
        r.coverage = 0.59;
        c.row.put(r, c.rule.limits.warn, 2);
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(r.unknown());
        // Shares of open interest need the whole: those of a part are other shares.
        // And what a venue that is missing would take is not too little: it is not known.
        r.coverage = id == "OI_CONC" || id == "EXEC_50M" ? 1 : 0.6;
        c.row.put(r, c.rule.limits.warn, 2);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Warning);
    }
    void whatAVenueNeverPublishesIsNotUnknown()
    {
        const Case c(QStringLiteral("ADL_RISK"));
        Rig r = c.rig();
        r.asset.at(metric::index, VenueId::Hyperliquid).at = r.clock.mono();
        const auto told = [&] {
            const RiskSnapshot& s = r.step();
            const auto ofIt = [](const Warning& w) {
                return w.rule == "ADL_RISK" && w.venue == VenueId::Hyperliquid;
            };
            return std::count_if(s.unknown.begin(), s.unknown.end(), ofIt) +
                   std::count_if(s.warnings.begin(), s.warnings.end(), ofIt);
        };
        QCOMPARE(told(), std::ptrdiff_t{0});
        r.asset.facts.adlState[static_cast<std::size_t>(VenueId::Hyperliquid)] = 1;
        r.pass(c.hold + 2);
        QCOMPARE(told(), std::ptrdiff_t{1});
    }
    void evidenceSaysWhatIsUsual()
    {
        const Case c(QStringLiteral("DEPTH_DROP"));
        Rig r = c.rig();
        auto usual = std::make_shared<std::vector<std::optional<Usual>>>(analytics::vocabulary().size());
        (*usual)[metric::depthRatio] = Usual{1.02, 48};
        r.asset.facts.usual = usual;
        c.row.put(r, *c.rule.limits.crit, 3);
        r.pass(c.hold + 2);
        const Warning* const w = r.find(r.engine.snapshot().warnings);
        QVERIFY(w);
        int said = 0;
        for (const Evidence& e : w->evidence) {
            QCOMPARE(e.normal.has_value(), e.metric == metric::depthRatio);
            if (!e.normal) continue;
            ++said;
            QCOMPARE(*e.normal, 1.02);
            QCOMPARE(e.normalHours, 48.0);
        }
        QCOMPARE(said, 1);
    }
    void aBookInPartsIsNotThin()
    {
        const Case c(QStringLiteral("EXEC_50M"));
        Rig r = c.rig();
        r.coverage = 0.75;
        c.row.put(r, *c.rule.limits.crit, 3);
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(r.unknown());
        // What is enough without one venue is enough with it.
        c.row.put(r, c.rule.limits.exitWarn / 2, 3);
        r.pass(2);
        QVERIFY(!r.unknown());
    }
    void sharesOfAPartAreNoShares()
    {
        const Case c(QStringLiteral("OI_CONC"));
        Rig r = c.rig();
        r.coverage = 0.75;  // a venue of four fell silent
        c.row.put(r, *c.rule.limits.crit, 3);
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(r.unknown());
    }

    void limitsOfThePerson_data() { everyRule(); }
    void limitsOfThePerson()
    {
        QFETCH(QString, id);
        const Case c(id);
        Rig r = c.rig();
        c.row.put(r, c.rule.limits.warn, 2);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Warning);
        Thresholds higher = c.rule.limits;
        higher.warn = c.rule.limits.warn * 1.01;
        if (higher.crit) higher.crit = *c.rule.limits.crit * 1.02;
        r.engine.setLimits({{std::string(c.rule.id), higher}});
        QVERIFY(r.engine.limitsOf(c.rule) == higher);
        // The rule begins anew, and this is below its limit now.
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(!r.unknown());
        // Back to the table's: anew once more.
        r.engine.setLimits({});
        r.pass(c.hold);
        QCOMPARE(r.severity(), Severity::None);
        r.pass(1);
        QCOMPARE(r.severity(), Severity::Warning);
        // The same limits again disturb nothing.
        r.engine.setLimits({});
        r.pass(1);
        QCOMPARE(r.severity(), Severity::Warning);
    }

    // ---- Rules with two sides: either is enough, and says so by itself
    void eitherSide_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("side");
        for (const OneSide& side : kSides)
            QTest::addRow("%s, %s", std::string(side.rule).c_str(), side.name)
                << QString::fromUtf8(side.rule.data(), qsizetype(side.rule.size()))
                << static_cast<int>(&side - kSides);
    }
    void eitherSide()
    {
        QFETCH(QString, id);
        QFETCH(int, side);
        const Case c(id);
        Rig r = c.rig();
        c.row.put(r, c.calm(), 2);
        kSides[side].put(r, c.calm());
        r.pass(5);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY2(!r.unknown(), r.unknown() ? r.unknown()->missing.c_str() : "");
        kSides[side].put(r, *c.rule.limits.crit);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Critical);
        kSides[side].put(r, c.calm());
        r.pass(c.clear + 1);
        QCOMPARE(r.severity(), Severity::None);
    }

    // ---- What a card shows beside its number
    void evidenceHasItsPastAndItsVenues()
    {
        const Case c(QStringLiteral("DEPTH_DROP"));
        Rig r = c.rig();
        int asked = 0;
        r.engine.setRank([&](MetricId id, const std::string& asset, std::optional<VenueId> venue, double value) {
            ++asked;
            const bool known = id == metric::depthRatio && asset == "BTC" && !venue;
            return known ? std::optional(PastRank{value / 2, 168}) : std::nullopt;
        });
        const auto venues = [&](double binance, double bybit) {
            r.put(r.asset, metric::depthRatio, VenueId::Binance, binance);
            r.put(r.asset, metric::depthRatio, VenueId::Bybit, bybit);
        };
        // An hour and a half of calm, with five minutes of which nothing is known.
        for (int minute = 0; minute < 90; ++minute) {
            if (minute >= 50 && minute < 55)
                r.stale();
            else
                c.row.put(r, 0.05, 3), venues(0.9, 1.1);
            r.pass(60);
        }
        c.row.put(r, 0.8, 3), venues(0.1, 0.3);
        r.asset.at(metric::depthRatio, VenueId::Okx).at = r.clock.mono();  // listed, and not known
        r.pass(30);
        const Warning* const w = r.find(r.engine.snapshot().warnings);
        QVERIFY(w);
        const Evidence* whole = nullptr;
        std::map<VenueId, const Evidence*> of;
        for (const Evidence& e : w->evidence) {
            if (e.metric != metric::depthRatio) continue;
            if (e.venue)
                of[*e.venue] = &e;
            else
                whole = &e;
        }
        QVERIFY(whole);
        QCOMPARE(of.size(), std::size_t{3});
        QCOMPARE(of[VenueId::Binance]->value, std::optional(0.1));
        QVERIFY(!of[VenueId::Okx]->value);
        QVERIFY(!of[VenueId::Binance]->percentile);
        VERIFY_WITHIN(*whole->percentile, 0.1, 1e-9);
        QCOMPARE(whole->percentileHours, 168.0);
        // Sixty minutes, the running one last; the ones without a value stay without.
        QVERIFY(whole->spark);
        QCOMPARE(whole->spark->size(), std::size_t{60});
        VERIFY_WITHIN(static_cast<double>(whole->spark->back()), 0.2, 1e-6);
        VERIFY_WITHIN(static_cast<double>(whole->spark->front()), 0.95, 1e-6);
        const auto gaps =
            std::count_if(whole->spark->begin(), whole->spark->end(), [](float v) { return std::isnan(v); });
        QVERIFY2(gaps >= 4 && gaps <= 5, qPrintable(QString::number(gaps)));
        VERIFY_WITHIN(static_cast<double>(of[VenueId::Bybit]->spark->back()), 0.3, 1e-6);
        // The largest first, by its own sign; the silent one named.
        const QString quality = QString::fromStdString(w->quality);
        QVERIFY2(quality.indexOf("Bybit") > 0 && quality.indexOf("Bybit") < quality.indexOf("Binance"),
                 qPrintable(quality));
        QVERIFY2(quality.contains("OKX unknown"), qPrintable(quality));
        // Every value that somebody looks at is not ranked anew each second.
        asked = 0;
        r.pass(120);
        QVERIFY2(asked > 0 && asked < 60, qPrintable(QString::number(asked)));
    }
    void aCurveKnowsNothingOfBefore()
    {
        const Case c(QStringLiteral("SPREAD_WIDE"));
        Rig r = c.rig();
        c.row.put(r, 3, 2);
        r.pass(10);
        const Warning* const w = r.find(r.engine.snapshot().warnings);
        QVERIFY(w && w->evidence.front().spark);
        const auto& curve = *w->evidence.front().spark;
        QVERIFY(!std::isnan(curve.back()));
        for (std::size_t i = 0; i + 2 < curve.size(); ++i) QVERIFY(std::isnan(curve[i]));
    }
    void confidenceByItsFormula_data()
    {
        QTest::addColumn<double>("coverage");
        QTest::addColumn<int>("inputs");
        QTest::addColumn<bool>("modelled");
        QTest::addColumn<double>("confidence");
        QTest::newRow("two venues") << 1.0 << 2 << false << 2.0 / 3;
        QTest::newRow("three") << 1.0 << 3 << false << 1.0;
        QTest::newRow("four of four") << 1.0 << 4 << false << 1.0;
        QTest::newRow("three of four") << 0.75 << 3 << false << 0.75;
        QTest::newRow("a model on two kinds of data") << 1.0 << 2 << true << 1.4 / 3;
        QTest::newRow("nothing") << 0.0 << 0 << false << 0.0;
    }
    void confidenceByItsFormula()
    {
        QFETCH(double, coverage);
        QFETCH(int, inputs);
        QFETCH(bool, modelled);
        QFETCH(double, confidence);
        VERIFY_WITHIN((Trust{coverage, inputs, modelled}.confidence()), confidence, 1e-12);
    }
    void inOneSentence()
    {
        const Case c(QStringLiteral("SPREAD_WIDE"));
        Rig r = c.rig();
        c.row.put(r, 3, 2);
        r.pass(5);
        const Warning& w = *r.find(r.engine.snapshot().warnings);
        const QString text = QString::fromStdString(plainSentence(w));
        // What and where, since when, why, what would clear it.
        for (const std::string& part :
             {std::string("BTC"), std::string(c.rule.text.title), w.why, w.clears, std::string("raised since ")})
            QVERIFY2(text.contains(QString::fromStdString(part)), qPrintable(text));
    }
    void aRecordIsShownWithItsNumber()
    {
        const Case c(QStringLiteral("SPREAD_WIDE"));
        Rig r = c.rig();
        c.row.put(r, 3, 2);
        r.pass(5);
        QVERIFY(!r.find(r.engine.snapshot().warnings)->track);
        QVERIFY(r.find(r.engine.snapshot().warnings)->record.starts_with("untested"));
        TrackRecord record;
        record.raised = 7, record.followed = 3, record.days = 12;
        r.engine.setRecords({{"SPREAD_WIDE", record}});
        r.pass(1);
        const Warning& w = *r.find(r.engine.snapshot().warnings);
        QCOMPARE(w.track->raised, 7u);
        QVERIFY2(w.record.find("3 of 7") != std::string::npos, w.record.c_str());
    }
    void withoutPositionsTheirRulesAreNotAsked()
    {
        Rig r;
        r.asset.at(metric::index, kWhere).at = r.clock.mono();
        const RiskSnapshot& s = r.step();
        for (const Warning& w : s.unknown) QVERIFY2(!riskRule(w.rule)->own, w.rule.c_str());
        QVERIFY(s.warnings.empty());
    }
    // The nearer of the venue's word and the own place in the queue.
    void ownPlaceInTheQueue()
    {
        const Case c(QStringLiteral("ADL_RISK"));
        Rig r = c.rig();
        r.asset.at(metric::index, VenueId::Hyperliquid).at = r.clock.mono();
        r.put(r.asset, metric::adlQuantile, VenueId::Hyperliquid, 0.97);
        r.pass(c.hold + 2);
        const auto& warnings = r.engine.snapshot().warnings;
        const auto own = std::find_if(warnings.begin(), warnings.end(), [](const Warning& w) {
            return w.rule == "ADL_RISK" && w.venue == VenueId::Hyperliquid;
        });
        QVERIFY(own != warnings.end());
        QVERIFY(own->severity == Severity::Critical);
    }

    void burstsNeedASize()
    {
        const Case c(QStringLiteral("LIQ_BURST"));
        Rig r = c.rig();
        c.row.put(r, 9, 2);
        // A minute that is unusual but small against what is open: below 0.02 % no warning, below 0.1 % no more.
        r.all(metric::liqUsd1mLong, 1e5), r.all(metric::liqUsd1mShort, 0);
        r.pass(5);
        QCOMPARE(r.severity(), Severity::None);
        r.all(metric::liqUsd1mLong, 5e5);
        r.pass(5);
        QCOMPARE(r.severity(), Severity::Warning);
        r.all(metric::liqUsd1mLong, 2e6);
        r.pass(5);
        QCOMPARE(r.severity(), Severity::Critical);
    }

    void crowdedOnlyWhileTheRegimeStands()
    {
        const Case c(QStringLiteral("FUND_LONG"));
        Rig r = c.rig();
        c.row.put(r, 20, 2);
        r.word(metric::r8Regime, "LONG_WATCH");
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(!r.unknown());
    }

    void weekdaysAreNoWeekend()
    {
        const Case c(QStringLiteral("WEEKEND_THIN"));
        Rig r = c.rig();
        c.row.put(r, 0.9, 2);
        r.asset.facts.weekend = false;
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
    }

    void jumpsCountInVolatileTimesOnly()
    {
        const Case c(QStringLiteral("RV_JUMP"));
        Rig r = c.rig();
        c.row.put(r, 0.9, 2);
        r.all(metric::rv24h, 1.4);
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(!r.unknown());
    }

    void anOldShockIsHistory()
    {
        const Case c(QStringLiteral("PHANTOM"));
        Rig r = c.rig();
        c.row.put(r, 0.9, 2);
        r.asset.at(metric::phantom).age = std::chrono::minutes{31};
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(!r.unknown());
    }

    void worstFirstThenOldest()
    {
        Rig r;
        r.stale();
        rowOf("SPREAD_WIDE").put(r, 3, 2);
        r.pass(5);
        rowOf("BASIS_DISP").put(r, 11, 2);
        r.pass(5);
        rowOf("EXEC_50M").put(r, 90, 2);
        r.pass(5);
        std::vector<std::string> order;
        for (const Warning& w : r.engine.snapshot().warnings) order.push_back(w.rule);
        QCOMPARE(order, (std::vector<std::string>{"EXEC_50M", "SPREAD_WIDE", "BASIS_DISP"}));
    }

    // A card that is still up must not say "0.5, warning from 2.5" as if that were one.
    void aNumberBelowItsLimitAgainSaysSo()
    {
        Rig r;
        r.stale();
        rowOf("SPREAD_WIDE").put(r, 3, 2);
        r.pass(5);
        const auto headline = [&] { return QString::fromStdString(r.engine.snapshot().warnings.at(0).headline); };
        QVERIFY2(headline().contains("warning from"), qPrintable(headline()));
        rowOf("SPREAD_WIDE").put(r, 0.5, 2);
        r.pass(5);
        QVERIFY2(headline().contains("again below") && headline().contains("not yet clear"),
                 qPrintable(headline()));
        QVERIFY2(!headline().contains("warning from"), qPrintable(headline()));
    }

    // Five ticks of a hundredth of a basis point are five times the usual, and nothing.
    void ticksAreNoWideSpread()
    {
        const Case c(QStringLiteral("SPREAD_WIDE"));
        Rig r = c.rig();
        c.row.put(r, 9, 2);
        r.all(metric::spreadBps, 0.49);
        r.pass(c.hold + 2);
        QCOMPARE(r.severity(), Severity::None);
        QVERIFY(!r.unknown());
        r.all(metric::spreadBps, 0.5);
        r.pass(c.hold + 1);
        QCOMPARE(r.severity(), Severity::Critical);
    }

    // 50 million dollars are a question for assets whose positions they are a small part of.
    void fiftyMillionAreAskedOfLargeAssetsAlone()
    {
        const auto raised = [](double interest) {
            Rig r;
            r.stale();
            rowOf("EXEC_50M").put(r, 90, 2);
            r.all(metric::oiUsd, interest);
            r.pass(5);
            const auto& w = r.engine.snapshot().warnings;
            return std::any_of(w.begin(), w.end(), [](const Warning& one) { return one.rule == "EXEC_50M"; });
        };
        QVERIFY(raised(2e9));
        QVERIFY(!raised(1.9e9));
    }

    void outagesAreNoCalm()
    {
        Rig r;
        r.stale();
        r.venues[1].state = Freshness::Stale;
        r.venues[2].enabled = false;
        r.venues[2].state = Freshness::Off;
        const RiskSnapshot& s = r.step();
        QCOMPARE(s.outages, std::vector<VenueId>{VenueId::Bybit});
        QCOMPARE(s.rulesQuiet, std::size_t{0});
        QCOMPARE(s.unknown.size(), s.rulesJudged);
        // Venues that are not wanted are not judged.
        for (const Warning& w : s.unknown) QVERIFY(w.venue != VenueId::Okx);
    }

    void whatIsWatchedNoLongerIsForgotten()
    {
        const Case c(QStringLiteral("SPREAD_WIDE"));
        Rig r = c.rig();
        c.row.put(r, 3, 2);
        r.pass(5);
        QCOMPARE(r.severity(), Severity::Warning);
        r.clock.advance(std::chrono::seconds{1});
        MetricSnapshot none;
        QCOMPARE(r.engine.step(none, r.venues, r.now()).warnings.size(), std::size_t{0});
        r.pass(2);
        QCOMPARE(r.severity(), Severity::None);  // its hold begins again
        r.pass(2);
        QCOMPARE(r.severity(), Severity::Warning);
    }
};

QTEST_APPLESS_MAIN(TestRiskEngine)
#include "tst_risk_engine.moc"
