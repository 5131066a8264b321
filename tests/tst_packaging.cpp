// What an installation brings: the manual page says what the help says, the menu entry and the catalogue's page
// are sound, and all of it names the same program.
#include "app/cli/command.h"
#include "app/cli/man_page.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLibraryInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>
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

// As the dynamic linker sees it.
QStringList neededBy(const QString& program)
{
    const QString readelf = QStandardPaths::findExecutable(QStringLiteral("readelf"));
    QProcess process;
    process.start(readelf, {QStringLiteral("-dW"), program});
    process.waitForFinished();
    static const QRegularExpression needed(QStringLiteral("\\(NEEDED\\).*\\[(.*)\\]"));
    QStringList all;
    for (auto it = needed.globalMatch(QString::fromUtf8(process.readAllStandardOutput())); it.hasNext();)
        if (const QString library = it.next().captured(1); !library.contains(QLatin1String("san.so")))
            all << library;
    return all;
}

// The presets with sanitizers have them, and nothing of theirs is packed.
bool roomsAreLibraries()
{
    return !neededBy(QStringLiteral(PLIMSOLL_BINARY)).filter(QStringLiteral("libplimsoll_")).isEmpty();
}
constexpr const char* kRoomsDoNotShip = "rooms that are libraries of their own do not ship";

}  // namespace

class TstPackaging : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theManualHasEveryCommandAndOption();
    void theManualsRowsStandApart();
    void theManualSaysWhereSettingsAre();
    void manReadsTheManual();
    void theMenuEntryStartsTheProgram();
    void theCatalogueNamesTheMenuEntry();
    void theVersionStandsInOnePlace();
    void whatIsNeededIsInstalledFirst();
    void anInstallationHasItsPlaces();
    void theBillOfMaterialsIsWhole();
    void theLibrariesAreTheSameEverywhere();
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

// Lines that follow each other are one paragraph to man.
void TstPackaging::theManualsRowsStandApart()
{
    const QString page = manPage();
    for (const char* row :
         {"\n.TP\nexport \\-\\-out DIR\none CSV a table", "\n.TP\nimport FILE...\nsuch files",
          "\n.TP\ninfo\nwhat is stored", "\n.TP\ncheck\nreads all of it", "\n.PP\nAll but import run"})
        QVERIFY2(page.contains(QLatin1String(row)), row);
    // What it takes besides is what changes something there.
    const QString simulate =
        page.section(QStringLiteral(".SS plimsoll simulate"), 1).section(QStringLiteral(".SS "), 0, 0);
    QVERIFY(simulate.contains(QStringLiteral(".B \\-\\-seed")) && !simulate.contains(QStringLiteral("as well")));
    QVERIFY(page.contains(QStringLiteral("Takes \\fB\\-\\-config\\fP and \\fB\\-\\-data\\-dir\\fP as well.")));
    QVERIFY(page.contains(QStringLiteral("Takes the source options and the common options as well.")));
}

void TstPackaging::theManualSaysWhereSettingsAre()
{
    const QString files = manPage().section(QStringLiteral(".SH FILES\n"), 1);
    QVERIFY(files.contains(QStringLiteral("Settings are in\n.I \\(ti/.config/plimsoll/plimsoll.ini\n")));
    QVERIFY(files.contains(QStringLiteral("\\-\\-config")));
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
    const QString catalogue = textOf(packed + kId + QStringLiteral(".metainfo.xml"));
    QVERIFY(catalogue.contains(QStringLiteral("<release version=\"%1\"").arg(version)));
    // What the package says that it brings stands under that version and day.
    static const QRegularExpression day(QStringLiteral("<release version=\"[^\"]+\" date=\"([^\"]+)\""));
    const QString section = QStringLiteral("\n## %1 \u2013 %2\n").arg(version, day.match(catalogue).captured(1));
    QVERIFY2(textOf(QStringLiteral(PLIMSOLL_SOURCE_DIR "/CHANGELOG.md")).contains(section), qPrintable(section));
}

