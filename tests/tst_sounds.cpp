// Sounds: made here, whole WAV files that differ by severity, and where nothing can play them that is said and
// nothing waits. There is no sound device where tests run, nor is one needed.
#include "app/sounds.h"
#include "app/tone.h"

#include <QCoreApplication>
#include <QLocalServer>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtMultimedia/QAudioDevice>
#include <QtMultimedia/QMediaDevices>
#include <QtTest>

#include <cstdio>
#include <cstring>
#include <memory>

using namespace plimsoll;

namespace {

quint32 number(const QByteArray& wav, int at, int bytes)
{
    quint32 v = 0;
    for (int i = bytes - 1; i >= 0; --i) v = (v << 8) | static_cast<quint8>(wav[at + i]);
    return v;
}

// How a child of this test ends: its sounds with it, or their thread left behind.
constexpr int kEnded = 7, kLeftBehind = 8;

int loudest(const QByteArray& wav)
{
    int most = 0;
    for (qsizetype i = 44; i + 1 < wav.size(); i += 2) {
        qint16 s = 0;
        std::memcpy(&s, wav.constData() + i, 2);
        most = std::max(most, std::abs(int(s)));
    }
    return most;
}

}  // namespace

class TestSounds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tonesAreWholeFiles()
    {
        for (const Severity s : {Severity::Notice, Severity::Warning, Severity::Critical}) {
            const QByteArray wav = toneOf(s);
            QVERIFY(wav.startsWith("RIFF"));
            QCOMPARE(wav.mid(8, 8), QByteArray("WAVEfmt "));
            QCOMPARE(number(wav, 4, 4), quint32(wav.size() - 8));
            QCOMPARE(number(wav, 24, 4), quint32(kToneRate));
            QCOMPARE(number(wav, 40, 4), quint32(wav.size() - 44));
            // It begins and ends in silence: no click.
            QCOMPARE(number(wav, 44, 2), 0u);
            QVERIFY(std::abs(int(qint16(number(wav, int(wav.size()) - 2, 2)))) < 300);
            QVERIFY(wav.size() < 200'000);
        }
    }
    void theWorseTheLouder()
    {
        const int notice = loudest(toneOf(Severity::Notice)), warning = loudest(toneOf(Severity::Warning)),
                  critical = loudest(toneOf(Severity::Critical));
        QVERIFY(0 < notice && notice < warning && warning < critical && critical <= 32'767);
    }
    void withoutADeviceThatIsSaid()
    {
        if (!QMediaDevices::audioOutputs().isEmpty()) QSKIP("This computer has a sound device");
        Sounds sounds;
        QSignalSpy told(&sounds, &Sounds::told);
        sounds.play(Severity::Critical, {});
        QVERIFY(told.isEmpty());  // nothing was waited for
        QTRY_COMPARE(told.size(), 1);
        QVERIFY(told[0][0].toString().contains(QStringLiteral("no sound device")));
    }
    void aFileThatIsGoneIsNamed()
    {
        Sounds sounds;
        QSignalSpy told(&sounds, &Sounds::told);
        SoundChoice choice;
        choice.file = QStringLiteral("/nowhere/bell.ogg");
        sounds.play(Severity::Warning, choice);
        QTRY_VERIFY(!told.isEmpty());
        QVERIFY(told[0][0].toString().contains(QStringLiteral("/nowhere/bell.ogg")));
    }
    // That another sound was heard instead is no reason to take it back.
    void aFileThatIsGoneIsNamedStillOnceAnotherIsHeard()
    {
        if (QMediaDevices::audioOutputs().isEmpty()) QSKIP("This computer has no sound device");
        Sounds sounds;
        QSignalSpy told(&sounds, &Sounds::told);
        SoundChoice choice;
        choice.volume = 0;
        choice.file = QStringLiteral("/nowhere/bell.ogg");
        sounds.play(Severity::Warning, choice);
        if (!QTest::qWaitFor([&told] { return told.size() >= 2; })) QSKIP("No sound has begun here");
        QVERIFY(!told[1][0].toString().isEmpty());
    }
    void aLargeFileIsNotPlayed()
    {
        QTemporaryDir folder;
        QFile large(folder.filePath(QStringLiteral("long.wav")));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(std::int64_t{1} << 38));
        Sounds sounds;
        QSignalSpy told(&sounds, &Sounds::told);
        SoundChoice choice;
        choice.file = large.fileName();
        sounds.play(Severity::Warning, choice);
        QTRY_VERIFY(!told.isEmpty());
        QVERIFY2(told[0][0].toString().contains(QStringLiteral("larger than 32 MB")),
                 qPrintable(told[0][0].toString()));
    }
    void endsWhileSomethingIsAskedFor()
    {
        QTemporaryDir folder;
        QProcess child;
        QProcessEnvironment env = QProcessEnvironment::systemEnvironment();
        env.remove(QStringLiteral("PULSE_SERVER"));
        env.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder.path());
        child.setProcessEnvironment(env);
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--end")});
        QTRY_COMPARE_WITH_TIMEOUT(child.state(), QProcess::NotRunning, 60'000);
        QCOMPARE(child.exitStatus(), QProcess::NormalExit);
        QCOMPARE(child.exitCode(), kEnded);
    }
    // A server that takes the connection and says nothing, for ever.
    void aServerThatHangsHangsAlone()
    {
        QTemporaryDir folder;
        QLocalServer server;
        QVERIFY(server.listen(folder.filePath(QStringLiteral("pulse"))));
        QProcess child;
        QProcessEnvironment env = QProcessEnvironment::systemEnvironment();
        env.insert(QStringLiteral("PULSE_SERVER"), QStringLiteral("unix:") + server.fullServerName());
        env.insert(QStringLiteral("XDG_RUNTIME_DIR"), folder.path());
        child.setProcessEnvironment(env);
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--play")});
        QTRY_COMPARE_WITH_TIMEOUT(child.state(), QProcess::NotRunning, 30'000);
        QCOMPARE(child.exitStatus(), QProcess::NormalExit);
        QCOMPARE(child.exitCode(), 7);
        const QByteArray said = child.readAllStandardOutput();
        QVERIFY2(said.contains("does not answer") || said.contains("no sound device"), said.constData());
    }
};

namespace {

int playOnce(QCoreApplication& app)
{
    auto sounds = std::make_unique<Sounds>(std::chrono::milliseconds{300});
    QObject::connect(sounds.get(), &Sounds::told, &app, [&app](const QString& trouble) {
        std::fprintf(stdout, "%s\n", qUtf8Printable(trouble));
        std::fflush(stdout);
        app.exit(7);
    });
    sounds->play(Severity::Critical, {});
    const int status = QCoreApplication::exec();
    sounds.reset();
    Sounds::endWith(status);
    return status;
}

// Nothing hangs: the thread has time enough on any machine, and must be done with what it was asked for.
int endWhileAsked()
{
    auto sounds = std::make_unique<Sounds>(std::chrono::seconds{30});
    for (int i = 0; i < 50; ++i) sounds->play(Severity::Warning, {});
    sounds.reset();
    Sounds::endWith(kLeftBehind);
    return kEnded;
}

}  // namespace

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == QLatin1String("--play")) return playOnce(app);
    if (app.arguments().value(1) == QLatin1String("--end")) return endWhileAsked();
    TestSounds test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}
#include "tst_sounds.moc"
