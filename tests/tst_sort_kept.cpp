// The order of rows is a setting like any other: it comes back with its workspace, by the column's key.
#include "tests/support/panel_rig.h"
#include "ui/panels/board_view.h"

#include <QHeaderView>
#include <QJsonObject>
#include <QtTest>

using namespace plimsoll;

class TestSortKept : public QObject, private test::PanelRig {
    Q_OBJECT

    std::unique_ptr<Panel> open(const QString& id)
    {
        auto panel = make(id);
        show(*panel, sample::Mood::Full, {1'400, 640});
        return panel;
    }
    static BoardView* viewOf(const Panel& panel, const QString& name)
    {
        for (BoardView* v : panel.findChildren<BoardView*>())
            if (v->accessibleName() == name) return v;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void itComesBack_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("table");
        QTest::addColumn<int>("by");
        QTest::addColumn<QString>("key");
        QTest::newRow("funding") << "funding"
                                 << "Funding rates, assets by venues" << 1 << "binance";
        QTest::newRow("funding, asset") << "funding"
                                        << "Funding rates, assets by venues" << 0 << "asset";
        QTest::newRow("overview") << "overview"
                                  << "Market overview, a row an asset" << 1 << "price_usd";
        QTest::newRow("alerts") << "alerts"
                                << "Alerts that are set" << 1 << "severity";
    }
    void itComesBack()
    {
        QFETCH(QString, id);
        QFETCH(QString, table);
        QFETCH(int, by);
        QFETCH(QString, key);
        const auto first = open(id);
        BoardView* const before = viewOf(*first, table);
        QVERIFY(before);
        QVERIFY(!first->saveState().contains(QStringLiteral("sort")));
        before->sortBy(by, Qt::AscendingOrder);
        const QJsonObject state = first->saveState();
        QCOMPARE(state.value(QStringLiteral("sort")).toString(), key);

        const auto second = open(id);
        second->restoreState(state);
        const BoardView* const after = viewOf(*second, table);
        QVERIFY(after->horizontalHeader()->isSortIndicatorShown());
        QCOMPARE(after->horizontalHeader()->sortIndicatorSection(), by);
        QCOMPARE(after->horizontalHeader()->sortIndicatorOrder(), Qt::AscendingOrder);
        QCOMPARE(column(*after->model(), 0), column(*before->model(), 0));
        QCOMPARE(second->saveState(), state);
        // A workspace that knows no order, or one by a column that is none any more, has the data's own.
        for (const QJsonValue& other : {QJsonValue(), QJsonValue(QStringLiteral("gone"))}) {
            QJsonObject plain = state;
            plain.insert(QStringLiteral("sort"), other);
            second->restoreState(plain);
            QVERIFY(!after->horizontalHeader()->isSortIndicatorShown());
            QVERIFY(!second->saveState().contains(QStringLiteral("sort")));
        }
    }
};

QTEST_MAIN(TestSortKept)
#include "tst_sort_kept.moc"
