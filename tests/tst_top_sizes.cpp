// Sizes of the best quotes above open interest, on one axis of time: what is drawn is what the kept books hold,
// gaps stay gaps, and the two plots move as one.
#include "tests/support/heat_rig.h"
#include "tests/support/history_panel_rig.h"
#include "tests/support/sample_past.h"
#include "ui/panels/history_panel.h"
#include "ui/panels/top_sizes.h"
#include "widgets/segmented.h"
#include "widgets/time_plot.h"

#include <QComboBox>
#include <QTest>

using namespace plimsoll;
using namespace std::chrono_literals;

class TstTopSizes : public QObject, private test::HistoryPanelRig {
    Q_OBJECT

    static TopSizes sizesOf(const test::LaneMaker& lane, std::int64_t second, SizeUnit unit = SizeUnit::Usd,
                            Duration back = 10min)
    {
        const auto depth = test::snapshot({&lane}, second);
        const Timestamp to = depth->asOf.wall;
        return topSizes(depth.get(), QStringLiteral("BTC"), {VenueId::Binance, VenueId::Bybit},
                        {HistoryView::Tops, 0x0f, unit, FundingUnit::Bp8h}, Market::Perp, to - back, to,
                        builtinTheme(QStringLiteral("dark")));
    }
    std::unique_ptr<HistoryPanel> shown()
    {
        auto panel = HistoryPanelRig::shown({700, 520});
        sample::Hub(*m_hub, m_now, sample::Mood::Full, true, sample::Hub::four()).fill();
        answer(*sample::pastSeries(m_now, m_now.wall, sample::Hub::four(), {0, 0, 0, 0}));
        return panel;
    }

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init()
    {
        fresh();
        useFour();
    }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void bestRowsAreWhatIsDrawn()
    {
        test::LaneMaker lane;
        for (int s = 0; s < 60; ++s) lane.column(s, 80'005, s >= 20 && s < 30);
        const TopSizes t = sizesOf(lane, 59);
        QCOMPARE(t.series.size(), std::size_t{2});
        QCOMPARE(t.series[0].name, QStringLiteral("Binance, size at the best bid"));
        QCOMPARE(t.series[1].name, QStringLiteral("Binance, size at the best ask"));
        const Timestamp at = test::kBegin + 10s;
        // Rows of $10 around $80,005: the best bid's begins at $80,000, the best ask's at $80,010.
        QCOMPARE(*valueAt(t.series[0], at), static_cast<double>(test::LaneMaker::qtyAt(8'000, false)) * 80'004.9);
        QCOMPARE(*valueAt(t.series[1], at), -static_cast<double>(test::LaneMaker::qtyAt(8'001, true)) * 80'005.1);
        QVERIFY2(t.unit.contains(QStringLiteral("US dollars")), qPrintable(t.unit));
        QVERIFY2(t.note.contains(QStringLiteral("10 wide")) && t.note.contains(QStringLiteral("1 s")),
                 qPrintable(t.note));
        // In coins.
        const TopSizes coins = sizesOf(lane, 59, SizeUnit::Base);
        QCOMPARE(*valueAt(coins.series[0], at), static_cast<double>(test::LaneMaker::qtyAt(8'000, false)));
        QVERIFY2(coins.unit.startsWith(QStringLiteral("BTC")), qPrintable(coins.unit));
    }

    void gapsStayGaps()
    {
        test::LaneMaker lane;
        for (int s = 0; s < 60; ++s) lane.column(s, 80'005, s >= 20 && s < 30);
        const TopSizes t = sizesOf(lane, 59);
        QVERIFY(valueAt(t.series[0], test::kBegin + 19s));
        for (const int s : {20, 25, 29}) QVERIFY(!valueAt(t.series[0], test::kBegin + std::chrono::seconds{s}));
        QVERIFY(valueAt(t.series[0], test::kBegin + 30s));
        QCOMPARE(t.gaps.size(), std::size_t{2});  // before anything was kept, and where the book was lost
        QCOMPARE(t.gaps[0].to, test::kBegin);
        QCOMPARE(t.gaps[1].from, test::kBegin + 20s);
        QCOMPARE(t.gaps[1].to, test::kBegin + 30s);
        // A book that has ended is not drawn on to the present.
        test::LaneMaker ended;
        for (int s = 0; s < 60; ++s) ended.column(s, 80'005, s >= 30);
        const TopSizes old = sizesOf(ended, 59);
        QVERIFY(!old.series[0].points.back().value);
        // Of another asset nothing is known.
        const auto depth = test::snapshot({&lane}, 59, "ETH");
        QVERIFY(topSizes(depth.get(), QStringLiteral("BTC"), {VenueId::Binance}, {}, Market::Perp, test::kBegin,
                         test::kBegin + 60s, m_theme)
                    .series.empty());
        QVERIFY(topSizes(nullptr, QStringLiteral("BTC"), {VenueId::Binance}, {}, Market::Perp, test::kBegin,
                         test::kBegin + 60s, m_theme)
                    .text);  // the axis can be written all the same
    }

    void farBackInLongerColumns()
    {
        test::LaneMaker lane;
        for (int s = 0; s < 60; ++s) lane.column(s, 80'005);
        DepthHistoryView minutes = lane.lane.history;
        minutes.column = 60s;
        lane.lane.history.coarser = {minutes};
        QVERIFY(sizesOf(lane, 59).note.contains(QStringLiteral("1 s")));
        QVERIFY(sizesOf(lane, 59, SizeUnit::Usd, 24h).note.contains(QStringLiteral("1 m")));
    }

    void theNoteIsOfAllVenues()
    {
        test::LaneMaker a, b(VenueId::Bybit, 20);
        for (int s = 0; s < 60; ++s) a.column(s, 80'005), b.column(s, 80'005);
        const auto depth = test::snapshot({&a, &b}, 59);
        const Timestamp to = depth->asOf.wall;
        const TopSizes t = topSizes(depth.get(), QStringLiteral("BTC"), {VenueId::Binance, VenueId::Bybit},
                                    {HistoryView::Tops, 0x0f, SizeUnit::Usd, FundingUnit::Bp8h}, Market::Perp,
                                    to - 10min, to, builtinTheme(QStringLiteral("dark")));
        QVERIFY2(t.note.contains(QStringLiteral("10\u201320 wide")), qPrintable(t.note));
        // Also where nothing is stored of the interest below.
        HistoryPanel panel(*m_deps, nullptr);
        show(panel, sample::Mood::Full, {700, 520});
        panel.views()->setCurrentIndex(panel.views()->findText(QStringLiteral("Best quotes, OI")));
        panel.spans()->setCurrent(0);
        HistoryAnswer none;
        none.request.by = "history";
        none.request.asset = "BTC";
        HistoryAnswers all;
        all.by["history"] = std::make_shared<const HistoryAnswer>(none);
        m_hub->past.publish(std::move(all));
        panel.pull(*m_hub, m_now, true);
        QVERIFY2(panel.footer().contains(QStringLiteral("a sample every")), qPrintable(panel.footer()));
    }

    // Books come thirty times a second; the panel moves on when its columns do.
    void booksAloneAreLittleWork()
    {
        const auto panel = shown();
        panel->views()->setCurrentIndex(panel->views()->findText(QStringLiteral("Best quotes, OI")));
        panel->pull(*m_hub, m_now, true);
        int moved = 0;
        Timestamp to = panel->plot()->to();
        for (int i = 0; i < 30; ++i) {
            m_clock.advance(33ms);
            m_hub->depth.publish(m_hub->depth.read().value);
            panel->pull(*m_hub, {m_clock.wall(), m_clock.mono()});
            moved += panel->plot()->to() != to;
            to = panel->plot()->to();
        }
        QVERIFY2(moved >= 1 && moved <= 3, qPrintable(QString::number(moved)));
    }

    void aSilentModelIsSaidAbove()
    {
        const auto panel = shown();
        panel->views()->setCurrentIndex(panel->views()->findText(QStringLiteral("Best quotes, OI")));
        panel->spans()->setCurrent(0);
        panel->pull(*m_hub, m_now, true);
        m_clock.advance(60s);
        QVERIFY(panel->pull(*m_hub, {m_clock.wall(), m_clock.mono()}));
        const QImage silent = panel->tops()->grab().toImage();
        panel->tops()->setStale(false);
        QVERIFY(panel->tops()->grab().toImage() != silent);
        panel->tops()->setStale(true, QStringLiteral("the model is silent"));
        QCOMPARE(panel->tops()->grab().toImage(), silent);
    }

    void twoPlotsMoveAsOne()
    {
        const auto panel = shown();
        QVERIFY(!panel->tops()->isVisible());
        QVERIFY(panel->watch().focus.empty());
        panel->views()->setCurrentIndex(panel->views()->findText(QStringLiteral("Best quotes, OI")));
        panel->spans()->setCurrent(0);
        panel->pull(*m_hub, m_now, true);
        panel->grab();
        QVERIFY(panel->tops()->isVisible());
        QCOMPARE(panel->watch().focus, std::vector<std::string>{"BTC"});  // its books are wanted
        QVERIFY(!panel->tops()->readingAt(m_now.wall - 60s).empty());
        QVERIFY(panel->tops()->readingAt(m_now.wall - 60s).front().name.contains(QStringLiteral("best")));
        QVERIFY2(panel->footer().contains(QStringLiteral("a sample every 1 s")), qPrintable(panel->footer()));
        // The same moment lies at the same place.
        const auto together = [&] {
            panel->grab();
            QCOMPARE(panel->tops()->from(), panel->plot()->from());
            QCOMPARE(panel->tops()->to(), panel->plot()->to());
            QCOMPARE(panel->tops()->plotRect().left(), panel->plot()->plotRect().left());
            QCOMPARE(panel->tops()->plotRect().right(), panel->plot()->plotRect().right());
        };
        together();
        QTest::keyClick(panel->plot(), Qt::Key_Plus);
        together();
        QTest::keyClick(panel->tops(), Qt::Key_Plus);
        QTest::keyClick(panel->tops(), Qt::Key_Left);
        QVERIFY(panel->plot()->paused());
        together();
        QTest::keyClick(panel->plot(), Qt::Key_End);
        QVERIFY(!panel->tops()->paused());
        together();
        panel->views()->setCurrentIndex(0);
        QVERIFY(!panel->tops()->isVisible());
    }
};

QTEST_MAIN(TstTopSizes)
#include "tst_top_sizes.moc"
