// The tape's model never resets and says what was told late; the strip's figures name what is left out, and
// trouble is only where nobody delivers.
#include "tests/support/model_bench.h"
#include "tests/support/sample_hub.h"
#include "ui/asset_summary.h"
#include "ui/panels/liquidation_model.h"
#include "ui/strip_content.h"
#include "ui/trouble_band.h"
#include "widgets/table_delegate.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;

class TstTapeAndStrip : public QObject, private test::ModelBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void tapeIsNewestFirstAndNeverResets();
    void tapeFilters();
    void tapeBarsShareTheLargest();

    void stripNamesWhatIsLeftOut();
    void stripVenueStates();
    void liquidatedSumsSayHowLong();
    void troubleOnlyWhenNobodyDelivers();
};

void TstTapeAndStrip::tapeIsNewestFirstAndNeverResets()
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

void TstTapeAndStrip::tapeFilters()
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

void TstTapeAndStrip::tapeBarsShareTheLargest()
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

void TstTapeAndStrip::stripNamesWhatIsLeftOut()
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

void TstTapeAndStrip::stripVenueStates()
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

void TstTapeAndStrip::liquidatedSumsSayHowLong()
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

void TstTapeAndStrip::troubleOnlyWhenNobodyDelivers()
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

QTEST_MAIN(TstTapeAndStrip)
#include "tst_tape_and_strip.moc"
