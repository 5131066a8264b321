// The timeline of a replay: what lies where, jumps to marks, the range to repeat by keys and mouse, words.
#include "ui/replay_bar.h"
#include "ui/replay_timeline.h"

#include <QComboBox>
#include <QImage>
#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

constexpr Timestamp kBegin = fromUnixMs(1'700'000'000'000);

ReplayState state(Duration at = 100s)
{
    ReplayState s;
    s.begin = kBegin;
    s.end = kBegin + 1'000s;
    s.position = kBegin + at;
    s.playing = true;
    return s;
}

TimelineMarksPtr marks()
{
    TimelineMarks m;
    m.marks = {{kBegin + 200s, TimelineMark::Kind::Warning, Severity::Warning, QStringLiteral("spread wide")},
               {kBegin + 300s, TimelineMark::Kind::Cleared, Severity::None, QStringLiteral("spread wide")},
               {kBegin + 400s, TimelineMark::Kind::Alert, Severity::Critical, QStringLiteral("my alert")},
               {kBegin + 600s, TimelineMark::Kind::Gap, Severity::None, QStringLiteral("Binance: a gap")}};
    m.liquidations = {{kBegin + 500s, true, VenueId::Bybit, 2e6, QStringLiteral("BTC")},
                      {kBegin + 500s, false, VenueId::Okx, 1e3, QStringLiteral("BTC")}};
    m.holes = {{kBegin + 700s, kBegin + 760s, VenueId::Okx, true}};
    m.reached = kBegin + 1'000s;
    m.complete = true;
    return std::make_shared<const TimelineMarks>(std::move(m));
}

}  // namespace

class TestReplayTimeline : public QObject {
    Q_OBJECT
    Theme m_theme = builtinTheme(QStringLiteral("dark"));

    std::unique_ptr<ReplayBar> open()
    {
        auto bar = std::make_unique<ReplayBar>(m_theme, nullptr);
        bar->resize(1'300, bar->height());
        bar->show();
        bar->setState(state());
        bar->setMarks(marks());
        return bar;
    }
    static Duration seconds(const QSignalSpy& spy, int argument = 0)
    {
        return spy.last()[argument].value<Timestamp>() - kBegin;
    }

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<Timestamp>("plimsoll::Timestamp"); }

    void jumpsFromMarkToMark()
    {
        const auto bar = open();
        ReplayTimeline* line = bar->timeline();
        QSignalSpy seek(bar.get(), &ReplayBar::seekRequested);
        QList<qint64> went;
        for (ReplayState s = state(); line->jump(true); bar->setState(s)) {
            s.position = seek.last()[0].value<Timestamp>();
            went << std::chrono::duration_cast<std::chrono::seconds>(s.position - kBegin).count();
        }
        QCOMPARE(went, (QList<qint64>{198, 398, 598}));  // two seconds before each; that one cleared is no place
        QVERIFY(line->jump(false));
        QVERIFY(seconds(seek) == 398s);
        // On the way somewhere the next jump goes on from there.
        ReplayState s = state();
        s.seeking = kBegin + 398s;
        bar->setState(s);
        QVERIFY(line->jump(true));
        QVERIFY(seconds(seek) == 598s);
        // Why an incident was kept is a mark before anything has been looked at.
        TimelineFacts facts;
        facts.reasons = {
            {kBegin + 450s, TimelineMark::Kind::Reason, Severity::Critical, QStringLiteral("cascade")}};
        bar->setFacts(facts);
        bar->setMarks({});
        bar->setState(state());
        QVERIFY(line->jump(true));
        QVERIFY(seconds(seek) == 448s);
        // What is run through unseen is no place to go to.
        s = state(460s);
        s.start = kBegin + 449s;
        bar->setState(s);
        QVERIFY(line->jump(false));
        QVERIFY(seconds(seek) == 449s);
    }

    void saysWhatIsThere()
    {
        const auto bar = open();
        ReplayTimeline* line = bar->timeline();
        const auto at = [&](Duration t) { return line->textAt(line->xAt(kBegin + t)); };
        QVERIFY(at(200s).contains(QStringLiteral("Warning: spread wide")));
        QVERIFY(at(300s).contains(QStringLiteral("Cleared: spread wide")));
        QVERIFY(at(400s).contains(QStringLiteral("Alert: my alert")));
        const QString liquidated = at(500s);
        QVERIFY2(liquidated.contains(QStringLiteral("2 liquidations here: longs $2.00m, shorts $1.00k")),
                 qPrintable(liquidated));
        QVERIFY(at(600s).contains(QStringLiteral("a gap")));
        QVERIFY(at(730s).contains(QStringLiteral("OKX said nothing from")));
        QCOMPARE(at(900s).count(u'\n'), 0);  // only the time
        QVERIFY(at(900s).endsWith(QStringLiteral("UTC")));
        TimelineMarks half = *marks();
        half.complete = false;
        half.reached = kBegin + 400s;
        bar->setMarks(std::make_shared<const TimelineMarks>(half));
        QVERIFY(at(900s).contains(QStringLiteral("not looked through yet")));
        QCOMPARE(bar->placeText(), QStringLiteral("looked through 40 %"));
    }

