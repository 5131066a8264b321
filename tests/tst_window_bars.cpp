// The window's bars: what the strip, the status line, the band of troubles, the replay bar and the title say, and
// where a click on them leads.
#include "model/alerts/alert_standing.h"
#include "tests/support/main_window_rig.h"
#include "ui/dock_host.h"
#include "ui/feed_strip.h"
#include "ui/panels/depth_panel.h"
#include "ui/replay_bar.h"
#include "ui/replay_timeline.h"
#include "ui/status_line.h"
#include "ui/top_bar.h"
#include "ui/trouble_band.h"
#include "ui/voice_desk.h"

#include <QApplication>
#include <QComboBox>
#include <QHelpEvent>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>
#include <QToolButton>
#include <QToolTip>

#include <cmath>

using namespace plimsoll;

class TstWindowBars : public QObject, private test::MainWindowRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void cleanup() { close(); }

    void noticesOfTheStartAreAllShown();
    void lastingConditionsStay();
    void alertsThatCannotSpeakOpenTheirPanel();
    void atTheStartOnlyFailedAlertsAreNamed();
    void whatMustBeKnownComesFirst();
    void whatIsLeftOutHasNoTip();
    void stripOpensHealth();
    void statusLineTurnsRedOnLoss();
    void troubleBandComesAndGoes();
    void theHistorySaysHowItFares();
    void replayBarDrives();
    void liveHasNoReplayBar();
    void modeIsWritten_data();
    void modeIsWritten();

private:
    QString alertsSaid() const
    {
        for (const StatusItem& i : part<StatusLine>()->items())
            if (i.place == QLatin1String("alerts")) return i.text;
        return {};
    }
};

// Said before anybody could read them: each has its time, and what somebody does meanwhile costs none.
void TstWindowBars::noticesOfTheStartAreAllShown()
{
    m_hub = std::make_unique<SnapshotHub>();
    m_window = std::make_unique<MainWindow>(builtinTheme(QStringLiteral("dark")), *m_hub, m_clock,
                                            SourceKind::Live, QStringList{QStringLiteral("binance")});
    MainWindow& w = *m_window;
    for (const char* said : {"first", "second", "second", "third"}) w.setNotice(QLatin1String(said));
    w.show();
    auto* timer = w.findChild<QTimer*>(QStringLiteral("noticeTimer"));
    QVERIFY(timer && timer->isActive());
    const auto shown = [this] { return part<StatusLine>()->rightText(); };
    const auto itsTimeIsOver = [timer] {
        timer->setInterval(0);
        QSignalSpy over(timer, &QTimer::timeout);
        [&] { QTRY_COMPARE(over.size(), 1); }();
    };
    QCOMPARE(shown(), QStringLiteral("first"));
    itsTimeIsOver();
    QCOMPARE(shown(), QStringLiteral("second"));
    w.setNotice(QStringLiteral("Snapshot written"));
    QCOMPARE(shown(), QStringLiteral("Snapshot written"));
    itsTimeIsOver();
    QCOMPARE(shown(), QStringLiteral("second"));
    itsTimeIsOver();
    QCOMPARE(shown(), QStringLiteral("third"));
    itsTimeIsOver();
    QCOMPARE(shown(), QString());
}

void TstWindowBars::lastingConditionsStay()
{
    MainWindow& w = open();
    StatusItem item;
    item.text = QStringLiteral("not saved: desk.json");
    item.bad = true;
    const auto at = [&] {
        const auto& all = part<StatusLine>()->items();
        for (std::size_t i = 0; i < all.size(); ++i)
            if (all[i] == item) return static_cast<int>(i);
        return -1;
    };
    w.setLasting({item});
    QCOMPARE(at(), 1);  // before what a narrow window leaves out
    w.refreshNow();
    QCOMPARE(at(), 1);
    w.setLasting({});
    QCOMPARE(at(), -1);
}

