// What the interest board says equals the formulas on the same positions: a flush and its rebuild, corners and
// their trail, a venue that falls silent, and nothing where nothing is known.
#include "model/analytics/interest.h"
#include "model/analytics/recovery.h"
#include "model/analytics/statistics.h"
#include "model/boards/interest.h"
#include "model/boards/ratio_past.h"
#include "model/metrics/metric_ids.h"
#include "tests/support/model_rig.h"
#include "tests/support/numbers.h"

#include <cmath>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

constexpr std::array kTwo = {VenueId::Binance, VenueId::Okx};

std::size_t at(VenueId v)
{
    return static_cast<std::size_t>(v);
}

struct Rig : ModelRig {
    std::array<std::shared_ptr<const Instrument>, kVenueCount> perps;
    std::array<double, kVenueCount> coins{8'000, 0, 2'000, 0};

    Rig()
    {
        WatchSet watch;
        watch.assets = watch.focus = {"BTC"};
        engine.setWatch(watch);
        for (const VenueId v : kTwo) describe(perps[at(v)] = instrument(v, 1, Market::Perp, "BTC"));
        send();
    }
    // What the venue remembers of an earlier time, at the beginning of that minute.
    void remember(VenueId v, Timestamp when, double held)
    {
        OpenInterest oi;
        oi.base = held;
        oi.past = true;
        MarketEvent e{perps[at(v)]->id, v, clock.stamp(), oi};
        e.stamp.venue = when;
        batch.events.push_back(e);
    }
    void bar(VenueId v, Timestamp open, std::int32_t minutes, double from, double to, double usd)
    {
        Kline k;
        k.open = open;
        k.close = open + std::chrono::minutes{minutes};
        k.minutes = minutes;
        k.o = price(from), k.c = price(to);
        k.h = price(std::max(from, to)), k.l = price(std::min(from, to));
        k.closed = true;
        k.quoteVolume = usd;
        batch.events.push_back({perps[at(v)]->id, v, clock.stamp(), k});
    }
    void seconds(int n, std::initializer_list<VenueId> silent = {})
    {
        for (int i = 0; i < n; ++i) {
            for (const VenueId v : kTwo) {
                if (std::find(silent.begin(), silent.end(), v) != silent.end()) continue;
                OpenInterest oi;
                oi.base = coins[at(v)];
                say(perps[at(v)]->id, oi);
                say(perps[at(v)]->id, Mark{price(100'000), price(100'000)});
                book(perps[at(v)]->id, true, {{99'999, 10}, {99'500, 100}}, {{100'001, 10}, {100'500, 100}});
            }
            send();
            pass(1s);
        }
    }
    std::shared_ptr<const InterestSnapshot> said() { return hub.interest.read().value; }
};

std::vector<InterestPoint> hourly(Timestamp from, const std::vector<std::optional<double>>& values)
{
    std::vector<InterestPoint> out;
    for (std::size_t i = 0; i < values.size(); ++i)
        out.push_back({from + std::chrono::hours{i}, values[i], std::nullopt});
    return out;
}

const Timestamp kFrom = fromUnixMs(1'763'820'000'000);

}  // namespace