// A machine with nothing on it can run the program, and pack it.
void TstPackaging::whatIsNeededIsInstalledFirst()
{
    const QString packages = textOf(QStringLiteral(PLIMSOLL_SOURCE_DIR "/packages.sh"))
                                 .section(QStringLiteral("build_packages=("), 1)
                                 .section(QLatin1Char(')'), 0, 0);
    static const QRegularExpression space(QStringLiteral("\\s+"));
    const QStringList all = packages.split(space, Qt::SkipEmptyParts);
    const QString recipe = textOf(kFolder + QStringLiteral("CMakeLists.txt"));
    const QStringList loaded = recipe.section(QStringLiteral("set(CPACK_DEBIAN_PACKAGE_DEPENDS \""), 1)
                                   .section(QLatin1Char('"'), 0, 0)
                                   .split(QStringLiteral(", "), Qt::SkipEmptyParts);
    QVERIFY(loaded.size() > 1);
    for (const QString& package : loaded) QVERIFY2(all.contains(package), qPrintable(package));
    // dpkg-shlibdeps, and what CPack tells programs from other files with.
    QVERIFY(recipe.contains(QStringLiteral("set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)")));
    QVERIFY(textOf(kFolder + QStringLiteral("build-deb.sh"))
                .contains(QStringLiteral("install_missing \"to pack\" dpkg-dev file")));
}

