// From the frame to the alert on screen: what is counted, when it counts as shown, and what is said of it.
#include "tests/support/numbers.h"
#include "ui/alert_latency.h"
#include "ui/panels/latency_line.h"
#include "widgets/theme.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <vector>

using namespace plimsoll;
using std::chrono::milliseconds;

namespace {

struct Rig {
    explicit Rig(SourceKind source = SourceKind::Live) : latency(source) {}
    AlertLatency latency;
    ManualClock clock;
    AlertSnapshot alerts;

    AsOf now() const { return {clock.wall(), clock.mono()}; }
    AlertFired& fire(std::optional<double> delayMs, bool atOnce = true)
    {
        AlertFired f;
        f.serial = alerts.fired.empty() ? 1 : alerts.fired.front().serial + 1;
        f.at = now();
        f.delayMs = delayMs;
        f.atOnce = atOnce;
        alerts.fired.insert(alerts.fired.begin(), f);
        return alerts.fired.front();
    }
    void after(int ms) { clock.advance(milliseconds{ms}); }
    void hear(bool visible = true) { latency.heard(&alerts, now(), visible); }
    void paint() { latency.painted(now()); }
    AlertLatency::Figures quick() const { return latency.figures(AlertLatency::AtOnce); }
    AlertLatency::Figures second() const { return latency.figures(AlertLatency::BySecond); }
};

}  // namespace

class TstAlertLatency : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void untilItIsPainted()
    {
        Rig r;
        r.fire(12);
        r.after(9);
        r.hear();
        QCOMPARE(r.quick().count, std::size_t{0});  // said, not yet on screen
        r.after(5);
        r.paint();
        QCOMPARE(r.quick().count, std::size_t{1});
        VERIFY_NEAR(r.quick().median, 26.0);
        VERIFY_NEAR(r.quick().model, 12.0);
        // Painted again, heard again: it was shown once.
        r.after(50);
        r.hear();
        r.paint();
        QCOMPARE(r.quick().count, std::size_t{1});
        QCOMPARE(r.second().count, std::size_t{0});
    }
    void aHiddenWindowShowsBySayingIt()
    {
        Rig r;
        r.fire(10);
        r.after(20);
        r.hear(false);
        VERIFY_NEAR(r.quick().median, 30.0);
    }
    void theTwoWaysAreApart()
    {
        Rig r;
        r.fire(10);
        r.fire(700, false);
        r.after(10);
        r.hear();
        r.paint();
        QCOMPARE(r.quick().count, std::size_t{1});
        QCOMPARE(r.second().count, std::size_t{1});
        VERIFY_NEAR(r.quick().median, 20.0);
        VERIFY_NEAR(r.second().median, 710.0);
    }
    void whatHasNoFrameAndWhatIsSnoozedDoNotCount()
    {
        Rig r;
        r.fire(std::nullopt);
        r.fire(5).silent = true;
        r.hear();
        r.paint();
        QCOMPARE(r.quick().count, std::size_t{0});
        QVERIFY(latencyText(r.latency, AlertLatency::AtOnce).contains(QLatin1String("none fired")));
    }
    void anotherModelBeginsAnew()
    {
        Rig r;
        for (int i = 0; i < 5; ++i) r.fire(1);
        r.hear();
        r.paint();
        r.alerts.fired.clear();
        r.hear();
        r.fire(1);
        r.hear();
        r.paint();
        QCOMPARE(r.quick().count, std::size_t{6});
    }
    // Against the plain meaning: sorted, the smallest that so many do not exceed.
    void percentiles()
    {
        test::Dice dice(3);
        for (const std::size_t n :
             {std::size_t{1}, std::size_t{2}, std::size_t{37}, std::size_t{100}, std::size_t{350}}) {
            Rig r;
            std::vector<double> all;
            for (std::size_t i = 0; i < n; ++i) {
                all.push_back(std::floor(dice.uniform(1, 200)));
                r.fire(all.back());
            }
            r.hear();
            r.paint();
            std::sort(all.begin(), all.end());
            QCOMPARE(r.quick().count, n);
            VERIFY_NEAR(r.quick().median, all[(n + 1) / 2 - 1]);
            VERIFY_NEAR(r.quick().p99, all[(99 * n + 99) / 100 - 1]);
            VERIFY_NEAR(r.quick().worst, all.back());
        }
    }
    void theLatestAreKept()
    {
        Rig r;
        r.fire(9'999);
        r.hear();
        r.paint();
        for (std::size_t i = 0; i < AlertLatency::kKept; ++i) {
            r.alerts.fired.resize(1);
            r.fire(10);
            r.hear();
            r.paint();
        }
        QCOMPARE(r.quick().count, AlertLatency::kKept);
        VERIFY_NEAR(r.quick().worst, 10.0);
    }
    // A window under others counts as visible, and nothing asks it to paint.
    void neverPaintedWaitsNotForEver()
    {
        Rig r;
        for (std::size_t i = 0; i < 3 * AlertLatency::kKept; ++i) {
            if (!r.alerts.fired.empty()) r.alerts.fired.resize(1);
            r.fire(static_cast<double>(i));
            r.hear();
        }
        QCOMPARE(r.latency.waiting(), AlertLatency::kKept);
        r.paint();
        QCOMPARE(r.latency.waiting(), std::size_t{0});
        QCOMPARE(r.quick().count, AlertLatency::kKept);
        VERIFY_NEAR(r.quick().worst, static_cast<double>(3 * AlertLatency::kKept - 1));  // the latest
    }
    void aReplayHasNoFrames()
    {
        Rig r(SourceKind::Replay);
        r.fire(10);
        r.hear();
        r.paint();
        QCOMPARE(r.quick().count, std::size_t{0});
        QCOMPARE(latencyText(r.latency, AlertLatency::AtOnce), QStringLiteral("not measured in a replay"));
    }
    void saidInTheStatusLineAndInFeedHealth()
    {
        Rig r(SourceKind::Simulated);
        const Theme theme = builtinTheme(QStringLiteral("dark"));
        LatencyLine line(theme, nullptr);
        QVERIFY(line.lines().isEmpty());
        QCOMPARE(line.height(), 0);
        line.setLatency(&r.latency);
        QCOMPARE(line.lines().size(), 1);
        QCOMPARE(latencyItem(r.latency).text, QStringLiteral("alerts by the second"));
        r.fire(18), r.fire(41), r.fire(20), r.fire(600, false);
        r.hear();
        r.paint();
        line.refresh();
        QCOMPARE(line.lines().size(), 2);
        QCOMPARE(line.lines()[0],
                 QStringLiteral("Frame to alert shown: median 20 ms, 99 % within 41 ms, of 3, simulated"));
        QVERIFY(line.lines()[1].contains(QLatin1String("600 ms")));
        QVERIFY(line.height() > 0);
        QCOMPARE(latencyItem(r.latency).text, QStringLiteral("alerts p50 20 ms, p99 41 ms"));
        QVERIFY(latencyItem(r.latency).tip.contains(QLatin1String("simulated venues")));
        const ExportTable table = line.exportTable();
        QCOMPARE(table.rows.size(), std::size_t{2});
        for (const QStringList& row : table.rows) QCOMPARE(row.size(), table.heads.size());
        QCOMPARE(table.rows[0][1], QStringLiteral("simulated"));
        QCOMPARE(table.rows[0][3], QStringLiteral("20.0"));
    }
};

QTEST_MAIN(TstAlertLatency)
#include "tst_alert_latency.moc"
