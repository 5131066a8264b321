// Spot against perpetuals over venues that come and go: what is compared is always the same (ANALYTICS C14, J5).
#include "tests/support/asset_desk.h"
#include "tests/support/numbers.h"

#include <cmath>

using namespace plimsoll;
using namespace plimsoll::test;
using analytics::Reason;

namespace {

using S = InstrumentSeries;

constexpr Step kMinute0 = kHour0 * 60;

// One asset on two venues, each with a perpetual and spot.
struct Desk : AssetDesk {
    static constexpr std::size_t kTwo = 2;
    std::array<S, kTwo> perp, spot;
    std::array<InstrumentTrack, 2 * kTwo> tracks;

    Desk()
    {
        for (std::size_t v = 0; v < kTwo; ++v) {
            for (std::size_t i : {v, kTwo + v}) list(tracks[i], kVenues[v], static_cast<std::uint32_t>(i + 1));
            in.perp[v].track = &tracks[v];
            in.perp[v].series = &perp[v];
            in.spot[v].track = &tracks[kTwo + v];
            in.spot[v].series = &spot[v];
        }
        at(kHour0, 1);
    }
    // Minutes until the hour begins; buys a little more than sells, by a wave that every venue has.
    static void minutes(S& s, Step count, double usd)
    {
        for (Step m = kMinute0 - count; m < kMinute0; ++m) {
            const double wave = 0.1 * std::sin(static_cast<double>(m) / 5);
            s.rememberBar(m, 1, {100, 100, 100, 100, usd * (1 + wave) / 2, usd * (1 - wave) / 2});
        }
    }
    static void hours(S& s, Step count, double usd)
    {
        for (Step h = kHour0 - count; h < kHour0; ++h)
            s.rememberBar(h * 60, 60, {100, 100, 100, 100, usd / 2, usd / 2});
    }
    const MetricValue& value(MetricId id) const { return out.at(id); }
};

}  // namespace

