// What the basis board says equals the formulas on the same prices: gaps that open and close, who moves first, an
// oracle that freezes, a stablecoin off its dollar, and nothing where nothing is known.
#include "model/analytics/dislocation.h"
#include "model/analytics/market_state.h"
#include "model/boards/basis.h"
#include "model/metrics/metric_ids.h"
#include "tests/support/model_rig.h"
#include "tests/support/numbers.h"

#include <cmath>
#include <random>
#include <set>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

constexpr std::array kThree = {VenueId::Binance, VenueId::Bybit, VenueId::Okx};

std::size_t at(VenueId v)
{
    return static_cast<std::size_t>(v);
}

struct Rig : ModelRig {
    std::array<std::shared_ptr<const Instrument>, kVenueCount> perps;
    std::shared_ptr<const Instrument> spot = instrument(VenueId::Binance, 9, Market::Spot, "BTC");
    std::array<double, kVenueCount> mid{}, mark{}, index{};
    double spotMid = 99'990;
    std::set<VenueId> silent;

    Rig()
    {
        WatchSet watch;
        watch.assets = watch.focus = {"BTC"};
        engine.setWatch(watch);
        mid.fill(100'000), mark.fill(100'000), index.fill(100'000);
        for (const VenueId v : kThree) describe(perps[at(v)] = instrument(v, 1, Market::Perp, "BTC"));
        describe(spot);
        send();
    }
    void quote(const Instrument& i, double middle)
    {
        book(i.id, true, {{middle - 0.5, 100}, {middle - 1.5, 100}}, {{middle + 0.5, 100}, {middle + 1.5, 100}});
    }
    void say100ms()
    {
        for (const VenueId v : kThree) {
            if (silent.contains(v)) continue;
            quote(*perps[at(v)], mid[at(v)]);
            say(perps[at(v)]->id, Mark{price(mark[at(v)]), price(index[at(v)])});
        }
        quote(*spot, spotMid);
        send();
        pass(100ms);
    }
    void second()
    {
        for (int i = 0; i < 10; ++i) say100ms();
    }
    void seconds(int n)
    {
        for (int i = 0; i < n; ++i) second();
    }
    std::shared_ptr<const BasisSnapshot> said() { return hub.basis.read().value; }
    const BasisVenue& venue(VenueId v)
    {
        held = said();
        return *held->venues[at(v)];
    }
    const VenueGap& pair(VenueId a, VenueId b)
    {
        held = said();
        for (const VenueGap& g : held->pairs)
            if (g.first == a && g.second == b) return g;
        qFatal("no such pair");
    }
    std::shared_ptr<const BasisSnapshot> held;
};

}  // namespace

