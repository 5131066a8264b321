// What a pair of perpetuals earns after what it costs, and how long funding has been as it is.
#include "model/boards/carry.h"
#include "tests/support/board_coins.h"
#include "tests/support/model_rig.h"

#include <QtTest>

#include <cmath>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

const Timestamp kT0{std::chrono::sys_days{std::chrono::year{2026} / 11 / 1}};

SettledRate settled(int hour, double rate, double hours = 8)
{
    return {kT0 + std::chrono::hours{hour}, rate, hours, rate * 8 / hours};
}

SizeCost whole(double bp)
{
    return {bp, 1e6, true};
}

CarryRow row(double r8Bn, double r8By)
{
    CarryRow out;
    out.asset = "BTC";
    for (const VenueId v : {kBn, kBy}) {
        CarryVenue& venue = out.venues[static_cast<std::size_t>(v)].emplace();
        venue.r8 = v == kBn ? r8Bn : r8By;
        venue.buy.fill(whole(v == kBn ? 1.0 : 3.0));
        venue.sell.fill(whole(v == kBn ? 3.0 : 1.0));
    }
    return out;
}

Funding settlement(double rate, Timestamp at, double hours)
{
    return {Rate{rate}, hours, at, FundingKind::Settled, std::nullopt, std::nullopt};
}
Funding estimate(double rate, double hours)
{
    return {Rate{rate}, hours, std::nullopt, FundingKind::Estimate, std::nullopt, std::nullopt};
}

}  // namespace

