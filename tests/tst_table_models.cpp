// The item models: what they announce, what they show, and that they never reset.
#include "tests/support/sample_hub.h"
#include "tests/support/strict_log.h"
#include "ui/asset_summary.h"
#include "ui/language.h"
#include "ui/panels/funding_cell.h"
#include "ui/panels/funding_model.h"
#include "ui/panels/health_rows.h"
#include "ui/panels/liquidation_model.h"
#include "ui/panels/quote_rows.h"
#include "ui/panels/text_table.h"
#include "ui/strip_content.h"
#include "ui/trouble_band.h"
#include "widgets/heat_cell_delegate.h"
#include "widgets/house_style.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>

using namespace plimsoll;

namespace {

const std::vector<VenueId> kBoth{VenueId::Binance, VenueId::Bybit};
const QString kNone = QStringLiteral("\u2014");

FundingCell cellOf(double bp8h, double hours)
{
    FundingCell c;
    c.symbol = "XUSDT";
    c.rate = {bp8h / 1e4 * hours / 8};
    c.hours = hours;
    c.r8 = ratePer8h(c.rate, hours);
    c.apr = rateApr(c.rate, hours);
    c.fresh = Freshness::Live;
    return c;
}

FundingRow fundingRow(const std::string& asset, double bn, double by)
{
    FundingRow r;
    r.asset = asset;
    r.cells[0] = cellOf(bn, 8);
    r.cells[1] = cellOf(by, 1);
    r.spread8h = std::abs(bn - by) / 1e4;
    return r;
}

QStringList column(const QAbstractItemModel& m, int c)
{
    QStringList out;
    for (int r = 0; r < m.rowCount(); ++r) out << m.index(r, c).data().toString();
    return out;
}

}  // namespace

class TstTableModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_log.listen();
        loadLanguage(QStringLiteral("en"));  // plural forms
    }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }
    void init();

    void fundingAnnouncesOnlyChangedRows();
    void fundingInsertsAndRemoves();
    void fundingSortsAndPutsUnknownLast();
    void fundingHoldsStillWhileFrozen();
    void fundingKeepsPersistentRows();
    void fundingUnits();
    void fundingUnknownIntervalHasNoComparableValue();
    void fundingNotListedIsNotUnknown();
    void fundingAgesWithoutTheModel();
    void fundingSignsThatDiffer();
    void fundingExportSaysWhy();
    void compounding();

    void tapeIsNewestFirstAndNeverResets();
    void tapeFilters();
    void tapeBarsShareTheLargest();

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

    void stripNamesWhatIsLeftOut();
    void stripVenueStates();
    void liquidatedSumsSayHowLong();
    void troubleOnlyWhenNobodyDelivers();

private:
    test::StrictLog m_log;
    AsOf m_now;
};

void TstTableModels::init()
{
    const ManualClock clock;
    m_now = {clock.wall(), clock.mono()};
}

void TstTableModels::fundingAnnouncesOnlyChangedRows()
{
    FundingModel m(kBoth, nullptr);
    QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&m, &QAbstractItemModel::modelReset);
    FundingSnapshot s;
    s.asOf = m_now;
    for (int i = 0; i < 8; ++i) s.rows.push_back(fundingRow("A" + std::to_string(i), i, i + 1));
    m.apply(s, m_now);
    QCOMPARE(m.rowCount(), 8);

    QSignalSpy changed(&m, &QAbstractItemModel::dataChanged);
    m.apply(s, m_now);
    QCOMPARE(changed.count(), 0);
    s.rows[2].cells[0]->rate.v += 1e-5;
    s.rows[3].oiUsd = 5e6;
    s.rows[6].oiUsd = 6e6;
    m.apply(s, m_now);
    QCOMPARE(changed.count(), 2);  // rows 2-3 as one range, row 6
    QCOMPARE(changed[0][0].toModelIndex().row(), 2);
    QCOMPARE(changed[0][1].toModelIndex().row(), 3);
    QCOMPARE(changed[1][0].toModelIndex().row(), 6);
    QCOMPARE(resets.count(), 0);
}

