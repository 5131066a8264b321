// A venue that is set aside is heard and shown, but counts as stale: out of sums, rules and outages, until taken
// back.
#include "model/boards/market_board.h"
#include "model/boards/venue_board.h"
#include "model/risk/risk_engine.h"
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
