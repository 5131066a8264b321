// An alert that is suspended or has failed says nothing of the market, and must not be taken for calm: it is told
// once, quietly and summed, kept in the journal, and stands in the status line as long as it lasts.
#include "model/alerts/alert_standing.h"
#include "model/history_collector.h"
#include "tests/support/voice_samples.h"
#include "ui/alert_banner.h"
#include "ui/alert_book.h"
#include "ui/standing_item.h"
#include "ui/toast_stack.h"
#include "ui/voice_desk.h"
#include "ui/voice_tray.h"
#include "widgets/style_sheet.h"

#include <QApplication>
#include <QSignalSpy>
#include <QtTest>

#include <memory>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

AlertRow row(std::uint64_t id, AlertState state, const std::string& note = {})
{
    AlertRow r = test::alertRow(id);
    r.rule.title = "alert " + std::to_string(id);
    r.rule.conditions.push_back({});
    r.rule.conditions.front().asset = "BTC";
    r.state = state;
    r.note = note;
    return r;
}

AlertSnapshot at(Duration t, std::vector<AlertRow> rows)
{
    AlertSnapshot s;
    s.asOf = {fromUnixMs(1'700'000'000'000) + t, Mono{1h} + t};
    s.rows = std::move(rows);
    return s;
}

// What is told from one second to another, both included, while all stands like this.
std::vector<std::string> told(AlertStanding& standing, int from, int to, const std::vector<AlertRow>& rows)
{
    std::vector<std::string> out;
    for (int t = from; t <= to; ++t)
        for (const StandingNews& n : standing.look(at(1s * t, rows))) out.push_back(n.text);
    return out;
}

}  // namespace

class TestAlertStanding : public QObject {
    Q_OBJECT

    using Lines = std::vector<std::string>;
    const Theme m_theme = builtinTheme(QStringLiteral("dark"));

private Q_SLOTS:
    void initTestCase() { applyTheme(*qApp, m_theme); }