void TstTableModels::fundingInsertsAndRemoves()
{
    FundingModel m(kBoth, nullptr);
    QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&m, &QAbstractItemModel::modelReset);
    const auto show = [&](std::vector<std::string> names) {
        FundingSnapshot s;
        for (const std::string& n : names) s.rows.push_back(fundingRow(n, 1, 2));
        m.apply(s, m_now);
    };
    show({"A", "B", "C", "D"});
    QSignalSpy removed(&m, &QAbstractItemModel::rowsRemoved), inserted(&m, &QAbstractItemModel::rowsInserted);
    show({"A", "X", "D", "Y"});
    QCOMPARE(column(m, 0), QStringList({"A", "X", "D", "Y"}));
    QCOMPARE(removed.count(), 1);  // B and C in one go
    QCOMPARE(inserted.count(), 2);
    show({});
    QCOMPARE(m.rowCount(), 0);
    show({"Z"});
    QCOMPARE(column(m, 0), QStringList({"Z"}));
    QCOMPARE(resets.count(), 0);
}

void TstTableModels::fundingSortsAndPutsUnknownLast()
{
    FundingModel m(kBoth, nullptr);
    QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::QtTest);
    FundingSnapshot s;
    s.rows = {fundingRow("LOW", -3, 0), fundingRow("HIGH", 5, 0), fundingRow("MID", 1, 0),
              fundingRow("GONE", 0, 0)};
    s.rows[3].cells[0].reset();
    m.apply(s, m_now);
    m.sort(1, Qt::DescendingOrder);
    QCOMPARE(column(m, 0), QStringList({"HIGH", "MID", "LOW", "GONE"}));
    m.sort(1, Qt::AscendingOrder);
    QCOMPARE(column(m, 0), QStringList({"LOW", "MID", "HIGH", "GONE"}));
    m.sort(0, Qt::AscendingOrder);
    QCOMPARE(column(m, 0), QStringList({"GONE", "HIGH", "LOW", "MID"}));
    m.sort(-1, Qt::AscendingOrder);
    QCOMPARE(column(m, 0), QStringList({"LOW", "HIGH", "MID", "GONE"}));
}

void TstTableModels::fundingHoldsStillWhileFrozen()
{
    FundingModel m(kBoth, nullptr);
    QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::QtTest);
    FundingSnapshot s;
    s.rows = {fundingRow("A", 3, 0), fundingRow("B", 2, 0), fundingRow("C", 1, 0)};
    m.apply(s, m_now);
    m.sort(1, Qt::DescendingOrder);
    m.setFrozen(true);
    s.rows = {fundingRow("A", 0.5, 0), fundingRow("B", 2, 0), fundingRow("C", 1, 0), fundingRow("NEW", 9, 0)};
    m.apply(s, m_now);
    QCOMPARE(column(m, 0), QStringList({"A", "B", "C", "NEW"}));
    QCOMPARE(m.rowsThatWouldMove(), 1);                                  // A alone must go to the end of the three
    QCOMPARE(m.index(0, 1).data().toString(), QStringLiteral("+0.50"));  // values go on
    m.setFrozen(false);
    QCOMPARE(column(m, 0), QStringList({"NEW", "B", "C", "A"}));
    QCOMPARE(m.rowsThatWouldMove(), 0);
}

void TstTableModels::fundingKeepsPersistentRows()
{
    FundingModel m(kBoth, nullptr);
    FundingSnapshot s;
    s.rows = {fundingRow("A", 3, 0), fundingRow("B", 2, 0), fundingRow("C", 1, 0)};
    m.apply(s, m_now);
    const QPersistentModelIndex b(m.index(1, 0));
    m.sort(1, Qt::AscendingOrder);
    s.rows.erase(s.rows.begin());
    m.apply(s, m_now);
    QCOMPARE(b.data().toString(), QStringLiteral("B"));
}

