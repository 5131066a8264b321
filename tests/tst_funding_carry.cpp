// The funding grid's pairs, filters and map: what is on screen is what the board and the functions say.
#include "tests/support/panel_rig.h"
#include "tests/support/sample_carry.h"
#include "ui/panels/board_view.h"
#include "ui/panels/funding_inspector.h"
#include "ui/panels/funding_map.h"
#include "ui/panels/funding_model.h"
#include "widgets/format.h"
#include "widgets/segmented.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QJsonArray>
#include <QTest>

using namespace plimsoll;
using namespace std::chrono_literals;

class TstFundingCarry : public QObject, private test::PanelRig {
    Q_OBJECT

    struct Shown {
        std::unique_ptr<Panel> panel;
        BoardView* view = nullptr;
        FundingModel* model = nullptr;
        RateMap* map = nullptr;
        Segmented* page = nullptr;
        QString at(const char* asset, CarryColumn c, int role = Qt::DisplayRole) const
        {
            return model->index(model->rowOf(QLatin1String(asset)), model->carryColumn(c)).data(role).toString();
        }
    };
    Shown made(QSize size = {1300, 560})
    {
        useFour();
        Shown s;
        s.panel = make(QStringLiteral("funding"));
        show(*s.panel, sample::Mood::Full, size);
        m_hub->carry.publish(sample::carry(*m_hub->funding.read().value, m_now));
        s.panel->pull(*m_hub, m_now);
        s.view = s.panel->findChild<BoardView*>();
        s.model = static_cast<FundingModel*>(s.view->model());
        s.map = s.panel->findChild<RateMap*>();
        s.page = s.panel->findChild<Segmented*>();
        return s;
    }

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void numbersAreTheFunctions()
    {
        const Shown s = made();
        const auto carry = m_hub->carry.read().value;
        for (const CarryRow& r : carry->rows) {
            const auto best = bestCarry(r, s.model->terms());
            const QByteArray asset = QByteArray::fromStdString(r.asset);
            if (!best.pair) {
                QCOMPARE(s.at(asset, CarryColumn::Net), format::kNone);
                QVERIFY(!s.at(asset, CarryColumn::Net, Qt::ToolTipRole).isEmpty());
                continue;
            }
            QCOMPARE(s.at(asset, CarryColumn::Net), format::bp8h(best.pair->net8h));
            QCOMPARE(s.at(asset, CarryColumn::Pair), text(venueCode(best.pair->longAt)) + QStringLiteral(" / ") +
                                                         text(venueCode(best.pair->shortAt)));
        }
        // Where Hyperliquid's book is stale no leg lies there, and that is said.
        QVERIFY(!s.at("BTC", CarryColumn::Pair).contains(QStringLiteral("HL")));
        QCOMPARE(s.at("BTC", CarryColumn::Percentile), QStringLiteral("73 %"));
        QCOMPARE(s.at("HYPE", CarryColumn::Regime), QStringLiteral("longs, watch"));
        QCOMPARE(s.at("HYPE", CarryColumn::Streak), QStringLiteral("longs 48 h").replace("48 h", "2 d"));
    }

    void theWeekAndTheSharpeAreTheBoards()
    {
        const Shown s = made();
        QCOMPARE(s.at("BTC", CarryColumn::Week), format::kNone);
        QVERIFY(s.at("BTC", CarryColumn::Week, Qt::ToolTipRole).contains(QStringLiteral("two venues: ")));
        QVERIFY(s.at("BTC", CarryColumn::Sharpe, Qt::ToolTipRole).contains(QStringLiteral("seven days")));
        CarrySnapshot carry = *m_hub->carry.read().value;
        for (CarryRow& r : carry.rows)
            if (r.asset == "BTC") r.weekApr = 0.062, r.sharpe = 6.45;
        m_hub->carry.publish(std::move(carry));
        s.panel->pull(*m_hub, m_now);
        QCOMPARE(s.at("BTC", CarryColumn::Week), format::apr(0.062));
        QCOMPARE(s.at("BTC", CarryColumn::Sharpe), format::plain(6.45, 1));
        QVERIFY(s.at("BTC", CarryColumn::Week, Qt::ToolTipRole).contains(QStringLiteral("net of")));
        const ExportTable pairs = s.panel->exportTables()[1];
        QCOMPARE(pairs.rows[0][pairs.heads.indexOf(QStringLiteral("week_net_apr"))], QStringLiteral("0.062"));
        QCOMPARE(pairs.rows[0][pairs.heads.indexOf(QStringLiteral("sharpe_30d"))], QStringLiteral("6.45"));
    }

