// Readings of the context that name more than one number: they test what they name, say over whom, and a part that
// is not known is neither calm nor a share of the whole.
#include "model/analytics/vocabulary.h"
#include "tests/support/context_desk.h"
#include "tests/support/tape_past.h"
#include "ui/panels/context_rows.h"
#include "widgets/format.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

constexpr std::uint8_t kBinance = 1, kBybit = 2, kOkx = 4;

std::size_t at(VenueId v)
{
    return static_cast<std::size_t>(v);
}

}  // namespace

class TstContextReadings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void forcedOrdersStandOverTheSameInterest();
    void aPercentIsOfTheWayThatThePriceWent();
    void timeWithoutForcedOrders();
    void quietIsNoLongerThanItWasHeard();
    void rebuildingEndsWithTheInterestBack();
    void rebuildingIsUnknownWithoutTheInterest();
    void lateCycleSaysNoWhereOneVenueDoes();
    void anUnwoundHedgeSellsBoth();
    void negativeFundingHasADeadBand();
    void thinIsTheSizeThatCanBeExecuted();
    void thinIsKnownAfterARestart();
    void theHourAfterMidnightIsASession();
    void aWeekendAfterAFlushIsNamed();
    void makersLeaveOtherCoinsToo();
    void aLaggardHasItsHours();
};

// Seen on two venues, over the interest of one: a share of nothing, and no lower bound.
void TstContextReadings::forcedOrdersStandOverTheSameInterest()
{
    ContextAsset btc("BTC");
    btc.facts().speakers = kBinance | kBybit;
    btc.set(metric::liqUsd1hLong, 5e6).set(metric::liqUsd1hShort, 0).set(metric::oiUsd, 1e9);
    for (const VenueId v : {VenueId::Binance, VenueId::Bybit})
        btc.set(metric::liqUsd1hLong, v == VenueId::Binance ? 1e6 : 4e6, v).set(metric::liqUsd1hShort, 0, v);
    btc.set(metric::oiUsd, 1e9, VenueId::Binance);
    const auto share = [&] { return betaRows(contextOf({btc})).at(0).cells.at(3); };
    QCOMPARE(share().text, QStringLiteral("0.100 %"));
    QVERIFY(!share().floor);
    QVERIFY2(share().tip.contains(QStringLiteral("without BY")), qPrintable(share().tip));
    btc.set(metric::oiUsd, 1e9, VenueId::Bybit);
    QCOMPARE(share().text, QStringLiteral("0.250 %"));
    QVERIFY(share().floor);
    btc.facts().unreached = kOkx;
    QVERIFY(!share().floor);
    btc.metrics->at(metric::oiUsd, VenueId::Binance).value.reset();
    btc.metrics->at(metric::oiUsd, VenueId::Bybit).value.reset();
    QCOMPARE(share().text, format::kNone);
}

// Down 3 % and up again: the hour ends where it began.
void TstContextReadings::aPercentIsOfTheWayThatThePriceWent()
{
    ContextAsset btc("BTC");
    btc.set(metric::liqUsd1hLong, 5e6).set(metric::liqUsd1hShort, 1e6).set(metric::ret1h, 0.0011);
    const auto row = [&] { return readingOf(contextOf({btc}), "per_percent"); };
    QCOMPARE(row().cells[1].tone, CellTone::Faint);  // what it went through is not known
    btc.facts().rangeHour = 0.03;
    QCOMPARE(row().cells[1].text, QStringLiteral("\u2265 ") + format::money(2e6));
    btc.facts().rangeHour = 0.0009;
    QCOMPARE(row().cells[1].text, QStringLiteral("no move"));
}

