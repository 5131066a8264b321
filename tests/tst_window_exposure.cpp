// A picture of the window that is taken little by little, while the window goes on.
#include "tests/support/main_window_rig.h"
#include "ui/panel.h"
#include "ui/window_exposure.h"

#include <QDockWidget>
#include <QMainWindow>
#include <QtTest>

using namespace plimsoll;
using namespace plimsoll::test;

class TestWindowExposure : public QObject, private MainWindowRig {
    Q_OBJECT

    QDockWidget* dock(const char* id) const
    {
        return qobject_cast<QDockWidget*>(m_window->panel(QLatin1String(id))->parentWidget());
    }
    QRect placeOf(const char* id) const
    {
        const Panel* const panel = m_window->panel(QLatin1String(id));
        return {panel->mapTo(m_window.get(), QPoint()), panel->size()};
    }

private Q_SLOTS:
    void initTestCase() { begin(); }
    void cleanup() { close(); }

    // Between two steps somebody drags, or a word makes a panel higher: each is drawn whole, as it was laid out.
    void aPanelThatChangesMeanwhileIsWhole_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("as it is on screen") << QSize();
        QTest::newRow("larger") << QSize(1700, 1000);
    }
    void aPanelThatChangesMeanwhileIsWhole()
    {
        QFETCH(QSize, size);
        MainWindow& window = open();
        const PictureWish wish{size, 1, false};
        WindowExposure still(window, window, wish);
        while (still.step()) {
        }
        const QImage before = still.take();
        QCOMPARE(before.size(), size.isEmpty() ? window.size() : size);

        const QRect place = placeOf("liquidations");
        WindowExposure exposure(window, window, wish);
        QVERIFY(exposure.step());
        auto* const host = qobject_cast<QMainWindow*>(dock("risk")->parentWidget());
        QVERIFY(host);
        host->resizeDocks({dock("risk"), dock("liquidations")},
                          {dock("risk")->height() - 60, dock("liquidations")->height() + 60}, Qt::Vertical);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        QTRY_VERIFY(placeOf("liquidations").height() > place.height() + 40);
        while (exposure.step()) {
        }
        const QImage after = exposure.take();
        QCOMPARE(after.size(), before.size());
        const QRect column(place.left() * before.width() / window.width(), 0, place.width(), before.height() - 60);
        QVERIFY(after.copy(column) == before.copy(column));
    }
};

QTEST_MAIN(TestWindowExposure)
#include "tst_window_exposure.moc"
