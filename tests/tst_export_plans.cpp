// Snapshots that repeat: plans made in the export dialog, taken when they are due, missed and counted where they
// cannot be, whatever a disk or another plan does.
#include "app/export_desk.h"
#include "tests/support/export_desk_rig.h"
#include "ui/main_window.h"
#include "ui/snapshot_plan_form.h"
#include "ui/snapshot_plans.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopeGuard>
#include <QSemaphore>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableWidget>
#include <QtTest>

#include <memory>
#include <vector>

using namespace plimsoll;
using namespace std::chrono_literals;

class TstExportPlans : public QObject, private test::ExportDeskRig {
    Q_OBJECT

private Q_SLOTS:
    void init() { fresh(); }
    void cleanup() { close(); }

    void plansAreMadeInTheDialog()
    {
        open();
        m_desk->openDialog(true);
        auto& plans = m_desk->dialog()->plans();
        QVERIFY(plans.isVisible());
        field<QPushButton>("planAdd")->click();
        auto* form = plans.findChild<SnapshotPlanForm*>();
        QVERIFY(form && form->isVisible());
        const auto part = [&](const char* name) { return form->findChild<QWidget*>(QLatin1String(name)); };
        qobject_cast<QComboBox*>(part("planWhen"))->setCurrentIndex(1);
        QVERIFY(!part("planKeep")->isEnabled());  // no time was named
        qobject_cast<QLineEdit*>(part("planTimes"))->setText(QStringLiteral("08:00 16:00"));
        QVERIFY(part("planKeep")->isEnabled());
        qobject_cast<QSpinBox*>(part("planMost"))->setValue(5);
        qobject_cast<QPushButton*>(part("planKeep"))->click();
        QTRY_COMPARE(m_desk->schedule().plans().size(), std::size_t{1});
        const SnapshotPlan plan = m_desk->schedule().plans().front();
        QVERIFY(plan.at == std::vector<int>({480, 960}));
        QCOMPARE(plan.most, 5);
        auto* table = plans.findChild<QTableWidget*>();
        QCOMPARE(table->item(0, 3)->text(), QStringLiteral("2023-11-14 08:00"));
        // Off: no next run.
        table->item(0, 0)->setCheckState(Qt::Unchecked);
        QVERIFY(!m_desk->schedule().plans().front().on);
        QCOMPARE(table->item(0, 3)->text(), QStringLiteral("off"));
        // And kept.
        m_window.reset();
        open();
        QCOMPARE(m_desk->schedule().plans().size(), std::size_t{1});
        m_desk->openDialog(true);
        field<QPushButton>("planRemove")->click();
        QVERIFY(m_desk->schedule().plans().empty());
    }
    void whatIsDueIsTaken()
    {
        open();
        SnapshotPlan plan = hourly();
        plan.most = 2;
        const Timestamp start = m_now;
        m_now = start + 30min;
        m_desk->setPlans({plan});
        m_desk->look();
        QCOMPARE(m_source->asked, 0);
        for (int hour = 1; hour <= 3; ++hour) {
            m_now = start + std::chrono::hours{hour} + 1s;
            const QString path = exported([&] { m_desk->look(); });
            QVERIFY2(path.contains(QStringLiteral("plimsoll-auto-test_BTC_20231114T0%1000").arg(hour)),
                     qPrintable(path));
            m_desk->look();  // once
        }
        QCOMPARE(m_source->asked, 3);
        QTRY_COMPARE(entries().size(), 2);  // the oldest went
        // The last choice of the person is not the schedule's.
        QVERIFY(m_desk->choice() == ExportChoice());
        m_now = start;
    }
    // A picture of another moment is not what was asked for, and what is not taken is counted.
    void whatWaitedTooLongIsMissed()
    {
        open();
        const Timestamp start = m_now;
        m_desk->setPlans({hourly()});
        const auto state = [&] { return m_desk->schedule().states(m_now).front(); };
        QSignalSpy failed(m_desk, &ExportDesk::failed);
        m_source->silent = true;  // the person's own export waits for the market
        m_desk->openDialog(false);
        field<QPushButton>("exportRun")->click();
        QCOMPARE(m_source->asked, 1);
        m_now = start + 1h;
        m_desk->look();
        QCOMPARE(state().missed, std::uint64_t{0});  // it waits
        m_now = start + 2h;
        m_desk->look();
        QCOMPARE(state().missed, std::uint64_t{1});  // the first; the second waits in its place
        m_now = start + 2h + ExportSchedule::kPatience + 1s;
        Q_EMIT m_desk->dialog()->cancelWanted();
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(m_source->asked, 1);
        QCOMPARE(state().missed, std::uint64_t{2});
        QVERIFY2(state().said.contains(QStringLiteral("another export")), qPrintable(state().said));
        // Within its minute it is taken.
        field<QPushButton>("exportRun")->click();
        QCOMPARE(m_source->asked, 2);
        m_now = start + 3h;
        m_desk->look();
        m_now = start + 3h + ExportSchedule::kPatience / 2;
        m_source->silent = false;
        QSignalSpy done(m_desk, &ExportDesk::exported);
        Q_EMIT m_desk->dialog()->cancelWanted();
        QTRY_COMPARE_WITH_TIMEOUT(done.count(), 1, 60'000);
        QVERIFY(done.first().first().toString().contains(QStringLiteral("plimsoll-auto-test")));
        QCOMPARE(state().missed, std::uint64_t{2});
        m_now = start;
    }
    void aShortDiskIsLeftAlone()
    {
        open();
        const Timestamp start = m_now;
        m_desk->setPlans({hourly()});
        m_free = ExportSchedule::kLeastFree - 1;
        m_now = start + 1h;
        m_desk->look();
        const auto state = [&] { return m_desk->schedule().states(m_now).front(); };
        QCOMPARE(state().missed, std::uint64_t{0});  // the window does not wait for the disk's answer
        QTRY_COMPARE(state().missed, std::uint64_t{1});
        QCOMPARE(m_source->asked, 0);
        QVERIFY2(state().said.contains(QStringLiteral("free")), qPrintable(state().said));
        m_now = start;
    }
    void aFolderThatHangsStopsNoOtherPlan()
    {
        open();
        const Timestamp start = m_now;
        const QString share = m_dir->filePath(QStringLiteral("share"));
        const auto asked = std::make_shared<QSemaphore>(), answers = std::make_shared<QSemaphore>();
        const auto released = qScopeGuard([answers] { answers->release(1'000); });
        m_asked = [=](const QString& folder) {
            if (folder != share) return;
            asked->release();
            answers->acquire();
        };
        SnapshotPlan hangs = hourly(), other = hourly();
        hangs.choice.folder = share;
        other.id = QStringLiteral("other");
        m_desk->setPlans({hangs, other});
        const auto state = [&] { return m_desk->schedule().states(m_now).front(); };
        m_now = start + 1h;
        m_desk->look();
        QVERIFY(asked->tryAcquire(1, 30'000));
        m_now += kDiskPatience;
        m_desk->look();
        QCOMPARE(state().missed, std::uint64_t{0});  // it may still answer
        m_now += 1s;
        QString path = exported([&] { m_desk->look(); });
        QVERIFY2(path.contains(QStringLiteral("plimsoll-auto-other")), qPrintable(path));
        QCOMPARE(state().missed, std::uint64_t{1});
        QVERIFY2(state().said.contains(QStringLiteral("does not answer")), qPrintable(state().said));
        // As long as it hangs it is not asked again, and the other is not late for it.
        m_now = start + 2h;
        path = exported([&] { m_desk->look(); });
        QVERIFY2(path.contains(QStringLiteral("plimsoll-auto-other")), qPrintable(path));
        QCOMPARE(state().missed, std::uint64_t{2});
        QCOMPARE(asked->available(), 0);
        // An answer that comes late takes no picture, but the folder is asked again.
        m_desk->setPlans({hangs});
        const int taken = m_source->asked;
        answers->release();
        const auto again = [&] {
            m_now += 1h;
            m_desk->look();
            return asked->tryAcquire(1, 100);
        };
        QVERIFY(QTest::qWaitFor(again, 30'000));
        QCOMPARE(m_source->asked, taken);
        m_now = start;
    }
    void aReplayIsNotTheMarket()
    {
        open(SourceKind::Replay);
        SnapshotPlan plan;
        plan.id = QStringLiteral("test");
        const Timestamp start = m_now;
        m_desk->setPlans({plan});
        m_now = start + 2h;
        m_desk->look();
        QCOMPARE(m_source->asked, 0);
        m_desk->openDialog(true);
        QVERIFY(field<QLabel>("snapshotPlansRest")->isVisible());
        m_now = start;
    }
};

QTEST_MAIN(TstExportPlans)
#include "tst_export_plans.moc"
