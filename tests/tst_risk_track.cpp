// What counts as a cascade, and what is counted of each rule's warnings: the definition of ANALYTICS M at its
// limits and beside its batch form; a record that only counts what could be watched to its end.
#include "model/analytics/validation.h"
#include "model/risk/track_record.h"

#include <QtTest>

#include <cmath>
#include <random>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

constexpr Step kStart = 496'000;  // hours since the epoch
constexpr VenueId kVenue = VenueId::Binance;

// A market of one asset whose price and open interest are said by the minute or by the hour.
struct Past {
    InstrumentSeries series;
    void hour(Step h, double price, double interest)
    {
        series.rememberBar(h * 60, 60, {price, price, price, price, {}, {}});
        series.rememberInterest((h + 1) * 60, interest);
    }
    void minute(Step m, double price, double interest)
    {
        series.rememberBar(m, 1, {price, price, price, price, {}, {}});
        series.rememberInterest(m, interest);
    }
    PerpSeries perps() const
    {
        PerpSeries out{};
        out[static_cast<std::size_t>(kVenue)] = &series;
        return out;
    }
    // Hours of small moves back and forth: a move of four hours is 1 % each way.
    void quiet(Step from, Step until)
    {
        for (Step h = from; h < until; ++h) hour(h, (h / 4) % 2 == 0 ? 100 : 101, 1'000);
    }
};

RiskEngine::Said said(std::string_view rule, std::string asset, Severity before = Severity::None,
                      Severity now = Severity::Warning)
{
    RiskEngine::Said out;
    out.warning.rule = std::string(rule);
    out.warning.asset = std::move(asset);
    out.warning.severity = now;
    out.before = before;
    return out;
}

Timestamp at(Step minute)
{
    return Timestamp{std::chrono::minutes{minute}};
}

// A keeper that is driven minute by minute, over a market that falls when it is told to.
struct Rig {
    Past past;
    TrackKeeper keeper;
    Step minute = kStart * 60;
    double price = 100, interest = 1'000;
    Duration leap{};      // of the wall clock alone
    bool watched = true;  // else the program is off: nothing is stepped, nothing remembered

    explicit Rig(track::State state = {}) : keeper(std::move(state)) { past.quiet(kStart - 800, kStart); }
    bool step(const std::vector<RiskEngine::Said>& what = {})
    {
        past.minute(minute, price, interest);
        ++minute;
        const Timestamp now = at(minute);
        return keeper.step(
            {now, Mono{now.time_since_epoch() - leap}}, minute * 60, {"BTC"},
            [this](const std::string&) { return past.perps(); }, what);
    }
    void pass(Step minutes)
    {
        for (Step m = 0; m < minutes; ++m) {
            if (!watched) {
                ++minute;
                continue;
            }
            // Back and forth, so that the yardstick stays what it is.
            price = (minute / 240) % 2 == 0 ? base : base * 1.01;
            step();
        }
    }
    void fall()
    {
        base *= 0.9, interest *= 0.85;
        pass(1);
    }
    TrackRecord of(std::string_view rule) const { return keeper.records().find(rule)->second; }
    double base = 100;
};

}  // namespace