// `DESTDIR=... cmake --install`, as a distribution would.
void TstPackaging::anInstallationHasItsPlaces()
{
    const QString cmake = QStandardPaths::findExecutable(QStringLiteral("cmake"));
    if (cmake.isEmpty()) QSKIP("cmake is not installed");
    if (roomsAreLibraries()) QSKIP(kRoomsDoNotShip);
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
    for (const char* wanted :
         {"usr/bin/plimsoll", "usr/share/applications/org.plimsoll.Plimsoll.desktop",
          "usr/share/metainfo/org.plimsoll.Plimsoll.metainfo.xml",
          "usr/share/icons/hicolor/scalable/apps/org.plimsoll.Plimsoll.svg", "usr/share/man/man1/plimsoll.1.gz",
          "usr/share/doc/plimsoll/copyright", "usr/share/doc/plimsoll/changelog.gz",
          "usr/share/doc/plimsoll/changelog.Debian.gz", "usr/share/doc/plimsoll/README.md",
          "usr/share/doc/plimsoll/SECURITY.md", "usr/share/doc/plimsoll/CONTRIBUTING.md",
          "usr/share/doc/plimsoll/LICENSE", "usr/share/doc/plimsoll/plimsoll.spdx.json",
          "usr/share/doc/plimsoll/docs/exports.md"})
        QVERIFY2(files.contains(QLatin1String(wanted)), wanted);
    // What the pages link to is installed with them; scripts of the sources are not.
    static const QRegularExpression link(QStringLiteral("\\]\\(([^)\\s]+)\\)"));
    int links = 0;
    for (const QString& f : files) {
        QVERIFY2(!f.endsWith(QLatin1String(".sh")), qPrintable(f));
        if (!f.endsWith(QLatin1String(".md"))) continue;
        for (auto it = link.globalMatch(textOf(dir.filePath(f))); it.hasNext();) {
            const QString to = it.next().captured(1).section(QLatin1Char('#'), 0, 0);
            if (to.isEmpty() || to.contains(QLatin1String("://"))) continue;
            QVERIFY2(QFileInfo::exists(QFileInfo(dir.filePath(f)).path() + QLatin1Char('/') + to),
                     qPrintable(f + QStringLiteral(": ") + to));
            ++links;
        }
    }
    QVERIFY2(links > 50, qPrintable(QString::number(links)));
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

// SPDX 2.3: the fields that it must have, each thing named once and reached from the document, and every library
// that the program itself says it needs.
void TstPackaging::theBillOfMaterialsIsWhole()
{
    if (roomsAreLibraries()) QSKIP(kRoomsDoNotShip);
    const QString packed = QFileInfo(QStringLiteral(PLIMSOLL_BINARY)).path() + QStringLiteral("/packaging/");
    QJsonParseError error;
    const QJsonObject bill =
        QJsonDocument::fromJson(textOf(packed + QStringLiteral("plimsoll.spdx.json")).toUtf8(), &error).object();
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(error.errorString()));
    QCOMPARE(bill.value(QStringLiteral("spdxVersion")).toString(), QStringLiteral("SPDX-2.3"));
    QCOMPARE(bill.value(QStringLiteral("dataLicense")).toString(), QStringLiteral("CC0-1.0"));
    QCOMPARE(bill.value(QStringLiteral("SPDXID")).toString(), QStringLiteral("SPDXRef-DOCUMENT"));
    QCOMPARE(bill.value(QStringLiteral("name")).toString(), QStringLiteral("plimsoll-" PLIMSOLL_VERSION));
    const QUrl space(bill.value(QStringLiteral("documentNamespace")).toString());
    QVERIFY(space.isValid() && !space.isRelative() && !space.hasFragment());
    const QJsonObject made = bill.value(QStringLiteral("creationInfo")).toObject();
    QVERIFY(QDateTime::fromString(made.value(QStringLiteral("created")).toString(), Qt::ISODate).isValid());
    for (const QJsonValue& by : made.value(QStringLiteral("creators")).toArray())
        QVERIFY(
            QRegularExpression(QStringLiteral("^(Tool|Person|Organization): ")).match(by.toString()).hasMatch());

    static const QRegularExpression id(QStringLiteral("^SPDXRef-[A-Za-z0-9.-]+$"));
    QSet<QString> ids{QStringLiteral("SPDXRef-DOCUMENT")};
    QStringList files;
    QMap<QString, QString> ownerOf;
    for (const QJsonValue& value : bill.value(QStringLiteral("packages")).toArray()) {
        const QJsonObject p = value.toObject();
        const QString name = p.value(QStringLiteral("name")).toString(),
                      own = p.value(QStringLiteral("SPDXID")).toString();
        QVERIFY2(id.match(own).hasMatch() && !ids.contains(own), qPrintable(own));
        ids.insert(own);
        for (const char* field :
             {"name", "versionInfo", "downloadLocation", "licenseConcluded", "licenseDeclared", "copyrightText"})
            QVERIFY2(!p.value(QLatin1String(field)).toString().isEmpty(),
                     qPrintable(name + u' ' + QLatin1String(field)));
        QVERIFY2(p.value(QStringLiteral("filesAnalyzed")).isBool(), qPrintable(name));
        for (const QJsonValue& r : p.value(QStringLiteral("externalRefs")).toArray())
            QVERIFY2(QRegularExpression(QStringLiteral("^pkg:deb/[a-z]+/[^@ ]+@[^@ :+]+$"))
                         .match(r.toObject().value(QStringLiteral("referenceLocator")).toString())
                         .hasMatch(),
                     qPrintable(name));
        const QStringList its =
            p.value(QStringLiteral("comment")).toString().split(QLatin1Char(' '), Qt::SkipEmptyParts);
        for (const QString& file : its) ownerOf[file] = own;
        files += its;
    }
    QVERIFY(ids.size() > 20);
    QMap<QString, QSet<QString>> related;
    for (const QJsonValue& value : bill.value(QStringLiteral("relationships")).toArray()) {
        const QJsonObject r = value.toObject();
        const QString from = r.value(QStringLiteral("spdxElementId")).toString(),
                      to = r.value(QStringLiteral("relatedSpdxElement")).toString();
        QVERIFY2(ids.contains(from) && ids.contains(to), qPrintable(from + u' ' + to));
        related[from].insert(to);
        if (r.value(QStringLiteral("relationshipType")).toString() == QLatin1String("RUNTIME_DEPENDENCY_OF"))
            related[to].insert(from);
    }
    QVERIFY(related[QStringLiteral("SPDXRef-DOCUMENT")].contains(QStringLiteral("SPDXRef-plimsoll")));
    // Sanitizers bring their own run-time libraries, which ship with nothing.
    for (const QString& library : neededBy(QStringLiteral(PLIMSOLL_BINARY)))
        QVERIFY2(files.contains(library), qPrintable(library));
    // And what the plugins of Qt bring that it may load: windows, sounds, pictures, TLS.
    int plugins = 0;
    for (const char* kind : {"platforms", "multimedia", "imageformats", "tls"}) {
        const QDir folder(QLibraryInfo::path(QLibraryInfo::PluginsPath) + QLatin1Char('/') + QLatin1String(kind));
        for (const QString& plugin : folder.entryList({QStringLiteral("*.so")}, QDir::Files)) {
            ++plugins;
            QVERIFY2(files.contains(plugin), qPrintable(plugin));
            QVERIFY2(related[QStringLiteral("SPDXRef-plimsoll")].contains(ownerOf.value(plugin)),
                     qPrintable(plugin));
            for (const QString& library : neededBy(folder.filePath(plugin)))
                QVERIFY2(files.contains(library), qPrintable(plugin + u' ' + library));
        }
    }
    QVERIFY(plugins > 3);
    for (const char* inside : {"SPDXRef-libeigen3-dev", "SPDXRef-libfast-float-dev"})
        if (QFileInfo::exists(QStringLiteral("/var/lib/dpkg/status")))
            QVERIFY2(related[QStringLiteral("SPDXRef-plimsoll")].contains(QLatin1String(inside)), inside);
}

