// The model of the funding grid: what it announces, how it sorts, in which units it speaks, and that it never
// resets.
#include "tests/support/model_bench.h"
#include "tests/support/sample_hub.h"
#include "ui/panels/funding_cell.h"
#include "ui/panels/funding_model.h"
#include "widgets/format.h"
#include "widgets/heat_cell_delegate.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>

#include <chrono>
#include <cmath>
#include <string>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

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

}  // namespace

class TstFundingModel : public QObject, private test::ModelBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void fundingAnnouncesOnlyChangedRows();
    void fundingInsertsAndRemoves();
    void fundingSortsAndPutsUnknownLast();
    void fundingHoldsStillWhileFrozen();
    void fundingKeepsPersistentRows();
    void fundingUnits();
    void fundingUnknownIntervalHasNoComparableValue();
    void fundingNotListedIsNotUnknown();
    void fundingAgesWithoutTheModel();
    void aSilentModelLeavesNothingFresh();
    void settledKeepsTheIntervalOfThen();
    void fundingSignsThatDiffer();
    void fundingExportSaysWhy();
    void interestThatLacksAVenue();
    void gapThatLacksAVenue();
    void compounding();
};

void TstFundingModel::fundingAnnouncesOnlyChangedRows()
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

void TstFundingModel::fundingInsertsAndRemoves()
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

void TstFundingModel::fundingSortsAndPutsUnknownLast()
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

void TstFundingModel::fundingHoldsStillWhileFrozen()
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

void TstFundingModel::fundingKeepsPersistentRows()
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

void TstFundingModel::fundingUnits()
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

void TstFundingModel::fundingUnknownIntervalHasNoComparableValue()
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

void TstFundingModel::fundingNotListedIsNotUnknown()
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

void TstFundingModel::fundingAgesWithoutTheModel()
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

void TstFundingModel::aSilentModelLeavesNothingFresh()
{
    FundingModel m(kBoth, nullptr);
    FundingSnapshot s;
    s.rows = {fundingRow("A", 1, -1)};
    s.rows[0].oiUsd = 5e6;
    for (auto& c : s.rows[0].cells)
        if (c) c->stamp.mono = m_now.mono, c->next = m_now.wall + std::chrono::hours{1};
    m.apply(s, m_now);
    const QStringList own{QStringLiteral("rate_bp_per_8h"), QStringLiteral("apr_simple"),
                          QStringLiteral("gap_bp_per_8h"), QStringLiteral("oi_usd")};
    QSignalSpy changed(&m, &QAbstractItemModel::dataChanged);
    for (const bool silent : {false, true, false}) {
        m.setPulse(silent ? Freshness::Stale : Freshness::Live);
        const auto heat = m.index(0, 1).data(HeatCellRole).value<HeatCell>();
        QCOMPARE(heat.fresh, silent ? Freshness::Stale : Freshness::Live);
        QVERIFY(!heat.age.isEmpty());
        QCOMPARE(m.index(0, 0).data(SignsDifferRole).toBool(), !silent);
        for (const int c : {m.gapColumn(), m.nextColumn(), m.interestColumn()})
            QCOMPARE(m.index(0, c).data(cell::Fresh).toInt(),
                     static_cast<int>(silent ? Freshness::Stale : Freshness::Live));
        const ExportTable t = m.toExport();
        for (const QStringList& line : t.rows) {
            QCOMPARE(line.size(), t.heads.size());
            QCOMPARE(line[t.heads.indexOf(QStringLiteral("state"))],
                     silent ? QStringLiteral("stale") : QStringLiteral("live"));
            for (const QString& head : own) QCOMPARE(line[t.heads.indexOf(head)].isEmpty(), silent);
        }
    }
    QCOMPARE(changed.count(), 2);
}

