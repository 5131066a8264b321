// docs/faults.md names a test for every line of the catalogue, and there is such a test.
#include "tests/support/fault_rows.h"

#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QtTest>

using namespace plimsoll;

namespace {

QString textOf(const QString& path)
{
    QFile file(QStringLiteral(PLIMSOLL_SOURCE_DIR "/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

class TestFaultPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLineHasItsTest()
    {
        const QString page = textOf(QStringLiteral("docs/faults.md"));
        QVERIFY(!page.isEmpty());
        QSet<int> lines;
        static const QRegularExpression kLines(QStringLiteral("^\\| ([0-9]+)(?:(-|, )([0-9]+))? \\|.*`tst_"),
                                               QRegularExpression::MultilineOption);
        for (auto it = kLines.globalMatch(page); it.hasNext();) {
            const QRegularExpressionMatch m = it.next();
            const int from = m.captured(1).toInt(), to = m.captured(3).isEmpty() ? from : m.captured(3).toInt();
            for (int i = from; i <= to; ++i) lines.insert(i);
        }
        for (int i = 1; i <= 64; ++i) QVERIFY2(lines.contains(i), qPrintable(QString::number(i)));
    }
    // And the place where the table of all lines says that it is done.
    void everyRowIsWhereThePageSays()
    {
        const QString page = textOf(QStringLiteral("docs/faults.md"));
        for (const test::FaultRow& row : test::faultRows()) {
            const QStringList where = QString::fromUtf8(row.where).split(QStringLiteral(", "), Qt::SkipEmptyParts);
            QVERIFY2(!where.isEmpty(), row.fault);
            for (const QString& one : where) QVERIFY2(page.contains(QLatin1Char('`') + one), qPrintable(one));
        }
    }
    void everyTestIsThere()
    {
        const QString page = textOf(QStringLiteral("docs/faults.md"));
        static const QRegularExpression kTest(QStringLiteral("`(tst_[a-z_]+): ([A-Za-z0-9_]+)`"));
        int named = 0;
        for (auto it = kTest.globalMatch(page); it.hasNext(); ++named) {
            const QRegularExpressionMatch m = it.next();
            const QString source = textOf(QStringLiteral("tests/%1.cpp").arg(m.captured(1)));
            QVERIFY2(source.contains(QStringLiteral("void %1()").arg(m.captured(2))), qPrintable(m.captured(0)));
        }
        QVERIFY2(named > 60, qPrintable(QString::number(named)));
    }
    // Every fault of the suites is on the page.
    void noTestIsForgotten()
    {
        const QString page = textOf(QStringLiteral("docs/faults.md"));
        static const QRegularExpression kFault(
            QStringLiteral("void (f[0-9]+_[A-Za-z0-9_]+|p[0-9]_[A-Za-z0-9_]+)\\(\\)"));
        for (const char* suite : {"connections", "flow", "frames", "protocol", "rest", "neighbours"}) {
            const QString name = QStringLiteral("tst_faults_") + QLatin1String(suite);
            const QString source = textOf(QStringLiteral("tests/%1.cpp").arg(name));
            QVERIFY2(!source.isEmpty(), suite);
            for (auto it = kFault.globalMatch(source); it.hasNext();) {
                const QString test = it.next().captured(1);
                if (test.endsWith(QLatin1String("_data"))) continue;
                QVERIFY2(page.contains(name + QStringLiteral(": ") + test), qPrintable(test));
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestFaultPage)
#include "tst_fault_page.moc"
