// What somebody else may have put where the program reads or writes: each door takes each kind of it and says why
// it does not want it, without waiting for it and without a trace outside of its folder. How files are read at
// all, and not without end: tst_hostile_reading.
#include "app/alert_store.h"
#include "app/bundle_writer.h"
#include "app/desk_store.h"
#include "app/endpoints_file.h"
#include "app/evidence_folder.h"
#include "app/export_names.h"
#include "app/incident_folder.h"
#include "app/preferences_wiring.h"
#include "app/replay_files.h"
#include "app/settings_store.h"
#include "app/track_store.h"
#include "app/voice_store.h"
#include "app/workspace_store.h"
#include "feeds/recording/incident.h"
#include "feeds/recording/recording.h"
#include "feeds/sim/scenario.h"
#include "feeds/transport.h"
#include "model/plain_bytes.h"
#include "model/store/history_file.h"
#include "tests/support/hostile_kinds.h"
#include "ui/palette_editor.h"
#include "ui/panels/import_sheet.h"
#include "ui/workspace_file.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>

#include <functional>
#include <optional>
#include <string>
#include <vector>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

// ---- Doors --------------------------------------------------------------------------------

// What it says; empty: it took it.
struct Door {
    const char* name;
    const char* file;  // as it is called where the door looks
    std::function<QString(const QString& path)> open;
};

template <typename T>
QString said(const Expected<T, QString>& got)
{
    return got ? QString() : got.error();
}

const std::vector<Door>& doors()
{
    static const std::vector<Door> all = {
        {"endpoints", "e.json", [](const QString& p) { return said(readEndpoints(p)); }},
        {"settings", "plimsoll.ini",
         [](const QString& p) {
             SettingsStore store(p);
             const Settings s = store.load();
             return s == Settings() ? store.notice() : QStringLiteral("not the defaults");
         }},
        {"alerts", "alerts.json",
         [](const QString& p) {
             AlertStore store(folderOf(p));
             return store.loadAlerts().empty() ? store.notice() : QString();
         }},
        {"rule limits", "rule-limits.json",
         [](const QString& p) {
             AlertStore store(folderOf(p));
             return store.loadLimits().empty() ? store.notice() : QString();
         }},
        {"desk", "desk.json",
         [](const QString& p) {
             DeskStore store(folderOf(p));
             return store.load().positions.empty() ? store.notice() : QString();
         }},
        {"rules' record", "rule-records.json",
         [](const QString& p) {
             TrackStore store(folderOf(p));
             store.load();
             return store.notice();
         }},
        {"notifications", "notifications.json",
         [](const QString& p) {
             VoiceStore store(folderOf(p));
             store.loadChoice();
             return store.notice();
         }},
        {"mutes", "mutes.json",
         [](const QString& p) {
             VoiceStore store(folderOf(p));
             return store.loadMutes().empty() ? store.notice() : QString();
         }},
        {"webhooks", "webhooks.json",
         [](const QString& p) {
             VoiceStore store(folderOf(p));
             return store.loadHooks().empty() ? store.notice() : QString();
         }},
        {"workspace", "w.plimsoll-workspace", [](const QString& p) { return said(workspace_file::readFile(p)); }},
        {"theme", "t.json",
         [](const QString& p) {
             PaletteEditor editor(builtinTheme(QStringLiteral("dark")));
             editor.importFrom(p);
             return editor.notice() == QLatin1String("Imported, and chosen") ? QString() : editor.notice();
         }},
        {"positions", "p.csv",
         [](const QString& p) {
             ImportSheet sheet({}, nullptr);
             sheet.openFile(p);
             return sheet.import().positions.empty() ? sheet.verdict() : QString();
         }},
        {"certificates", "ca.pem", [](const QString& p) { return caFileProblem(p); }},
        {"scenario", "s.json",
         [](const QString& p) {
             const auto s = sim::loadScenario(p);
             return s ? QString() : s.error().text();
         }},
        {"recording", "r.jsonl", [](const QString& p) { return said(Recording::open({p})); }},
        {"recording, dropped", "r.plog",
         [](const QString& p) {
             const auto files = replayFiles({p});
             return files ? said(Recording::open(files->files)) : files.error();
         }},
        {"incident", "i/incident.json",
         [](const QString& p) { return lookAtIncident(folderOf(p)).problems.join(QLatin1Char(' ')); }},
        {"history", "history.sqlite",
         [](const QString& p) {
             const store::HistoryFile file =
                 store::openHistory(folderOf(p).toStdString(), fromUnixMs(1'700'000'000'000));
             QString notes;
             for (const std::string& n : file.notes) notes += QString::fromStdString(n);
             return notes;
         }},
    };
    return all;
}

