// The map of funding shares the moment under the pointer with other plots, and shows theirs.
#include "ui/link_cursor.h"
#include "ui/selection.h"
#include "widgets/rate_map.h"

#include <QImage>
#include <QTest>

using namespace plimsoll;
using namespace std::chrono_literals;

class TstRateMapCursor : public QObject {
    Q_OBJECT

    static constexpr Duration kStep = 8h;
    const Timestamp m_end = fromUnixMs(1'790'000'000'000);
    static std::vector<RateMapRow> rows()
    {
        return {{QStringLiteral("BTC"), std::vector<float>(30, 0.0001f)},
                {QStringLiteral("ETH"), std::vector<float>(30, -0.0001f)}};
    }

private Q_SLOTS:
    void placesAndEnds()
    {
        RateMap map(builtinTheme(QStringLiteral("dark")));
        QVERIFY(!map.xOf(m_end));  // nothing is shown yet
        map.resize(600, 200);
        map.setRows(rows(), m_end, kStep);
        const auto first = map.xOf(m_end - 30 * kStep), last = map.xOf(m_end),
                   middle = map.xOf(m_end - 15 * kStep);
        QVERIFY(first && last && middle);
        QVERIFY(*first < *middle && *middle < *last && *last < 600);
        QVERIFY(!map.xOf(m_end + 1s));
        QVERIFY(!map.xOf(m_end - 31 * kStep));
    }

    void sharesTheMoment()
    {
        Selection selection;
        QWidget panel;
        auto* map = new RateMap(builtinTheme(QStringLiteral("dark")), &panel);
        map->resize(600, 200);
        panel.resize(600, 200);
        map->setRows(rows(), m_end, kStep);
        linkCursor(panel, selection);
        panel.show();
        const int x = *map->xOf(m_end - 15 * kStep) + 3;
        QTest::mouseMove(map, QPoint(x, 8));
        QTRY_VERIFY(selection.cursor());
        QVERIFY(*selection.cursor() >= m_end - 15 * kStep && *selection.cursor() <= m_end - 14 * kStep);
        // Another plot's moment is drawn; none is none.
        const QImage before = map->grab().toImage();
        map->setMarkedTime(m_end - 5 * kStep);
        QVERIFY(map->grab().toImage() != before);
        map->setMarkedTime(m_end + kStep);
        QCOMPARE(map->grab().toImage(), before);
    }
};

QTEST_MAIN(TstRateMapCursor)
#include "tst_rate_map_cursor.moc"