void TstContextReadings::timeWithoutForcedOrders()
{
    ContextAsset btc("BTC");
    auto tape = std::make_shared<LiquidationSnapshot>();
    ContextInput in = contextOf({btc});
    const auto row = [&] { return readingOf(in, "quiet"); };
    in.tape = tape;
    btc.facts().speakers = kBinance | kBybit;
    QCOMPARE(row().cells[1].tone, CellTone::Faint);  // no stream is heard
    const auto hear = [&](VenueId v, Duration since) {
        tape->streams[at(v)] = Freshness::Live;
        tape->heardSince[at(v)] = in.now.mono - since;
    };
    hear(VenueId::Binance, 2h);
    // One of two is no all-clear.
    QCOMPARE(row().cells[1].tone, CellTone::Faint);
    QVERIFY2(row().cells[1].tip.contains(QStringLiteral("without BY")), qPrintable(row().cells[1].tip));
    LiquidationRow print;
    print.asset = "BTC";
    print.usd = {250e3};
    print.stamp.mono = in.now.mono - 2min;
    tape->rows.push_back(print);
    tape->total = 1;
    // It is enough to say that there was one.
    QCOMPARE(row().cells[1].tone, CellTone::Strong);
    QVERIFY2(row().cells[2].text.contains(QStringLiteral("1 of 2 venues")), qPrintable(row().cells[2].text));
    hear(VenueId::Bybit, 10min);
    // What was told after it and happened an hour before does not hide it.
    print.stamp.mono = in.now.mono;
    print.late = 1h;
    tape->rows.insert(tape->rows.begin(), print);
    tape->total = 2;
    QCOMPARE(row().cells[1].tone, CellTone::Strong);
    tape->rows.erase(tape->rows.begin());
    tape->total = 1;
    tape->rows[0].usd = {50e3};  // too small to count
    QCOMPARE(row().cells[1].text, QStringLiteral("none seen"));
    QCOMPARE(row().cells[2].text, QStringLiteral("2 of 2 venues, listened for 10 m"));
    // Of a venue that is set aside nothing counts.
    tape->rows[0].usd = {250e3};
    tape->rows[0].venue = VenueId::Okx;
    QCOMPARE(row().cells[1].text, QStringLiteral("none seen"));
    // Nobody waits for one that was never reached, but it is counted.
    btc.facts().unreached = kOkx;
    QVERIFY(row().cells[2].text.startsWith(QStringLiteral("2 of 3 venues")));
}

void TstContextReadings::quietIsNoLongerThanItWasHeard()
{
    ContextAsset btc("BTC");
    btc.facts().speakers = kBinance;
    auto tape = std::make_shared<LiquidationSnapshot>();
    ContextInput in = contextOf({btc});
    in.tape = tape;
    const auto row = [&] { return readingOf(in, "quiet"); };
    tape->streams[0] = Freshness::Live;
    tape->heardSince[0] = in.now.mono - 10min;
    LiquidationRow print;
    print.asset = "BTC";
    print.usd = {250e3};
    print.stamp.mono = in.now.mono - 1h;
    tape->rows = {print};
    tape->total = 1;
    QCOMPARE(row().cells[1].text, QStringLiteral("\u2265 10 m"));  // nobody listened in between
    tape->heardSince[0] = in.now.mono - 2h;
    QCOMPARE(row().cells[1].text, QStringLiteral("1 h 00 m"));
    tape->heardSince[0] = in.now.mono - 3min;
    QCOMPARE(row().cells[1].tone, CellTone::Faint);
    // Of what came before the oldest row that is kept nothing is known.
    tape->heardSince[0] = in.now.mono - 2h;
    print.asset = "ETH";
    print.stamp.mono = in.now.mono - 7min;
    tape->rows = {print};
    tape->since = in.now.wall - 7min;
    QCOMPARE(row().cells[2].text, QStringLiteral("1 of 1 venues, listened for 7 m"));
    // What has left the newest rows is kept of a watched asset, and where it is large.
    print.asset = "BTC";
    print.stamp.mono = in.now.mono - 40min;
    const auto past = tapePast({print}, in.now.wall - 90min);
    tape->kept["BTC"] = past;
    QCOMPARE(row().cells[1].text, QStringLiteral("40 m"));
    QVERIFY2(row().cells[2].text.endsWith(QStringLiteral("listened for 1 h 30 m")),
             qPrintable(row().cells[2].text));
    tape->kept.clear();
    tape->large = past;
    tape->largeUsd = 100e3;
    QCOMPARE(row().cells[1].text, QStringLiteral("40 m"));
    tape->largeUsd = 1e6;  // what is smaller is not there
    QCOMPARE(row().cells[1].text, QStringLiteral("none seen"));
    QVERIFY2(row().cells[2].text.endsWith(QStringLiteral("listened for 7 m")), qPrintable(row().cells[2].text));
}

void TstContextReadings::rebuildingEndsWithTheInterestBack()
{
    ContextAsset btc("BTC");
    btc.set(metric::r8Mean24, 1e-5).set(metric::spreadRatio, 1.1);
    auto phase = std::make_shared<PhaseSnapshot>();
    phase->phase = analytics::phase::Phase::BuildUp;
    phase->purge.before.value = 100;
    phase->purge.least.value = 70;
    phase->purge.share.value = 0.3;
    phase->purge.now.value = 80;
    ContextInput in = contextOf({btc});
    in.phase = phase;
    const auto row = [&] { return readingOf(in, "purge"); };
    QCOMPARE(row().cells[1].text, QStringLiteral("rebuilding"));
    QVERIFY2(row().cells[2].text.contains(QStringLiteral("now 80 % of before")), qPrintable(row().cells[2].text));
    phase->purge.now.value = 95;
    QCOMPARE(row().cells[1].text, QStringLiteral("rebuilding"));
    phase->purge.now.value = 96;  // a third was removed once, and is back
    QCOMPARE(row().cells[1].text, QStringLiteral("neither"));
    phase->purge.now.value = 130;
    QCOMPARE(row().cells[1].text, QStringLiteral("neither"));
}