    void suspendedForAMinute()
    {
        AlertStanding standing;
        const AlertRow down = row(1, AlertState::Suspended, "stale"), up = row(1, AlertState::Armed);
        QVERIFY(told(standing, 0, 99, {up}).empty());
        QVERIFY(told(standing, 100, 159, {down}).empty());
        QCOMPARE(told(standing, 160, 160, {down}), Lines{"Suspended: alert 1 \u2013 stale"});
        QVERIFY(told(standing, 161, 3'000, {down}).empty());  // once
        QVERIFY(told(standing, 3'001, 3'015, {up}).empty());
        QCOMPARE(told(standing, 3'016, 3'016, {up}), Lines{"Watched again: alert 1"});
        QVERIFY(told(standing, 3'017, 4'000, {up}).empty());
    }
    void nothingInTheFirstMinute()
    {
        AlertStanding standing;
        const std::vector<AlertRow> rows{row(1, AlertState::Suspended),
                                         row(2, AlertState::Failed, "no such value")};
        QVERIFY(told(standing, 0, 59, rows).empty());
        QCOMPARE(told(standing, 60, 60, rows), Lines{"Failed: alert 2 \u2013 no such value"});
        QVERIFY(told(standing, 61, 119, rows).empty());
        QCOMPARE(told(standing, 120, 120, rows), Lines{"Suspended: alert 1"});  // for a minute after it
        QVERIFY(told(standing, 121, 600, rows).empty());
    }
    void whoIsWatchedSoonAfterTheFirstMinuteWasNotMissed()
    {
        AlertStanding standing;
        QVERIFY(told(standing, 0, 119, {row(1, AlertState::Suspended, "stale")}).empty());
        QVERIFY(told(standing, 120, 600, {row(1, AlertState::Armed)}).empty());
    }
    void manyAreOneLine()
    {
        AlertStanding standing;
        std::vector<AlertRow> rows;
        for (std::uint64_t id = 1; id <= 40; ++id) rows.push_back(row(id, AlertState::Armed));
        QVERIFY(told(standing, 0, 99, rows).empty());
        for (AlertRow& r : rows) r.state = AlertState::Suspended;
        QCOMPARE(told(standing, 100, 400, rows), Lines{"40 alerts are suspended"});
        // One after the other: summed once a minute.
        for (AlertRow& r : rows) r.state = AlertState::Armed;
        QCOMPARE(told(standing, 401, 1'500, rows), Lines{"40 alerts are watched again"});
        std::size_t lines = 0;
        for (int t = 0; t < 200; ++t) {
            if (t < 40) rows[static_cast<std::size_t>(t)].state = AlertState::Suspended;
            lines += told(standing, 1'501 + t, 1'501 + t, rows).size();
        }
        QCOMPARE(lines, std::size_t{2});
    }
    void flickersAreNotHundredsOfLines()
    {
        AlertStanding standing;
        const AlertRow down = row(1, AlertState::Suspended), up = row(1, AlertState::Armed);
        // A second of life in a minute is no life.
        Lines all;
        for (int t = 0; t < 3'600; ++t)
            for (const std::string& line : told(standing, t, t, {t % 50 == 0 ? up : down})) all.push_back(line);
        QCOMPARE(all, Lines{"Suspended: alert 1"});
        // Down for two minutes, up for two, all day long.
        std::size_t lines = 0;
        for (int t = 3'600; t < 90'000; ++t) lines += told(standing, t, t, {t / 120 % 2 == 0 ? up : down}).size();
        QVERIFY2(lines > 10 && lines < 24 * 20, qPrintable(QString::number(lines)));
    }
    void whoIsSwitchedOffIsNotMissed()
    {
        AlertStanding standing;
        AlertRow snoozed = row(1, AlertState::Suspended), trial = row(2, AlertState::Failed);
        snoozed.rule.snoozedUntil = fromUnixMs(1'800'000'000'000);
        trial.rule.armed = false;
        const std::vector<AlertRow> rows{snoozed, trial, row(3, AlertState::Paused), row(4, AlertState::Expired)};
        QVERIFY(told(standing, 0, 300, rows).empty());
        QVERIFY(standingItem(at(300s, rows)).text.isEmpty());
        // Told of, and switched off then: no word that it is back.
        QCOMPARE(told(standing, 301, 400, {row(5, AlertState::Suspended)}).size(), std::size_t{1});
        QVERIFY(told(standing, 401, 900, {row(5, AlertState::Paused)}).empty());
        // A replay that jumped back has another model, which begins anew.
        QVERIFY(told(standing, 10, 69, {row(5, AlertState::Failed)}).empty());
    }
    void itIsInTheJournal()
    {
        std::vector<store::JournalRow> journal;
        HistoryCollector collector([&](store::HistoryBatch&& batch) {
            journal.insert(journal.end(), batch.journal.begin(), batch.journal.end());
        });
        for (int t = 0; t < 400; ++t) {
            const bool down = t >= 100 && t < 250;
            collector.judged({}, at(1s * t, {row(7, down ? AlertState::Suspended : AlertState::Armed, "stale")}),
                             {});
            collector.handOver();
        }
        QCOMPARE(journal.size(), std::size_t{2});
        QCOMPARE(journal[0].kind, store::Entry::Alert);
        QCOMPARE(journal[0].level, std::string("suspended"));
        QCOMPARE(journal[0].what, std::string("7"));
        QCOMPARE(journal[0].asset, std::string("BTC"));
        QCOMPARE(journal[0].ms, toUnixMs(at(160s, {}).asOf.wall));
        QCOMPARE(journal[1].level, std::string("watched again"));
        QVERIFY(isStandingWord(journal[0].level) && isStandingWord(journal[1].level) &&
                !isStandingWord("critical"));
    }
    void oneQuietToast_data()
    {
        QTest::addColumn<int>("source");
        QTest::addColumn<bool>("quiet");
        QTest::addColumn<int>("toasts");
        QTest::newRow("live") << int(SourceKind::Live) << false << 1;
        QTest::newRow("do not disturb") << int(SourceKind::Live) << true << 0;
        QTest::newRow("replay") << int(SourceKind::Replay) << false << 0;
    }
    void oneQuietToast()
    {
        QFETCH(int, source);
        QFETCH(bool, quiet);
        QWidget window;
        window.resize(1'000, 600);
        auto* toasts = new ToastStack(m_theme, &window);
        auto* banner = new AlertBanner(m_theme, &window);
        AlertBook book;
        const Timestamp person = fromUnixMs(1'700'000'000'000);
        book.setNow([person] { return person; });
        VoiceDesk desk(book, static_cast<SourceKind>(source), {banner, toasts, new VoiceTray(&window)});
        VoiceChoice choice;
        if (quiet) choice.quiet.until = person + 1h;
        desk.setChoice(choice);
        QSignalSpy sounds(&desk, &VoiceDesk::soundWanted), posts(&desk, &VoiceDesk::postWanted);
        // One is told when it has failed, the other a minute after the first: both at once.
        for (int t = 0; t <= 120; ++t) {
            const AlertRow second =
                t < 120 ? row(2, AlertState::Armed) : row(2, AlertState::Failed, "no such value");
            const AlertSnapshot s = at(1s * t, {row(1, AlertState::Suspended, "stale"), second});
            desk.look(nullptr, &s, nullptr, s.asOf);
        }
        QTEST(static_cast<int>(toasts->shown().size()), "toasts");
        if (!toasts->shown().empty()) {
            const Toast& toast = toasts->shown().front();
            QCOMPARE(toast.severity, Severity::Notice);
            QCOMPARE(toast.panel, QStringLiteral("alerts"));
            QVERIFY2(toast.head.contains(QStringLiteral("Suspended: alert 1")) &&
                         toast.head.contains(QStringLiteral("Failed: alert 2")),
                     qPrintable(toast.head));
        }
        QVERIFY(sounds.empty() && posts.empty() && banner->isHidden());
    }
    void theStatusLineNamesThem()
    {
        const AlertSnapshot s = at(300s, {row(1, AlertState::Suspended, "stale"), row(2, AlertState::Suspended),
                                          row(3, AlertState::Failed, "no such value"), row(4, AlertState::Armed)});
        const StatusItem item = standingItem(s);
        QCOMPARE(item.text, QStringLiteral("alerts: 2 suspended, 1 failed"));
        QVERIFY(item.bad && item.lit);
        QVERIFY(item.tip.contains(QStringLiteral("alert 1: suspended, stale")));
        QVERIFY(item.tip.contains(QStringLiteral("alert 3: failed, no such value")));
        QVERIFY(!item.tip.contains(QStringLiteral("alert 4")));
        QCOMPARE(standingItem(at(300s, {row(1, AlertState::Suspended)})).text,
                 QStringLiteral("alerts: 1 suspended"));
        QVERIFY(standingItem(at(300s, {row(4, AlertState::Firing)})).text.isEmpty());

        StatusLine line(m_theme, nullptr);
        line.resize(800, StatusLine::kHeight);
        line.show();
        StatusItem other;
        other.text = QStringLiteral("2 venues");
        line.setItems({other, item});
        QSignalSpy pressed(&line, &StatusLine::pressed);
        QTest::mouseClick(&line, Qt::LeftButton, {}, QPoint(16, 12));
        QCOMPARE(pressed.count(), 0);  // that leads nowhere
        const int second = 12 + QFontMetrics(m_theme.font(11)).horizontalAdvance(other.text) + 20;
        QTest::mouseClick(&line, Qt::LeftButton, {}, QPoint(second + 30, 12));
        QCOMPARE(pressed.count(), 1);
        QCOMPARE(pressed[0][0].toString(), QStringLiteral("alerts"));
    }
};

QTEST_MAIN(TestAlertStanding)
#include "tst_alert_standing.moc"
