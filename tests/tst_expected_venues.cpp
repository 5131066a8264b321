// Which venues are to speak for an asset, and what a value is worth that lacks one of them: a venue that was down
// since the start is missing, one that is off or known not to list the asset is not.
#include "model/boards/interest.h"
#include "model/boards/liquidity.h"
#include "model/boards/market_board.h"
#include "model/boards/overview_board.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/over_venues.h"
#include "model/risk/risk_rules.h"
#include "tests/support/metric_desk.h"
#include "tests/support/model_rig.h"
#include "tests/support/numbers.h"

#include <algorithm>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

using std::chrono::seconds;

constexpr VenueId kBn = VenueId::Binance, kBy = VenueId::Bybit, kOk = VenueId::Okx, kHl = VenueId::Hyperliquid;

constexpr std::uint8_t bits(std::initializer_list<VenueId> venues)
{
    unsigned out = 0;
    for (const VenueId v : venues) out |= 1u << static_cast<unsigned>(v);
    return static_cast<std::uint8_t>(out);
}

WatchSet watching(std::uint8_t venues = 0x0f)
{
    WatchSet watch;
    watch.assets = watch.focus = {"BTC"};
    watch.venues = venues;
    watch.spot = false;
    return watch;
}

// Bybit and OKX speak; Binance's feed runs and has read no list; Hyperliquid is not of this run.
struct Rig : ModelRig {
    std::vector<std::shared_ptr<const Instrument>> perps;
    bool binanceRuns = true, binanceListed = false;
    std::uint8_t silent = 0;  // of these nobody says what is open

    Rig()
    {
        engine.setWatch(watching());
        engine.setFocus("BTC");
        for (const VenueId v : {kBy, kOk}) list(v);
        send();
    }
    void list(VenueId v)
    {
        auto i = std::make_shared<Instrument>(*instrument(v, 1, Market::Perp, "BTC"));
        i->fundingHours = 8;
        perps.push_back(i);
        describe(i);
    }
    void feed(VenueId v, bool runs, bool listed)
    {
        auto told = std::make_shared<FeedHealth>();
        told->venue = v;
        told->enabled = runs;
        told->listed = listed;
        told->at = clock.mono();
        told->classes = {{std::string(kLiquidationClass), 1, 1, true, Freshness::Live, clock.mono()}};
        say(InstrumentId{}, FeedReport{told}, v);
    }
    void second()
    {
        feed(kBn, binanceRuns, binanceListed);
        feed(kBy, true, true);
        feed(kOk, true, true);
        feed(kHl, false, false);
        for (const auto& i : perps) {
            book(i->id, true, {{99.95, 500}, {98, 5'000}}, {{100.05, 500}, {102, 5'000}});
            say(i->id, Mark{price(100), price(100)});
            Funding f;
            f.rate = Rate{0.0001};
            f.hours = 8;
            f.next = clock.wall() + std::chrono::hours{4};
            say(i->id, f);
            if (!((silent >> static_cast<unsigned>(i->venue())) & 1u)) say(i->id, OpenInterest{1'000, {}, false});
            Ticker t;
            t.last = price(100);
            t.quoteVolume = 1e6;
            say(i->id, t);
        }
        send();
        pass(seconds{1});
    }
    void watchFor(int n)
    {
        for (int i = 0; i < n; ++i) second();
    }
    const MetricValue& at(MetricId id)
    {
        values = hub.metrics.read().value;
        return values->at(id, "BTC");
    }
    std::uint8_t interestMissing() const { return hub.funding.read().value->rows.at(0).oiMissing; }
    std::shared_ptr<const MetricSnapshot> values;
};

}  // namespace

class TestExpectedVenues : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoIsExpected();
    void oneThatNeverListedIsMissing();
    void nobodyWaitsForWhomNobodyReaches();
    void whoIsOffSaysNothingMore();
    void whoFallsSilentIsMissing();
    void sumsBecomeLowerBounds();
    void weightsOutliveTheirFreshness();
    void sharesHaveOneSetOfVenues();
    void cascadesHaveOneSetOfVenues();
    void whatFiftyMillionCostIsAskedOfWholeSums();
};