class TestInterestBoard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aFlushAndItsRebuildAsTheFormulaSays()
    {
        // A day at 94, down to 61.1 in two hours, and back by steps.
        std::vector<std::optional<double>> values(24, 94.0);
        for (const double v : {80.0, 61.1, 66.0, 72.0, 80.0, 88.0}) values.push_back(v);
        const Timestamp anchor = kFrom + 24h;
        const InterestRebuild r = rebuildSince(hourly(kFrom, values), anchor);
        QCOMPARE(*r.before, 94.0);
        QCOMPARE(*r.trough, 61.1);
        QVERIFY(*r.troughAt == kFrom + 25h && *r.since == anchor);
        const std::vector<analytics::TimedValue> after{{1, 66}, {2, 72}, {3, 80}, {4, 88}};
        const auto formula = analytics::recovery(94, 61.1, after);
        QVERIFY(formula);
        VERIFY_NEAR(*r.recovered, formula->recovered.back());
        VERIFY_NEAR(*r.halfH, *formula->half);
        VERIFY_NEAR(*r.halfLifeH, *formula->halfLife);
        QCOMPARE(*r.now, 88.0);
    }
    void whatIsNotKnownIsNotRebuilt()
    {
        std::vector<std::optional<double>> values(30, 94.0);
        const auto flat = rebuildSince(hourly(kFrom, values), kFrom + 24h);
        QVERIFY(flat.nothingLost && !flat.recovered);
        // Too little before it, and nothing at all.
        QCOMPARE(rebuildSince(hourly(kFrom, values), kFrom + 2h).reason, analytics::Reason::TooShort);
        QCOMPARE(rebuildSince({}, kFrom).reason, analytics::Reason::NoData);
        for (std::size_t i = 0; i < 24; ++i) values[i] = std::nullopt;
        QVERIFY(!rebuildSince(hourly(kFrom, values), kFrom + 24h).before);
        // It has only just fallen: nothing is back, and no half-life is made up.
        std::vector<std::optional<double>> falling(24, 94.0);
        falling.push_back(70.0);
        const auto fell = rebuildSince(hourly(kFrom, falling), kFrom + 24h);
        QCOMPARE(*fell.recovered, 0.0);
        QVERIFY(!fell.halfH && !fell.halfLifeH);
    }
    void theVenuesAsTheMetricsSay()
    {
        Rig r;
        const Timestamp now = r.clock.wall();
        const auto minute = std::chrono::floor<std::chrono::minutes>(now);
        for (int m = 5; m <= 1'500; m += 5) {
            r.remember(VenueId::Binance, minute - std::chrono::minutes{m}, m >= 60 ? 10'000 : 9'000);
            r.remember(VenueId::Okx, minute - std::chrono::minutes{m}, 2'000);
        }
        r.send();
        r.seconds(3);
        const auto s = r.said();
        QVERIFY(s && s->asset == "BTC");
        const InterestVenue& bn = *s->venues[at(VenueId::Binance)];
        const InterestVenue& ok = *s->venues[at(VenueId::Okx)];
        QVERIFY(!s->venues[at(VenueId::Bybit)] && !s->venues[at(VenueId::Hyperliquid)]);
        QCOMPARE(*bn.coins.value, 8'000.0);
        QCOMPARE(*s->coins.value, 10'000.0);
        QCOMPARE(bn.fresh, Freshness::Live);
        VERIFY_NEAR(*bn.changes[0].value, 8'000.0 / 10'000 - 1);
        VERIFY_NEAR(*ok.changes[0].value, 0.0);
        VERIFY_NEAR(*s->changes[0].value, 10'000.0 / 12'000 - 1);
        // Of a week nothing is told.
        QVERIFY(!s->changes[3].value);
        QCOMPARE(s->changes[3].reason, analytics::Reason::TooShort);
        const std::vector<double> usd{*bn.usd.value, *ok.usd.value};
        const auto c = analytics::interest::concentration(usd);
        VERIFY_NEAR(*s->hhi.value, c->hhi);
        VERIFY_NEAR(*s->effective, c->effective);
        VERIFY_NEAR(*bn.share.value, c->shares[0]);
        for (const auto& ratio : bn.ratios) QVERIFY(!ratio);  // not told: not one to one
        QVERIFY(!s->turnoverZ);
        QCOMPARE(s->flush.recovered, std::optional<double>());
    }
    void ratiosAreThoseTold()
    {
        Rig r;
        Ratio ratio;
        ratio.kind = RatioKind::TopPosition;
        ratio.longShare = 0.64, ratio.shortShare = 0.36;
        r.say(r.perps[at(VenueId::Binance)]->id, ratio);
        r.send();
        r.seconds(2);
        const auto s = r.said();
        const auto& told = s->venues[at(VenueId::Binance)]->ratios;
        QCOMPARE(told[static_cast<std::size_t>(RatioKind::TopPosition)]->value.longShare, 0.64);
        QVERIFY(!told[static_cast<std::size_t>(RatioKind::GlobalAccount)]);
        QVERIFY(!s->venues[at(VenueId::Okx)]->ratios[static_cast<std::size_t>(RatioKind::TopPosition)]);
    }
    void aVenueThatStopsLeavesTheTotal()
    {
        Rig r;
        r.seconds(2);
        QCOMPARE(*r.said()->coins.value, 10'000.0);
        r.seconds(100, {VenueId::Okx});
        const auto s = r.said();
        QCOMPARE(s->venues[at(VenueId::Okx)]->fresh, Freshness::Stale);
        QVERIFY(!s->venues[at(VenueId::Okx)]->coins.value);
        QCOMPARE(s->venues[at(VenueId::Okx)]->coins.reason, analytics::Reason::Stale);
        QCOMPARE(*s->coins.value, 8'000.0);
        QVERIFY(s->coins.coverage < 1);
    }
    void theTrailIsOfWhatWasKnown()
    {
        Rig r;
        const auto minute = std::chrono::floor<std::chrono::minutes>(r.clock.wall());
        // Price up by 1 % an hour and interest down by 2 %, at every five minutes of the last day but one hour.
        for (int m = 5; m <= 1'495; m += 5) {
            const Timestamp t = minute - std::chrono::minutes{m};
            const double hours = -m / 60.0;
            const double p = 100'000 * std::pow(1.01, hours);
            r.bar(VenueId::Binance, t, 1, p, p, 1e6);
            if (m < 300 || m > 380) r.remember(VenueId::Binance, t, 8'000 * std::pow(0.98, hours));
        }
        r.send();
        r.seconds(2);
        const auto s = r.said();
        QVERIFY(s->priceTrail && s->priceTrail->size() > 200);
        for (const QuadrantSpot& spot : *s->priceTrail) {
            if (spot.at > minute - 6min) continue;
            QVERIFY2(std::fabs(spot.x - 0.01) < 2e-4, qPrintable(QString::number(spot.x)));
            QVERIFY2(std::fabs(spot.y + 0.02) < 5e-3, qPrintable(QString::number(spot.y)));
            const auto back = std::chrono::duration_cast<std::chrono::minutes>(minute - spot.at).count();
            QVERIFY(back < 300 || back > 370);  // the hole is not bridged
        }
        QCOMPARE(*analytics::interest::quadrant(0.01, -0.02), analytics::interest::Quadrant::ShortCovering);
        QVERIFY(s->volatilityTrail && s->volatilityTrail->empty());  // no week of it
        QVERIFY(!s->volatilityCorner);
    }
    void ratiosAreKeptInTheirOrder()
    {
        RatioPast past;
        const InstrumentId id = InstrumentId::make(VenueId::Binance, 1);
        const Timestamp t0 = fromUnixMs(1'763'820'000'000);
        const auto tell = [&](int five, double longs) {
            Ratio r;
            r.longShare = longs, r.shortShare = 1 - longs;
            r.at = t0 + 5min * five;
            past.told(id, r, t0);
        };
        QVERIFY(!past.of(id, RatioKind::GlobalAccount));
        for (const int five : {3, 1, 2, 2}) tell(five, 0.5 + five * 0.01);
        const RatioSeries told = past.of(id, RatioKind::GlobalAccount);
        QCOMPARE(told->size(), std::size_t{3});
        QCOMPARE(told->front().at, t0 + 5min);
        VERIFY_NEAR(told->back().longShare, 0.53);
        QCOMPARE(past.of(id, RatioKind::GlobalAccount).get(), told.get());  // made once
        for (int five = 4; five < 800; ++five) tell(five, 0.5);
        QCOMPARE(past.of(id, RatioKind::GlobalAccount)->size(), RatioPast::kMost);
        QCOMPARE(past.of(id, RatioKind::GlobalAccount)->back().at, t0 + 5min * 799);
        QVERIFY(!past.of(id, RatioKind::TopAccount));
    }
    void anUnknownAssetHasNothing()
    {
        Rig r;
        r.engine.setFocus("NOPE");
        r.seconds(2);
        const auto s = r.said();
        QCOMPARE(s->asset, std::string("NOPE"));
        for (const auto& v : s->venues) QVERIFY(!v);
        QVERIFY(!s->coins.value && !s->hhi.value && !s->effective && !s->corners[0].corner);
    }
};

QTEST_GUILESS_MAIN(TestInterestBoard)
#include "tst_interest_board.moc"
