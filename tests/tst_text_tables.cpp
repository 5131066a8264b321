// Tables of texts, and the rows of the feeds' health and of the best quotes in them: what they announce, show and
// export, and that they never reset.
#include "tests/support/model_bench.h"
#include "tests/support/sample_hub.h"
#include "ui/panels/health_rows.h"
#include "ui/panels/quote_rows.h"
#include "ui/panels/text_table.h"
#include "widgets/house_style.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPersistentModelIndex>
#include <QSignalSpy>

#include <algorithm>
#include <memory>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

std::vector<TextRow> numbered(int from, int count, int step)
{
    std::vector<TextRow> rows;
    for (int i = from; i < count; i += step) {
        TextRow& row = rows.emplace_back();
        row.key = QString::number(i);
        row.cells.resize(3);
        row.cells[0].text = row.key;
    }
    return rows;
}

}  // namespace

class TstTextTables : public QObject, private test::ModelBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void healthRowsOfTheSample();
    void healthChangesOneCellsRow();

    void aKeyTwiceIsTakenOnce();
    void scatteredRowsGoAndComeAtOnce();
    void theChosenRowGoesToItsNeighbour();
    void venueTextsAreNeverMarkup();

    void quotesFallBackToTheBook();
    void staleQuotesStayStale();
    void quotesExportForMachines();
    void aRowOfAnExportIsALine();
};

void TstTextTables::healthRowsOfTheSample()
{
    SnapshotHub hub;
    sample::Hub(hub, m_now, sample::Mood::Late).fill();
    const auto s = hub.health.read().value;
    const auto rows = measureRows(*s, kBoth, m_now);
    const auto cellOfRow = [&](const char* name, int venue) {
        for (const TextRow& r : rows)
            if (r.key == QLatin1String(name)) return r.cells[static_cast<std::size_t>(venue) + 1];
        return TextCell{};
    };
    QCOMPARE(cellOfRow("p50 latency", 0).text, QStringLiteral("38 ms"));
    QCOMPARE(cellOfRow("Clock offset", 0).text, QStringLiteral("\u22124.2 ms"));
    QCOMPARE(cellOfRow("Books live", 1).text, QStringLiteral("38/40"));
    QCOMPARE(cellOfRow("Books live", 1).tone, CellTone::Warn);
    QCOMPARE(cellOfRow("Gaps", 1).text, QStringLiteral("2"));
    FeedHealth ahead = *s->venues[0].health;
    ahead.datedAhead = 5;
    HealthSnapshot told = *s;
    told.venues[0].health = std::make_shared<const FeedHealth>(ahead);
    const auto warned = measureRows(told, kBoth, m_now);
    const auto row = std::find_if(warned.begin(), warned.end(),
                                  [](const TextRow& r) { return r.key == QLatin1String("Dated ahead"); });
    QVERIFY(row != warned.end());
    QCOMPARE(row->cells[1].text, QStringLiteral("5"));
    QCOMPARE(row->cells[1].tone, CellTone::Warn);
    const auto sockets = socketRows(*s, kBoth, m_now);
    QCOMPARE(sockets.size(), std::size_t{8});
    QCOMPARE(sockets[4].cells[3].text, QStringLiteral("58/60"));
    QCOMPARE(refusedRows(*s, kBoth).size(), std::size_t{1});
    QCOMPARE(errorRows(*s, kBoth, m_now).front().cells[3].text, QStringLiteral("not a decimal"));
    QCOMPARE(budgetRows(*s, kBoth, m_now).front().cells[3].text, QStringLiteral("2,400"));
    for (const TextRow& r : sockets) QCOMPARE(r.cells.size(), socketColumns().size());
    for (const TextRow& r : rows) QCOMPARE(r.cells.size(), measureColumns(kBoth).size());
    // OKX is not in this build: no column, and asked for all the same it has nothing to say.
    QVERIFY(socketRows(*s, {VenueId::Okx}, m_now).empty());
}

