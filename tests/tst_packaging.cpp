// What an installation brings: the manual page says what the help says, the menu entry and the catalogue's page
// are sound, and all of it names the same program.
#include "app/cli/command.h"
#include "app/cli/man_page.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>
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