void TstFundingModel::settledKeepsTheIntervalOfThen()
{
    FundingCell c = cellOf(1, 4);
    c.settled = 1e-4;
    c.settledHours = 8;  // charged for eight hours, before the venue went over to four
    QCOMPARE(settledText(c, FundingUnit::Bp8h), QStringLiteral("+1.00"));
    QCOMPARE(settledText(c, FundingUnit::Apr), format::apr(1e-4 * 1095));
    const QString tip = fundingTip(c, VenueId::Binance, m_now, Freshness::Live);
    QCOMPARE(tip.count(QStringLiteral("settled")), 1);
    QVERIFY(tip.contains(QStringLiteral("per 8h")));
    c.settledHours.reset();
    QCOMPARE(settledText(c, FundingUnit::Bp8h), QString());
    QCOMPARE(settledText(c, FundingUnit::Raw), QStringLiteral("+0.0100 %"));
}

void TstFundingModel::fundingSignsThatDiffer()
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

void TstFundingModel::fundingExportSaysWhy()
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

void TstFundingModel::interestThatLacksAVenue()
{
    FundingModel m(kBoth, nullptr);
    FundingSnapshot s;
    s.asOf = m_now;
    s.rows = {fundingRow("A", 1, 2), fundingRow("B", 1, 2)};
    for (FundingRow& r : s.rows) r.oiUsd = r.oiQuote = 5e6, r.oiCoins = 50, r.oiVenues = 1;
    s.rows[1].oiMissing = 2;
    m.apply(s, m_now);
    const auto said = [&](int row, int role) { return m.index(row, m.interestColumn()).data(role).toString(); };
    for (const SizeUnit unit : {SizeUnit::Usd, SizeUnit::Quote, SizeUnit::Base}) {
        m.setSizeUnit(unit);
        QVERIFY(!said(0, Qt::DisplayRole).contains(QChar(0x2265)));
        QCOMPARE(said(1, Qt::DisplayRole), QStringLiteral("\u2265 ") + said(0, Qt::DisplayRole));
    }
    QVERIFY(!said(0, Qt::ToolTipRole).contains(QStringLiteral("without")));
    QVERIFY(said(1, Qt::ToolTipRole).contains(QStringLiteral("without BY")));
    const ExportTable t = m.toExport();
    const auto bound = t.heads.indexOf(QStringLiteral("oi_lower_bound"));
    QVERIFY(bound > 0);
    for (const QStringList& line : t.rows)
        QCOMPARE(line[bound], line[0] == QStringLiteral("B") ? QStringLiteral("yes") : QStringLiteral("no"));
}

void TstFundingModel::gapThatLacksAVenue()
{
    FundingModel m(kBoth, nullptr);
    FundingSnapshot s;
    s.asOf = m_now;
    s.rows = {fundingRow("A", 1, 2), fundingRow("B", 1, 2)};
    s.rows[1].rateMissing = 0b1000;
    m.apply(s, m_now);
    const auto said = [&](int row, int role) { return m.index(row, m.gapColumn()).data(role).toString(); };
    QCOMPARE(said(0, Qt::DisplayRole), QStringLiteral("1.00"));
    QCOMPARE(said(1, Qt::DisplayRole), QStringLiteral("\u2265 1.00"));
    QVERIFY(!said(0, Qt::ToolTipRole).contains(QStringLiteral("without")));
    QVERIFY(said(1, Qt::ToolTipRole).contains(QStringLiteral("without HL")));
    const ExportTable t = m.toExport();
    const auto bound = t.heads.indexOf(QStringLiteral("gap_lower_bound"));
    QVERIFY(bound > 0);
    for (const QStringList& line : t.rows)
        QCOMPARE(line[bound], line[0] == QStringLiteral("B") ? QStringLiteral("yes") : QStringLiteral("no"));
}

void TstFundingModel::compounding()
{
    // 0.01 % every 8 h: 1095 times a year, 1.0001^1095 - 1 = 11.5714 %.
    FundingCell c = cellOf(1, 8);
    QVERIFY(std::abs(*compoundedYear(c) - 0.115714) < 1e-6);
    c.hours.reset();
    QVERIFY(!compoundedYear(c));
}

QTEST_MAIN(TstFundingModel)
#include "tst_funding_model.moc"
