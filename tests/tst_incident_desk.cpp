// A recording that is opened from the window plays in a program of its own, which is this one again: it is told
// what to play and finds the person's own habit of making files.
#include "app/incident_desk.h"
#include "feeds/recording/incident.h"
#include "model/market/owner_only.h"
#include "tests/support/window_rig.h"
#include "ui/main_window.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QtTest>

#include <sys/stat.h>
#include <algorithm>
#include <cstdlib>
#include <cstring>

using namespace plimsoll;

namespace {

constexpr char kTo[] = "PLIMSOLL_TEST_SAYS_TO";

mode_t habitNow()
{
    const mode_t now = ::umask(0);
    ::umask(now);
    return now;
}

// In the place of the replay window: which arguments and which habit it was started with.
int sayWhatWasFound(int argc, char** argv)
{
    const QString path = QFile::decodeName(std::getenv(kTo));
    QByteArray said = QByteArray::number(habitNow(), 8);
    for (int i = 1; i < argc; ++i) said += QByteArrayLiteral("\n") + argv[i];
    QFile file(path + QStringLiteral(".part"));
    if (!file.open(QIODevice::WriteOnly) || file.write(said) != said.size()) return 1;
    file.close();
    return file.rename(path) ? 0 : 1;
}

}  // namespace

class TestIncidentDesk : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aReplayKeepsThePersonsHabit()
    {
        const mode_t before = ::umask(0027);
        keepToOwner();
        bool possible = false;
        {
            const PersonsHabit habit;
            possible = habitNow() == 0027;
        }
        QTemporaryDir dir;
        const QString recording = dir.filePath(QStringLiteral("a.plog")),
                      said = dir.filePath(QStringLiteral("said"));
        QFile file(recording);
        QVERIFY(file.open(QIODevice::WriteOnly));
        qputenv(kTo, QFile::encodeName(said));
        test::WindowRig rig;
        {
            IncidentDesk desk(rig.open(), dir.path(), dir.path(), dir.path(), Config{});
            desk.open({recording});
        }
        const mode_t ours = habitNow();
        ::umask(before);
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(said), 30'000);
        QFile answer(said);
        QVERIFY(answer.open(QIODevice::ReadOnly));
        const QList<QByteArray> lines = answer.readAll().split('\n');
        QCOMPARE(lines.mid(1), (QList<QByteArray>{"replay", "--", QFile::encodeName(recording)}));
        QCOMPARE(ours, mode_t{0077});
        rig.m_window.reset();
        if (!possible) QSKIP("no thread may have a habit of its own here");
        QCOMPARE(lines.front(), QByteArrayLiteral("27"));
    }

    // What was read before a change is old by the time that it could be shown.
    void nothingOldIsShownAfterAChange()
    {
        QTemporaryDir dir;
        const QString incidents = dir.filePath(QStringLiteral("incidents"));
        Incident incident;
        incident.at = incident.from = incident.to = fromUnixMs(1'760'130'000'000);
        incident.state = Incident::State::Complete;
        const QString first = incidents + QStringLiteral("/20251010T210000Z-first");
        QVERIFY(writeIncident(first, incident).hasValue());
        QVERIFY(writeIncident(incidents + QStringLiteral("/20251010T210001Z-second"), incident).hasValue());
        test::WindowRig rig;
        {
            IncidentDesk desk(rig.open(), dir.path(), incidents, dir.path(), Config{});
            desk.showIncidents();
            auto* list = rig.m_window->findChild<IncidentList*>();
            QVERIFY(list);
            auto* table = list->findChild<QTableWidget*>();
            QVERIFY(table);
            int most = 0;
            connect(table->model(), &QAbstractItemModel::rowsInserted, table,
                    [&most, table] { most = std::max(most, table->rowCount()); });
            Q_EMIT list->deleteWanted(first);  // behind the reading that has begun
            QTRY_COMPARE(list->entries().size(), std::size_t{1});
            QVERIFY(list->entries().front().folder.endsWith(QStringLiteral("second")));
            QCOMPARE(most, 1);
        }
        rig.m_window.reset();
    }

    // A disk that is slow, or hangs, must not hold the window.
    void theListIsReadBesideTheWindow()
    {
        QTemporaryDir dir;
        const QString incidents = dir.filePath(QStringLiteral("incidents"));
        Incident incident;
        incident.at = incident.from = incident.to = fromUnixMs(1'760'130'000'000);
        incident.state = Incident::State::Complete;
        QVERIFY(writeIncident(incidents + QStringLiteral("/20251010T210000Z-first"), incident).hasValue());
        test::WindowRig rig;
        {
            IncidentDesk desk(rig.open(), dir.path(), incidents, dir.path(), Config{});
            desk.showIncidents();
            auto* list = rig.m_window->findChild<IncidentList*>();
            QVERIFY(list);
            auto* problem = list->findChild<QLabel*>(QStringLiteral("incidentProblem"));
            QVERIFY(problem);
            QVERIFY(list->entries().empty());  // nobody has waited for it
            QCOMPARE(problem->text(), QStringLiteral("Reading the list\u2026"));
            QTRY_COMPARE(list->entries().size(), std::size_t{1});
            // Another name is chosen once it is listed; what is refused is still said then.
            Q_EMIT list->renameWanted(list->entries().front().folder, QStringLiteral("second"));
            QTRY_VERIFY(list->chosen().endsWith(QStringLiteral("/20251010T210000Z-second")));
            QCOMPARE(list->entries().size(), std::size_t{1});
            QVERIFY(writeIncident(incidents + QStringLiteral("/20251010T210001Z-third"), incident).hasValue());
            Q_EMIT list->deleteWanted(dir.path());
            QVERIFY(!problem->text().contains(QStringLiteral("is no incident")));  // nor for this
            QTRY_COMPARE(list->entries().size(), std::size_t{2});
            QTRY_VERIFY(problem->text().contains(QStringLiteral("is no incident")));
            // What cannot be opened is found out there, too.
            desk.open({dir.filePath(QStringLiteral("nowhere.plog"))});
            QVERIFY(!problem->text().contains(QStringLiteral("nowhere.plog")));
            QTRY_VERIFY(problem->text().contains(QStringLiteral("nowhere.plog")));
        }
        rig.m_window.reset();
    }
};

int main(int argc, char** argv)
{
    if (argc > 1 && std::strcmp(argv[1], "replay") == 0) return sayWhatWasFound(argc, argv);
    QApplication application(argc, argv);
    TestIncidentDesk test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_incident_desk.moc"