class TestSpotFlow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Venue one tells its past, venue two is heard since eight minutes and is ten times as large: its coming is
    // no purchase, and no turnover against a past without it.
    void whoHasJustComeIsNotComparedWithAPastWithoutIt()
    {
        Desk d;
        Desk::minutes(d.perp[0], 600, 50);
        Desk::minutes(d.spot[0], 600, 10);
        Desk::minutes(d.perp[1], 8, 500);
        for (Step m = kMinute0 - 8; m < kMinute0; ++m)
            d.spot[1].rememberBar(m, 1, {100, 100, 100, 100, 400.0, 100.0});
        computeSpotFlow(d.in, d.memory, d.out);
        const MetricValue& z = d.value(metric::spotCvdZ);
        QVERIFY(z.value.has_value());
        QVERIFY2(std::fabs(*z.value) < 2, qPrintable(QString::number(*z.value)));
        VERIFY_NEAR(z.coverage, 0.5);
        VERIFY_WITHIN(*d.value(metric::spotPerpRatio).value, 0.2, 1e-6);
        VERIFY_NEAR(d.value(metric::spotPerpRatio).coverage, 0.5);
    }
    // Who knows half of the longest past is in; what lacks one of them is then left out.
    void whoKnowsHalfIsIn()
    {
        Desk d;
        Desk::minutes(d.spot[0], 600, 10);
        Desk::minutes(d.spot[1], 300, 500);
        computeSpotFlow(d.in, d.memory, d.out);
        QVERIFY(d.value(metric::spotCvdZ).value.has_value());
        QVERIFY(std::fabs(*d.value(metric::spotCvdZ).value) < 2);
        VERIFY_NEAR(d.value(metric::spotCvdZ).coverage, 1.0);
    }
    // Who is silent now is not counted in, and makes nothing unknown.
    void whoIsSilentIsLeftOut()
    {
        Desk d;
        Desk::minutes(d.spot[0], 600, 10);
        for (Step m = kMinute0 - 600; m < kMinute0 - 20; ++m)
            d.spot[1].rememberBar(m, 1, {100, 100, 100, 100, 400.0, 100.0});
        computeSpotFlow(d.in, d.memory, d.out);
        QVERIFY(d.value(metric::spotCvdZ).value.has_value());
        QVERIFY(std::fabs(*d.value(metric::spotCvdZ).value) < 2);
        VERIFY_NEAR(d.value(metric::spotCvdZ).coverage, 0.5);
    }
    // The minute that runs is a part of one.
    void theRunningMinuteIsNotCounted()
    {
        Desk d;
        Desk::minutes(d.spot[0], 600, 10);
        d.spot[0].rememberBar(kMinute0, 1, {100, 100, 100, 100, 1'000.0, 0.0});
        d.at(kHour0, 40);
        computeSpotFlow(d.in, d.memory, d.out);
        QVERIFY(std::fabs(*d.value(metric::spotCvdZ).value) < 2);
    }
    void tooShortAPast()
    {
        Desk d;
        Desk::minutes(d.spot[0], 29, 10);
        computeSpotFlow(d.in, d.memory, d.out);
        QCOMPARE(d.value(metric::spotCvdZ).reason, Reason::TooShort);
        QCOMPARE(d.value(metric::spotPerpRatio).reason, Reason::NoData);
    }
    // The usual ratio is one of the same venues as the present one.
    void theUsualIsOfTheSameVenues()
    {
        Desk d;
        Desk::minutes(d.perp[0], 60, 100);
        Desk::minutes(d.spot[0], 60, 30);
        Desk::minutes(d.perp[1], 60, 100);
        Desk::minutes(d.spot[1], 60, 100);
        Desk::hours(d.perp[0], 30, 6'000);
        Desk::hours(d.spot[0], 30, 1'200);
        computeSpotFlow(d.in, d.memory, d.out);
        VERIFY_WITHIN(d.memory.spotPerpUsual.value(), 0.2, 1e-6);
        VERIFY_WITHIN(*d.value(metric::spotPerpRatio).value, 0.3, 1e-6);
        VERIFY_NEAR(d.value(metric::spotPerpRatio).coverage, 0.5);
        computeSpotStress(d.in, d.memory, d.out);
        QCOMPARE(d.out.facts.spotVenues, 1);
    }
    // Some seconds of one venue beside a day of another are no sign of trades with oneself.
    void churnNeedsAWholeDay()
    {
        Desk d;
        S third;
        d.in.perp[2].track = &d.tracks[0];
        d.in.perp[2].series = &third;
        std::array<BookReading, 3> books;
        for (std::size_t v = 0; v < books.size(); ++v) {
            books[v].bidUsd[4] = books[v].askUsd[4] = 1e6;
            books[v].bidWhole[4] = books[v].askWhole[4] = true;
            d.in.perp[v].book = &books[v];
        }
        Desk::minutes(d.perp[0], 1'440, 100);
        Desk::minutes(d.perp[1], 30, 100);
        Desk::minutes(third, 30, 100);
        computeVenueFlow(d.in, d.out);
        for (std::size_t v = 0; v < books.size(); ++v) QVERIFY(!d.out.at(metric::washRatio, kVenues[v]).value);
        Desk::minutes(d.perp[1], 1'440, 100);
        Desk::minutes(third, 1'440, 600);
        computeVenueFlow(d.in, d.out);
        VERIFY_WITHIN(d.out.at(metric::washRatio, kVenues[2]).value.value(), 6.0, 0.3);
        // Nor is a book that ends within the percent: what is behind it may bear the volume.
        for (auto* whole : {&books[2].bidWhole, &books[2].askWhole}) {
            (*whole)[4] = false;
            computeVenueFlow(d.in, d.out);
            QVERIFY(!d.out.at(metric::washRatio, kVenues[2]).value);
            QCOMPARE(d.out.at(metric::washRatio, kVenues[2]).reason, Reason::Incomplete);
            (*whole)[4] = true;
        }
    }
    void spotIsSoldToo()
    {
        Desk d;
        d.memory.spotPerpUsual = 0.2;
        const auto set = [&](MetricId id, double v) { setMetric(d.out, id, {}, v, d.in.now, {}, 1); };
        set(metric::spotPerpRatio, 0.3);  // 1.5 times the usual
        set(metric::spotCvdZ, -2);
        computeSpotStress(d.in, d.memory, d.out);
        VERIFY_NEAR(d.out.facts.spotStressHours.value(), 0.0);
        d.at(kHour0, 1'801);
        computeSpotStress(d.in, d.memory, d.out);
        VERIFY_NEAR(d.out.facts.spotStressHours.value(), 0.5);
        QVERIFY(d.out.facts.spotStressFound);  // from the first look on
        set(metric::spotCvdZ, -1.9);
        computeSpotStress(d.in, d.memory, d.out);
        VERIFY_NEAR(d.out.facts.spotStressHours.value(), 0.0);
        set(metric::spotCvdZ, -2);
        computeSpotStress(d.in, d.memory, d.out);
        QVERIFY(d.out.facts.spotStressHours && !d.out.facts.spotStressFound);
        clearMetric(d.out, metric::spotCvdZ, {}, Reason::Stale, d.in.now);
        computeSpotStress(d.in, d.memory, d.out);
        QVERIFY(!d.out.facts.spotStressHours);
    }
};

QTEST_GUILESS_MAIN(TestSpotFlow)
#include "tst_spot_flow.moc"
