// A venue that is set aside is heard and shown, but counts as stale: out of sums, rules and outages, until taken
// back.
#include "model/boards/liquidation_board.h"
#include "model/boards/liquidation_tape.h"
#include "model/boards/market_board.h"
#include "model/boards/venue_board.h"
#include "model/metrics/metric_past.h"
#include "model/risk/risk_engine.h"
#include "tests/support/forced_rig.h"
#include "tests/support/metric_desk.h"
#include "tests/support/numbers.h"
#include "ui/panels/liquidation_map_rows.h"
#include "ui/selection.h"
#include "ui/venue_aside.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>

using namespace plimsoll;

class TstVenueAside : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatItSaysCountsAsStale();
    void itsLightSaysSo();
    void itIsNoOutage();
    void itsLevelsAreInNoSum();
    void whatIsUsualIsOfTheSameVenues();
    void itIsInNoLevelMap();
    void itsLiquidationsAreInNoSum();
    void itsLiquidationsAreNotInTheHour();
    void sumsOfOthersHaveAPastOfTheirOwn();
    void itsGoingMovesNoAlert();
    void theMenuFollowsTheChoice();
};

namespace {

constexpr auto kId = InstrumentId::make(VenueId::Bybit, 3);
constexpr std::uint8_t kBybit = 1u << static_cast<unsigned>(VenueId::Bybit);

Stamp stampAt(Mono at)
{
    Stamp s;
    s.mono = at;
    return s;
}

}  // namespace

void TstVenueAside::whatItSaysCountsAsStale()
{
    MarketBoard market;
    const Mono now{std::chrono::seconds{100}};
    InstrumentTrack& t = market.track(kId);
    Mark mark;
    mark.mark = Price::nearest(100);
    market.apply(t, mark, stampAt(now));
    QCOMPARE(t.markFresh(now), Freshness::Live);
    QCOMPARE(t.bookFresh(now), Freshness::Off);

    WatchSet watch;
    watch.aside = kBybit;
    market.setWatch(watch);
    QCOMPARE(t.markFresh(now), Freshness::Stale);
    QCOMPARE(t.bookFresh(now), Freshness::Off);  // what never came is not stale
    QVERIFY(t.mark.has_value());                 // it is still there to be shown
    // Another instrument of it that is heard of later is set aside as well, one of another venue is not.
    QVERIFY(market.track(InstrumentId::make(VenueId::Bybit, 4)).aside);
    QVERIFY(!market.track(InstrumentId::make(VenueId::Okx, 4)).aside);

    market.setWatch({});
    QCOMPARE(t.markFresh(now), Freshness::Live);
}

void TstVenueAside::itsLightSaysSo()
{
    MarketBoard market;
    VenueBoard venues;
    WatchSet watch;
    watch.aside = kBybit;
    market.setWatch(watch);
    AsOf now;
    now.mono = Mono{std::chrono::seconds{50}};
    venues.seen(VenueId::Bybit, now.mono);
    venues.update(market, watch, now);
    const VenueRow& row = venues.rows()[static_cast<std::size_t>(VenueId::Bybit)];
    QVERIFY(row.aside);
    QCOMPARE(row.state, Freshness::Stale);
    QCOMPARE(row.detail, std::string("set aside by you"));
}

void TstVenueAside::itIsNoOutage()
{
    std::array<VenueRow, kVenueCount> rows;
    for (std::size_t v = 0; v < kVenueCount; ++v) {
        rows[v].venue = kVenues[v];
        rows[v].enabled = true;
        rows[v].state = Freshness::Stale;
    }
    rows[static_cast<std::size_t>(VenueId::Bybit)].aside = true;
    RiskEngine risk;
    const RiskSnapshot s = risk.step({}, rows, {});
    QCOMPARE(s.outages.size(), std::size_t{3});
    QVERIFY(std::find(s.outages.begin(), s.outages.end(), VenueId::Bybit) == s.outages.end());
}

