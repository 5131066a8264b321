// Numbers that a file or a person says and that no clock and no table holds: they are cut or not known, in words
// as in pictures, and nothing is computed with what is left of them.
#include "model/market/duration_of.h"
#include "model/market/number_text.h"
#include "model/metrics/metric_ids.h"
#include "model/metrics/metric_text.h"
#include "model/store/history_rows.h"
#include "ui/panels/flush_rows.h"
#include "ui/panels/funding_series.h"
#include "ui/panels/journal_model.h"

#include <QtTest>

#include <cmath>
#include <limits>

using namespace plimsoll;
using namespace std::chrono_literals;

class TestAbsurdNumbers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void secondsAreCutAtWhatAClockHolds()
    {
        constexpr double infinite = std::numeric_limits<double>::infinity();
        QCOMPARE(durationOf(1.5).count(), Duration{1500ms}.count());
        QCOMPARE(durationOf(-2).count(), Duration{-2s}.count());
        for (const double most : {9e9, 1e10, 1e300, infinite}) {
            QCOMPARE(durationOf(most).count(), std::int64_t{9'000'000'000'000'000'000});
            QCOMPARE(durationOf(-most).count(), std::int64_t{-9'000'000'000'000'000'000});
        }
        QCOMPARE(durationOf(std::nan("")).count(), std::int64_t{0});
    }
    // The level of an alert, the number of a stored warning.
    void inWords()
    {
        const std::string longest = number_text::age(durationOf(9e9));
        QCOMPARE(unitText(analytics::Unit::Seconds, 1e300), longest);
        QVERIFY(unitText(analytics::Unit::Seconds, 90) != longest);
        // A state is one of a few words.
        const analytics::MetricId id = metric::oiQuadrant;
        const auto& words = analytics::word(id).words;
        QCOMPARE(metricText(id, 1), std::string(words[1]));
        QCOMPARE(metricText(id, -1e300), std::string(words[0]));
        for (const double none : {static_cast<double>(words.size()), 1e19, 1e300, std::nan("")})
            QCOMPARE(metricText(id, none), std::string(number_text::kNone));
    }
    void ofTheJournal()
    {
        store::JournalRow row;
        row.kind = store::Entry::Alert;
        row.what = "feed";
        row.evidence = R"({"feed_age":1e300,"oi_quadrant":1e300})";
        const QStringList lines = journalEvidence(row);
        QCOMPARE(lines.size(), qsizetype(2));
        QVERIFY2(lines[0].endsWith(QString::fromStdString(number_text::age(durationOf(9e9)))),
                 qPrintable(lines[0]));
        QVERIFY2(lines[1].endsWith(QString::fromUtf8(number_text::kNone)), qPrintable(lines[1]));
    }
    void ofAStoredFlush()
    {
        FlushRecord f;
        VenueStress stress;
        stress.worstAgeS.value = 1e300;
        stress.recoveredMin.value = 1e300;
        f.venues[0] = stress;
        const auto rows = stressRows(f, {kVenues[0]});
        QCOMPARE(rows.size(), std::size_t{1});
        const QString longest = QString::fromStdString(number_text::age(durationOf(9e9)));
        QCOMPARE(rows[0].cells[3].text, longest);
        QCOMPARE(rows[0].cells[7].text, longest);
    }
    void ofAFundingInterval()
    {
        const Timestamp at = fromUnixMs(1'760'130'000'000);
        SettledRate rate{at, 1e-4, 1e300, std::nullopt};
        const auto steps = settledSteps({rate}, FundingUnit::Raw);
        QVERIFY(steps.size() >= 2);
        QVERIFY(steps.front().at == at - durationOf(9e9));
    }
};

QTEST_MAIN(TestAbsurdNumbers)
#include "tst_absurd_numbers.moc"
