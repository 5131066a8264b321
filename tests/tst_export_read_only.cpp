// Folders into which nothing may be written, really: a disk that is mounted read-only, and a folder of somebody
// else's. The message names the place and says what to do, and nothing is left behind.
#include "app/bundle_writer.h"
#include "app/incident_report.h"
#include "tests/support/private_mount.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QtTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

struct Try {
    const char* what;
    QString path;
    std::function<QString()> write;  // what went wrong
};

QString bundleTo(const QString& path)
{
    BundleWriter w(path, 0);
    Expected<void, QString> state = w.begin();
    if (state) state = w.add(QStringLiteral("window.png"), "x");
    if (state) state = w.commit();
    return state ? QString() : state.error();
}

QString wholeTo(const QString& path)
{
    const auto written = writeWhole(path, "x");
    return written ? QString() : written.error();
}

QString storyTo(const QString& path)
{
    const auto written = writeIncidentReport(IncidentStory{}, path);
    return written ? QString() : written.error();
}

// Each way to write, into `folder`, in which "old.csv" lies; `remedy` is what must be said.
QString refusals(const QString& folder, const QString& remedy)
{
    const std::vector<Try> tries = {{"a folder", folder + QStringLiteral("/bundle"),
                                     [&] { return bundleTo(folder + QStringLiteral("/bundle")); }},
                                    {"a zip", folder + QStringLiteral("/bundle.zip"),
                                     [&] { return bundleTo(folder + QStringLiteral("/bundle.zip")); }},
                                    {"a folder in a new one", folder + QStringLiteral("/new/bundle"),
                                     [&] { return bundleTo(folder + QStringLiteral("/new/bundle")); }},
                                    {"a file", folder + QStringLiteral("/one.csv"),
                                     [&] { return wholeTo(folder + QStringLiteral("/one.csv")); }},
                                    {"over a file", folder + QStringLiteral("/old.csv"),
                                     [&] { return wholeTo(folder + QStringLiteral("/old.csv")); }},
                                    {"the report of an incident", folder + QStringLiteral("/report"),
                                     [&] { return storyTo(folder + QStringLiteral("/report")); }},
                                    {"the report as HTML", folder + QStringLiteral("/report.html"),
                                     [&] { return storyTo(folder + QStringLiteral("/report.html")); }}};
    for (const Try& t : tries) {
        const QString said = t.write();
        const QString where = QString::fromLatin1(t.what) + QStringLiteral(": ");
        if (said.isEmpty()) return where + QStringLiteral("was written");
        if (!said.contains(folder)) return where + QStringLiteral("does not say where: ") + said;
        if (!said.contains(remedy)) return where + QStringLiteral("does not say what to do: ") + said;
    }
    const QStringList left = QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    if (left != QStringList{QStringLiteral("old.csv")}) return QStringLiteral("left: ") + left.join(u' ');
    QFile old(folder + QStringLiteral("/old.csv"));
    if (!old.open(QIODevice::ReadOnly) || old.readAll() != "old") return QStringLiteral("the old file is another");
    return QStringLiteral("OK");
}

bool putOld(const QString& folder)
{
    QFile old(folder + QStringLiteral("/old.csv"));
    return old.open(QIODevice::WriteOnly) && old.write("old") == 3;
}

QString onAReadOnlyDisk(const QString& folder)
{
    if (!putOld(folder) || !makeReadOnly(folder)) return QStringLiteral("SKIP: it cannot be made read-only");
    return refusals(folder, QStringLiteral("The disk is read-only: choose another folder."));
}

QString inAnothersFolder(const QString& folder)
{
    const QByteArray path = QFile::encodeName(folder);
    if (!putOld(folder) || ::chmod(path.constData(), 0555) != 0) return QStringLiteral("no folder");
    if (::chmod(QFile::encodeName(folder + QStringLiteral("/old.csv")).constData(), 0444) != 0)
        return QStringLiteral("no file");
    // Root may write everywhere; nobody may not.
    constexpr uid_t kNobody = 65'534;
    const bool root = ::geteuid() == 0;
    if (root && ::setresuid(kNobody, kNobody, 0) != 0) return QStringLiteral("SKIP: nobody else can be had here");
    const QString said = refusals(folder, QStringLiteral("It is read-only: choose another folder."));
    if (root && ::setresuid(0, 0, 0) != 0) return QStringLiteral("not root again");
    return said;
}

}  // namespace

class TstExportReadOnly : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReadOnlyDiskIsNamed()
    {
        const QString said = inPrivateMount(QStringLiteral("disk"));
        if (said.startsWith(QLatin1String("SKIP"))) QSKIP(qPrintable(said));
        QCOMPARE(said, QStringLiteral("OK"));
    }
    void anothersFolderIsNamed()
    {
        const QString said = inPrivateMount(QStringLiteral("folder"));
        if (said.startsWith(QLatin1String("SKIP"))) QSKIP(qPrintable(said));
        QCOMPARE(said, QStringLiteral("OK"));
    }
};

int main(int argc, char** argv)
{
    QGuiApplication app(argc, argv);
    if (const QString word = privateMountWord(argc, argv); !word.isEmpty())
        return tellPrivateMount(word == QLatin1String("disk") ? onAReadOnlyDisk : inAnothersFolder);
    TstExportReadOnly test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_export_read_only.moc"
