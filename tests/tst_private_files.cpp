// Whose business it is: whatever the system's habit, what the program writes is its owner's alone, and what is
// secret (a proxy's password, the address of a webhook) is where it is kept and nowhere else.
#include "app/paths.h"
#include "app/settings_store.h"
#include "app/voice_store.h"
#include "model/market/owner_only.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <sched.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <future>
#include <thread>

using namespace plimsoll;

namespace {

const QString kSecret = QStringLiteral("hunter2-7f3a91");

mode_t modeOf(const QString& path)
{
    struct stat facts {};
    return ::lstat(QFile::encodeName(path).constData(), &facts) == 0 ? facts.st_mode & 07777 : 0;
}

QStringList below(const QString& folder)
{
    QStringList all;
    QDirIterator at(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                    QDirIterator::Subdirectories);
    while (at.hasNext()) all << at.next();
    return all;
}

QString octal(mode_t mode)
{
    return QString::number(mode, 8);
}

struct Run {
    int status = -1;
    QByteArray out, err;
};

Run run(const QStringList& arguments, const QString& home, mode_t habit, const QByteArray& endWith = {})
{
    QProcess program;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), home);
    environment.insert(QStringLiteral("XDG_DATA_HOME"), home + QStringLiteral("/data"));
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), home + QStringLiteral("/config"));
    environment.insert(QStringLiteral("XDG_CACHE_HOME"), home + QStringLiteral("/cache"));
    environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    program.setProcessEnvironment(environment);
    program.setChildProcessModifier([habit] { ::umask(habit); });
    program.start(QStringLiteral(PLIMSOLL_BINARY), arguments);
    Run r;
    if (!endWith.isEmpty()) {
        // A window: once it writes its recordings it is asked to go.
        const QString sign = QString::fromLatin1(endWith);
        const bool there = QTest::qWaitFor(
            [&] {
                for (const QString& f : below(home))
                    if (f.contains(sign)) return true;
                return program.state() == QProcess::NotRunning;
            },
            60'000);
        if (there) program.terminate();
    }
    if (!program.waitForFinished(120'000)) {
        program.kill();
        program.waitForFinished();
        return r;
    }
    r.status = program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -2;
    r.out = program.readAllStandardOutput();
    r.err = program.readAllStandardError();
    return r;
}

}  // namespace

class TstPrivateFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsWrittenIsTheOwnersAlone_data()
    {
        QTest::addColumn<int>("habit");
        QTest::newRow("nothing is closed") << 0;
        QTest::newRow("as most systems are") << 0022;
    }
    void whatIsWrittenIsTheOwnersAlone()
    {
        QFETCH(int, habit);
        QTemporaryDir home;
        const auto umaskOf = static_cast<mode_t>(habit);
        // The window with all that it keeps, an export, a recording, the history as text.
        const Run window = run({QStringLiteral("demo"), QStringLiteral("--assets"), QStringLiteral("BTC")},
                               home.path(), umaskOf, "-000001.plog");
        QVERIFY2(window.status == 0, window.err.constData());
        const Run bundle =
            run({QStringLiteral("snapshot"), QStringLiteral("--demo"), QStringLiteral("--after"),
                 QStringLiteral("1"), QStringLiteral("--out"), home.filePath(QStringLiteral("bundle"))},
                home.path(), umaskOf);
        QVERIFY2(bundle.status == 0, bundle.err.constData());
        const Run packed =
            run({QStringLiteral("snapshot"), QStringLiteral("--demo"), QStringLiteral("--after"),
                 QStringLiteral("1"), QStringLiteral("--out"), home.filePath(QStringLiteral("bundle.zip"))},
                home.path(), umaskOf);
        QVERIFY2(packed.status == 0, packed.err.constData());
        const Run record =
            run({QStringLiteral("record"), QStringLiteral("--demo"), QStringLiteral("--for"), QStringLiteral("1"),
                 QStringLiteral("--out"), home.filePath(QStringLiteral("a.plog"))},
                home.path(), umaskOf);
        QVERIFY2(record.status == 0, record.err.constData());

        // What is no table is refused, and the history is there all the same.
        QFile table(home.filePath(QStringLiteral("a.csv")));
        QVERIFY(table.open(QIODevice::WriteOnly) && table.setPermissions(QFileDevice::ReadOwner));
        table.close();
        const Run history =
            run({QStringLiteral("history"), QStringLiteral("import"), table.fileName()}, home.path(), umaskOf);
        QVERIFY2(history.status == 1, history.err.constData());

        QStringList open;
        int files = 0;
        for (const QString& path : below(home.path())) {
            const mode_t mode = modeOf(path);
            if ((mode & 0077) != 0) open << path + u' ' + octal(mode);
            if (QFileInfo(path).isFile()) ++files;
        }
        QVERIFY2(open.isEmpty(), qPrintable(open.join(QLatin1Char('\n'))));
        QVERIFY2(files > 40, qPrintable(QString::number(files)));
        for (const char* wanted : {"plimsoll.log", "plimsoll.ini", "history.sqlite", "snapshot.json"})
            QVERIFY2(!below(home.path()).filter(QLatin1String(wanted)).isEmpty(), wanted);
    }
    // What an earlier program has left open is closed, and what is not ours stays as it is.
    void whatWasOpenIsClosed()
    {
        QTemporaryDir dir;
        Paths paths;
        paths.data = dir.filePath(QStringLiteral("share/plimsoll"));
        paths.settings = dir.filePath(QStringLiteral("config/plimsoll.ini"));
        QVERIFY(QDir().mkpath(paths.workspaces()) && QDir().mkpath(QFileInfo(paths.settings).path()));
        const QString theirs = paths.data + QStringLiteral("/notes.txt"),
                      alerts = paths.data + QStringLiteral("/alerts.json"),
                      linked = dir.filePath(QStringLiteral("linked"));
        for (const QString& f : {theirs, alerts, paths.settings, linked}) {
            QFile file(f);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QVERIFY(::chmod(QFile::encodeName(f).constData(), 0666) == 0);
        }
        for (const QString& f : {paths.data, paths.workspaces()})
            QVERIFY(::chmod(QFile::encodeName(f).constData(), 0777) == 0);
        QVERIFY(QFile::link(linked, paths.data + QStringLiteral("/desk.json")));
        QVERIFY(makeDataFolder(paths).hasValue());
        QCOMPARE(octal(modeOf(paths.data)), octal(0700));
        QCOMPARE(octal(modeOf(paths.workspaces())), octal(0700));
        QCOMPARE(octal(modeOf(alerts)), octal(0600));
        QCOMPARE(octal(modeOf(paths.settings)), octal(0600));
        QCOMPARE(octal(modeOf(theirs)), octal(0666));
        QCOMPARE(octal(modeOf(linked)), octal(0666));
        // A folder that a person has named may be of others too.
        paths.data = dir.filePath(QStringLiteral("common"));
        QVERIFY(QDir().mkpath(paths.data) && ::chmod(QFile::encodeName(paths.data).constData(), 0755) == 0);
        QVERIFY(makeDataFolder(paths).hasValue());
        QCOMPARE(octal(modeOf(paths.data)), octal(0755));
    }
    // A program that is opened from here makes files as the person is used to.
    void othersKeepTheirHabit()
    {
        if (::unshare(CLONE_FS) != 0) QSKIP("a thread may have no umask of its own here (seccomp)");
        const mode_t before = ::umask(0027);
        keepToOwner();
        {
            const PersonsHabit habit;
            const mode_t now = ::umask(0);
            ::umask(now);
            QCOMPARE(octal(now), octal(0027));
        }
        const mode_t ours = ::umask(before);
        QCOMPARE(octal(ours), octal(0077));
    }
    // And what is made here at that very moment is the owner's alone.
    void otherThreadsKeepOurs()
    {
        QTemporaryDir dir;
        const QString path = dir.filePath(QStringLiteral("meanwhile"));
        const mode_t before = ::umask(0022);
        keepToOwner();
        std::promise<void> opening;
        std::thread other([&path, started = opening.get_future()] {
            started.wait();
            QFile file(path);
            static_cast<void>(file.open(QIODevice::WriteOnly));
        });
        {
            const PersonsHabit habit;
            opening.set_value();
            other.join();
        }
        ::umask(before);
        QVERIFY(QFileInfo(path).isFile());
        QCOMPARE(octal(modeOf(path)), octal(0600));
    }
    void noImageOfTheMemoryIsLeft()
    {
        rlimit kept{};
        QCOMPARE(::getrlimit(RLIMIT_CORE, &kept), 0);
        leaveNoCore();
        rlimit now{};
        QCOMPARE(::getrlimit(RLIMIT_CORE, &now), 0);
        QCOMPARE(now.rlim_cur, rlim_t{0});
        ::setrlimit(RLIMIT_CORE, &kept);
    }

    // The password of a proxy and the address of a webhook: kept, used, and told to nobody.
    void secretsStayWhereTheyAreKept()
    {
        QTemporaryDir home;
        const QString data = home.filePath(QStringLiteral("d"));
        QVERIFY(QDir().mkpath(data));
        Hook hook;
        hook.id = 1;
        hook.name = QStringLiteral("desk");
        hook.url = QStringLiteral("http://127.0.0.1:9/services/%1").arg(kSecret);
        hook.plainAllowed = hook.on = true;
        QVERIFY(VoiceStore(data).saveHooks({hook}).isEmpty());
        SettingsStore settings(data + QStringLiteral("/plimsoll.ini"));
        Settings s;
        s.proxy = QStringLiteral("http://jo:%1@127.0.0.1:9").arg(kSecret);
        QVERIFY(settings.save(s).isEmpty());

        // Where nobody is (RFC 6761), and by a name that only the proxy would look up.
        QFile endpoints(home.filePath(QStringLiteral("e.json")));
        QVERIFY(endpoints.open(QIODevice::WriteOnly));
        endpoints.write("{\"okx\": {\"rest\": \"https://okx.invalid\", \"ws\": \"wss://okx.invalid\"}}");
        endpoints.close();
        QByteArray told;
        const auto take = [&](const Run& r) { told += r.out + r.err; };
        const QStringList common{QStringLiteral("--data-dir"), data, QStringLiteral("--log"),
                                 QStringLiteral("*=true")};
        take(run(QStringList{QStringLiteral("demo"), QStringLiteral("--assets"), QStringLiteral("BTC")} + common,
                 home.path(), 0022, "-000001.plog"));
        take(run(QStringList{QStringLiteral("snapshot"), QStringLiteral("--demo"), QStringLiteral("--after"),
                             QStringLiteral("1"), QStringLiteral("--out"), home.filePath(QStringLiteral("b"))} +
                     common,
                 home.path(), 0022));
        // Live, through a proxy that is not there: what is said of it names no password.
        take(run(QStringList{QStringLiteral("snapshot"), QStringLiteral("--endpoints"), endpoints.fileName(),
                             QStringLiteral("--after"), QStringLiteral("2"), QStringLiteral("--out"),
                             home.filePath(QStringLiteral("c"))} +
                     common,
                 home.path(), 0022));
        take(run(QStringList{QStringLiteral("doctor"), QStringLiteral("--json"), QStringLiteral("--endpoints"),
                             endpoints.fileName()} +
                     common,
                 home.path(), 0022));
        take(run(QStringList{QStringLiteral("snapshot"), QStringLiteral("--proxy"),
                             QStringLiteral("ftp://jo:%1@h:1").arg(kSecret)} +
                     common,
                 home.path(), 0022));
        QVERIFY(!told.isEmpty());
        QVERIFY2(!told.contains(kSecret.toUtf8()), told.constData());
        QStringList holders;
        for (const QString& path : below(home.path())) {
            QFile file(path);
            if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)) continue;
            if (file.readAll().contains(kSecret.toUtf8())) holders << QFileInfo(path).fileName();
        }
        holders.sort();
        QCOMPARE(holders, (QStringList{QStringLiteral("plimsoll.ini"), QStringLiteral("webhooks.json")}));
    }
    // Nor where the address is none because the password is not escaped: nothing starts, and no part of it is
    // said.
    void aProxyThatIsNoneIsRefused_data()
    {
        QTest::addColumn<QString>("proxy");
        QTest::newRow("number sign") << QStringLiteral("http://jo:p#%1@127.0.0.1:9");
        QTest::newRow("question mark") << QStringLiteral("http://jo:p?%1@127.0.0.1:9");
        QTest::newRow("slash") << QStringLiteral("http://jo:p/%1@127.0.0.1:9");
        QTest::newRow("no scheme") << QStringLiteral("jo:%1@127.0.0.1:9");
        QTest::newRow("not encrypted to the proxy") << QStringLiteral("https://jo:%1@127.0.0.1:9");
    }
    void aProxyThatIsNoneIsRefused()
    {
        QFETCH(QString, proxy);
        QTemporaryDir home;
        for (const char* command : {"doctor", "record"}) {
            const QString out = home.filePath(QStringLiteral("a.plog"));
            QStringList arguments{QLatin1String(command), QStringLiteral("--data-dir"), home.path(),
                                  QStringLiteral("--proxy"), proxy.arg(kSecret)};
            if (arguments.front() == QLatin1String("record")) arguments << QStringLiteral("--out") << out;
            const Run r = run(arguments, home.path(), 0022);
            QCOMPARE(r.status, 2);
            QVERIFY2(r.err.contains("http://HOST:PORT") && r.err.contains("127.0.0.1:9"), r.err.constData());
            QVERIFY(!(r.out + r.err).contains(kSecret.toUtf8()));
            QVERIFY(!QFileInfo::exists(out));
        }
    }
    // Everybody on the computer sees a program's arguments.
    void argumentsAreForgotten()
    {
        QTemporaryDir home;
        QProcess program;
        program.start(QStringLiteral(PLIMSOLL_BINARY), {QStringLiteral("simulate"), QStringLiteral("--proxy"),
                                                        QStringLiteral("http://jo:%1@127.0.0.1:9/").arg(kSecret),
                                                        QStringLiteral("--data-dir"), home.path()});
        QVERIFY(program.waitForStarted());
        QVERIFY(QTest::qWaitFor(
            [&] { return program.bytesAvailable() > 0 || program.state() == QProcess::NotRunning; }, 60'000));
        QVERIFY2(program.state() == QProcess::Running, program.readAllStandardError().constData());
        QFile line(QStringLiteral("/proc/%1/cmdline").arg(program.processId()));
        QVERIFY(line.open(QIODevice::ReadOnly));
        const QByteArray arguments = line.readAll();
        QVERIFY(arguments.contains("127.0.0.1:9"));
        QVERIFY2(!arguments.contains(kSecret.toUtf8()), arguments.constData());
        QFile limits(QStringLiteral("/proc/%1/limits").arg(program.processId()));
        QVERIFY(limits.open(QIODevice::ReadOnly));
        QVERIFY(QRegularExpression(QStringLiteral("Max core file size\\s+0 "))
                    .match(QString::fromLatin1(limits.readAll()))
                    .hasMatch());
        program.terminate();
        QVERIFY(program.waitForFinished(30'000));
    }
};

QTEST_GUILESS_MAIN(TstPrivateFiles)
#include "tst_private_files.moc"