void TstTableModels::fundingUnits()
{
    FundingModel m(kBoth, nullptr);
    FundingSnapshot s;
    s.rows = {fundingRow("A", 5.72, -0.31)};
    m.apply(s, m_now);
    QCOMPARE(m.index(0, 1).data().toString(), QStringLiteral("+5.72"));
    QCOMPARE(m.index(0, 2).data().toString(), QStringLiteral("\u22120.31"));
    QVERIFY(m.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString().contains(QStringLiteral("bp/8h")));
    m.setUnit(FundingUnit::Apr);
    QCOMPARE(m.index(0, 1).data().toString(), QStringLiteral("+62.6 %"));
    QVERIFY(m.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString().contains(QStringLiteral("APR")));
    m.setUnit(FundingUnit::Raw);
    QCOMPARE(m.index(0, 1).data().toString(), QStringLiteral("+0.0572 %"));
    // One hour, -0.31 bp per 8 h: -0.0004 % an hour as paid.
    QCOMPARE(m.index(0, 2).data().toString(), QStringLiteral("\u22120.0004 %"));
    QCOMPARE(m.index(0, 2).data(HeatCellRole).value<HeatCell>().interval, QStringLiteral("1h"));
    // The colour is always that of the rate per 8 h, so that units do not change the picture.
    QCOMPARE(*m.index(0, 2).data(HeatCellRole).value<HeatCell>().bpPer8h, -0.31);
}

void TstTableModels::fundingUnknownIntervalHasNoComparableValue()
{
    FundingModel m(kBoth, nullptr);
    FundingSnapshot s;
    s.rows = {fundingRow("A", 1, 1)};
    FundingCell& c = *s.rows[0].cells[0];
    c.hours.reset();
    c.r8.reset();
    c.apr.reset();
    m.apply(s, m_now);
    QCOMPARE(m.index(0, 1).data().toString(), kNone);
    const auto heat = m.index(0, 1).data(HeatCellRole).value<HeatCell>();
    QCOMPARE(heat.interval, QStringLiteral("?"));
    QVERIFY(!heat.bpPer8h);
    QVERIFY(m.index(0, 1).data(Qt::ToolTipRole).toString().contains(QStringLiteral("unknown interval")));
    m.setUnit(FundingUnit::Raw);
    QCOMPARE(m.index(0, 1).data().toString(), QStringLiteral("+0.0100 %"));
}

void TstTableModels::fundingNotListedIsNotUnknown()
{
    FundingModel m(kBoth, nullptr);
    FundingSnapshot s;
    s.rows = {fundingRow("TAO", 1, 1)};
    s.rows[0].cells[1].reset();
    m.apply(s, m_now);
    QCOMPARE(m.index(0, 2).data().toString(), kNone);  // no list known: no claim
    QVERIFY(m.index(0, 2).data(HeatCellRole).value<HeatCell>().listed);

    Instrument other;
    other.id = InstrumentId::make(VenueId::Bybit, 3);
    other.symbol = "BTCUSDT";
    other.asset = "BTC";
    other.provisional = true;
    m.setInstruments(InstrumentTable{}.with({other}));
    QCOMPARE(m.index(0, 2).data().toString(), kNone);  // made up from a recording: still no claim
    other.provisional = false;
    m.setInstruments(InstrumentTable{}.with({other}));
    QCOMPARE(m.index(0, 2).data().toString(), QStringLiteral("not listed"));
    QVERIFY(!m.index(0, 2).data(HeatCellRole).value<HeatCell>().listed);
}

void TstTableModels::fundingAgesWithoutTheModel()
{
    FundingModel m(kBoth, nullptr);
    FundingSnapshot s;
    s.rows = {fundingRow("A", 1, 1)};
    s.rows[0].cells[0]->stamp.mono = m_now.mono;
    m.apply(s, m_now);
    const auto fresh = [&](AsOf at) {
        m.setNow(at);
        return m.index(0, 1).data(HeatCellRole).value<HeatCell>().fresh;
    };
    const auto later = [&](int seconds) {
        return AsOf{m_now.wall + std::chrono::seconds{seconds}, m_now.mono + std::chrono::seconds{seconds}};
    };
    QCOMPARE(fresh(later(59)), Freshness::Live);
    QCOMPARE(fresh(later(60)), Freshness::Late);
    QCOMPARE(fresh(later(120)), Freshness::Stale);
    QCOMPARE(m.index(0, 1).data(HeatCellRole).value<HeatCell>().age, QStringLiteral("2 m"));
}

