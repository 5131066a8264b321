// From the simulated market to the screen: while prices fall, the numbers of the overview, of liquidity, funding,
// open interest and basis are the boards', the boards' are the metrics', and the metrics' those of the formulas on
// the same inputs.
#include "feeds/sim/scenario.h"
#include "model/analytics/depth.h"
#include "model/analytics/funding.h"
#include "model/analytics/interest.h"
#include "model/analytics/market_state.h"
#include "model/boards/basis.h"
#include "model/boards/interest.h"
#include "model/metrics/metric_ids.h"
#include "tests/support/numbers.h"
#include "tests/support/panel_rig.h"
#include "tests/support/sim_feed.h"
#include "ui/panels/basis_panel.h"
#include "ui/panels/board_view.h"
#include "ui/panels/funding_model.h"
#include "ui/panels/interest_panel.h"
#include "ui/panels/liquidity_panel.h"
#include "ui/panels/overview_model.h"
#include "ui/panels/overview_panel.h"
#include "widgets/format.h"

using namespace plimsoll;
using namespace plimsoll::test;
using namespace std::chrono_literals;
using F = OverviewField;

class TstMarketPanelsSim : public QObject, private PanelRig {
    Q_OBJECT

    static SimFeed::Setup setup()
    {
        SimFeed::Setup s;
        s.scenario = storyOf(QStringLiteral("cascade_down"));
        s.assets = {"BTC", "ETH", "SOL"};
        return s;
    }
    // The same formulas on the same venues' books, taken from the depth snapshot of the asset in focus.
    void compareBooks(const SimFeed& feed)
    {
        const auto board = feed.hub.liquidity.read().value;
        const auto metrics = feed.hub.metrics.read().value;
        QCOMPARE(board->asset, std::string("BTC"));
        for (const VenueId v : kVenues) {
            const auto& l = board->perp.venues[static_cast<std::size_t>(v)];
            if (!l || !l->book) continue;
            const auto bands = analytics::depth::bands(l->sides->bids, l->sides->asks, kBandsBp);
            QVERIFY(bands);
            for (std::size_t i = 0; i < kBandsBp.size(); ++i)
                VERIFY_NEAR(l->book->bands[i].bidUsd, bands->bands[i].bidUsd);
            VERIFY_NEAR(l->book->bands[1].askUsd, *metrics->at(metric::depth10Ask, "BTC", v).value);
            VERIFY_NEAR(l->book->spreadBp, *metrics->at(metric::spreadBps, "BTC", v).value);
            ++m_books;
        }
        if (!board->perp.all) return;
        VERIFY_NEAR(board->perp.all->bands[2].bidUsd, *metrics->at(metric::depth25Bid, "BTC").value);
        VERIFY_NEAR(board->perp.all->bands[4].askUsd, *metrics->at(metric::depth100Ask, "BTC").value);
        VERIFY_NEAR(board->perp.all->spreadBp, *metrics->at(metric::spreadBps, "BTC").value);
    }
    void compareOverview(const SimFeed& feed, const OverviewPanel& panel)
    {
        const auto metrics = feed.hub.metrics.read().value;
        for (const OverviewRow& row : panel.model()->rows()) {
            for (const auto& [field, id] :
                 {std::pair{F::Price, metric::price}, std::pair{F::Change1h, metric::ret1h},
                  std::pair{F::Interest, metric::oiUsd}, std::pair{F::Interest24h, metric::dOi24h},
                  std::pair{F::Rate, metric::r8}, std::pair{F::Longs1h, metric::liqUsd1hLong},
                  std::pair{F::DepthRatio, metric::depthRatio}, std::pair{F::Fragility, metric::fragility}}) {
                const MetricValue& says = metrics->at(id, row.asset);
                QCOMPARE(row.at(field).value, says.value);
                QCOMPARE(row.at(field).floor, says.floor);
            }
            // The parts sum to the score.
            double sum = 0;
            for (const auto& p : row.parts) sum += p.value_or(0);
            if (const auto& score = row.at(F::Fragility).value) VERIFY_NEAR(sum, *score);
            const QString shown = panel.model()
                                      ->index(panel.model()->rowOf(QString::fromStdString(row.asset)),
                                              static_cast<int>(OverviewColumn::Longs1h))
                                      .data()
                                      .toString();
            const auto& longs = row.at(F::Longs1h);
            QCOMPARE(shown,
                     !longs.value ? format::kNone : format::floored(longs.floor, format::money, *longs.value));
        }
    }
    void compareFunding(const SimFeed& feed, FundingModel& grid)
    {
        for (const FundingRow& row : feed.hub.funding.read().value->rows) {
            const int at = grid.rowOf(QString::fromStdString(row.asset));
            QVERIFY(at >= 0);
            std::vector<double> fresh;
            for (const VenueId v : kVenues) {
                const auto& c = row.cells[static_cast<std::size_t>(v)];
                if (!c) continue;
                const auto norm = analytics::funding::norm(c->rate.v, c->hours.value_or(8));
                VERIFY_NEAR(*c->r8, norm->r8);
                VERIFY_NEAR(*c->apr, norm->apr);
                QCOMPARE(grid.index(at, 1 + static_cast<int>(v)).data().toString(), format::bp8h(norm->r8));
                if (c->fresh <= Freshness::Late) fresh.push_back(norm->r8);
                ++m_rates;
            }
            if (fresh.size() < 2 || !row.spread8h) continue;
            const auto [low, high] = std::minmax_element(fresh.begin(), fresh.end());
            VERIFY_NEAR(*row.spread8h, *high - *low);
        }
    }
    void compareInterest(const SimFeed& feed, const InterestPanel& panel)
    {
        const auto board = feed.hub.interest.read().value;
        const auto metrics = feed.hub.metrics.read().value;
        std::vector<double> usd;
        for (const auto& v : board->venues)
            if (v && v->usd.value) usd.push_back(*v->usd.value);
        if (usd.size() < 2) return;
        const auto c = analytics::interest::concentration(usd);
        VERIFY_NEAR(*board->effective, c->effective);
        VERIFY_NEAR(*board->hhi.value, c->hhi);
        std::size_t k = 0;
        for (int row = 0; row < 4; ++row) {
            const auto& v = board->venues[static_cast<std::size_t>(row)];
            if (!v || !v->usd.value) continue;
            QCOMPARE(v->usd.value, metrics->at(metric::oiUsd, "BTC", static_cast<VenueId>(row)).value);
            VERIFY_NEAR(*v->share.value, c->shares[k]);
            QCOMPARE(panel.venueTable()->index(row, 1).data().toString(), format::money(usd[k++]));
        }
        const PriceCorner& hour = board->corners[0];
        if (hour.price && hour.interest)
            QCOMPARE(*hour.corner, *analytics::interest::quadrant(*hour.price, *hour.interest));
        ++m_interests;
    }
    void compareBasis(const SimFeed& feed, const BasisPanel& panel)
    {
        const auto board = feed.hub.basis.read().value;
        std::vector<double> bases;
        TextTable* const venues = panel.table(BasisPanel::PVenues);
        for (int row = 0; row < 4; ++row) {
            const auto& v = board->venues[static_cast<std::size_t>(row)];
            if (!v || !v->mid) continue;
            if (v->basis.value) bases.push_back(*v->basis.value);
            if (!v->index.bp) continue;
            const std::array<double, 1> perp = {*v->mid}, index = {*v->oracle.index.usd};
            VERIFY_NEAR(*v->index.bp, analytics::basisDispersion(perp, index)->basisBps[0]);
            QCOMPARE(venues->index(row, 2).data().toString(), signedBp(*v->index.bp));
            ++m_bases;
        }
        if (bases.size() < 2) return;
        const auto [low, high] = std::minmax_element(bases.begin(), bases.end());
        VERIFY_NEAR(*board->dispersion.value, *high - *low);
        VERIFY_NEAR(*board->basis.value, analytics::median(bases));
    }
    int m_books = 0, m_rates = 0, m_interests = 0, m_bases = 0;

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void whilePricesFall()
    {
        SimFeed feed(setup());
        feed.engine.setFocus("BTC");
        useFour();
        OverviewPanel overview(*m_deps, nullptr);
        LiquidityPanel liquidity(*m_deps, nullptr);
        InterestPanel interest(*m_deps, nullptr);
        BasisPanel basis(*m_deps, nullptr);
        const auto funding = make(QStringLiteral("funding"));
        const std::array<Panel*, 5> panels = {&overview, &liquidity, &interest, &basis, funding.get()};
        for (Panel* w : panels) {
            w->resize(1'200, 800);
            w->show();
        }
        bool liquidated = false, dearer = false;
        std::optional<double> calm;
        for (int second = 0; second < 240; ++second) {
            feed.advance(1s);
            const AsOf now{feed.clock.wall(), feed.clock.mono()};
            for (Panel* p : panels) p->pull(feed.hub, now);
            if (second % 10 != 9) continue;
            compareBooks(feed);
            compareOverview(feed, overview);
            compareFunding(feed, *static_cast<FundingModel*>(funding->findChild<BoardView*>()->model()));
            compareInterest(feed, interest);
            compareBasis(feed, basis);
            if (QTest::currentTestFailed()) return;
            const auto board = feed.hub.liquidity.read().value;
            QCOMPARE(overview.model()->rowCount(), 3);
            QVERIFY(board->perp.all);
            const SizeCost& cost = board->perp.all->sell.cost[5];
            if (!calm) calm = cost.bp;
            dearer |= cost.bp && calm && *cost.bp > *calm * 2;
            QCOMPARE(liquidity.facts()->facts().front().value,
                     format::floored(!board->perp.all->sell.cost.back().whole, format::bp,
                                     *board->perp.all->sell.cost.back().bp) +
                         QStringLiteral(" bp"));
            for (const OverviewRow& r : overview.model()->rows())
                liquidated |= r.at(F::Longs1h).value.value_or(0) > 1e5;
        }
        QVERIFY(m_books > 60);
        QVERIFY(m_rates > 150 && m_interests > 15 && m_bases > 60);
        QVERIFY(liquidated);  // it was no calm market
        QVERIFY(dearer);      // and a million cost more than before
    }
};

QTEST_MAIN(TstMarketPanelsSim)
#include "tst_market_panels_sim.moc"
