// The catalogue has all its lines, each is done somewhere, and where it says so it is (docs/faults.md).
#include "tests/support/fault_rows.h"
#include "tests/support/wire_faults.h"

#include <QFile>
#include <QtTest>

#include <algorithm>

using namespace plimsoll::test;

class TestProxyRows : public QObject {
    Q_OBJECT

    static QString source(const QString& test)
    {
        QFile file(QStringLiteral(PLIMSOLL_SOURCE_DIR "/tests/%1.cpp").arg(test));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

private Q_SLOTS:
    void sixtyFour()
    {
        int number = 0;
        for (const FaultRow& row : faultRows()) QCOMPARE(row.number, ++number);
        QCOMPARE(number, 64);
    }
    void row_data()
    {
        QTest::addColumn<int>("number");
        for (const FaultRow& row : faultRows()) QTest::addRow("%d %s", row.number, row.fault) << row.number;
    }
    void row()
    {
        QFETCH(int, number);
        const FaultRow& row = faultRows()[static_cast<std::size_t>(number - 1)];
        QVERIFY(qstrlen(row.must) > 0);
        const QStringList where = QString::fromUtf8(row.where).split(QStringLiteral(", "), Qt::SkipEmptyParts);
        QVERIFY2(!where.isEmpty(), row.fault);
        for (const QString& one : where) {
            const QString suite = one.section(QStringLiteral(": "), 0, 0);
            const QString text = source(suite);
            QVERIFY2(!text.isEmpty(), qPrintable(suite));
            if (one.contains(QStringLiteral(": "))) {
                const QString function = QStringLiteral("void %1()").arg(one.section(QStringLiteral(": "), 1, 1));
                QVERIFY2(text.contains(function), qPrintable(one));
                continue;
            }
            // A suite of the wire goes through the rows of this number, and there are some.
            QVERIFY2(!wireFaults({number}).empty(), qPrintable(one));
            const QRegularExpression named(QStringLiteral("\\{(?:[0-9]+, )*%1(?:, [0-9]+)*\\}").arg(number));
            QVERIFY2(text.contains(named), qPrintable(one));
        }
    }
    // What a row of the wire strikes with has a number of the catalogue's, and a venue that can have it.
    void everyRowOfTheWireHasItsLine()
    {
        std::vector<int> all;
        for (const FaultRow& row : faultRows()) all.push_back(row.number);
        for (const WireFault& fault : wireFaults(all)) {
            const QString where = QString::fromUtf8(faultRows()[static_cast<std::size_t>(fault.number - 1)].where);
            QVERIFY2(where.startsWith(QStringLiteral("tst_proxy_")), fault.name);
            QVERIFY2(fault.venues != 0 && fault.strike, fault.name);
        }
    }
};

QTEST_GUILESS_MAIN(TestProxyRows)
#include "tst_proxy_rows.moc"