void TstTextTables::healthChangesOneCellsRow()
{
    TextTable table(measureColumns(kBoth), nullptr);
    QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    SnapshotHub hub;
    sample::Hub(hub, m_now, sample::Mood::Full).fill();
    HealthSnapshot s = *hub.health.read().value;
    table.apply(measureRows(s, kBoth, m_now));
    QSignalSpy changed(&table, &QAbstractItemModel::dataChanged);
    table.apply(measureRows(s, kBoth, m_now));
    QCOMPARE(changed.count(), 0);
    auto health = std::make_shared<FeedHealth>(*s.venues[1].health);
    health->gaps = 7;
    s.venues[1].health = health;
    table.apply(measureRows(s, kBoth, m_now));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex().data().toString(), QStringLiteral("Gaps"));
    QCOMPARE(changed[0][0].toModelIndex().row(), changed[0][1].toModelIndex().row());
}

void TstTextTables::aKeyTwiceIsTakenOnce()
{
    TextTable table(refusedColumns(), nullptr);
    QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    TextRow a, b;
    a.key = QStringLiteral("a");
    b.key = QStringLiteral("b");
    a.cells = b.cells = {{}, {}, {}};
    table.apply({a, a, b, a});
    QCOMPARE(table.rowCount(), 2);
    table.apply({b, b});
    QCOMPARE(table.rowCount(), 1);
}

// A search in a long list: hits everywhere. Each run by itself would move all rows behind it.
void TstTextTables::scatteredRowsGoAndComeAtOnce()
{
    constexpr int kMany = 2'000;
    TextTable table(refusedColumns(), nullptr);
    QAbstractItemModelTester tester(&table, QAbstractItemModelTester::FailureReportingMode::QtTest);
    table.apply(numbered(0, kMany, 1));
    QSignalSpy resets(&table, &QAbstractItemModel::modelReset), removed(&table, &QAbstractItemModel::rowsRemoved),
        inserted(&table, &QAbstractItemModel::rowsInserted), changed(&table, &QAbstractItemModel::dataChanged);
    const QPersistentModelIndex stays = table.index(998, 0), goes = table.index(999, 0);
    table.apply(numbered(0, kMany, 2));
    QCOMPARE(table.rowCount(), kMany / 2);
    QCOMPARE(stays.data().toString(), QStringLiteral("998"));
    QCOMPARE(stays.row(), 499);
    QVERIFY(!goes.isValid());
    QCOMPARE(removed.count(), 2);  // that one, and all the others
    for (int i = 0; i < kMany / 2; ++i) QCOMPARE(table.row(i).key, QString::number(2 * i));
    table.apply(numbered(0, kMany, 1));
    QCOMPARE(table.rowCount(), kMany);
    QCOMPARE(stays.row(), 998);
    QCOMPARE(inserted.count(), 1);
    for (int i = 0; i < kMany; ++i) QCOMPARE(table.row(i).key, QString::number(i));
    // Some go, others come, and what stays changes its place.
    auto other = numbered(1, kMany, 3);
    std::reverse(other.begin(), other.end());
    table.apply(numbered(0, kMany, 2));
    table.apply(other);
    QCOMPARE(table.rowCount(), static_cast<int>(other.size()));
    for (std::size_t i = 0; i < other.size(); ++i) QCOMPARE(table.row(static_cast<int>(i)).key, other[i].key);
    QCOMPARE(resets.count(), 0);
    QCOMPARE(changed.count(), 0);
}

