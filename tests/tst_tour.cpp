// The tour: six places, by keys alone, left at any time; nothing below hears its keys.
#include "app/kept_files.h"
#include "app/workspace_wiring.h"
#include "tests/support/window_rig.h"
#include "ui/tour_stops.h"
#include "ui/workspace_desk.h"

#include <QAction>
#include <QFile>
#include <QPointer>
#include <QPushButton>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace plimsoll;

class TestTour : public QObject, private test::WindowRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_log.listen(); }
    void cleanup() { close(); }

    void leadsThroughByKeys()
    {
        MainWindow& w = open();
        w.findChild<QAction*>(QStringLiteral("startTour"))->trigger();
        QPointer<Tour> tour = w.findChild<Tour*>();
        QVERIFY(tour && tour->isVisible());
        QSignalSpy left(tour, &Tour::left);
        QCOMPARE(tour->count(), 6);
        for (int i = 0; i < tour->count(); ++i) {
            QCOMPARE(tour->stop(), i);
            QVERIFY2(!tour->pointedAt().isEmpty(), qPrintable(QString::number(i)));
            QVERIFY(tour->rect().contains(tour->card()->geometry()));
            if (i + 1 < tour->count()) QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        }
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
        QCOMPARE(tour->stop(), 4);
        // Digits, space and letters are not heard below.
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_5);
        QCOMPARE(w.workspaces().current(), QStringLiteral("monitor"));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(tour->isAncestorOf(QApplication::focusWidget()));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QCOMPARE(left.count(), 1);
        QTRY_VERIFY(!tour);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_5);
        QCOMPARE(w.workspaces().current(), QStringLiteral("risk"));
    }

    // By the thread that writes all small files: a disk that is slow holds no window.
    void thatItWasSeenIsKeptBesideTheWindow()
    {
        QTemporaryDir dir;
        auto* wiring = new WorkspaceWiring(open(), dir.path());
        const QString seen = dir.filePath(QStringLiteral("tour-seen"));
        QSemaphore slow;
        KeptFiles files;
        files.put(dir.filePath(QStringLiteral("a")), [&slow]() -> Written {
            slow.acquire();
            return {};
        });
        wiring->keepTourSeen();
        QVERIFY(!QFile::exists(seen));
        slow.release();
        files.settle();
        QVERIFY(QFile::exists(seen));
        QVERIFY(files.troubles().empty());
    }

    // Whatever had the keyboard has it again; else the window has, and nothing is marked.
    void leavesNoRingBehind()
    {
        MainWindow& w = open();
        auto* more = w.findChild<QWidget*>(QStringLiteral("workspaceMore"));
        QVERIFY(more);
        for (const bool had : {true, false}) {
            if (had)
                w.panel(QStringLiteral("depth"))->setFocus();
            else if (QWidget* focus = QApplication::focusWidget())
                focus->clearFocus();
            Tour* tour = startTour(w);
            while (tour->stop() + 1 < tour->count()) tour->next();
            tour->leave();
            QCoreApplication::sendPostedEvents(tour, QEvent::DeferredDelete);
            QVERIFY(!more->hasFocus());
            QVERIFY(QApplication::focusWidget());
            QVERIFY(!qobject_cast<QAbstractButton*>(QApplication::focusWidget()));
        }
    }

    void offersTheSafeColours()
    {
        MainWindow& w = open();
        Tour* tour = startTour(w);
        QCOMPARE(startTour(w), tour);  // one at a time
        auto* colours = tour->findChild<QPushButton*>(QStringLiteral("tourColours"));
        QVERIFY(colours->isVisible());
        colours->click();
        QCOMPARE(w.theme().name, QStringLiteral("cvd"));
        colours->click();
        QCOMPARE(w.theme().name, QStringLiteral("dark"));
        tour->next();
        QVERIFY(!colours->isVisible());
        w.resize(1'100, 700);
        QTRY_COMPARE(tour->size(), w.size());
        tour->leave();
    }
};

QTEST_MAIN(TestTour)
#include "tst_tour.moc"