void TstTableModels::fundingSignsThatDiffer()
{
    FundingModel m(kBoth, nullptr);
    FundingSnapshot s;
    s.asOf = m_now;
    s.rows = {fundingRow("A", 1, -1), fundingRow("B", 1, 1), fundingRow("C", 0, -1)};
    for (FundingRow& r : s.rows)
        for (auto& c : r.cells)
            if (c) c->stamp.mono = m_now.mono;
    m.apply(s, m_now);
    QVERIFY(m.index(0, 0).data(SignsDifferRole).toBool());
    QVERIFY(!m.index(1, 0).data(SignsDifferRole).toBool());
    QVERIFY(!m.index(2, 0).data(SignsDifferRole).toBool());
    s.rows[0].cells[1]->fresh = Freshness::Stale;  // a stale rate disagrees with nobody
    m.apply(s, m_now);
    QVERIFY(!m.index(0, 0).data(SignsDifferRole).toBool());
}

void TstTableModels::fundingExportSaysWhy()
{
    SnapshotHub hub;
    sample::Hub(hub, m_now, sample::Mood::Full).fill();
    FundingModel m(kBoth, nullptr);
    m.setInstruments(*hub.instruments.read().value);
    m.apply(*hub.funding.read().value, m_now);
    const ExportTable t = m.toExport();
    QCOMPARE(t.rows.size(), sample::assets().size() * 2);
    const auto reason = t.heads.indexOf(QStringLiteral("reason"));
    const auto rate = t.heads.indexOf(QStringLiteral("rate_bp_per_8h"));
    QStringList reasons;
    for (const QStringList& line : t.rows) {
        QCOMPARE(line.size(), t.heads.size());
        QCOMPARE(line[rate].isEmpty(), !line[reason].isEmpty());  // a value or a reason
        if (!line[reason].isEmpty())
            reasons << line[0] + QLatin1Char(' ') + line[1] + QLatin1Char(' ') + line[reason];
    }
    reasons.sort();
    QCOMPARE(reasons, QStringList({"AAVE bybit stale", "TAO bybit not listed", "WLD binance interval unknown",
                                   "WLD bybit interval unknown"}));
}

void TstTableModels::compounding()
{
    // 0.01 % every 8 h: 1095 times a year, 1.0001^1095 - 1 = 11.5714 %.
    FundingCell c = cellOf(1, 8);
    QVERIFY(std::abs(*compoundedYear(c) - 0.115714) < 1e-6);
    c.hours.reset();
    QVERIFY(!compoundedYear(c));
}

void TstTableModels::tapeIsNewestFirstAndNeverResets()
{
    LiquidationModel m(nullptr);
    QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(&m, &QAbstractItemModel::modelReset), removed(&m, &QAbstractItemModel::rowsRemoved),
        inserted(&m, &QAbstractItemModel::rowsInserted);
    std::vector<LiquidationRow> all;
    const auto publish = [&](std::uint64_t first, std::uint64_t last) {
        LiquidationSnapshot s;
        for (std::uint64_t serial = last; serial >= first; --serial) {
            LiquidationRow r;
            r.serial = serial;
            r.asset = "A" + std::to_string(serial);
            r.usd = {1000};
            s.rows.push_back(r);
        }
        m.apply(std::make_shared<const LiquidationSnapshot>(std::move(s)));
    };
    publish(1, 3);
    QCOMPARE(column(m, LiquidationModel::Asset), QStringList({"A3", "A2", "A1"}));
    publish(3, 6);  // three new on top, two dropped at the end
    QCOMPARE(column(m, LiquidationModel::Asset), QStringList({"A6", "A5", "A4", "A3"}));
    QCOMPARE(inserted.count(), 2);
    QCOMPARE(inserted.last()[1].toInt(), 0);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(resets.count(), 0);
}

void TstTableModels::tapeFilters()
{
    SnapshotHub hub;
    sample::Hub(hub, m_now, sample::Mood::Full).fill();
    LiquidationModel m(nullptr);
    QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::QtTest);
    m.apply(hub.liquidations.read().value);
    const int all = m.rowCount();
    TapeFilter filter;
    filter.minUsd = 25e3;
    m.setFilter(filter);
    QVERIFY(m.rowCount() > 0 && m.rowCount() < all);
    for (const LiquidationRow& r : m.rows()) QVERIFY(r.usd.v >= 25e3);
    filter = {};
    filter.asset = "BTC";
    m.setFilter(filter);
    QVERIFY(m.rowCount() > 0);
    for (const LiquidationRow& r : m.rows()) QCOMPARE(r.asset, std::string("BTC"));
    filter = {};
    filter.minUsd = 1e12;
    m.setFilter(filter);
    QCOMPARE(m.rowCount(), 0);
    m.setFilter({});
    QCOMPARE(m.rowCount(), all);
}

