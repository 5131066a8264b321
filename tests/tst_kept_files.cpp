// The person's small files on their way to the disk: what is refused is tried again and said as long as it lasts,
// a disk that hangs holds nobody, what cannot be read is not written over, and what another program wrote is not
// lost.
#include "app/alert_store.h"
#include "app/desk_store.h"
#include "app/kept_files.h"
#include "app/settings_store.h"
#include "app/track_store.h"
#include "app/voice_store.h"
#include "app/workspace_store.h"
#include "ui/status_line.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/resource.h>
#include <unistd.h>
#include <memory>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

bool put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray bytesOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("none");
}

QStringList namesIn(const QString& folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                                  QDir::Name);
}

Desk deskOf(double coins)
{
    Position p;
    p.id = 1;
    p.asset = "BTC";
    p.coins = coins;
    p.entry = 84'000;
    Desk desk;
    desk.positions = {p};
    return desk;
}

// Only when it is told to: nothing in these tests waits for a clock.
KeptFiles::Options patient()
{
    KeptFiles::Options o;
    o.again = 1h;
    o.patience = 60s;
    return o;
}

// The system gives this process no further file.
class NoMoreFiles {
public:
    NoMoreFiles()
    {
        ::getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit none = m_before;
        none.rlim_cur = 0;
        ::setrlimit(RLIMIT_NOFILE, &none);
    }
    ~NoMoreFiles() { ::setrlimit(RLIMIT_NOFILE, &m_before); }
    NoMoreFiles(const NoMoreFiles&) = delete;
    NoMoreFiles& operator=(const NoMoreFiles&) = delete;

private:
    rlimit m_before{};
};

// Reads, says what was wrong, and writes something else.
struct Store {
    const char* name;
    const char* file;
    QString (*read)(const QString& folder);
    QString (*write)(const QString& folder);
};

const std::vector<Store>& stores()
{
    static const std::vector<Store> all = {
        {"desk", "desk.json",
         [](const QString& f) {
             DeskStore s(f);
             s.load();
             return s.notice();
         },
         [](const QString& f) { return DeskStore(f).save(deskOf(2)); }},
        {"alerts", "alerts.json",
         [](const QString& f) {
             AlertStore s(f);
             s.loadAlerts();
             return s.notice();
         },
         [](const QString& f) { return AlertStore(f).saveAlerts({}); }},
        {"rule limits", "rule-limits.json",
         [](const QString& f) {
             AlertStore s(f);
             s.loadLimits();
             return s.notice();
         },
         [](const QString& f) { return AlertStore(f).saveLimits({}); }},
        {"mutes", "mutes.json",
         [](const QString& f) {
             VoiceStore s(f);
             s.loadMutes();
             return s.notice();
         },
         [](const QString& f) { return VoiceStore(f).saveMutes({}); }},
        {"settings", "plimsoll.ini",
         [](const QString& f) {
             SettingsStore s(f + QStringLiteral("/plimsoll.ini"));
             s.load();
             return s.notice();
         },
         [](const QString& f) { return SettingsStore(f + QStringLiteral("/plimsoll.ini")).save({}); }},
    };
    return all;
}

// Of each a sound one that is not what it is when nothing was ever chosen.
bool putSound(const QString& folder)
{
    Settings settings;
    settings.asset = QStringLiteral("DOGE");
    return DeskStore(folder).save(deskOf(1)).isEmpty() &&
           put(folder + QStringLiteral("/alerts.json"), "{\"schema\":1,\"alerts\":[] }") &&
           put(folder + QStringLiteral("/rule-limits.json"), "{\"schema\":1,\"limits\":{} }") &&
           put(folder + QStringLiteral("/mutes.json"), "{\"schema\":1,\"mutes\":[] }") &&
           SettingsStore(folder + QStringLiteral("/plimsoll.ini")).save(settings).isEmpty();
}

}  // namespace

class TestKeptFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // A folder that cannot be written when something was entered, and can be later.
    void whatIsRefusedIsTriedAgain()
    {
        QTemporaryDir dir;
        const QString folder = dir.filePath(QStringLiteral("data")), path = folder + QStringLiteral("/desk.json");
        QVERIFY(put(folder, "in the way"));
        KeptFiles files(patient());
        QCOMPARE(DeskStore(folder).save(deskOf(3)), QString());
        files.settle();
        auto troubles = files.troubles();
        QCOMPARE(troubles.size(), std::size_t{1});
        QCOMPARE(troubles.front().path, path);
        QVERIFY(!troubles.front().why.isEmpty());
        const StatusItem item = keptItem(troubles);
        QVERIFY(item.bad);
        QVERIFY(item.text.contains(QStringLiteral("desk.json")));
        QVERIFY(item.tip.contains(path) && item.tip.contains(troubles.front().why));
        // Still so.
        files.tryAgain();
        files.settle();
        QCOMPARE(files.troubles(), troubles);
        QVERIFY(QFile::remove(folder));
        files.tryAgain();
        files.settle();
        QVERIFY(files.troubles().empty());
        QVERIFY(DeskStore(folder).load() == deskOf(3));
        QVERIFY(!(QFile::permissions(path) & (QFileDevice::ReadGroup | QFileDevice::ReadOther)));
    }
    void onceMoreAtTheEnd()
    {
        QTemporaryDir dir;
        const QString folder = dir.filePath(QStringLiteral("data"));
        QVERIFY(put(folder, "in the way"));
        {
            KeptFiles files(patient());
            QCOMPARE(DeskStore(folder).save(deskOf(3)), QString());
            QCOMPARE(SettingsStore(folder + QStringLiteral("/plimsoll.ini")).save({}), QString());
            files.settle();
            QCOMPARE(files.troubles().size(), std::size_t{2});
            QVERIFY(QFile::remove(folder));
        }
        QVERIFY(!KeptFiles::running());
        QVERIFY(DeskStore(folder).load() == deskOf(3));
        QVERIFY(QFile::exists(folder + QStringLiteral("/plimsoll.ini")));
    }
    void ofManyTheNewestIsWritten()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("a"));
        QSemaphore begun, go;
        QList<int> written;
        KeptFiles files(patient());
        for (int n = 1; n <= 5; ++n) {
            files.put(path, [&, n]() -> Written {
                begun.release();
                go.acquire();
                written << n;
                return {};
            });
            if (n == 1) begun.acquire();
        }
        go.release(5);
        files.settle();
        QCOMPARE(written, (QList<int>{1, 5}));
    }
    // It says so, and who entered something does not wait for it; of the end of the program tst_end_watch speaks.
    void aDiskThatHangsHoldsNobody()
    {
        QSemaphore begun, answers;
        KeptFiles::Options options = patient();
        options.patience = 0ms;
        KeptFiles files(options);
        files.put(QStringLiteral("/somewhere/desk.json"), [&]() -> Written {
            begun.release();
            answers.acquire();
            return {};
        });
        begun.acquire();
        const auto troubles = files.troubles();
        answers.release();
        QCOMPARE(troubles.size(), std::size_t{1});
        QVERIFY(troubles.front().why.contains(QStringLiteral("does not answer")));
    }
    // A workspace under a new name: the old one goes when the new one is there, however long that takes.
    void aRenamedWorkspaceIsNeverNowhere()
    {
        QTemporaryDir dir;
        WorkspaceStore store(dir.path());
        NamedWorkspace old;
        old.name = QStringLiteral("A");
        old.layout.main.docks = tabsOf(1, {QStringLiteral("depth")});
        QCOMPARE(store.save(old), QString());
        const QString from = store.pathOf(QStringLiteral("A")), to = store.pathOf(QStringLiteral("B"));
        QVERIFY(QFile::exists(from));
        QVERIFY(QDir().mkpath(to));  // a folder is in the way
        KeptFiles files(patient());
        NamedWorkspace next = old;
        next.name = QStringLiteral("B");
        QCOMPARE(store.save(next), QString());
        QCOMPARE(store.remove(QStringLiteral("A")), QString());
        files.settle();
        QVERIFY(QFile::exists(from));
        QCOMPARE(files.troubles().size(), std::size_t{1});
        QVERIFY(QDir().rmdir(to));
        files.tryAgain();
        files.settle();
        QVERIFY(QFileInfo(to).isFile());
        QVERIFY(!QFile::exists(from));
        QVERIFY(files.troubles().empty());
    }

    // ---- Two programs on one folder ---------------------------------------------------------

    void whatAnotherProgramWroteIsKept()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("desk.json"));
        DeskStore store(dir.path());
        QCOMPARE(store.save(deskOf(1)), QString());
        QVERIFY(store.load() == deskOf(1));
        const QByteArray theirs = deskToJson(deskOf(77));
        QVERIFY(QFile::remove(path) && put(path, theirs));
        KeptFiles files(patient());
        // Who has nothing new to say leaves their word.
        QCOMPARE(store.save(deskOf(1)), QString());
        files.settle();
        QCOMPARE(bytesOf(path), theirs);
        QCOMPARE(namesIn(dir.path()), QStringList{QStringLiteral("desk.json")});
        QVERIFY(files.takeNotices().isEmpty());
        QCOMPARE(store.save(deskOf(2)), QString());
        files.settle();
        QVERIFY(files.troubles().empty());
        QCOMPARE(bytesOf(path), deskToJson(deskOf(2)));
        const QStringList others = namesIn(dir.path()).filter(QStringLiteral("desk.json.other-"));
        QCOMPARE(others.size(), 1);
        QCOMPARE(bytesOf(dir.filePath(others.front())), theirs);
        const QStringList notices = files.takeNotices();
        QCOMPARE(notices.size(), 1);
        QVERIFY2(notices.front().contains(others.front()), qPrintable(notices.front()));
        QVERIFY(files.takeNotices().isEmpty());
        // Nobody else wrote since: nothing is kept once more.
        QCOMPARE(store.save(deskOf(3)), QString());
        files.settle();
        QCOMPARE(namesIn(dir.path()).size(), 2);
    }
    // Two windows make a workspace of the same name, neither knowing of the other's.
    void anotherWindowsWorkspaceOfThatNameIsKept()
    {
        QTemporaryDir dir;
        WorkspaceStore one(dir.path()), two(dir.path());
        NamedWorkspace theirs, mine;
        theirs.name = mine.name = QStringLiteral("Crisis");
        theirs.layout.main.docks = tabsOf(1, {QStringLiteral("depth")});
        mine.layout.main.docks = tabsOf(1, {QStringLiteral("tape")});
        const QString path = one.pathOf(theirs.name);
        QVERIFY(put(path, workspace_file::write(theirs)));  // as another program would
        KeptFiles files(patient());
        QCOMPARE(two.save(mine), QString());
        files.settle();
        QCOMPARE(bytesOf(path), workspace_file::write(mine));
        const QStringList others = namesIn(dir.path()).filter(QStringLiteral(".other-"));
        QCOMPARE(others.size(), 1);
        QCOMPARE(bytesOf(dir.filePath(others.front())), workspace_file::write(theirs));
        QCOMPARE(files.takeNotices().size(), 1);
        // One's own is written over, and another one's deletion does not wait for it.
        QCOMPARE(two.save(theirs), QString());
        files.settle();
        QCOMPARE(namesIn(dir.path()).size(), 2);
        QVERIFY(files.troubles().empty());
    }
    // The disk with the folder was taken away: it is not made anew somewhere else, where nobody would look.
    void aFolderThatIsGoneIsNotMadeAnew()
    {
        QTemporaryDir dir;
        const QString folder = dir.filePath(QStringLiteral("data"));
        QVERIFY(QDir().mkdir(folder));
        DeskStore store(folder);
        KeptFiles files(patient());
        QCOMPARE(store.save(deskOf(1)), QString());
        files.settle();
        QVERIFY(QDir().rename(folder, dir.filePath(QStringLiteral("away"))));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("folder is no longer there")));
        QCOMPARE(store.save(deskOf(2)), QString());
        files.settle();
        QVERIFY(!QFile::exists(folder));
        QCOMPARE(files.troubles().size(), std::size_t{1});
        QVERIFY(QDir().rename(dir.filePath(QStringLiteral("away")), folder));
        files.tryAgain();
        files.settle();
        QVERIFY(files.troubles().empty());
        QCOMPARE(bytesOf(folder + QStringLiteral("/desk.json")), deskToJson(deskOf(2)));
    }
    void twoThatGoOnWritingDoNotFillTheDisk()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("desk.json"));
        DeskStore store(dir.path());
        QCOMPARE(store.save(deskOf(1)), QString());
        const QString stranger = dir.filePath(QStringLiteral("desk.json.other-than-that"));
        QVERIFY(put(stranger, "mine"));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("changed by another program")));
        for (int n = 2; n < 42; ++n) {
            QVERIFY(QFile::remove(path) && put(path, QByteArray::number(n)));
            if (n > 2)
                QTest::ignoreMessage(QtWarningMsg,
                                     QRegularExpression(QStringLiteral("changed by another program")));
            QCOMPARE(store.save(deskOf(n)), QString());
        }
        QCOMPARE(namesIn(dir.path()).size(), 32);
        QCOMPARE(bytesOf(stranger), QByteArray("mine"));
    }

    // ---- What cannot be read ------------------------------------------------------------------

    void aSoundFileThatCannotBeReadNowStays_data()
    {
        QTest::addColumn<int>("store");
        for (int i = 0; i < static_cast<int>(stores().size()); ++i)
            QTest::newRow(stores()[static_cast<std::size_t>(i)].name) << i;
    }
    void aSoundFileThatCannotBeReadNowStays()
    {
        QFETCH(int, store);
        const Store& s = stores()[static_cast<std::size_t>(store)];
        QTemporaryDir dir;
        QVERIFY(putSound(dir.path()));
        const QStringList before = namesIn(dir.path());
        const QString path = dir.filePath(QLatin1String(s.file));
        const QByteArray content = bytesOf(path);
        QString notice;
        {
            const NoMoreFiles none;
            notice = s.read(dir.path());
        }
        QVERIFY2(notice.contains(path) && notice.contains(QStringLiteral("cannot be read")), qPrintable(notice));
        QCOMPARE(namesIn(dir.path()), before);
        // In this run it is not written over, and that is said.
        const QString refused = s.write(dir.path());
        QVERIFY2(refused.contains(path), qPrintable(refused));
        QCOMPARE(bytesOf(path), content);
        QCOMPARE(namesIn(dir.path()), before);
        {
            KeptFiles files(patient());
            QCOMPARE(s.write(dir.path()), QString());
            files.settle();
            QCOMPARE(files.troubles().size(), std::size_t{1});
        }
        QCOMPARE(bytesOf(path), content);
        // The next start reads it.
        QCOMPARE(s.read(dir.path()), QString());
        QCOMPARE(s.write(dir.path()), QString());
    }
    void aRulesRecordThatCannotBeReadNowStays()
    {
        QTemporaryDir dir;
        TrackStore store(dir.path());
        track::State state;
        state.hoursWatched = 7;
        store.keep(state);
        const QByteArray content = bytesOf(store.path());
        {
            const NoMoreFiles none;
            QVERIFY(store.load() == track::State{});
        }
        QVERIFY(store.notice().contains(store.path()));
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("cannot be written")));
        store.keep({});
        QCOMPARE(bytesOf(store.path()), content);
        QCOMPARE(namesIn(dir.path()).size(), 1);
        QCOMPARE(store.load().hoursWatched, state.hoursWatched);
    }
    // A link that leads to itself is no "there is no such file".
    void aLinkInACircleIsSaid()
    {
        for (const Store& s : stores()) {
            QTemporaryDir dir;
            const QString path = dir.filePath(QLatin1String(s.file));
            QVERIFY(::symlink(QFile::encodeName(path).constData(), QFile::encodeName(path).constData()) == 0);
            const QString notice = s.read(dir.path());
            QVERIFY2(notice.contains(QStringLiteral("cannot be read")), s.name);
            QVERIFY2(!s.write(dir.path()).isEmpty(), s.name);
            QCOMPARE(namesIn(dir.path()), QStringList{QLatin1String(s.file)});
        }
    }
    // No name is left for it: a copy that failed must not cost the only one.
    void damageThatCannotBeKeptIsNotWrittenOver()
    {
        QTemporaryDir dir;
        // ".damaged" is one letter more than a name may have, and a file that is being written just fits.
        const QString path = dir.filePath(QString(248, QLatin1Char('x')));
        QVERIFY(put(path, "damaged"));
        QStringList problems;
        QVERIFY(readOwnFile(path, 100, problems) == QByteArray("damaged"));
        setFileAside(path, problems);
        QCOMPARE(problems.size(), 1);
        QVERIFY2(problems.front().contains(QStringLiteral("not written over")), qPrintable(problems.front()));
        QVERIFY(!writeOwnFile(path, "new").problem.isEmpty());
        QCOMPARE(bytesOf(path), QByteArray("damaged"));
        // Somebody has taken it away: there is nothing to lose.
        QVERIFY(QFile::remove(path));
        QCOMPARE(writeOwnFile(path, "new").problem, QString());
        QCOMPARE(bytesOf(path), QByteArray("new"));
    }
    // It needs no room, what was understood stays where it is, and the same damage is not kept with each start
    // anew.
    void damageIsKeptOnce()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("desk.json"));
        QVERIFY(put(path, "{\"schema\":99}"));
        for (int start = 0; start < 3; ++start) {
            DeskStore store(dir.path());
            store.load();
            QVERIFY(store.notice().contains(path + QStringLiteral(".damaged")));
        }
        QCOMPARE(namesIn(dir.path()),
                 (QStringList{QStringLiteral("desk.json"), QStringLiteral("desk.json.damaged")}));
        QCOMPARE(DeskStore(dir.path()).save(deskOf(1)), QString());
        QCOMPARE(bytesOf(path + QStringLiteral(".damaged")), QByteArray("{\"schema\":99}"));
    }
};

QTEST_GUILESS_MAIN(TestKeptFiles)
#include "tst_kept_files.moc"
