// What the liquidation map keeps: cut-offs by instrument, rows, the way back of one instrument alone; and that
// what it draws is what it exports.
#include "tests/support/numbers.h"
#include "tests/support/panel_rig.h"
#include "ui/export_table.h"
#include "ui/panels/liquidation_map_panel.h"

#include <QJsonArray>

using namespace plimsoll;
using namespace std::chrono_literals;

class TstLiquidationMapState : public QObject, private test::PanelRig {
    Q_OBJECT

    std::unique_ptr<LiquidationMapPanel> made()
    {
        useFour();
        m_deps->started = m_now.wall - 1h;
        auto panel = std::make_unique<LiquidationMapPanel>(*m_deps, nullptr);
        show(*panel, sample::Mood::Full, {1'100, 820});
        return panel;
    }

private Q_SLOTS:
    void initTestCase()
    {
        qRegisterMetaType<plimsoll::HistoryRequest>();
        begin();
    }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void cutoffsBelongToTheAsset()
    {
        const auto panel = made();
        ForcedMap& map = *panel->map();
        const Cutoffs btc{1e6, 50e6}, doge{1e3, 1e5};
        map.setCutoffs(btc);
        m_selection->setAsset(QStringLiteral("DOGE"));
        QVERIFY(!map.cutoffsByUser());
        map.setCutoffs(doge);
        m_selection->setAsset(QStringLiteral("BTC"));
        QVERIFY(map.cutoffsByUser());
        QCOMPARE(map.cutoffs(), btc);
        map.setGroup(10);
        LiquidationMapPanel again(*m_deps, nullptr);
        again.restoreState(panel->saveState());
        QCOMPARE(again.map()->cutoffs(), btc);
        QCOMPARE(again.map()->leastGroup(), 10);
        m_selection->setAsset(QStringLiteral("DOGE"));
        QCOMPARE(again.map()->cutoffs(), doge);
        // Automatic again: for this one alone.
        again.map()->setCutoffs(std::nullopt);
        m_selection->setAsset(QStringLiteral("BTC"));
        QCOMPARE(again.map()->cutoffs(), btc);
        m_selection->setAsset(QStringLiteral("DOGE"));
        QVERIFY(!again.map()->cutoffsByUser());
        // As an earlier version wrote them: of the asset that is shown.
        again.restoreState(QJsonObject{{QStringLiteral("from"), 2e5}, {QStringLiteral("to"), 3e6}});
        QCOMPARE(again.map()->cutoffs(), (Cutoffs{2e5, 3e6}));
        QCOMPARE(again.map()->leastGroup(), 1);
        m_selection->setAsset(QStringLiteral("BTC"));
        QVERIFY(!again.map()->cutoffsByUser());
    }

    // At the start panels are set before an asset is chosen: what an earlier version kept is of the first one
    // shown.
    void oldCutoffsAreOfTheFirstAssetShown()
    {
        useFour();
        const QString from = QStringLiteral("from"), to = QStringLiteral("to"), by = QStringLiteral("cutoffs");
        const Cutoffs own{2e5, 3e6};
        Selection early, late;
        const auto panelOn = [this](Selection& of) {
            return std::make_unique<LiquidationMapPanel>(PanelDeps{m_theme, of, sample::Hub::four()}, nullptr);
        };
        const auto first = panelOn(early);
        first->restoreState(QJsonObject{{from, own.lower}, {to, own.upper}});
        QVERIFY(!first->map()->cutoffsByUser());
        // Kept before anything was shown, they are not lost.
        const auto panel = panelOn(late);
        panel->restoreState(first->saveState());
        late.setAsset(QStringLiteral("DOGE"));
        QVERIFY(panel->map()->cutoffsByUser());
        QCOMPARE(panel->map()->cutoffs(), own);
        late.setAsset(QStringLiteral("BTC"));
        QVERIFY(!panel->map()->cutoffsByUser());
        late.setAsset(QStringLiteral("DOGE"));
        QCOMPARE(panel->map()->cutoffs(), own);
        // And from then on by asset.
        const QJsonObject kept = panel->saveState();
        QVERIFY(!kept.contains(from) && !kept.contains(to));
        QCOMPARE(kept.value(by).toObject(),
                 (QJsonObject{{QStringLiteral("DOGE"), QJsonArray{own.lower, own.upper}}}));
        // What is set by hand afterwards stays.
        panel->map()->setCutoffs(std::nullopt);
        late.setAsset(QStringLiteral("BTC"));
        late.setAsset(QStringLiteral("DOGE"));
        QVERIFY(!panel->map()->cutoffsByUser());
    }

    void undoDoesNotLeadToAnotherAssetsPrices()
    {
        const auto panel = made();
        ForcedMap& map = *panel->map();
        map.setFocus();
        QTest::keyClick(&map, Qt::Key_Up);
        QTest::keyClick(&map, Qt::Key_Up);
        m_selection->setAsset(QStringLiteral("DOGE"));
        const double top = map.priceAt(map.heatRect().top());
        QTest::keyClick(&map, Qt::Key_Z, Qt::ControlModifier);
        VERIFY_NEAR(map.priceAt(map.heatRect().top()), top);
        QVERIFY(!map.paused());
    }

    void whatIsDrawnIsExported()
    {
        const auto panel = made();
        const auto board = m_hub->liquidationBoard.read().value;
        auto answer = std::make_shared<HistoryAnswer>();
        answer->request.asset = "BTC";
        HistoryAnswer::Liquidation l;
        l.venue = VenueId::Bybit;
        l.asset = "BTC";
        l.row.ms = toUnixMs(m_now.wall - 2h);
        l.row.receivedMs = l.row.ms + 100;
        l.row.price = 84'000;
        l.row.coins = 2;
        l.row.longs = true;
        answer->liquidations.push_back(l);
        HistoryAnswers all;
        all.by["liquidation_map"] = answer;
        m_hub->past.publish(all);
        panel->pull(*m_hub, m_now, true);
        const std::vector<ExportTable> series = panel->exportSeries();
        QCOMPARE(series.size(), std::size_t{1});
        const ExportTable& t = series.front();
        QCOMPARE(t.heads.last(), QStringLiteral("known"));
        qsizetype seen = 0;
        for (const auto& hour : board->hours) seen += static_cast<qsizetype>(hour->cells.size());
        QList<QStringList> stored;
        qsizetype ofThis = 0;
        for (const QStringList& row : t.rows) {
            QCOMPARE(row.size(), t.heads.size());
            if (row.last() == QLatin1String("stored")) stored << row;
            ofThis += row.last() == QLatin1String("this run");
        }
        QCOMPARE(ofThis, seen);
        QCOMPARE(stored.size(), 1);
        QCOMPARE(stored[0][t.heads.indexOf(QStringLiteral("usd"))], QStringLiteral("168000.00"));
        QCOMPARE(stored[0][t.heads.indexOf(QStringLiteral("liquidated"))], QStringLiteral("long"));
    }
};

QTEST_MAIN(TstLiquidationMapState)
#include "tst_liquidation_map_state.moc"