void TstWindowBars::alertsThatCannotSpeakOpenTheirPanel()
{
    MainWindow& w = open();
    m_clock.advance(AlertStanding::kFirst);
    AlertSnapshot s;
    s.asOf = {m_clock.wall(), m_clock.mono()};
    s.rows.emplace_back().state = AlertState::Suspended;
    m_hub->alerts.publish(s);
    w.refreshNow();
    QCOMPARE(alertsSaid(), QStringLiteral("alerts: 1 suspended"));
    if (auto* dock = part<DockHost>()->dock(QStringLiteral("alerts"))) dock->close();
    Q_EMIT part<StatusLine>()->pressed(QStringLiteral("alerts"));
    QTRY_VERIFY(w.panel(QStringLiteral("alerts"))->isVisible());
    s.rows[0].state = AlertState::Armed;
    m_hub->alerts.publish(s);
    w.refreshNow();
    QCOMPARE(alertsSaid(), QString());
}

// Before the first data come all alerts are suspended, at every start.
void TstWindowBars::atTheStartOnlyFailedAlertsAreNamed()
{
    MainWindow& w = open();
    AlertSnapshot s;
    s.rows.resize(2);
    s.rows[0].state = s.rows[1].state = AlertState::Suspended;
    const auto said = [&] {
        s.asOf = {m_clock.wall(), m_clock.mono()};
        m_hub->alerts.publish(s);
        w.refreshNow();
        return alertsSaid();
    };
    QCOMPARE(said(), QString());
    s.rows[1].state = AlertState::Failed;
    QCOMPARE(said(), QStringLiteral("alerts: 1 suspended, 1 failed"));
    s.rows[1].state = AlertState::Suspended;
    m_clock.advance(AlertStanding::kFirst - std::chrono::seconds{1});
    QCOMPARE(said(), QString());
    m_clock.advance(std::chrono::seconds{1});
    QCOMPARE(said(), QStringLiteral("alerts: 2 suspended"));
}

