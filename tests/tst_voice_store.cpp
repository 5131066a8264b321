// What the person chose of the voices survives: files are whole after kill -9 at any moment, secrets are the
// owner's alone, and what cannot be read is named and kept.
#include "app/alert_store.h"
#include "app/voice_store.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

#include <cstdio>

using namespace plimsoll;
using namespace std::chrono_literals;

namespace {

// A state of everything that is kept, told by its number: a file of one state has nothing of another.
VoiceChoice choiceOf(int n)
{
    VoiceChoice c;
    c.foldFrom = voice_limits::kFoldLeast + n % 50;
    c.evidenceMost = voice_limits::kEvidenceLeast + n % 500;
    c.sound[1].file = QStringLiteral("/sounds/%1.wav").arg(n);
    c.quiet.until = fromUnixMs(1'700'000'000'000 + n);
    c.trayFrom = Severity::Warning;
    c.postMadeUp = n % 2 == 0;
    return c;
}
std::vector<Mute> mutesOf(int n)
{
    std::vector<Mute> out;
    for (int i = 0; i < 40 + n % 20; ++i)
        out.push_back({"RULE_" + std::to_string(i), "A" + std::to_string(n), i % 2 ? "okx" : "",
                       static_cast<MuteFor>(i % 3), fromUnixMs(1'700'000'000'000 + i),
                       i % 3 == 0 ? fromUnixMs(1'700'003'600'000 + i) : Timestamp{}});
    return out;
}
std::vector<Hook> hooksOf(int n)
{
    std::vector<Hook> out;
    for (std::uint32_t i = 1; i <= 10; ++i) {
        Hook h;
        h.id = i;
        h.name = QStringLiteral("hook of %1").arg(n);
        h.form = static_cast<HookForm>(i % kHookForms);
        h.url = QStringLiteral("https://example.org/%1/secret").arg(n);
        h.chat = QStringLiteral("@%1").arg(n);
        h.from = i % 2 ? Severity::Warning : Severity::Critical;
        h.on = i % 3 != 0;
        h.plainAllowed = i % 4 == 0;
        out.push_back(h);
    }
    return out;
}
std::vector<AlertRule> alertsOf(int n)
{
    std::vector<AlertRule> out;
    for (std::uint64_t i = 1; i <= 30; ++i) {
        AlertRule r;
        r.id = i;
        r.title = "of " + std::to_string(n);
        AlertCondition c;
        c.metric = *analytics::metricId("spread_bps");
        c.asset = "BTC";
        c.level = n;
        r.conditions = {c};
        out.push_back(r);
    }
    return out;
}
RiskLimits limitsOf(int n)
{
    RiskLimits out;
    out["DEPTH_DROP"] = {50.0 + n, 60.0 + n, 10.0 + n, 20.0 + n};
    out["SPREAD_WIDE"] = {50.0 + n, 60.0 + n, 10.0 + n, 20.0 + n};
    return out;
}

// The child: writes state after state until it is killed.
[[noreturn]] void writeForEver(const QString& folder, int first)
{
    VoiceStore voices(folder);
    AlertStore alerts(folder);
    for (int n = first;; ++n) {
        const QString problem = voices.saveChoice(choiceOf(n)) + voices.saveMutes(mutesOf(n)) +
                                voices.saveHooks(hooksOf(n)) + alerts.saveAlerts(alertsOf(n)) +
                                alerts.saveLimits(limitsOf(n));
        if (!problem.isEmpty()) std::exit(3);
        std::printf("%d\n", n);
        std::fflush(stdout);
    }
}

}  // namespace

class TestVoiceStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsTheDefault()
    {
        QTemporaryDir folder;
        VoiceStore store(folder.path());
        QCOMPARE(store.loadChoice(), VoiceChoice());
        QVERIFY(store.loadMutes().empty());
        QVERIFY(store.loadHooks().empty());
        QVERIFY(store.notice().isEmpty());
    }
    void everythingComesBack()
    {
        QTemporaryDir folder;
        VoiceStore store(folder.path());
        for (int n = 0; n < 5; ++n) {
            QCOMPARE(store.saveChoice(choiceOf(n)), QString());
            QCOMPARE(store.saveMutes(mutesOf(n)), QString());
            QCOMPARE(store.saveHooks(hooksOf(n)), QString());
            VoiceStore again(folder.path());
            QCOMPARE(again.loadChoice(), choiceOf(n));
            QCOMPARE(again.loadMutes(), mutesOf(n));
            QCOMPARE(again.loadHooks(), hooksOf(n));
            QVERIFY(again.notice().isEmpty());
        }
    }
    void secretsAreTheOwnersAlone()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("webhooks.json"));
        constexpr auto kOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther |
                                 QFile::ExeGroup | QFile::ExeOther;
        VoiceStore store(folder.path());
        store.saveHooks(hooksOf(1));
        QVERIFY(!(QFile::permissions(path) & kOthers));
        // One that was opened to others is closed again.
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther | QFile::ReadGroup);
        store.saveHooks(hooksOf(2));
        QVERIFY(!(QFile::permissions(path) & kOthers));
        // So is what is set aside, and the words about it have nothing of it.
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"schema\":1,\"webhooks\":[{\"url\":\"https://example.org/topsecret\"}]}");
        file.close();
        VoiceStore damaged(folder.path());
        QVERIFY(damaged.loadHooks().empty());
        QVERIFY(damaged.notice().contains(QStringLiteral("make no sense")));
        QVERIFY(!damaged.notice().contains(QStringLiteral("topsecret")));
        const QString aside = path + QStringLiteral(".damaged");
        QVERIFY(QFile::exists(aside));
        QVERIFY(!(QFile::permissions(aside) & kOthers));
    }
    void nonsenseIsNamedAndKept_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("half a file") << "notifications.json" << QByteArray("{\"schema\":1,\"toasts\":");
        QTest::newRow("another version") << "mutes.json" << QByteArray("{\"schema\":99}");
        QTest::newRow("bytes") << "webhooks.json" << QByteArray("\x00\x01\x02", 3);
        QTest::newRow("a mute of nothing")
            << "mutes.json" << QByteArray("{\"schema\":1,\"mutes\":[{\"how\":\"hour\"},17]}");
        QTest::newRow("a hook of a strange form")
            << "webhooks.json"
            << QByteArray("{\"schema\":1,\"webhooks\":[{\"id\":1,\"form\":\"fax\",\"from\":\"critical\"}]}");
    }
    void nonsenseIsNamedAndKept()
    {
        QFETCH(QString, file);
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        QFile f(folder.filePath(file));
        QVERIFY(f.open(QIODevice::WriteOnly));
        f.write(content);
        f.close();
        VoiceStore store(folder.path());
        QCOMPARE(store.loadChoice(), VoiceChoice());
        QVERIFY(store.loadMutes().empty());
        QVERIFY(store.loadHooks().empty());
        QVERIFY(store.notice().contains(file));
        QFile aside(folder.filePath(file + QStringLiteral(".damaged")));
        QVERIFY(aside.open(QIODevice::ReadOnly));
        QCOMPARE(aside.readAll(), content);
    }
    void strangeNumbersFallBack()
    {
        QTemporaryDir folder;
        QFile f(folder.filePath(QStringLiteral("notifications.json")));
        QVERIFY(f.open(QIODevice::WriteOnly));
        f.write(
            "{\"schema\":1,\"fold_from\":-7,\"evidence_most\":1e300,\"quiet\":{\"from_minute\":9999,\"until_ms\":-"
            "4},"
            "\"sound\":{\"warning\":{\"volume\":500}},\"tray_from\":\"loud\",\"toasts\":\"yes\"}");
        f.close();
        VoiceStore store(folder.path());
        QCOMPARE(store.loadChoice(), VoiceChoice());
    }
    void killedAtAnyMoment()
    {
        QTemporaryDir folder;
        int written = 0;
        constexpr int kRounds = 25;
        for (int round = 0; round < kRounds; ++round) {
            QProcess child;
            child.start(QCoreApplication::applicationFilePath(),
                        {QStringLiteral("--write"), folder.path(), QString::number(round * 100'000)});
            QVERIFY(child.waitForStarted());
            // Each round at another place of the writing: after some states, in the middle of the next.
            int last = -1;
            const int enough = 1 + round % 5;
            QByteArray said;
            while (said.count('\n') < enough) {
                QVERIFY(child.waitForReadyRead(20'000));
                said += child.readAllStandardOutput();
            }
            child.kill();
            QVERIFY(child.waitForFinished());
            QCOMPARE(child.exitStatus(), QProcess::CrashExit);
            said += child.readAllStandardOutput();
            said.truncate(said.lastIndexOf('\n'));
            last = said.mid(said.lastIndexOf('\n') + 1).toInt();
            written += said.count('\n') + 1;

            VoiceStore voices(folder.path());
            AlertStore alerts(folder.path());
            // The last whole state, or what was written of the next.
            const auto is = [&](auto loaded, auto of) { return loaded == of(last) || loaded == of(last + 1); };
            QVERIFY(is(voices.loadChoice(), choiceOf));
            QVERIFY(is(voices.loadMutes(), mutesOf));
            QVERIFY(is(voices.loadHooks(), hooksOf));
            QVERIFY(is(alerts.loadAlerts(), alertsOf));
            QVERIFY(is(alerts.loadLimits(), limitsOf));
            QVERIFY2(voices.notice().isEmpty(), qPrintable(voices.notice()));
            QVERIFY2(alerts.notice().isEmpty(), qPrintable(alerts.notice()));
        }
        QVERIFY(written >= kRounds);
    }
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    const QStringList args = app.arguments();
    if (args.size() == 4 && args[1] == QLatin1String("--write")) writeForEver(args[2], args[3].toInt());
    TestVoiceStore test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}
#include "tst_voice_store.moc"