// The table in packaging/ is what the README says, what the program says, and what is linked.
void TstPackaging::theLibrariesAreTheSameEverywhere()
{
    if (roomsAreLibraries()) QSKIP(kRoomsDoNotShip);
    const QString readme = textOf(QStringLiteral(PLIMSOLL_SOURCE_DIR "/README.md"));
    QProcess process;
    process.start(QStringLiteral(PLIMSOLL_BINARY), {QStringLiteral("--licences")});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 0);
    const QString told = QString::fromUtf8(process.readAllStandardOutput());
    QStringList known;
    int rows = 0;
    for (const QString& line : textOf(kFolder + QStringLiteral("libraries.tsv")).split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1Char('#')) || line.isEmpty()) continue;
        const QStringList cells = line.split(QLatin1Char('\t'));
        QVERIFY2(cells.size() == 5, qPrintable(line));
        QVERIFY2(readme.contains(QStringLiteral("| %1 | %2 | %3 |\n").arg(cells[0], cells[1], cells[2])),
                 qPrintable(line));
        QVERIFY2(told.contains(cells[0]) && told.contains(cells[2]), qPrintable(line));
        QVERIFY2((QStringList{"linked", "compiled", "loaded", "build", "test"}).contains(cells[3]),
                 qPrintable(line));
        known += cells[4].split(QLatin1Char(' '));
        ++rows;
    }
    const QString table =
        readme.section(QStringLiteral("| library | for | licence |"), 1).section(QStringLiteral("\n\n"), 0, 0);
    QCOMPARE(table.count(QLatin1Char('\n')) - 1, rows + 1);  // and the fonts, which are nobody's library
    for (const QString& library : neededBy(QStringLiteral(PLIMSOLL_BINARY)))
        QVERIFY2(std::any_of(known.begin(), known.end(),
                             [&](const QString& glob) {
                                 return QRegularExpression(QRegularExpression::wildcardToRegularExpression(glob))
                                     .match(library)
                                     .hasMatch();
                             }),
                 qPrintable(library));
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