void TstContextReadings::rebuildingIsUnknownWithoutTheInterest()
{
    ContextAsset btc("BTC");
    btc.set(metric::r8Mean24, 1e-5).set(metric::spreadRatio, 1.1);
    auto phase = std::make_shared<PhaseSnapshot>();
    phase->phase = analytics::phase::Phase::BuildUp;
    ContextInput in = contextOf({btc});
    in.phase = phase;
    const auto row = [&] { return readingOf(in, "purge"); };
    QCOMPARE(row().cells[1].text, QStringLiteral("neither"));  // there was no flush
    phase->purge.before.value = 100;
    QCOMPARE(row().cells[1].tone, CellTone::Faint);  // there was, and what went is not known
    phase->purge.least.value = 70;
    phase->purge.share.value = 0.3;
    QCOMPARE(row().cells[1].tone, CellTone::Faint);
    btc.set(metric::spreadRatio, 1.3);
    QCOMPARE(row().cells[1].text, QStringLiteral("neither"));  // whatever is open
}

void TstContextReadings::lateCycleSaysNoWhereOneVenueDoes()
{
    ContextAsset btc("BTC");
    auto carry = std::make_shared<CarrySnapshot>();
    carry->rows.emplace_back().asset = "BTC";
    auto& venues = carry->rows[0].venues;
    ContextInput in = contextOf({btc});
    in.carry = carry;
    const auto row = [&] { return readingOf(in, "late_cycle"); };
    venues[0].emplace();
    QCOMPARE(row().cells[1].tone, CellTone::Faint);
    venues[0]->streak = {1, 3, 24, true};  // it may have begun long before
    QCOMPARE(row().cells[1].tone, CellTone::Faint);
    venues[1].emplace().streak = {1, 4, 32, false};
    QCOMPARE(row().cells[1].text, QStringLiteral("no"));
    venues[1]->streak = {-1, 1, 8, true};  // on this one shorts pay
    QCOMPARE(row().cells[1].text, QStringLiteral("no"));
    QVERIFY2(row().cells[2].text.contains(QStringLiteral("0 h")), qPrintable(row().cells[2].text));
    venues[0]->streak = {1, 9, 72, true};
    venues[1]->streak = {1, 80, 80, false};
    QCOMPARE(row().cells[1].tone, CellTone::Faint);  // the share of other coins
    btc.facts().waveInput.altShare7d = 0.01;
    QCOMPARE(row().cells[1].text, QStringLiteral("late"));
    QCOMPARE(row().cells[1].tone, CellTone::Strong);
    btc.facts().waveInput.altShare7d = -0.01;
    QCOMPARE(row().cells[1].text, QStringLiteral("no"));
}

void TstContextReadings::anUnwoundHedgeSellsBoth()
{
    ContextAsset btc("BTC");
    btc.set(metric::dOi1h, -0.02).set(metric::spotCvdZ, -1.5).set(metric::ret1h, -0.01);
    const auto row = [&] { return readingOf(contextOf({btc}), "basis_unwind"); };
    QCOMPARE(row().cells[1].tone, CellTone::Faint);
    btc.facts().perpNetHour = -0.1;
    QCOMPARE(row().cells[1].tone, CellTone::Faint);
    btc.facts().basisMoveHour = -8;
    QCOMPARE(row().cells[1].text, QStringLiteral("unwinding"));
    QCOMPARE(row().cells[1].tone, CellTone::Strong);
    btc.facts().basisMoveHour = 4.9;  // it stands
    QCOMPARE(row().cells[1].text, QStringLiteral("no"));
    btc.facts().basisMoveHour = 8;
    btc.facts().perpNetHour = 0.1;  // perpetuals are bought
    QCOMPARE(row().cells[1].text, QStringLiteral("no"));
}

