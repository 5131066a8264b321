// The market overview: every number on screen is the board's, what is unknown says why, and nothing moves under
// the pointer.
#include "tests/support/panel_rig.h"
#include "ui/panels/board_view.h"
#include "ui/panels/overview_model.h"
#include "ui/panels/overview_panel.h"
#include "widgets/format.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QSignalSpy>

using namespace plimsoll;
using C = OverviewColumn;
using F = OverviewField;
using namespace std::chrono_literals;

namespace {

constexpr int at(C column)
{
    return static_cast<int>(column);
}

std::shared_ptr<OverviewSnapshot> three()
{
    auto s = std::make_shared<OverviewSnapshot>();
    for (const auto& [name, price, rate] :
         {std::tuple{"BTC", 84'000.0, 1e-4}, std::tuple{"ETH", 2'700.0, -2e-4}, std::tuple{"SOL", 127.0, 3e-4}}) {
        OverviewRow& r = s->rows.emplace_back();
        r.asset = name;
        r.watched = true;
        r.tick = Price::nearest(0.01);
        r.venues = 3;
        r.at(F::Price).value = price;
        r.at(F::Rate).value = rate;
        r.at(F::Interest).value = price * 1e5;
    }
    return s;
}

}  // namespace

class TstOverviewPanel : public QObject, private test::PanelRig {
    Q_OBJECT

    std::unique_ptr<OverviewPanel> made(sample::Mood mood, QSize size = {1500, 560})
    {
        useFour();
        auto panel = std::make_unique<OverviewPanel>(*m_deps, nullptr);
        show(*panel, mood, size);
        return panel;
    }
    // What stands in a cell.
    static QString shown(const OverviewPanel& p, const char* asset, C column)
    {
        return p.model()->index(p.model()->rowOf(QString::fromLatin1(asset)), at(column)).data().toString();
    }
    static QString tip(const OverviewPanel& p, const char* asset, C column)
    {
        return p.model()
            ->index(p.model()->rowOf(QString::fromLatin1(asset)), at(column))
            .data(Qt::ToolTipRole)
            .toString();
    }

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void everyNumberIsTheBoards()
    {
        const auto panel = made(sample::Mood::Full);
        const auto board = m_hub->overview.read().value;
        QCOMPARE(panel->model()->rowCount(), static_cast<int>(board->rows.size()));
        for (int i = 0; i < panel->model()->rowCount(); ++i) {
            const OverviewRow& row = board->rows[static_cast<std::size_t>(i)];
            const auto cell = [&](C c) { return panel->model()->index(i, at(c)).data().toString(); };
            const auto percent = [&](F f) {
                const auto& v = row.at(f).value;
                return v ? format::percentChange(*v).remove(QStringLiteral(" %")) : format::kNone;
            };
            QCOMPARE(cell(C::Asset), QString::fromStdString(row.asset));
            QVERIFY(std::fabs(QString(cell(C::Price)).remove(u',').toDouble() / *row.at(F::Price).value - 1) <
                    1e-3);
            QCOMPARE(cell(C::Change1h), percent(F::Change1h));
            QCOMPARE(cell(C::Change24h), percent(F::Change24h));
            QCOMPARE(cell(C::Interest24h), percent(F::Interest24h));
            QCOMPARE(cell(C::Rate), format::bp8h(*row.at(F::Rate).value));
            QCOMPARE(cell(C::Gap), format::bp8h(*row.at(F::RateSpread).value).remove(u'+'));
            const MetricValue& oi = row.at(F::Interest);
            QCOMPARE(cell(C::Interest), format::floored(oi.floor, format::moneyIn, *oi.value, 1e6, 1));
            const auto& depth = row.at(F::DepthRatio).value;
            QCOMPARE(cell(C::Depth), depth ? format::ratio(*depth) : format::kNone);
            const auto& score = row.at(F::Fragility).value;
            QCOMPARE(cell(C::Fragility), score ? QString::number(std::lround(*score)) : format::kNone);
        }
        QCOMPARE(shown(*panel, "BTC", C::Longs1h), QStringLiteral("\u2265 $6.42m"));
        QCOMPARE(shown(*panel, "BTC", C::Pair), QStringLiteral("BN / BY"));
        QCOMPARE(shown(*panel, "ETH", C::Phase), QStringLiteral("Euphoria"));
        QCOMPARE(panel->face().fresh, Freshness::Live);
    }