class TestCarryBoard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aStreakEndsWithTheOtherSign()
    {
        const std::vector<SettledRate> all = {settled(0, 1e-4), settled(8, -1e-4), settled(16, 2e-4),
                                              settled(24, 1e-4)};
        QCOMPARE(streakOf(all, kT0 + 24h), (PaidStreak{1, 2, 16, false}));
        // It may have begun before.
        QCOMPARE(streakOf(std::span(all).last(2), kT0 + 24h), (PaidStreak{1, 2, 16, true}));
        QCOMPARE(streakOf({}, kT0), PaidStreak{});
    }

    // One settlement may be on its way; of a venue that is silent for longer nobody knows who pays.
    void aStreakIsOfNow()
    {
        const std::vector<SettledRate> all = {settled(0, 1e-4), settled(8, 1e-4)};
        QCOMPARE(streakOf(all, kT0 + 24h), (PaidStreak{1, 2, 16, true}));
        QCOMPARE(streakOf(all, kT0 + 25h), PaidStreak{});
    }

    void aStreakDoesNotReachOverAHole()
    {
        const std::vector<SettledRate> all = {settled(0, 1e-4), settled(8, 1e-4), settled(40, 1e-4)};
        QCOMPARE(streakOf(all, kT0 + 40h), (PaidStreak{1, 1, 8, true}));
    }

    void zeroIsNoSide()
    {
        const std::vector<SettledRate> all = {settled(0, 1e-4), settled(8, 0)};
        QCOMPARE(streakOf(all, kT0 + 8h).sign, 0);
    }

    void factsWeighByTheHoursCharged()
    {
        const std::vector<SettledRate> all = {settled(8, 4e-4), settled(9, -1e-4, 1), settled(10, -1e-4, 1)};
        const auto facts = paidFacts(all, kT0);
        QVERIFY(facts);
        QCOMPARE(facts->settlements, 3);
        QCOMPARE(facts->hours, 10.0);
        QVERIFY(std::fabs(facts->mean - (4e-4 * 8 - 8e-4 * 2) / 10) < 1e-15);
        QVERIFY(std::fabs(facts->positive - 1.0 / 3) < 1e-15);
        QCOMPARE(facts->best, 4e-4);
        QCOMPARE(facts->worst, -8e-4);
        QVERIFY(std::fabs(facts->paid - 2e-4) < 1e-15);
        QVERIFY(!paidFacts(all, kT0 + 10h));
    }

    // ANALYTICS A6b: 4 bp against 1 bp for a week, gross 63 bp, cost 24 bp.
    void theBestPairIsTheFunctionsAnswer()
    {
        CarryTerms terms;
        terms.fee.fill(0.0004);
        const auto best = bestCarry(row(1e-4, 4e-4), terms);
        QVERIFY(best.pair);
        QCOMPARE(best.pair->longAt, kBn);
        QCOMPARE(best.pair->shortAt, kBy);
        const auto sum = analytics::funding::carry({1e-4, 4e-4, 168, 0.0004, 0.0004, 2, 2, 0});
        QVERIFY(sum);
        QCOMPARE(best.pair->sum.net, sum->net);
        QCOMPARE(best.pair->sum.netApr, sum->netApr);
        QCOMPARE(best.pair->sum.breakevenHours, sum->breakevenHours);
        QVERIFY(std::fabs(best.pair->sum.gross - 63e-4) < 1e-12);
        QVERIFY(std::fabs(best.pair->sum.cost - 24e-4) < 1e-12);
        QVERIFY(std::fabs(*best.pair->sum.breakevenHours - 64) < 1e-9);
        QVERIFY(std::fabs(best.pair->feeBp + best.pair->slipBp - 24) < 1e-9);
    }

    void withoutABookThereIsNoPairAndItIsSaidWhy()
    {
        CarryRow r = row(1e-4, 4e-4);
        r.venues[1]->noBook = "its book is stale";
        const auto best = bestCarry(r, {});
        QVERIFY(!best.pair);
        QVERIFY2(best.why.find("Bybit: its book is stale") != std::string::npos, best.why.c_str());
        r = row(1e-4, 4e-4);
        r.venues[0]->sell[3].whole = false;
        const auto small = bestCarry(r, {2}), large = bestCarry(r, {3});
        QVERIFY(small.pair);
        QVERIFY(!large.pair);
        QVERIFY2(large.why.find("ends before the size") != std::string::npos, large.why.c_str());
    }

    void theBoardReadsBooksAndPast()
    {
        ModelRig rig;
        rig.describe(kBtc).describe(kBtcBy);
        rig.engine.setFocus("BTC");
        const Timestamp hour = std::chrono::floor<std::chrono::hours>(rig.clock.wall());
        for (int i = 24 * 10; i >= 1; --i)
            rig.say(kBtcBy->id, settlement(i % 24 == 0 ? -1e-5 : 1e-5, hour - std::chrono::hours{i}, 1));
        rig.say(kBtc->id, settlement(2e-4, hour - 8h, 8)).say(kBtc->id, settlement(1e-4, hour, 8));
        rig.say(kBtc->id, estimate(1e-4, 8)).say(kBtcBy->id, estimate(5e-5, 1)).send();
        rig.pass(3s);
        const auto carry = rig.hub.carry.read().value;
        QVERIFY(carry);
        const CarryRow* r = carry->find("BTC");
        QVERIFY(r);
        const CarryVenue &bn = *r->venues[0], &by = *r->venues[1];
        QCOMPARE(bn.r8, std::optional(1e-4));
        QVERIFY(std::fabs(*by.r8 - 4e-4) < 1e-15);
        QCOMPARE(bn.streak, (PaidStreak{1, 2, 16, true}));
        QCOMPARE(by.streak, (PaidStreak{1, 23, 23, false}));
        QCOMPARE(r->streak.hours, 16.0);
        QVERIFY(!bn.percentile);  // sixteen hours are no past
        QCOMPARE(by.percentile, std::optional(1.0));
        QVERIFY(r->past);
        QCOMPARE(r->past->mean.size(), static_cast<std::size_t>(kPastHours));
        const float before = r->past->venues[0].back();
        QVERIFY(before == 1e-4f);
        QVERIFY(std::isnan(r->past->venues[0].front()));
        QCOMPARE(bn.noBook, std::string("no book is watched"));
        QVERIFY(!bestCarry(*r, {}).pair);
    }
};

QTEST_GUILESS_MAIN(TestCarryBoard)
#include "tst_carry_board.moc"