void TstContextReadings::negativeFundingHasADeadBand()
{
    ContextAsset btc("BTC");
    const auto row = [&](double r8, double interest) {
        btc.set(metric::r8, r8).set(metric::dOi24h, interest);
        return readingOf(contextOf({btc}), "negative_funding").cells[1];
    };
    QCOMPARE(row(-1e-7, 0).tone, CellTone::Muted);
    QCOMPARE(row(-0.49e-4, -0.1).tone, CellTone::Muted);
    QCOMPARE(row(-1e-4, 0.0049).text, QStringLiteral("interest steady"));
    QCOMPARE(row(-1e-4, 0.006).text, QStringLiteral("new shorts"));
    QCOMPARE(row(-1e-4, -0.006).text, QStringLiteral("longs leave"));
    QCOMPARE(row(1e-4, -0.006).text, QStringLiteral("not negative"));
}

void TstContextReadings::thinIsTheSizeThatCanBeExecuted()
{
    ContextAsset btc("BTC");
    btc.set(metric::ret1h, 0.001).set(metric::depthRatio, 1.0);
    const auto row = [&] { return readingOf(contextOf({btc}), "wide_and_thin"); };
    QCOMPARE(row().cells[1].tone, CellTone::Faint);
    btc.set(metric::signalLiquidity, 1);
    btc.facts().signalLiquidity.value = 45e6;
    btc.facts().signalLiquidity.normal = 100e6;
    QCOMPARE(row().cells[1].text, QStringLiteral("stable, thin"));
    btc.facts().signalLiquidity.value = 55e6;
    btc.set(metric::depthRatio, 0.3);
    QCOMPARE(row().cells[1].text, QStringLiteral("no"));
}

// The past of each venue comes together within a day; until then the stored normal of their sum speaks.
void TstContextReadings::thinIsKnownAfterARestart()
{
    ContextAsset btc("BTC");
    btc.set(metric::ret1h, 0.001).set(metric::exec10bp, 45e6);
    const auto row = [&] { return readingOf(contextOf({btc}), "wide_and_thin"); };
    QCOMPARE(row().cells[1].tone, CellTone::Faint);
    auto usual = std::make_shared<std::vector<std::optional<Usual>>>(analytics::vocabulary().size());
    (*usual)[metric::exec10bp] = Usual{100e6, 160};
    btc.facts().usual = usual;
    QCOMPARE(row().cells[1].text, QStringLiteral("stable, thin"));
    QVERIFY2(row().cells[2].text.endsWith(QStringLiteral("usual of 160 stored hours")),
             qPrintable(row().cells[2].text));
    btc.facts().unreached = kOkx;  // a part against the whole would be thin by itself
    QCOMPARE(row().cells[1].tone, CellTone::Faint);
    btc.facts().unreached = 0;
    btc.metrics->at(metric::exec10bp).coverage = 0.75;
    QCOMPARE(row().cells[1].tone, CellTone::Faint);
}

void TstContextReadings::theHourAfterMidnightIsASession()
{
    ContextAsset btc("BTC");
    ContextInput in = contextOf({btc});
    const Timestamp tuesday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 3}};
    const auto word = [&](Duration later) {
        in.now.wall = tuesday + later;
        return readingOf(in, "clock").cells[1].text;
    };
    QCOMPARE(word(30min), QStringLiteral("session"));
    QCOMPARE(word(20h + 59min), QStringLiteral("session"));
    QCOMPARE(word(21h), QStringLiteral("between sessions"));
    QCOMPARE(word(4 * 24h + 12h), QStringLiteral("weekend"));
}

void TstContextReadings::aWeekendAfterAFlushIsNamed()
{
    ContextAsset btc("BTC");
    ContextInput in = contextOf({btc});
    const Timestamp saturday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 7}};
    const auto row = [&](Timestamp now) {
        in.now.wall = now;
        return readingOf(in, "clock");
    };
    btc.facts().flushAt = saturday - 3 * 24h;
    QCOMPARE(row(saturday + 12h).cells[1].text, QStringLiteral("weekend after a flush"));
    QVERIFY2(row(saturday).cells[2].text.endsWith(QStringLiteral("; flushed ") + format::age(3 * 24h) +
                                                  QStringLiteral(" ago")),
             qPrintable(row(saturday).cells[2].text));
    // Not on a weekday, and not for good.
    QCOMPARE(row(saturday - 24h + 12h).cells[1].text, QStringLiteral("session"));
    QCOMPARE(row(saturday + 7 * 24h).cells[1].text, QStringLiteral("weekend"));
    btc.facts().flushAt.reset();
    QCOMPARE(row(saturday).cells[1].text, QStringLiteral("weekend"));
}