// A narrow window leaves out the end of the line.
void TstWindowBars::whatMustBeKnownComesFirst()
{
    MainWindow& w = open(SourceKind::Live, sample::Mood::Full, {1'366, 768});
    action(QStringLiteral("quiet"))->trigger();
    Hook hook;
    hook.id = 1;
    hook.on = true;
    HookHealth health;
    health.id = 1;
    health.light = HookHealth::Light::Bad;
    w.voices().setHooks({hook});
    w.voices().setHookHealth({health});
    BlackBoxStatus box;
    box.on = true;
    m_hub->blackBox.publish(box);
    w.refreshNow();
    const auto* line = part<StatusLine>();
    const auto at = [&](const char* said) {
        for (std::size_t i = 0; i < line->items().size(); ++i)
            if (line->items()[i].text.startsWith(QLatin1String(said))) return static_cast<int>(i);
        return -1;
    };
    QCOMPARE(at("2 venues"), 0);
    QVERIFY(at("webhooks: 1 of 1 failing") > 0);
    QVERIFY(at("webhooks: 1 of 1 failing") < at("do not disturb"));  // in trouble
    QVERIFY(at("do not disturb") < at("black box"));
    QVERIFY(at("black box") < at("queue 0 lost"));
    QVERIFY(at("black box") < at("alerts by the second"));
    QVERIFY(static_cast<int>(line->places().size()) > at("black box"));
    // What turns red comes to the front.
    HealthSnapshot s = *m_hub->health.read().value;
    s.queueShed = 1'200;
    m_hub->health.publish(s);
    w.refreshNow();
    QVERIFY(at("queue 1,200 lost") < at("do not disturb"));
}

void TstWindowBars::whatIsLeftOutHasNoTip()
{
    const Theme theme = builtinTheme(QStringLiteral("dark"));
    StatusLine line(theme, nullptr);
    line.setItems({{QStringLiteral("first"), QStringLiteral("the first one")},
                   {QString(40, u'x'), QStringLiteral("one that is too long")},
                   {QStringLiteral("last"), QStringLiteral("the last one")}});
    line.resize(200, StatusLine::kHeight);
    line.show();
    QCOMPARE(line.places().size(), std::size_t{1});
    const auto tipAt = [&](int x) {
        const QPoint at(x, 12);
        QHelpEvent help(QEvent::ToolTip, at, line.mapToGlobal(at));
        QApplication::sendEvent(&line, &help);
        return QToolTip::text();
    };
    QCOMPARE(tipAt(line.places()[0].right() + 40), QString());
    QCOMPARE(tipAt(20), QStringLiteral("the first one"));
    line.resize(2'000, StatusLine::kHeight);
    QCOMPARE(line.places().size(), std::size_t{3});
    QCOMPARE(tipAt(line.places()[2].center().x()), QStringLiteral("the last one"));
}

void TstWindowBars::stripOpensHealth()
{
    MainWindow& w = open();
    part<DockHost>()->dock(QStringLiteral("health"))->close();
    auto* strip = part<FeedStrip>();
    QSignalSpy clicked(strip, &FeedStrip::venueClicked);
    QTest::mouseClick(strip, Qt::LeftButton, {}, QPoint(strip->width() - 30, 30));
    QCOMPARE(clicked.count(), 1);
    QCOMPARE(clicked[0][0].value<VenueId>(), VenueId::Bybit);
    QTRY_VERIFY(w.panel(QStringLiteral("health"))->isVisible());
    QVERIFY(strip->figures()[0].value.startsWith(QStringLiteral("BTC 84,012.4")));
}

void TstWindowBars::statusLineTurnsRedOnLoss()
{
    MainWindow& w = open();
    const auto lost = [&] {
        for (const StatusItem& i : part<StatusLine>()->items())
            if (i.text.startsWith(QStringLiteral("queue"))) return i;
        return StatusItem{};
    };
    QCOMPARE(lost().text, QStringLiteral("queue 0 lost"));
    QVERIFY(!lost().bad);
    QCOMPARE(part<StatusLine>()->items()[0].text, QStringLiteral("2 venues"));
    HealthSnapshot s = *m_hub->health.read().value;
    s.queueShed = 1200;
    s.venues[1].state = Freshness::Stale;
    m_hub->health.publish(s);
    w.refreshNow();
    QCOMPARE(lost().text, QStringLiteral("queue 1,200 lost"));
    QVERIFY(lost().bad);
    QCOMPARE(part<StatusLine>()->items()[0].text, QStringLiteral("1 of 2 venues usable"));
}

void TstWindowBars::troubleBandComesAndGoes()
{
    MainWindow& w = open(SourceKind::Live, sample::Mood::Empty);
    auto* band = part<TroubleBand>();
    QVERIFY(band->isVisible());
    QCOMPARE(band->trouble().lines.size(), std::size_t{2});
    QVERIFY(band->trouble().lines[1].what.contains(QStringLiteral("403")));
    QCOMPARE(part<TopBar>()->modeWord(), QStringLiteral("NO DATA"));  // and not LIVE
    // The window answers meanwhile.
    QTest::mouseClick(band, Qt::LeftButton);
    QVERIFY(w.panel(QStringLiteral("health"))->isVisible());
    sample::Hub(*m_hub, {m_clock.wall(), m_clock.mono()}, sample::Mood::Full).fill();
    w.refreshNow();
    QVERIFY(!band->isVisible());
    QCOMPARE(part<TopBar>()->modeWord(), QStringLiteral("LIVE"));
}

void TstWindowBars::theHistorySaysHowItFares()
{
    MainWindow& w = open(SourceKind::Live, sample::Mood::Empty);
    const auto item = [&]() -> StatusItem {
        w.refreshNow();
        for (const StatusItem& i : part<StatusLine>()->items())
            if (i.text.startsWith(QStringLiteral("history"))) return i;
        return {};
    };
    QCOMPARE(item().text, QString());  // nothing is stored in this run: nothing is said
    store::StoreStatus status;
    status.on = true;
    status.written = 1'234;
    m_hub->store.publish(status);
    QCOMPARE(item().text, QStringLiteral("history on"));
    QVERIFY(item().tip.contains(QStringLiteral("1,234 rows")) && !item().bad);
    status.bytes = 12'000'000;
    m_hub->store.publish(status);
    QCOMPARE(item().text, QStringLiteral("history 12 MB"));
    status.trouble = "database or disk is full";
    m_hub->store.publish(status);
    QCOMPARE(item().text, QStringLiteral("history not stored"));
    QVERIFY(item().bad && item().tip.startsWith(QStringLiteral("database or disk is full")));
}

void TstWindowBars::replayBarDrives()
{
    MainWindow& w = open(SourceKind::Replay);
    auto* bar = part<ReplayBar>();
    QVERIFY(bar->isVisible());
    QSignalSpy play(&w, &MainWindow::replayPlayToggled), speed(&w, &MainWindow::replaySpeedChosen),
        seek(&w, &MainWindow::replaySeekRequested);
    ReplayState s;
    s.begin = fromUnixMs(1'700'000'000'000);
    s.end = s.begin + std::chrono::seconds{1000};
    s.position = s.begin + std::chrono::seconds{250};
    s.playing = true;
    s.speed = 4;
    w.setReplay(s);
    QCOMPARE(part<TopBar>()->modeWord(), QStringLiteral("REPLAY 4\u00d7"));
    auto* timeline = bar->timeline();
    QVERIFY(std::abs(timeline->xAt(s.position) - timeline->width() / 4) < 6);
    bar->findChild<QToolButton*>(QStringLiteral("replayPlay"))->click();
    QCOMPARE(play.count(), 1);
    QCOMPARE(play[0][0].toBool(), false);
    auto* box = bar->findChild<QComboBox*>();
    QCOMPARE(box->currentText(), QStringLiteral("4\u00d7"));
    Q_EMIT box->activated(box->count() - 1);
    QCOMPARE(speed.last()[0].toDouble(), 0.0);
    timeline->setFocus();
    QTest::keyClick(timeline, Qt::Key_PageUp);  // a twentieth further
    QCOMPARE(seek.count(), 1);
    const auto to = seek[0][0].value<Timestamp>();
    QVERIFY(to == s.begin + std::chrono::seconds{300});
    // The space bar means the replay, wherever the focus is among the panels.
    qobject_cast<DepthPanel*>(w.panel(QStringLiteral("depth")))->focusInside();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QCOMPARE(play.count(), 2);
    // One entry on: button and full stop.
    QSignalSpy step(&w, &MainWindow::replayStepRequested);
    bar->findChild<QToolButton*>(QStringLiteral("replayStep"))->click();
    QCOMPARE(step.count(), 1);
    qobject_cast<DepthPanel*>(w.panel(QStringLiteral("depth")))->focusInside();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Period);
    QCOMPARE(step.count(), 2);
    s.speed = 0;
    s.ended = true;
    s.playing = false;
    w.setReplay(s);
    QCOMPARE(part<TopBar>()->modeWord(), QStringLiteral("REPLAY max"));
    QVERIFY(bar->timeText().endsWith(QStringLiteral("ended")));
    QVERIFY(!action(QStringLiteral("record"))->isVisible());
}

void TstWindowBars::liveHasNoReplayBar()
{
    open();
    QVERIFY(!part<ReplayBar>()->isVisible());
}

void TstWindowBars::modeIsWritten_data()
{
    QTest::addColumn<int>("source");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("title");
    QTest::newRow("live") << static_cast<int>(SourceKind::Live) << "LIVE"
                          << "Plimsoll";
    QTest::newRow("replay") << static_cast<int>(SourceKind::Replay) << "REPLAY 1\u00d7"
                            << "Plimsoll \u2013 REPLAY";
    QTest::newRow("simulated") << static_cast<int>(SourceKind::Simulated) << "SIMULATED"
                               << "Plimsoll \u2013 SIMULATED";
    QTest::newRow("once simulated") << static_cast<int>(SourceKind::SimulatedReplay)
                                    << "REPLAY of SIMULATED 1\u00d7"
                                    << "Plimsoll \u2013 REPLAY of SIMULATED";
}

void TstWindowBars::modeIsWritten()
{
    QFETCH(int, source);
    QFETCH(QString, word);
    QFETCH(QString, title);
    MainWindow& w = open(static_cast<SourceKind>(source));
    QCOMPARE(part<TopBar>()->modeWord(), word);
    QCOMPARE(w.windowTitle(), title);
}

QTEST_MAIN(TstWindowBars)
#include "tst_window_bars.moc"
