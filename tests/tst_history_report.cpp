// The page on the historic series says what the functions say today. A change of a rule changes the page with it.
#include "tests/history/report.h"
#include "tests/support/design_files.h"

#include <QFile>
#include <QtTest>

using namespace plimsoll;

namespace {

std::filesystem::path folder()
{
    return test::designFile(QStringLiteral("history")).toStdString();
}

}  // namespace

class TestHistoryReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void thePageIsTheReport()
    {
        const std::string report = history::report(folder());
        if (report.empty()) QSKIP(test::kNoDesignFiles);
        QFile page(QStringLiteral(PLIMSOLL_SOURCE_DIR "/docs/history-report.md"));
        QVERIFY(page.open(QIODevice::ReadOnly));
        QByteArray text = page.readAll();
        const QByteArray begin = "<!-- report begins -->\n", end = "<!-- report ends -->\n";
        const auto from = text.indexOf(begin), until = text.indexOf(end);
        QVERIFY(from >= 0 && until > from);
        text = text.mid(from + begin.size(), until - from - begin.size()).trimmed();
        const QByteArray ours = QByteArray::fromStdString(report).trimmed();
        if (text == ours) return;
        const auto theirLines = text.split('\n'), ourLines = ours.split('\n');
        for (qsizetype i = 0; i < std::max(theirLines.size(), ourLines.size()); ++i)
            QCOMPARE(ourLines.value(i), theirLines.value(i));
    }
    void everySettlementHasItsHour()
    {
        const auto series = history::fundingOfBtc(folder());
        if (series.empty()) QSKIP(test::kNoDesignFiles);
        for (const history::FundingSeries& s : series) {
            QVERIFY(s.r8.size() > 1000);
            for (std::size_t i = 0; i < s.r8.size(); ++i) {
                // times of the author's clock were put back to 00, 08 and 16 UTC, each once
                if (i > 0) QVERIFY2(s.r8[i].ms > s.r8[i - 1].ms + 0.5 * s.hours * history::kHour, s.name.c_str());
                const double past = std::fmod(s.r8[i].ms, s.hours * history::kHour);
                QVERIFY2(past < 120'000 || past > s.hours * history::kHour - 1000, s.name.c_str());
            }
        }
    }
    void missingSeriesAreNoReport() { QVERIFY(history::report("/nowhere").empty()); }
    void dates()
    {
        QCOMPARE(history::utc(2025, 10, 10, 21, 15), 1760130900000.0);
        QCOMPARE(history::minuteOf(1760130900000.0), std::string("2025-10-10 21:15"));
    }
};

QTEST_APPLESS_MAIN(TestHistoryReport)
#include "tst_history_report.moc"