void TstTableModels::tapeBarsShareTheLargest()
{
    LiquidationModel m(nullptr);
    LiquidationSnapshot s;
    for (double usd : {50.0, 200.0, 100.0}) {
        LiquidationRow r;
        r.serial = 10 - s.rows.size();
        r.usd = {usd};
        r.liquidated = usd > 150 ? PositionSide::Short : PositionSide::Long;
        s.rows.push_back(r);
    }
    m.apply(std::make_shared<const LiquidationSnapshot>(s));
    QCOMPARE(m.index(0, 0).data(cell::RowBar).toDouble(), 0.25);
    QCOMPARE(m.index(1, 0).data(cell::RowBar).toDouble(), 1.0);
    QCOMPARE(m.index(1, 0).data(cell::RowBarTone).toInt(), static_cast<int>(CellTone::Short));
    QCOMPARE(m.index(1, LiquidationModel::Position).data().toString(), QStringLiteral("short"));
    // What was told late says so.
    s.rows[0].late = std::chrono::minutes{12};
    LiquidationModel late(nullptr);
    late.apply(std::make_shared<const LiquidationSnapshot>(s));
    QVERIFY(late.index(0, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("Told 12 m after")));
    QCOMPARE(late.index(0, LiquidationModel::Size).data(cell::Tone).toInt(), static_cast<int>(CellTone::Faint));
    QVERIFY(!late.index(1, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("Told ")));
}

void TstTableModels::healthRowsOfTheSample()
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
    const auto sockets = socketRows(*s, kBoth, m_now);
    QCOMPARE(sockets.size(), std::size_t{8});
    QCOMPARE(sockets[4].cells[3].text, QStringLiteral("58/60"));
    QCOMPARE(refusedRows(*s, kBoth).size(), std::size_t{1});
    QCOMPARE(errorRows(*s, kBoth).front().cells[3].text, QStringLiteral("not a decimal"));
    QCOMPARE(budgetRows(*s, kBoth, m_now).front().cells[3].text, QStringLiteral("2,400"));
    for (const TextRow& r : sockets) QCOMPARE(r.cells.size(), socketColumns().size());
    for (const TextRow& r : rows) QCOMPARE(r.cells.size(), measureColumns(kBoth).size());
    // OKX is not in this build: no column, and asked for all the same it has nothing to say.
    QVERIFY(socketRows(*s, {VenueId::Okx}, m_now).empty());
}

void TstTableModels::healthChangesOneCellsRow()
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

void TstTableModels::aKeyTwiceIsTakenOnce()
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

// A search in a long list: hits everywhere. Each run by itself would move all rows behind it.
void TstTableModels::scatteredRowsGoAndComeAtOnce()
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

void TstTableModels::theChosenRowGoesToItsNeighbour()
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

void TstTableModels::venueTextsAreNeverMarkup()
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

void TstTableModels::quotesFallBackToTheBook()
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

void TstTableModels::staleQuotesStayStale()
{
    SnapshotHub hub;
    sample::Hub(hub, m_now, sample::Mood::Full).fill();
    const auto rows = quoteRows(*hub.depth.read().value, kBoth, m_now, Freshness::Stale);
    QCOMPARE(rows.size(), std::size_t{4});
    for (const TextRow& r : rows)
        for (std::size_t c : {std::size_t{1}, std::size_t{2}, std::size_t{3}, std::size_t{5}})
            QCOMPARE(r.cells[c].fresh, Freshness::Stale);
}

void TstTableModels::quotesExportForMachines()
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

void TstTableModels::aRowOfAnExportIsALine()
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

