// The warnings on the simulated market, scenario by scenario: what belongs to it is raised, what does not is not.
// In calm none, in an outage the outage alone. What a scenario may raise beside is what its story says of it;
// whatever else is raised is a wrong number, a wrong rule, or a market that nobody would believe.
#include "feeds/sim/scenario.h"
#include "model/analytics/phase.h"
#include "model/metrics/metric_ids.h"
#include "tests/support/sim_feed.h"
#include "tests/support/simulated_rules.h"

#include <QtTest>

#include <algorithm>
#include <map>
#include <set>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

using Rules = std::set<std::string>;

// Five minutes make a normal of depth and spread: the story begins after them.
constexpr std::chrono::seconds kBefore = 330s;

const std::vector<std::string> kAssets = {"BTC", "ETH", "SOL", "XRP", "DOGE"};

constexpr Timestamp kSaturday = fromUnixMs(1'790'416'800'000), kWednesday = fromUnixMs(1'790'157'600'000);

// What a book and its forced orders look like while prices fall or rise fast.
const Rules kStorm = {"DEPTH_DROP", "SPREAD_WIDE", "LIQ_BURST", "LIQ_BRANCH"};
// What may come with it: of the whole book, of what was taken back, of who stands where.
const Rules kAround = {"EXEC_50M",   "PHANTOM",  "WALL_PULLED",  "REFILL_SLOW",
                       "BASIS_DISP", "ADL_RISK", "SUPPORT_LOST", "FUND_SPREAD"};
// Crowded to begin with: scenarios that say so start with more open interest than a day ago.
const Rules kCrowded = {"OI_SURGE", "FUND_LONG", "FUND_SHORT", "FUND_SPREAD", "CASCADE_TRIGGER", "CLUSTER_NEAR"};
// Simulated makers of thin assets show single orders of millions and take them back when the price comes: walls
// that are pulled, and now and then a book that is not what it was two minutes later. The rules are right about
// them.
const Rules kLargeOrders = {"WALL_PULLED", "REFILL_SLOW"};

// Hyperliquid's oracle speaks every three seconds: while a percent is lost in as many, it is behind.
const Rules kSlowOracle = {"ORACLE_DEV"};

Rules operator+(Rules a, const Rules& b)
{
    a.insert(b.begin(), b.end());
    return a;
}

struct Raised {
    std::string rule, asset;
    std::optional<VenueId> venue;
    Severity worst = Severity::None;
    std::chrono::seconds first{}, last{};  // since the story began; negative before
    std::string headline;
};

QString told(const Raised& r)
{
    return QStringLiteral("%1 s: %2 %3").arg(r.first.count()).arg(r.rule.c_str(), r.headline.c_str());
}

sim::Scenario named(const char* name)
{
    return storyOf(QString::fromLatin1(name));
}

struct Run {
    SimFeed feed;
    std::vector<Raised> raised;
    std::map<VenueId, std::chrono::seconds> out;  // first second of an outage
    // At the first burst of forced orders: how one-sided they were.
    std::optional<double> burstImbalance;

    // All that was raised in any run of this program: what has spoken need not be made to speak again.
    static inline Rules spoken;

    Run(const sim::Scenario& scenario, std::uint64_t seed, std::optional<Timestamp> start = {})
        : feed(setupOf(scenario, seed, start))
    {
    }