    void depthStandsBesideTheYield()
    {
        const Shown s = made();
        CarrySnapshot carry = *m_hub->carry.read().value;
        // Whatever the size that is asked for, the books say how much they take: the thinner leg counts.
        const auto thin = std::find_if(carry.rows.begin(), carry.rows.end(), [&](const CarryRow& r) {
            return bestCarry(r, s.model->terms()).pair.has_value();
        });
        QVERIFY(thin != carry.rows.end());
        const QByteArray asset = QByteArray::fromStdString(thin->asset);
        QCOMPARE(s.at(asset, CarryColumn::Depth), QStringLiteral("$1m"));
        const VenueId leg = bestCarry(*thin, s.model->terms()).pair->shortAt;
        for (std::size_t i = 5; i < kCarryUsd.size(); ++i)
            thin->venues[static_cast<std::size_t>(leg)]->sell[i].whole = false;
        QCOMPARE(bestCarry(*thin, s.model->terms()).pair->shortAt, leg);
        m_hub->carry.publish(carry);
        s.panel->pull(*m_hub, m_now);
        QCOMPARE(s.at(asset, CarryColumn::Depth), QStringLiteral("$250k"));
        // All that is asked of them.
        for (auto& venue : thin->venues)
            if (venue) venue->buy.back().whole = venue->sell.back().whole = true;
        for (std::size_t i = 5; i < kCarryUsd.size(); ++i)
            thin->venues[static_cast<std::size_t>(leg)]->sell[i].whole = true;
        m_hub->carry.publish(std::move(carry));
        s.panel->pull(*m_hub, m_now);
        QCOMPARE(s.at(asset, CarryColumn::Depth), QStringLiteral("\u2265 $5m"));
        QVERIFY(s.at(asset, CarryColumn::Depth, Qt::ToolTipRole).contains(QStringLiteral("live books")));
        const ExportTable pairs = s.panel->exportTables()[1];
        const auto place = pairs.heads.indexOf(QStringLiteral("books_take_usd"));
        for (const QStringList& row : pairs.rows) {
            QCOMPARE(row.size(), pairs.heads.size());
            if (row[0].toLatin1() != asset) continue;
            QCOMPARE(row[place], QStringLiteral("5000000"));
            QCOMPARE(row[pairs.heads.indexOf(QStringLiteral("books_take_lower_bound"))], QStringLiteral("1"));
        }
    }

    void termsChangeTheAnswer()
    {
        const Shown s = made();
        const QString before = s.at("HYPE", CarryColumn::Net);
        QJsonObject state = s.panel->saveState();
        // What a person pays is said once for all panels.
        TakerFees none = listedFees();
        none.perp = {};
        m_selection->setTakerFees(none);
        const auto best = bestCarry(*m_hub->carry.read().value->find("HYPE"), s.model->terms());
        QCOMPARE(s.at("HYPE", CarryColumn::Net), format::bp8h(best.pair->net8h));
        QVERIFY(s.at("HYPE", CarryColumn::Net) != before);
        // The largest size is more than the books hold.
        state[QStringLiteral("size")] = static_cast<int>(kCarryUsd.size()) - 1;
        s.panel->restoreState(state);
        QCOMPARE(s.at("HYPE", CarryColumn::Net), format::kNone);
        QVERIFY(
            s.at("HYPE", CarryColumn::Net, Qt::ToolTipRole).contains(QStringLiteral("book ends before the size")));
        QCOMPARE(s.panel->saveState().value(QStringLiteral("size")).toInt(),
                 static_cast<int>(kCarryUsd.size()) - 1);
    }

    void aBoardThatFellSilentIsStale()
    {
        const Shown s = made();
        const QModelIndex net = s.model->index(0, s.model->carryColumn(CarryColumn::Net));
        QVERIFY(!net.data(cell::Fresh).isValid());
        AsOf later = m_now;
        later.mono += 6s;
        s.panel->age(later);
        QCOMPARE(net.data(cell::Fresh).toInt(), static_cast<int>(Freshness::Stale));
    }

