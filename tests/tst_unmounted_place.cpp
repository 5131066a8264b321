// A data folder that is named and not there: is it on a disk that is not mounted?
#include "app/cli/command.h"
#include "app/cli/doctor_parts.h"
#include "app/run_setup.h"
#include "app/unmounted_place.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QTemporaryDir>
#include <QtTest>

using namespace plimsoll;

namespace {

const QByteArray kTable =
    "# /etc/fstab\n"
    "UUID=1  /            ext4  defaults  0 1\n"
    "UUID=2\t/mnt/store\text4\tnofail\t0 2\n"
    "UUID=3  /mnt/my\\040disk  ext4  noauto  0 0\n"
    "UUID=4  /srv         ext4  nofail  0 2\n"
    "#UUID=5 /old         ext4  nofail  0 2\n"
    "UUID=6  none         swap  sw      0 0\n"
    "half\n";
const QByteArray kMounted =
    "22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw\n"
    "41 22 8:4 / /srv rw,relatime - ext4 /dev/sdb1 rw\n";

// A folder on a disk that this machine is told it has, and that is not mounted.
class LostDisk {
public:
    LostDisk()
    {
        const QByteArray place =
            QFile::encodeName(QFileInfo(m_dir.path()).canonicalFilePath() + QStringLiteral("/disk"));
        setDiskTables(DiskTables{"UUID=9 " + place + " ext4 nofail 0 2\n", kMounted});
    }
    ~LostDisk() { setDiskTables(std::nullopt); }
    LostDisk(const LostDisk&) = delete;
    LostDisk& operator=(const LostDisk&) = delete;

    QString place() const { return m_dir.filePath(QStringLiteral("disk")); }
    Options options() const
    {
        Options o;
        o.dataDir = place() + QStringLiteral("/plimsoll");
        return o;
    }

private:
    QTemporaryDir m_dir;
};

// What a program is started with; it has no application of its own yet.
struct Started {
    int argc = 1;
    char name[9] = "plimsoll";
    char* argv[2] = {name, nullptr};
};

}  // namespace

class TestUnmountedPlace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theNearestMountPointDecides_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("place");
        const auto row = [](const char* path, const char* place) {
            QTest::newRow(path) << QString::fromLatin1(path) << QString::fromLatin1(place);
        };
        row("/mnt/store/plimsoll", "/mnt/store");
        row("/mnt/store", "/mnt/store");
        row("/mnt/store/../store/a/b", "/mnt/store");
        row("/mnt/my disk/plimsoll", "/mnt/my disk");
        row("/mnt/stores/plimsoll", "");
        row("/mnt/other", "");
        row("/srv/plimsoll", "");  // it is mounted
        row("/old/plimsoll", "");  // a remark
        row("/home/anna/new", "");
        row("/", "");
        row("relative", "");
    }
    void theNearestMountPointDecides()
    {
        QFETCH(QString, path);
        QFETCH(QString, place);
        QCOMPARE(unmountedPlace(path, kTable, kMounted), place);
    }
    // A disk in a disk: the inner one is there, so nothing is said of the outer one.
    void anInnerOneIsEnough()
    {
        const QByteArray table = "a /mnt ext4 x 0 0\nb /mnt/in ext4 x 0 0\n";
        QCOMPARE(unmountedPlace(QStringLiteral("/mnt/in/x"), table, "9 1 8:9 / /mnt/in rw - ext4 b rw\n"),
                 QString());
        QCOMPARE(unmountedPlace(QStringLiteral("/mnt/in/x"), table, "8 1 8:8 / /mnt rw - ext4 a rw\n"),
                 QStringLiteral("/mnt/in"));
    }
    void whatIsThereIsInItsPlace()
    {
        QTemporaryDir dir;
        QCOMPARE(unmountedPlace(dir.path()), QString());
        QCOMPARE(unmountedWords(dir.path()), QString());
    }
    void anImportMakesNoFolderInItsPlace()
    {
        const LostDisk disk;
        const QString folder = disk.options().dataDir;
        QVERIFY(unmountedWords(folder).startsWith(folder + QStringLiteral(" is not there")));
        Options o = disk.options();
        o.files = QStringList{QStringLiteral("import"), disk.place() + QStringLiteral(".journal.csv")};
        Started program;
        QCOMPARE(runHistory(program.argc, program.argv, o), 1);
        QVERIFY(!QFileInfo::exists(disk.place()));
    }
    void theDoctorMakesNoneEither()
    {
        const LostDisk disk;
        useOffscreenUnlessTold();
        Started program;
        const QGuiApplication qt(program.argc, program.argv);
        Findings found(true);
        checkMachine(found, disk.options());
        QVERIFY(found.failed() > 0);
        QVERIFY(!QFileInfo::exists(disk.place()));
    }
};

// What is run here makes an application of its own.
QTEST_APPLESS_MAIN(TestUnmountedPlace)
#include "tst_unmounted_place.moc"