    static SimFeed::Setup setupOf(sim::Scenario scenario, std::uint64_t seed, std::optional<Timestamp> start)
    {
        sim::Phase before = named("calm").phases.front();
        before.length = kBefore;
        scenario.phases.insert(scenario.phases.begin(), before);
        SimFeed::Setup setup;
        setup.scenario = std::move(scenario);
        setup.assets = kAssets;
        setup.seed = seed;
        setup.start = start;
        return setup;
    }
    std::chrono::seconds now() const { return feed.passed() - kBefore; }
    void until(std::chrono::seconds end)
    {
        while (now() < end) {
            feed.advance(1s);
            look();
        }
    }
    void look()
    {
        const auto risk = feed.hub.risk.read().value;
        for (const Warning& w : risk->warnings) {
            spoken.insert(w.rule);
            auto at = std::find_if(raised.begin(), raised.end(), [&](const Raised& r) {
                return r.rule == w.rule && r.asset == w.asset && r.venue == w.venue;
            });
            if (at == raised.end())
                at = raised.insert(raised.end(), {w.rule, w.asset, w.venue, {}, now(), {}, w.headline});
            at->worst = std::max(at->worst, w.severity);
            at->last = now();
            if (w.rule == "LIQ_BURST" && !burstImbalance)
                burstImbalance = feed.hub.metrics.read().value->at(metric::liqImbalance, w.asset).value;
        }
        for (const VenueId v : risk->outages)
            if (feed.passed() > 10s) out.emplace(v, now());
    }
    std::vector<Raised> of(std::string_view rule) const
    {
        std::vector<Raised> found;
        for (const Raised& r : raised)
            if (r.rule == rule) found.push_back(r);
        return found;
    }
    // Raised although the story has no place for it.
    QStringList outside(const Rules& allowed) const
    {
        QStringList out_;
        for (const Raised& r : raised)
            if (!allowed.contains(r.rule)) out_ << told(r);
        return out_;
    }
    QStringList missing(const Rules& rules, std::size_t assets) const
    {
        QStringList out_;
        for (const std::string& rule : rules)
            if (of(rule).size() < assets)
                out_ << QStringLiteral("%1 on %2 assets").arg(rule.c_str()).arg(of(rule).size());
        return out_;
    }
    // Of this asset; empty: of any.
    QStringList standing(const Rules& rules, const std::string& asset = {}) const
    {
        QStringList out_;
        for (const Warning& w : feed.hub.risk.read().value->warnings)
            if (rules.contains(w.rule) && (asset.empty() || w.asset == asset))
                out_ << QString::fromStdString(w.headline);
        return out_;
    }
    // Rules that could not say anything: their silence proves nothing.
    Rules unknown() const
    {
        Rules out_;
        for (const Warning& w : feed.hub.risk.read().value->unknown) out_.insert(w.rule);
        return out_;
    }
};

#define NOTHING(list)                                      \
    do {                                                   \
        const QStringList l_ = (list);                     \
        QVERIFY2(l_.isEmpty(), qPrintable(l_.join('\n'))); \
    } while (false)

}  // namespace

