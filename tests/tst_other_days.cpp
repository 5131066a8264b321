// A list that spans days says of which day a time is: the clock alone is of today.
#include "model/snapshots.h"
#include "ui/panels/alert_rows.h"
#include "ui/panels/health_rows.h"
#include "ui/panels/liquidation_model.h"
#include "ui/panels/text_table.h"
#include "widgets/format.h"

#include <QtTest>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

const Timestamp kMidnight = fromUnixMs(1'763'856'000'000);  // of 23 November 2025, UTC
const QString kClock = QStringLiteral("00:05:00"), kDated = QStringLiteral("22 Nov 23:55");

}  // namespace

class TestOtherDays : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theClockAloneIsOfToday()
    {
        const Timestamp now = kMidnight + 10min;
        QCOMPARE(format::cellWhen(kMidnight + 5min, now), kClock);
        QCOMPARE(format::cellWhen(kMidnight - 5min, now), kDated);
        QCOMPARE(format::cellWhen(kMidnight - 5min, kMidnight - 1min), QStringLiteral("23:55:00"));
        // The same day of another year is another day.
        QCOMPARE(format::cellWhen(kMidnight - 365 * 24h, now), QStringLiteral("23 Nov 00:00"));
    }
    // Other programs get the whole of it, whatever the person's zone.
    void exportedInFull()
    {
        const auto exported = [] { return whenCell(kMidnight - 5min, kMidnight - 1min).exported; };
        QCOMPARE(exported(), QStringLiteral("2025-11-22 23:55:00"));
        format::Style style;
        style.zone = {format::Zone::Kind::Named, QStringLiteral("Europe/Berlin")};
        format::setStyle(style);
        const QString there = exported();
        format::setStyle({});
        QCOMPARE(there, exported());
        TextColumn column;
        column.head = QStringLiteral("Time");
        TextTable table({column}, nullptr);
        TextRow row;
        row.cells = {whenCell(kMidnight + 5min, kMidnight + 10min)};
        table.apply({row});
        QCOMPARE(table.toExport({}, {}).rows[0][0], QStringLiteral("2025-11-23 00:05:00"));
    }
    void aTimeThatStandsAloneToo()
    {
        const Timestamp now = kMidnight + 10min;
        QCOMPARE(format::when(kMidnight + 5min, now), kClock);
        QCOMPARE(format::when(kMidnight - 5min, now), kDated);
        QCOMPARE(format::when(kMidnight - 365 * 24h, now), QStringLiteral("23 Nov 00:00"));
        // By the person's clock, and with its zone.
        format::Style style;
        style.zone = {format::Zone::Kind::Named, QStringLiteral("Europe/Berlin")};
        format::setStyle(style);
        const QString same = format::when(kMidnight - 5min, now), other = format::when(kMidnight - 65min, now);
        format::setStyle({});
        QCOMPARE(same, QStringLiteral("00:55:00 CET"));
        QCOMPARE(other, QStringLiteral("22 Nov 23:55 CET"));
    }
    void alertsThatFired()
    {
        AlertFired f;
        f.at = {kMidnight - 5min, Mono{1h}};
        QCOMPARE(firedTextRow(f, nullptr, kMidnight + 10min).cells[alert_list::At].text, kDated);
        // Words are kept as long as the day lasts.
        AlertWords words;
        words.begin(kMidnight - 1min);
        QCOMPARE(words.fired(f, nullptr).cells[alert_list::At].text, QStringLiteral("23:55:00"));
        words.begin(kMidnight + 10min);
        QCOMPARE(words.fired(f, nullptr).cells[alert_list::At].text, kDated);
    }
    void errorsOfTheFeeds()
    {
        FeedHealth health;
        health.recentErrors = {{kMidnight - 5min, "book", "not a decimal", {}},
                               {kMidnight + 5min, "book", "late", {}}};
        HealthSnapshot s;
        s.venues[0].health = std::make_shared<const FeedHealth>(health);
        const auto rows = errorRows(s, {VenueId::Binance}, {kMidnight + 10min, Mono{1h}});
        QCOMPARE(rows.size(), std::size_t{2});
        QCOMPARE(rows[0].cells[0].text, kClock);
        QCOMPARE(rows[1].cells[0].text, kDated);
    }
    void liquidations()
    {
        LiquidationSnapshot s;
        for (const Duration after : {5min, -5min}) {
            LiquidationRow r;
            r.serial = 10 - s.rows.size();
            r.usd = {1'000};
            r.stamp.received = kMidnight + after;
            s.rows.push_back(r);
        }
        LiquidationModel m(nullptr);
        m.setToday(kMidnight - 1min);
        m.apply(std::make_shared<const LiquidationSnapshot>(s));
        const auto time = [&](int row) { return m.index(row, LiquidationModel::Utc).data().toString(); };
        QCOMPARE(time(1), QStringLiteral("23:55:00"));
        QVERIFY(!m.spansDays());
        QSignalSpy changed(&m, &QAbstractItemModel::dataChanged);
        m.setToday(kMidnight + 10min);  // midnight goes by, and nothing comes
        QVERIFY(m.spansDays() && !changed.empty());
        QCOMPARE(time(0), kClock);
        QCOMPARE(time(1), kDated);
        TapeFilter filter;
        filter.minUsd = 1e9;
        m.setFilter(filter);
        QVERIFY(!m.spansDays());
    }
};

QTEST_MAIN(TestOtherDays)
#include "tst_other_days.moc"
