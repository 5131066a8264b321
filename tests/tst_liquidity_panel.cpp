// The liquidity panel: every number on screen is the board's, floors say so, what is left out is named, and one's
// own size goes where the formulas send it.
#include "model/analytics/flow.h"
#include "model/analytics/market_state.h"
#include "model/analytics/slicing.h"
#include "model/boards/overview_board.h"
#include "model/metrics/metric_ids.h"
#include "tests/support/numbers.h"
#include "tests/support/panel_rig.h"
#include "ui/panels/board_view.h"
#include "ui/panels/liquidity_panel.h"
#include "ui/panels/liquidity_plan.h"
#include "widgets/floor_delegate.h"
#include "widgets/format.h"
#include "widgets/page_grid.h"
#include "widgets/segmented.h"
#include "widgets/venue_key.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QScopeGuard>
#include <QSignalSpy>

using namespace plimsoll;
using namespace std::chrono_literals;
using analytics::depth::Route;

namespace {

constexpr std::size_t kFifty = kCurveUsd.size() - 1;

}  // namespace

class TstLiquidityPanel : public QObject, private test::PanelRig {
    Q_OBJECT

    std::unique_ptr<LiquidityPanel> made(sample::Mood mood, QSize size = {980, 900})
    {
        useFour();
        auto panel = std::make_unique<LiquidityPanel>(*m_deps, nullptr);
        show(*panel, mood, size);
        return panel;
    }
    std::shared_ptr<const LiquiditySnapshot> board() { return m_hub->liquidity.read().value; }
    static QString at(const TextTable& t, const QString& key, int column)
    {
        for (int r = 0; r < t.rowCount(); ++r)
            if (t.row(r).key == key) return t.index(r, column).data().toString();
        return {};
    }
    static Segmented* control(QWidget& panel, const QString& name)
    {
        for (Segmented* s : panel.findChildren<Segmented*>())
            if (s->accessibleName() == name) return s;
        return nullptr;
    }

private Q_SLOTS:
    void initTestCase() { begin(); }
    void init() { fresh(); }
    void cleanup() { QCOMPARE(m_log.complaints(), QString()); }

