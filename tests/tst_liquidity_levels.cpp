// The sums by levels of the liquidity panel: what is on screen is what the board says, a book with fewer levels is
// a floor, and levels of different venues are not added up.
#include "model/boards/liquidity.h"
#include "tests/support/panel_rig.h"
#include "ui/panels/liquidity_panel.h"
#include "ui/panels/text_table.h"
#include "widgets/venue_key.h"

#include <QTest>

using namespace plimsoll;

class TstLiquidityLevels : public QObject, private test::PanelRig {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void levelsAreTheBoards();
};

void TstLiquidityLevels::levelsAreTheBoards()
{
    useFour();
    LiquidityPanel panel(*m_deps, nullptr);
    show(panel, sample::Mood::Full, {1400, 900});
    LiquiditySnapshot said = *m_hub->liquidity.read().value;
    auto& book = said.perp.venues[static_cast<std::size_t>(VenueId::Bybit)]->book;
    QVERIFY(book);
    book->levels = {LevelDepth{1e6, 2e6, 0.1, 0.2, true, true}, LevelDepth{2e6, 3e6, 0.3, 0.4, true, true},
                    LevelDepth{3.257e6, 4.5e6, 1, 2, true, true}, LevelDepth{5e6, 6e6, 3, 4, false, true}};
    const auto publish = [&] {
        m_hub->liquidity.publish(said);
        panel.pull(*m_hub, m_now);
    };
    publish();
    const TextTable& t = *panel.bands();
    const int column = t.columnCount() - 1;
    QCOMPARE(t.columns().back().exportHead, QStringLiteral("levels_20_bid_ask"));
    const auto of = [&](const QString& key, int role = Qt::DisplayRole) {
        for (int r = 0; r < t.rowCount(); ++r)
            if (t.row(r).key == key) return t.index(r, column).data(role).toString();
        return QStringLiteral("no such row");
    };
    const QString bybit = venueCodeText(VenueId::Bybit), floor = QStringLiteral("\u2265 ");
    QCOMPARE(of(bybit), QStringLiteral("3.26 / 4.50"));
    const QString tip = of(bybit, Qt::ToolTipRole);
    QVERIFY2(tip.startsWith(QStringLiteral("5 levels: bids ")), qPrintable(tip));
    QVERIFY2(tip.contains(QStringLiteral("50 levels: bids ") + floor), qPrintable(tip));
    QVERIFY2(!tip.contains(QStringLiteral("20 levels: bids ") + floor), qPrintable(tip));
    QCOMPARE(of(QStringLiteral("all")), QString());
    QVERIFY2(!tip.mid(tip.indexOf(QStringLiteral("50 levels"))).section(QStringLiteral("asks"), 1).contains(floor),
             qPrintable(tip));
    book->levels[2].bidWhole = false;
    publish();
    QCOMPARE(of(bybit), floor + QStringLiteral("3.25 / 4.50"));
}

QTEST_MAIN(TstLiquidityLevels)
#include "tst_liquidity_levels.moc"