class TestBasisBoard : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theVenuesAsTheFormulasSay()
    {
        Rig r;
        r.mid = {100'050, 100'020, 99'940, 0};
        r.mark = {100'040, 100'010, 99'980, 0};
        r.index = {100'000, 100'010, 99'990, 0};
        r.seconds(3);
        const BasisVenue& bn = r.venue(VenueId::Binance);
        VERIFY_NEAR(*bn.index.bp, (100'050.0 / 100'000 - 1) * 1e4);
        VERIFY_NEAR(*bn.spot.bp, (100'050.0 / 99'990 - 1) * 1e4);
        VERIFY_NEAR(*bn.mark.bp, 4.0);
        QVERIFY(bn.bySpot);
        VERIFY_NEAR(*bn.basis.value, *bn.spot.bp);
        const BasisVenue& ok = r.venue(VenueId::Okx);
        VERIFY_NEAR(*ok.index.bp, (99'940.0 / 99'990 - 1) * 1e4);
        QVERIFY(!ok.spot.bp && ok.spotSymbol.empty() && !ok.bySpot);  // no spot there: not known, not zero
        QCOMPARE(ok.spot.reason, analytics::Reason::NoData);
        VERIFY_NEAR(*ok.basis.value, *ok.index.bp);
        QVERIFY(!r.said()->venues[at(VenueId::Hyperliquid)]);
        // A premium is what lies beyond the impact prices: of Bybit's book all is above its index.
        const double bid = 100'020 - 0.5;
        VERIFY_NEAR(*r.venue(VenueId::Bybit).premium.bp, (bid - 100'010) / 100'010 * 1e4);

        const std::vector<double> perp = {100'050, 100'020, 99'940}, against = {99'990, 100'010, 99'990};
        const auto d = analytics::basisDispersion(perp, against);
        VERIFY_NEAR(*r.said()->dispersion.value, d->dispersion);
        VERIFY_NEAR(*r.said()->basis.value, d->median);
        const auto metrics = r.hub.metrics.read().value;
        VERIFY_NEAR(*r.said()->dispersion.value, *metrics->at(metric::basisDisp, "BTC").value);

        QCOMPARE(r.said()->pairs.size(), std::size_t{3});
        VERIFY_NEAR(*r.pair(VenueId::Binance, VenueId::Okx).bp, (100'050.0 / 99'940 - 1) * 1e4);
        QVERIFY(!r.pair(VenueId::Binance, VenueId::Okx).side);  // nothing is usual yet
        QVERIFY(!r.said()->usualDispersion);
        // Against the others' median, as oracle.health has it.
        const auto health = analytics::oracleHealth(100'010, 100'010, std::vector<double>{100'000, 99'990});
        VERIFY_NEAR(*r.venue(VenueId::Bybit).oracle.deviation.value, *health->indexDeviationBps);
        QCOMPARE(r.venue(VenueId::Bybit).oracle.level, 0);
    }
    void aGapOpensAndComesBack()
    {
        Rig r;
        r.seconds(70);
        const VenueGap calm = r.pair(VenueId::Binance, VenueId::Bybit);
        QCOMPARE(calm.side, std::optional(0));
        QVERIFY(!calm.outsideS && calm.returned == 0 && !calm.halfLifeS);
        VERIFY_NEAR(*calm.high - *calm.usual, 1.0);
        // 20 bp, and half of it is gone every eight seconds.
        for (int i = 0; i < 12; ++i) {
            r.mid[at(VenueId::Bybit)] = 100'000 * (1 - 20e-4 * std::exp2(-i / 8.0));
            r.second();
        }
        const VenueGap open = r.pair(VenueId::Binance, VenueId::Bybit);
        QCOMPARE(open.side, std::optional(1));  // Binance is rich
        QVERIFY(*open.bp > 7 && *open.bp < 9);
        QCOMPARE(*open.outsideS, 11.0);  // seen outside first, and eleven seconds later
        QVERIFY(!open.outsideFloor);
        QVERIFY(std::abs(*open.largest - 20.04) < 0.1);
        for (int i = 12; i < 60; ++i) {
            r.mid[at(VenueId::Bybit)] = 100'000 * (1 - 20e-4 * std::exp2(-i / 8.0));
            r.second();
        }
        const VenueGap back = r.pair(VenueId::Binance, VenueId::Bybit);
        QCOMPARE(back.side, std::optional(0));
        QVERIFY(!back.outsideS);
        QCOMPARE(back.returned, std::size_t{1});
        QVERIFY2(std::abs(*back.halfLifeS - 8) < 0.15, qPrintable(QString::number(*back.halfLifeS)));
        QVERIFY(back.largestAt && *back.largestAt < r.clock.wall() - 55s &&
                *back.largestAt > r.clock.wall() - 65s);
        // The other way round for whoever compares with Bybit; OKX and Binance never parted.
        QCOMPARE(r.pair(VenueId::Bybit, VenueId::Okx).returned, std::size_t{1});
        QVERIFY(*r.pair(VenueId::Bybit, VenueId::Okx).largest < -19);
        QCOMPARE(r.pair(VenueId::Binance, VenueId::Okx).returned, std::size_t{0});
        // It is all in what is plotted.
        const auto& slots = *r.said()->seconds;
        float least = 0;
        for (const BasisSlot& s : slots) least = std::min(least, s.values[LIndex + at(VenueId::Bybit)]);
        QVERIFY(std::abs(least + 20) < 0.01);
        QVERIFY(slots.size() >= 128 && slots.size() <= 132);
    }
    void aSilentVenueIsNoGapOfZero()
    {
        Rig r;
        r.seconds(70);
        r.mid[at(VenueId::Bybit)] = 99'700;
        r.seconds(3);
        QVERIFY(r.pair(VenueId::Binance, VenueId::Bybit).outsideS);
        r.silent = {VenueId::Bybit};
        r.seconds(20);
        const VenueGap& gap = r.pair(VenueId::Binance, VenueId::Bybit);
        QVERIFY(!gap.bp && !gap.side && !gap.outsideS && !gap.lead.ms);
        QCOMPARE(gap.reason, analytics::Reason::Stale);
        QCOMPARE(gap.returned, std::size_t{0});  // whether it came back nobody saw
        const BasisVenue& v = r.venue(VenueId::Bybit);
        QVERIFY(!v.mid && !v.index.bp && !v.mark.bp && !v.premium.bp && !v.basis.value &&
                !v.oracle.deviation.value);
        QCOMPARE(v.index.reason, analytics::Reason::Stale);
        QCOMPARE(v.oracle.index.fresh, Freshness::Stale);
        QVERIFY(v.oracle.index.usd && !v.oracle.unchangedS);  // the last word is told, with its age, and no more
        VERIFY_NEAR(*r.said()->dispersion.value, (100'000.0 / 99'990 - 1) * 1e4);  // of the two that speak
        QVERIFY(r.said()->dispersion.floor);
        QCOMPARE(int(r.said()->missing), 1 << static_cast<int>(VenueId::Bybit));
        QVERIFY(std::isnan(r.said()->seconds->back().values[LDispersion]));  // no past of the whole
        QVERIFY(std::isnan(r.said()->seconds->back().values[LBasis + at(VenueId::Bybit)]));
        // Back, and still apart: it has been so for longer than is known.
        r.silent.clear();
        r.seconds(5);
        QVERIFY(r.pair(VenueId::Binance, VenueId::Bybit).outsideFloor);
    }
    void anIndexThatMovesLater()
    {
        Rig r;
        std::mt19937 random(7);
        std::normal_distribution<double> step(0, 2e-4);
        std::vector<double> path{100'000};
        const auto pass = [&](int seconds) {
            for (int i = 0; i < seconds; ++i) {
                path.push_back(path.back() * std::exp(step(random)));
                r.index[at(VenueId::Bybit)] = r.index[at(VenueId::Okx)] = path.back();
                r.index[at(VenueId::Binance)] = path[path.size() > 4 ? path.size() - 4 : 0];
                r.second();
            }
        };
        pass(60);
        QVERIFY(!r.venue(VenueId::Binance).oracle.lagCorrelation);  // too short a time
        pass(80);
        QCOMPARE(r.venue(VenueId::Binance).oracle.lagS, std::optional(3.0));
        QVERIFY(*r.venue(VenueId::Binance).oracle.lagCorrelation > 0.8);
        // An index that nobody hears has no lag.
        r.silent.insert(VenueId::Binance);
        r.seconds(20);
        QVERIFY(!r.venue(VenueId::Binance).oracle.lagS);
    }
    void anOracleThatFreezes()
    {
        Rig r;
        r.seconds(5);
        // The others move a basis point every four seconds; Binance's index goes on saying the same.
        for (int i = 0; i < 45; ++i) {
            for (const VenueId v : {VenueId::Bybit, VenueId::Okx}) r.index[at(v)] += 2.5;
            r.second();
        }
        const OracleState& frozen = r.venue(VenueId::Binance).oracle;
        QVERIFY(frozen.frozen);
        QVERIFY(*frozen.unchangedS >= 45);
        QVERIFY(std::abs(*frozen.peersBp - 11.25) < 0.3);
        QVERIFY(std::abs(*frozen.deviation.value - 11.24) < 0.3);
        QCOMPARE(frozen.index.fresh, Freshness::Live);  // it speaks, and says nothing
        QVERIFY(!r.venue(VenueId::Okx).oracle.frozen);
        QVERIFY(*r.venue(VenueId::Okx).oracle.unchangedS <= 1);
        QCOMPARE(*frozen.jumps, std::size_t{0});
        // It jumps, and nobody with it.
        r.index[at(VenueId::Binance)] -= 500;
        r.seconds(6);
        const OracleState& jumped = r.venue(VenueId::Binance).oracle;
        QVERIFY(!jumped.frozen);
        QCOMPARE(*jumped.jumps, std::size_t{1});
        VERIFY_NEAR(*jumped.largestJump, -50.0);
        QCOMPARE(jumped.level, 1);  // 61 bp from the others
        QCOMPARE(*r.venue(VenueId::Okx).oracle.jumps, std::size_t{0});
    }
    void aStablecoinOffItsDollar()
    {
        Rig r;
        const auto pair = instrument(VenueId::Okx, 7, Market::Spot, "USDT", "USD", 0.0001);
        r.describe(pair).send();
        r.seconds(1);
        const auto usdt = [&]() -> const StableRate& {
            r.held = r.said();
            for (const StableRate& s : r.held->stables)
                if (s.rate.currency == "USDT") return s;
            qFatal("no USDT");
        };
        QVERIFY(!usdt().offBp && !usdt().rate.usd && usdt().level == 0);
        for (int i = 0; i < 3; ++i) {
            r.say(pair->id, Bbo{price(0.9849), price(0.9851), Qty{1}, Qty{1}, 1}).send();
            r.second();
        }
        VERIFY_NEAR(*usdt().offBp, -150.0);
        QCOMPARE(usdt().level, 2);
        QVERIFY(usdt().rate.applied());
        QVERIFY(QString::fromStdString(usdt().rate.source).contains(QStringLiteral("USDT/USD")));
        // All three are quoted in it: their gaps stay, their prices are dollars.
        VERIFY_NEAR(*r.pair(VenueId::Binance, VenueId::Okx).bp, 0.0);
        VERIFY_NEAR(*r.venue(VenueId::Binance).mid, 98'500.0);
    }
    void twoCoinsApartAndNoDollar()
    {
        Rig r;
        const auto pair = instrument(VenueId::Binance, 7, Market::Spot, "USDC", "USDT", 0.0001);
        r.describe(pair).send();
        r.say(pair->id, Bbo{price(1.0199), price(1.0201), Qty{1}, Qty{1}, 1}).send();
        r.second();
        const auto said = r.said();
        QCOMPARE(said->crosses.size(), std::size_t{1});
        VERIFY_NEAR(said->crosses[0].offBp, 200.0);
        QCOMPARE(said->crosses[0].level, 2);
        QCOMPARE(said->crosses[0].fresh, Freshness::Live);
        for (const StableRate& s : said->stables) QVERIFY(!s.offBp && !s.rate.applied());
        r.seconds(70);
        QCOMPARE(r.said()->crosses[0].fresh, Freshness::Stale);
    }
    void whoMovesFirst()
    {
        Rig r;
        std::mt19937 random(3);
        std::normal_distribution<double> move(0, 6);
        std::vector<double> path = {100'000, 100'000, 100'000, 100'000};
        const auto steps = [&](int n) {
            for (int i = 0; i < n; ++i) {
                path.push_back(std::round(path.back() + move(random)));
                r.mid[at(VenueId::Binance)] = path.back();
                r.mid[at(VenueId::Bybit)] = path[path.size() - 3];  // 200 ms later
                r.mid[at(VenueId::Okx)] = path[path.size() - 4];    // 300 ms
                r.say100ms();
            }
        };
        steps(300);
        QVERIFY(!r.venue(VenueId::Binance).lead.ms);
        QCOMPARE(r.venue(VenueId::Binance).lead.reason, analytics::Reason::TooShort);
        QVERIFY(r.venue(VenueId::Binance).lead.steps > 200);
        steps(500);
        const BasisLead& pair = r.pair(VenueId::Binance, VenueId::Bybit).lead;
        QCOMPARE(pair.ms, std::optional(200.0));
        QVERIFY(pair.correlation > 0.9);
        QVERIFY(pair.steps >= 600 && pair.steps <= 800);
        QCOMPARE(r.pair(VenueId::Bybit, VenueId::Okx).lead.ms, std::optional(100.0));
        QVERIFY(*r.venue(VenueId::Binance).lead.ms >= 200);
        QVERIFY(*r.venue(VenueId::Okx).lead.ms < 0);
        QCOMPARE(r.said()->leader, std::optional(VenueId::Binance));
    }
    void movesThatHaveNothingInCommon()
    {
        Rig r;
        std::mt19937 random(5);
        std::normal_distribution<double> move(0, 6);
        for (int i = 0; i < 800; ++i) {
            for (const VenueId v : kThree) r.mid[at(v)] = std::round(100'000 + move(random));
            r.say100ms();
        }
        const BasisLead& lead = r.pair(VenueId::Binance, VenueId::Bybit).lead;
        QVERIFY(!lead.ms && lead.weak && lead.steps >= 600);
        QVERIFY(!r.said()->leader);
    }
    void anotherAssetIsKnownAtOnce()
    {
        Rig r;
        WatchSet watch;
        watch.assets = {"BTC", "ETH"};
        watch.focus = {"BTC"};
        r.engine.setWatch(watch);
        const auto eth = instrument(VenueId::Binance, 3, Market::Perp, "ETH");
        r.describe(eth).send();
        for (int i = 0; i < 8; ++i) {
            r.quote(*eth, 3'000);
            r.say(eth->id, Mark{price(3'000), price(2'999)});
            r.second();
        }
        r.engine.setFocus("ETH");
        QCOMPARE(r.said()->asset, std::string("ETH"));
        QVERIFY(r.said()->pairs.empty() && r.said()->seconds->size() >= 8);
        VERIFY_NEAR(*r.venue(VenueId::Binance).index.bp, (3'000.0 / 2'999 - 1) * 1e4);
        QVERIFY(!r.said()->dispersion.value);  // of one venue there is none
        r.engine.setFocus("NONE");
        QVERIFY(!r.said()->venues[0] && !r.said()->seconds && !r.said()->basis.value);
    }
};

QTEST_GUILESS_MAIN(TestBasisBoard)
#include "tst_basis_board.moc"