void TstContextReadings::makersLeaveOtherCoinsToo()
{
    ContextAsset btc("BTC"), eth("ETH"), sol("SOL"), doge("DOGE");
    btc.set(metric::spreadRatio, 1.6).set(metric::depthRatio, 0.6);
    const auto number = [&] { return readingOf(contextOf({btc, eth, sol, doge}), "makers").cells[2].text; };
    QVERIFY(!number().contains(QStringLiteral("others")));  // nothing is known of them
    eth.set(metric::spreadRatio, 1.0).set(metric::depthRatio, 0.6);
    QVERIFY2(number().endsWith(QStringLiteral("; so on 0 of 1 others")), qPrintable(number()));
    sol.set(metric::spreadRatio, 2.0).set(metric::depthRatio, 0.5);
    doge.set(metric::spreadRatio, 2.0);  // its depth is not known: it does not count
    QVERIFY2(number().endsWith(QStringLiteral("; so on 1 of 2 others: SOL")), qPrintable(number()));
    // So where they have not left this one.
    btc.set(metric::depthRatio, 1.0);
    QCOMPARE(readingOf(contextOf({btc, eth, sol}), "makers").cells[1].text, QStringLiteral("no"));
    QVERIFY(number().endsWith(QStringLiteral("SOL")));
}

void TstContextReadings::aLaggardHasItsHours()
{
    ContextAsset btc("BTC");
    btc.set(metric::r8, 1e-4, VenueId::Binance).set(metric::r8, 2e-4, VenueId::Bybit);
    btc.set(metric::r8, -1e-4, VenueId::Okx);
    ContextInput in = contextOf({btc});
    const auto number = [&] { return readingOf(in, "laggard").cells[2].text; };
    QVERIFY2(number().endsWith(QStringLiteral("for how long is not known")), qPrintable(number()));
    auto past = std::make_shared<RatePast>();
    past->end = in.now.wall;
    past->mean.assign(kPastHours, 0.f);
    // The newest `hours` of a venue, after `before`; of the last three nothing is settled yet.
    const auto paid = [&](VenueId v, float before, float then, int hours) {
        auto& rates = past->venues[at(v)];
        rates.assign(kPastHours, before);
        std::fill(rates.end() - hours, rates.end(), then);
        std::fill(rates.end() - 3, rates.end(), NAN);
    };
    double interval = 8;
    const auto state = [&] {
        auto carry = std::make_shared<CarrySnapshot>();
        carry->rows.emplace_back();
        carry->rows.back().asset = "BTC";
        for (const VenueId v : kVenues) carry->rows.back().venues[at(v)].emplace().hours = interval;
        carry->rows.back().past = std::make_shared<const RatePast>(*past);
        in.carry = carry;
    };
    // All paid the other way; Binance turned eleven hours ago, Bybit seven.
    paid(VenueId::Binance, -1e-4f, 1e-4f, 11);
    paid(VenueId::Bybit, -1e-4f, 1e-4f, 7);
    paid(VenueId::Okx, -1e-4f, -1e-4f, 0);
    state();
    QVERIFY2(number().endsWith(QStringLiteral(", for 7 h: the others turned")), qPrintable(number()));
    // Who turned away from the others has not lagged.
    paid(VenueId::Binance, 1e-4f, 1e-4f, 0);
    paid(VenueId::Bybit, 1e-4f, 1e-4f, 0);
    paid(VenueId::Okx, 1e-4f, -1e-4f, 5);
    state();
    QVERIFY2(number().endsWith(QStringLiteral(", for 5 h: it turned itself")), qPrintable(number()));
    // Before that nothing is known of it.
    paid(VenueId::Okx, NAN, -1e-4f, 5);
    state();
    QVERIFY2(number().endsWith(QStringLiteral(", for \u2265 5 h")), qPrintable(number()));
    // More is missing than the running interval: something was settled, and nobody heard what.
    paid(VenueId::Okx, 1e-4f, -1e-4f, 5);
    interval = 1;
    state();
    QVERIFY2(number().endsWith(QStringLiteral("for how long is not known")), qPrintable(number()));
    interval = 8;
    // Nor is anybody alone against one that is not known.
    btc.set(metric::r8, 1e-4, VenueId::Hyperliquid);
    paid(VenueId::Hyperliquid, NAN, 1e-4f, 4);
    state();
    QVERIFY2(number().endsWith(QStringLiteral(", for \u2265 4 h")), qPrintable(number()));
    // A past that nobody has continued.
    past->end = in.now.wall - 5h;
    state();
    QVERIFY(number().endsWith(QStringLiteral("for how long is not known")));
}

QTEST_MAIN(TstContextReadings)
#include "tst_context_readings.moc"