    void bandsAreTheBoards()
    {
        const auto panel = made(sample::Mood::Full);
        const auto said = board();
        int floors = 0;
        for (const VenueId v : sample::Hub::four()) {
            const auto& book = said->perp.venues[static_cast<std::size_t>(v)]->book;
            QVERIFY(book);
            for (std::size_t i = 0; i < kBandsBp.size(); ++i) {
                const BandDepth& b = book->bands[i];
                const auto text = [](double usd) { return format::moneyIn(usd, 1e6, usd < 1e7 ? 2 : 1); };
                const bool floor = !b.bidWhole || !b.askWhole;
                floors += floor;
                QCOMPARE(
                    at(*panel->bands(), text_(v), static_cast<int>(i) + 1),
                    format::floored(
                        floor,
                        [&](double bids, double asks) { return text(bids) + QStringLiteral(" / ") + text(asks); },
                        b.bidUsd, b.askUsd));
            }
        }
        QVERIFY(floors > 0);
        const int row = 4, wide = static_cast<int>(kBandsBp.size());
        QVERIFY(panel->bands()->index(row, wide).data(FloorCellRole).toBool());
        QVERIFY(!panel->bands()->index(row, 1).data(FloorCellRole).toBool());
        QVERIFY(at(*panel->bands(), QStringLiteral("all"), 0).startsWith(QStringLiteral("\u03a3 4")));
        QCOMPARE(panel->face().fresh, Freshness::Live);
        const QAbstractItemModelTester tester(panel->bands(),
                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
    }

    void mySizeGoesWhereTheRouteSends()
    {
        const auto panel = made(sample::Mood::Full);
        const auto said = board();
        for (const double usd : {2.5e5, 1e6, 3e7, 4e9}) {
            panel->setSize(usd);
            const auto cost = said->perp.route(Side::Sell)->cost(usd);
            double filled = 0;
            for (const auto& [name, part] : cost->allocation) {
                QCOMPARE(at(*panel->routes(), QString::fromStdString(name), 1), format::money(part));
                filled += part;
            }
            const bool floor = !cost->complete;
            QCOMPARE(at(*panel->routes(), QStringLiteral("all"), 1),
                     format::floored(floor, format::money, filled));
            QCOMPARE(at(*panel->routes(), QStringLiteral("all"), 3),
                     format::floored(floor, format::bp,
                                     *said->perp.route(Side::Sell)->slipBps(*cost, said->perp.all->mid)));
            QCOMPARE(at(*panel->routes(), QStringLiteral("all"), 4), format::money(cost->feesUsd));
        }
        // Executable sizes are the board's, of the chosen direction.
        control(*panel, QStringLiteral("Direction of costs"))->setCurrent(1);
        const auto& e = said->perp.all->buy.executable[1];
        QCOMPARE(at(*panel->routes(), QStringLiteral("all"), 6),
                 format::floored(e->floor, format::money, e->value));
        const QAbstractItemModelTester tester(panel->routes(),
                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
    }

    void curvesAreTheBoardsPoints()
    {
        const auto panel = made(sample::Mood::Full);
        const auto said = board();
        const auto& all = said->perp.all->sell;
        for (std::size_t i = 0; i < kCurveUsd.size(); ++i) {
            bool found = false, median = false;
            for (const CurveReading& r : panel->curves()->readingAt(kCurveUsd[i])) {
                if (r.code == QStringLiteral("\u03a3")) {
                    VERIFY_NEAR(r.y, *all.cost[i].bp);
                    found = true;
                }
                if (r.code == QStringLiteral("med.")) {
                    VERIFY_NEAR(r.y, said->perp.usual.sell[i]->value);
                    median = true;
                }
            }
            QCOMPARE(found, all.cost[i].whole);
            QCOMPARE(median, said->perp.usual.sell[i] && !said->perp.usual.sell[i]->floor);
        }
        QCOMPARE(said->perp.usual.minutes, 30);
        // Half as much again was in the books: it cost less.
        QVERIFY(said->perp.usual.sell[kFifty]->value < *all.cost[kFifty].bp);
    }

    void theHeadIsTheFiftyMillionTest()
    {
        const auto panel = made(sample::Mood::Full);
        const Fact& test = panel->facts()->facts().front();
        const SizeCost& cost = board()->perp.all->sell.cost[kFifty];
        QCOMPARE(test.value, format::bp(*cost.bp) + QStringLiteral(" bp"));
        QVERIFY(test.note.contains(format::money(*cost.bp / 1e4 * 50e6)));
        QVERIFY(test.note.contains(format::ratio(*cost.bp / board()->perp.usual.sell[kFifty]->value)));
        QVERIFY(test.tip.contains(QStringLiteral("30 minutes")));
        const auto fact = [&](const QString& label) {
            for (const Fact& f : panel->facts()->facts())
                if (f.label.startsWith(label)) return f;
            return Fact{};
        };
        QCOMPARE(fact(QStringLiteral("Depth")).value, format::ratio(0.58));
        QCOMPARE(fact(QStringLiteral("Steadiness")).value, QStringLiteral("0.86"));
        QCOMPARE(fact(QStringLiteral("Refill")).value, QStringLiteral("74 s"));
        QCOMPARE(fact(QStringLiteral("Spread")).note, format::ratio(1.3) + QStringLiteral(" usual"));
        // Of spot the model follows no steadiness: that is said, and the perpetual's is not shown for it.
        control(*panel, QStringLiteral("Market"))->setCurrent(1);
        QCOMPARE(fact(QStringLiteral("Steadiness")).value, format::kNone);
        QVERIFY(fact(QStringLiteral("Steadiness")).tip.contains(QStringLiteral("perpetuals only")));
        QVERIFY(panel->face().context.contains(QStringLiteral("spot")));
    }

    void usualIsSaidAsWhatItIs()
    {
        LiquidityView view;
        view.asset = "BTC";
        const auto asset = std::make_shared<AssetMetrics>("BTC");
        asset->at(metric::depthRatio).value = asset->at(metric::spreadRatio).value = 1.3;
        MetricSnapshot metrics;
        metrics.assets = {asset};
        const auto tips = [&] {
            QStringList out;
            for (const Fact& f : liquidityFacts(MarketLiquidity{}, &metrics, view))
                if (f.label == QLatin1String("Spread") || f.label == QLatin1String("Depth within 1 %"))
                    out << f.tip;
            return out;
        };
        asset->facts.baselineHours = 0.5;
        QCOMPARE(tips().size(), 2);
        for (const QString& tip : tips()) {
            QVERIFY2(tip.contains(QStringLiteral("median of the last 30 m")), qPrintable(tip));
            QVERIFY(!tip.contains(QStringLiteral("usual of this hour")));
        }
        asset->facts.baselineHours = asset->facts.baselineWeeks = 3;
        for (const QString& tip : tips())
            QVERIFY2(tip.contains(QStringLiteral("usual of this hour of the week, of 3 weeks")), qPrintable(tip));
    }
    void impactAndChurnAreSaid()
    {
        LiquidityView view;
        view.asset = "BTC";
        view.venues = sample::Hub::four();
        const auto asset = std::make_shared<AssetMetrics>("BTC");
        MetricSnapshot metrics;
        metrics.assets = {asset};
        MarketLiquidity market;
        const auto fact = [&](const char* label) {
            for (const Fact& f : liquidityFacts(market, &metrics, view))
                if (f.label == QLatin1String(label)) return f;
            return Fact{};
        };
        const auto set = [&](MetricId id, std::optional<VenueId> venue, double v) {
            asset->at(id, venue).value = v;
        };
        for (const char* label : {"Impact of flow", "Move by volume", "Churn, est."}) {
            QCOMPARE(fact(label).value, format::kNone);
            QVERIFY2(fact(label).tip.contains(QStringLiteral("ot known: ")), label);
        }
        set(metric::kyleLambda, {}, 1.8);
        set(metric::kyleLambda, VenueId::Okx, 2.4);
        set(metric::amihud, {}, 0.9);
        QCOMPARE(fact("Impact of flow").value, format::bp(1.8) + QStringLiteral(" bp/$m"));
        QVERIFY(fact("Impact of flow").note.isEmpty());  // nothing usual is known yet
        QVERIFY(fact("Impact of flow").tip.contains(QStringLiteral("0 of 60 minutes")));
        QVERIFY(fact("Impact of flow").tip.contains(QStringLiteral("OKX ") + format::bp(2.4)));
        market.impact = {300, 300, 1.0, 0.9};
        QCOMPARE(fact("Impact of flow").note, format::ratio(1.8) + QStringLiteral(" usual, accelerating"));
        QCOMPARE(fact("Move by volume").note, format::ratio(1.0) + QStringLiteral(" usual"));
        // The venue that stands out, named an estimate.
        set(metric::washRatio, VenueId::Binance, 0.8);
        set(metric::washRatio, VenueId::Okx, 5.4);
        QCOMPARE(fact("Churn, est.").value, QStringLiteral("OK ") + format::ratio(5.4));
        QVERIFY(!fact("Churn, est.").note.isEmpty());
        QVERIFY(fact("Churn, est.").tip.startsWith(QStringLiteral("An estimate, no proof")));
        // Nothing of it is followed on spot.
        view.market = Market::Spot;
        QVERIFY(fact("Move by volume").tip.contains(QStringLiteral("perpetuals only")));
        QCOMPARE(fact("Churn, est.").value, format::kNone);
    }

    void thePlanIsTheFormulas()
    {
        const auto panel = made(sample::Mood::Full);
        panel->setSize(5e7);
        const double depth = board()->perp.all->bands[1].bidUsd;
        const auto slice = analytics::flow::slice(5e7, depth, 0.86, 1.3, 0.10);
        std::optional<double> volume;
        for (const OverviewRow& r : m_hub->overview.read().value->rows)
            if (r.asset == "BTC") volume = r.at(OverviewField::Volume24h).value;
        const auto plan = analytics::flow::slicePlan(5e7, *slice, 60, volume);
        QVERIFY(plan->slices > 3);
        QVERIFY2(panel->plan()->headline().startsWith(
                     QStringLiteral("%1 slices of %2").arg(plan->slices).arg(format::money(plan->sliceUsd))),
                 qPrintable(panel->plan()->headline()));
        QVERIFY(panel->plan()->formula().contains(format::money(*slice)));
        QVERIFY(panel->plan()->formula().contains(format::money(depth)));
        const auto cost = board()->perp.route(Side::Sell)->cost(plan->sliceUsd);
        QVERIFY(panel->plan()->headline().contains(
            format::bp(*board()->perp.route(Side::Sell)->slipBps(*cost, board()->perp.all->mid))));
        // Twice the share, half the slices.
        panel->plan()->setInputs(0.2, 60);
        const auto more = analytics::flow::slicePlan(5e7, *analytics::flow::slice(5e7, depth, 0.86, 1.3, 0.2), 60);
        QVERIFY(panel->plan()->headline().startsWith(QString::number(more->slices) + QStringLiteral(" slices")));
        // Parts at once: the last line is all of it.
        const TextTable& parts = *panel->plan()->table();
        QCOMPARE(parts.rowCount(), 7);
        const auto whole = board()->perp.route(Side::Sell)->cost(5e7);
        QCOMPARE(at(parts, QStringLiteral("100 %"), 2),
                 format::bp(*board()->perp.route(Side::Sell)->slipBps(*whole, board()->perp.all->mid)));
        // Without what it needs there is no plan, and why is said.
        control(*panel, QStringLiteral("Market"))->setCurrent(1);
        QVERIFY(panel->plan()->headline().startsWith(QStringLiteral("No plan")));
    }

    void aBookThatIsTooOldIsNamedAndLeftOut()
    {
        const auto panel = made(sample::Mood::Late);
        const auto said = board();
        QVERIFY(!said->perp.venues[static_cast<std::size_t>(VenueId::Bybit)]->book);
        QCOMPARE(at(*panel->bands(), QStringLiteral("BY"), 1), format::kNone);
        QCOMPARE(panel->bands()->index(1, 1).data(cell::Fresh).toInt(), static_cast<int>(Freshness::Stale));
        QVERIFY(at(*panel->bands(), QStringLiteral("all"), 0).startsWith(QStringLiteral("\u03a3 3")));
        QCOMPARE(at(*panel->routes(), QStringLiteral("BY"), 1), format::kNone);
        QCOMPARE(panel->face().fresh, Freshness::Late);
        QVERIFY(panel->face().age.startsWith(QStringLiteral("BY")));
        QVERIFY(panel->face().tip.contains(QStringLiteral("left out")));
        QVERIFY(!panel->face().context.contains(QStringLiteral("BY")));
        const auto stale = made(sample::Mood::Stale);
        QCOMPARE(stale->face().fresh, Freshness::Stale);
        QCOMPARE(stale->facts()->facts().front().value, format::kNone);
        QVERIFY(stale->plan()->headline().startsWith(QStringLiteral("No plan")));
    }

    void whatAPersonLeavesOutIsInNothing()
    {
        const auto panel = made(sample::Mood::Full);
        const auto all = board();
        const auto chips = panel->findChildren<VenueChip*>();
        QCOMPARE(chips.size(), 4);
        chips[1]->click();  // Bybit
        QCOMPARE(panel->excluded(), std::uint8_t{2});
        QCOMPARE(at(*panel->bands(), QStringLiteral("BY"), 1), format::kNone);
        QVERIFY(at(*panel->bands(), QStringLiteral("all"), 0).startsWith(QStringLiteral("\u03a3 3")));
        const MarketLiquidity rest = without(all->perp, 2);
        std::vector<analytics::depth::VenueSide> bids;
        for (const VenueId v : {VenueId::Binance, VenueId::Okx, VenueId::Hyperliquid}) {
            const VenueLiquidity& l = *all->perp.venues[static_cast<std::size_t>(v)];
            bids.push_back({std::string(venueCode(v)), l.sides->bids, l.fee, 1});
        }
        const auto same = analytics::depth::consolidatedCost(bids, Side::Sell, 1e6);
        const auto mine = rest.route(Side::Sell)->cost(1e6);
        VERIFY_NEAR(*mine->vwap, *same->vwap);
        QCOMPARE(mine->allocation, same->allocation);
        QCOMPARE(at(*panel->routes(), QStringLiteral("BN"), 1), format::money(mine->allocation.front().second));
        QVERIFY(rest.all->bands[2].bidUsd < all->perp.all->bands[2].bidUsd);
        QCOMPARE(rest.usual.minutes, 0);  // the median was that of all four
        QVERIFY(!panel->facts()->facts().front().note.contains(QStringLiteral("median")));
        QCOMPARE(panel->face().fresh, Freshness::Live);  // nothing is late: it is a wish
        QVERIFY(panel->face().tip.contains(QStringLiteral("Bybit")));
        // It is kept, and one venue always stays.
        const QJsonObject state = panel->saveState();
        const auto other = made(sample::Mood::Full);
        other->restoreState(state);
        QCOMPARE(other->excluded(), std::uint8_t{2});
        other->setExcluded(0xff);
        QCOMPARE(other->excluded(), std::uint8_t{2});
        chips[1]->click();
        QCOMPARE(panel->excluded(), std::uint8_t{0});
        QCOMPARE(at(*panel->bands(), QStringLiteral("all"), 1),
                 at(*made(sample::Mood::Full)->bands(), QStringLiteral("all"), 1));
    }

    void anotherAssetWaitsForItsOwnBooks()
    {
        const auto panel = made(sample::Mood::Full);
        QVERIFY(panel->bands()->rowCount() > 0);
        m_selection->setAsset(QStringLiteral("ETH"));
        QCOMPARE(panel->bands()->rowCount(), 0);
        QCOMPARE(panel->face().fresh, Freshness::Off);
        panel->pull(*m_hub, m_now, true);  // the board still tells of Bitcoin
        QCOMPARE(panel->bands()->rowCount(), 0);
        QCOMPARE(QString::fromStdString(panel->watch().focus.front()), QStringLiteral("ETH"));
    }

    void theClockShowsTheStoredHours()
    {
        const auto panel = made(sample::Mood::Full);
        QVERIFY(!panel->clock()->empty());
        LiquidityView view;
        view.venues = sample::Hub::four();
        const auto answer = m_hub->past.read().value->of("liquidity");
        const auto depth = usualTogether(answer->usual, UsualOf::Depth, view);
        double sum = 0, least = 1e9;
        for (const UsualWeek& w : answer->usual) {
            sum += *w.hours[30].depth100;
            least = std::min(least, *w.hours[30].spreadBp);
        }
        VERIFY_NEAR(*depth.hours[30].value, sum);
        VERIFY_NEAR(*usualTogether(answer->usual, UsualOf::Spread, view).hours[30].value, least);
        QVERIFY(!depth.hours[166].value);  // nobody recorded then: unknown, not zero
        QCOMPARE(depth.weeks, 4);
        // Keys move over the hours, and the hour under the pointer is the one that is told.
        const QRect cell = panel->clock()->cell(30);
        QCOMPARE(panel->clock()->hourAt(cell.center()), std::optional(30));
        control(*panel, QStringLiteral("What the clock shows"))->setCurrent(1);
        QVERIFY(!panel->clock()->empty());
    }

    // Hours of which one venue knows nothing are not known together: their sum would be thin for that alone.
    void sumsOfFewerVenuesAreNoThinHours()
    {
        LiquidityView view;
        view.venues = {VenueId::Binance, VenueId::Bybit, VenueId::Okx};
        std::vector<UsualWeek> usual(3);
        const auto fill = [&](std::size_t venue, int hours) {
            usual[venue].venue = kVenues[venue];
            usual[venue].hours = {};
            for (int h = 0; h < hours; ++h) {
                UsualHour& u = usual[venue].hours[static_cast<std::size_t>(h)];
                u.weeks = 4;
                u.depth100 = 1e6;
                u.spreadBp = 1 + static_cast<double>(venue);
                if (venue == 0) u.volumeUsd = 2e4;
            }
        };
        fill(0, 168), fill(1, 40), fill(2, 5);
        UsualTogether depth = usualTogether(usual, UsualOf::Depth, view);
        QCOMPARE(depth.venues, QStringLiteral("BN BY"));  // five hours of a week say too little
        VERIFY_NEAR(*depth.hours[3].value, 2e6);
        VERIFY_NEAR(*depth.hours[39].value, 2e6);
        QVERIFY(!depth.hours[40].value);
        const UsualTogether volume = usualTogether(usual, UsualOf::Volume, view);
        QCOMPARE(volume.venues, QStringLiteral("BN"));
        VERIFY_NEAR(*volume.hours[100].value, 2e4);
        VERIFY_NEAR(*usualTogether(usual, UsualOf::Spread, view).hours[100].value, 1.0);
        // A week that is young begins with what there is.
        fill(0, 9), fill(1, 9);
        depth = usualTogether(usual, UsualOf::Depth, view);
        QCOMPARE(depth.venues, QStringLiteral("BN BY"));
        VERIFY_NEAR(*depth.hours[8].value, 2e6);
        QVERIFY(!depth.hours[9].value);
    }

    // What is left out of the present is no part of the usual beside it.
    void theUsualIsOfTheVenuesThatCount()
    {
        const auto panel = made(sample::Mood::Full);
        const auto session = analytics::sessionAt(static_cast<double>(toUnixMs(m_now.wall)));
        QVERIFY(session);
        const auto answer = m_hub->past.read().value->of("liquidity");
        const auto usually = [&](const std::vector<VenueId>& venues) {
            LiquidityView view;
            view.venues = venues;
            const auto together = usualTogether(answer->usual, UsualOf::Depth, view);
            const auto& value = together.hours[static_cast<std::size_t>(session->hourOfWeek)].value;
            return value ? QStringLiteral("usually ") + usualText(UsualOf::Depth, *value) : QString();
        };
        const auto said = [&](const QString& words) {
            for (const QLabel* label : panel->findChildren<QLabel*>())
                if (!words.isEmpty() && label->toolTip().contains(words)) return true;
            return false;
        };
        const QString all = usually(sample::Hub::four()),
                      rest = usually({VenueId::Bybit, VenueId::Okx, VenueId::Hyperliquid});
        QVERIFY(said(all) && all != rest);
        panel->setExcluded(1u << static_cast<unsigned>(VenueId::Binance));
        QVERIFY(said(rest) && !said(all));
    }

    void theHistoryIsAskedOnlyWhileSeen()
    {
        useFour();
        LiquidityPanel panel(*m_deps, nullptr);
        QSignalSpy asked(&panel, &Panel::historyWanted);
        sample::Hub(*m_hub, m_now, sample::Mood::Full, true, sample::Hub::four()).fill();
        panel.pull(*m_hub, m_now);
        QCOMPARE(asked.size(), 0);
        panel.resize(980, 900);
        panel.show();
        QTRY_VERIFY(panel.onScreen());
        panel.pull(*m_hub, m_now, true);
        QCOMPARE(asked.size(), 1);
        const auto request = asked[0][0].value<HistoryRequest>();
        QCOMPARE(request.what, HistoryRequest::What::Usual);
        QCOMPARE(request.asset, std::string("BTC"));
        QVERIFY(request.to - request.from == std::chrono::hours{24 * 28});
        panel.pull(*m_hub, m_now, true);
        QCOMPARE(asked.size(), 1);  // hours do not change by the second
        m_hub->store.publish(std::shared_ptr<const store::StoreStatus>());
        m_selection->setAsset(QStringLiteral("ETH"));
        panel.pull(*m_hub, m_now, true);
        QCOMPARE(asked.size(), 1);  // nothing is stored in this run
    }

    void partsShareTheRoomThereIs()
    {
        const auto large = made(sample::Mood::Full, {1'100, 900});
        QVERIFY(large->pages()->spread());
        for (int i = 0; i < 5; ++i) QVERIFY(large->pages()->shows(i));
        const auto small = made(sample::Mood::Full, {520, 300});
        QVERIFY(!small->pages()->spread());
        Segmented* const part = control(*small, QStringLiteral("Part of the panel"));
        QVERIFY(part->isVisibleTo(small.get()));
        for (int i = 0; i < 5; ++i) {
            part->setCurrent(i);
            QVERIFY(small->pages()->shows(i));
            small->grab();
        }
        // In a tall one those that follow stand below.
        const auto tall = made(sample::Mood::Full, {520, 760});
        QVERIFY(tall->pages()->shows(0) && tall->pages()->shows(1) && tall->pages()->shows(2));
    }

    void noControlIsCut()
    {
        for (const int width : {240, 330, 400, 420, 500, 560, 640, 800, 1'000, 1'200}) {
            const auto panel = made(sample::Mood::Full, {width, 420});
            int shownControls = 0;
            for (QWidget* w : panel->findChildren<QWidget*>()) {
                if (!w->isVisibleTo(panel.get()) ||
                    w->parentWidget()->property("surface") != QStringLiteral("toolbar"))
                    continue;
                ++shownControls;
                const QRect at(w->mapTo(panel.get(), QPoint()), w->size());
                QVERIFY2(at.left() >= 0 && at.right() < width && w->width() >= w->minimumSizeHint().width(),
                         qPrintable(QStringLiteral("%1 at %2").arg(w->accessibleName()).arg(width)));
            }
            QVERIFY(shownControls > 0);
        }
    }

    void sizesAreEnteredAsPeopleWriteThem()
    {
        const auto panel = made(sample::Mood::Full);
        QLineEdit* field = nullptr;
        for (QLineEdit* f : panel->findChildren<QLineEdit*>())
            if (f->accessibleName().startsWith(QStringLiteral("My size"))) field = f;
        QVERIFY(field);
        const auto enter = [&](const QString& text) {
            field->setText(text);
            QTest::keyClick(field, Qt::Key_Return);
            return field->text();
        };
        QCOMPARE(enter(QStringLiteral("250k")), QStringLiteral("$250k"));
        QCOMPARE(panel->size(), 250e3);
        QCOMPARE(enter(QStringLiteral("$2.5m")), QStringLiteral("$2.5m"));
        QCOMPARE(enter(QStringLiteral("10,000,000")), QStringLiteral("$10m"));
        QCOMPARE(enter(QStringLiteral("lots")), QStringLiteral("$10m"));  // no number: what was there stays
        QCOMPARE(enter(QStringLiteral("-5")), QStringLiteral("$10m"));
        QCOMPARE(panel->size(), 10e6);
        const QJsonObject state = panel->saveState();
        const auto other = made(sample::Mood::Full);
        other->restoreState(state);
        QCOMPARE(other->size(), 10e6);
        other->restoreState({{QStringLiteral("size"), -3}, {QStringLiteral("minutes"), 0}});
        QCOMPARE(other->saveState(), state);
        // Picked in the curves.
        const QRect plot = panel->curves()->plotRect();
        QTest::mouseDClick(panel->curves(), Qt::LeftButton, {}, {panel->curves()->xOf(1e5), plot.center().y()});
        QVERIFY(std::fabs(panel->size() / 1e5 - 1) < 0.05);
        // The arrow keys walk over the measured sizes.
        panel->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(panel.get()));
        panel->curves()->setFocus();
        QTRY_VERIFY(panel->curves()->hasFocus());
        QTest::keyClick(panel->curves(), Qt::Key_Right);
        QCOMPARE(panel->curves()->cursor(), std::optional(kCurveUsd[0]));
        QTest::keyClick(panel->curves(), Qt::Key_Right);
        QCOMPARE(panel->curves()->cursor(), std::optional(kCurveUsd[1]));
    }

    // What a field is filled with means the same when it is accepted as it stands.
    void fieldsReadBackWhatTheyShow()
    {
        const auto restored = qScopeGuard([usual = format::style()] { format::setStyle(usual); });
        const auto choose = [](bool compact) {
            format::Style style;
            style.marks = {number_text::Marks::Point::Comma, number_text::Marks::Group::Dot, compact};
            format::setStyle(style);
        };
        choose(true);
        const auto panel = made(sample::Mood::Full);
        const auto field = [&](const QString& name) {
            for (QLineEdit* f : panel->findChildren<QLineEdit*>())
                if (f->accessibleName().startsWith(name)) return f;
            return static_cast<QLineEdit*>(nullptr);
        };
        QLineEdit* const size = field(QStringLiteral("My size"));
        QLineEdit* const minutes = field(QStringLiteral("Minutes"));
        QVERIFY(size && minutes);
        panel->restoreState({{QStringLiteral("size"), 1e6}, {QStringLiteral("minutes"), 1.234}});
        const QJsonObject state = panel->saveState();
        QCOMPARE(size->text(), QStringLiteral("$1m"));
        QCOMPARE(minutes->text(), QStringLiteral("1,234"));
        QTest::keyClick(size, Qt::Key_Return);
        QTest::keyClick(minutes, Qt::Key_Return);
        QCOMPARE(panel->saveState(), state);
        size->setText(QStringLiteral("1,25m"));
        QTest::keyClick(size, Qt::Key_Return);
        QCOMPARE(panel->size(), 1.25e6);
        QCOMPARE(size->text(), QStringLiteral("$1,25m"));
        QTest::keyClick(size, Qt::Key_Return);
        QCOMPARE(panel->size(), 1.25e6);
        // Other signs: what stands in the fields follows.
        choose(false);
        panel->themeChanged();
        QCOMPARE(size->text(), QStringLiteral("$1.250.000"));
        QTest::keyClick(size, Qt::Key_Return);
        QCOMPARE(panel->size(), 1.25e6);
        format::setStyle({});
        panel->themeChanged();
        QCOMPARE(size->text(), QStringLiteral("$1.25m"));
        QCOMPARE(minutes->text(), QStringLiteral("1.234"));
    }

    void coinsAndExports()
    {
        const auto panel = made(sample::Mood::Full);
        m_selection->setSizeUnit(SizeUnit::Base);
        const BandDepth& b = board()->perp.all->bands[4];
        QVERIFY(at(*panel->bands(), QStringLiteral("all"), 5)
                    .contains(format::plain(b.bidUsd / board()->perp.all->mid, 1)));
        const auto series = panel->exportSeries().front();
        const auto bp = series.heads.indexOf(QStringLiteral("slip_bp"));
        QVERIFY(series.rows.size() == 5 * 2 * kCurveUsd.size());
        bool found = false;
        for (const QStringList& r : series.rows)
            if (r[2] == QStringLiteral("all") && r[3] == QStringLiteral("sell") &&
                r[4] == QStringLiteral("1000000")) {
                VERIFY_NEAR(r[bp].toDouble(), *board()->perp.all->sell.cost[5].bp);
                found = true;
            }
        QVERIFY(found);
    }

private:
    static QString text_(VenueId v) { return text(venueCode(v)); }
};

QTEST_MAIN(TstLiquidityPanel)
#include "tst_liquidity_panel.moc"
