// What an installation brings: the manual page says what the help says, the menu entry and the catalogue's page
// are sound, and all of it names the same program.
#include "app/cli/command.h"
#include "app/cli/man_page.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace plimsoll;

namespace {

const QString kFolder = QStringLiteral(PLIMSOLL_SOURCE_DIR "/packaging/");
const QString kId = QStringLiteral("org.plimsoll.Plimsoll");

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

}  // namespace

class TstPackaging : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theManualHasEveryCommandAndOption();
    void manReadsTheManual();
    void theMenuEntryStartsTheProgram();
    void theCatalogueNamesTheMenuEntry();
    void theVersionStandsInOnePlace();
    void anInstallationHasItsPlaces();
    void validatorsHaveNoComplaint_data();
    void validatorsHaveNoComplaint();
};

void TstPackaging::theManualHasEveryCommandAndOption()
{
    const QString page = manPage();
    for (const CommandSpec& c : commandTable()) {
        const QString heading = *c.name == '\0' ? QStringLiteral(".SS plimsoll\n")
                                                : QStringLiteral(".SS plimsoll %1").arg(QLatin1String(c.name));
        QVERIFY2(page.contains(heading), c.name);
    }
    for (const OptionSpec& o : optionTable()) {
        if (*o.help == '\0') continue;
        const QString name = QStringLiteral(".B \\-\\-") +
                             QString::fromLatin1(o.name).replace(QLatin1Char('-'), QLatin1String("\\-"));
        QVERIFY2(page.contains(name + QLatin1Char('\n')) || page.contains(name + QLatin1Char(' ')), o.name);
    }
}

void TstPackaging::manReadsTheManual()
{
    const QString groff = QStandardPaths::findExecutable(QStringLiteral("groff"));
    if (groff.isEmpty()) QSKIP("groff is not installed");
    QProcess process;
    process.start(groff,
                  {QStringLiteral("-man"), QStringLiteral("-Tutf8"), QStringLiteral("-ww"), QStringLiteral("-z")});
    process.write(manPage().toUtf8());
    process.closeWriteChannel();
    QVERIFY(process.waitForFinished());
    QCOMPARE(QString::fromUtf8(process.readAllStandardError()), QString());
    QCOMPARE(process.exitCode(), 0);
}

void TstPackaging::theMenuEntryStartsTheProgram()
{
    const QString entry = textOf(kFolder + kId + QStringLiteral(".desktop"));
    const QStringList lines = entry.split(QLatin1Char('\n'));
    QVERIFY(lines.contains(QStringLiteral("Exec=plimsoll")));
    QVERIFY(lines.contains(QStringLiteral("Icon=%1").arg(kId)));
    // Its action is a command that exists.
    for (const QString& line : lines)
        if (line.startsWith(QLatin1String("Exec=plimsoll ")))
            QVERIFY2(commandNamed(line.section(QLatin1Char(' '), 1, 1)), qPrintable(line));
}

void TstPackaging::theCatalogueNamesTheMenuEntry()
{
    QXmlStreamReader xml(textOf(kFolder + kId + QStringLiteral(".metainfo.xml.in")));
    QString id, launchable, binary;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("id")) id = xml.readElementText();
        if (xml.name() == QLatin1String("launchable")) launchable = xml.readElementText();
        if (xml.name() == QLatin1String("binary")) binary = xml.readElementText();
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(id, kId);
    QCOMPARE(launchable, kId + QStringLiteral(".desktop"));
    QCOMPARE(binary, QStringLiteral("plimsoll"));
}

void TstPackaging::theVersionStandsInOnePlace()
{
    const QString version = QStringLiteral(PLIMSOLL_VERSION);
    QVERIFY(textOf(QStringLiteral(PLIMSOLL_SOURCE_DIR "/CMakeLists.txt"))
                .contains(QStringLiteral("project(plimsoll VERSION %1 ").arg(version)));
    for (const char* file : {"CMakeLists.txt", "build-deb.sh", "changelog.Debian.in",
                             "org.plimsoll.Plimsoll.metainfo.xml.in", "org.plimsoll.Plimsoll.desktop"})
        QVERIFY2(!textOf(kFolder + QLatin1String(file)).contains(version), file);
    QProcess process;
    process.start(QStringLiteral(PLIMSOLL_BINARY), {QStringLiteral("--version")});
    QVERIFY(process.waitForFinished());
    QVERIFY(process.readAllStandardOutput().trimmed().endsWith(version.toUtf8()));
    const QString packed = QFileInfo(QStringLiteral(PLIMSOLL_BINARY)).path() + QStringLiteral("/packaging/");
    QVERIFY(textOf(packed + QStringLiteral("changelog.Debian"))
                .startsWith(QStringLiteral("plimsoll (%1-").arg(version)));
    QVERIFY(textOf(packed + kId + QStringLiteral(".metainfo.xml"))
                .contains(QStringLiteral("<release version=\"%1\"").arg(version)));
}