    void whatIsUnknownSaysWhyAndHasNoColour()
    {
        const auto panel = made(sample::Mood::Full);
        QCOMPARE(shown(*panel, "HYPE", C::Interest24h), format::kNone);
        QVERIFY(tip(*panel, "HYPE", C::Interest24h).contains(QStringLiteral("too little history")));
        QCOMPARE(shown(*panel, "WLD", C::Fragility), format::kNone);  // not watched
        QVERIFY(tip(*panel, "WLD", C::Fragility).contains(QStringLiteral("not watched")));
        const auto shade = [&](const char* asset, C c) {
            return panel->model()
                ->index(panel->model()->rowOf(QString::fromLatin1(asset)), at(c))
                .data(ShadeCellRole);
        };
        QVERIFY(!shade("HYPE", C::Interest24h).isValid());
        QVERIFY(!shade("WLD", C::Fragility).isValid());
        QVERIFY(shade("BTC", C::Fragility).isValid());
        // A score is an estimate: never a solid ground.
        QCOMPARE(shade("BTC", C::Fragility).value<ShadeCell>().shade, Shade::Modelled);
        const QString parts = tip(*panel, "BTC", C::Fragility);
        QVERIFY2(parts.contains(QStringLiteral("depth: 29.0 of 20, at 0.58")), qPrintable(parts));
        QVERIFY(parts.contains(QStringLiteral("tinderbox: not known, of 20")));
        // Nothing liquidated is known, and no heat.
        QCOMPARE(shown(*panel, "PEPE", C::Longs1h), QStringLiteral("$0"));
        QVERIFY(!shadeColor(shade("PEPE", C::Longs1h).value<ShadeCell>(), m_theme));
    }

