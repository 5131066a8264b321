// `plimsoll demo` as a person has it: four live venues, scenario and speed from the bar, SIMULATED in the title,
// the badge, the bar and across the panels as long as the window is there.
#include "app/application.h"
#include "feeds/sim/scenario.h"
#include "tests/support/demo_rig.h"
#include "ui/demo_bar.h"
#include "ui/main_window.h"
#include "ui/replay_bar.h"
#include "ui/top_bar.h"
#include "ui/watermark.h"

#include <QComboBox>
#include <QToolButton>
#include <QtTest>

using namespace plimsoll;

class TestSimDemo : public QObject, private test::DemoRig {
    Q_OBJECT

    MainWindow& window() { return m_application->window(); }
    DemoBar* bar() { return window().findChild<DemoBar*>(); }
    QComboBox* box(const char* name) { return window().findChild<QComboBox*>(QLatin1String(name)); }

    std::size_t liveVenues()
    {
        const auto health = m_application->hub().health.read().value;
        if (!health) return 0;
        return static_cast<std::size_t>(
            std::count_if(health->venues.begin(), health->venues.end(),
                          [](const VenueRow& row) { return row.state == Freshness::Live; }));
    }
    // Its books, of all four.
    std::size_t liveBooks()
    {
        const auto depth = m_application->hub().depth.read().value;
        if (!depth) return 0;
        return static_cast<std::size_t>(
            std::count_if(depth->lanes.begin(), depth->lanes.end(), [](const DepthLane& lane) {
                return lane.state == BookState::Live && !lane.bids.empty() && !lane.asks.empty();
            }));
    }
    void choose(QComboBox* box, int index)
    {
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { close(); }

    void fourVenuesAreLive()
    {
        QTRY_COMPARE_WITH_TIMEOUT(liveVenues(), kVenueCount, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(liveBooks() >= kVenueCount, kPatienceMs);
    }

    void everythingSaysSimulated()
    {
        QVERIFY(window().windowTitle().contains(QStringLiteral("SIMULATED")));
        QVERIFY(window().findChild<TopBar*>()->modeWord().startsWith(QStringLiteral("SIMULATED")));
        auto* mark = window().findChild<Watermark*>();
        QVERIFY(mark && mark->isVisible() && mark->testAttribute(Qt::WA_TransparentForMouseEvents));
        QVERIFY(bar()->isVisible());
        QVERIFY(!window().findChild<ReplayBar*>()->isVisible());
        // Across the panels something is drawn that is not there without it.
        QWidget* over = mark->parentWidget();
        const QRect where = mark->geometry();
        const QImage with = over->grab(where).toImage();
        mark->hide();
        const QImage without = over->grab(where).toImage();
        QVERIFY(with != without);
    }

    void theScenarioIsChosenInTheBar()
    {
        QComboBox* scenarios = box("demoScenario");
        QTRY_COMPARE_WITH_TIMEOUT(bar()->state().scenario, QStringLiteral("calm"), kPatienceMs);
        QCOMPARE(scenarios->count(), static_cast<int>(sim::builtInScenarios().size()));
        choose(scenarios, scenarios->findData(QStringLiteral("cascade_down")));
        QTRY_COMPARE_WITH_TIMEOUT(bar()->state().scenario, QStringLiteral("cascade_down"), kPatienceMs);
        const auto chosen = sim::loadScenario(QStringLiteral("cascade_down"));
        QCOMPARE(bar()->state().phase.toStdString(), chosen->phases.front().name);
        QCOMPARE(scenarios->currentData().toString(), QStringLiteral("cascade_down"));
    }

    void theSpeedIsChosenInTheBar()
    {
        QComboBox* speeds = box("demoSpeed");
        QTRY_COMPARE_WITH_TIMEOUT(bar()->state().speed, 1.0, kPatienceMs);
        choose(speeds, speeds->findData(10.0));
        QTRY_COMPARE_WITH_TIMEOUT(bar()->state().speed, 10.0, kPatienceMs);
        QTRY_COMPARE(window().findChild<TopBar*>()->modeWord(), QStringLiteral("SIMULATED 10\u00d7"));
        // The market itself goes faster, as far as the machine lets it.
        QTRY_VERIFY_WITH_TIMEOUT(bar()->state().reached > 1.5, 4 * kPatienceMs);
        QVERIFY(window().windowTitle().contains(QStringLiteral("SIMULATED")));
    }

    void theMarketStandsStillAndGoesOn()
    {
        auto* play = window().findChild<QToolButton*>(QStringLiteral("demoPlay"));
        QTRY_COMPARE_WITH_TIMEOUT(liveVenues(), kVenueCount, kPatienceMs);
        play->click();
        QTRY_VERIFY_WITH_TIMEOUT(bar()->state().paused, kPatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(bar()->state().reached, 0.0, kPatienceMs);
        QVERIFY(bar()->isVisible());
        play->click();
        QTRY_VERIFY_WITH_TIMEOUT(!bar()->state().paused, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(bar()->state().reached > 0, kPatienceMs);
    }
};

QTEST_MAIN(TestSimDemo)
#include "tst_sim_demo.moc"