    void filtersLeaveOutWhatDoesNotPass()
    {
        const Shown s = made();
        const int all = s.model->rowCount();
        const QAbstractItemModelTester tester(s.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        FundingFilter f;
        f.leastInterest = 1e9;
        s.model->setFilter(f);
        QVERIFY(s.model->rowCount() > 0 && s.model->rowCount() < all);
        for (const FundingRow& r : s.model->rows()) QVERIFY(*r.oiUsd >= 1e9);
        f = {};
        f.leastGap = 3e-4;
        s.model->setFilter(f);
        for (const FundingRow& r : s.model->rows()) QVERIFY(*r.spread8h >= 3e-4);
        f = {};
        f.leastVolume = 1;  // volumes are not asked for yet: what is not known does not pass
        s.model->setFilter(f);
        QCOMPARE(s.model->rowCount(), 0);
        s.model->setFilter({});
        QCOMPARE(s.model->rowCount(), all);
    }

    void columnsAndSortingByKey()
    {
        const Shown s = made();
        const int net = s.model->carryColumn(CarryColumn::Net);
        QVERIFY(!s.view->isColumnHidden(net));
        QJsonObject state = s.panel->saveState();
        state[QStringLiteral("hidden")] = QJsonArray{QStringLiteral("net"), QStringLiteral("bybit")};
        s.panel->restoreState(state);
        QVERIFY(s.view->isColumnHidden(net));
        QVERIFY(s.view->isColumnHidden(2));
        QCOMPARE(s.panel->saveState().value(QStringLiteral("hidden")).toArray().size(), 2);
        QTest::keyClick(s.view, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(s.model->sortColumn(), 0);
        QTest::keyClick(s.view, Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(s.view, Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(s.model->sortColumn(), 3);  // over the hidden one
        const QString first = column(*s.model, 0).first();
        QTest::keyClick(s.view, Qt::Key_Down, Qt::ControlModifier);
        QVERIFY(column(*s.model, 0).first() != first);
    }

    void theMapIsThePast()
    {
        const Shown s = made();
        QVERIFY(s.map->rows().empty());  // what is not seen costs nothing
        s.page->setCurrent(1);
        QCOMPARE(s.map->rows().size(), static_cast<std::size_t>(s.model->rowCount()));
        const CarryRow* btc = m_hub->carry.read().value->find("BTC");
        const auto& row = s.map->rows().front();
        QCOMPARE(row.name, QStringLiteral("BTC"));
        QCOMPARE(row.r8.size(), std::size_t{168});
        QCOMPARE(row.r8.back(), btc->past->mean.back());
        // A hole of two days stays one, and a column of four hours is their mean.
        const auto month = rateColumns(*btc->past, std::nullopt, 30, 4);
        QVERIFY(std::isnan(month[month.size() - 300 / 4]));
        double sum = 0;
        for (std::size_t h = 0; h < 4; ++h) sum += static_cast<double>(btc->past->mean[kPastHours - 4 + h]);
        QVERIFY(std::fabs(static_cast<double>(month.back()) - sum / 4) < 1e-10);
        QVERIFY(std::isnan(rateColumns(*btc->past, std::nullopt, 90, 12).front()));
        QTest::keyClick(s.map, Qt::Key_Down);
        QTest::keyClick(s.map, Qt::Key_Down);
        QVERIFY(s.map->reading().startsWith(QStringLiteral("ETH")));
        QTest::keyClick(s.map, Qt::Key_Return);
        QCOMPARE(m_selection->asset(), QStringLiteral("ETH"));
        const QStringList lines = s.map->asTsv().trimmed().split(u'\n');
        QCOMPARE(lines.size(), static_cast<qsizetype>(s.map->rows().size()) + 1);
    }

    void exportsSayEverything()
    {
        const Shown s = made();
        const auto tables = s.panel->exportTables();
        QCOMPARE(tables.size(), 2u);
        for (const ExportTable& t : tables)
            for (const QStringList& row : t.rows) QCOMPARE(row.size(), t.heads.size());
        QCOMPARE(static_cast<int>(tables[1].rows.size()), s.model->rowCount());
        const auto series = s.panel->exportSeries();
        QVERIFY(!series.at(0).rows.empty());
        for (const QStringList& row : series.at(0).rows) QCOMPARE(row.size(), series.at(0).heads.size());
    }

    void theInspectorSaysWhatWasPaid()
    {
        useFour();
        const auto panel = make(QStringLiteral("funding_inspector"));
        show(*panel, sample::Mood::Full, {1300, 460});
        m_hub->carry.publish(sample::carry(*m_hub->funding.read().value, m_now));
        panel->pull(*m_hub, m_now);
        auto* view = panel->findChild<BoardView*>();
        const auto past = m_hub->fundingHistory.read().value;
        const auto facts = paidFacts(past->venues[0]->settled, m_now.wall - std::chrono::hours{24 * 7});
        QVERIFY(facts);
        QCOMPARE(view->model()->index(0, 7).data().toString(), format::bp8h(facts->mean));
        QCOMPARE(view->model()->index(0, 11).data().toString(), format::bp8h(facts->paid));
        QCOMPARE(view->model()->index(0, 12).data().toString(), QStringLiteral("20 %"));
        // One venue after the other is left out; the last one stays.
        for (int i = 0; i < 4; ++i) Q_EMIT view->rowChosen(i);
        QCOMPARE(panel->saveState().value(QStringLiteral("hidden")).toInt(), 7);
    }
};

QTEST_MAIN(TstFundingCarry)
#include "tst_funding_carry.moc"