class TestRiskTrack : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theDefinition_data()
    {
        QTest::addColumn<double>("interest");
        QTest::addColumn<double>("move");
        QTest::addColumn<bool>("is");
        QTest::newRow("both at the limit") << -0.08 << -0.04 << true;
        QTest::newRow("a squeeze") << -0.08 << 0.04 << true;
        QTest::newRow("positions stay") << -0.0799 << -0.2 << false;
        QTest::newRow("positions grow") << 0.3 << -0.2 << false;
        QTest::newRow("the price stays") << -0.3 << 0.0399 << false;
        QTest::newRow("far beyond") << -0.3 << -0.2 << true;
    }
    void theDefinition()
    {
        QFETCH(double, interest);
        QFETCH(double, move);
        QFETCH(bool, is);
        QCOMPARE(cascade::met({interest, move, 0.01}), std::optional(is));
    }
    void whatIsNotKnownIsNoCascadeAndNoCalm()
    {
        QVERIFY(!cascade::met({{}, -0.2, 0.01}));
        // Too little was closed: then the price decides nothing, known or not.
        QCOMPARE(cascade::met({-0.05, {}, {}}), std::optional(false));
        QVERIFY(!cascade::met({-0.3, {}, 0.01}));
        QVERIFY(!cascade::met({-0.3, -0.2, {}}));
        QVERIFY(!cascade::met({-0.3, -0.2, 0.0}));
        cascade::Watch watch;
        QVERIFY(!watch.look(1, {}));
    }
    void oneRunIsOneEvent()
    {
        const cascade::Reading met{-0.1, -0.1, 0.01}, calm{0.0, 0.0, 0.01};
        cascade::Watch watch;
        QVERIFY(watch.look(1'000, met));
        QVERIFY(!watch.look(1'001, met));
        QVERIFY(!watch.look(1'100, calm));
        QVERIFY(!watch.look(1'240, met));  // less than four hours after the last
        QVERIFY(watch.look(1'480, met));
    }
    // The same moments as the batch function of the analytics finds in the same hours.
    void asTheBatchFunction()
    {
        for (const unsigned seed : {1u, 2u, 3u, 4u, 5u}) {
            std::mt19937 random(seed);
            std::uniform_real_distribution<double> unit(0, 1);
            Past past;
            std::vector<double> prices, interests;
            double price = 100, interest = 1'000;
            constexpr Step kHours = 1'000;
            for (Step h = 0; h < kHours; ++h) {
                price *= std::exp(0.01 * (unit(random) - 0.5));
                interest *= std::exp(0.01 * (unit(random) - 0.5));
                if (h > 740 && unit(random) < 0.03) price *= 0.93, interest *= 0.9;
                past.hour(kStart + h, price, interest);
                // as the series keeps them
                prices.push_back(*past.series.hours().get(kStart + h, InstrumentSeries::HClose));
                interests.push_back(interest);
            }
            std::vector<std::size_t> ours;
            cascade::Watch watch;
            for (Step h = 0; h < kHours; ++h)
                if (h >= 728 && watch.look((kStart + h) * 60, cascade::readHour(past.perps(), kStart + h)))
                    ours.push_back(static_cast<std::size_t>(h));
            const auto batch = analytics::validate::cascades(interests, prices, 4, 720);
            QVERIFY(batch.hasValue());
            QVERIFY(!batch->empty());
            QVERIFY(ours == *batch);
        }
    }
    void aSilentVenueClosesNoPositions()
    {
        Past a, b;
        a.quiet(kStart - 800, kStart), b.quiet(kStart - 800, kStart);
        PerpSeries perps = a.perps();
        perps[1] = &b.series;
        for (Step h = kStart; h < kStart + 4; ++h) a.hour(h, 90, 1'000);
        // Half of the venues are known: not enough to say.
        QVERIFY(!cascade::readHour(perps, kStart + 3).interest);
        QVERIFY(std::fabs(*cascade::readHour(a.perps(), kStart + 3).interest) < 1e-9);
        // Three of four are.
        Past c, d;
        c.quiet(kStart - 800, kStart), d.quiet(kStart - 800, kStart);
        perps[2] = &c.series, perps[3] = &d.series;
        for (Step h = kStart; h < kStart + 4; ++h) b.hour(h, 90, 1'000), c.hour(h, 90, 1'000);
        const auto interest = cascade::readHour(perps, kStart + 3).interest;
        QVERIFY(interest && std::fabs(*interest) < 1e-9);
    }

    void followedOrNot()
    {
        Rig r;
        r.pass(8 * 60);
        QVERIFY(r.step({said("DEPTH_DROP", "BTC"), said("OI_SURGE", "BTC")}));
        QCOMPARE(r.of("DEPTH_DROP").waiting, 1u);
        QCOMPARE(r.of("DEPTH_DROP").raised, 0u);
        r.pass(5 * 60);
        r.fall();
        r.pass(10);
        QCOMPARE(r.keeper.state().assets.at("BTC").events.size(), std::size_t{1});
        r.pass(24 * 60);
        QCOMPARE(r.of("DEPTH_DROP").raised, 1u);
        QCOMPARE(r.of("DEPTH_DROP").followed, 1u);
        QCOMPARE(r.of("DEPTH_DROP").waiting, 0u);
        // The next one is followed by nothing.
        r.step({said("DEPTH_DROP", "BTC")});
        r.pass(26 * 60);
        QCOMPARE(r.of("DEPTH_DROP").raised, 2u);
        QCOMPARE(r.of("DEPTH_DROP").followed, 1u);
        QCOMPARE(r.of("FUND_LONG").raised, 0u);
        QVERIFY(r.of("FUND_LONG").days > 2 && r.of("FUND_LONG").days < 3);
    }
    // What came within the hour is no lead; what was raised while it ran is no announcement.
    void lessThanAnHourIsNoLead()
    {
        Rig r;
        r.pass(8 * 60);
        r.fall();
        const Timestamp began = r.keeper.state().assets.at("BTC").events.at(0);
        QVERIFY(!track::isFollowedBy(true, began - 59min, began));
        QVERIFY(track::isFollowedBy(true, began - 60min, began));
        QVERIFY(track::isFollowedBy(true, began - 24h, began));
        QVERIFY(!track::isFollowedBy(true, began - 24h - 1ns, began));
        QVERIFY(!track::isFollowedBy(true, began + 1min, began));
        QVERIFY(track::isFollowedBy(false, began + 4h, began));
        QVERIFY(track::isFollowedBy(false, began - 4h, began));
        QVERIFY(!track::isFollowedBy(false, began + 4h + 1ns, began));
    }
    void theSameWarningIsCountedOnce()
    {
        Rig r;
        r.pass(60);
        r.step({said("DEPTH_DROP", "BTC")});
        r.pass(30);
        r.step({said("DEPTH_DROP", "BTC")});
        r.step({said("DEPTH_DROP", "BTC", Severity::Warning, Severity::Critical)});
        r.step({said("DEPTH_DROP", "BTC", Severity::Critical, Severity::None)});
        QCOMPARE(r.of("DEPTH_DROP").waiting, 1u);
        r.pass(4 * 60);
        r.step({said("DEPTH_DROP", "BTC")});
        QCOMPARE(r.of("DEPTH_DROP").waiting, 2u);
    }
    // Nobody was there for most of the day after: neither right nor wrong.
    void whatWasNotWatchedCountsNowhere()
    {
        Rig r;
        r.pass(8 * 60);
        r.step({said("DEPTH_DROP", "BTC")});
        r.pass(60);
        r.watched = false;
        r.pass(30 * 60);
        r.watched = true;
        r.pass(60);
        QCOMPARE(r.of("DEPTH_DROP").waiting, 1u);
        r.watched = false;
        r.pass(8 * 24 * 60);
        r.watched = true;
        r.pass(2);
        QCOMPARE(r.of("DEPTH_DROP").waiting, 0u);
        QCOMPARE(r.of("DEPTH_DROP").raised, 0u);
        QCOMPARE(r.keeper.state().rules.at("DEPTH_DROP").unseen, 1u);
    }
    // Unless the venues remember the hours.
    void whatTheVenuesRememberIsWatched()
    {
        Rig r;
        r.pass(8 * 60);
        r.step({said("DEPTH_DROP", "BTC")});
        const Step from = r.minute / 60;
        r.watched = false;
        r.pass(30 * 60);
        for (Step h = from; h < r.minute / 60; ++h)
            r.past.hour(h, h < from + 10 ? 101 : 90, h < from + 10 ? 1'000 : 850);
        r.base = 90, r.interest = 850;
        r.watched = true;
        r.pass(61);
        QCOMPARE(r.of("DEPTH_DROP").raised, 1u);
        QCOMPARE(r.of("DEPTH_DROP").followed, 1u);
    }
    void rulesThatSayNothingOfTheMarketAreNotTried()
    {
        Rig r;
        r.pass(60);
        r.step({said("FEED_STALE", {}), said("HEAT", {}), said("LIQ_DIST", "BTC"), said("TCI_HIGH", {})});
        QVERIFY(!r.keeper.records().contains("FEED_STALE"));
        QVERIFY(!r.keeper.records().contains("HEAT"));
        QVERIFY(!r.keeper.records().contains("LIQ_DIST"));
        QCOMPARE(r.of("TCI_HIGH").waiting, 1u);
        r.pass(26 * 60);
        QCOMPARE(r.of("TCI_HIGH").raised, 1u);
    }

    // An earlier run's record goes on where it left off.
    void goesOnAfterARestart()
    {
        Rig r;
        r.pass(8 * 60);
        r.step({said("DEPTH_DROP", "BTC")});
        r.pass(60);
        Rig next(r.keeper.state());
        next.past = std::move(r.past);
        next.minute = r.minute;
        QCOMPARE(next.of("DEPTH_DROP").waiting, 1u);
        next.pass(26 * 60);
        QCOMPARE(next.of("DEPTH_DROP").raised, 1u);
        QCOMPARE(next.of("DEPTH_DROP").followed, 0u);
    }

    // Raised by a clock that was a month ahead, and kept: nothing is held back by it.
    void aClockThatWasAhead()
    {
        Rig ahead;
        ahead.minute += 30 * 24 * 60;
        ahead.step({said("DEPTH_DROP", "BTC")});
        QCOMPARE(ahead.of("DEPTH_DROP").waiting, 1u);
        track::State kept = ahead.keeper.state();
        kept.assets["BTC"].events.push_back(at(ahead.minute));
        kept.assets["BTC"].hours.insert(ahead.minute / 60);

        Rig r(kept);
        r.pass(10);
        r.step({said("DEPTH_DROP", "BTC")});
        QCOMPARE(r.of("DEPTH_DROP").waiting, 2u);
        r.step({said("DEPTH_DROP", "BTC")});
        QCOMPARE(r.of("DEPTH_DROP").waiting, 2u);
        // The clock has an hour to prove itself, then what is dated ahead goes.
        r.pass(8 * 60);
        QCOMPARE(r.of("DEPTH_DROP").waiting, 1u);
        QCOMPARE(r.keeper.state().rules.at("DEPTH_DROP").unseen, 1u);
        const track::Asset& btc = r.keeper.state().assets.at("BTC");
        QVERIFY(btc.events.empty());
        QVERIFY(!btc.hours.empty() && *btc.hours.rbegin() <= r.minute / 60);
        r.step({said("DEPTH_DROP", "BTC")});
        r.pass(26 * 60);
        QVERIFY(r.of("DEPTH_DROP").raised >= 1u);
        QCOMPARE(r.of("DEPTH_DROP").followed, 0u);
    }
    // Ten days forward for half an hour: nothing is given up, nothing forgotten.
    void aClockThatLeapsForward()
    {
        Rig r;
        r.pass(8 * 60);
        r.step({said("DEPTH_DROP", "BTC")});
        r.pass(60);
        const auto hours = r.keeper.state().assets.at("BTC").hours;
        QVERIFY(!hours.empty());
        r.minute += 10 * 24 * 60;
        r.leap = 10 * 24h;
        r.pass(30);
        QCOMPARE(r.of("DEPTH_DROP").waiting, 1u);
        QCOMPARE(r.keeper.state().rules.at("DEPTH_DROP").unseen, 0u);
        for (const std::int64_t h : hours) QVERIFY(r.keeper.state().assets.at("BTC").hours.contains(h));
        // It stays so: then the days have passed.
        r.pass(60);
        QCOMPARE(r.of("DEPTH_DROP").waiting, 0u);
        QCOMPARE(r.keeper.state().rules.at("DEPTH_DROP").unseen, 1u);
    }

    void inWords()
    {
        const RiskRule& rule = *riskRule("DEPTH_DROP");
        const auto text = [&](const RiskRule& of, std::optional<TrackRecord> record) {
            return QString::fromStdString(track::recordText(of, record));
        };
        QVERIFY(text(rule, {}).startsWith("untested"));
        TrackRecord none;
        none.days = 12;
        QVERIFY2(text(rule, none).startsWith("untested") && text(rule, none).contains("12 days"),
                 qPrintable(text(rule, none)));
        TrackRecord some;
        some.raised = 7, some.followed = 3, some.waiting = 2, some.days = 12;
        const QString said = text(rule, some);
        QVERIFY2(said.contains("3 of 7") && said.contains("12 days") && said.contains("2 still waiting"),
                 qPrintable(said));
        // Wilson's interval, so that seven are not taken for a proof (ANALYTICS M).
        const auto interval = analytics::validate::wilson(3, 7);
        QVERIFY(said.contains(QString::number(std::round(interval.low * 100))));
        QVERIFY(said.contains(QString::number(std::round(interval.high * 100))));
        QVERIFY(text(*riskRule("LIQ_BURST"), some).contains("came with"));
        QVERIFY(text(*riskRule("HEAT"), {}).contains("own positions"));
        QVERIFY(text(*riskRule("FEED_STALE"), {}).contains("feed"));
    }
};

QTEST_APPLESS_MAIN(TestRiskTrack)
#include "tst_risk_track.moc"