// `DESTDIR=... cmake --install`, as a distribution would.
void TstPackaging::anInstallationHasItsPlaces()
{
    const QString cmake = QStandardPaths::findExecutable(QStringLiteral("cmake"));
    if (cmake.isEmpty()) QSKIP("cmake is not installed");
    QTemporaryDir dir;
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("DESTDIR"), dir.path());
    process.setProcessEnvironment(environment);
    process.start(cmake, {QStringLiteral("--install"), QFileInfo(QStringLiteral(PLIMSOLL_BINARY)).path(),
                          QStringLiteral("--prefix"), QStringLiteral("/usr")});
    QVERIFY(process.waitForFinished(120'000));
    QVERIFY2(process.exitCode() == 0, process.readAllStandardError().constData());
    QStringList files;
    QDirIterator at(dir.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (at.hasNext()) files << QDir(dir.path()).relativeFilePath(at.next());
    for (const char* wanted : {"usr/bin/plimsoll", "usr/share/applications/org.plimsoll.Plimsoll.desktop",
                               "usr/share/metainfo/org.plimsoll.Plimsoll.metainfo.xml",
                               "usr/share/icons/hicolor/scalable/apps/org.plimsoll.Plimsoll.svg",
                               "usr/share/man/man1/plimsoll.1.gz", "usr/share/doc/plimsoll/copyright",
                               "usr/share/doc/plimsoll/changelog.gz", "usr/share/doc/plimsoll/changelog.Debian.gz",
                               "usr/share/doc/plimsoll/README.md", "usr/share/doc/plimsoll/docs/exports.md"})
        QVERIFY2(files.contains(QLatin1String(wanted)), wanted);
    // Nothing lands beside the usual places, and no build folder is named in what people read.
    for (const QString& f : files) {
        QVERIFY2(f.startsWith(QLatin1String("usr/bin/")) || f.startsWith(QLatin1String("usr/share/")),
                 qPrintable(f));
        if (f.startsWith(QLatin1String("usr/share/")) && !f.endsWith(QLatin1String(".gz")) &&
            !f.endsWith(QLatin1String(".png")))
            QVERIFY2(!textOf(dir.filePath(f)).contains(QStringLiteral(PLIMSOLL_SOURCE_DIR)), qPrintable(f));
    }
    QVERIFY(QFileInfo(dir.filePath(QStringLiteral("usr/bin/plimsoll"))).isExecutable());
}

void TstPackaging::validatorsHaveNoComplaint_data()
{
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    QTest::addRow("menu entry") << QStringLiteral("desktop-file-validate")
                                << QStringList{kFolder + kId + QStringLiteral(".desktop")};
    QTest::addRow("catalogue") << QStringLiteral("appstreamcli")
                               << QStringList{QStringLiteral("validate"), QStringLiteral("--no-net"),
                                              QFileInfo(QStringLiteral(PLIMSOLL_BINARY)).path() +
                                                  QStringLiteral("/packaging/%1.metainfo.xml").arg(kId)};
}

void TstPackaging::validatorsHaveNoComplaint()
{
    QFETCH(QString, program);
    QFETCH(QStringList, arguments);
    const QString found = QStandardPaths::findExecutable(program);
    if (found.isEmpty()) QSKIP(qPrintable(program + QStringLiteral(" is not installed")));
    QProcess process;
    process.start(found, arguments);
    QVERIFY(process.waitForFinished());
    QVERIFY2(process.exitCode() == 0,
             (process.readAllStandardOutput() + process.readAllStandardError()).constData());
}

QTEST_GUILESS_MAIN(TstPackaging)
#include "tst_packaging.moc"
