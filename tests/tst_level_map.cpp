// The level map equals the formula on the same bars, whatever the mix; the rules read the same levels; and it is
// scored only by what it said before.
#include "model/analytics/liquidation_levels.h"
#include "model/metrics/metric_ids.h"
#include "model/risk/rule_readings.h"
#include "tests/support/forced_rig.h"
#include "tests/support/numbers.h"

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;
using analytics::liq::Mix;

namespace {

constexpr int kBars = 200;
constexpr double kMark = 1'000;

// What the formula says stands beyond the price on each side, US dollars.
double standing(const std::vector<std::vector<analytics::liq::LevelBar>>& venues, const LevelAssumptions& a,
                double maintenance, PositionSide side, double reach)
{
    double usd = 0;
    for (const auto& bars : venues) {
        analytics::liq::LeverageMix mix;
        mix.leverage.assign(LevelAssumptions::kLeverage.begin(), LevelAssumptions::kLeverage.end());
        mix.weights.assign(a.weights.begin(), a.weights.end());
        mix.maintenance.assign(mix.leverage.size(), maintenance);
        mix.halfLifeHours = a.halfLifeHours;
        mix.speculative = a.speculative;
        const auto all = analytics::liq::levels(bars, mix, 1.0 / 12);
        for (const auto& c : all->clusters) {
            if (c.side != side) continue;
            const bool there = side == PositionSide::Long ? c.price < kMark && c.price >= kMark * (1 - reach)
                                                          : c.price > kMark && c.price <= kMark * (1 + reach);
            if (there) usd += c.price * c.qty;
        }
    }
    return usd;
}

LevelBin row(double at, PositionSide side, double usd, LevelBars opened)
{
    LevelBin b;
    b.bin = liquidationBin(at);
    b.side = side;
    b.usd[2] = usd;
    b.opened[2] = opened;
    return b;
}

struct Rig : ForcedRig {
    std::vector<std::vector<analytics::liq::LevelBar>> bars;
    Rig()
    {
        for (const std::size_t perp : {std::size_t{0}, std::size_t{1}}) bars.push_back(past(perp, kBars));
        seconds(10, kMark);
    }
};

}  // namespace