void TestExpectedVenues::whoIsExpected()
{
    MarketBoard board;
    board.setWatch(watching());
    const auto expected = [&](const char* asset, Market market = Market::Perp) {
        return board.expected(asset, market);
    };
    // Nobody has said anything: nothing is missing yet.
    QCOMPARE(expected("BTC"), std::uint8_t{0});
    for (const VenueId v : {kBn, kBy, kOk}) board.feedSays(v, true, false);
    board.feedSays(kHl, false, false);
    QCOMPARE(expected("BTC"), bits({kBn, kBy, kOk}));
    // A list that came settles it, for its market alone.
    board.describe(instrument(kBy, 1, Market::Perp, "BTC"));
    QCOMPARE(expected("BTC"), bits({kBn, kBy, kOk}));
    QCOMPARE(expected("HYPE"), bits({kBn, kOk}));
    QVERIFY(!board.awaits("HYPE", kBy, Market::Perp) && board.awaits("HYPE", kOk, Market::Perp));
    QCOMPARE(expected("BTC", Market::Spot), std::uint8_t{0});  // spot is not watched
    WatchSet spot = watching();
    spot.spot = true;
    board.setWatch(spot);
    QCOMPARE(expected("BTC", Market::Spot), bits({kBn, kBy, kOk}));
    // A dex of its own is not Hyperliquid's list.
    board.feedSays(kHl, true, false);
    board.describe(instrument(kHl, 7, Market::Perp, "xyz:TSLA"));
    QVERIFY(board.awaits("BTC", kHl, Market::Perp));
    board.feedSays(kHl, false, false);
    // What was only guessed from a symbol is no list.
    auto guessed = std::make_shared<Instrument>(*instrument(kOk, 1, Market::Perp, "ETH"));
    guessed->provisional = true;
    board.describe(guessed);
    QVERIFY(board.awaits("BTC", kOk, Market::Perp));
    // A feed that begins anew forgets nothing.
    board.feedSays(kOk, true, true);
    board.feedSays(kOk, true, false);
    QCOMPARE(expected("BTC"), bits({kBn, kBy}));
    // "xyz:TSLA" can be nowhere but on Hyperliquid.
    board.feedSays(kHl, true, false);
    QCOMPARE(expected("xyz:GOLD"), bits({kHl}));
    // Not whom the person leaves out, nor what is traded no more.
    WatchSet some = watching(bits({kBy, kOk, kHl}));
    some.aside = bits({kHl});
    board.setWatch(some);
    QCOMPARE(expected("BTC"), bits({kBy}));
    auto over = std::make_shared<Instrument>(*instrument(kBy, 1, Market::Perp, "BTC"));
    over->status = InstrumentStatus::Delisted;
    board.describe(over);
    QCOMPARE(expected("BTC"), std::uint8_t{0});
    // Before its launch it counts once it speaks, above and below the line.
    auto early = std::make_shared<Instrument>(*instrument(kBy, 2, Market::Perp, "NEW"));
    early->status = InstrumentStatus::PreLaunch;
    board.describe(early);
    QCOMPARE(expected("NEW"), std::uint8_t{0});
    board.apply(board.track(early->id), Mark{price(100), {}}, Stamp{});
    QCOMPARE(expected("NEW"), bits({kBy}));
}