void TstTextTables::theChosenRowGoesToItsNeighbour()
{
    TextTable table(refusedColumns(), nullptr);
    table.apply(numbered(0, 300, 1));
    QItemSelectionModel chosen(&table);
    chosen.setCurrentIndex(table.index(151, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    table.apply(numbered(0, 300, 2));
    QCOMPARE(chosen.currentIndex().data().toString(), QStringLiteral("150"));
    chosen.setCurrentIndex(table.index(10, 0), QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    table.apply(numbered(0, 300, 1));
    QCOMPARE(chosen.currentIndex().data().toString(), QStringLiteral("20"));
    QCOMPARE(chosen.selectedRows().size(), 1);
    QCOMPARE(chosen.selectedRows().front().data().toString(), QStringLiteral("20"));
}

void TstTextTables::venueTextsAreNeverMarkup()
{
    TextTable table(refusedColumns(), nullptr);
    TextRow r;
    r.key = QStringLiteral("x");
    TextCell evil;
    evil.text = QStringLiteral("bad topic");
    evil.tip = QStringLiteral("<img src=\"file:///etc/hostname\"> <b>refused</b>");
    r.cells = {{}, evil, {}};
    table.apply({r});
    const QString tip = table.index(0, 1).data(Qt::ToolTipRole).toString();
    QCOMPARE(tip, evil.tip);  // as it came: the house style shows tips as plain text
    HouseStyle style(builtinTheme(QStringLiteral("dark")));
    QLabel shown;
    style.polish(&shown);
    QCOMPARE(shown.textFormat(), Qt::PlainText);
}

void TstTextTables::quotesFallBackToTheBook()
{
    SnapshotHub hub;
    sample::Hub(hub, m_now, sample::Mood::Full).fill();
    DepthSnapshot d = *hub.depth.read().value;
    d.lanes[0].bbo.reset();
    const auto rows = quoteRows(d, kBoth, m_now, Freshness::Live);
    QCOMPARE(rows.size(), std::size_t{4});
    QCOMPARE(rows[0].cells[0].text, QStringLiteral("BN perp"));
    QVERIFY(rows[0].cells[2].tip.contains(QStringLiteral("order book")));
    QVERIFY(rows[1].cells[2].tip.contains(QStringLiteral("best-quote")));
    d.lanes[0].bids.clear();
    QCOMPARE(quoteRows(d, kBoth, m_now, Freshness::Live)[0].cells[2].text, kNone);
    for (const TextRow& r : rows) QCOMPARE(r.cells.size(), quoteColumns().size());
}

void TstTextTables::staleQuotesStayStale()
{
    SnapshotHub hub;
    sample::Hub(hub, m_now, sample::Mood::Full).fill();
    const auto rows = quoteRows(*hub.depth.read().value, kBoth, m_now, Freshness::Stale);
    QCOMPARE(rows.size(), std::size_t{4});
    for (const TextRow& r : rows)
        for (std::size_t c : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{5}})
            QCOMPARE(r.cells[c].fresh, Freshness::Stale);
}

void TstTextTables::quotesExportForMachines()
{
    SnapshotHub hub;
    sample::Hub(hub, m_now, sample::Mood::Full).fill();
    TextTable table(quoteColumns(), nullptr);
    table.apply(quoteRows(*hub.depth.read().value, kBoth, m_now, Freshness::Live));
    const ExportTable t = table.toExport(QStringLiteral("quotes"), QStringLiteral("Best quotes"));
    QCOMPARE(t.heads.last(), QStringLiteral("reason"));
    const auto at = [&](int row, const char* head) {
        return t.rows[static_cast<std::size_t>(row)][t.heads.indexOf(QLatin1String(head))];
    };
    bool number = false;
    QCOMPARE(at(0, "bid").toDouble(&number) > 80'000, true);
    QVERIFY(number);
    QCOMPARE(at(0, "reason"), QString());
    QCOMPARE(at(2, "mark"), QString());  // spot has no mark price
    QCOMPARE(at(2, "reason"), QStringLiteral("nothing received"));
}

void TstTextTables::aRowOfAnExportIsALine()
{
    TextTable table(
        {numberColumn("Spread", "spread_bp", "0.00", 0, {}), numberColumn("Venues", "venues", "BN", 0, {})},
        nullptr);
    TextRow row;
    row.cells.resize(2);
    row.cells[0].text = QStringLiteral("\u2014");
    row.cells[0].tip = QStringLiteral("BN: no book\nBY: stale");
    row.cells[1].text = QStringLiteral("BN\nBY");
    table.apply({row});
    const ExportTable t = table.toExport(QStringLiteral("spreads"), QStringLiteral("Spreads"));
    QCOMPARE(t.rows.size(), std::size_t{1});
    QCOMPARE(t.rows[0],
             QStringList({QString(), QStringLiteral("BN; BY"), QStringLiteral("BN: no book; BY: stale")}));
}

QTEST_MAIN(TstTextTables)
#include "tst_text_tables.moc"