void TstTableModels::stripNamesWhatIsLeftOut()
{
    SnapshotHub hub;
    sample::Hub(hub, m_now, sample::Mood::Late).fill();
    const AssetSummary s =
        summarize("BTC", hub.market.read().value.get(), hub.funding.read().value.get(), m_now.wall);
    QCOMPARE(s.venues.size(), std::size_t{2});
    QCOMPARE(s.markVenue, VenueId::Binance);
    QVERIFY(!s.markGapBp);  // one fresh mark has no gap
    QCOMPARE(s.oiMissing, std::vector<VenueId>{VenueId::Bybit});
    const auto figures = stripFigures(QStringLiteral("BTC"), s, std::nullopt, Freshness::Live, m_now);
    QVERIFY(figures[0].value.startsWith(QStringLiteral("BTC 84,012.4")));
    QVERIFY(figures[0].detail.contains(QStringLiteral("BY stale")));
    QVERIFY(figures[2].value.startsWith(QStringLiteral("\u2265 $")));  // a floor, not the whole
    QCOMPARE(figures[5].value, kNone);

    const AssetSummary nothing = summarize("NOPE", nullptr, nullptr, m_now.wall);
    for (const StripFigure& f :
         stripFigures(QStringLiteral("NOPE"), nothing, std::nullopt, Freshness::Live, m_now))
        QVERIFY(!f.value.contains(QLatin1Char('0')));  // unknown is never zero
}

void TstTableModels::stripVenueStates()
{
    SnapshotHub hub;
    sample::Hub(hub, m_now, sample::Mood::Late).fill();
    const HealthSnapshot s = *hub.health.read().value;
    const StripVenue live = stripVenue(s.venues[0], m_now);
    QCOMPARE(live.word, QStringLiteral("live"));
    QCOMPARE(live.value, QStringLiteral("38 ms"));
    QCOMPARE(live.detail, QStringLiteral("p99 112 \u00b7 0 gaps"));
    const StripVenue late = stripVenue(s.venues[1], m_now);
    QCOMPARE(late.word, QStringLiteral("late"));
    QCOMPARE(late.detail, QStringLiteral("BTC book 6.4 s"));
    const StripVenue off = stripVenue(s.venues[2], m_now);
    QCOMPARE(off.word, QStringLiteral("off"));
    QCOMPARE(off.state, Freshness::Off);
    // The report itself grows old: nobody watches that feed any more.
    const AsOf later{m_now.wall, m_now.mono + std::chrono::seconds{10}};
    QCOMPARE(stripVenue(s.venues[0], later).state, Freshness::Stale);
}

void TstTableModels::liquidatedSumsSayHowLong()
{
    LiquidationSnapshot s;
    s.hour = {2'000, 3'000, 5, 1};
    const auto sum = liquidated(&s, m_now, m_now.mono - std::chrono::hours{3});
    QCOMPARE(sum->seen.longUsd, 2'000.0);
    QCOMPARE(sum->seen.events, std::uint64_t{5});
    QVERIFY(sum->window == Duration(std::chrono::hours{1}));
    // Two minutes after the start the window is two minutes.
    QVERIFY(liquidated(&s, m_now, m_now.mono - std::chrono::minutes{2})->window ==
            Duration(std::chrono::minutes{2}));
    QVERIFY(!liquidated(&s, m_now, std::nullopt));
    QVERIFY(!liquidated(nullptr, m_now, m_now.mono));
}

void TstTableModels::troubleOnlyWhenNobodyDelivers()
{
    SnapshotHub hub;
    QVERIFY(findTrouble(nullptr, kBoth, m_now).any());
    sample::Hub(hub, m_now, sample::Mood::Late).fill();
    QVERIFY(!findTrouble(hub.health.read().value.get(), kBoth, m_now).any());
    sample::Hub(hub, m_now, sample::Mood::Stale).fill();
    const Trouble t = findTrouble(hub.health.read().value.get(), kBoth, m_now);
    QVERIFY(t.any());
    QCOMPARE(t.lines.size(), std::size_t{2});
    QVERIFY(t.lines[0].what.contains(QStringLiteral("connection refused")));
    QVERIFY(t.lines[0].what.contains(QStringLiteral("8 s")));
    HealthSnapshot off = *hub.health.read().value;
    for (VenueRow& row : off.venues) row.enabled = false;
    QVERIFY(findTrouble(&off, kBoth, m_now).headline.contains(QStringLiteral("switched off")));
}

QTEST_MAIN(TstTableModels)
#include "tst_table_models.moc"
