// What somebody else may have put where the program reads or writes: each door takes each kind of it and says why
// it does not want it, without waiting for it, without reading without end, and without a trace outside of its
// folder.
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
#include "feeds/recording/byte_source.h"
#include "feeds/recording/frame_log.h"
#include "feeds/recording/incident.h"
#include "feeds/recording/line_reader.h"
#include "feeds/recording/recording.h"
#include "feeds/sim/scenario.h"
#include "feeds/transport.h"
#include "model/plain_bytes.h"
#include "model/store/csv.h"
#include "model/store/history_file.h"
#include "ui/palette_editor.h"
#include "ui/panels/import_sheet.h"
#include "ui/workspace_file.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <functional>
#include <istream>
#include <streambuf>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace plimsoll;

namespace {

QString folderOf(const QString& path)
{
    return QFileInfo(path).path();
}

bool put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool link(const QString& to, const QString& path)
{
    return ::symlink(QFile::encodeName(to).constData(), QFile::encodeName(path).constData()) == 0;
}

QByteArray bytesOf(const QString& path)
{
    const auto bytes = readPlainBytes(path, 1 << 20);
    return bytes ? *bytes : QByteArray();
}

// ---- What is put there --------------------------------------------------------------------

struct Kind {
    const char* name;
    bool (*make)(const QString& path);
};

const std::vector<Kind>& kinds()
{
    static const std::vector<Kind> all = {
        {"folder", [](const QString& p) { return QDir().mkpath(p); }},
        {"pipe", [](const QString& p) { return ::mkfifo(QFile::encodeName(p).constData(), 0600) == 0; }},
        {"link to a pipe",
         [](const QString& p) {
             return ::mkfifo(QFile::encodeName(p + QStringLiteral(".pipe")).constData(), 0600) == 0 &&
                    link(p + QStringLiteral(".pipe"), p);
         }},
        {"device without end", [](const QString& p) { return link(QStringLiteral("/dev/zero"), p); }},
        {"terminal of nobody", [](const QString& p) { return link(QStringLiteral("/dev/tty"), p); }},
        {"256 GB",
         [](const QString& p) {
             QFile file(p);
             return file.open(QIODevice::WriteOnly) && file.resize(std::int64_t{1} << 38);
         }},
        {"noise",
         [](const QString& p) {
             QByteArray bytes(100'000, '\0');
             quint32 x = 7;
             for (char& c : bytes) c = static_cast<char>((x = x * 1'664'525u + 1'013'904'223u) >> 24);
             return put(p, bytes);
         }},
        {"zero", [](const QString& p) { return put(p, QByteArray(1, '\0')); }},
        {"a line without end", [](const QString& p) { return put(p, QByteArray(3 << 20, 'x')); }},
        {"100,000 deep", [](const QString& p) { return put(p, QByteArray(100'000, '[')); }},
        {"100,000 objects deep",
         [](const QString& p) { return put(p, QByteArrayLiteral("{\"a\":").repeated(100'000)); }},
        {"cut short", [](const QString& p) { return put(p, "{\"schema\":1,\"alerts\":[{\"id\":"); }},
        {"another kind of JSON", [](const QString& p) { return put(p, "[1,2,3]"); }},
        {"a number", [](const QString& p) { return put(p, "1e999"); }},
        {"broken letters", [](const QString& p) { return put(p, "{\"schema\":\"\xc3\x28\xff\xfe\"}"); }},
        {"of the next version", [](const QString& p) { return put(p, "{\"schema\":999,\"x\":1}"); }},
        {"a page", [](const QString& p) { return put(p, "<!DOCTYPE html><title>403 Forbidden</title>"); }},
    };
    return all;
}

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
             return editor.importFrom(p);
         }},
        {"positions", "p.csv",
         [](const QString& p) {
             ImportSheet sheet({}, nullptr);
             const QString problem = sheet.readFile(p);
             return problem.isEmpty() && sheet.verdict().contains(QStringLiteral(": 0")) ? sheet.verdict()
                                                                                         : problem;
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

// Names that want to be elsewhere, or something else.
const QStringList kNames = {
    QStringLiteral("../../outside"),
    QStringLiteral("/tmp/outside"),
    QStringLiteral("..\\..\\outside"),
    QStringLiteral("C:\\outside"),
    QStringLiteral(".."),
    QStringLiteral("."),
    QStringLiteral("~/outside"),
    QStringLiteral("$(touch outside)"),
    QStringLiteral("a/b/c"),
    QStringLiteral("name") + QChar(0) + QStringLiteral(".sh"),
    QStringLiteral("CON"),
    QStringLiteral("nul.txt"),
    QStringLiteral("trailing. "),
    QStringLiteral("-rf"),
    QStringLiteral(".bashrc"),
    QStringLiteral("line\nbreak"),
    QStringLiteral("\u202egnp.exe"),               // reads backwards
    QStringLiteral("\u2024\u2024/\uff0foutside"),  // look like dots and slashes
    QStringLiteral("\u0041\u030a\u0041\u030a"),
    QString(5'000, QLatin1Char('x')),
    QString(400, QChar(0x4e00)),
    QString::fromUcs4(U"\U0001f4a5").repeated(300),
};

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

    void aPlainFileIsReadWhole()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a"));
        QVERIFY(put(path, "12345"));
        QCOMPARE(*readPlainBytes(path, 5), QByteArrayLiteral("12345"));
        QCOMPARE(readPlainBytes(path, 4).error().why, FileRefusal::Why::TooLarge);
        // A person's own link to a file of theirs is as good as the file; in a folder of ours it is not.
        QVERIFY(link(path, dir.filePath(QStringLiteral("b"))));
        QCOMPARE(*readPlainBytes(dir.filePath(QStringLiteral("b")), 5), QByteArrayLiteral("12345"));
        QCOMPARE(readPlainBytes(dir.filePath(QStringLiteral("b")), 5, Links::Refuse).error().why,
                 FileRefusal::Why::Link);
        QVERIFY(!readPlainBytes(path + QChar(0) + QStringLiteral(".json"), 5));
        QVERIFY(!readPlainBytes({}, 5));
        for (const auto why : {FileRefusal::Why::Folder, FileRefusal::Why::NoFile, FileRefusal::Why::Link,
                               FileRefusal::Why::TooLarge}) {
            const FileRefusal refusal{why, 0, 3u << 20};
            QCOMPARE(wordsOf(refusal), QString::fromStdString(text(refusal)));
        }
    }
    // One that says it is empty and then speaks without end is read as far as the limit.
    void whatGrowsIsCutOff()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a"));
        QVERIFY(put(path, "1"));
        const auto file = PlainFile::open(QFile::encodeName(path).toStdString(), 1'000);
        QVERIFY(file.hasValue());
        QVERIFY(put(path, QByteArray(100'000, 'x')));
        QCOMPARE(file->read().error().why, FileRefusal::Why::TooLarge);
    }

    // Text that goes on and on without an end of a line is given up, by both that read it line by line.
    void whatHasNoLinesEnds()
    {
        QTemporaryDir dir;
        QFile hole(dir.filePath(QStringLiteral("hole")));
        QVERIFY(hole.open(QIODevice::WriteOnly) && hole.write("first\n") == 6 &&
                hole.resize(std::int64_t{1} << 38));
        hole.close();
        const auto watch = std::make_shared<ReadWatch>();
        auto source = openBytes(hole.fileName(), watch);
        QVERIFY(source.hasValue());
        LineReader lines(**source);
        LineReader::Line line;
        QVERIFY(lines.next(line) && line.text == "first" && !line.tooLong);
        QVERIFY(lines.next(line) && line.tooLong);
        QVERIFY(!lines.next(line));
        QVERIFY(watch->bytes < (std::uint64_t{1} << 30));

        struct Endless : std::streambuf {
            std::string piece = std::string(1 << 16, 'x');
            std::uint64_t given = 0;
            int_type underflow() override
            {
                given += piece.size();
                setg(piece.data(), piece.data(), piece.data() + piece.size());
                return traits_type::to_int_type(piece.front());
            }
        } endless;
        std::istream in(&endless);
        store::CsvReader table(in);
        std::vector<std::string> cells;
        while (table.next(cells) != store::CsvReader::Got::End) QVERIFY(cells.size() < 100);
        QVERIFY(endless.given < 200'000'000u);
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
    void recordingsInAFolderAreLookedAtOneByOne()
    {
        QTemporaryDir dir;
        QVERIFY(::mkfifo(QFile::encodeName(dir.filePath(QStringLiteral("a.plog"))).constData(), 0600) == 0);
        QVERIFY(link(QStringLiteral("/dev/zero"), dir.filePath(QStringLiteral("b.plog"))));
        QVERIFY(link(dir.path(), dir.filePath(QStringLiteral("c.plog"))));
        QVERIFY(link(dir.filePath(QStringLiteral("d.plog")), dir.filePath(QStringLiteral("d.plog"))));
        const auto files = replayFiles({dir.path()});
        QVERIFY(!files && files.error().contains(QStringLiteral("no recording")));
    }
    void aHistoryAsTextBeginsNoFormula()
    {
        for (const std::string& s :
             {std::string("=cmd|' /C calc'!A0"), std::string("+1"), std::string("-x"), std::string("@SUM(A1)"),
              std::string("\t=1"), std::string("'=1"), std::string("''"), std::string("'"), std::string("BTCUSDT"),
              std::string("@107"), std::string()}) {
            const std::string safe = store::guarded(s);
            QVERIFY2(safe.empty() || safe.front() == '\'' ||
                         std::string("=+-\t\r").find(safe.front()) == std::string::npos,
                     safe.c_str());
            QCOMPARE(store::unguarded(safe), s);
        }
        QCOMPARE(store::guarded("@107"), std::string("@107"));
        QCOMPARE(store::guarded("@SUM(A1)"), std::string("'@SUM(A1)"));
    }
};

QTEST_MAIN(TstHostileFiles)
#include "tst_hostile_files.moc"
