// An incident's folder from anybody: what is missing or damaged is said, what is there is used, nothing outside is
// reached; notes, names, deleting.
#include "app/incident_desk.h"
#include "app/incident_folder.h"
#include "app/replay_data_source.h"
#include "app/replay_files.h"
#include "feeds/recording/capture_import.h"
#include "feeds/recording/frame_log.h"
#include "tests/support/design_files.h"
#include "tests/support/written_session.h"
#include "ui/incident_list.h"

#include <QDir>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;

namespace {

Timestamp sessionAt(std::int64_t ms)
{
    return fromUnixMs(kSessionStartNs / 1'000'000 + ms);
}

Incident factsOf(std::int64_t from, std::int64_t at, std::int64_t to)
{
    Incident i;
    i.source = "LIVE";
    i.program = "0.1.0";
    i.from = sessionAt(from);
    i.at = sessionAt(at);
    i.to = sessionAt(to);
    i.state = Incident::State::Complete;
    i.reasons = {
        {sessionAt(at), Incident::Kind::Warning, "BTC liquidation cascade", "BTC", "CASCADE_TRIGGER", "Critical"},
        {sessionAt(at + 5'000), Incident::Kind::Key, "frozen by hand", "BTC", "", ""}};
    return i;
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile f(path);
    if (!f.open(QIODevice::WriteOnly) || f.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(path));
}

}  // namespace

class TestIncidentFolder : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_made = 0;

    // A folder of its own, with frames and facts.
    QString make(const Incident& facts = factsOf(30'000, 40'000, 50'000))
    {
        const QString folder = m_dir.filePath(QStringLiteral("%1/20231114T221400Z-cascade").arg(m_made++));
        if (!QDir().mkpath(folder)) qFatal("no folder");
        const QStringList session = writeSession(m_dir.path());
        auto reader = CaptureReader::open(session.first());
        FrameLogWriter writer;
        if (!writer.open(folder + QStringLiteral("/frames.plog"))) qFatal("no log");
        RecordEntry e;
        while ((*reader)->next(e))
            if (!writer.append(e)) qFatal("no entry");
        if (!writer.close() || !writeIncident(folder, facts)) qFatal("not written");
        return folder;
    }

private Q_SLOTS:
    void isOpenedWhereItHappened()
    {
        const QString folder = make();
        for (const QString& name : {folder, folder + QStringLiteral("/incident.json")}) {
            const auto files = replayFiles({name});
            QVERIFY2(files.hasValue(), files ? "" : qPrintable(files.error()));
            QCOMPARE(files->files, QStringList{folder + QStringLiteral("/frames.plog")});
            QCOMPARE(files->title(), QStringLiteral("incident BTC liquidation cascade"));
            QVERIFY(files->start() == sessionAt(30'000));
            QCOMPARE(files->remarks, QStringList());
            const TimelineFacts facts = files->facts();
            QVERIFY(facts.at == sessionAt(40'000) && facts.to == sessionAt(50'000));
            QCOMPARE(facts.reasons.size(), std::size_t{2});
            QVERIFY(facts.reasons[0].severity == Severity::Critical);
        }
        // The window's replay begins there, with whole books.
        const auto files = replayFiles({folder});
        auto recording = Recording::open(files->files);
        SnapshotHub hub;
        auto driver = std::make_unique<ReplayDriver>(std::move(*recording), Config{}, hub);
        driver->setWatch(watchOfRecording(driver->survey(), {}));
        ReplayDataSource source(std::move(driver), {1, files->start()});
        std::vector<Timestamp> shown;
        ReplayState state;
        connect(&source.transport(), &ReplayThread::stateChanged, this, [&](const ReplayState& s) {
            state = s;
            if (!s.seeking) shown.push_back(s.position);
        });
        source.start();
        QTRY_VERIFY(!state.seeking && state.position >= sessionAt(30'000));
        source.transport().play(false);
        QVERIFY(state.start == sessionAt(30'000));
        QTRY_VERIFY(!state.playing);
        source.stop();
        for (const Timestamp t : shown) QVERIFY(t == state.begin || t >= sessionAt(30'000) - ReplayDriver::kGrid);
        QVERIFY(hub.market.read().value->rows.at(0).book == BookState::Live);
    }

    void whatIsWrongIsSaid()
    {
        // Still being written.
        Incident facts = factsOf(30'000, 40'000, 50'000);
        facts.state = Incident::State::Collecting;
        auto files = replayFiles({make(facts)});
        QVERIFY(files.hasValue() && files->remarks.size() == 1);
        QVERIFY2(files->remarks.first().contains(QStringLiteral("being written")),
                 qPrintable(files->remarks.first()));
        // Its frames come when it is over.
        QString folder = make(facts);
        QVERIFY(QFile::remove(folder + QStringLiteral("/frames.plog")));
        files = replayFiles({folder});
        QVERIFY(!files && files.error().contains(QStringLiteral("when it is over")));
        // No facts: the frames speak.
        folder = make();
        QVERIFY(QFile::remove(folder + QStringLiteral("/incident.json")));
        files = replayFiles({folder});
        QVERIFY(files.hasValue() && !files->start());
        QVERIFY(files->remarks.join(u' ').contains(QStringLiteral("incident.json is missing")));
        QCOMPARE(files->title(), QStringLiteral("incident 20231114T221400Z-cascade"));
        // Damaged facts.
        for (const QByteArray& json :
             {QByteArray("{\"schema\":1,"), QByteArray("[]"), QByteArray("\0\xff\xfe", 3), QByteArray(),
              QByteArray("{\"schema\":99}"), QByteArray(5'000'000, ' '),
              QByteArray("{\"schema\":1,\"at_ms\":-1,\"from_ms\":1e300,\"to_ms\":\"x\"}")}) {
            folder = make();
            put(folder + QStringLiteral("/incident.json"), json);
            files = replayFiles({folder});
            QVERIFY(files.hasValue() && !files->start());
            QCOMPARE(files->remarks.size(), 1);
            QVERIFY(files->remarks.first().size() > 10 && !files->remarks.first().contains(u'\n'));
        }
        // No frames.
        folder = make();
        QVERIFY(QFile::remove(folder + QStringLiteral("/frames.plog")));
        files = replayFiles({folder});
        QVERIFY(!files && files.error().contains(QStringLiteral("frames.plog is missing")));
        // Damaged frames: a sentence when it is opened.
        folder = make();
        put(folder + QStringLiteral("/frames.plog"), "PLIMLOG1 and then nothing of it");
        files = replayFiles({folder});
        QVERIFY(files.hasValue());
        const auto recording = Recording::open(files->files);
        QVERIFY(!recording && recording.error().contains(QStringLiteral("frames.plog")));
        // Cut off: what is whole is played, and it is said.
        folder = make();
        QFile log(folder + QStringLiteral("/frames.plog"));
        QVERIFY(log.resize(log.size() * 2 / 3));
        files = replayFiles({folder});
        if (const auto part = Recording::open(files->files)) QVERIFY(!(*part)->notices().isEmpty());
    }

    void nothingOutsideIsReached()
    {
        const QString secret = m_dir.filePath(QStringLiteral("outside.plog"));
        QVERIFY(QFile::copy(make() + QStringLiteral("/frames.plog"), secret));
        const QString folder = make();
        QVERIFY(QFile::remove(folder + QStringLiteral("/frames.plog")));
        QVERIFY(QFile::link(secret, folder + QStringLiteral("/frames.plog")));
        auto files = replayFiles({folder});
        QVERIFY(!files && files.error().contains(QStringLiteral("leads out of the folder")));
        // Deleting it takes the link and leaves where it leads.
        QVERIFY(deleteIncident(folder).hasValue());
        QVERIFY(QFile::exists(secret) && !QFile::exists(folder));
        // A name that climbs is only a name.
        Incident facts = factsOf(30'000, 40'000, 50'000);
        facts.name = "../../outside";
        facts.reasons[0].text = "first\nline \x1b[31m";
        facts.reasons[0].text += "\u202e";
        facts.reasons[0].text += std::string(5'000, 'x');
        const QString odd = make(facts);
        const IncidentFolder seen = lookAtIncident(odd);
        QCOMPARE(seen.name(), QStringLiteral("20231114T221400Z-cascade"));
        QVERIFY(seen.reason().startsWith(QStringLiteral("first line")) && seen.reason().size() <= 300);
        for (const QChar c : seen.reason()) QVERIFY(c.isPrint());
    }

    void notesNamesAndDeleting()
    {
        const QString folder = make();
        QVERIFY(noteIncident(folder, QStringLiteral("  looked at\n twice ")).hasValue());
        QCOMPARE(lookAtIncident(folder).facts->note, std::string("looked at twice"));
        QCOMPARE(lookAtIncident(folder).facts->reasons.size(), std::size_t{2});  // the rest is as it was

        const auto renamed = renameIncident(folder, QStringLiteral("../Big one / of \u00c4pril"));
        QVERIFY2(renamed.hasValue(), renamed ? "" : qPrintable(renamed.error()));
        QCOMPARE(QFileInfo(*renamed).absolutePath(), QFileInfo(folder).absolutePath());
        QVERIFY(QFileInfo(*renamed).fileName().startsWith(QStringLiteral("20231114T221400Z-big-one")));
        QVERIFY(!renameIncident(*renamed, QStringLiteral("///")));
        QVERIFY(QFile::exists(*renamed + QStringLiteral("/frames.plog")));

        // What is not an incident's stays.
        put(*renamed + QStringLiteral("/thesis.txt"), "mine");
        const auto kept = deleteIncident(*renamed);
        QVERIFY(!kept && kept.error().contains(QStringLiteral("thesis.txt")));
        QVERIFY(QFile::exists(*renamed + QStringLiteral("/thesis.txt")));
        QVERIFY(!deleteIncident(m_dir.path()));

        Incident facts = factsOf(30'000, 40'000, 50'000);
        facts.state = Incident::State::Collecting;
        const QString writing = make(facts);
        QVERIFY(!noteIncident(writing, QStringLiteral("x")) && !renameIncident(writing, QStringLiteral("x")) &&
                !deleteIncident(writing));
        QVERIFY(QFile::exists(writing + QStringLiteral("/frames.plog")));
    }

    void foldersOfRecordings()
    {
        const QString folder = m_dir.filePath(QStringLiteral("captures"));
        QVERIFY(QDir().mkpath(folder));
        QCOMPARE(writeSession(folder).size(), 2);
        put(folder + QStringLiteral("/notes.json"), "{\"a\":1}");
        put(folder + QStringLiteral("/readme.txt"), "text");
        auto files = replayFiles({folder});
        QVERIFY2(files.hasValue(), files ? "" : qPrintable(files.error()));
        QCOMPARE(files->files.size(), 2);
        QCOMPARE(files->remarks.size(), 1);
        QVERIFY(files->remarks.first().contains(QStringLiteral("notes.json")));
        QVERIFY(!files->incident && files->title().isEmpty());

        const QString empty = m_dir.filePath(QStringLiteral("empty"));
        QVERIFY(QDir().mkpath(empty));
        files = replayFiles({empty});
        QVERIFY(!files && files.error().contains(QStringLiteral("holds no recording")));
        const QString incident = make();
        files = replayFiles({QFileInfo(incident).absolutePath()});
        QVERIFY(!files && files.error().contains(QStringLiteral("1 incidents")));
        files = replayFiles({incident, folder});
        QVERIFY(!files && files.error().contains(QStringLiteral("opened alone")));
        files = replayFiles({m_dir.filePath(QStringLiteral("nowhere"))});
        QVERIFY(!files && files.error().contains(QStringLiteral("no such file")));
    }
    void foldersOfCaptures()
    {
        if (capturesDir().isEmpty()) QSKIP(kNoDesignFiles);
        for (const char* venue : {"okx", "bybit_linear", "hyperliquid", "binance_usdm"}) {
            const auto files = replayFiles({capturesDir() + QLatin1Char('/') + QLatin1String(venue)});
            QVERIFY2(files.hasValue(), files ? "" : qPrintable(files.error()));
            const auto recording = Recording::open(files->files);
            QVERIFY2(recording.hasValue(), recording ? "" : qPrintable(recording.error()));
        }
    }

    void theListShowsAndAsks()
    {
        const Theme theme = builtinTheme(QStringLiteral("dark"));
        const QString folder = make();
        Incident facts = factsOf(30'000, 40'000, 50'000);
        facts.state = Incident::State::Collecting;
        const QString writing = make(facts);
        IncidentList list(theme, nullptr);
        std::vector<IncidentEntry> entries = {entryOf(lookAtIncident(folder)), entryOf(lookAtIncident(writing))};
        list.setEntries(entries, 20'000'000'000);
        list.show();
        auto* table = list.findChild<QTableWidget*>();
        QCOMPARE(table->rowCount(), 2);
        QCOMPARE(table->item(0, 0)->text(), QStringLiteral("2023-11-14 22:14:00"));
        QCOMPARE(table->item(0, 1)->text(), QStringLiteral("BTC liquidation cascade"));
        QCOMPARE(table->item(0, 2)->text(), QStringLiteral("0:20"));
        QCOMPARE(table->item(0, 4)->text(), QStringLiteral("complete"));
        QCOMPARE(table->item(1, 4)->text(), QStringLiteral("being written"));
        auto* sum = list.findChild<QLabel*>(QStringLiteral("incidentSum"));
        QVERIFY2(sum->text().contains(QStringLiteral("20 GB")) || sum->text().contains(QStringLiteral("20.0 GB")),
                 qPrintable(sum->text()));

        QSignalSpy open(&list, &IncidentList::openWanted), note(&list, &IncidentList::noteWritten),
            gone(&list, &IncidentList::deleteWanted);
        auto* play = list.findChild<QPushButton*>(QStringLiteral("incidentOpen"));
        QCOMPARE(list.chosen(), folder);  // the newest
        list.choose(writing);
        QVERIFY(play->isEnabled());
        list.choose(folder);
        play->click();
        QCOMPARE(open.count(), 1);
        QCOMPARE(open[0][0].toString(), folder);
        table->item(0, 5)->setText(QStringLiteral("seen"));
        QCOMPARE(note.count(), 1);
        QCOMPARE(note[0][1].toString(), QStringLiteral("seen"));

        // Deleting is asked, and Cancel is what Enter means.
        auto* remove = list.findChild<QPushButton*>(QStringLiteral("incidentDelete"));
        remove->click();
        auto* ask = list.findChild<QMessageBox*>();
        QVERIFY(ask && ask->defaultButton() == ask->button(QMessageBox::Cancel));
        ask->button(QMessageBox::Cancel)->click();
        QCOMPARE(gone.count(), 0);
        QTRY_VERIFY(!list.findChild<QMessageBox*>());
        remove->click();
        list.findChild<QMessageBox*>()->button(QMessageBox::Yes)->click();
        QCOMPARE(gone.count(), 1);
        list.choose(writing);
        QVERIFY(!remove->isEnabled() && play->isEnabled());
        // The choice stays when the list is read again.
        entries[1].bytes += 1;
        list.setEntries(entries, 20'000'000'000);
        QCOMPARE(list.chosen(), writing);
    }
};

QTEST_MAIN(TestIncidentFolder)
#include "tst_incident_folder.moc"