void TstVenueAside::whatIsUsualIsOfTheSameVenues()
{
    constexpr Step kHour = 472'000;
    test::MetricDesk d(2);
    for (std::size_t v = 0; v < 2; ++v)
        for (Step h = kHour - 30; h < kHour; ++h) {
            d.bar(d.perp[v], h, 100, 100, 100);
            d.perp[v].rememberInterest((h + 1) * 60, 1'000);
        }
    d.at(kHour, 1);
    const auto usual = [&] {
        computeUsual(d.in, d.memory, d.out);
        return d.out.facts.usual->at(metric::oiUsd).value().value;
    };
    d.out.facts.speakers = 3;
    VERIFY_NEAR(usual(), 200'000.0);
    d.tracks[1].aside = true;
    d.out.facts.speakers = 1;
    VERIFY_NEAR(usual(), 100'000.0);
}

void TstVenueAside::itsLevelsAreInNoSum()
{
    test::MetricDesk d(2);
    const auto compute = [&] {
        for (std::size_t v = 0; v < 2; ++v) {
            d.book(v, {{99.99, 12}, {98.5, 1e6}});
            if (d.tracks[v].aside) d.in.perp[v].book = nullptr;  // as of what is stale
        }
        computeLevels(d.in, d.memory, d.out);
    };
    for (std::size_t v = 0; v < 2; ++v) d.open(v, 1'000);
    compute();
    const double both = d.value(metric::clusterBelow3pct).value();
    VERIFY_WITHIN(d.out.facts.modelledInterestUsd.value(), 220'000.0, 1e-3);
    d.tracks[1].aside = true;
    compute();
    VERIFY_NEAR(d.value(metric::clusterBelow3pct).value() / both, 0.5);
    VERIFY_WITHIN(d.out.facts.modelledInterestUsd.value(), 110'000.0, 1e-3);
    VERIFY_NEAR(d.value(metric::amplification).value(), 1.0);
    for (const MetricId id : {metric::clusterBelow3pct, metric::amplification, metric::triggerSize})
        VERIFY_NEAR(d.out.at(id).coverage, 1.0);
    // Its levels were kept up.
    d.tracks[1].aside = false;
    compute();
    VERIFY_NEAR(d.value(metric::clusterBelow3pct).value(), both);
}

void TstVenueAside::itIsInNoLevelMap()
{
    constexpr double kMark = 1'000;
    constexpr auto kBinanceAt = static_cast<std::size_t>(VenueId::Binance),
                   kBybitAt = static_cast<std::size_t>(VenueId::Bybit);
    test::ForcedRig r;
    for (const std::size_t perp : {std::size_t{0}, std::size_t{1}}) r.past(perp, 200);
    r.seconds(10, kMark);
    const auto both = r.levels();
    QVERIFY((both->modelled & kBybit) && both->longs.byVenue[kBybitAt] > 0);
    WatchSet watch = r.engine.market().watch();
    watch.aside = kBybit;
    r.engine.setWatch(watch);
    r.seconds(1, kMark);
    const auto one = r.levels();
    QVERIFY(one->modelled != 0 && !(one->modelled & kBybit));
    QCOMPARE(one->longs.byVenue[kBybitAt], 0.0);
    VERIFY_WITHIN(one->longs.usd / both->longs.byVenue[kBinanceAt], 1.0, 1e-3);
    // Nor is the map judged by it.
    r.liquidate({1, PositionSide::Long, 990, 1});
    r.seconds(1, kMark);
    QCOMPARE(r.levels()->score.n, std::size_t{0});
    r.liquidate({0, PositionSide::Long, 990, 1});
    r.seconds(1, kMark);
    QCOMPARE(r.levels()->score.n, std::size_t{1});
}

void TstVenueAside::itsLiquidationsAreInNoSum()
{
    MarketBoard market;
    FxBoard fx;
    MetricBoard metrics{market, fx};
    WatchSet watch;
    watch.assets = {"BTC"};
    market.setWatch(watch);
    LiquidationBoard board(market, metrics);
    std::array<Freshness, kVenueCount> streams{};
    streams.fill(Freshness::Live);
    const Timestamp hour{std::chrono::hours{500'000}};
    AsOf now;
    for (int s = 0; s <= 3'600; ++s) {
        now.wall = hour + std::chrono::seconds{s};
        now.mono = Mono{std::chrono::seconds{s}};
        board.step(now, streams);
    }
    for (const VenueId venue : {VenueId::Binance, VenueId::Bybit}) {
        const auto perp = test::instrument(venue, 1, Market::Perp, "BTC");
        market.describe(perp);
        InstrumentTrack& t = market.track(perp->id);
        Mark mark;
        mark.mark = Price::nearest(1'000);
        market.apply(t, mark, stampAt(now.mono));
        // A coin a minute goes away.
        for (int m = 0; m < 60; ++m) {
            OpenInterest past;
            past.base = 5'000 - m;
            past.past = true;
            metrics.remember(t, past, hour + std::chrono::minutes{m});
        }
        Liquidation l;
        l.liquidated = PositionSide::Long;
        l.price = Price::nearest(1'000);
        l.qty = {venue == VenueId::Bybit ? 5.0 : 3.0};
        board.add(t, l, {now.wall, now.wall, now.mono});
    }
    const auto bybit = static_cast<std::size_t>(VenueId::Bybit);
    const LiquidationBoardSnapshot both = board.snapshot("BTC", now);
    VERIFY_NEAR(both.all[kLiquidationDay].longUsd, 8'000.0);
    VERIFY_NEAR(both.seenUsd, 8'000.0);
    VERIFY_NEAR(both.oiChangeUsd, -118'000.0);
    watch.aside = kBybit;
    market.setWatch(watch);
    const LiquidationBoardSnapshot one = board.snapshot("BTC", now);
    QVERIFY(one.venues[bybit].aside && !both.venues[bybit].aside);
    for (const std::size_t w : {kLiquidationHour, kLiquidationDay}) {
        VERIFY_NEAR(one.all[w].longUsd, 3'000.0);
        QCOMPARE(one.all[w].count(), 1u);
        QCOMPARE(one.all[w].largest->venue, VenueId::Binance);
        VERIFY_NEAR(one.venues[bybit].windows[w].longUsd, 5'000.0);  // it is still there to be shown
    }
    VERIFY_NEAR(one.seenUsd, 3'000.0);
    VERIFY_NEAR(one.oiChangeUsd, -59'000.0);
    QVERIFY(!(one.unexplainedVenues & kBybit));
    // Hatched, with the same number.
    ForcedView view;
    view.venues = {VenueId::Binance, VenueId::Bybit};
    view.now = now;
    const TextCell before = forcedTotalRows(both, view).back().cells.back();
    const TextRow row = forcedTotalRows(one, view).back();
    QCOMPARE(row.cells.back().text, before.text);
    QCOMPARE(row.cells.back().fresh, Freshness::Stale);
    QCOMPARE(row.cells[row.cells.size() - 2].fresh, Freshness::Live);
    QCOMPARE(completenessRows(one, view)[1].cells.back().fresh, Freshness::Stale);
}

void TstVenueAside::itsLiquidationsAreNotInTheHour()
{
    MarketBoard market;
    HistoryConfig limits;
    limits.tapeRows = 10;
    LiquidationTape tape(limits);
    std::array<VenueRow, kVenueCount> venues;
    const AsOf now{Timestamp{}, Mono{std::chrono::hours{5}}};
    tape.snapshot(market, venues, now);
    for (const VenueId venue : {VenueId::Binance, VenueId::Bybit}) {
        MarketEvent e;
        e.venue = venue;
        e.stamp = stampAt(now.mono);
        Liquidation l;
        l.liquidated = PositionSide::Long;
        l.price = Price::nearest(1'000);
        l.qty = {venue == VenueId::Bybit ? 5.0 : 3.0};
        tape.add(e, l, market);
    }
    VERIFY_NEAR(tape.snapshot(market, venues, now).hour.longUsd, 8'000.0);
    VenueRow& bybit = venues[static_cast<std::size_t>(VenueId::Bybit)];
    bybit.aside = true;
    const LiquidationSnapshot one = tape.snapshot(market, venues, now);
    VERIFY_NEAR(one.hour.longUsd, 3'000.0);
    QCOMPARE(one.hour.events, std::uint64_t{1});
    QVERIFY(!(one.hour.venues & kBybit));
    QCOMPARE(one.rows.size(), std::size_t{2});  // it is still there to be shown
    bybit.aside = false;
    VERIFY_NEAR(tape.snapshot(market, venues, now).hour.longUsd, 8'000.0);
}

void TstVenueAside::sumsOfOthersHaveAPastOfTheirOwn()
{
    constexpr Step kAt = 472'000 * MetricPast::kHour;
    MetricPast kept;
    AssetMetrics values("BTC");
    const auto note = [&](Step second, std::uint8_t speakers, double v, double coverage = 1) {
        values.facts.speakers = speakers;
        for (const MetricId id : {metric::oiUsd, metric::price}) setMetric(values, id, {}, v, {}, {}, coverage);
        kept.note(second, values);
    };
    const auto range = [&](MetricId id) {
        const PastSlot slot = kept.slots(id, kAt, MetricPast::kTenMinutes).back();
        return std::pair(slot.least, slot.most);
    };
    const auto of = [](double least, double most) { return std::pair(std::optional(least), std::optional(most)); };
    note(kAt, 3, 100);
    note(kAt + 1, 3, 90);
    QVERIFY(range(metric::oiUsd) == of(90, 100));
    note(kAt + 2, 1, 60);
    QVERIFY(range(metric::oiUsd) == of(60, 60));
    QVERIFY(range(metric::price) == of(60, 100));
    // It is back, and has not said yet what it holds.
    note(kAt + 3, 3, 60, 0.75);
    QVERIFY(!range(metric::oiUsd).first);
    note(kAt + 4, 3, 100);
    QVERIFY(range(metric::oiUsd) == of(100, 100));
    // What is computed once a minute is of those of its minute.
    values.facts.speakers = 1;
    kept.note(kAt + 5, values);
    QVERIFY(range(metric::oiUsd) == of(100, 100));
}

void TstVenueAside::itsGoingMovesNoAlert()
{
    test::ForcedRig r;
    for (const std::size_t perp : {std::size_t{0}, std::size_t{1}}) r.past(perp, 200);
    const auto ask = [&r](std::uint64_t id) {
        std::vector<AlertRule> rules;
        for (const AlertOperator op : {AlertOperator::FallsBy, AlertOperator::RisesBy}) {
            AlertRule& rule = rules.emplace_back();
            rule.id = id++;
            rule.conditions = {{metric::oiUsd, "BTC", {}, op, 0.3, std::chrono::hours{1}}};
        }
        r.engine.setAlerts(std::move(rules));
    };
    const auto fired = [&r] { return r.hub.alerts.read().value->fired.size(); };
    const auto sum = [&r] { return r.hub.alerts.read().value->rows.at(0).value.value_or(0); };
    const std::uint8_t all = r.engine.market().watch().venues;
    const auto watch = [&r](std::uint8_t venues, std::uint8_t aside) {
        WatchSet next = r.engine.market().watch();
        next.venues = venues;
        next.aside = aside;
        r.engine.setWatch(next);
        // Between two seconds too.
        r.report(1'000);
        r.pass(std::chrono::milliseconds{40});
        r.seconds(3);
    };
    ask(1);
    r.seconds(5);
    VERIFY_NEAR(sum(), 1e7);
    watch(all, kBybit);
    VERIFY_NEAR(sum(), 5e6);
    // Set anew, or edited: what is kept and what the venues remember is that of the others as well.
    ask(3);
    r.seconds(4);
    VERIFY_NEAR(sum(), 5e6);
    watch(all, 0);
    VERIFY_NEAR(sum(), 1e7);
    ask(5);
    r.seconds(4);
    // The same where it is switched off and on.
    watch(all & ~kBybit, 0);
    VERIFY_NEAR(sum(), 5e6);
    watch(all, 0);
    VERIFY_NEAR(sum(), 1e7);
    QCOMPARE(fired(), std::size_t{0});
    // The market itself moves.
    r.seconds(3, 600);
    QCOMPARE(fired(), std::size_t{1});
    r.seconds(3, 1'000);
    QCOMPARE(fired(), std::size_t{2});
}

void TstVenueAside::theMenuFollowsTheChoice()
{
    Selection selection;
    QMenu menu;
    fillAsideMenu(&menu, {VenueId::Binance, VenueId::Bybit}, selection);
    QCOMPARE(menu.actions().size(), 2);
    QSignalSpy changed(&selection, &Selection::asideChanged);
    QAction* bybit = menu.actions()[1];
    QCOMPARE(bybit->objectName(), QStringLiteral("aside-bybit"));
    bybit->trigger();
    QCOMPARE(changed.size(), 1);
    QVERIFY(selection.isAside(VenueId::Bybit) && !selection.isAside(VenueId::Binance));
    selection.setAside(1);  // from elsewhere
    QVERIFY(!bybit->isChecked() && menu.actions()[0]->isChecked());
}

QTEST_MAIN(TstVenueAside)
#include "tst_venue_aside.moc"