void TestExpectedVenues::nobodyWaitsForWhomNobodyReaches()
{
    Rig r;
    r.watchFor(125);
    // What is said of the others counts as whole, and stays marked as without it.
    for (const MetricId id : {metric::oiUsd, metric::hhi, metric::slip1m, metric::r8, metric::spreadBps})
        VERIFY_NEAR(r.at(id).coverage, 1.0);
    QVERIFY(r.at(metric::oiUsd).floor && r.at(metric::depth100Bid).floor && !r.at(metric::hhi).floor);
    QCOMPARE(r.values->find("BTC")->facts.unreached, bits({kBn}));
    VERIFY_NEAR(*r.at(metric::coverage).value, 2.0 / 3);
    QCOMPARE(r.hub.overview.read().value->rows[0].missing, bits({kBn}));
    QCOMPARE(r.interestMissing(), bits({kBn}));
    QCOMPARE(QString::fromStdString(withoutVenues(bits({kBn, kOk}))), QStringLiteral("without Binance, OKX"));
    // It answers after all.
    r.binanceListed = true;
    r.watchFor(2);
    QVERIFY(!r.at(metric::oiUsd).floor);
    QCOMPARE(r.interestMissing(), std::uint8_t{0});
    QCOMPARE(r.values->find("BTC")->facts.unreached, std::uint8_t{0});
    // It lists the asset besides: an alert that is set then does not remember a sum without it.
    r.list(kBn);
    r.watchFor(3);
    VERIFY_NEAR(*r.at(metric::oiUsd).value, 300'000.0);
    AlertRule rises;
    rises.id = 1;
    rises.conditions = {{metric::oiUsd, "BTC", {}, AlertOperator::RisesBy, 0.3, std::chrono::hours{1}}};
    r.engine.setAlerts({rises});
    r.watchFor(4);
    QCOMPARE(r.hub.alerts.read().value->rows.at(0).state, AlertState::Armed);
    QVERIFY(r.hub.alerts.read().value->fired.empty());
}

void TestExpectedVenues::oneThatNeverListedIsMissing()
{
    Rig r;
    r.watchFor(4);
    VERIFY_NEAR(*r.at(metric::oiUsd).value, 200'000.0);
    for (const MetricId id : {metric::oiUsd, metric::oiBase, metric::depth100Bid, metric::exec10bp}) {
        VERIFY_NEAR(r.at(id).coverage, 2.0 / 3);
        QVERIFY(r.at(id).floor);
    }
    for (const MetricId id : {metric::hhi, metric::slip1m, metric::r8}) VERIFY_NEAR(r.at(id).coverage, 2.0 / 3);
    VERIFY_NEAR(r.at(metric::price).coverage, 1.0);  // one venue's is that of all
    VERIFY_NEAR(*r.at(metric::coverage).value, 2.0 / 3);
    QVERIFY(!r.at(metric::price).floor);
    const auto interest = r.hub.interest.read().value;
    QCOMPARE(interest->expected, bits({kBn, kBy, kOk}));
    const auto liquidity = r.hub.liquidity.read().value;
    QVERIFY(liquidity->perp.all && !liquidity->perp.all->bands[4].bidWhole);
    QVERIFY(liquidity->perp.all->buy.executable[1]->floor);
    QVERIFY(without(liquidity->perp, bits({kBn})).all->bands[4].bidWhole);  // by wish nothing is missing
    const auto overview = r.hub.overview.read().value;
    QCOMPARE(overview->rows.size(), std::size_t{1});
    QVERIFY(overview->rows[0].at(OverviewField::Interest).floor);
    QVERIFY(overview->rows[0].at(OverviewField::Volume24h).floor);
    QCOMPARE(overview->rows[0].missing, bits({kBn}));
    QCOMPARE(r.interestMissing(), bits({kBn}));

    // Its list comes, without the asset: it is not missed any more.
    r.binanceListed = true;
    r.watchFor(2);
    VERIFY_NEAR(r.at(metric::oiUsd).coverage, 1.0);
    QVERIFY(!r.at(metric::oiUsd).floor);
    VERIFY_NEAR(*r.at(metric::coverage).value, 1.0);
    QVERIFY(r.hub.liquidity.read().value->perp.all->bands[4].bidWhole);
    QCOMPARE(r.hub.overview.read().value->rows[0].missing, std::uint8_t{0});
    QCOMPARE(r.interestMissing(), std::uint8_t{0});
}

void TestExpectedVenues::whoIsOffSaysNothingMore()
{
    Rig r;
    r.binanceRuns = false;
    r.watchFor(4);
    VERIFY_NEAR(r.at(metric::oiUsd).coverage, 1.0);
    // Switched off in the menu: its last word is no value of now, and nobody waits for it.
    QVERIFY(r.values->at(metric::oiUsd, "BTC", kOk).value);
    r.engine.setWatch(watching(bits({kBn, kBy})));
    r.watchFor(2);
    VERIFY_NEAR(*r.at(metric::oiUsd).value, 100'000.0);
    VERIFY_NEAR(r.at(metric::oiUsd).coverage, 1.0);
    QVERIFY(!r.values->at(metric::oiUsd, "BTC", kOk).value);
    QVERIFY(!r.values->at(metric::oiShare, "BTC", kOk).value);
    // Set aside: the same for the sums.
    WatchSet aside = watching();
    aside.aside = bits({kOk});
    r.engine.setWatch(aside);
    r.watchFor(2);
    VERIFY_NEAR(*r.at(metric::oiUsd).value, 100'000.0);
    VERIFY_NEAR(r.at(metric::oiUsd).coverage, 1.0);
    QVERIFY(!r.at(metric::oiUsd).floor);
    QCOMPARE(r.interestMissing(), std::uint8_t{0});
}

// What is open over the venues is a lower bound where the metric of the same name is one.
void TestExpectedVenues::whoFallsSilentIsMissing()
{
    Rig r;
    r.binanceListed = true;
    r.watchFor(4);
    QCOMPARE(r.interestMissing(), std::uint8_t{0});
    QVERIFY(!r.at(metric::oiUsd).floor);
    r.silent = bits({kOk});
    r.watchFor(100);
    QCOMPARE(r.interestMissing(), bits({kOk}));
    QVERIFY(r.at(metric::oiUsd).floor);
    // Nobody waits for one that is switched off.
    r.engine.setWatch(watching(bits({kBn, kBy})));
    r.watchFor(2);
    QCOMPARE(r.interestMissing(), std::uint8_t{0});
    QVERIFY(!r.at(metric::oiUsd).floor);
    // One that has said nothing since it was listed.
    r.engine.setWatch(watching());
    r.silent = bits({kOk, kHl});
    r.list(kHl);
    r.watchFor(2);
    QCOMPARE(r.interestMissing(), bits({kOk, kHl}));
    QVERIFY(r.at(metric::oiUsd).floor);
    r.silent = 0;
    r.watchFor(2);
    QCOMPARE(r.interestMissing(), std::uint8_t{0});
    QVERIFY(!r.at(metric::oiUsd).floor);
}

void TestExpectedVenues::sumsBecomeLowerBounds()
{
    AssetMetrics m("BTC");
    const auto floor = [&](MetricId id, double coverage, std::optional<VenueId> venue = {}) {
        setMetric(m, id, venue, 1, {}, {}, coverage);
        return m.at(id, venue).floor;
    };
    QVERIFY(floor(metric::oiUsd, 0.75) && floor(metric::depth50Ask, 0.75) && floor(metric::exec25bp, 0.75));
    QVERIFY(!floor(metric::oiUsd, 1) && !floor(metric::oiUsd, 0.75, kBn));
    QVERIFY(!floor(metric::hhi, 0.75) && !floor(metric::slip50m, 0.75) && !floor(metric::price, 0.75));
    QVERIFY(lacksVenue(metric::hhi, 0.75) && lacksVenue(metric::oiUsd, 0.75) && !lacksVenue(metric::price, 0.75));
    QVERIFY(!lacksVenue(metric::hhi, 1));
    // The venue that stood apart may be the one that is missing.
    QVERIFY(floor(metric::r8Spread, 0.75) && floor(metric::basisDisp, 0.75));
    // A short past is no missing venue.
    setPart(m, metric::oiUsd, {}, 1, {}, 1, 0.5);
    QVERIFY(!m.at(metric::oiUsd).floor);
    VERIFY_NEAR(m.at(metric::oiUsd).coverage, 0.5);
    m.facts.unreached = 1;
    QVERIFY(floor(metric::oiUsd, 1) && !floor(metric::hhi, 1) && !floor(metric::oiUsd, 1, kBn));
}

void TestExpectedVenues::weightsOutliveTheirFreshness()
{
    MetricDesk d(2);
    const auto say = [&](std::size_t v, double r8, std::optional<double> coins) {
        Stamp stamp;
        stamp.mono = d.in.now.mono;
        Funding f;
        f.rate = Rate{r8};
        f.hours = 8;
        d.tracks[v].funding = Stamped<Funding>{f, stamp};
        d.tracks[v].mark = Stamped<Price>{price(100), stamp};
        if (coins) d.tracks[v].oi = Stamped<OpenInterest>{OpenInterest{*coins, {}, false}, stamp};
    };
    say(0, 0.0004, {});
    say(1, 0.0001, 1'000);
    computeFunding(d.in, d.memory, d.out);
    // One has not said yet what is open there: all count alike, which is said, and no alert rests on it.
    VERIFY_WITHIN(*d.value(metric::r8), 0.00025, 1e-12);
    VERIFY_NEAR(d.out.at(metric::r8).coverage, 0.5);
    QVERIFY(!d.out.facts.rateWeighted);
    say(0, 0.0004, 3'000);
    computeFunding(d.in, d.memory, d.out);
    VERIFY_WITHIN(*d.value(metric::r8), 0.000325, 1e-12);
    QVERIFY(d.out.facts.rateWeighted);
    // Its interest and its price grow old while its rate is told: it weighs what it weighed.
    d.at(kHour0, 1'800);
    say(0, 0.0004, {});
    d.tracks[0].mark->stamp.mono -= std::chrono::minutes{20};
    say(1, 0.0001, 1'000);
    computeFunding(d.in, d.memory, d.out);
    VERIFY_WITHIN(*d.value(metric::r8), 0.000325, 1e-12);
    VERIFY_NEAR(d.out.at(metric::r8).coverage, 1.0);
}

void TestExpectedVenues::sharesHaveOneSetOfVenues()
{
    MetricDesk d(2);
    const auto say = [&](std::size_t v) {
        Stamp stamp;
        stamp.mono = d.in.now.mono;
        d.tracks[v].mark = Stamped<Price>{price(100), stamp};
        d.tracks[v].oi = Stamped<OpenInterest>{OpenInterest{1'000, {}, false}, stamp};
    };
    for (std::size_t v = 0; v < 2; ++v) {
        say(v);
        for (Step s = 0; s < 120; ++s) d.perp[v].sample(kHour0 * 3'600 - 120 + s, InstrumentSample{}, true);
    }
    // What is open at the first is old; its forced orders are heard.
    d.tracks[0].oi->stamp.mono -= std::chrono::minutes{10};
    d.tracks[0].mark->stamp.mono -= std::chrono::minutes{10};  // and so is its price
    computeFlows(d.in, d.memory, d.out);
    computeInterest(d.in, d.out);
    computeForcedMinute(d.in, d.memory.liquidations, d.out);
    VERIFY_NEAR(*d.value(metric::oiUsd), 100'000.0);
    VERIFY_NEAR(d.out.facts.lastInterestUsd.value(), 200'000.0);
    QVERIFY(d.out.facts.interestOfAll);
    VERIFY_NEAR(d.out.facts.forcedMinute.value().interestUsd, 200'000.0);
    // The other way round: who is not heard is not below the line either.
    d.in.liquidations[0] = Freshness::Stale;
    computeFlows(d.in, d.memory, d.out);
    computeForcedMinute(d.in, d.memory.liquidations, d.out);
    VERIFY_NEAR(d.out.facts.forcedMinute.value().interestUsd, 100'000.0);

    // Clusters of two venues over the interest of the same two.
    AssetMetrics m("BTC");
    setMetric(m, metric::clusterAbove1pct, {}, 3e6, d.in.now, {}, 1);
    setMetric(m, metric::clusterBelow1pct, {}, 1e6, d.in.now, {}, 1);
    setMetric(m, metric::oiUsd, {}, 50e6, d.in.now, {}, 0.75);
    m.facts.modelledInterestUsd = 100e6;
    const MetricSnapshot none;
    const RuleReading near = riskRule("CLUSTER_NEAR")->read({none, m, {}});
    VERIFY_NEAR(near.shareOfUsd.value(), 100e6);
    VERIFY_WITHIN(near.value.value(), 0.04, 1e-12);
}

void TestExpectedVenues::cascadesHaveOneSetOfVenues()
{
    MetricDesk d(2);
    for (std::size_t v = 0; v < 2; ++v) {
        d.open(v, 1'000);
        d.book(v, {{99.99, 12}, {98.5, 1e6}});
    }
    computeLevels(d.in, d.memory, d.out);
    // 11 coins are sold, 12 of the 24 at the best price are there.
    VERIFY_NEAR(*d.value(metric::amplification), 1.0);
    VERIFY_NEAR(d.out.at(metric::amplification).coverage, 1.0);
    const double below = d.value(metric::clusterBelow3pct).value(), trigger = d.value(metric::triggerSize).value();
    // One falls silent: the other's sale goes into the other's book. The levels of both are known all the same.
    d.in.perp[0].book = nullptr;
    computeLevels(d.in, d.memory, d.out);
    VERIFY_NEAR(*d.value(metric::amplification), 1.0);
    VERIFY_NEAR(d.value(metric::triggerSize).value() / trigger, 0.5);
    for (const MetricId id : {metric::amplification, metric::triggerSize}) VERIFY_NEAR(d.out.at(id).coverage, 0.5);
    VERIFY_NEAR(d.value(metric::clusterBelow3pct).value(), below);
    VERIFY_NEAR(d.out.at(metric::clusterBelow3pct).coverage, 1.0);
    // The only book is of one whose levels are not known yet.
    MetricDesk young(2);
    young.open(0, 1'000);
    young.book(1, {{99.99, 12}});
    computeLevels(young.in, young.memory, young.out);
    QVERIFY(young.value(metric::clusterBelow3pct));
    QVERIFY(!young.value(metric::amplification) && !young.value(metric::triggerSize));
    QCOMPARE(young.reason(metric::amplification), analytics::Reason::Stale);
}

void TestExpectedVenues::whatFiftyMillionCostIsAskedOfWholeSums()
{
    AssetMetrics m("BTC");
    const MetricSnapshot none;
    const auto ask = [&](double interest, double coverage) {
        setMetric(m, metric::slip50m, {}, 500, {}, {}, 1);
        setMetric(m, metric::oiUsd, {}, interest, {}, {}, coverage);
        return riskRule("EXEC_50M")->read({none, m, {}});
    };
    QCOMPARE(ask(1e9, 1).value, std::optional(0.0));  // a small asset
    // At least a billion: it may be a large one.
    const RuleReading part = ask(1e9, 0.75);
    QVERIFY(!part.value);
    QCOMPARE(part.missing, std::string("oi_usd: not of all venues"));
    VERIFY_NEAR(ask(3e9, 1).value.value(), 500.0);
    // What a silent venue told last decides; one that never told has three times as much as the others at most.
    QCOMPARE(ask(0.4e9, 0.75).value, std::optional(0.0));
    m.facts.lastInterestUsd = 1.5e9, m.facts.interestOfAll = true;
    QCOMPARE(ask(1e9, 0.75).value, std::optional(0.0));
    m.facts.lastInterestUsd = 2.5e9;
    QVERIFY(!ask(1e9, 0.75).value);
    // Not all books are heard: ten million in these are no more than fifty in all.
    const auto askPart = [&](std::optional<double> less) {
        setMetric(m, metric::oiUsd, {}, 9e9, {}, {}, 1);
        setMetric(m, metric::slip50m, {}, 500, {}, {}, 0.75);
        if (less) setMetric(m, metric::slip10m, {}, *less, {}, {}, 0.75);
        return riskRule("EXEC_50M")->read({none, m, {}});
    };
    QVERIFY(!askPart({}).value);
    const RuleReading least = askPart(90);
    VERIFY_NEAR(least.value.value(), 90.0);
    QVERIFY(least.least && least.floor && least.missing.empty());
}

QTEST_GUILESS_MAIN(TestExpectedVenues)
#include "tst_expected_venues.moc"
