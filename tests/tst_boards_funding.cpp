// What the boards make of funding, made comparable, and of liquidations: their tape, and when a stream of them is
// fresh.
#include "tests/support/board_coins.h"
#include "tests/support/model_rig.h"

#include <QtTest>

#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

Funding estimate(double rate, std::optional<double> hours, std::optional<Timestamp> next = std::nullopt)
{
    return {Rate{rate}, hours, next, FundingKind::Estimate, std::nullopt, std::nullopt};
}
Funding settlement(double rate, Timestamp at, std::optional<double> hours = std::nullopt)
{
    return {Rate{rate}, hours, at, FundingKind::Settled, std::nullopt, std::nullopt};
}

const FundingCell& cell(const FundingSnapshot& s, std::size_t row, VenueId v)
{
    return *s.rows[row].cells[std::size_t(v)];
}

}  // namespace

class TestBoardsFunding : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // ---- Funding
    void ratesAreComparable()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC"}));
        const Timestamp next = fromUnixMs(1'700'006'400'000);
        rig.describe(kBtc).describe(kBtcBy);
        rig.say(kBtc->id, estimate(1e-4, 8.0, next)).say(kBtcBy->id, estimate(-2e-5, 1.0)).send();
        rig.pass(200ms);
        const auto s = rig.hub.funding.read().value;
        QCOMPARE(s->rows.size(), std::size_t{1});
        const FundingCell& bn = cell(*s, 0, kBn);
        QCOMPARE(bn.rate.v, 1e-4);
        QCOMPARE(*bn.r8, 1e-4);
        QCOMPARE(*bn.apr, 1e-4 * 1095);
        QCOMPARE(*bn.next, next);
        QCOMPARE(bn.fresh, Freshness::Live);
        const FundingCell& by = cell(*s, 0, kBy);
        QCOMPARE(*by.r8, -2e-5 * 8);
        QCOMPARE(*by.apr, -2e-5 * 8760);
        QCOMPARE(*s->rows[0].spread8h, 1e-4 + 1.6e-4);
        QVERIFY(!s->rows[0].cells[std::size_t(VenueId::Okx)]);  // not listed there
        QVERIFY(!s->rows[0].oiUsd);                             // unknown is not zero
    }
    void anUnknownIntervalStaysUnknown()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC"}));
        rig.describe(kBtc).say(kBtc->id, estimate(1e-4, std::nullopt)).send();
        rig.pass(200ms);
        auto s = rig.hub.funding.read().value;
        QVERIFY(!cell(*s, 0, kBn).hours && !cell(*s, 0, kBn).r8 && !cell(*s, 0, kBn).apr);
        QVERIFY(!s->rows[0].spread8h);
        // The instrument knows it, and caps with it.
        auto known = std::make_shared<Instrument>(*kBtc);
        known->fundingHours = 4;
        known->fundingCap = 0.02;
        rig.describe(known).send();
        rig.pass(200ms);
        s = rig.hub.funding.read().value;
        QCOMPARE(*cell(*s, 0, kBn).hours, 4.0);
        QCOMPARE(*cell(*s, 0, kBn).r8, 2e-4);
        QCOMPARE(*cell(*s, 0, kBn).cap, 0.02);
        QCOMPARE(*rig.row(kBtc->id)->funding->value.hours, 4.0);
    }
    void whatAMessageLeavesOutIsKept()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC"}));
        const Timestamp next = fromUnixMs(1'700'006'400'000);
        rig.describe(kBtc)
            .say(kBtc->id, estimate(1e-4, 8.0, next))
            .say(kBtc->id, estimate(2e-4, std::nullopt))
            .send();
        rig.pass(200ms);
        const auto s = rig.hub.funding.read().value;
        QCOMPARE(cell(*s, 0, kBn).rate.v, 2e-4);
        QCOMPARE(*cell(*s, 0, kBn).hours, 8.0);
        QCOMPARE(*cell(*s, 0, kBn).next, next);
    }
    void theLatestSettlementCounts()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC"}));
        const Timestamp t = fromUnixMs(1'700'000'000'000);
        rig.describe(kBtc).say(kBtc->id, settlement(3e-4, t)).say(kBtc->id, settlement(1e-4, t - 8h));
        rig.say(kBtc->id, estimate(9e-4, 8.0)).send();
        rig.pass(200ms);
        const auto s = rig.hub.funding.read().value;
        QCOMPARE(*cell(*s, 0, kBn).settled, 3e-4);
        QCOMPARE(*cell(*s, 0, kBn).settledAt, t);
        QCOMPARE(cell(*s, 0, kBn).rate.v, 9e-4);
    }
    void aSettlementKeepsItsInterval()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC"}));
        const Timestamp t = fromUnixMs(1'699'900'000'000);
        const auto settled = [&] {
            rig.send();
            rig.pass(200ms);
            return cell(*rig.hub.funding.read().value, 0, kBn).settledHours;
        };
        rig.describe(kBtc).say(kBtc->id, estimate(1e-4, 4.0));
        rig.say(kBtc->id, settlement(1e-4, t));
        QVERIFY(!settled());  // the interval of today says nothing of the one before
        rig.say(kBtc->id, settlement(1e-4, t + 8h, 8.0));
        QCOMPARE(*settled(), 8.0);
        rig.say(kBtc->id, settlement(1e-4, t + 8h));  // told again, with less
        QCOMPARE(*settled(), 8.0);
        rig.say(kBtc->id, settlement(2e-4, t + 12h));  // four hours after it, as charged now
        QCOMPARE(*settled(), 4.0);
        rig.say(kBtc->id, settlement(2e-4, t + 22h));  // one may be missing between them
        QVERIFY(!settled());
    }
    void onlySettledIsNotAnEstimate()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC"}));
        rig.describe(kBtc).say(kBtc->id, settlement(3e-4, fromUnixMs(1'700'000'000'000))).send();
        rig.pass(200ms);
        const auto s = rig.hub.funding.read().value;
        QCOMPARE(cell(*s, 0, kBn).fresh, Freshness::Off);
        QVERIFY(!cell(*s, 0, kBn).r8);
    }
    void staleRatesLeaveTheSpread()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC"}));
        rig.describe(kBtc).describe(kBtcBy);
        rig.say(kBtc->id, estimate(1e-4, 8.0)).say(kBtcBy->id, estimate(3e-4, 8.0));
        rig.say(kBtc->id, OpenInterest{10.0, 1000.0, false})
            .say(kBtcBy->id, OpenInterest{10.0, 500.0, true})
            .send();
        rig.pass(200ms);
        QVERIFY(rig.hub.funding.read().value->rows[0].spread8h);
        QCOMPARE(*rig.hub.funding.read().value->rows[0].oiUsd, 1500.0);
        rig.pass(119s);
        rig.say(kBtc->id, estimate(1e-4, 8.0)).say(kBtc->id, OpenInterest{10.0, 1000.0, false}).send();
        rig.pass(2s);
        const auto s = rig.hub.funding.read().value;
        QCOMPARE(cell(*s, 0, kBy).fresh, Freshness::Stale);
        QVERIFY(!s->rows[0].spread8h);
        QCOMPARE(*s->rows[0].oiUsd, 1000.0);
    }
    void watchedRowsFirst()
    {
        ModelRig rig;
        const auto aaa = instrument(kBn, 7, Market::Perp, "AAA");
        rig.engine.setWatch(watching({"SOL", "BTC", "NOWHERE"}));
        rig.describe(kBtc).describe(kEth).describe(kSol).describe(aaa).describe(kSpot);
        rig.say(kEth->id, estimate(1e-4, 8.0)).say(aaa->id, estimate(1e-4, 8.0)).send();
        rig.pass(200ms);
        std::vector<std::string> names;
        for (const FundingRow& r : rig.hub.funding.read().value->rows) names.push_back(r.asset);
        QCOMPARE(names, (std::vector<std::string>{"SOL", "BTC", "AAA", "ETH"}));
    }
    void openInterestInDollars()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC"}));
        rig.describe(kBtc).say(kBtc->id, OpenInterest{10.0, std::nullopt, false}).send();
        rig.pass(200ms);
        QVERIFY(!rig.row(kBtc->id)->oi->value.usd);
        rig.say(kBtc->id, Mark{price(64'000), std::nullopt}).send();
        rig.pass(1100ms);
        QCOMPARE(*rig.row(kBtc->id)->oi->value.usd, 640'000.0);
        QCOMPARE(*rig.hub.funding.read().value->rows[0].oiUsd, 640'000.0);
        rig.pass(6s);  // the mark is stale: what rests on it is unknown
        QVERIFY(!rig.row(kBtc->id)->oi->value.usd);
        QCOMPARE(*rig.row(kBtc->id)->oi->value.base, 10.0);
    }

    void anotherVenuesWordStandsBesideOurs()
    {
        ModelRig rig;
        WatchSet watch = watching({"BTC"});
        watch.venues = 0x0f;
        rig.engine.setWatch(watch);
        const auto hl = instrument(VenueId::Hyperliquid, 0, Market::Perp, "BTC", "USDC");
        rig.describe(kBtc).describe(kBtcBy).describe(hl);
        rig.say(kBtc->id, estimate(1e-4, 8.0)).say(hl->id, estimate(1e-5, 1.0));
        rig.say(hl->id, FundingForecast{kBn, Rate{1.2e-4}, 8.0, std::nullopt});
        rig.say(hl->id, FundingForecast{VenueId::Hyperliquid, Rate{1}, 1.0, std::nullopt}).send();
        rig.pass(200ms);
        const auto first = rig.hub.funding.read().value;
        const FundingCell& bn = cell(*first, 0, kBn);
        QVERIFY(bn.forecast.has_value());
        QCOMPARE(bn.forecast->by, VenueId::Hyperliquid);
        QCOMPARE(bn.forecast->rate.v, 1.2e-4);
        QCOMPARE(*bn.forecast->r8, 1.2e-4);
        QCOMPARE(bn.forecast->fresh, Freshness::Live);
        QCOMPARE(bn.rate.v, 1e-4);  // its own word stands
        QVERIFY(!cell(*first, 0, kBy).forecast);
        QVERIFY(!cell(*first, 0, VenueId::Hyperliquid).forecast);  // of itself a venue says the rate
        QCOMPARE(int(first->rows[0].rateVenues), 0b1001);
        QCOMPARE(int(first->rows[0].rateMissing), 0b0010);  // listed there, and no word of it
        rig.pass(121s);
        rig.say(kBtc->id, estimate(1e-4, 8.0)).send();
        rig.pass(1100ms);
        const auto later = rig.hub.funding.read().value;
        QCOMPARE(cell(*later, 0, kBn).fresh, Freshness::Live);
        QCOMPARE(cell(*later, 0, kBn).forecast->fresh, Freshness::Stale);
    }

    // ---- Liquidations
    void aStreamIsFreshWhileItsFeedSaysSo()
    {
        ModelRig rig;
        rig.engine.setWatch(watching({"BTC"}));
        const auto streams = [&] { return rig.hub.liquidations.read().value->streams; };
        const auto say = [&](std::optional<Freshness> state) {
            auto health = std::make_shared<FeedHealth>();
            health->venue = kBn;
            health->at = rig.clock.mono();
            health->classes = {{"books", 1, 1, false, Freshness::Live, std::nullopt}};
            if (state) health->classes.push_back({"liquidations", 1, 1, true, *state, std::nullopt});
            rig.say(InstrumentId{}, FeedReport{health}, kBn).send();
            rig.pass(200ms);
        };
        rig.pass(200ms);
        QCOMPARE(streams()[std::size_t(kBn)], Freshness::Off);  // no word yet: not live
        say(Freshness::Live);
        QCOMPARE(streams()[std::size_t(kBn)], Freshness::Live);  // without a single print
        say(Freshness::Stale);
        QCOMPARE(streams()[std::size_t(kBn)], Freshness::Stale);
        say(std::nullopt);
        QCOMPARE(streams()[std::size_t(kBn)], Freshness::Off);
        say(Freshness::Live);
        rig.pass(4s);  // and then the feed itself says nothing more
        QCOMPARE(streams()[std::size_t(kBn)], Freshness::Stale);
        QCOMPARE(streams()[std::size_t(kBy)], Freshness::Off);
        QCOMPARE(streams()[std::size_t(VenueId::Okx)], Freshness::Off);
    }
    void theTape()
    {
        Config config;
        config.history.tapeRows = 3;
        ModelRig rig(config);
        const auto liquidation = [](double at, double qty, PositionSide side) {
            return Liquidation{side, PriceKind::Bankruptcy, price(at), Qty{qty}, 0};
        };
        rig.say(kBtc->id, liquidation(64'000, 0.5, PositionSide::Long)).send();
        rig.pass(200ms);
        QCOMPARE(rig.hub.liquidations.read().value->rows[0].symbol, std::string());  // not described yet
        rig.describe(kBtc).send();
        for (int i = 0; i < 4; ++i) rig.say(kBtcBy->id, liquidation(100 + i, 2, PositionSide::Short)).send();
        rig.pass(200ms);
        const auto s = rig.hub.liquidations.read().value;
        QCOMPARE(s->rows.size(), std::size_t{3});
        QCOMPARE(s->total, std::uint64_t{5});
        QCOMPARE(s->byVenue[std::size_t(kBn)], std::uint64_t{1});
        QCOMPARE(s->byVenue[std::size_t(kBy)], std::uint64_t{4});
        QVERIFY(s->lastByVenue[std::size_t(kBy)] && !s->lastByVenue[std::size_t(VenueId::Okx)]);
        QCOMPARE(s->rows[0].serial, std::uint64_t{5});
        QCOMPARE(s->rows[0].usd.v, 206.0);
        QCOMPARE(s->rows[0].liquidated, PositionSide::Short);
        QCOMPARE(s->rows[2].serial, std::uint64_t{3});
    }
    void namesComeLater()
    {
        ModelRig rig;
        rig.say(kBtc->id, Liquidation{PositionSide::Long, PriceKind::Average, price(5), Qty{1}, 0}).send();
        rig.pass(200ms);
        rig.describe(kBtc).send();
        rig.pass(200ms);
        const auto s = rig.hub.liquidations.read().value;
        QCOMPARE(s->rows[0].asset, std::string("BTC"));
        QCOMPARE(s->rows[0].symbol, std::string("BTCUSDT"));
        QCOMPARE(*s->rows[0].priceDecimals, 1);
    }
};

QTEST_APPLESS_MAIN(TestBoardsFunding)
#include "tst_boards_funding.moc"