// Everything below a folder, links not followed.
QStringList treeOf(const QString& folder)
{
    QStringList all;
    QDirIterator at(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                    QDirIterator::Subdirectories);
    while (at.hasNext()) all << QDir(folder).relativeFilePath(at.next());
    all.sort();
    return all;
}

NamedWorkspace someWorkspace(const QString& name)
{
    const QByteArray file =
        "{\"format\":\"plimsoll-workspace\",\"version\":1,\"name\":\"x\",\"layout\":"
        "{\"docks\":{\"root\":{\"panels\":[\"depth\"],\"current\":0}}}}";
    auto read = workspace_file::read(file);
    NamedWorkspace w = read ? *read : NamedWorkspace{};
    w.name = name;
    return w;
}

}  // namespace

class TstHostileFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // f63: hostile files, at every door.
    void f63_filesAreRefusedWithAReason_data()
    {
        QTest::addColumn<int>("door");
        QTest::addColumn<int>("kind");
        for (int d = 0; d < static_cast<int>(doors().size()); ++d)
            for (int k = 0; k < static_cast<int>(kinds().size()); ++k)
                QTest::addRow("%s: %s", doors()[static_cast<std::size_t>(d)].name,
                              kinds()[static_cast<std::size_t>(k)].name)
                    << d << k;
    }
    void f63_filesAreRefusedWithAReason()
    {
        QFETCH(int, door);
        QFETCH(int, kind);
        const Door& d = doors()[static_cast<std::size_t>(door)];
        const Kind& k = kinds()[static_cast<std::size_t>(kind)];
        QTemporaryDir dir;
        const QString folder = dir.filePath(QStringLiteral("in")), path = folder + u'/' + QLatin1String(d.file);
        QVERIFY(QDir().mkpath(folderOf(path)));
        QVERIFY(k.make(path));
        const QString reason = d.open(path);
        // A file of less than a page is a database that has nothing in it yet.
        const bool empty = d.name == QByteArray("history") && k.name == QByteArray("zero");
        QVERIFY2(!reason.isEmpty() || empty, "taken, or refused without a word");
        QVERIFY2(reason.size() < 2'000, qPrintable(reason));
        for (const QChar c : reason) QVERIFY2(c == u'\n' || c.isPrint(), qPrintable(reason));
        // What was found is still there, under its name or another; nothing has come beside the folder.
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("in")});
        QVERIFY(!treeOf(folder).isEmpty());
    }
    // The same through the program, as a person types it: one line says what is wrong, and it ends by itself.
    void f63_commandsRefuseWithAReason_data()
    {
        QTest::addColumn<QStringList>("words");
        const auto row = [](const char* name, const QString& words) {
            QTest::newRow(name) << words.split(QLatin1Char(' '));
        };
        row("calc", QStringLiteral("calc --vectors FILE"));
        row("decode", QStringLiteral("decode --venue okx --in FILE"));
        row("decode, instruments", QStringLiteral("decode --venue okx --instruments FILE"));
        row("history import", QStringLiteral("history import FILE --data-dir DIR"));
        row("replay", QStringLiteral("replay FILE --report --out DIR/r"));
        row("snapshot of a recording", QStringLiteral("snapshot --replay FILE --out DIR/s --data-dir DIR"));
        row("snapshot, endpoints", QStringLiteral("snapshot --endpoints FILE --out DIR/s --data-dir DIR"));
        row("record, endpoints", QStringLiteral("record --endpoints FILE --out DIR/x.plog --for 1"));
        row("simulate", QStringLiteral("simulate --scenario FILE"));
    }
    void f63_commandsRefuseWithAReason()
    {
        QFETCH(QStringList, words);
        for (const Kind& k : kinds()) {
            if (QByteArrayList{"zero", "a number", "of the next version", "broken letters"}.contains(k.name))
                continue;
            QTemporaryDir dir;
            const QString path = dir.filePath(QStringLiteral("given"));
            QVERIFY(k.make(path));
            QStringList arguments = words;
            arguments.replaceInStrings(QStringLiteral("FILE"), path);
            arguments.replaceInStrings(QStringLiteral("DIR"), dir.path());
            QProcess program;
            program.setStandardInputFile(QProcess::nullDevice());
            program.start(QStringLiteral(PLIMSOLL_BINARY), arguments);
            const bool ended = program.waitForFinished(60'000);
            if (!ended) program.kill(), program.waitForFinished();
            const QString told = QString::fromUtf8(program.readAllStandardError());
            const QByteArray what = QByteArray(k.name) + ": " + told.toUtf8();
            QVERIFY2(ended, what.constData());
            QCOMPARE(program.exitStatus(), QProcess::NormalExit);
            // What decode cannot read are lines, and they are told where the events are.
            const bool lines = words.first() == QLatin1String("decode") || words.first() == QLatin1String("calc");
            QVERIFY2(program.exitCode() == 1 || program.exitCode() == 2, what.constData());
            QVERIFY2(told.contains(QStringLiteral("plimsoll: ")), what.constData());
            QVERIFY2(lines || told.contains(QStringLiteral("given")), what.constData());
        }
    }

    // ---- Names ----------------------------------------------------------------------------

    void namesOfWorkspacesStayInTheirFolder()
    {
        QTemporaryDir dir;
        const QString folder = dir.filePath(QStringLiteral("data/workspaces"));
        WorkspaceStore store(folder);
        for (const QString& name : kNames) {
            // As an import makes it, and as it is whatever an import makes.
            for (const QString& kept : {workspace_file::tidyName(name), name.left(40)}) {
                if (kept.isEmpty()) continue;
                QVERIFY2(store.save(someWorkspace(kept)).isEmpty(), qPrintable(kept));
                const QString path = store.pathOf(kept);
                QCOMPARE(folderOf(path), folder);
                QVERIFY2(QFileInfo(path).isFile(), qPrintable(path));
                QVERIFY(QFileInfo(path).fileName().toUtf8().size() < 256);
                QVERIFY(!QFileInfo(path).fileName().startsWith(QLatin1Char('.')));
            }
        }
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("data")});
        QCOMPARE(QDir(dir.filePath(QStringLiteral("data")))
                     .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("workspaces")});
        QVERIFY(!QFileInfo::exists(QStringLiteral("/tmp/outside")));
    }
    void aLinkAmongWorkspacesIsNotFollowed()
    {
        QTemporaryDir dir;
        const QString folder = dir.filePath(QStringLiteral("w")), outside = dir.filePath(QStringLiteral("mine"));
        QVERIFY(QDir().mkpath(folder) && put(outside, "mine"));
        WorkspaceStore store(folder);
        QVERIFY(link(outside, store.pathOf(QStringLiteral("Crisis"))));
        QStringList problems;
        QVERIFY(store.load(problems).empty());
        const QString why = store.save(someWorkspace(QStringLiteral("Crisis")));
        QVERIFY2(why.contains(QStringLiteral("link")), qPrintable(why));
        QCOMPARE(bytesOf(outside), QByteArrayLiteral("mine"));
        QVERIFY(store.remove(QStringLiteral("Crisis")).isEmpty());  // of the link, not of what it leads to
        QCOMPARE(bytesOf(outside), QByteArrayLiteral("mine"));
    }
    void namesOfIncidentsStayInTheirFolder()
    {
        QTemporaryDir dir;
        const QString folder = dir.filePath(QStringLiteral("incidents"));
        Incident facts;
        facts.at = facts.from = facts.to = fromUnixMs(1'700'000'000'000);
        facts.state = Incident::State::Complete;
        for (const QString& name : kNames) {
            const QString made = QString::fromStdString(incidentName(facts.at, name.toStdString()));
            QVERIFY2(QRegularExpression(QStringLiteral("^[0-9TZ]{16}[a-z0-9-]{0,40}$")).match(made).hasMatch(),
                     qPrintable(made));
        }
        QString at = folder + QStringLiteral("/20231114T221320Z-first");
        QVERIFY(writeIncident(at, facts).hasValue());
        for (const QString& name : kNames) {
            const auto renamed = renameIncident(at, name);
            if (renamed) at = *renamed;
            QCOMPARE(folderOf(at), folder);
            QVERIFY(noteIncident(at, name).hasValue());
            const auto read = readIncident(at);
            QVERIFY(read && read->note.size() <= 4'000);
        }
        QCOMPARE(QDir(dir.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
                 QStringList{QStringLiteral("incidents")});
        QCOMPARE(QDir(folder).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).size(), 1);
    }
    void linksInIncidentsLeadNowhere()
    {
        QTemporaryDir dir;
        const QString outside = dir.filePath(QStringLiteral("mine")), at = dir.filePath(QStringLiteral("i"));
        QVERIFY(put(outside, "mine") && QDir().mkpath(at));
        QVERIFY(link(outside, at + QStringLiteral("/incident.json")));
        QVERIFY(link(outside, at + QStringLiteral("/frames.plog")));
        QVERIFY(!readIncident(at));
        QVERIFY(!noteIncident(at, QStringLiteral("x")));
        QVERIFY(!renameIncident(at, QStringLiteral("y")));
        const IncidentFolder seen = lookAtIncident(at);
        QVERIFY(seen.frames.isEmpty() && !seen.problems.isEmpty());
        QVERIFY(!replayFiles({at}));
        static_cast<void>(deleteIncident(at).hasValue());
        QCOMPARE(bytesOf(outside), QByteArrayLiteral("mine"));
        // A folder that is a link is no incident of ours to take away.
        Incident facts;
        facts.at = facts.from = facts.to = fromUnixMs(1'700'000'000'000);
        facts.state = Incident::State::Complete;
        const QString real = dir.filePath(QStringLiteral("elsewhere/real"));
        QVERIFY(writeIncident(real, facts).hasValue());
        QVERIFY(link(real, dir.filePath(QStringLiteral("l"))));
        QVERIFY(!deleteIncident(dir.filePath(QStringLiteral("l"))));
        QVERIFY(QFileInfo::exists(real + QStringLiteral("/incident.json")));
    }
    void evidenceStaysInItsFolder()
    {
        QTemporaryDir dir;
        for (const QString& name : kNames) {
            const QString made = EvidenceFolder::nameOf(1'700'000'000'000, name);
            QVERIFY2(QRegularExpression(QStringLiteral("^[A-Za-z0-9_-]{1,90}$")).match(made).hasMatch(),
                     qPrintable(made));
        }
        // What is taken away when there is too much is what was made here.
        const QString outside = dir.filePath(QStringLiteral("mine")), folder = dir.filePath(QStringLiteral("e"));
        QVERIFY(QDir().mkpath(outside) && put(outside + QStringLiteral("/event.json"), "mine"));
        QVERIFY(QDir().mkpath(folder));
        QVERIFY(link(outside, folder + QStringLiteral("/20231114T221320000Z_a")));
        const QString second = folder + QStringLiteral("/20231114T221320000Z_b");
        QVERIFY(QDir().mkpath(second) && link(outside + QStringLiteral("/event.json"), second + "/event.json"));
        const QString third = folder + QStringLiteral("/20231114T221320000Z_c");
        QVERIFY(QDir().mkpath(third) && put(third + QStringLiteral("/event.json"), "{\"alert\":1}"));
        EvidenceFolder evidence(folder);
        QCOMPARE(evidence.ofAlert(1), std::optional(third));
        evidence.prune(1, 1);
        QCOMPARE(bytesOf(outside + QStringLiteral("/event.json")), QByteArrayLiteral("mine"));
        QVERIFY(QFileInfo::exists(third));
    }
    void exportsStayInTheirFolder()
    {
        QTemporaryDir dir;
        const QString at = dir.filePath(QStringLiteral("out")), outside = dir.filePath(QStringLiteral("mine"));
        for (const QString& path : {at, at + QStringLiteral(".zip")}) {
            BundleWriter writer(path, 0);
            QVERIFY(writer.begin().hasValue());
            const QStringList fine{QStringLiteral("a/b/c"), QStringLiteral("CON"), QStringLiteral("nul.txt"),
                                   QStringLiteral("-rf")};
            for (const QString& name : kNames)
                QVERIFY2(!writer.add(name, "x") || fine.contains(name), qPrintable(name));
            for (const char* name : {"", "a//b", "/a", "a/", "a/../b", "../a", "a/.", ".a", "a b"})
                QVERIFY2(!writer.add(QLatin1String(name), "x"), name);
            // The same names as the program makes them of what venues say.
            for (const QString& name : kNames)
                QVERIFY2(writer.add(QStringLiteral("tables/") + safeFileName(name), "x").hasValue(),
                         qPrintable(name));
            QVERIFY(writer.commit().hasValue());
        }
        QStringList there =
            QDir(dir.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
        QCOMPARE(there, (QStringList{QStringLiteral("out"), QStringLiteral("out.zip")}));

        // A folder that was there before, with links in it where files of ours belong.
        QVERIFY(QDir().mkpath(outside) && QDir().mkpath(at + QStringLiteral("2")));
        QVERIFY(put(outside + QStringLiteral("/a.csv"), "mine"));
        QVERIFY(link(outside, at + QStringLiteral("2/tables")));
        QVERIFY(link(outside + QStringLiteral("/a.csv"), at + QStringLiteral("2/b.csv")));
        BundleWriter writer(at + QStringLiteral("2"), 0);
        QVERIFY(writer.begin().hasValue());
        QVERIFY(writer.add(QStringLiteral("b.csv"), "ours").hasValue());
        QVERIFY(writer.add(QStringLiteral("tables/a.csv"), "ours").hasValue());
        const auto done = writer.commit();
        QVERIFY(!done && done.error().contains(QStringLiteral("link")));
        QCOMPARE(bytesOf(outside + QStringLiteral("/a.csv")), QByteArrayLiteral("mine"));
        QCOMPARE(bytesOf(at + QStringLiteral("2/b.csv")), QByteArrayLiteral("ours"));  // instead of the link

        QVERIFY(link(outside + QStringLiteral("/a.csv"), dir.filePath(QStringLiteral("one.csv"))));
        const auto one = writeWhole(dir.filePath(QStringLiteral("one.csv")), "ours");
        QVERIFY(!one && one.error().contains(QStringLiteral("link")));
        QCOMPARE(bytesOf(outside + QStringLiteral("/a.csv")), QByteArrayLiteral("mine"));
    }
    void whatAPersonNamesIsNoWayElsewhere()
    {
        QTemporaryDir dir;
        const QString kept = dir.filePath(QStringLiteral("kept")), none = dir.filePath(QStringLiteral("none")),
                      path = dir.filePath(QStringLiteral("card.txt"));
        QVERIFY(put(kept, "mine"));
        for (const QString& target : {kept, none}) {
            QVERIFY(link(target, path));
            QVERIFY(writePlainBytes(path, "ours").contains(QStringLiteral("link")));
            QVERIFY(QFileInfo(path).isSymLink() && QFile::remove(path));
        }
        QCOMPARE(bytesOf(kept), QByteArrayLiteral("mine"));
        QVERIFY(!QFileInfo::exists(none));
        QCOMPARE(writePlainBytes(path, "ours"), QString());
        QCOMPARE(bytesOf(path), QByteArrayLiteral("ours"));
        QVERIFY(!writePlainBytes(dir.filePath(QStringLiteral("no/such/card.txt")), "ours").isEmpty());
    }
};

QTEST_MAIN(TstHostileFiles)
#include "tst_hostile_files.moc"
