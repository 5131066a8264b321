// A value axis that a hand has set says so, and is set for what was plotted then: another asset, view or unit fits
// anew, or its lines would lie beside the axis and the plot look empty.
#include "tests/support/panel_rig.h"
#include "ui/selection.h"
#include "widgets/time_plot.h"

#include <QtTest>

using namespace plimsoll;

class TestAxisByHand : public QObject, private test::PanelRig {
    Q_OBJECT

    std::unique_ptr<Panel> m_panel;

    TimePlot* open(const QString& id)
    {
        m_panel = make(id);
        show(*m_panel, sample::Mood::Full, {900, 640});
        m_panel->grab();
        return m_panel->findChild<TimePlot*>();
    }

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init()
    {
        fresh();
        useFour();
    }
    void cleanup()
    {
        m_panel.reset();
        QCOMPARE(m_log.complaints(), QString());
    }

    void anotherAsset_data()
    {
        QTest::addColumn<QString>("id");
        for (const char* id : {"interest", "funding_inspector", "basis", "history", "liquidity"})
            QTest::newRow(id) << QString::fromLatin1(id);
    }
    void anotherAsset()
    {
        QFETCH(QString, id);
        TimePlot* const plot = open(id);
        plot->scaleValues(0.5);
        QVERIFY(!plot->valuesFitted());
        m_selection->setAsset(QStringLiteral("SOL"));
        QVERIFY(plot->valuesFitted());
    }
    void anotherView_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("key");
        QTest::newRow("interest") << "interest"
                                  << "view";
        QTest::newRow("funding inspector") << "funding_inspector"
                                           << "view";
        QTest::newRow("basis") << "basis"
                               << "plot";
        QTest::newRow("history") << "history"
                                 << "view";
    }
    void anotherView()
    {
        QFETCH(QString, id);
        QFETCH(QString, key);
        TimePlot* const plot = open(id);
        plot->scaleValues(0.5);
        QVERIFY(!plot->valuesFitted());
        m_panel->restoreState({{key, 1}});
        QVERIFY(plot->valuesFitted());
    }
    void anotherUnit()
    {
        m_selection->setSizeUnit(SizeUnit::Usd);
        TimePlot* plot = open(QStringLiteral("interest"));
        plot->scaleValues(0.5);
        m_selection->setSizeUnit(SizeUnit::Base);
        QVERIFY(plot->valuesFitted());
        m_selection->setFundingUnit(FundingUnit::Bp8h);
        plot = open(QStringLiteral("funding_inspector"));
        plot->scaleValues(0.5);
        m_selection->setFundingUnit(FundingUnit::Apr);
        QVERIFY(plot->valuesFitted());
    }
    void newValuesLeaveItAsItWasSet()
    {
        TimePlot* const plot = open(QStringLiteral("interest"));
        plot->scaleValues(0.5);
        m_panel->pull(*m_hub, m_now, true);
        QVERIFY(!plot->valuesFitted());
    }
};

QTEST_MAIN(TestAxisByHand)
#include "tst_axis_by_hand.moc"