    void theRangeByKeys()
    {
        const auto bar = open();
        QSignalSpy loop(bar.get(), &ReplayBar::loopChosen);
        bar->timeline()->markLoop(false);
        QVERIFY(loop.last()[0].toBool() && seconds(loop, 1) == 100s && seconds(loop, 2) == 1'000s);
        ReplayState s = state(300s);
        s.loop = true;
        s.loopBegin = kBegin + 100s;
        s.loopEnd = s.end;
        bar->setState(s);
        bar->timeline()->markLoop(true);
        QVERIFY(seconds(loop, 1) == 100s && seconds(loop, 2) == 300s);
        bar->toggleLoop();
        QVERIFY(!loop.last()[0].toBool());
        s.loopEnd = kBegin + 300s;
        bar->setState(s);
        QVERIFY(bar->placeText().startsWith(QStringLiteral("repeats ")));
        QVERIFY(bar->findChild<QToolButton*>(QStringLiteral("replayLoop"))->isChecked());
    }

    void theMouse()
    {
        const auto bar = open();
        ReplayTimeline* line = bar->timeline();
        QSignalSpy seek(bar.get(), &ReplayBar::seekRequested), loop(bar.get(), &ReplayBar::loopChosen);
        const auto point = [&](Duration t, int y) { return QPoint(line->xAt(kBegin + t), y); };
        QTest::mouseClick(line, Qt::LeftButton, {}, point(800s, 30));
        QVERIFY(std::abs(toSeconds(seconds(seek)) - 800) < 2);
        // On a mark: to just before it.
        QTest::mouseClick(line, Qt::LeftButton, {}, point(400s, 6));
        QVERIFY(seconds(seek) == 398s);
        const auto seeks = seek.count();
        QTest::mousePress(line, Qt::LeftButton, Qt::ShiftModifier, point(250s, 30));
        QTest::mouseMove(line, point(500s, 30));
        QTest::mouseRelease(line, Qt::LeftButton, Qt::ShiftModifier, point(500s, 30));
        QCOMPARE(seek.count(), seeks);
        QVERIFY(loop.last()[0].toBool() && std::abs(toSeconds(seconds(loop, 1)) - 250) < 2 &&
                std::abs(toSeconds(seconds(loop, 2)) - 500) < 2);
        // An end is dragged on.
        ReplayState s = state();
        s.loop = true;
        s.loopBegin = kBegin + 250s;
        s.loopEnd = kBegin + 500s;
        bar->setState(s);
        QTest::mousePress(line, Qt::LeftButton, {}, point(500s, 30));
        QTest::mouseRelease(line, Qt::LeftButton, {}, point(600s, 30));
        QVERIFY(std::abs(toSeconds(seconds(loop, 1)) - 250) < 2 &&
                std::abs(toSeconds(seconds(loop, 2)) - 600) < 2);
        // Shift and a click without a way set nothing.
        const auto loops = loop.count();
        QTest::mouseClick(line, Qt::LeftButton, Qt::ShiftModifier, point(700s, 30));
        QCOMPARE(loop.count(), loops);
    }

    void speedsOnOffer()
    {
        const auto bar = open();
        auto* box = bar->findChild<QComboBox*>(QStringLiteral("replaySpeed"));
        QCOMPARE(box->itemText(0), QStringLiteral("0.25\u00d7"));
        QCOMPARE(box->itemText(box->count() - 1), QStringLiteral("max"));
        QSignalSpy speed(bar.get(), &ReplayBar::speedChosen);
        ReplayState s = state();
        const auto press = [&](int by, double from) {
            s.speed = from;
            bar->setState(s);
            const auto before = speed.count();
            bar->changeSpeed(by);
            return speed.count() > before ? speed.last()[0].toDouble() : -1;
        };
        QCOMPARE(press(1, 1), 2.0);
        QCOMPARE(press(-1, 1), 0.5);
        QCOMPARE(press(1, 100), 0.0);
        QCOMPARE(press(-1, 0), 100.0);
        QCOMPARE(press(1, 0), -1.0);
        QCOMPARE(press(-1, 0.25), -1.0);
        QCOMPARE(press(1, 3), 4.0);
    }

    void theWayIsSaid()
    {
        const auto bar = open();
        ReplayState s = state(250s);
        s.seeking = kBegin + 500s;
        bar->setState(s);
        QCOMPARE(bar->placeText(), QStringLiteral("on the way, 50 %"));
        QVERIFY(bar->timeText().startsWith(QStringLiteral("22:21:40")));  // where it goes
    }

    void isDrawnInEveryTheme()
    {
        for (const QString& name : builtinThemeNames()) {
            m_theme = builtinTheme(name);
            const auto bar = open();
            const QImage picture = bar->timeline()->grab().toImage();
            const auto holds = [&](const QColor& color) {
                for (int y = 0; y < picture.height(); ++y)
                    for (int x = 0; x < picture.width(); ++x)
                        if (picture.pixelColor(x, y).rgb() == color.rgb()) return true;
                return false;
            };
            QVERIFY2(holds(m_theme.liq.longs) && holds(m_theme.liq.shorts), qPrintable(name));
            QVERIFY2(holds(m_theme.severity.warn) && holds(m_theme.severity.critical), qPrintable(name));
            QVERIFY2(holds(m_theme.text.strong), qPrintable(name));
        }
        m_theme = builtinTheme(QStringLiteral("dark"));
    }
};

QTEST_MAIN(TestReplayTimeline)
#include "tst_replay_timeline.moc"