class TestSimWarnings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void calmRaisesNothing_data()
    {
        QTest::addColumn<quint64>("seed");
        for (const quint64 seed : {1, 2, 3}) QTest::addRow("market %llu", seed) << seed;
    }
    void calmRaisesNothing()
    {
        QFETCH(quint64, seed);
        Run run(named("calm"), seed);
        run.until(300s);
        NOTHING(run.outside(kLargeOrders));
        QVERIFY(run.out.empty());
        // The silence is that of rules that are judged, not of rules that know nothing.
        const Rules unknown = run.unknown();
        for (const std::string& rule :
             kStorm + Rules{"FUND_LONG", "FUND_FLIP", "OI_SURGE", "OI_CONC", "PHANTOM", "ORACLE_DEV",
                            "STABLE_DEPEG", "BASIS_DISP", "FEED_STALE", "CLUSTER_NEAR", "CASCADE_TRIGGER"})
            QVERIFY2(!unknown.contains(rule), rule.c_str());
        QVERIFY(run.feed.hub.risk.read().value->rulesQuiet > 100);
    }

    void cascades_data()
    {
        QTest::addColumn<QString>("scenario");
        QTest::addColumn<double>("side");  // of what is closed by force: 1 longs, -1 shorts
        QTest::newRow("down") << "cascade_down" << 1.0;
        QTest::newRow("squeeze") << "squeeze_up" << -1.0;
    }
    void cascades()
    {
        QFETCH(QString, scenario);
        QFETCH(double, side);
        Run run(named(qPrintable(scenario)), 1);
        run.until(240s);
        NOTHING(run.missing(kStorm, kAssets.size()));
        NOTHING(run.missing({"EXEC_50M"}, 2));
        NOTHING(run.outside(kStorm + kAround + kCrowded + kSlowOracle));
        for (const Raised& r : run.of("ORACLE_DEV"))
            QVERIFY2(r.venue == VenueId::Hyperliquid && r.worst < Severity::Critical, qPrintable(told(r)));
        QVERIFY(run.out.empty());
        // Depth, spread and forced orders were critical, on every asset.
        for (const Raised& r : run.raised)
            if (r.rule == "DEPTH_DROP" || r.rule == "SPREAD_WIDE" || r.rule == "LIQ_BURST")
                QVERIFY2(r.worst == Severity::Critical, qPrintable(told(r)));
        // What looks ahead spoke before the first forced order (S2: every cascade has a warning phase).
        std::chrono::seconds burst = 1h, ahead = 1h;
        for (const Raised& r : run.of("LIQ_BURST")) burst = std::min(burst, r.first);
        for (const Raised& r : run.raised)
            if (riskRule(r.rule)->forward && r.rule != "DEPTH_DROP") ahead = std::min(ahead, r.first);
        QVERIFY(burst > 0s);
        QVERIFY(ahead < burst);
        // Whose positions are closed: longs above zero.
        QVERIFY(run.burstImbalance.has_value());
        QVERIFY(*run.burstImbalance * side > 0.5);
        // And it ends.
        run.until(780s);
        NOTHING(run.standing({"SPREAD_WIDE", "LIQ_BURST"}));  // branches are counted over half an hour
        NOTHING(run.outside(kStorm + kAround + kCrowded + kSlowOracle + Rules{"OI_RELOAD"}));
    }

    // What the screen tells in a cascade, in its order: crowding, what looks ahead, the phase of forced selling
    // with the rules that describe it, and the aftershock, which lasts while the price is calm again.
    void theOrderOfACascade()
    {
        using analytics::phase::Phase;
        Run run(named("cascade_down"), 1);
        std::map<int, std::chrono::seconds> phases;  // when each was first shown
        const auto watch = [&](std::chrono::seconds end, std::optional<Phase> until = {}) {
            while (run.now() < end && !(until && phases.contains(static_cast<int>(*until)))) {
                run.until(run.now() + 1s);
                const MetricValue& v = run.feed.hub.metrics.read().value->at(metric::phase, "BTC");
                if (v.usable()) phases.emplace(static_cast<int>(*v.value), run.now());
            }
        };
        watch(300s);
        const auto first = [&](const Rules& rules) {
            std::chrono::seconds at = 100h;
            for (const Raised& r : run.raised)
                if (rules.contains(r.rule) && r.asset == "BTC") at = std::min(at, r.first);
            return at;
        };
        const auto crowding = first(kCrowded), ahead = first({"DEPTH_DROP", "CASCADE_TRIGGER", "CLUSTER_NEAR"}),
                   forced = first({"LIQ_BURST"});
        QVERIFY(crowding < forced && ahead < forced);
        QVERIFY(phases.contains(static_cast<int>(Phase::BuildUp)));
        QVERIFY(phases.contains(static_cast<int>(Phase::Liquidation)));
        const auto liquidation = phases.at(static_cast<int>(Phase::Liquidation));
        QVERIFY(phases.at(static_cast<int>(Phase::BuildUp)) < liquidation);
        QVERIFY(liquidation >= forced && liquidation <= forced + 120s);
        // Prices have been calm for long before it is said to be over, and then it is the clean-up that begins.
        watch(90min, Phase::Reset);
        QVERIFY(phases.contains(static_cast<int>(Phase::Reset)));
        QVERIFY(phases.at(static_cast<int>(Phase::Reset)) >= liquidation + 1h);
        NOTHING(run.standing({"LIQ_BURST", "SPREAD_WIDE"}, "BTC"));
    }

    // Half the depth on a Saturday; the same book on a Monday is thin, but no weekend.
    void thinWeekend_data()
    {
        QTest::addColumn<qint64>("start");
        QTest::addColumn<bool>("weekend");
        QTest::newRow("Saturday") << qint64{toUnixMs(kSaturday)} << true;
        QTest::newRow("Wednesday") << qint64{toUnixMs(kWednesday)} << false;
    }
    void thinWeekend()
    {
        QFETCH(qint64, start);
        QFETCH(bool, weekend);
        Run run(named("thin_weekend"), 1, fromUnixMs(start));
        run.until(150s);
        QVERIFY(!run.of("DEPTH_DROP").empty());
        QCOMPARE(!run.of("WEEKEND_THIN").empty(), weekend);
    }

    // One venue's feed is cut off, another's matching stands still; nothing happens to prices.
    void outagesOfACalmMarket_data()
    {
        QTest::addColumn<int>("venue");
        QTest::addColumn<bool>("halted");
        QTest::newRow("feed cut off") << static_cast<int>(VenueId::Binance) << false;
        QTest::newRow("feed cut off, a smaller venue") << static_cast<int>(VenueId::Okx) << false;
        QTest::newRow("matching halted") << static_cast<int>(VenueId::Bybit) << true;
    }
    void outagesOfACalmMarket()
    {
        QFETCH(int, venue);
        QFETCH(bool, halted);
        const auto id = static_cast<VenueId>(venue);
        sim::Scenario scenario = named("calm");
        scenario.phases.front().venueIncidents = {
            {id, halted ? sim::VenueIncident::Kind::Halted : sim::VenueIncident::Kind::FeedOut, 20s, 80s}};
        Run run(scenario, 1);
        run.until(75s);
        NOTHING(run.outside(kLargeOrders + Rules{"FEED_STALE"}));
        QCOMPARE(run.out.size(), std::size_t{1});
        QCOMPARE(run.out.begin()->first, id);
        QVERIFY(run.out.begin()->second >= 20s && run.out.begin()->second <= 55s);
        const auto stale = run.of("FEED_STALE");
        QCOMPARE(stale.size(), std::size_t{1});
        QCOMPARE(stale.front().venue, std::optional(id));
        QVERIFY(stale.front().worst == Severity::Critical);
        // Three venues are enough to go on judging; how far apart all of them are may be more than what is left
        // says.
        QVERIFY(!run.unknown().contains("DEPTH_DROP"));
        QVERIFY(run.unknown().contains("BASIS_DISP"));
        // It comes back: nothing is left of it, and nothing was caused by its return.
        run.until(200s);
        QVERIFY(!run.unknown().contains("BASIS_DISP"));
        NOTHING(run.outside(kLargeOrders + Rules{"FEED_STALE"}));
        NOTHING(run.standing({"FEED_STALE"}));
        QVERIFY(run.feed.hub.risk.read().value->outages.empty());
    }

    // A contract that comes or goes is no feed that fails, and no venue that is out.
    void listingsComeAndGo()
    {
        Run run(named("listing_delisting"), 1);
        run.until(400s);
        QVERIFY(run.of("FEED_STALE").empty());
        QVERIFY(run.out.empty());
        for (const char* rule : {"LIQ_BURST", "ORACLE_DEV", "STABLE_DEPEG", "FUND_FLIP"})
            NOTHING(run.of(rule).empty() ? QStringList() : QStringList{told(run.of(rule).front())});
    }

    void anOutageInACrash()
    {
        Run run(named("venue_outage"), 1);
        run.until(220s);
        NOTHING(run.missing({"DEPTH_DROP", "SPREAD_WIDE", "LIQ_BURST"}, kAssets.size()));
        NOTHING(run.missing({"LIQ_BRANCH"}, kAssets.size() - 1));
        NOTHING(run.outside(kStorm + kAround + kCrowded + Rules{"FEED_STALE", "ORACLE_DEV"}));
        // Both venues, and no other.
        QCOMPARE(run.out.size(), std::size_t{2});
        QVERIFY(run.out.contains(VenueId::Binance) && run.out.contains(VenueId::Bybit));
        std::set<VenueId> stale;
        for (const Raised& r : run.of("FEED_STALE")) stale.insert(*r.venue);
        QCOMPARE(stale, (std::set<VenueId>{VenueId::Binance, VenueId::Bybit}));
        // A feed that is cut off says nothing about its index: it is the others that moved on.
        for (const Raised& r : run.of("ORACLE_DEV")) QVERIFY2(r.venue != VenueId::Binance, qPrintable(told(r)));
    }

    void aStaleOracle()
    {
        Run run(named("stale_oracle"), 1);
        run.until(220s);
        const auto off = run.of("ORACLE_DEV");
        QCOMPARE(off.size(), kAssets.size());
        for (const Raised& r : off) {
            QVERIFY2(r.venue == VenueId::Hyperliquid, qPrintable(told(r)));
            QVERIFY2(r.worst == Severity::Critical, qPrintable(told(r)));
            QVERIFY(r.first > 45s && r.first < 125s);
        }
        NOTHING(run.outside(kStorm + kAround + kCrowded + Rules{"ORACLE_DEV"}));
        run.until(300s);
        NOTHING(run.standing({"ORACLE_DEV"}));
        QVERIFY(run.out.empty());
    }

    void aStablecoinOffItsDollar()
    {
        Run run(named("stablecoin_depeg"), 1);
        run.until(230s);
        const auto off = run.of("STABLE_DEPEG");
        QCOMPARE(off.size(), std::size_t{1});
        QVERIFY(off.front().worst == Severity::Critical);
        QVERIFY(off.front().first > 40s);
        // Venues disagree about the currency, and so about every price in it. It comes with falling prices.
        NOTHING(run.missing({"BASIS_DISP"}, kAssets.size()));
        NOTHING(run.outside(kStorm + kAround + kCrowded + Rules{"STABLE_DEPEG", "ORACLE_DEV"}));
        QVERIFY(run.out.empty());
        run.until(420s);
        NOTHING(run.standing({"STABLE_DEPEG"}));
    }

    void everyRuleOfTheListHasSpoken()
    {
        struct Story {
            const char* scenario;
            std::uint64_t seed;
            std::chrono::seconds end;
            std::optional<Timestamp> start = {};
        };
        const std::vector<Story> stories = {{"cascade_down", 1, 780s},
                                            {"squeeze_up", 1, 780s},
                                            {"stale_oracle", 1, 300s},
                                            {"stablecoin_depeg", 1, 420s},
                                            {"venue_outage", 1, 220s},
                                            {"thin_weekend", 1, 150s, kSaturday},
                                            {"thin_weekend", 1, 150s, kWednesday},
                                            {"listing_delisting", 1, 400s},
                                            {"calm", 1, 300s},
                                            {"calm", 2, 300s},
                                            {"calm", 3, 300s},
                                            {"cascade_down", 1, 90min}};
        const auto silent = [] {
            QStringList rules;
            for (const std::string_view rule : kSimulatedRules)
                if (!Run::spoken.contains(std::string(rule))) rules << QString::fromStdString(std::string(rule));
            return rules;
        };
        // After all the other tests nothing is left to run. Alone, or behind one that failed, this one asks for
        // what is missing: what comes out does not rest on what ran before.
        for (const Story& story : stories) {
            if (silent().isEmpty()) break;
            Run run(named(story.scenario), story.seed, story.start);
            run.until(story.end);
        }
        NOTHING(silent());
    }
};

QTEST_GUILESS_MAIN(TestSimWarnings)
#include "tst_sim_warnings.moc"