class TestLevelMap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theMapIsTheFormula()
    {
        Rig r;
        const auto map = r.levels();
        QVERIFY(!map->reason);
        QCOMPARE(map->modelled, std::uint8_t{0b11});
        VERIFY_NEAR(*map->price, kMark);
        const double rate = 0.5 / 125;
        VERIFY_NEAR(*map->maintenance[0], rate);
        for (const PositionSide side : {PositionSide::Long, PositionSide::Short}) {
            const LevelSide& s = side == PositionSide::Long ? map->longs : map->shorts;
            const double want = standing(r.bars, {}, rate, side, LevelMapSnapshot::kReach);
            QVERIFY(want > 0);
            VERIFY_WITHIN(s.usd / want, 1.0, 1e-6);
            VERIFY_WITHIN(analytics::sum(s.within1pct) / standing(r.bars, {}, rate, side, 0.01), 1.0, 1e-6);
            double sum = 0;
            for (const LevelBin& b : map->bins)
                if (b.side == side) {
                    sum += b.total();
                    QVERIFY(b.least <= b.total() + 1e-6 && b.total() <= b.most + 1e-6);
                    QVERIFY(side == PositionSide::Long ? liquidationBinLow(b.bin) < kMark
                                                       : liquidationBinLow(b.bin + 1) > kMark);
                }
            VERIFY_NEAR(sum, s.usd);
            QVERIFY(s.nearest && s.largest);
            QVERIFY(s.largest->usd >= s.nearest->usd);
            QVERIFY(side == PositionSide::Long ? s.nearest->distance <= 0 : s.nearest->distance >= 0);
        }
        // The band holds all three mixes.
        for (const Mix mix : {Mix::Conservative, Mix::Default, Mix::Aggressive}) {
            const double usd = standing(r.bars, assumed(mix), rate, PositionSide::Long, LevelMapSnapshot::kReach);
            QVERIFY(map->longs.least <= usd * (1 + 1e-6) && usd <= map->longs.most * (1 + 1e-6));
        }
    }

    void anotherMixIsShownAtOnce()
    {
        Rig r;
        LevelAssumptions mine;
        mine.weights = {0, 0, 0.5, 0.5, 0};
        mine.speculative = 0.3;
        const std::uint64_t before = r.hub.levels.version();
        r.engine.setLevelAssumptions(mine);
        QVERIFY(r.hub.levels.version() > before);  // it does not wait for the second
        QVERIFY(r.levels()->assumed == mine);
        VERIFY_WITHIN(r.levels()->longs.usd / standing(r.bars, mine, 0.004, PositionSide::Long, 0.25), 1.0, 1e-6);
        QCOMPARE(r.levels()->longs.byClass[0], 0.0);
        // Other rates and another half-life need the bars again: of the same day.
        mine.halfLifeHours = 12;
        mine.maintenance[0] = mine.maintenance[1] = 0.01;
        r.engine.setLevelAssumptions(mine);
        VERIFY_WITHIN(r.levels()->shorts.usd / standing(r.bars, mine, 0.01, PositionSide::Short, 0.25), 1.0, 1e-6);
        VERIFY_NEAR(*r.levels()->maintenance[1], 0.01);
        // Back to what is usual: the same numbers as ever.
        r.engine.setLevelAssumptions({});
        VERIFY_WITHIN(r.levels()->longs.usd / standing(r.bars, {}, 0.004, PositionSide::Long, 0.25), 1.0, 1e-6);
    }

    void olderThanADayComesInHours()
    {
        constexpr Step kHour0 = 400'000;
        constexpr int kHoursBefore = 24 * 5;
        InstrumentSeries series, young;
        double oi = 1'000;
        for (int h = 0; h < kHoursBefore + 25; ++h) {
            const double at = 50'000 + 900 * std::sin(h / 9.0);
            oi += h % 3 == 0 ? -4 : 6;
            const Step first = (kHour0 + h) * 60;
            if (h < kHoursBefore) {
                series.rememberBar(first, 60, {at, at * 1.002, at * 0.998, at, {}, {}});
                series.rememberInterest(first + 60, oi);
                continue;
            }
            for (InstrumentSeries* s : {&series, &young})
                for (int m = 0; m < 60; ++m) {
                    s->rememberBar(first + m, 1, {at, at * 1.001, at * 0.999, at, {}, {}});
                    s->rememberInterest(first + m, oi + m * 0.01);
                }
        }
        const Step minute = (kHour0 + kHoursBefore + 25) * 60 - 1;
        VenueLevels levels, without;
        levels.bringUp(series, minute, 0.004, 168);
        without.bringUp(young, minute, 0.004, 168);
        const Step second = (minute + 1) * 60;
        QVERIFY(levels.known(second) && without.known(second));
        QCOMPARE(without.first(), without.firstBar());
        QVERIFY(levels.first() < levels.firstBar());
        QCOMPARE(levels.firstBar(), without.firstBar());
        const auto coins = [](const VenueLevels& of, std::size_t leverage) {
            double sum = 0;
            of.each([&](std::size_t i, const analytics::liq::Cluster& c) { sum += i == leverage ? c.qty : 0; });
            return sum;
        };
        for (std::size_t i = 0; i < VenueLevels::kClasses; ++i) {
            auto map =
                analytics::liq::LevelMap::start({{LevelAssumptions::kLeverage[i]}, {1}, {0.004}, 168, 1}, 0.5);
            for (Step hour = kHour0; hour < levels.firstBar() / 12; ++hour)
                if (const auto bar = levelHour(series, hour)) QVERIFY(map->step(*bar) && map->step(*bar));
            QVERIFY(map->setBarHours(5.0 / 60));
            for (Step bar = levels.firstBar(); bar <= levels.bar(); ++bar)
                if (const auto b = levelBar(series, bar)) QVERIFY(map->step(*b));
            // Clusters within 2 bp of each other are put together: one that was about to be reached may go with
            // another.
            VERIFY_WITHIN(coins(levels, i) / (map->now().longQty + map->now().shortQty), 1.0, 2e-2);
        }
        // Five times: far from the price, nothing of it was reached, and more of it is known.
        QVERIFY(coins(levels, 0) > coins(without, 0) * 1.2);
    }
    // Bars of which nothing is known are gone through, and make nothing of what stands any newer.
    void whatIsSilentGrowsOld()
    {
        constexpr Step kFirst = 400'000 * 12;
        InstrumentSeries series;
        VenueLevels levels;
        for (Step m = kFirst * 5; m < (kFirst + 30) * 5; ++m) {
            series.rememberBar(m, 1, {kMark, kMark + 1, kMark - 1, kMark, {}, {}});
            series.rememberInterest(m, 1'000);
        }
        for (Step bar = kFirst + 29; bar < kFirst + 60; ++bar) {
            levels.bringUp(series, (bar + 1) * 5 - 1, 0.004, 168);
            const Step second = (bar + 1) * 300;
            QCOMPARE(levels.bar(), kFirst + 29);
            QCOMPARE(levels.known(second), bar < kFirst + 33);
            QCOMPARE(levels.old(second), bar >= kFirst + 33);
        }
        // Prices without open interest are no bar.
        for (Step m = (kFirst + 59) * 5; m < (kFirst + 61) * 5; ++m)
            series.rememberBar(m, 1, {kMark, kMark + 1, kMark - 1, kMark, {}, {}});
        levels.bringUp(series, (kFirst + 61) * 5 - 1, 0.004, 168);
        QVERIFY(levels.old((kFirst + 61) * 300));
        for (Step m = (kFirst + 61) * 5; m < (kFirst + 62) * 5; ++m) {
            series.rememberBar(m, 1, {kMark, kMark + 1, kMark - 1, kMark, {}, {}});
            series.rememberInterest(m, 1'000);
        }
        levels.bringUp(series, (kFirst + 62) * 5 - 1, 0.004, 168);
        QVERIFY(levels.known((kFirst + 62) * 300));
        QCOMPARE(levels.bar(), kFirst + 61);
    }
    // The venues' answers come after the map was begun, also the one with rates of its own.
    void historyThatComesLaterIsTakenIn()
    {
        ForcedRig r;
        r.seconds(5, kMark);
        LevelAssumptions mine;
        mine.halfLifeHours = 72;
        r.engine.setLevelAssumptions(mine);
        r.seconds(1, kMark);
        QVERIFY(r.levels()->reason == analytics::Reason::TooShort);
        const Timestamp hour{std::chrono::floor<std::chrono::hours>(r.clock.wall())};
        const InstrumentId id = r.perps[0]->id;
        for (int h = 24 * 14; h > 0; --h) {
            Kline k;
            k.open = hour - std::chrono::hours{h};
            k.close = *k.open + 1h;
            k.minutes = 60;
            k.o = k.c = price(kMark);
            k.h = price(kMark + 1);
            k.l = price(kMark - 1);
            k.baseVolume = 10;
            k.closed = true;
            r.say(id, k);
            OpenInterest interest;
            interest.base = 5'000 + 900 * std::sin(h / 5.0);
            interest.past = true;
            r.batch.events.push_back({id, id.venue(), {*k.close, r.clock.wall(), r.clock.mono()}, interest});
        }
        r.send();
        r.past(0, kBars);
        r.seconds(10, kMark);
        const auto map = r.levels();
        QVERIFY(!map->reason);
        QVERIFY(map->assumed == tidied(mine));
        QCOMPARE(map->modelled, std::uint8_t{0b1});
        QVERIFY(map->firstBar < map->bar);
        QVERIFY(map->bar - map->first > 13 * VenueLevels::kDayBars);
    }

    void eachVenueIsAPartOfTheSum()
    {
        Rig r;
        const auto map = r.levels();
        std::array<double, kVenueCount> sums{};
        for (const LevelBin& b : map->bins) {
            double parts = 0, least = 1e300;
            for (std::size_t v = 0; v < kVenueCount; ++v)
                for (const float usd : b.venues[v].usd)
                    parts += static_cast<double>(usd), sums[v] += static_cast<double>(usd);
            for (const double m : b.mixes(0xff)) least = std::min(least, m);
            VERIFY_WITHIN(parts, b.total(), 1e-5 * b.total() + 1e-6);
            VERIFY_WITHIN(least, b.least, 1e-5 * b.least + 1e-6);
        }
        for (std::size_t v = 0; v < kVenueCount; ++v)
            if (sums[v] > 0) VERIFY_WITHIN((map->longs.byVenue[v] + map->shorts.byVenue[v]) / sums[v], 1.0, 1e-6);
        QVERIFY(sums[0] > 0 && sums[1] > 0);
    }
    void beyondTheNearestClusterIsTheNext()
    {
        LevelMapSnapshot map;
        map.price = kMark;
        map.bins = {row(960, PositionSide::Long, 2, {}), row(970, PositionSide::Long, 9, {50, 60}),
                    row(989.5, PositionSide::Long, 3, {90, 95}), row(990, PositionSide::Long, 5, {100, 110}),
                    row(1'010, PositionSide::Short, 4, {7, 7})};
        sumUp(map);
        QVERIFY(map.longs.nearest && map.longs.next && map.longs.largest);
        VERIFY_NEAR(map.longs.nearest->usd, 8.0);
        QCOMPARE(map.longs.nearest->opened.oldest, Step{90});
        QCOMPARE(map.longs.nearest->opened.newest, Step{110});
        VERIFY_NEAR(map.longs.next->usd, 9.0);
        VERIFY_NEAR(map.longs.next->distance, map.longs.next->high / kMark - 1);
        QVERIFY(map.longs.next->distance < map.longs.nearest->distance);
        QCOMPARE(map.longs.next->opened.newest, Step{60});
        QCOMPARE(map.longs.largest->low, map.longs.next->low);
        // One alone has none beyond it.
        VERIFY_NEAR(map.shorts.nearest->usd, 4.0);
        QVERIFY(!map.shorts.next);
        map.bins = {row(960, PositionSide::Long, 2, {})};
        sumUp(map);
        QVERIFY(map.longs.nearest->opened.oldest < 0 && map.longs.nearest->opened.newest < 0);
        QVERIFY(!map.shorts.nearest);
    }
    // Ten rows of 5 bp, of both sides.
    void howMuchLiesInTheDensestHalfPercent()
    {
        LevelMapSnapshot map;
        map.price = kMark;
        sumUp(map);
        QVERIFY(!map.densest);  // nothing is not concentrated
        map.bins = {row(960, PositionSide::Long, 30, {}), row(1'100, PositionSide::Short, 10, {})};
        sumUp(map);
        VERIFY_NEAR(map.densest->share, 0.75);
        VERIFY_NEAR(map.densest->low, liquidationBinLow(liquidationBin(960)));
        VERIFY_NEAR(map.densest->distance, map.densest->high / kMark - 1);
        const std::int64_t first = liquidationBin(1'050);
        for (std::int64_t i = 0; i < 11; ++i) {
            LevelBin b = row(1'050, PositionSide::Short, 20, {});
            b.bin = first + i;
            map.bins.insert(map.bins.end() - 1, b);
        }
        sumUp(map);
        VERIFY_NEAR(map.densest->usd, 200.0);
        VERIFY_NEAR(map.densest->share, 200.0 / 260);
        VERIFY_NEAR(map.densest->low, liquidationBinLow(first));
        VERIFY_NEAR(map.densest->high, liquidationBinLow(first + 10));
        VERIFY_NEAR(map.densest->distance, map.densest->low / kMark - 1);
        // The model's own.
        Rig r;
        const auto said = r.levels();
        QVERIFY(said->densest);
        double most = 0;
        for (const LevelBin& from : said->bins) {
            double usd = 0;
            for (const LevelBin& b : said->bins)
                if (b.bin >= from.bin && b.bin < from.bin + 10) usd += b.total();
            most = std::max(most, usd);
        }
        VERIFY_WITHIN(said->densest->usd / most, 1.0, 1e-9);
        VERIFY_WITHIN(said->densest->share / (most / (said->longs.usd + said->shorts.usd)), 1.0, 1e-9);
        for (const LevelBin& b : said->bins)
            for (std::size_t i = 0; i < b.usd.size(); ++i) {
                if (!(b.usd[i] > 0)) continue;
                QVERIFY(b.opened[i].oldest >= said->first && b.opened[i].newest <= said->bar);
                QVERIFY(b.opened[i].oldest <= b.opened[i].newest);
            }
    }
    void someClassesOfLeverageAlone()
    {
        Rig r;
        const auto map = r.levels();
        const LevelMapSnapshot two = ofClasses(*map, 0b00110), ten = ofClasses(*map, 0b00010);
        for (const auto side : {&LevelMapSnapshot::longs, &LevelMapSnapshot::shorts}) {
            const LevelSide &all = (*map).*side, &some = two.*side;
            VERIFY_WITHIN(some.usd / (all.byClass[1] + all.byClass[2]), 1.0, 1e-9);
            QCOMPARE(some.within1pct[1], all.within1pct[1]);
            QCOMPARE(some.within1pct[4], 0.0);
            double venues = 0;
            for (const double usd : some.byVenue) venues += usd;
            VERIFY_WITHIN(venues / some.usd, 1.0, 1e-5);
            // Ten times is 0.4, 0.3 and 0.2 of the three mixes.
            VERIFY_WITHIN((ten.*side).least / (ten.*side).usd, 2.0 / 3, 1e-4);
            VERIFY_WITHIN((ten.*side).most / (ten.*side).usd, 4.0 / 3, 1e-4);
        }
        QVERIFY(two.bins.size() < map->bins.size());
        for (const LevelBin& b : two.bins) QCOMPARE(b.usd[0] + b.usd[3] + b.usd[4], 0.0);
        VERIFY_WITHIN(ofClasses(*map, kAllClasses).longs.usd / map->longs.usd, 1.0, 1e-9);
        QVERIFY(ofClasses(*map, kAllClasses).longs.nearest->low == map->longs.nearest->low);
        QVERIFY(two.densest && two.densest->share > 0 && two.densest->share <= 1);
        QCOMPARE(two.trust.hours, map->trust.hours);
        QVERIFY(ofClasses(*map, 0).bins.empty());
    }
    void rulesReadTheSameLevels()
    {
        Rig r;
        // The metrics need a book to know a mid.
        r.books = true;
        r.seconds(65, kMark);
        const auto metrics = r.hub.metrics.read().value;
        const auto& below = metrics->at(metric::clusterBelow1pct, "BTC");
        QVERIFY(below.value);
        VERIFY_WITHIN(*below.value / analytics::sum(r.levels()->longs.within1pct), 1.0, 1e-3);
        // They keep the usual mix, whatever a person supposes.
        LevelAssumptions mine;
        mine.weights = {1, 0, 0, 0, 0};
        r.engine.setLevelAssumptions(mine);
        QCOMPARE(analytics::sum(r.levels()->longs.within1pct), 0.0);
        r.seconds(65, kMark);
        QVERIFY(*r.hub.metrics.read().value->at(metric::clusterBelow1pct, "BTC").value > 0);
    }

    // A venue that tells its open interest no more, and is heard all the same: levels and forced orders are held
    // against the positions of the venues that they come from, not against those of the others.
    void sharesAreOfTheSameVenues()
    {
        Rig r;
        r.books = true;
        r.seconds(65, kMark);
        r.noInterest = VenueId::Binance;
        r.seconds(160, kMark);
        r.liquidate({0, PositionSide::Long, 999, 10});
        r.seconds(2, kMark);
        const auto metrics = r.hub.metrics.read().value;
        const auto& interest = metrics->at(metric::oiUsd, "BTC");
        QVERIFY(interest.value && interest.coverage < 1);
        const AssetFacts& f = metrics->find("BTC")->facts;
        QVERIFY(f.modelledInterestUsd && f.forcedMinute);
        QVERIFY(*f.modelledInterestUsd > 1.6 * *interest.value);
        VERIFY_WITHIN(f.forcedMinute->usd, 9'990.0, 1.0);
        VERIFY_WITHIN(f.forcedMinute->interestUsd, 2 * 5'000 * kMark, 1.0);
        // With that the rule's number is what it is with all of them.
        const auto &above = metrics->at(metric::clusterAbove1pct, "BTC"),
                   &below = metrics->at(metric::clusterBelow1pct, "BTC");
        QVERIFY(above.value && below.value);
        const RuleReading near = readings::clusterNear({*metrics, *metrics->find("BTC"), {}});
        VERIFY_NEAR(near.value.value_or(0), (*above.value + *below.value) / *f.modelledInterestUsd);
    }

    void scoredByWhatItSaidBefore()
    {
        Rig r;
        const auto map = r.levels();
        QVERIFY(!map->score.share);  // nothing was seen: no rate, not zero
        QCOMPARE(map->score.n, std::size_t{0});
        // Into the middle of a row of the top tenth, and into one that is empty.
        double hit = 0, miss = 0;
        for (const LevelBin& b : map->bins)
            if (b.side == PositionSide::Long && b.total() >= map->longs.topFrom &&
                liquidationBinLow(b.bin) > kMark * 0.951)
                hit = (liquidationBinLow(b.bin) + liquidationBinLow(b.bin + 1)) / 2;
        for (double at = kMark * 0.999; at > kMark * 0.95 && miss == 0; at *= 0.9995) {
            const auto row = liquidationBin(at);
            const bool held = std::any_of(map->bins.begin(), map->bins.end(), [&](const LevelBin& b) {
                return b.bin == row && b.side == PositionSide::Long;
            });
            if (!held) miss = (liquidationBinLow(row) + liquidationBinLow(row + 1)) / 2;
        }
        QVERIFY(hit > 0 && miss > 0);
        for (int k = 0; k < 15; ++k) r.liquidate({0, PositionSide::Long, hit, 1});
        r.seconds(1, kMark);
        QVERIFY(!r.levels()->score.share);  // too few
        for (int k = 0; k < 15; ++k) r.liquidate({1, PositionSide::Long, miss, 1});
        r.liquidate({1, PositionSide::Short, hit, 1});  // the right row of the wrong side
        r.seconds(1, kMark);
        const LevelScore& s = r.levels()->score;
        QCOMPARE(s.n, std::size_t{31});
        QCOMPARE(s.hits, std::size_t{15});
        VERIFY_NEAR(*s.share, 15.0 / 31);
        // Another map begins with no record.
        LevelAssumptions mine;
        mine.speculative = 0.5;
        r.engine.setLevelAssumptions(mine);
        QCOMPARE(r.levels()->score.n, std::size_t{0});
        QVERIFY(r.levels()->score.since == r.clock.wall());
    }

    void withoutAPastThereIsNoMap()
    {
        ForcedRig r;
        r.seconds(5);
        QVERIFY(r.levels()->reason == analytics::Reason::TooShort);
        QVERIFY(r.levels()->bins.empty());
        QVERIFY(!r.levels()->trust.kappa);
    }

    void trustIsTheFormulas()
    {
        std::vector<std::pair<Step, std::array<double, 2>>> hours;
        std::vector<double> crossed, seen, kappas;
        for (Step h = 0; h < 12; ++h) {
            crossed.push_back(1e6 * (1 + static_cast<double>(h % 4)));
            seen.push_back(crossed.back() * (0.5 + 0.01 * static_cast<double>(h)));
            kappas.push_back(seen.back() / crossed.back());
            hours.push_back({100 + h, {crossed.back(), seen.back()}});
        }
        const LevelTrust t = levelTrust(hours);
        const auto c = analytics::liq::calibrate(crossed, seen);
        VERIFY_NEAR(*t.kappa, c->kappa);
        VERIFY_NEAR(*t.rank, *c->rankCorrelation);
        QVERIFY(*t.steady);
        QCOMPARE(t.hours, 12);
        QCOMPARE(*t.since, Step{100});
        VERIFY_NEAR(*t.lower, analytics::quantile(kappas, 0.25));
        // Most hours nothing, some very much: it wanders.
        for (std::size_t h = 0; h < hours.size(); ++h) hours[h].second[1] = h % 3 == 0 ? 8e6 : 1e4;
        QVERIFY(!*levelTrust(hours).steady);
        hours.resize(3);
        QVERIFY(!levelTrust(hours).steady);  // three hours cannot say
        QVERIFY(!levelTrust({}).kappa);
    }

    void whatIsSupposedIsBroughtIntoRange()
    {
        LevelAssumptions wild;
        wild.weights = {3, 1, std::nan(""), -2, 0};
        wild.maintenance[0] = 7;
        wild.maintenance[1] = 0.02;
        wild.halfLifeHours = -5;
        wild.speculative = 40;
        const LevelAssumptions a = tidied(wild);
        double sum = 0;
        for (const double w : a.weights) sum += w;
        VERIFY_NEAR(sum, 1.0);
        QCOMPARE(a.weights[2], 0.0);
        QVERIFY(!a.maintenance[0]);
        QCOMPARE(*a.maintenance[1], 0.02);
        QVERIFY(a.halfLifeHours >= 1);
        QCOMPARE(a.speculative, 1.0);
        QVERIFY(tidied(LevelAssumptions{}) == LevelAssumptions{});
        LevelAssumptions nothing;
        nothing.weights.fill(0);
        QVERIFY(tidied(nothing).weights == LevelAssumptions{}.weights);
        QVERIFY(assumed(Mix::Default) == LevelAssumptions{});
    }
};

QTEST_GUILESS_MAIN(TestLevelMap)
#include "tst_level_map.moc"