    void sortsByAnyColumnWithTheUnknownLast()
    {
        const auto panel = made(sample::Mood::Full);
        OverviewModel& m = *panel->model();
        const QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
        for (int c = 0; c < m.columnCount(); ++c)
            for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
                m.sort(c, order);
                if (c == 0) continue;
                bool ended = false;
                std::optional<double> before;
                for (const OverviewRow& r : m.rows()) {
                    const auto key = overviewKey(r, static_cast<C>(c));
                    if (!key) ended = true;
                    if (!key) continue;
                    QVERIFY(!ended);  // after the first without a value none has one
                    if (before) QVERIFY(order == Qt::AscendingOrder ? *before <= *key : *before >= *key);
                    before = key;
                }
            }
        m.sort(-1, Qt::AscendingOrder);
        QCOMPARE(m.row(0).asset, std::string("BTC"));
    }

    void tinyPricesKeepTheirDigitsAndTheirRoom()
    {
        OverviewRow row;
        row.tick = Price::nearest(1e-10);
        QCOMPARE(overviewPrice(row, 4.6012e-6), QStringLiteral("0.0000046012"));
        row.tick = Price::nearest(0.01);
        QCOMPARE(overviewPrice(row, 84'012.4), QStringLiteral("84,012.40"));
        row.tick.reset();
        QCOMPARE(overviewPrice(row, 2.5), format::qty(2.5));
        useFour();
        OverviewPanel panel(*m_deps, nullptr);
        panel.resize(700, 300);
        panel.show();
        auto s = three();
        s->asOf = m_now;
        s->rows[2].tick = Price::nearest(1e-10);
        s->rows[2].at(F::Price).value = 4.6012e-6;
        m_hub->overview.publish(std::shared_ptr<const OverviewSnapshot>(s));
        panel.pull(*m_hub, m_now);
        QVERIFY(QFontMetrics(m_theme.font(12)).horizontalAdvance(QStringLiteral("0.0000046012")) + 12 <=
                panel.view()->columnWidth(at(C::Price)) + 1);
    }

    void holdsStillUnderThePointer()
    {
        OverviewModel m(nullptr);
        const QAbstractItemModelTester tester(&m, QAbstractItemModelTester::FailureReportingMode::Fatal);
        m.apply(three(), m_now, false);
        m.sort(at(C::Rate), Qt::DescendingOrder);
        QCOMPARE(m.row(0).asset, std::string("SOL"));
        m.setFrozen(true);
        auto next = three();
        next->rows[1].at(F::Rate).value = 9e-4;
        const QPersistentModelIndex eth = m.index(m.rowOf(QStringLiteral("ETH")), 0);
        m.apply(next, m_now, false);
        QCOMPARE(m.row(0).asset, std::string("SOL"));
        QVERIFY(m.rowsThatWouldMove() > 0);
        m.setFrozen(false);
        QCOMPARE(m.row(0).asset, std::string("ETH"));
        QCOMPARE(eth.row(), 0);
        QCOMPARE(m.rowsThatWouldMove(), 0);
    }

    void onlyChangedRowsAreAnnounced()
    {
        OverviewModel m(nullptr);
        m.apply(three(), m_now, false);
        QSignalSpy changed(&m, &QAbstractItemModel::dataChanged);
        QSignalSpy reset(&m, &QAbstractItemModel::modelReset);
        m.apply(three(), m_now, false);
        QCOMPARE(changed.size(), 0);
        auto next = three();
        next->rows[2].at(F::Price).value = 128;
        m.apply(next, m_now, false);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(changed[0][0].toModelIndex().row(), 2);
        QCOMPARE(reset.size(), 0);
    }

    void whatGoesStaleKeepsItsLastWordHatched()
    {
        OverviewModel m(nullptr);
        m.apply(three(), m_now, false);
        auto next = three();
        next->rows[0].at(F::Price) = {};
        next->rows[0].at(F::Price).reason = analytics::Reason::Stale;
        next->rows[1].at(F::Price) = {};
        next->rows[1].at(F::Price).reason = analytics::Reason::NoData;
        m.apply(next, {m_now.wall + 9s, m_now.mono + 9s}, false);
        const QModelIndex btc = m.index(0, at(C::Price)), eth = m.index(1, at(C::Price));
        QCOMPARE(btc.data().toString(), QStringLiteral("84,000.00"));
        QCOMPARE(btc.data(cell::Fresh).toInt(), static_cast<int>(Freshness::Stale));
        QVERIFY(btc.data(Qt::ToolTipRole).toString().contains(QStringLiteral("last known")));
        QVERIFY(!overviewKey(m.row(0), C::Price));  // it sorts and exports as what it is: unknown
        QCOMPARE(eth.data().toString(), format::kNone);
        QVERIFY(!eth.data(cell::Fresh).isValid());
        // The model falls silent: all that is known is of then.
        m.setNow(m_now, true);
        QCOMPARE(m.index(2, at(C::Price)).data(cell::Fresh).toInt(), static_cast<int>(Freshness::Stale));
        const auto panel = made(sample::Mood::Stale);
        QCOMPARE(panel->face().fresh, Freshness::Stale);
    }

    void unitsOfRatesAndSizes()
    {
        const auto panel = made(sample::Mood::Full);
        const auto head = [&](C c) {
            return panel->model()->headerData(at(c), Qt::Horizontal, Qt::DisplayRole).toString();
        };
        QCOMPARE(head(C::Interest), QStringLiteral("OI $m"));
        m_selection->setSizeUnit(SizeUnit::Base);
        QCOMPARE(head(C::Interest), QStringLiteral("OI coins"));
        const OverviewRow& btc = panel->model()->row(0);
        QCOMPARE(shown(*panel, "BTC", C::Interest),
                 sizeWithWord(*btc.at(F::Interest).value / *btc.at(F::Price).value, {}));
        m_selection->setSizeUnit(SizeUnit::Quote);
        QCOMPARE(shown(*panel, "BTC", C::Interest), format::moneyIn(*btc.at(F::Interest).value / 0.9991, 1e6, 1));
        m_selection->setSizeUnit(SizeUnit::Usd);
        m_selection->setFundingUnit(FundingUnit::Apr);
        QCOMPARE(head(C::Rate), QStringLiteral("APR %"));
        QVERIFY(std::fabs(shown(*panel, "HYPE", C::Rate).toDouble() - 4.66e-4 * 3 * 365 * 100) < 0.06);
    }

    void keysAndClicks()
    {
        const auto panel = made(sample::Mood::Full);
        BoardView* const view = panel->view();
        QVERIFY(panel->startFind());
        auto* field = panel->findChild<QLineEdit*>();
        QVERIFY(field);
        QTest::keyClicks(field, QStringLiteral("e"));
        QTest::keyClicks(field, QStringLiteral("n"));
        QCOMPARE(panel->model()->rowCount(), 1);
        QTest::keyClick(field, Qt::Key_Return);
        QCOMPARE(m_selection->asset(), QStringLiteral("ENA"));
        QVERIFY(field->text().isEmpty());
        QCOMPARE(panel->model()->rowCount(), 20);
        QCOMPARE(view->currentIndex().row(), panel->model()->rowOf(QStringLiteral("ENA")));
        QTest::keyClicks(field, QStringLiteral("zzz"));
        QCOMPARE(panel->model()->rowCount(), 0);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(panel->model()->rowCount(), 20);

        // A click looks, a double click and Enter choose.
        const auto spot = [&](int row) {
            return view->visualRect(panel->model()->index(row, at(C::Price))).center();
        };
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, spot(2));
        QCOMPARE(m_selection->asset(), QStringLiteral("ENA"));
        QCOMPARE(view->currentIndex().row(), 2);
        QTest::mouseDClick(view->viewport(), Qt::LeftButton, {}, spot(2));
        QCOMPARE(m_selection->asset(), QStringLiteral("SOL"));
        QTest::keyClick(view, Qt::Key_Up);
        QCOMPARE(m_selection->asset(), QStringLiteral("SOL"));
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(m_selection->asset(), QStringLiteral("ETH"));
        // The chosen one is told from the one under the cursor.
        QTest::keyClick(view, Qt::Key_Up);
        QCOMPARE(panel->model()->index(1, 0).data(cell::Tone).toInt(), static_cast<int>(CellTone::Accent));
        QCOMPARE(panel->model()->index(0, 0).data(cell::Tone).toInt(), static_cast<int>(CellTone::Strong));
    }

    void copiesAndExports()
    {
        const auto panel = made(sample::Mood::Full);
        panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(panel.get()));
        panel->focusInside();
        QTest::keyClick(panel->view(), Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 21);
        QVERIFY(lines.front().startsWith(QStringLiteral("Asset\tPrice $")));
        const ExportTable t = panel->exportTables().front();
        const auto column = [&](const char* head) { return t.heads.indexOf(QLatin1String(head)); };
        QVERIFY(column("oi_usd") > 0 && column("funding_fraction_per_8h") > 0 && column("volume_24h_usd") > 0);
        QCOMPARE(t.rows.front()[column("price_usd")].toDouble(), 84'012.4);
        // What is not known is empty, and the reason is there.
        const auto wld = std::find_if(t.rows.begin(), t.rows.end(),
                                      [](const QStringList& r) { return r.front() == QStringLiteral("WLD"); });
        QVERIFY((*wld)[column("fragility")].isEmpty());
        QVERIFY(wld->back().contains(QStringLiteral("fragility: not watched")));
        // Reasons name the columns as the heads do.
        for (const QStringList& row : t.rows)
            for (const QString& part : row.back().split(QStringLiteral("; "), Qt::SkipEmptyParts))
                QVERIFY2(t.heads.contains(part.section(QStringLiteral(": "), 0, 0)), qPrintable(part));
    }

    void narrowPanelsDropColumnsNeverDigits()
    {
        for (const int width : {340, 400, 580, 760, 1'100}) {
            const auto panel = made(sample::Mood::Full, {width, 420});
            BoardView* const view = panel->view();
            int used = 0;
            for (int c = 0; c < kOverviewColumns; ++c) {
                if (view->isColumnHidden(c)) continue;
                used += view->columnWidth(c);
                for (int r = 0; r < panel->model()->rowCount(); ++r) {
                    const QString text = panel->model()->index(r, c).data().toString();
                    QVERIFY2(
                        QFontMetrics(m_theme.font(12)).horizontalAdvance(text) + 12 <= view->columnWidth(c) + 1,
                        qPrintable(QStringLiteral("%1 in column %2").arg(text).arg(c)));
                }
            }
            QVERIFY(used <= view->viewport()->width());
            QVERIFY(!view->isColumnHidden(0) && !view->isColumnHidden(at(C::Price)));
        }
    }

    void watchedOnlyAndPlainAreKept()
    {
        auto panel = made(sample::Mood::Full);
        panel->restoreState({{QStringLiteral("scope"), 1}, {QStringLiteral("ground"), 1}});
        QCOMPARE(panel->model()->rowCount(), 14);
        QVERIFY(!panel->model()->index(0, at(C::Rate)).data(ShadeCellRole).isValid());
        const QJsonObject state = panel->saveState();
        const auto other = made(sample::Mood::Full);
        other->restoreState(state);
        QCOMPARE(other->saveState(), state);
        QCOMPARE(other->model()->rowCount(), 14);
    }
};

QTEST_MAIN(TstOverviewPanel)
#include "tst_overview_panel.moc"
