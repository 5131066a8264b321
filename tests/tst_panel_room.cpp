// In a panel of any width nothing of the toolbar is cut, no column's text either, and the footer's words stay
// inside.
#include "tests/support/panel_rig.h"
#include "ui/panels/board_view.h"
#include "widgets/segmented.h"

#include <QHeaderView>
#include <QMenu>

using namespace plimsoll;

class TestPanelRoom : public QObject, private test::PanelRig {
    Q_OBJECT

    static QStringList ids()
    {
        return {QStringLiteral("depth"),        QStringLiteral("funding"),    QStringLiteral("funding_inspector"),
                QStringLiteral("interest"),     QStringLiteral("liquidity"),  QStringLiteral("basis"),
                QStringLiteral("liquidations"), QStringLiteral("history"),    QStringLiteral("liquidation_map"),
                QStringLiteral("overview"),     QStringLiteral("calculators")};
    }

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void noControlIsCut_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("width");
        for (const QString& id : ids())
            for (const int width : {302, 340, 400, 452, 520, 580, 648, 720, 820, 900, 1'188})
                QTest::addRow("%s at %d", qPrintable(id), width) << id << width;
    }
    void noControlIsCut()
    {
        QFETCH(QString, id);
        QFETCH(int, width);
        useFour();
        const auto panel = make(id);
        show(*panel, sample::Mood::Late, {width, 420});
        int shown = 0;
        for (QWidget* w : panel->findChildren<QWidget*>()) {
            if (!w->isVisibleTo(panel.get()) ||
                w->parentWidget()->property("surface") != QStringLiteral("toolbar"))
                continue;
            ++shown;
            const QRect at(w->mapTo(panel.get(), QPoint()), w->size());
            QVERIFY2(at.left() >= 0 && at.right() < panel->width() &&
                         w->width() >= std::min(w->minimumSizeHint().width(), w->maximumWidth()),
                     qPrintable(QStringLiteral("%1 (%2)").arg(w->accessibleName(),
                                                              QString::fromLatin1(w->metaObject()->className()))));
        }
        QVERIFY(shown > 0);
    }

    void noColumnIsCut_data()
    {
        noControlIsCut_data();
        for (const char* id : {"health", "flush"})
            for (const int width : {302, 340, 452}) QTest::addRow("%s at %d", id, width) << QString(id) << width;
    }
    void noColumnIsCut()
    {
        QFETCH(QString, id);
        QFETCH(int, width);
        useFour();
        const auto panel = make(id);
        show(*panel, sample::Mood::Late, {width, 420});
        int seen = 0;
        for (const BoardView* view : panel->findChildren<BoardView*>()) {
            if (!view->isVisible() || view->viewport()->width() < 150) continue;
            ++seen;
            QVERIFY2(view->horizontalHeader()->length() <= view->viewport()->width(),
                     qPrintable(QStringLiteral("%1: %2 in %3")
                                    .arg(view->accessibleName())
                                    .arg(view->horizontalHeader()->length())
                                    .arg(view->viewport()->width())));
        }
        // Others are pictures, or have their tables on a page behind.
        static const QStringList kTables{QStringLiteral("overview"), QStringLiteral("liquidations"),
                                         QStringLiteral("health"), QStringLiteral("flush")};
        QVERIFY(seen > 0 || !kTables.contains(id));
    }

    // A splitter leaves a pane no room, a dock is dragged to nothing: whatever is asked to paint there then does.
    void anyRoomWillDo_data()
    {
        QTest::addColumn<QString>("id");
        QStringList all;
        for (const PanelRow& row : panelRegistry()) all << QString::fromLatin1(row.id);
        QVERIFY(all.size() >= ids().size());
        for (const QString& id : all) QTest::newRow(qPrintable(id)) << id;
    }
    void anyRoomWillDo()
    {
        QFETCH(QString, id);
        useFour();
        const auto panel = make(id);
        show(*panel, sample::Mood::Late, {720, 420});
        QList<QWidget*> all = panel->findChildren<QWidget*>();
        all.append(panel.get());
        int painted = 0;
        for (QWidget* w : all) {
            if (!w->isVisibleTo(panel.get())) continue;
            const QSize was = w->size();
            w->setMinimumSize(0, 0);
            for (const QSize room :
                 {QSize(1, 1), QSize(2, 300), QSize(9, 9), QSize(40, 12), QSize(300, 2), QSize(61, 61)}) {
                w->resize(room);
                QPixmap onto(room);
                w->render(&onto);
                ++painted;
            }
            w->resize(was);
        }
        QVERIFY(painted > 0);
    }

    void wordsDrawCloserBeforeTheyAreCut()
    {
        Segmented choice(m_theme, {QStringLiteral("Stack"), QStringLiteral("Overlay"), QStringLiteral("Solo")});
        const int most = choice.sizeHint().width(), least = choice.minimumSizeHint().width();
        QVERIFY(least < most);
        choice.show();
        for (int width = least; width <= most; ++width) {
            choice.resize(width, 20);
            // The last word's end is its own: a click there chooses it.
            choice.setCurrent(0);
            QTest::mouseClick(&choice, Qt::LeftButton, {}, {width - 4, 10});
            QCOMPARE(choice.current(), 2);
            QTest::mouseClick(&choice, Qt::LeftButton, {}, {4, 10});
            QCOMPARE(choice.current(), 0);
        }
    }
    // Narrower than all words: the chosen one alone, and a click lists them.
    void wordsWithoutRoomAreListed()
    {
        Segmented choice(m_theme, {QStringLiteral("Stack"), QStringLiteral("Overlay"), QStringLiteral("Solo")});
        choice.show();
        choice.resize(choice.minimumSizeHint().width(), 20);
        QVERIFY(!choice.folded());
        choice.resize(52, 20);
        QVERIFY(choice.folded());
        QTest::mouseClick(&choice, Qt::LeftButton, {}, {50, 10});
        auto* menu = choice.findChild<QMenu*>();
        QVERIFY(menu);
        QCOMPARE(choice.current(), 0);
        QCOMPARE(menu->actions().size(), 3);
        QVERIFY(menu->actions()[0]->isChecked() && !menu->actions()[2]->isChecked());
        const QImage before = choice.grab().toImage();
        menu->actions()[2]->trigger();
        QCOMPARE(choice.current(), 2);
        QVERIFY(choice.grab().toImage() != before);  // it says what is chosen
        menu->close();
        QTest::keyClick(&choice, Qt::Key_Left);
        QCOMPARE(choice.current(), 1);
    }
};

QTEST_MAIN(TestPanelRoom)
#include "tst_panel_room.moc"
