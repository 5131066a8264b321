// A power cut at every write, sync and removal of a run (FAULTS 54): whatever the disk had not promised yet is
// there, missing or damaged, and the history opens whole with everything that had been committed.
#include "model/store/schema.h"
#include "model/store/usual_hours.h"
#include "tests/support/history_rig.h"
#include "tests/support/power_vfs.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;

namespace {

constexpr int kRows = 25;  // a batch

std::vector<SecondRow> batchNo(int n)
{
    std::vector<SecondRow> rows;
    for (int s = 0; s < kRows; ++s) rows.push_back(second(kT0 + n * kRows + s, n * 1'000 + s));
    return rows;
}

// What the run without a cut had after so many batches.
double sumAfter(std::int64_t batches)
{
    double sum = 0;
    for (std::int64_t n = 0; n < batches; ++n)
        for (int s = 0; s < kRows; ++s) sum += double(n) * 1'000 + s;
    return sum;
}

}  // namespace

class TestHistoryPower : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_after = std::make_unique<QTemporaryDir>();
    }

    void nothingCommittedIsLost_data();
    void nothingCommittedIsLost();
    void aMigrationIsWholeOrHasNotBegun();

private:
    QString folder() const { return m_folder->path() + QStringLiteral("/history"); }
    QString after() const { return m_after->path() + QStringLiteral("/history"); }

    // What is wrong with the folder as it would be found; empty: it is whole and has at least those batches.
    QString found(std::int64_t committed) const
    {
        Opened h(after());
        if (!h.file.notes.empty()) return QString::fromStdString(h.file.notes.front());
        if (!h.writer) return QStringLiteral("it cannot be written");
        const Stored<std::string> whole = h.file.db->text("PRAGMA integrity_check");
        if (!whole || *whole != "ok") return QStringLiteral("integrity: ") + QString::fromStdString(*whole);
        const std::int64_t rows = count(*h.file.db, "seconds");
        if (rows % kRows != 0 || rows / kRows < committed || rows / kRows > committed + 1)
            return QStringLiteral("%1 rows after %2 commits").arg(rows).arg(committed);
        Stored<Statement> sum = h.file.db->prepare(
            "SELECT total(mid), (SELECT rows FROM tallies WHERE name = "
            "'seconds') FROM seconds");
        if (!sum || !*sum->step() || sum->real(0) != sumAfter(rows / kRows) || sum->integer(1) != rows)
            return QStringLiteral("other rows than were written");
        if (!h.writer->write(batchOf({second(kT0 + 999'999, 1)}))) return QStringLiteral("it takes nothing more");
        return {};
    }

    std::unique_ptr<QTemporaryDir> m_folder, m_after;
};

void TestHistoryPower::nothingCommittedIsLost_data()
{
    QTest::addColumn<quint64>("seed");
    for (quint64 seed = 1; seed <= 4; ++seed) QTest::newRow(qPrintable(QString::number(seed))) << seed;
}

void TestHistoryPower::nothingCommittedIsLost()
{
    QFETCH(quint64, seed);
    std::int64_t committed = 0;
    QString wrong;
    int cuts = 0;
    PowerVfs* power = nullptr;
    PowerVfs disk(folder().toStdString(), [&] {
        if (!wrong.isEmpty()) return;
        power->cut(seed * 1'000'003 + std::uint64_t(++cuts), after().toStdString());
        wrong = found(committed);
        if (!wrong.isEmpty()) wrong += QStringLiteral(" (cut %1)").arg(cuts);
    });
    power = &disk;
    // Twice, so that a cut also meets a file that is closed and opened again.
    for (int round = 0; round < 2; ++round) {
        Opened h(folder(), true);
        QVERIFY(h.writer);
        // The log is taken over into the file every few pages instead of every thousand.
        QVERIFY(h.file.db->exec("PRAGMA wal_autocheckpoint=12"));
        for (int n = round * 8; n < round * 8 + 8; ++n) {
            QVERIFY(h.writer->write(batchOf(batchNo(n))));
            ++committed;
            if (n % 3 == 2) QVERIFY(h.writer->rollUp(kT0 + n * kRows));
        }
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QVERIFY2(cuts > 150, qPrintable(QString::number(cuts)));
    disk.cut(seed, after().toStdString());
    QCOMPARE(found(committed), QString());
}

void TestHistoryPower::aMigrationIsWholeOrHasNotBegun()
{
    QDir().mkpath(folder());
    {
        Stored<Connection> db =
            Connection::open((folder() + "/history.sqlite").toStdString(), Connection::Mode::Write);
        QVERIFY(db && migrate(*db, migrations().first(1)));
        QVERIFY(db->exec("INSERT INTO journal VALUES(1, 1760130000000, 'note', 'BTC', '', '', 'a note', '')"));
    }
    QString wrong;
    int cuts = 0;
    PowerVfs* power = nullptr;
    PowerVfs disk(folder().toStdString(), [&] {
        if (!wrong.isEmpty()) return;
        power->cut(std::uint64_t(++cuts), after().toStdString());
        Opened h(after());
        if (!h.writer || *h.file.db->text("PRAGMA integrity_check") != "ok" ||
            *versionOf(*h.file.db) != newestVersion() || count(*h.file.db, "journal") != 1 ||
            *h.file.db->integer("SELECT rows FROM tallies WHERE name = 'journal'") != 1)
            wrong = QStringLiteral("cut %1: %2")
                        .arg(cuts)
                        .arg(h.file.notes.empty() ? QString() : QString::fromStdString(h.file.notes.back()));
    });
    power = &disk;
    {
        Opened h(folder(), true);
        QVERIFY(h.writer);
    }
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QVERIFY2(cuts > 20, qPrintable(QString::number(cuts)));
}

QTEST_GUILESS_MAIN(TestHistoryPower)
#include "tst_history_power.moc"
